"""The job board in a real browser: moved by mouse, keyboard and touch, at a desk and on a phone, each with Undo."""

import pytest
from playwright.sync_api import expect

from jobs.models import Job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Role
from shopsettings.tests.factories import make_person
from shopsettings.tests.faults import faults_of
from tracking.tests.boards import make_many, on_board

pytestmark = pytest.mark.django_db(transaction=True)

DESK = {"viewport": {"width": 1280, "height": 800}}
NARROW_DESK = {"viewport": {"width": 390, "height": 844}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
TABLET = {"viewport": {"width": 1280, "height": 800}, "has_touch": True}
MOVED = "JOB-0001 moved to Printing. Customer’s page updated."
BACK = "JOB-0001 is back on Received. Customer’s page updated."


@pytest.fixture
def job(shop):
    return on_board(shop=shop, name="Delgado Plumbing")


@pytest.fixture
def opened(signed_in, shop):
    """Opens the board in the browser of somebody at the front desk."""

    def open_board(look=DESK, name="Dana Desk", path="", **options):
        person = make_person(shop=shop, role=Role.FRONT_DESK, name=name)
        page = signed_in(person, **look, **options).new_page()
        page.goto(f"/admin/{path}")
        return page

    return open_board


def column(page, name):
    return page.get_by_role("region", name=name, exact=True)


def card(page, label="JOB-0001"):
    return page.locator(f"[data-label={label}]")


def stage_of(job):
    return Job.objects.select_related("stage").get(pk=job.pk).stage.name


def toast(page):
    return page.locator("#toast")


def expect_moved_with_the_ring_and_said(page):
    expect(column(page, "Printing").locator("[data-label=JOB-0001].just")).to_be_visible()
    expect(toast(page)).to_contain_text(MOVED)
    expect(page.locator("#said")).to_contain_text(MOVED)
    expect(column(page, "Printing").get_by_role("heading", level=2)).to_contain_text("1")


def expect_back(page, job):
    expect(toast(page)).to_contain_text(BACK)
    expect(column(page, "Received").locator("[data-label=JOB-0001]")).to_be_visible()
    assert stage_of(job) == "Received"


# --- By mouse ---------------------------------------------------------------------------------


@pytest.mark.parametrize("look", [DESK, NARROW_DESK], ids=["1280", "390"])
def test_card_is_dragged_to_the_next_column_and_undone(opened, job, look):
    page = opened(look)
    card(page).drag_to(
        column(page, "Printing"), source_position={"x": 200, "y": 60}, target_position={"x": 8, "y": 60}
    )
    expect_moved_with_the_ring_and_said(page)
    assert stage_of(job) == "Printing"
    toast(page).get_by_role("button", name="Undo").click()
    expect_back(page, job)


@pytest.mark.parametrize("look", [DESK, NARROW_DESK], ids=["1280", "390"])
def test_card_is_moved_by_its_menu_and_undone(opened, job, look):
    page = opened(look)
    card(page).get_by_role("link", name="Move JOB-0001").click()
    menu = page.get_by_role("form", name="Move JOB-0001")
    expect(menu).to_contain_text("The customer’s page updates straight away.")
    expect(menu.get_by_role("button", name="Received Now here")).to_be_disabled()
    menu.get_by_role("button", name="Printing Next").click()
    expect_moved_with_the_ring_and_said(page)
    toast(page).get_by_role("button", name="Undo").click()
    expect_back(page, job)


def test_card_is_dragged_into_the_hold_drawer_and_undone(opened, job):
    page = opened()
    card(page).drag_to(page.locator("#on-hold summary"), source_position={"x": 200, "y": 60})
    expect(toast(page)).to_contain_text("JOB-0001 is on hold. Customer’s page updated.")
    expect(page.locator("#on-hold summary")).to_contain_text("1")
    toast(page).get_by_role("button", name="Undo").click()
    expect(toast(page)).to_contain_text("JOB-0001 is active again.")
    expect(column(page, "Received").locator("[data-label=JOB-0001]")).to_be_visible()


# --- By keyboard ------------------------------------------------------------------------------


@pytest.mark.parametrize("look", [DESK, NARROW_DESK], ids=["1280", "390"])
def test_card_moves_with_alt_and_an_arrow_and_keeps_the_focus(opened, job, look):
    page = opened(look)
    customer = card(page).get_by_role("link", name="Delgado Plumbing")
    customer.focus()
    page.keyboard.press("Alt+ArrowLeft")  # there is nothing to the left, and the page stays
    page.keyboard.press("Alt+ArrowRight")
    expect_moved_with_the_ring_and_said(page)
    expect(customer).to_be_focused()
    page.keyboard.press("Alt+ArrowLeft")
    expect(toast(page)).to_contain_text("JOB-0001 moved to Received.")
    expect(column(page, "Received").locator("[data-label=JOB-0001].just")).to_be_visible()
    expect(customer).to_be_focused()
    toast(page).get_by_role("button", name="Undo").press("Enter")
    expect(column(page, "Printing").locator("[data-label=JOB-0001].just")).to_be_visible()
    assert stage_of(job) == "Printing"
    expect(card(page).get_by_role("link", name="Move")).to_be_focused()


def test_menu_is_used_and_left_by_keyboard(opened, job):
    page = opened()
    move = card(page).get_by_role("link", name="Move")
    move.press("Enter")
    expect(page.get_by_role("button", name="Printing Next")).to_be_focused()
    page.keyboard.press("Escape")
    expect(move).to_be_focused()
    move.press("Enter")
    page.keyboard.press("Enter")
    expect_moved_with_the_ring_and_said(page)
    expect(move).to_be_focused()
    toast(page).get_by_role("button", name="Undo").press("Enter")
    expect_back(page, job)
    expect(move).to_be_focused()


# --- By touch ---------------------------------------------------------------------------------


@pytest.mark.parametrize("look", [TABLET, PHONE], ids=["1280", "390"])
def test_card_is_moved_by_taps_and_undone(opened, job, look):
    page = opened(look)
    card(page).get_by_role("link", name="Move").tap()
    page.get_by_role("button", name="Printing Next").tap()
    expect_moved_with_the_ring_and_said(page)
    toast(page).get_by_role("button", name="Undo").tap()
    expect_back(page, job)


def test_phone_jumps_to_a_column_by_its_chip(opened, shop, job):
    page = opened(PHONE)
    on_board(shop=shop, stage="Complete", name="Last Customer")
    page.reload()
    expect(card(page, "JOB-0002")).not_to_be_in_viewport()
    page.get_by_role("navigation", name="Stages").get_by_role("link", name="Complete 1").tap()
    expect(card(page, "JOB-0002")).to_be_in_viewport()


# --- Several jobs -----------------------------------------------------------------------------


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["1280", "390"])
def test_selected_jobs_move_together_and_back(opened, shop, job, look):
    other = on_board(shop=shop)
    page = opened(look)
    for label in ("JOB-0001", "JOB-0002"):
        card(page, label).get_by_role("checkbox").check()
    bar = page.get_by_role("form", name="Selected jobs")
    expect(bar).to_contain_text("2 selected")
    bar.get_by_label("Stage to move to").select_option("Printing")
    bar.get_by_role("button", name="Move").click()
    expect(toast(page)).to_contain_text("2 jobs moved to Printing. Customers’ pages updated.")
    assert {stage_of(job), stage_of(other)} == {"Printing"}
    toast(page).get_by_role("button", name="Undo").click()
    expect(toast(page)).to_contain_text("2 jobs put back as before.")
    assert {stage_of(job), stage_of(other)} == {"Received"}


# --- Two people -------------------------------------------------------------------------------


@pytest.mark.tolerates("status of 409")
def test_second_of_two_people_sees_the_card_go_back_and_reads_why(opened, job):
    page, other = opened(), opened(name="Priya Shah")
    card(other).get_by_role("link", name="Move").click()
    other.get_by_role("button", name="Lamination").click()
    expect(toast(other)).to_contain_text("JOB-0001 moved to Lamination.")
    card(page).get_by_role("link", name="Delgado Plumbing").focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(toast(page)).to_contain_text("Priya Shah has moved JOB-0001 to Lamination meanwhile.")
    expect(toast(page).get_by_role("button", name="Undo")).to_be_hidden()
    expect(column(page, "Lamination").locator("[data-label=JOB-0001]")).to_be_visible()
    assert stage_of(job) == "Lamination"


@pytest.mark.tolerates("ERR_INTERNET_DISCONNECTED")
def test_card_goes_back_when_the_server_cannot_be_reached(opened, job):
    page = opened()
    page.context.set_offline(True)
    card(page).get_by_role("link", name="Delgado Plumbing").focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(toast(page)).to_contain_text("That didn’t reach the server.")
    expect(column(page, "Received").locator("[data-label=JOB-0001]")).to_be_visible()
    expect(card(page).get_by_role("link", name="Delgado Plumbing")).to_be_focused()


def test_board_that_comes_back_into_view_is_up_to_date_and_keeps_focus_and_selection(opened, shop, job):
    held = on_board(shop=shop, state=Job.State.ON_HOLD)
    page = opened()
    page.locator("#on-hold summary").click()
    card(page).get_by_role("checkbox").check()
    card(page).get_by_role("link", name="Delgado Plumbing").focus()
    job.promise(shop.today(), by=None)
    held.move_to(shop.stages.get(name="Printing"), by=None)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(card(page)).to_contain_text("Today")
    expect(card(page).get_by_role("checkbox")).to_be_checked()
    expect(card(page).get_by_role("link", name="Delgado Plumbing")).to_be_focused()
    expect(card(page, "JOB-0002")).to_contain_text("On Printing")


@pytest.mark.parametrize("change", ["renamed", "moved", "removed"])
def test_open_board_follows_the_shops_stages(opened, shop, job, change):
    page = opened()
    lamination = shop.stages.get(name="Lamination")
    if change == "renamed":
        lamination.reword(name="Laminating", sentence="", by=None)
    elif change == "moved":
        lamination.put_at(1, seen=[stage.pk for stage in shop.stages.in_order()], by=None)
    else:
        lamination.remove(to=None, by=None)
    names = [stage.name for stage in shop.stages.in_order()]
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".column h2 bdi")).to_have_text(names)
    card(page).get_by_role("link", name="Move JOB-0001").click()
    expect(page.locator(".moves:popover-open button[name=stage] bdi")).to_have_text(names)


def test_card_one_comes_back_to_lies_below_the_chips(opened, shop):
    last = make_many(shop, 60)[-1]
    page = opened(PHONE, path=f"?job={last.pk}#job-{last.pk}")
    expect(card(page, last.label).get_by_role("checkbox")).to_be_in_viewport(ratio=1)
    chips = page.locator("#jump").bounding_box()
    assert card(page, last.label).bounding_box()["y"] >= chips["y"] + chips["height"]


def test_endless_stage_makes_the_bar_of_the_selected_no_wider_than_the_phone(opened, shop, job):
    shop.stages.filter(name="Printing").update(name="Q" * 80)
    page = opened(PHONE)
    card(page).get_by_role("checkbox").check()
    bar = page.locator("#selected select").bounding_box()
    assert bar["x"] + bar["width"] <= PHONE["viewport"]["width"]


# --- Search -----------------------------------------------------------------------------------


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["1280", "390"])
def test_job_that_is_found_stands_before_ones_eyes_and_moves_on(opened, shop, look):
    found = on_board(shop=shop, stage="Lamination", name="Sol Electric")
    on_board(shop=shop)
    page = opened(look)
    page.get_by_role("searchbox").fill("sol")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 job found")).to_be_visible()
    expect(card(page).get_by_role("button", name="Copy link")).to_be_in_viewport(ratio=1)
    card(page).locator("h3 a").focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(column(page, "Complete").locator("[data-label=JOB-0001]")).to_be_in_viewport()
    expect(column(page, "Lamination")).to_be_hidden()
    expect(card(page).locator("h3 a")).to_be_focused()
    assert stage_of(found) == "Complete"


# --- Long lists -------------------------------------------------------------------------------


def test_column_stays_where_one_has_scrolled_it_to(opened, shop):
    make_many(shop, 30)
    page = opened()
    cards = column(page, "Received").get_by_role("list").first
    cards.evaluate("list => list.scrollTop = 900")
    shop.jobs.get(number=1).promise(shop.today(), by=None)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(card(page, "JOB-0001")).to_contain_text("Today")
    assert cards.evaluate("list => list.scrollTop") == 900


def test_more_of_a_column_is_loaded_in_place_and_kept(opened, shop):
    make_many(shop, 60)
    page = opened()
    received = column(page, "Received")
    expect(received.locator(".job")).to_have_count(50)
    received.get_by_role("link", name="Show more").click()
    expect(received.locator(".job")).to_have_count(60)
    expect(card(page, "JOB-0051").locator("h3 a")).to_be_focused()
    card(page, "JOB-0060").locator("h3 a").focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(column(page, "Printing").locator(".job")).to_have_count(1)
    expect(received.locator(".job")).to_have_count(59)


# --- Without scripts --------------------------------------------------------------------------


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["1280", "390"])
def test_board_works_without_scripts(opened, shop, job, look):
    page = opened(look, java_script_enabled=False)
    page.get_by_role("link", name="Move JOB-0001").click()
    page.get_by_role("button", name="Printing Next").click()
    expect(page.get_by_text(MOVED)).to_be_visible()
    assert stage_of(job) == "Printing"
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(BACK)).to_be_visible()
    assert stage_of(job) == "Received"
    card(page).get_by_role("checkbox").check()
    page.get_by_role("form", name="Selected jobs").get_by_role("button", name="Put on hold").click()
    expect(page.get_by_text("JOB-0001 put on hold. Customer’s page updated.")).to_be_visible()
    page.locator("#on-hold summary").click()
    expect(card(page)).to_be_visible()
    page.get_by_role("searchbox").fill("nobody")
    page.keyboard.press("Enter")
    expect(card(page)).to_have_count(0)


# --- Everything in its place ------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_board_in_every_state_has_nothing_to_complain_of(opened, shop, job, scheme):
    on_board(shop=shop, state=Job.State.ON_HOLD)
    on_board(shop=shop, due_date=shop.today())
    late = on_board(shop=shop, stage="Printing", due_date="2001-01-01")
    make_proof(job=late, state=Proof.State.SENT)
    page = opened(DESK, color_scheme=scheme)
    found = []

    def look(where):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            found.extend((where, width, fault) for fault in faults_of(page))

    page.locator("#on-hold summary").click()
    look("board")
    card(page).get_by_role("link", name="Move").click()
    look("menu")
    page.get_by_role("button", name="Printing Next").click()
    expect(toast(page)).to_contain_text(MOVED)
    card(page).get_by_role("checkbox").check()
    look("moved and selected")
    assert found == []
