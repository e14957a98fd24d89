"""The customer's page in a real browser while its job moves: what changes by itself, and what stays as it was."""

import random
import re
from datetime import timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_job, make_stages
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Shop
from shopsettings.tests.factories import make_shop
from tracking.tests.states import MONDAY

pytestmark = pytest.mark.django_db(transaction=True)

EVERY = 15  # seconds between two questions
OFFLINE = "ERR_INTERNET_DISCONNECTED"
CUT = "ERR_FAILED"  # what the browser says of a request that a test has cut

# Notes what the page does from now on: when it asks, questions settled, contents swapped, what it said.
WATCH = """
window.asked = [];
window.said = [];
window.settled = window.swaps = 0;
const ask = fetch;
window.fetch = (address, ...how) => {
    if (address.endsWith("/live")) asked.push(Date.now());
    return ask(address, ...how);
};
const watch = (id, seen) => new MutationObserver(seen).observe(document.getElementById(id), { childList: true });
watch("freshness-words", () => (settled += 1));
watch("main", () => (swaps += 1));
watch("say", () => said.push(document.getElementById("say").textContent));
"""

HIDE = """(hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def job():
    return make_job(stage="Printing", shop=make_shop(phone="(415) 555-0134"))


class Reader:
    """Somebody who has the page open; their clock stands still but for the time the test lets pass."""

    def __init__(self, context, job):
        self.context, self.page, self.answers = context, context.new_page(), []
        self.page.on("response", self._note)
        self.page.clock.install(time=MONDAY)
        self.page.clock.pause_at(MONDAY + timedelta(seconds=1))
        self.page.goto(job.track_path)
        self.page.evaluate(WATCH)

    def _note(self, response):
        if response.url.endswith("/live"):
            self.answers.append(response.status)

    def wait(self, seconds):
        self.page.clock.run_for(seconds * 1000)

    def next_question(self):
        """Let time pass until the page asks, and see that settled, well or badly."""
        asked, settled = self.page.evaluate("[asked.length, settled]")
        while self.page.evaluate("asked.length") == asked:
            self.wait(3)  # less than the page waits for an answer
        self.page.wait_for_function("before => settled > before", arg=settled)

    @property
    def heading(self):
        return self.page.locator("h1")

    @property
    def freshness(self):
        return self.page.locator("#freshness p")

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)


@pytest.fixture
def reader(new_context, job):
    return Reader(new_context(viewport={"width": 360, "height": 800}), job)


def move(job, name):
    job.move_to(job.shop.stages.get(name=name), by=None)


# --- A change, and none ----------------------------------------------------------------------------


def test_unchanged_answer_is_empty_and_nothing_happens(reader):
    reader.next_question()
    reader.next_question()
    assert reader.answers == [304, 304]
    assert reader.page.evaluate("[swaps, said]") == [0, []]


def test_change_is_shown_and_announced_once(reader, job):
    move(job, "Lamination")
    reader.next_question()
    expect(reader.heading).to_have_text("Your wrap is being laminated")
    reader.next_question()
    assert reader.answers == [200, 304]
    announced = "Update: Your wrap is being laminated. 67 percent. Completion date to be confirmed."
    assert reader.page.evaluate("[swaps, said]") == [1, [announced]]
    assert reader.page.title() == "Your wrap is being laminated – North Bay Wraps"


def test_behind_a_proxy_that_loses_the_marks_a_page_changes_only_with_its_job(reader, job):
    def lose_the_marks(route):
        asked = {name: value for name, value in route.request.headers.items() if name != "if-none-match"}
        answer = route.fetch(headers=asked)
        told = {name: value for name, value in answer.headers.items() if name != "etag"}
        route.fulfill(response=answer, headers=told)

    reader.page.route("**/live", lose_the_marks)
    reader.heading.select_text()
    reader.next_question()
    reader.next_question()
    assert reader.answers == [200, 200]
    assert reader.page.evaluate("[swaps, said]") == [0, []]
    assert reader.page.evaluate("getSelection().toString().trim()") == "Your wrap is being printed"
    move(job, "Lamination")
    reader.next_question()
    reader.next_question()
    assert reader.page.evaluate("[swaps, said.length]") == [1, 1]
    expect(reader.heading).to_have_text("Your wrap is being laminated")


def test_a_change_that_the_page_does_not_show_is_not_announced(reader, job):
    type(job).objects.update(title="Fleet wrap")
    reader.next_question()
    job.customer.name = "Another Customer"  # stands in the titles of jobs that have none of their own
    job.customer.save()
    reader.next_question()
    assert reader.answers == [200, 200]
    assert reader.page.evaluate("[swaps, said.length]") == [1, 1]


def test_page_is_silent_when_it_opens(reader):
    expect(reader.page.locator("#say")).to_have_text("")
    expect(reader.freshness).to_have_text(re.compile(r"^Live · updated \d"))


def test_status_line_stands_outside_what_is_swapped(reader):
    assert reader.page.locator("#main #say").count() == 0
    assert reader.page.locator("body > #say[role=status]").count() == 1


# --- What a change leaves alone --------------------------------------------------------------------


def test_focus_stays_on_the_button_that_had_it(reader, job):
    make_proof(job=job, state=Proof.State.SENT)
    reader.next_question()
    proof = reader.page.get_by_role("link", name="Review Design Proof")
    proof.focus()
    move(job, "Lamination")
    reader.next_question()
    expect(reader.heading).to_have_text("Your wrap is being laminated")
    expect(proof).to_be_focused()


def test_focus_of_a_button_that_is_gone_goes_to_the_content(reader, job):
    invoice = make_invoice(job=job, state=Invoice.State.SENT)
    reader.next_question()
    reader.page.get_by_role("link", name="View Invoice & Pay").focus()
    invoice.record_payment(by=None)
    reader.next_question()
    expect(reader.page.get_by_text("Invoice INV-0001 is paid. Thank you.")).to_be_visible()
    expect(reader.page.locator("main")).to_be_focused()


@pytest.mark.parametrize("was_open", [True, False])
def test_steps_stay_open_or_closed_as_the_reader_left_them(reader, job, was_open):
    steps = reader.page.locator("#steps")
    if (steps.get_attribute("open") is not None) != was_open:
        reader.page.get_by_text("All steps").click()
    move(job, "Lamination")
    reader.next_question()
    expect(reader.heading).to_have_text("Your wrap is being laminated")
    assert (steps.get_attribute("open") is not None) == was_open


def test_what_one_reads_stays_where_it_is_when_something_above_it_grows(reader, job):
    reader.page.set_viewport_size({"width": 360, "height": 500})
    details = reader.page.get_by_role("heading", name="Job details")
    reader.page.evaluate("scrollTo(0, document.getElementById('job').getBoundingClientRect().top - 100)")
    before = details.bounding_box()["y"]
    make_proof(job=job, state=Proof.State.SENT)
    make_invoice(job=job, state=Invoice.State.SENT)
    reader.next_question()
    expect(reader.page.get_by_role("link", name="View Invoice & Pay")).to_be_attached()
    assert details.bounding_box()["y"] == pytest.approx(before, abs=1)


def test_what_one_reads_on_a_wide_screen_stays_where_it_is_too(reader, job):
    invoice = make_invoice(job=job, state=Invoice.State.SENT)
    make_proof(job=job, state=Proof.State.SENT)
    reader.page.set_viewport_size({"width": 1280, "height": 400})
    reader.next_question()
    details = reader.page.get_by_role("heading", name="Job details")
    reader.page.evaluate("scrollTo(0, document.getElementById('job').getBoundingClientRect().top - 100)")
    before = details.bounding_box()["y"]
    invoice.void(by=None)
    make_invoice(job=job, state=Invoice.State.SENT)
    make_invoice(job=job, state=Invoice.State.SENT)
    reader.next_question()
    expect(reader.page.get_by_role("link", name="View Invoice & Pay")).to_have_count(2)
    assert details.bounding_box()["y"] == pytest.approx(before, abs=1)


# --- When the shop itself changes ------------------------------------------------------------------

TALL = {"width": 360, "height": 500}


def rename(shop, **changes):
    Shop.objects.filter(pk=shop.pk).update(name="Voltwrap Studio", **changes)


def test_open_page_puts_on_the_brand_that_its_shop_has_now(reader, job):
    rename(job.shop, plan="pro", colour="#ffd400", language="de")
    reader.wait(EVERY)
    expect(reader.page.locator(".masthead")).to_contain_text("Voltwrap Studio")
    expect(reader.page.locator("html")).to_have_attribute("lang", "de")
    expect(reader.heading).to_have_text("Ihre Folierung wird gedruckt")
    assert "ffd400" in reader.page.locator("link[rel=stylesheet]").get_attribute("href")


def test_page_that_opens_anew_keeps_the_place_of_its_reader(reader, job):
    page = reader.page
    page.set_viewport_size(TALL)
    page.get_by_text("All steps").click()
    assert page.locator("#steps").get_attribute("open") is None
    page.get_by_role("link", name="(415) 555-0134").focus()
    page.evaluate("scrollTo(0, 321)")
    rename(job.shop)
    reader.wait(EVERY)
    expect(page.locator(".eyebrow")).to_contain_text("Voltwrap Studio")
    expect(page.get_by_role("link", name="(415) 555-0134")).to_be_focused()
    assert page.locator("#steps").get_attribute("open") is None
    page.wait_for_function("scrollY === 321")
    reader.wait(EVERY)
    expect(page.locator("#say")).to_have_text(re.compile("^Update: Your wrap is being printed"))


def test_page_opens_anew_only_once_for_one_change(reader, job):
    """Whatever stands between browser and server may go on giving out the old page."""
    old = reader.page.request.get(job.track_path).text()
    reader.page.route(f"**{job.track_path}", lambda route: route.fulfill(body=old, content_type="text/html"))
    rename(job.shop)
    with reader.page.expect_navigation():
        reader.wait(EVERY)
    reader.page.evaluate(WATCH)
    reader.next_question()
    expect(reader.page.locator(".eyebrow")).to_contain_text("Voltwrap Studio")
    assert reader.page.evaluate("swaps") == 1


def test_what_another_page_left_behind_when_it_could_not_be_opened_is_not_announced(reader):
    place = {
        "live": "/track/another/live",
        "opened": [],
        "focused": "shop-phone",
        "say": "Update: Another wrap.",
    }
    reader.page.evaluate("place => sessionStorage.setItem('place', JSON.stringify(place))", place)
    reader.page.reload()
    reader.wait(3)
    expect(reader.page.locator("#say")).to_have_text("")
    expect(reader.page.locator("#shop-phone")).not_to_be_focused()


# --- Pause, and out of sight -----------------------------------------------------------------------


def test_paused_page_asks_nothing_until_it_is_resumed(reader, job):
    reader.button("Pause updates").click()
    expect(reader.freshness).to_have_text(re.compile(r"^Updates paused · \d"))
    move(job, "Lamination")
    reader.wait(10 * EVERY)
    assert reader.page.evaluate("asked") == []
    reader.button("Resume").click()
    expect(reader.heading).to_have_text("Your wrap is being laminated")
    expect(reader.button("Pause updates")).to_be_focused()


def test_hidden_page_asks_nothing_and_asks_at_once_when_it_is_seen_again(reader, job):
    reader.page.evaluate(HIDE, True)
    move(job, "Lamination")
    reader.wait(10 * EVERY)
    reader.page.evaluate("dispatchEvent(new Event('online'))")
    assert reader.page.evaluate("asked") == []
    reader.page.evaluate(HIDE, False)
    expect(reader.heading).to_have_text("Your wrap is being laminated")
    assert reader.answers == [200]


# --- Without a network -----------------------------------------------------------------------------


@pytest.mark.tolerates(OFFLINE)
def test_offline_page_stays_whole_and_says_so_after_the_second_failure(reader):
    reader.context.set_offline(True)
    reader.next_question()
    expect(reader.freshness).to_have_text(re.compile("^Live · updated"))
    reader.next_question()
    expect(reader.freshness).to_have_text(re.compile(r"^You’re offline\. Last updated \d"))
    expect(reader.button("Try again")).to_be_visible()
    expect(reader.heading).to_have_text("Your wrap is being printed")
    assert reader.page.evaluate("swaps") == 0
    (said,) = reader.page.evaluate("said")
    assert said.startswith("You’re offline. Last updated ")


@pytest.mark.tolerates(OFFLINE)
def test_page_is_up_to_date_as_soon_as_the_network_is_back(reader, job):
    reader.context.set_offline(True)
    reader.next_question()
    reader.next_question()
    move(job, "Lamination")
    reader.context.set_offline(False)
    expect(reader.heading).to_have_text("Your wrap is being laminated")
    expect(reader.freshness).to_have_text(re.compile("^Live · updated"))


def test_a_question_that_hangs_is_given_up_when_the_network_is_back(reader, job):
    hangs = iter([True])
    reader.page.route("**/live", lambda route: None if next(hangs, False) else route.continue_())
    reader.wait(EVERY)
    move(job, "Lamination")
    reader.page.evaluate("dispatchEvent(new Event('online'))")
    expect(reader.heading).to_have_text("Your wrap is being laminated")


@pytest.mark.tolerates(CUT)
def test_try_again_asks_at_once(reader, job):
    reader.page.route("**/live", lambda route: route.abort())
    reader.next_question()
    reader.next_question()
    reader.page.unroute("**/live")
    move(job, "Lamination")
    reader.button("Try again").click()
    expect(reader.heading).to_have_text("Your wrap is being laminated")
    expect(reader.button("Pause updates")).to_be_focused()


@pytest.mark.tolerates(CUT)
def test_failing_page_asks_less_and_less_often_down_to_every_five_minutes(reader):
    reader.page.route("**/live", lambda route: route.abort())
    for _time in range(8):
        reader.next_question()
    asked = [moment / 1000 for moment in reader.page.evaluate("asked")]
    pauses = [after - before for before, after in pairwise(asked)]
    expected = [30, 60, 120, 240, 300, 300, 300]
    assert all(0.75 * most <= pause <= most + 3 for pause, most in zip(pauses, expected, strict=True)), pauses


@pytest.mark.tolerates(CUT)
def test_answer_that_never_comes_counts_as_a_failure(reader, job):
    reader.page.route("**/live", lambda route: None)
    reader.wait(EVERY)
    reader.wait(10)
    reader.page.wait_for_function("() => settled === 1")
    reader.page.unroute("**/live")
    move(job, "Lamination")
    reader.next_question()
    expect(reader.heading).to_have_text("Your wrap is being laminated")


FATES = {
    "lost": lambda route: route.abort(),
    "broken": lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"),
    "somebody else's": lambda route: route.fulfill(status=200, body="<h1>Welcome to the café’s network</h1>"),
    "delivered": lambda route: route.continue_(),
}


@pytest.mark.tolerates(CUT, "status of 502")
@pytest.mark.parametrize("seed", range(3))
def test_page_on_a_flaky_network_ends_up_to_date(reader, job, seed):
    chance = random.Random(seed)
    fates = []

    def answer(route):
        fates.append(chance.choice([*FATES]))
        FATES[fates[-1]](route)

    reader.page.route("**/live", answer)
    for stage in ("Lamination", "Installing", "Ready for pickup"):
        move(job, stage)
        for _time in range(3):
            reader.next_question()
    while fates[-1] != "delivered":
        reader.next_question()
    expect(reader.heading).to_have_text("Your wrap is ready to collect")
    expect(reader.freshness).to_have_text(re.compile("^Live · updated"))
    assert len({*fates}) > 2


# --- When the link stops working -------------------------------------------------------------------


@pytest.mark.tolerates("status of 410")
def test_open_page_of_a_replaced_link_becomes_the_page_that_says_so(reader, job):
    job.replace_code(by=None)
    reader.wait(EVERY)
    expect(reader.heading).to_have_text("This link has been switched off")


@pytest.mark.tolerates("status of 404")
def test_open_page_of_a_deleted_job_becomes_the_page_for_what_is_not_there(reader, job):
    job.delete()
    reader.wait(EVERY)
    expect(reader.heading).to_have_text("We can’t find that page")


@pytest.mark.tolerates("status of 404")
def test_a_proxy_that_knows_no_page_while_the_server_starts_again_does_not_cost_it(reader, job):
    reader.page.route("**/live", lambda route: route.fulfill(status=404, body="404 page not found"))
    reader.next_question()
    reader.page.unroute("**/live")
    move(job, "Lamination")
    reader.next_question()
    expect(reader.heading).to_have_text("Your wrap is being laminated")
    assert reader.page.evaluate("swaps") == 1


# --- Without JavaScript, and slowly ----------------------------------------------------------------


def test_page_without_javascript_is_whole_and_is_refreshed_by_a_link(new_context, job):
    make_proof(job=job, state=Proof.State.SENT)
    page = new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    page.goto(job.track_path)
    expect(page.locator("h1")).to_have_text("Your wrap is being printed")
    expect(page.get_by_role("link", name="Review Design Proof")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page.get_by_text("All steps").click()
    expect(page.get_by_role("listitem").filter(has_text="Lamination")).to_be_visible()
    move(job, "Lamination")
    page.get_by_role("link", name="Refresh").click()
    expect(page.locator("h1")).to_have_text("Your wrap is being laminated")


SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


def test_page_on_a_slow_network_is_whole_and_follows(new_context, job):
    context = new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)
    page.clock.install()
    page.goto(job.track_path)
    expect(page.locator("h1")).to_have_text("Your wrap is being printed")
    expect(page.locator("#freshness p")).to_have_text(re.compile("^Live · updated"))
    move(job, "Lamination")
    page.clock.run_for(EVERY * 1000)
    expect(page.locator("h1")).to_have_text("Your wrap is being laminated")


@pytest.mark.parametrize("count", [1, 24])
def test_film_moves_with_the_job(new_context, count):
    stages = make_stages(*[f"Step {number}" for number in range(1, count + 2)], shop=make_shop())
    job = make_job(stage=stages[0])
    reader = Reader(new_context(reduced_motion="no-preference"), job)
    job.move_to(stages[1], by=None)
    reader.next_question()
    percent = 100 if count == 1 else 8
    expect(reader.page.locator("#film")).to_have_attribute(
        "transform", f"translate({360 if percent == 100 else 26} 0)"
    )
    expect(reader.page.locator(".percent")).to_have_text(f"{percent}%")
