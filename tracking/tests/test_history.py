"""When each finished step was reached, as the list “All steps” says it."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobs.models import Job, JobEvent
from jobs.tests.factories import make_customer, make_job, make_stages
from shopsettings.tests.factories import make_shop
from tracking.build import build
from tracking.fetch import fetch

pytestmark = pytest.mark.django_db


def on(month, day, hour=18):
    """A moment of 2026 in UTC; 18:00 is the same day in California."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


def walk(*stops, shop=None, names=("Received", "Design", "Printing", "Installing", "Complete")):
    """A job taken in and moved: each stop is a moment and the name of a stage."""
    shop = shop or make_shop()
    make_stages(*names, shop=shop)
    job = None
    for moment, name in stops:
        with time_machine.travel(moment, tick=False):
            if job is None:
                job = make_job(shop=shop, stage=name)
            else:
                job.move_to(shop.stages.get(name=name), by=None)
    return job


MAY_20 = on(5, 20)


def steps_of(job, now=MAY_20):
    """The days of the job's steps, in order; empty where none is said."""
    page = build(fetch(job.code).rows(), now=now)
    return [step.reached for step in page.steps]


def test_a_finished_step_says_when_it_was_reached():
    job = walk((on(5, 4), "Received"), (on(5, 6), "Design"), (on(5, 11), "Printing"))
    assert steps_of(job) == ["May 4", "May 6", "", "", ""]


def test_a_step_done_twice_says_the_last_time():
    job = walk(
        (on(5, 4), "Received"),
        (on(5, 5), "Design"),
        (on(5, 6), "Printing"),
        (on(5, 7), "Design"),
        (on(5, 8), "Printing"),
        (on(5, 9), "Installing"),
    )
    assert steps_of(job) == ["May 4", "May 7", "May 8", "", ""]


def test_a_skipped_step_says_no_day():
    job = walk((on(5, 4), "Received"), (on(5, 9), "Installing"))
    assert steps_of(job) == ["May 4", "", "", "", ""]


def test_a_step_that_is_to_do_again_says_no_day():
    job = walk((on(5, 4), "Received"), (on(5, 9), "Installing"), (on(5, 10), "Design"))
    assert steps_of(job) == ["May 4", "", "", "", ""]


def test_a_finished_job_says_the_day_of_its_last_step_too():
    job = walk((on(5, 4), "Received"), (on(5, 14), "Complete"))
    assert steps_of(job) == ["May 4", "", "", "", "May 14"]


def test_the_day_is_the_shops():
    job = walk((on(5, 4, hour=5), "Received"), (on(5, 6), "Design"))
    assert steps_of(job)[0] == "May 3"


def test_a_day_of_another_year_is_written_with_it():
    job = walk((on(5, 4), "Received"), (on(5, 6), "Design"))
    assert steps_of(job, now=datetime(2027, 1, 5, 18, tzinfo=UTC))[0] == "May 4, 2026"


def test_only_arrivals_count():
    job = walk((on(5, 4), "Received"), (on(5, 6), "Design"))
    with time_machine.travel(on(5, 8), tick=False):
        job.hold(by=None)
        job.resume(by=None)
        job.edit({"title": "Another"}, by=None)
        job.record(JobEvent.Kind.PROOF, "Proof 1 sent", by=None, stage=job.shop.stages.get(name="Received"))
    assert steps_of(job) == ["May 4", "", "", "", ""]


def test_a_removed_stage_leaves_the_others_as_they_are():
    job = walk((on(5, 4), "Received"), (on(5, 6), "Design"), (on(5, 11), "Printing"))
    job.shop.stages.get(name="Design").delete()
    assert steps_of(job) == ["May 4", "", "", ""]


def test_another_jobs_history_stays_out():
    shop = make_shop()
    job = walk((on(5, 4), "Received"), (on(5, 6), "Printing"), shop=shop)
    with time_machine.travel(on(5, 8), tick=False):
        make_job(shop=shop, stage="Design")
    assert steps_of(job) == ["May 4", "", "", "", ""]


def test_an_imported_job_says_nothing_of_the_steps_before():
    shop = make_shop()
    stages = make_stages("Received", "Design", "Printing", shop=shop)
    job = Job(shop=shop, customer=make_customer(shop=shop), stage=stages[1])
    Job.objects.bring_in([job], shop=shop, by=None)
    assert steps_of(job) == ["", "", ""]


def test_the_page_prints_the_day_at_the_end_of_the_row(client):
    job = walk((on(5, 4), "Received"), (on(5, 6), "Design"))
    with time_machine.travel(on(5, 20), tick=False):
        page = client.get(job.track_path).content.decode()
    rows = re.findall(r'<li class="(\w+)"', page)
    assert rows == ["done", "now", "todo", "todo", "todo"]
    assert '<bdi>Received</bdi></span> <span class="tag">May 4</span></span></li>' in page
    assert page.count("May 4") == 1


EXPLAIN = {"postgresql": "EXPLAIN", "sqlite": "EXPLAIN QUERY PLAN"}


def test_the_history_is_found_by_its_index():
    """With enough jobs that reading them all would be slower."""
    shop = make_shop()
    stages = make_stages("Received", "Design", shop=shop)
    customer = make_customer(shop=shop)
    jobs = [Job(shop=shop, customer=customer, stage=stages[number % 2]) for number in range(1000)]
    Job.objects.bring_in(jobs, shop=shop, by=None)
    moves = [JobEvent(job=job, kind="moved", sentence="Moved", stage=stages[1]) for job in jobs]
    JobEvent.objects.bulk_create(moves)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        with CaptureQueriesContext(connection) as queries:
            fetch(jobs[0].code)
        cursor.execute(f"{EXPLAIN[connection.vendor]} {queries[0]['sql']}")
        plan = str(cursor.fetchall())
    assert "event_by_job_and_time" in plan


# --- What was there before -----------------------------------------------------------------------


def bring_in(*, stage):
    """A job that was imported on the fifth of May, standing on this stage."""
    shop = make_shop()
    make_stages("Received", "Printing", "Complete", shop=shop)
    job = Job(shop=shop, customer=make_customer(shop=shop), stage=shop.stages.get(name=stage))
    with time_machine.travel(on(5, 5), tick=False):
        Job.objects.bring_in([job], shop=shop, by=None)
    return job


def test_nothing_is_said_of_when_an_imported_job_was_finished():
    job = bring_in(stage="Complete")
    page = build(fetch(job.code).rows(), now=MAY_20)
    assert (page.percent, page.explanation) == (100, "")
    assert steps_of(job) == ["", "", ""]


def test_imported_job_says_the_days_of_what_came_after():
    job = bring_in(stage="Printing")
    with time_machine.travel(on(5, 7), tick=False):
        job.move_to(job.shop.stages.get(name="Complete"), by=None)
    assert steps_of(job) == ["", "", "May 7"]
    assert "May 7" in build(fetch(job.code).rows(), now=MAY_20).explanation
