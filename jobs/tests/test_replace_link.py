"""Replacing a link: the old one is switched off at once, and nobody reads in the history what it was."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError

from jobs.models import Job, JobEvent, RetiredCode
from jobs.retired_codes import fingerprint
from jobs.tests.factories import make_job
from shopsettings.tests.factories import make_person
from shopsettings.tests.racing import at_once, rounds_until, without_locks

pytestmark = pytest.mark.django_db


def test_a_job_gets_another_code():
    job = make_job()
    old = job.code
    job.replace_code(by=None)
    assert Job.objects.get().code == job.code != old


def test_the_old_code_is_kept_as_one_that_opens_nothing():
    person = make_person()
    job = make_job()
    old = job.code
    job.replace_code(by=person)
    retired = RetiredCode.objects.get()
    assert (retired.code, retired.kind, retired.job, retired.by) == (old, "job", job, person)


def test_history_says_who_replaced_it_but_neither_code():
    person = make_person()
    job = make_job()
    old = job.code
    job.replace_code(by=person)
    event = job.events.get(kind=JobEvent.Kind.LINK)
    assert (event.sentence, event.by) == ("Tracker link replaced", person)
    assert old not in str(RetiredCode.objects.get())


def test_a_link_may_be_replaced_again():
    job = make_job()
    first = job.code
    job.replace_code(by=None)
    second = job.code
    job.replace_code(by=None)
    assert set(RetiredCode.objects.values_list("code", flat=True)) == {first, second}


def test_who_saw_the_link_that_stands_may_replace_it():
    job = make_job()
    seen = fingerprint(job.code)
    job.replace_code(by=None, seen=seen)
    assert fingerprint(job.code) != seen


def test_a_link_that_was_replaced_meanwhile_is_left_alone():
    job = make_job()
    seen = fingerprint(job.code)
    job.replace_code(by=None)
    stands = job.code
    with pytest.raises(ValidationError, match="replaced meanwhile"):
        job.replace_code(by=None, seen=seen)
    assert Job.objects.get().code == stands


def test_a_fingerprint_does_not_hold_the_code():
    job = make_job()
    assert job.code[:6] not in fingerprint(job.code)


# --- Two people at once ------------------------------------------------------------------------


def replace_twice():
    """Two people replace the link they both see; what becomes of each."""
    job = make_job()
    copies = [Job.objects.get(pk=job.pk) for _ in range(2)]
    results = at_once(*(partial(copy.replace_code, by=None, seen=fingerprint(job.code)) for copy in copies))
    return [type(result) for result in results]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_replace_one_link_the_second_is_told():
    for _ in range(3):
        assert set(replace_twice()) == {type(None), ValidationError}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_would_replace_it(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda results: ValidationError not in results, replace_twice)
