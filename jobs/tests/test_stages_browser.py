"""The stages in a real browser: put in order by mouse, touch and keyboard, worded, and taken away."""

import pytest
from playwright.sync_api import expect

from jobs.models import Stage
from jobs.tests.factories import make_job, make_stages
from shopsettings.tests.factories import make_shop
from shopsettings.tests.faults import faults_of

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/jobs/stage/"
DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def shop():
    shop = make_shop()
    make_stages("Received", "Design", "Printing", "Complete", shop=shop)
    return shop


@pytest.fixture
def open_for(signed_in, manager):
    """Opens a page in a manager's browser."""

    def open_page(path=LIST, **look):
        page = signed_in(manager, **look or DESK).new_page()
        page.goto(path)
        return page

    return open_page


def named(shop, name):
    return shop.stages.get(name=name)


def order(shop):
    return list(shop.stages.in_order().values_list("name", flat=True))


def row(page, name):
    return page.locator(".stage", has=page.get_by_role("heading", name=name))


def shown(page, *names):
    """Wait until the list stands in this order."""
    expect(page.locator(".stage h2 bdi")).to_have_text(names)


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, name, onto):
    x, y = middle(row(page, name).locator("[data-handle]"))
    _, to = middle(row(page, onto))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, to + (8 if to > y else -8), steps=6)


def test_stage_is_dragged_by_its_handle(open_for, shop):
    page = open_for()
    drag(page, "Received", onto="Printing")
    page.mouse.up()
    page.get_by_text("Received is step 3 of 4 now.").wait_for()
    shown(page, "Design", "Printing", "Received", "Complete")
    assert order(shop) == ["Design", "Printing", "Received", "Complete"]


def test_dragging_is_called_off_with_escape(open_for, shop):
    page = open_for()
    drag(page, "Received", onto="Printing")
    shown(page, "Design", "Printing", "Received", "Complete")
    page.keyboard.press("Escape")
    shown(page, "Received", "Design", "Printing", "Complete")
    page.mouse.up()
    assert order(shop) == ["Received", "Design", "Printing", "Complete"]


def test_stage_is_dragged_by_touch(open_for, shop):
    page = open_for(**PHONE)
    x, y = middle(row(page, "Received").locator("[data-handle]"))
    _, to = middle(row(page, "Design"))
    finger = page.context.new_cdp_session(page)

    def touch(kind, *points):
        finger.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for y in points]}
        )

    touch("touchStart", y)
    for step in range(1, 6):
        touch("touchMove", y + (to + 8 - y) * step / 5)
    touch("touchEnd")
    page.get_by_text("Received is step 2 of 4 now.").wait_for()
    assert order(shop) == ["Design", "Received", "Printing", "Complete"]
    assert page.evaluate("scrollY") == 0  # the page didn't move along


def test_stage_is_moved_by_tapping_its_arrows(open_for, shop):
    page = open_for(**PHONE)
    page.get_by_role("button", name="Move Design down").tap()
    page.get_by_text("Design is step 3 of 4 now.").wait_for()
    assert order(shop) == ["Received", "Printing", "Design", "Complete"]


def test_stage_is_moved_by_keyboard_and_keeps_the_focus(open_for, shop):
    page = open_for()
    page.get_by_role("button", name="Move Printing up").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_role("status").filter(has_text="Printing is step 1 of 4 now.")).to_be_visible()
    shown(page, "Printing", "Received", "Design", "Complete")
    expect(page.get_by_role("button", name="Move Printing down")).to_be_focused()  # it can't go further up
    page.keyboard.press("Enter")
    page.get_by_text("Printing is step 2 of 4 now.").wait_for()
    expect(page.get_by_role("button", name="Move Printing down")).to_be_focused()
    assert order(shop) == ["Received", "Printing", "Design", "Complete"]


def test_list_that_is_stale_moves_nothing_and_shows_how_it_stands(open_for, shop):
    page = open_for()
    stages = list(shop.stages.in_order())
    stages[2].put_at(1, seen=[stage.pk for stage in stages], by=None)
    page.get_by_role("button", name="Move Design down").click()
    page.get_by_text("Somebody else has changed the stages meanwhile.").wait_for()
    shown(page, "Printing", "Received", "Design", "Complete")
    assert order(shop) == ["Printing", "Received", "Design", "Complete"]


def test_move_that_finishes_jobs_asks_first(open_for, shop):
    make_job(shop=shop, stage="Printing")
    page = open_for()
    page.get_by_role("button", name="Move Printing down").click()
    page.get_by_text("The job on Printing will read as finished.").wait_for()
    assert order(shop)[-1] == "Complete"
    page.get_by_role("button", name="Move it").click()
    page.get_by_text("Printing is step 4 of 4 now.").wait_for()
    assert order(shop) == ["Received", "Design", "Complete", "Printing"]


def test_without_javascript_the_arrows_move_a_stage(open_for, shop):
    page = open_for(java_script_enabled=False, **DESK)
    page.get_by_role("button", name="Move Design up").click()
    page.get_by_text("Design is step 1 of 4 now.").wait_for()
    assert order(shop) == ["Design", "Received", "Printing", "Complete"]


def test_what_customers_read_follows_the_name_as_it_is_typed(open_for, shop):
    page = open_for(f"{LIST}{named(shop, 'Printing').pk}/change/")
    reading = page.locator("[data-reading]")
    expect(reading).to_contain_text("Your wrap is being printed")
    page.get_by_label("Name").fill("Lamination")
    expect(reading).to_contain_text("Your wrap is being laminated")
    page.get_by_label("Name").fill("Collections")
    expect(reading).to_contain_text("Customers see this name in their list of steps.")
    page.get_by_label("What customers read").fill("We’re sorting out the paperwork")
    expect(reading).to_contain_text("We’re sorting out the paperwork")
    assert named(shop, "Printing")


def test_new_stage_is_added_where_it_belongs(open_for, shop):
    page = open_for()
    page.get_by_role("link", name="New stage").click()
    page.get_by_label("Name").fill("Washing")
    page.get_by_label("Place").select_option("After Received")
    page.get_by_role("button", name="Save", exact=True).click()
    shown(page, "Received", "Washing", "Design", "Printing", "Complete")


@pytest.mark.tolerates("status of 422")
def test_stage_with_jobs_is_deleted_by_moving_them(open_for, shop):
    job = make_job(shop=shop, stage="Design")
    page = open_for(**PHONE)
    page.get_by_role("link", name="Delete Design").tap()
    page.get_by_role("button", name="Move the jobs and delete").tap()
    page.get_by_role("link", name="Move its job to: This field is required.").wait_for()
    page.get_by_label("Move its job to").select_option("Printing")
    page.get_by_role("button", name="Move the jobs and delete").tap()
    page.get_by_text("Design is deleted. Its job is on Printing now.").wait_for()
    job.refresh_from_db()
    assert job.stage.name == "Printing"
    assert not Stage.objects.filter(name="Design").exists()


def test_list_has_nothing_for_axe_and_never_scrolls_sideways(open_for, shop):
    named(shop, "Design").reword(name="Collections", sentence="", by=None)  # warned of
    page = open_for()
    for width, scheme in [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"), (320, "dark")]:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        page.reload()  # or axe meets colours halfway
        assert faults_of(page) == [], (width, scheme)
