"""Several jobs at once: each for itself, with a reason for each that is left alone; and jobs in order."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jobs.models import Job
from jobs.tests.factories import make_job
from shopsettings.tests.factories import make_person
from shopsettings.tests.racing import at_once, rounds_until, without_locks

pytestmark = pytest.mark.django_db

FRIDAY, MONDAY, TUESDAY = date(2031, 5, 9), date(2031, 5, 12), date(2031, 5, 13)


@pytest.fixture
def priya(shop):
    return make_person(shop=shop, name="Priya Shah")


@pytest.fixture
def jobs(shop):
    return [make_job(shop=shop, due_date=FRIDAY) for _ in range(3)]


def stages(jobs):
    return [Job.objects.get(pk=job.pk).stage.name for job in jobs]


def last_events(jobs):
    return [str(job.events.first()) for job in jobs]


def test_selected_jobs_move_together_and_each_history_says_so(shop, jobs, priya):
    seen = {job.pk: job.stage_id for job in jobs}
    outcome = Job.objects.order_by("number").move_each(shop.stages.get(name="Printing"), by=priya, seen=seen)
    assert (outcome.done, outcome.left) == (jobs, [])
    assert stages(jobs) == ["Printing"] * 3
    assert last_events(jobs) == ["Moved from Received to Printing"] * 3
    assert [job.events.first().by for job in jobs] == [priya] * 3


def test_job_that_was_moved_meanwhile_is_left_alone_and_named(shop, jobs, priya):
    seen = {job.pk: job.stage_id for job in jobs}
    jobs[1].move_to(shop.stages.get(name="Complete"), by=priya)
    outcome = Job.objects.order_by("number").move_each(shop.stages.get(name="Printing"), by=None, seen=seen)
    assert outcome.done == [jobs[0], jobs[2]]
    assert outcome.left == ["Priya Shah has moved JOB-0002 to Complete meanwhile. Nothing was changed."]
    assert stages(jobs) == ["Printing", "Complete", "Printing"]


def test_job_that_is_there_already_is_no_move(shop, jobs):
    printing = shop.stages.get(name="Printing")
    jobs[0].move_to(printing, by=None)
    before = jobs[0].events.count()
    outcome = Job.objects.filter(pk=jobs[0].pk).move_each(printing, by=None, seen={jobs[0].pk: printing.pk})
    assert (outcome.done, outcome.left) == ([], ["JOB-0001 is on Printing already."])
    assert jobs[0].events.count() == before


def test_selected_jobs_are_held_together_but_for_those_that_are_not_active(jobs, priya):
    jobs[1].hold(by=None)
    jobs[2].cancel(by=None)
    outcome = Job.objects.order_by("number").hold_each(by=priya)
    assert outcome.done == [jobs[0]]
    assert outcome.left == [
        "JOB-0002 is on hold already.",
        "JOB-0003 is cancelled meanwhile. Nothing was changed.",
    ]
    assert [Job.objects.get(pk=job.pk).state for job in jobs] == ["on_hold", "on_hold", "cancelled"]


def test_selected_jobs_are_given_a_date_together_but_for_one_that_has_another_by_now(jobs, priya):
    seen = {job.pk: job.due_date for job in jobs}
    jobs[1].promise(MONDAY, by=None)
    outcome = Job.objects.order_by("number").promise_each(TUESDAY, by=priya, seen=seen)
    assert outcome.done == [jobs[0], jobs[2]]
    assert outcome.left == [
        "Somebody else has changed the due date of JOB-0002 meanwhile. Nothing was changed."
    ]
    assert [Job.objects.get(pk=job.pk).due_date for job in jobs] == [TUESDAY, MONDAY, TUESDAY]
    assert last_events(jobs)[0] == "Due date changed from 2031-05-09 to 2031-05-13"


def test_resume_is_refused_when_the_job_was_cancelled_meanwhile(jobs):
    jobs[0].hold(by=None)
    jobs[0].cancel(by=None)
    with pytest.raises(ValidationError, match="JOB-0001 is cancelled meanwhile"):
        jobs[0].resume(by=None, seen=Job.State.ON_HOLD)


def test_verbs_say_whether_they_changed_anything(shop, jobs):
    job, printing = jobs[0], shop.stages.get(name="Printing")
    assert [job.move_to(printing, by=None) for _ in range(2)] == [True, False]
    assert [job.hold(by=None) for _ in range(2)] == [True, False]
    assert [job.resume(by=None) for _ in range(2)] == [True, False]
    assert [job.promise(MONDAY, by=None) for _ in range(2)] == [True, False]


# --- In order, and on from where one was -------------------------------------------------------


def test_jobs_stand_by_due_date_and_those_without_one_last(shop):
    dates = [None, MONDAY, FRIDAY, None, MONDAY]
    for day in dates:
        make_job(shop=shop, due_date=day)
    in_order = list(Job.objects.soonest_first())
    assert [job.number for job in in_order] == [3, 2, 5, 1, 4]
    for at, job in enumerate(in_order):
        behind = Job.objects.soonest_first(after=(job.due_date, job.number))
        assert list(behind) == in_order[at + 1 :]


def test_jobs_stand_by_when_they_came_to_their_stage(shop):
    now = timezone.now()
    for hours in (3, 1, 2, 1):
        make_job(shop=shop, stage_since=now - timedelta(hours=hours))
    in_order = list(Job.objects.latest_first())
    assert [job.number for job in in_order] == [4, 2, 3, 1]
    for at, job in enumerate(in_order):
        behind = Job.objects.latest_first(after=(job.stage_since, job.number))
        assert list(behind) == in_order[at + 1 :]


# --- Two people at once ---------------------------------------------------------------------------


def two_dates():
    """Two people who saw the same date give the job another one each."""
    job = make_job(due_date=FRIDAY)
    copies = [Job.objects.get(pk=job.pk) for _ in range(2)]
    results = at_once(
        *(
            partial(copy.promise, day, by=None, seen=FRIDAY)
            for copy, day in zip(copies, (MONDAY, TUESDAY), strict=True)
        )
    )
    return {type(result) for result in results}, job.events.filter(kind="due_date").count()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_one_date_the_later_is_told():
    for _ in range(10):
        assert two_dates() == ({bool, ValidationError}, 1)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_dates_are_set(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda outcome: outcome[1] == 2, two_dates)


def held_and_cancelled():
    """Of a job that is active on two screens, one person puts it on hold, the other cancels it."""
    job = make_job()
    holding, cancelling = Job.objects.get(pk=job.pk), Job.objects.get(pk=job.pk)
    at_once(
        partial(holding.hold, by=None, seen=Job.State.ACTIVE),
        partial(cancelling.cancel, by=None),
    )
    return Job.objects.get(pk=job.pk).state


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_job_cancelled_at_the_moment_it_is_held_stays_cancelled():
    assert {held_and_cancelled() for _ in range(10)} == {Job.State.CANCELLED}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_holding_brings_a_cancelled_job_back(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda state: state == Job.State.ON_HOLD, held_and_cancelled)
