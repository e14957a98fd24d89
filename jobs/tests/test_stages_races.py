"""Two people at one shop's stages, and jobs that come while a stage goes."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client

from jobs.models import Job, Stage
from jobs.tests.factories import make_customer, make_job, make_stage, make_stages
from shopsettings import staff_admin
from shopsettings.tests.factories import make_person, make_shop
from shopsettings.tests.pages import fields_of
from shopsettings.tests.racing import at_once, rounds_until, without_locks

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

STAGES, JOBS = "/admin/jobs/stage/", "/admin/jobs/job/"


def browser_of(shop):
    browser = Client(raise_request_exception=False)
    browser.force_login(make_person(shop=shop))
    return browser


# --- A job comes to a stage that goes -------------------------------------------------------------


def job_taken_in_while_its_stage_goes():
    """How each of the two ended, and whether the stage and the job are there."""
    shop = make_shop()
    _, printing = make_stages("Received", "Printing", shop=shop)
    new = Job(shop=shop, customer=make_customer(shop=shop), stage=Stage.objects.get(pk=printing.pk))
    results = at_once(partial(printing.remove, to=None, by=None), partial(new.take_in, by=None))
    kinds = [type(result) for result in results]
    return kinds, shop.stages.count() == 2, shop.jobs.exists()


STAGE_WENT = [int, IntegrityError], False, False
JOB_CAME = [ValidationError, type(None)], True, True


def test_stage_goes_or_the_job_comes_and_the_shop_is_told():
    assert all(job_taken_in_while_its_stage_goes() in (STAGE_WENT, JOB_CAME) for _ in range(15))


def test_without_the_locks_the_stage_breaks_on_the_job_that_came(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda end: end not in (STAGE_WENT, JOB_CAME), job_taken_in_while_its_stage_goes)


def page_of_a_stage_deleted_while_a_job_comes_in():
    shop = make_shop()
    make_stage(shop=shop, name="Received")
    stage = make_stage(shop=shop, name="Printing")
    deleting, adding = browser_of(shop), browser_of(shop)
    typed = fields_of(adding.get(f"{JOBS}add/")) | {
        "customer": make_customer(shop=shop).pk,
        "stage": stage.pk,
    }
    answers = at_once(
        partial(deleting.post, f"{STAGES}{stage.pk}/delete/", {"post": "yes"}),
        partial(adding.post, f"{JOBS}add/", typed),
    )
    return [answer.status_code for answer in answers], shop.stages.count() == 2, shop.jobs.exists()


def test_both_pages_end_in_a_friendly_answer():
    friendly = ([302, 200], False, False), ([422, 302], True, True)
    assert all(page_of_a_stage_deleted_while_a_job_comes_in() in friendly for _ in range(10))


def test_without_a_second_look_one_of_them_gets_an_error_page(monkeypatch):
    monkeypatch.setattr(
        staff_admin, "beaten_or_not", lambda request, view, *args, **kwargs: view(request, *args, **kwargs)
    )
    assert rounds_until(lambda end: 500 in end[0], page_of_a_stage_deleted_while_a_job_comes_in)


def job_moved_while_the_stage_is_deleted():
    shop = make_shop()
    first, last = make_stages("Received", "Complete", shop=shop)
    job = make_job(shop=shop, stage=first)
    deleting, moving = browser_of(shop), browser_of(shop)
    answers = at_once(
        partial(deleting.post, f"{STAGES}{last.pk}/delete/", {"post": "yes"}),
        partial(moving.post, f"{JOBS}{job.pk}/do/move/", {"stage": last.pk, "seen": first.pk}),
    )
    return [answer.status_code for answer in answers], shop.stages.count()


def test_move_to_a_stage_that_is_being_deleted_ends_in_a_friendly_answer():
    ends = [job_moved_while_the_stage_is_deleted() for _ in range(10)]
    assert all(end in [([302, 422], 1), ([422, 302], 2)] for end in ends)


def job_held_while_its_stage_goes():
    """The hold writes a line of history that names the stage; the two must not wait for each other."""
    shop = make_shop()
    printing, other = make_stages("Printing", "Received", shop=shop)
    job = make_job(shop=shop, stage=printing)
    results = at_once(
        partial(printing.remove, to=other, by=None), partial(Job.objects.get(pk=job.pk).hold, by=None)
    )
    job.refresh_from_db()
    return [type(result) for result in results], job.stage == other, job.state


def test_job_held_while_its_stage_goes_is_held_on_the_other():
    done = [int, bool], True, "on_hold"
    assert all(job_held_while_its_stage_goes() == done for _ in range(10))


# --- Two people at the order ----------------------------------------------------------------------


def two_stages_put_first_at_once():
    shop = make_shop()
    stages = make_stages("A", "B", "C", "D", shop=shop)
    seen = [stage.pk for stage in stages]
    results = at_once(
        *(partial(Stage.objects.get(pk=stage.pk).put_at, 1, seen=seen, by=None) for stage in stages[2:])
    )
    told = sum(isinstance(result, ValidationError) for result in results)
    return told, "".join(shop.stages.in_order().values_list("name", flat=True))


def test_of_two_who_reorder_at_once_the_later_is_told():
    assert all(two_stages_put_first_at_once() in ((1, "CABD"), (1, "DABC")) for _ in range(10))


def test_without_the_lock_both_orders_are_mixed(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda end: end[0] == 0, two_stages_put_first_at_once)


def two_stages_deleted_at_once():
    shop = make_shop()
    results = at_once(
        *(partial(stage.remove, to=None, by=None) for stage in make_stages("A", "B", shop=shop))
    )
    return sorted(type(result).__name__ for result in results), shop.stages.count()


def test_of_the_last_two_stages_one_stays_whoever_deletes():
    assert all(two_stages_deleted_at_once() == (["ValidationError", "int"], 1) for _ in range(10))


def test_without_the_lock_a_shop_is_left_without_stages(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda end: end[1] == 0, two_stages_deleted_at_once)


# --- Two people at one name -----------------------------------------------------------------------


def stage_named_twice_at_once():
    shop = make_shop()
    acts = []
    for _ in range(2):
        browser = browser_of(shop)
        typed = fields_of(browser.get(f"{STAGES}add/")) | {"name": "Drying"}
        acts.append(partial(browser.post, f"{STAGES}add/", typed))
    return sorted(answer.status_code for answer in at_once(*acts)), shop.stages.count()


def test_of_two_stages_of_one_name_at_once_one_is_told():
    assert [stage_named_twice_at_once() for _ in range(8)] == [([200, 302], 1)] * 8


def test_without_a_second_look_the_slower_stage_is_an_error_page(monkeypatch):
    monkeypatch.setattr(
        staff_admin, "beaten_or_not", lambda request, view, *args, **kwargs: view(request, *args, **kwargs)
    )
    assert rounds_until(lambda end: 500 in end[0], stage_named_twice_at_once)
