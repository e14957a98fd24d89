"""A job's staff pages in a real browser: Copy link, and a job given to another customer."""

import pytest

from jobs.tests.factories import make_customer, make_job
from shopsettings.models import Role
from shopsettings.tests.factories import make_person
from shopsettings.tests.faults import scrolls_sideways

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page, shop):
    """The browser of somebody at the front desk, signed in by the form."""
    person = make_person(shop=shop, role=Role.FRONT_DESK, password="film and squeegee")
    page.goto("/admin/")
    page.get_by_label("E-mail").fill(person.email.upper())
    page.get_by_label("Password").fill("film and squeegee")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def refuse_the_clipboard(page, path):
    """Serve the page with a policy that makes the browser refuse to write to the clipboard."""

    def with_policy(route):
        answer = route.fetch()
        headers = {**answer.headers, "permissions-policy": "clipboard-write=()"}
        route.fulfill(response=answer, headers=headers)

    page.route(f"**{path}", with_policy)


def test_copy_link_puts_the_whole_link_on_the_clipboard(desk, shop, live_server):
    job = make_job(shop=shop)
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.reload()
    button = desk.get_by_role("button", name="Copy link for JOB-0001")
    button.click()
    desk.get_by_text("✓ Copied").wait_for()
    assert desk.evaluate("navigator.clipboard.readText()") == f"{live_server.url}{job.track_path}"
    desk.get_by_role("status").get_by_text("Link for JOB-0001 copied.").wait_for()
    button.wait_for()  # after a moment it offers to copy again


@pytest.mark.tolerates("Clipboard API has been blocked")
def test_refused_clipboard_is_not_called_copied(desk, shop, live_server):
    job = make_job(shop=shop)
    path = f"/admin/jobs/job/{job.pk}/change/"
    refuse_the_clipboard(desk, path)
    desk.goto(path)
    button = desk.get_by_role("button", name="Copy link for JOB-0001")
    button.click()
    dialog = desk.get_by_role("dialog", name="Copy this link")
    dialog.wait_for()
    assert desk.evaluate("getSelection().toString()") == f"{live_server.url}{job.track_path}"
    assert desk.get_by_text("✓ Copied").count() == 0
    dialog.get_by_role("button", name="Close").click()
    assert button.evaluate("button => button === document.activeElement")


def test_page_on_plain_http_offers_the_link_to_copy_by_hand(desk, shop):
    """Browsers give such a page no clipboard at all."""
    make_job(shop=shop)
    desk.add_init_script("delete Navigator.prototype.clipboard")
    desk.reload()
    desk.get_by_role("button", name="Copy link for JOB-0001").click()
    desk.get_by_role("dialog", name="Copy this link").wait_for()


def change_customer(desk, job):
    desk.goto(f"/admin/jobs/job/{job.pk}/change/")
    desk.locator(".select2-selection").wait_for()  # drawn in place of the plain field


def test_customer_of_a_job_is_changed_by_typing(desk, shop):
    for name in ("Hana Suzuki", "Blue Door Bakery"):
        make_customer(shop=shop, name=name)
    change_customer(desk, make_job(shop=shop))
    desk.get_by_role("combobox", name="Customer").click()
    desk.get_by_role("searchbox", name="Find: Customer").fill("suz")
    desk.get_by_role("option", name="Hana Suzuki").click()
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_text("is saved.").wait_for()
    assert shop.jobs.get().customer.name == "Hana Suzuki"


def test_customer_is_added_in_mid_form(desk, shop):
    change_customer(desk, make_job(shop=shop))
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Add another customer").click()
    popup = opened.value
    popup.get_by_label("Name").fill("Sol Electric")
    popup.get_by_role("button", name="Save").click()
    desk.locator(".select2-selection__rendered", has_text="Sol Electric").wait_for()
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_text("is saved.").wait_for()
    assert shop.jobs.get().customer.name == "Sol Electric"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_staff_pages_never_scroll_sideways(desk, shop, width):
    job = make_job(shop=shop, customer=make_customer(shop=shop, name="Marin County Fire District, Station 6"))
    desk.set_viewport_size({"width": width, "height": 800})
    for path in ("", "add/", f"{job.pk}/change/", f"{job.pk}/do/hold/"):
        desk.goto(f"/admin/jobs/job/{path}")
        assert not scrolls_sideways(desk), path


def test_list_with_endless_words_scrolls_in_its_own_box(desk, shop):
    make_job(shop=shop, wrap_type="Z" * 80, vehicle_model="Y" * 60)
    desk.set_viewport_size({"width": 800, "height": 800})
    desk.goto("/admin/jobs/job/")
    assert not scrolls_sideways(desk)
