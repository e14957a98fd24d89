"""The staff pages of a job: its link, its moves, the questions asked before something is done to it."""

import re

import pytest
from django.conf import settings

from jobs.models import Job
from jobs.tests.factories import make_customer, make_job, make_stages
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    shop = make_shop()
    make_stages("Received", "Printing", "Complete", shop=shop)
    return shop


@pytest.fixture
def desk(client, shop):
    """Somebody at the front desk, signed in."""
    client.force_login(make_person(shop=shop, role=Role.FRONT_DESK, name="Dana Desk"))
    return client


def page_of(job, verb=""):
    return f"/admin/jobs/job/{job.pk}/" + (f"do/{verb}/" if verb else "change/")


def stage_buttons(response):
    """The words on the buttons of the Move panel, in order; of one that can't be pressed in brackets."""
    found = re.findall(r'<button[^>]*name="stage"[^>]*>.*?</button>', response.content.decode(), re.DOTALL)
    words = [" ".join(re.sub(r"<[^>]*>", " ", button).split()) for button in found]
    return [f"({said})" if " disabled" in button else said for said, button in zip(words, found, strict=True)]


def test_job_page_has_a_button_for_each_stage(desk, shop):
    job = make_job(shop=shop, stage="Received")
    assert stage_buttons(desk.get(page_of(job))) == ["(Received Now here)", "Printing Next", "Complete"]


def test_no_stage_is_next_after_the_last(desk, shop):
    job = make_job(shop=shop, stage="Complete")
    assert stage_buttons(desk.get(page_of(job))) == ["Received", "Printing", "(Complete Now here)"]


def test_job_moves_at_a_tap(desk, shop):
    job = make_job(shop=shop, stage="Received")
    printing = shop.stages.get(name="Printing")
    answer = desk.post(page_of(job, "move"), {"stage": printing.pk, "seen": job.stage_id}, follow=True)
    assert "JOB-0001 moved to Printing. Customer’s page updated." in answer.content.decode()
    job.refresh_from_db()
    assert job.stage == printing


def test_second_of_two_people_is_told_and_can_decide_afresh(desk, shop):
    job = make_job(shop=shop, stage="Received")
    seen, printing, complete = shop.stages.in_order()
    job.move_to(printing, by=make_person(shop=shop, name="Priya Shah"))

    told = desk.post(page_of(job, "move"), {"stage": complete.pk, "seen": seen.pk})
    assert told.status_code == 422
    assert "Priya Shah has moved JOB-0001 to Printing meanwhile." in told.content.decode()
    job.refresh_from_db()
    assert job.stage == printing

    now_seen = told.context["form"]["seen"].value()
    desk.post(page_of(job, "move"), {"stage": complete.pk, "seen": now_seen})
    job.refresh_from_db()
    assert job.stage == complete


def test_question_before_a_verb_changes_nothing(desk, shop):
    job = make_job(shop=shop)
    asked = desk.get(page_of(job, "hold"))
    assert "The customer reads that the job is on hold." in asked.content.decode()
    job.refresh_from_db()
    assert job.state == Job.State.ACTIVE


def test_verb_acts_when_it_is_confirmed(desk, shop):
    job = make_job(shop=shop)
    answer = desk.post(page_of(job, "hold"), {"reason": "Waiting for film"}, follow=True)
    assert "JOB-0001 is on hold. Customer’s page updated." in answer.content.decode()
    job.refresh_from_db()
    assert job.state == Job.State.ON_HOLD


def held(desk, job, **answers):
    """What the job keeps for customers to read, and what its history says, once it was put on hold."""
    assert desk.post(page_of(job, "hold"), answers).status_code == 302
    job.refresh_from_db()
    return job.hold_reason, job.events.first().sentence


def test_reason_for_a_hold_stays_inside_the_shop(desk, shop):
    kept = held(desk, make_job(shop=shop), reason="They haven’t paid")
    assert kept == ("", "Put on hold: They haven’t paid")


def test_reason_for_a_hold_is_for_customers_where_the_box_is_ticked(desk, shop):
    kept = held(desk, make_job(shop=shop), reason="Film is late", customers_read="on")
    assert kept == ("Film is late", "Put on hold: Film is late")


def test_job_is_held_without_a_reason(desk, shop):
    assert held(desk, make_job(shop=shop)) == ("", "Put on hold")


def test_box_without_a_reason_is_asked_about(desk, shop):
    job = make_job(shop=shop)
    asked = desk.post(page_of(job, "hold"), {"reason": "  ", "customers_read": "on"})
    assert asked.status_code == 422
    assert list(asked.context["form"].errors) == ["reason"]
    assert "checked" in asked.content.decode()  # what was ticked stays ticked
    job.refresh_from_db()
    assert job.state == Job.State.ACTIVE


def test_endless_reason_is_one_mistake(desk, shop):
    asked = desk.post(page_of(make_job(shop=shop), "hold"), {"reason": "x" * 201, "customers_read": "on"})
    assert len(asked.context["form"].errors["reason"]) == 1


def test_job_page_offers_what_applies(desk, shop):
    job = make_job(shop=shop)
    assert page_of(job, "hold") in desk.get(page_of(job)).content.decode()
    job.hold(by=None)
    page = desk.get(page_of(job)).content.decode()
    assert page_of(job, "hold") not in page
    assert page_of(job, "resume") in page
    assert "This job is on hold, and stays so when you move it." in page


def test_lists_and_job_pages_carry_the_whole_link(desk, shop):
    job = make_job(shop=shop)
    control = f'data-copy="{settings.SITE_URL}{job.track_path}"'
    assert control in desk.get("/admin/jobs/job/").content.decode()
    assert control in desk.get(page_of(job)).content.decode()


def test_new_job_ends_on_its_own_page(desk, shop):
    first = shop.stages.in_order().first()
    customer = make_customer(shop=shop)
    details = {"customer": customer.pk, "stage": first.pk, "vehicle_kind": "van", "due_date": "2031-05-14"}
    history = {"events-TOTAL_FORMS": 0, "events-INITIAL_FORMS": 0}
    answer = desk.post("/admin/jobs/job/add/", {**details, **history, "_save": "Save"})
    job = shop.jobs.get()
    assert answer.headers["Location"] == page_of(job) + "#copy-link"
    assert f"{job.due_date:%Y-%m-%d}" == "2031-05-14"


def test_history_is_told_on_the_shops_clock(desk, shop):
    job = make_job(shop=shop)
    job.events.update(at="2031-05-14T02:30:00Z")  # still the evening before in California
    assert "May 13, 2031, 7:30 p.m." in desk.get(page_of(job)).content.decode()
