"""People who work on the same shop or job at the same moment don't get into each other's way."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from jobs.import_table import read_table
from jobs.importing import import_table
from jobs.models import Job
from jobs.tests.factories import make_customer, make_job, make_stages
from jobs.tests.made_up_jobs import as_csv, made_up_jobs
from shopsettings.tests.factories import make_shop
from shopsettings.tests.racing import at_once, rounds_until, without_locks

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def kinds(results):
    return {type(result) for result in results}


# --- Twenty jobs are taken in at once ----------------------------------------------------------


def take_in_twenty():
    shop = make_shop()
    make_stages(shop=shop)
    customer = make_customer(shop=shop)
    return at_once(*[partial(make_job, shop=shop, customer=customer)] * 20)


def test_twenty_jobs_taken_in_at_once_get_twenty_numbers():
    for _ in range(3):
        jobs = take_in_twenty()
        assert kinds(jobs) == {Job}
        assert sorted(job.number for job in jobs) == list(range(1, 21))


def test_without_the_lock_two_jobs_want_one_number(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda results: IntegrityError in kinds(results), take_in_twenty)


# --- Two people move one job -------------------------------------------------------------------


def move_twice():
    job = make_job()
    targets = [job.shop.stages.get(name=name) for name in ("Design", "Printing")]
    copies = [Job.objects.get(pk=job.pk) for _ in targets]
    results = at_once(
        *(
            partial(copy.move_to, stage, by=None, seen=job.stage)
            for copy, stage in zip(copies, targets, strict=True)
        )
    )
    return results, job.events.filter(kind="moved").count()


def test_of_two_who_move_one_job_the_later_is_told():
    for _ in range(10):
        results, moves = move_twice()
        assert (kinds(results), moves) == ({bool, ValidationError}, 1)


def test_without_the_lock_both_moves_are_made(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda outcome: outcome[1] == 2, move_twice)


# --- One file is imported twice at once --------------------------------------------------------


def import_twice():
    shop = make_shop()
    make_stages(shop=shop)
    table = read_table(as_csv(made_up_jobs(30)))
    return at_once(*[partial(import_table, table, shop)] * 2)


def test_a_file_imported_twice_at_once_makes_no_doubles():
    for _ in range(5):
        first, second = sorted(import_twice(), key=lambda plan: plan.known)
        assert (first.known, len(first.jobs)) == (0, 30)
        assert (second.known, len(second.jobs), second.new_customers) == (30, 0, [])


def test_without_the_lock_both_imports_bring_the_same_jobs(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda results: IntegrityError in kinds(results), import_twice)
