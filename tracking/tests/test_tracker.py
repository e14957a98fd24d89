"""What one job reads like to its customer, state by state."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import translation

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.models import Job, Stage
from jobs.tests.factories import make_job, make_stages
from jobs.vehicles import VehicleKind
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Shop
from shopsettings.tests.factories import make_shop
from tracking.build import build
from tracking.eta import eta
from tracking.fetch import fetch
from tracking.tracker import Artwork, Eta, Situation, Turn

MONDAY = datetime(2026, 5, 11, 21, 14, tzinfo=UTC)  # 2:14 pm in Los Angeles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


def page_of(job):
    fetched = fetch(job.code)
    assert fetched
    return build(fetched.rows(), now=datetime.now(UTC))


def job_at(place, count, **details):
    """A job on stage `place` of `count` numbered ones."""
    stages = make_stages(*[f"Step {number}" for number in range(1, count + 1)], shop=make_shop())
    return make_job(stage=stages[place - 1], **details)


@pytest.mark.parametrize(
    ("place", "count", "percent"),
    [
        (1, 2, 50),
        (4, 7, 57),
        (1, 8, 13),
        (3, 8, 38),
        (5, 8, 63),
        (1, 24, 4),
        (13, 24, 54),
        (6, 7, 86),
        (7, 7, 100),
    ],
)
def test_percent_is_the_share_of_steps_rounded_half_up(place, count, percent):
    assert page_of(job_at(place, count)).percent == percent


def test_percent_stops_at_99_before_the_last_step():
    assert page_of(job_at(399, 400)).percent == 99


def test_percent_is_never_0():
    assert page_of(job_at(1, 400)).percent == 1


def test_a_shop_with_one_stage_shows_no_percent_and_never_finishes():
    page = page_of(job_at(1, 1))
    assert (page.percent, page.film, page.situation) == (None, 160, Situation.IN_PROGRESS)


def test_film_ends_where_the_percentage_does():
    assert page_of(job_at(4, 7)).film == 182


def test_film_of_a_finished_job_covers_the_whole_vehicle():
    assert page_of(job_at(7, 7)).film == 360


def test_steps_before_are_done_and_after_are_to_do():
    assert [step.state for step in page_of(job_at(2, 4)).steps] == ["done", "now", "todo", "todo"]


def test_steps_follow_the_order_by_hand_and_not_of_creation():
    job = job_at(1, 3)
    first, second, third = job.shop.stages.in_order()
    for stage, position in ((first, 9), (second, 1), (third, 2)):
        stage.position = position
        stage.save()
    page = page_of(job)
    assert [step.name for step in page.steps] == ["Step 2", "Step 3", "Step 1"]
    assert page.situation is Situation.FINISHED


def test_next_is_the_stage_after_this_one():
    page = page_of(job_at(2, 3))
    assert (page.current, page.next) == ("Step 2", "Step 3")


def test_nothing_comes_after_the_last_stage():
    assert page_of(job_at(3, 3)).next == ""


def test_status_is_a_sentence_about_the_stage():
    assert page_of(make_job(stage="Printing")).status == "Your wrap is being printed"


def test_status_of_an_unknown_stage_is_the_generic_sentence():
    assert page_of(job_at(2, 4)).status == "Your job is in progress"


def test_status_is_what_the_shop_wrote_for_the_stage():
    job = make_job(stage="Printing")
    job.stage.sentence = "Hot off the press"
    job.stage.save()
    assert page_of(job).status == "Hot off the press"


def test_a_held_job_says_so_whatever_the_shop_wrote_for_the_stage():
    job = make_job(stage="Printing", state=Job.State.ON_HOLD)
    job.stage.sentence = "Hot off the press"
    job.stage.save()
    assert page_of(job).status == "Your job is on hold"


# --- The expected date -----------------------------------------------------------------------------

TODAY = date(2026, 5, 11)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, Eta("", "Completion date to be confirmed")),
        (date(2026, 5, 11), Eta("Expected today")),
        (date(2026, 5, 12), Eta("Expected tomorrow", "Tuesday, May 12")),
        (date(2026, 5, 13), Eta("Expected Wednesday, May 13", "in 2 days")),
        (date(2026, 5, 17), Eta("Expected Sunday, May 17", "in 6 days")),
        (date(2026, 5, 18), Eta("Expected May 18", "in 7 days")),
        (date(2027, 1, 4), Eta("Expected January 4, 2027", "in 238 days")),
        (
            date(2026, 5, 4),
            Eta("Taking a little longer than planned", "Our estimate was Monday, May 4.", has_passed=True),
        ),
    ],
)
def test_eta_wording(due, expected):
    assert eta(Job(due_date=due), TODAY) == expected


@pytest.mark.parametrize(
    ("zone", "lead"), [("America/Los_Angeles", "Expected tomorrow"), ("Pacific/Auckland", "Expected today")]
)
def test_eta_counts_days_on_the_shops_own_calendar(zone, lead):
    job = make_job(shop=make_shop(time_zone=zone), due_date=date(2026, 5, 12), stage=None)
    assert page_of(job).eta.lead == lead


@pytest.mark.parametrize("state", [Job.State.ON_HOLD, Job.State.CANCELLED])
def test_a_paused_or_cancelled_job_has_no_eta(state):
    assert page_of(make_job(state=state, due_date=TODAY)).eta is None


@pytest.mark.parametrize("stage", ["Ready for pickup", "Complete"])
def test_a_job_that_is_ready_or_finished_has_no_eta(stage):
    assert page_of(make_job(stage=stage, due_date=TODAY - timedelta(days=1))).eta is None


# --- A changed date --------------------------------------------------------------------------------


def changed(due, was=date(2026, 5, 13), reason=""):
    return eta(Job(due_date=due, due_date_was=was, due_reason=reason), TODAY)


@pytest.mark.parametrize(
    ("due", "lead", "note"),
    [
        (date(2026, 5, 11), "Now expected today", ""),
        (date(2026, 5, 12), "Now expected tomorrow", "Tuesday, May 12"),
        (date(2026, 5, 15), "Now expected Friday, May 15", "in 4 days"),
        (date(2026, 5, 20), "Now expected May 20", "in 9 days"),
    ],
)
def test_a_changed_date_is_said_with_what_it_was(due, lead, note):
    assert changed(due) == Eta(lead, note, before="It was Wednesday, May 13.")


def test_a_changed_date_carries_the_shops_reason():
    assert changed(date(2026, 5, 15), reason="The film is late.").reason == "The film is late."


def test_a_new_date_that_has_passed_is_a_passed_date_like_any_other():
    eta = changed(date(2026, 5, 10), reason="The film is late.")
    assert eta == Eta(
        "Taking a little longer than planned", "Our estimate was Sunday, May 10.", has_passed=True
    )


def test_the_same_date_twice_is_no_change():
    assert changed(date(2026, 5, 13)) == Eta("Expected Wednesday, May 13", "in 2 days")


def test_a_job_without_a_date_says_nothing_of_an_earlier_one():
    assert changed(None) == Eta("", "Completion date to be confirmed")


def test_a_changed_date_reaches_the_page():
    job = make_job(due_date=date(2026, 5, 13))
    job.promise(date(2026, 5, 15), by=None, reason="The film is late.")
    page = page_of(job)
    assert (page.eta.before, page.eta.reason) == ("It was Wednesday, May 13.", "The film is late.")
    assert page.announcement.endswith("Now expected Friday, May 15, in 4 days.")


@pytest.mark.parametrize("waits", [False, True])
def test_what_the_date_was_and_why_it_changed_are_printed_once(client, waits):
    job = make_job(due_date=date(2026, 5, 13))
    job.promise(date(2026, 5, 15), by=None, reason="The <film> is late.")
    if waits:
        make_proof(job=job, state=Proof.State.SENT)
    page = client.get(job.track_path).content.decode()
    assert page.count("It was Wednesday, May 13.") == 1
    assert page.count("<bdi>The &lt;film&gt; is late.</bdi>") == 1


def test_a_reason_below_the_button_says_what_it_is_about(client):
    job = make_job(due_date=date(2026, 5, 13))
    job.promise(date(2026, 5, 15), by=None, reason="The film is late.")
    make_proof(job=job, state=Proof.State.SENT)
    page = client.get(job.track_path).content.decode()
    assert "About the new date: <bdi>The film is late.</bdi>" in page


@pytest.mark.parametrize(
    ("changed", "order"), [(False, ["explanation", "button"]), (True, ["button", "explanation"])]
)
def test_words_about_a_new_date_leave_the_button_in_sight(client, changed, order):
    job = make_job(stage="Proof approval", due_date=date(2026, 5, 13))
    make_proof(job=job, state=Proof.State.SENT)
    if changed:
        job.promise(date(2026, 5, 15), by=None)
    page = client.get(job.track_path).content.decode()
    assert re.findall('class="(explanation|button)', page) == order


# --- Side states -----------------------------------------------------------------------------------


def test_hold_names_the_stage_where_work_paused():
    page = page_of(make_job(stage="Printing", state=Job.State.ON_HOLD))
    assert page.situation is Situation.ON_HOLD
    assert page.explanation.startswith("Work has paused at Printing. We’ll set a new date when it restarts.")


def test_hold_names_no_stage_that_is_called_on_hold():
    shop = make_shop()
    make_stages("Received", "ON HOLD!!", "Complete", shop=shop)
    page = page_of(make_job(shop=shop, stage="ON HOLD!!"))
    assert page.explanation.startswith("Work has paused. We’ll set a new date when it restarts.")


def test_hold_offers_only_the_ways_to_ask_that_exist():
    job = make_job(shop=make_shop(phone="(415) 555-0134", email=""), state=Job.State.ON_HOLD)
    assert page_of(job).explanation.endswith("Questions? Call us any time.")


def test_hold_gives_the_reason_that_customers_may_read():
    job = make_job(stage="Printing")
    job.hold(by=None, reason="The film arrives on Thursday.", customers_read=True)
    assert page_of(job).hold_reason == "The film arrives on Thursday."


def test_hold_keeps_to_itself_a_reason_that_stays_inside_the_shop():
    job = make_job(stage="Printing")
    job.hold(by=None, reason="They haven’t paid")
    assert page_of(job).hold_reason == ""


def test_job_that_goes_on_says_no_more_why_it_paused():
    job = make_job(stage="Printing")
    job.hold(by=None, reason="The film arrives on Thursday.", customers_read=True)
    job.resume(by=None)
    assert page_of(job).hold_reason == ""


@pytest.mark.parametrize("state", [Job.State.ACTIVE, Job.State.CANCELLED])
def test_reason_left_over_by_hand_is_not_shown_off_hold(state):
    job = make_job(stage="Printing", state=state)
    Job.objects.filter(pk=job.pk).update(hold_reason="The film arrives on Thursday.")
    assert page_of(job).hold_reason == ""


def test_hold_keeps_the_waiting_buttons():
    job = make_job(state=Job.State.ON_HOLD)
    make_proof(job=job, state=Proof.State.SENT)
    assert page_of(job).first.action.label == "Review Design Proof"


def test_a_cancelled_job_offers_no_proof():
    job = make_job(state=Job.State.CANCELLED)
    make_proof(job=job, state=Proof.State.SENT)
    page = page_of(job)
    assert (page.status, page.first) == ("This job was cancelled", None)


def test_a_cancelled_job_still_offers_its_invoice():
    job = make_job(state=Job.State.CANCELLED)
    make_invoice(job=job, state=Invoice.State.SENT)
    assert page_of(job).first.action.label == "View Invoice & Pay"


@pytest.mark.parametrize("name", ["Cancelled", "Canceled", "Annulée"])
def test_a_last_column_called_cancelled_never_reads_as_done(name):
    stages = make_stages("Received", "Printing", name, shop=make_shop())
    page = page_of(make_job(stage=stages[-1]))
    assert page.situation is Situation.CANCELLED
    assert page.status == "This job was cancelled"


def test_a_finished_job_is_done_since_the_day_it_got_there():
    page = page_of(make_job(stage="Complete"))
    assert page.situation is Situation.FINISHED
    assert page.status == "Your wrap is done"
    assert page.explanation == "Finished Monday, May 11. Thanks for trusting us with it."


@pytest.mark.parametrize("name", ["Dispute", "Print failed", "Warranty"])
def test_a_last_stage_that_is_no_good_end_gets_no_thanks_and_asks_for_no_review(name):
    stages = make_stages("Received", name, shop=make_shop(review_link="https://g.page/r/north-bay/review"))
    page = page_of(make_job(stage=stages[-1]))
    assert (page.status, page.explanation, page.review) == ("Your job is in progress", "", None)


def test_a_shop_that_words_such_a_stage_itself_is_believed():
    shop = make_shop(review_link="https://g.page/r/north-bay/review")
    _, warranty = make_stages("Received", "Warranty", shop=shop)
    Stage.objects.filter(pk=warranty.pk).update(sentence="Your wrap is done and under warranty")
    page = page_of(make_job(stage=warranty))
    assert page.explanation == "Finished Monday, May 11. Thanks for trusting us with it."
    assert page.review


def test_a_job_moved_back_from_the_end_is_in_progress_again():
    job = make_job(stage="Complete")
    job.move_to(job.shop.stages.get(name="Printing"), by=None)
    assert page_of(job).situation is Situation.IN_PROGRESS


def test_a_last_stage_called_ready_reads_ready_to_collect():
    stages = make_stages("Received", "Ready for pickup", shop=make_shop())
    assert page_of(make_job(stage=stages[-1])).status == "Your wrap is ready to collect"


# --- Waiting for the customer ----------------------------------------------------------------------


def test_what_is_ready_can_be_fetched_before_the_last_stage_too():
    page = page_of(make_job(stage="Ready for pickup"))
    assert page.situation is Situation.IN_PROGRESS
    assert page.explanation == "Come by whenever suits you."


def test_a_shop_that_words_such_a_stage_itself_is_not_talked_over():
    job = make_job(stage="Ready for pickup")
    job.shop.stages.filter(name="Ready for pickup").update(sentence="We’ll bring it back to you")
    assert page_of(job).explanation == ""


def test_a_draft_proof_does_not_exist_for_the_customer():
    job = make_job(stage="Proof approval")
    make_proof(job=job, state=Proof.State.DRAFT)
    page = page_of(job)
    assert (page.first, page.status) == (None, "We’re finalizing your design")


def test_a_sent_proof_waits_for_the_customer():
    job = make_job(stage="Printing")
    make_proof(job=job, state=Proof.State.SENT)
    first = page_of(job).first
    assert first.caption == "Design proof, version 1 · sent today"
    assert first.action.label == "Review Design Proof"


def test_a_proof_stage_with_a_waiting_proof_needs_no_caption():
    job = make_job(stage="Proof approval")
    make_proof(job=job, state=Proof.State.SENT)
    page = page_of(job)
    assert (page.status, page.first.caption) == ("Your design proof is ready", "")


def test_the_newest_proof_is_the_one_that_waits():
    job = make_job()
    make_proof(job=job, state=Proof.State.SENT)
    second = make_proof(job=job, state=Proof.State.SENT)
    assert page_of(job).first.action.url == second.review_path


def test_an_approved_proof_becomes_a_tick_line():
    job = make_job()
    make_proof(job=job, state=Proof.State.APPROVED)
    page = page_of(job)
    assert (page.first, list(page.ticks)) == (None, ["You approved the design on Monday, May 11."])


def test_a_draft_invoice_does_not_exist_for_the_customer():
    job = make_job()
    make_invoice(job=job, state=Invoice.State.DRAFT)
    assert page_of(job).first is None


def test_a_sent_invoice_waits_with_its_amount_and_date():
    job = make_job()
    make_invoice(job=job, state=Invoice.State.SENT, due_date=date(2026, 5, 15))
    first = page_of(job).first
    assert first.caption == "$1,240.00 · due Friday, May 15"
    assert first.action.label == "View Invoice & Pay"


def test_proof_comes_before_invoice():
    job = make_job()
    make_invoice(job=job, state=Invoice.State.SENT, due_date=date(2026, 5, 15))
    make_proof(job=job, state=Proof.State.SENT)
    page = page_of(job)
    assert page.first.action.label == "Review Design Proof"
    assert [(task.heading, task.note) for task in page.others] == [
        ("Invoice INV-0001 · $1,240.00", "Due Friday, May 15")
    ]


def test_a_paid_invoice_becomes_a_tick_line():
    job = make_job()
    make_invoice(job=job, state=Invoice.State.PAID)
    page = page_of(job)
    assert (page.first, list(page.ticks)) == (None, ["Invoice INV-0001 is paid. Thank you."])


def test_a_void_invoice_leaves_no_trace():
    job = make_job()
    make_invoice(job=job, state=Invoice.State.VOID)
    page = page_of(job)
    assert (page.first, list(page.ticks)) == (None, [])


def test_a_payment_stage_waits_only_while_a_sent_invoice_is_unpaid():
    stages = make_stages("Deposit due", "Collect 50% Deposit", "Complete", shop=make_shop())
    job = make_job(stage=stages[1])
    assert page_of(job).status == "We’re getting your job ready"
    make_invoice(job=job, state=Invoice.State.SENT)
    assert page_of(job).status == "A payment is waiting for you"


# --- Whose turn it is ------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["Received", "Design", "Proof approval", "Scheduled", "Printing"])
def test_the_shop_is_working_on_it(stage):
    assert page_of(make_job(stage=stage)).turn is Turn.SHOP


@pytest.mark.parametrize("stage", ["Received", "Printing"])
def test_a_sent_proof_waits_for_the_customer_whatever_the_stage(stage):
    job = make_job(stage=stage)
    make_proof(job=job, state=Proof.State.SENT)
    assert page_of(job).turn is Turn.CUSTOMER


@pytest.mark.parametrize("state", [Proof.State.DRAFT, Proof.State.APPROVED, Proof.State.CHANGES_REQUESTED])
def test_a_proof_that_needs_no_answer_waits_for_nobody(state):
    job = make_job(stage="Proof approval")
    make_proof(job=job, state=state)
    assert page_of(job).turn is Turn.SHOP


@pytest.mark.parametrize("name", ["Quote sent", "Waiting for customer", "Ready for pickup"])
def test_a_stage_can_wait_for_the_customer(name):
    stages = make_stages("Received", name, "Complete", shop=make_shop())
    assert page_of(make_job(stage=stages[1])).turn is Turn.CUSTOMER


def test_a_stage_can_wait_for_a_payment_that_was_asked_for():
    stages = make_stages("Received", "Deposit due", "Complete", shop=make_shop())
    job = make_job(stage=stages[1])
    assert page_of(job).turn is Turn.SHOP
    make_invoice(job=job, state=Invoice.State.SENT)
    assert page_of(job).turn is Turn.CUSTOMER


def test_an_invoice_that_may_be_paid_later_holds_nothing_up():
    job = make_job(stage="Printing")
    make_invoice(job=job, state=Invoice.State.SENT)
    assert page_of(job).turn is Turn.SHOP


def test_waiting_for_materials_is_the_shops_business():
    stages = make_stages("Received", "Waiting for vinyl", "Complete", shop=make_shop())
    assert page_of(make_job(stage=stages[1])).turn is Turn.SHOP


def test_a_job_on_hold_is_paused_whatever_waits():
    job = make_job(state=Job.State.ON_HOLD)
    make_proof(job=job, state=Proof.State.SENT)
    assert page_of(job).turn is Turn.NOBODY


def test_a_stage_called_on_hold_is_paused():
    stages = make_stages("Received", "On hold", "Complete", shop=make_shop())
    assert page_of(make_job(stage=stages[1])).turn is Turn.NOBODY


def test_it_is_nobodys_turn_when_the_job_is_finished_or_cancelled():
    assert page_of(make_job(stage="Complete")).turn is None
    assert page_of(make_job(state=Job.State.CANCELLED)).turn is None


def test_a_finished_vehicle_waits_to_be_collected():
    stages = make_stages("Received", "Ready for pickup", shop=make_shop())
    assert page_of(make_job(stage=stages[-1])).turn is Turn.CUSTOMER


@pytest.mark.parametrize(
    ("stage", "state", "words"),
    [
        ("Printing", Job.State.ACTIVE, "We’re working on it"),
        ("Ready for pickup", Job.State.ACTIVE, "Waiting for you"),
        ("Printing", Job.State.ON_HOLD, "Paused"),
    ],
)
def test_the_page_says_whose_turn_it_is(client, stage, state, words):
    job = make_job(stage=stage, state=state)
    assert re.findall(r'<p class="turn [^>]*>([^<]*)</p>', client.get(job.track_path).content.decode()) == [
        words
    ]


def test_a_page_without_progress_says_whose_turn_it_is_too(client):
    page = client.get(job_at(1, 1).track_path).content.decode()
    assert page.count("We’re working on it") == 1


def test_a_finished_page_says_nothing_of_turns(client):
    assert 'class="turn' not in client.get(make_job(stage="Complete").track_path).content.decode()


def test_announcement_tells_the_reader_when_it_is_their_turn():
    job = make_job(stage="Proof approval")
    make_proof(job=job, state=Proof.State.SENT)
    assert page_of(job).announcement.startswith(
        "Update: Your design proof is ready. Waiting for you. 33 percent."
    )


# --- Review ----------------------------------------------------------------------------------------

REVIEW = "https://g.page/r/north-bay/review"


def test_review_is_offered_when_the_job_is_finished():
    job = make_job(shop=make_shop(review_link=REVIEW), stage=None)
    job.move_to(job.shop.stages.in_order().last(), by=None)
    assert page_of(job).review.url == REVIEW


def test_review_is_not_offered_before_the_job_is_finished():
    assert page_of(make_job(shop=make_shop(review_link=REVIEW))).review is None


def test_review_is_not_offered_when_the_shop_set_no_link():
    assert page_of(make_job(stage="Complete")).review is None


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (REVIEW, "A short Google review helps"),
        ("https://trustpilot.example/north-bay", "A short review helps"),
    ],
)
def test_review_is_called_after_google_only_where_it_is_written_there(client, link, words):
    page = client.get(make_job(shop=make_shop(review_link=link), stage="Complete").track_path)
    assert words in page.content.decode()


@pytest.mark.parametrize(
    "forged", ["javascript:alert(1)", "http://g.page/r/x", "https://user@evil.example/", "//x.y"]
)
def test_a_forged_review_link_is_never_printed(forged):
    job = make_job(stage="Complete")
    Shop.objects.update(review_link=forged)
    assert page_of(job).review is None


# --- Job details and artwork -----------------------------------------------------------------------


def test_details_leave_out_what_is_not_known():
    job = make_job(vehicle_year=None, vehicle_make="", vehicle_model="", wrap_type="", title="Fleet wrap")
    assert list(page_of(job).details) == [("Job", "Fleet wrap"), ("Number", "JOB-0001")]


def test_title_is_made_from_wrap_vehicle_and_customer():
    assert page_of(make_job()).details[0] == ("Job", "Full wrap, 2023 Ford Transit, Delgado Plumbing")


@pytest.mark.parametrize(
    ("kind", "artwork"),
    [
        (VehicleKind.VAN, Artwork.VAN),
        (VehicleKind.CAR, Artwork.CAR),
        (VehicleKind.PICKUP, Artwork.PICKUP),
        (VehicleKind.TRUCK, Artwork.VAN),
        (VehicleKind.BOAT, Artwork.NONE),
        (VehicleKind.TRAILER, Artwork.NONE),
    ],
)
def test_artwork_follows_the_kind_of_vehicle(kind, artwork):
    assert page_of(make_job(vehicle_kind=kind)).artwork is artwork


# --- Branding --------------------------------------------------------------------------------------


def test_a_free_shops_colour_and_logo_are_not_worn():
    brand = page_of(make_job(shop=make_shop(plan="free", colour="#FFD400", logo="logos/x.png"))).brand
    assert (brand.is_own, brand.colour, brand.logo_url) == (False, "", "")


def test_a_paid_shops_colour_and_logo_are_worn():
    brand = page_of(make_job(shop=make_shop(plan="solo", colour="#FFD400", logo="logos/x.png"))).brand
    assert (brand.is_own, brand.colour, brand.logo_url) == (True, "ffd400", "/logo/x.png")


def test_announcement_says_status_percent_and_date():
    job = make_job(stage="Installing", due_date=TODAY + timedelta(days=1))
    assert page_of(job).announcement == (
        "Update: Installation in progress. 78 percent. Expected tomorrow, Tuesday, May 12."
    )


def test_announcement_in_arabic_has_an_arabic_comma():
    job = make_job(due_date=TODAY + timedelta(days=1))
    with translation.override("ar"):
        assert page_of(job).announcement.endswith("الموعد المتوقع: غدًا، الثلاثاء، 12 مايو.")


def test_two_buttons_with_one_label_say_what_each_is_about(client):
    job = make_job()
    for _number in range(3):  # the first of them is the button in the hero
        make_invoice(job=job, state=Invoice.State.SENT)
    page = client.get(job.track_path).content.decode()
    assert 'id="invoice-2" aria-describedby="invoice-2-what"' in page
    assert '<b id="invoice-3-what">Invoice INV-0003' in page
