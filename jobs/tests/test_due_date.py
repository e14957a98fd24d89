"""The date a job is promised for: what it was before, why it changed, and what the history says of it."""

from datetime import date

import pytest

from jobs.models import Job
from jobs.tests.factories import make_job

pytestmark = pytest.mark.django_db

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 5, 13), date(2026, 5, 14), date(2026, 5, 15)


def promised(job):
    """The job's date, the one before and the reason, as they are kept."""
    kept = Job.objects.get(pk=job.pk)
    return kept.due_date, kept.due_date_was, kept.due_reason


def history(job):
    """What was said of the date, oldest first."""
    return [event.sentence for event in job.events.filter(kind="due_date").order_by("at", "pk")]


def test_the_first_date_is_no_change():
    job = make_job()
    job.promise(WEDNESDAY, by=None, reason="The film is here")
    assert promised(job) == (WEDNESDAY, None, "")
    assert history(job) == ["Due date set to 2026-05-13"]


def test_another_date_keeps_the_one_before_and_the_reason():
    job = make_job(due_date=WEDNESDAY)
    job.promise(FRIDAY, by=None, reason="The film arrives on Thursday.")
    assert promised(job) == (FRIDAY, WEDNESDAY, "The film arrives on Thursday.")
    assert history(job) == ["Due date changed from 2026-05-13 to 2026-05-15: The film arrives on Thursday."]


def test_a_reason_belongs_to_one_change_only():
    job = make_job(due_date=WEDNESDAY)
    job.promise(THURSDAY, by=None, reason="The film arrives on Wednesday.")
    job.promise(FRIDAY, by=None)
    assert promised(job) == (FRIDAY, THURSDAY, "")


def test_going_back_to_the_date_before_is_no_change():
    job = make_job(due_date=WEDNESDAY)
    job.promise(FRIDAY, by=None, reason="The film is late.")
    job.promise(WEDNESDAY, by=None, reason="It is here after all.")
    assert promised(job) == (WEDNESDAY, None, "")
    assert history(job)[-1] == "Due date changed from 2026-05-15 to 2026-05-13"


def test_the_same_date_again_changes_nothing():
    job = make_job(due_date=WEDNESDAY)
    job.promise(FRIDAY, by=None, reason="The film is late.")
    job.promise(FRIDAY, by=None, reason="Something else.")
    assert promised(job) == (FRIDAY, WEDNESDAY, "The film is late.")
    assert len(history(job)) == 1


def test_removing_the_date_forgets_what_it_was():
    job = make_job(due_date=WEDNESDAY)
    job.promise(FRIDAY, by=None, reason="The film is late.")
    job.promise(None, by=None)
    assert promised(job) == (None, None, "")
    job.promise(THURSDAY, by=None)
    assert promised(job) == (THURSDAY, None, "")


# --- The job form ----------------------------------------------------------------------------------


def page_of(job):
    return f"/admin/jobs/job/{job.pk}/change/"


def save(client, job, **changed):
    kept = {"customer": job.customer_id, "vehicle_kind": job.vehicle_kind, "wrap_type": job.wrap_type}
    history_lines = {"events-TOTAL_FORMS": 0, "events-INITIAL_FORMS": 0}
    return client.post(page_of(job), {**kept, **history_lines, **changed, "_save": "Save"})


def test_the_form_asks_why_where_there_is_a_date_to_change(desk, shop):
    assert 'name="why"' in desk.get(page_of(make_job(shop=shop, due_date=WEDNESDAY))).content.decode()


def test_the_form_does_not_ask_why_where_there_is_no_date(desk, shop):
    assert 'name="why"' not in desk.get(page_of(make_job(shop=shop))).content.decode()
    assert 'name="why"' not in desk.get("/admin/jobs/job/add/").content.decode()


def test_the_reason_is_kept_with_the_new_date(desk, shop):
    job = make_job(shop=shop, due_date=WEDNESDAY)
    assert save(desk, job, due_date="2026-05-15", why="The film is late.").status_code == 302
    assert promised(job) == (FRIDAY, WEDNESDAY, "The film is late.")


def test_a_reason_without_a_new_date_is_not_used(desk, shop):
    job = make_job(shop=shop, due_date=WEDNESDAY)
    assert save(desk, job, due_date="2026-05-13", why="The film is late.").status_code == 302
    assert promised(job) == (WEDNESDAY, None, "")


def test_the_form_never_offers_an_old_reason_for_a_new_date(desk, shop):
    job = make_job(shop=shop, due_date=WEDNESDAY)
    job.promise(FRIDAY, by=None, reason="The film is late.")
    form = desk.get(page_of(job)).context["adminform"].form
    assert form["why"].value() is None


@pytest.mark.parametrize("typed", ["0026-05-15", "2026-05-15"])
def test_two_digits_of_a_year_are_this_centurys(desk, shop, typed):
    job = make_job(shop=shop)
    assert save(desk, job, due_date=typed).status_code == 302
    assert promised(job) == (FRIDAY, None, "")


@pytest.mark.parametrize("typed", ["0226-05-15", "1926-05-15", "2100-01-01"])
def test_day_of_another_century_is_a_slip(desk, shop, typed):
    answer = save(desk, make_job(shop=shop, due_date=FRIDAY), due_date=typed)
    errors = answer.context["adminform"].form.errors
    assert errors == {"due_date": ["Write a day between the years 2000 and 2099."]}
