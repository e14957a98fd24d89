"""The opened mark of a job: how it is said, and how seldom it is written."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone

from jobs import opened
from jobs.models import Job
from jobs.tests.factories import make_job
from shopsettings.tests.racing import at_once, rounds_until

NOW = timezone.now()


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (timedelta(seconds=-5), "Opened just now"),  # a clock that is a little ahead
        (timedelta(0), "Opened just now"),
        (timedelta(minutes=9, seconds=59), "Opened just now"),
        (timedelta(minutes=10), "Opened 10 min ago"),
        (timedelta(minutes=59, seconds=59), "Opened 59 min ago"),
        (timedelta(hours=1), "Opened 1 h ago"),
        (timedelta(hours=2, minutes=59), "Opened 2 h ago"),
        (timedelta(hours=23, minutes=59), "Opened 23 h ago"),
        (timedelta(days=1), "Opened 1 day ago"),
        (timedelta(days=13, hours=23), "Opened 13 days ago"),
        (timedelta(days=14), "Opened 2 weeks ago"),
        (timedelta(days=59), "Opened 8 weeks ago"),
        (timedelta(days=60), "Opened 2 months ago"),
        (timedelta(days=400), "Opened 13 months ago"),
    ],
    ids=str,
)
def test_age_of_the_mark_is_said_in_plain_words(age, said):
    assert opened.opened_ago(NOW - age, NOW) == said


def test_page_that_nobody_opened_says_so():
    assert opened.opened_ago(None, NOW) == "Not opened yet"


# --- How seldom it is written -----------------------------------------------------------------------


def mark(job):
    return Job.objects.filter(pk=job.pk).mark_opened()


@pytest.mark.django_db
def test_mark_is_written_once_in_ten_minutes():
    job = make_job()
    with time_machine.travel(NOW, tick=False) as clock:
        written = [mark(job)]
        for minutes in (1, 8.9, 0.1, 1):
            clock.shift(timedelta(minutes=minutes))
            written.append(mark(job))
    assert written == [1, 0, 0, 1, 0]
    assert Job.objects.get().opened_at == NOW + timedelta(minutes=10)


@pytest.mark.django_db
def test_mark_leaves_other_jobs_and_the_history_alone():
    job = make_job()
    other = make_job(shop=job.shop)
    mark(job)
    assert Job.objects.get(pk=other.pk).opened_at is None
    assert job.events.count() == 1


@pytest.mark.django_db
def test_new_link_has_not_been_opened():
    job = make_job()
    mark(job)
    job.replace_code(by=None)
    assert Job.objects.get().opened_at is None


def opened_by_many_at_once():
    job = make_job()
    return sum(at_once(*[partial(mark, job)] * 8))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_many_who_open_a_page_at_once_are_one_write():
    assert [opened_by_many_at_once() for _ in range(5)] == [1] * 5


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_condition_each_would_write(monkeypatch):
    monkeypatch.setattr(opened, "MARK_EVERY", timedelta(days=-1))  # every mark is old enough at once
    assert rounds_until(lambda writes: writes > 1, opened_by_many_at_once)
