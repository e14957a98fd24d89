"""What the staff pages of jobs and customers do, and what they refuse to do."""

from functools import partial
from typing import Any

import pytest
from django.test import Client

from jobs.models import Customer, Job, JobEvent, Stage
from jobs.tests.factories import make_customer, make_job, make_stage
from shopsettings.tests.factories import make_operator, make_person, make_shop
from shopsettings.tests.pages import body_of, fields_of, said_in_passing
from shopsettings.tests.racing import at_once, rounds_until, without_locks

pytestmark = pytest.mark.django_db

STALE = "Somebody else has changed this since you opened it. Nothing was saved."
LISTS = {Job: "/admin/jobs/job/", Customer: "/admin/jobs/customer/", Stage: "/admin/jobs/stage/"}


def page_of(row, page="change"):
    return f"{LISTS[type(row)]}{row.pk}/{page}/"


def add_page_of(model):
    return f"{LISTS[model]}add/"


def sentences(job):
    return list(job.events.order_by("pk").values_list("sentence", flat=True))


def errors_of(response):
    return response.context["adminform"].form.errors


# --- Jobs -----------------------------------------------------------------------------------------


def test_new_job_gets_number_code_first_stage_and_history(office, shop, manager):
    customer = make_customer(shop=shop)
    filled_in = fields_of(office.get(add_page_of(Job)))
    office.post(add_page_of(Job), filled_in | {"customer": customer.pk, "vehicle_make": "Ford"})
    job = Job.objects.get()
    assert (job.shop, job.number, job.stage.name) == (shop, 1, "Received")
    assert len(job.code) == 26
    created = job.events.get()
    assert (created.kind, created.sentence, created.by) == (
        JobEvent.Kind.CREATED,
        "Job created at Received",
        manager,
    )


def test_new_job_may_begin_at_a_later_stage(office, shop):
    filled_in = fields_of(office.get(add_page_of(Job)))
    later = {"customer": make_customer(shop=shop).pk, "stage": shop.stages.get(name="Printing").pk}
    office.post(add_page_of(Job), filled_in | later)
    assert Job.objects.get().stage.name == "Printing"


def test_new_job_in_a_shop_without_stages_asks_for_one(client):
    shop = make_shop()
    client.force_login(make_person(shop=shop))
    filled_in = fields_of(client.get(add_page_of(Job)))
    answer = client.post(add_page_of(Job), filled_in | {"customer": make_customer(shop=shop).pk})
    assert list(errors_of(answer)) == ["stage"]


def test_editing_a_job_records_what_changed_and_who_did_it(office, shop, manager):
    job = make_job(shop=shop)
    office.post(
        page_of(job), fields_of(office.get(page_of(job))) | {"wrap_type": "Decals", "vehicle_make": "VW"}
    )
    job.refresh_from_db()
    assert (job.wrap_type, job.vehicle_make) == ("Decals", "VW")
    edited = job.events.first()
    assert (edited.sentence, edited.by) == ("Edited: make, wrap type", manager)


def test_saving_a_job_as_it_is_records_nothing(office, shop):
    job = make_job(shop=shop)
    before = sentences(job)
    assert office.post(page_of(job), fields_of(office.get(page_of(job)))).status_code == 302
    assert sentences(job) == before


def test_job_form_does_not_move_the_job(office, shop):
    job = make_job(shop=shop)
    elsewhere = {"stage": shop.stages.get(name="Complete").pk, "state": Job.State.CANCELLED}
    office.post(page_of(job), fields_of(office.get(page_of(job))) | elsewhere)
    job.refresh_from_db()
    assert (job.stage.name, job.state) == ("Received", Job.State.ACTIVE)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("vehicle_year", "-1"),
        ("vehicle_year", "1" * 400),
        ("vehicle_kind", "rocket"),
        ("due_date", "tomorrow"),
        ("due_date", "0000-00-00"),
        ("due_date", "99999-01-01"),
        ("customer", ""),
        ("customer", "abc"),
        ("customer", "\x00"),
        ("customer", str(10**30)),
    ],
)
def test_nonsense_in_a_job_form_is_an_error_at_its_field(office, shop, field, value):
    job = make_job(shop=shop)
    answer = office.post(page_of(job), fields_of(office.get(page_of(job))) | {field: value})
    assert list(errors_of(answer)) == [field]


@pytest.mark.parametrize("value", ["abc", "\x00", str(10**30), "0"])
def test_nonsense_for_a_new_jobs_stage_is_an_error(office, shop, value):
    filled_in = fields_of(office.get(add_page_of(Job))) | {"customer": make_customer(shop=shop).pk}
    answer = office.post(add_page_of(Job), filled_in | {"stage": value})
    assert list(errors_of(answer)) == ["stage"]
    assert not Job.objects.exists()


@pytest.mark.parametrize("search", ["JOB-0042", "job-42", "0042", "42"])
def test_job_is_found_by_its_number(office, shop, search):
    make_job(shop=shop)
    Job.objects.update(number=42)
    make_job(shop=shop)
    found = office.get(LISTS[Job], {"q": search}).context["cl"].result_list
    assert [job.number for job in found] == [42]


@pytest.mark.parametrize("search", ["٤٢", "²", "JOB-", "-42", "9" * 400, "JOB-" + "0" * 9])
def test_search_for_what_is_no_number_finds_nothing(office, shop, search):
    make_job(shop=shop)
    assert list(office.get(LISTS[Job], {"q": search}).context["cl"].result_list) == []


def test_operator_may_not_give_a_job_another_shops_customer(client, shop):
    job = make_job(shop=shop)
    client.force_login(make_operator())
    elsewhere = make_customer()
    answer = client.post(page_of(job), fields_of(client.get(page_of(job))) | {"customer": elsewhere.pk})
    assert errors_of(answer) == {"customer": ["Choose a customer of this shop."]}
    job.refresh_from_db()
    assert job.customer != elsewhere


# --- Verbs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        ("hold", Job.State.ON_HOLD),
        ("hold", Job.State.CANCELLED),
        ("resume", Job.State.ACTIVE),
        ("cancel", "cancelled"),
    ],
)
def test_verb_that_no_longer_applies_says_so_and_does_nothing(office, shop, verb, state):
    job = make_job(shop=shop, state=state)
    before = sentences(job)
    answer = office.post(page_of(job, f"do/{verb}"))
    assert answer.status_code == 302
    assert said_in_passing(answer) == f"{job} has changed meanwhile. Nothing was done."
    assert sentences(job) == before


def test_unknown_verb_is_not_there(office, shop):
    assert office.post(page_of(make_job(shop=shop), "do/explode")).status_code == 404


def test_move_that_forgets_what_was_seen_is_refused(office, shop):
    job = make_job(shop=shop)
    answer = office.post(page_of(job, "do/move"), {"stage": shop.stages.get(name="Complete").pk})
    assert answer.status_code == 422
    job.refresh_from_db()
    assert job.stage.name == "Received"


@pytest.mark.parametrize("seen", ["next door", "gone", "abc", str(10**30), "\x00"])
def test_move_that_saw_what_was_never_there_is_refused(office, shop, seen):
    job = make_job(shop=shop)
    seen = {"next door": make_stage(name="Next door").pk, "gone": 987654321}.get(seen, seen)
    answer = office.post(
        page_of(job, "do/move"), {"stage": shop.stages.get(name="Complete").pk, "seen": seen}
    )
    assert answer.status_code == 422
    assert "Next door" not in body_of(answer)
    job.refresh_from_db()
    assert job.stage.name == "Received"


@pytest.mark.parametrize("verb", ["hold", "cancel"])
@pytest.mark.parametrize("reason", ["x" * 10_000, "a\x00b"], ids=["endless", "NUL"])
def test_reason_that_cannot_be_kept_is_an_error(office, shop, verb, reason):
    job = make_job(shop=shop)
    answer = office.post(page_of(job, f"do/{verb}"), {"reason": reason})
    assert answer.status_code == 422
    job.refresh_from_db()
    assert job.state == Job.State.ACTIVE


# --- Two people at one form -----------------------------------------------------------------------


def make_row(model, shop):
    return {Job: make_job, Customer: make_customer, Stage: make_stage}[model](shop=shop)


CHANGES = {
    Job: ("wrap_type", "Decals", "Colour change"),
    Customer: ("phone", "+1 415 555 0101", "+1 650 555 0199"),
    Stage: ("name", "Polishing", "Drying"),
}


@pytest.mark.parametrize("model", CHANGES)
def test_stale_form_is_refused_and_keeps_what_was_typed(office, shop, model):
    field, theirs, typed = CHANGES[model]
    row = make_row(model, shop)
    opened = fields_of(office.get(page_of(row)))
    model.objects.filter(pk=row.pk).update(**{field: theirs})

    answer = office.post(page_of(row), opened | {field: typed})
    assert STALE in body_of(answer)
    assert fields_of(answer)[field] == typed
    row.refresh_from_db()
    assert getattr(row, field) == theirs

    again = office.post(page_of(row), fields_of(answer))
    assert STALE in body_of(again)


@pytest.mark.parametrize("model", CHANGES)
def test_form_opened_after_the_change_is_saved(office, shop, model):
    field, theirs, typed = CHANGES[model]
    row = make_row(model, shop)
    model.objects.filter(pk=row.pk).update(**{field: theirs})
    assert office.post(page_of(row), fields_of(office.get(page_of(row))) | {field: typed}).status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == typed


def saved_at_once():
    """Two people save one customer at the same moment; what each was answered, and who was overwritten."""
    shop = make_shop()
    customer = make_customer(shop=shop)
    acts = []
    for phone in ("111", "222"):
        browser = Client()
        browser.force_login(make_person(shop=shop))
        typed = fields_of(browser.get(page_of(customer))) | {"phone": phone}
        acts.append(partial(browser.post, page_of(customer), typed))
    return sorted(answer.status_code for answer in at_once(*acts))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_save_at_once_one_is_told():
    assert [saved_at_once() for _ in range(8)] == [[200, 302]] * 8


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_one_of_two_is_overwritten(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda answers: answers == [302, 302], saved_at_once)


# --- Customers ------------------------------------------------------------------------------------


def test_customer_with_jobs_cannot_be_deleted_and_says_why(office, shop):
    job = make_job(shop=shop)
    answer = office.post(page_of(job.customer, "delete"), {"post": "yes"})
    assert answer.status_code == 200
    assert job.label in body_of(answer)
    assert Customer.objects.filter(pk=job.customer_id).exists()


def test_customer_without_jobs_is_deleted(office, shop):
    customer = make_customer(shop=shop)
    office.post(page_of(customer, "delete"), {"post": "yes"})
    assert not Customer.objects.exists()


def test_nobody_deletes_a_job(office, shop):
    job = make_job(shop=shop)
    assert office.post(page_of(job, "delete"), {"post": "yes"}).status_code == 403
    assert Job.objects.filter(pk=job.pk).exists()


# --- Text that is no text -------------------------------------------------------------------------

TEXT_FIELDS: list[tuple[Any, str]] = [
    (Job, name)
    for name in ("title", "vehicle_make", "vehicle_model", "vehicle_colour", "wrap_type", "due_date")
]
TEXT_FIELDS += [(Customer, name) for name in ("name", "email", "phone")]
TEXT_FIELDS += [(Stage, name) for name in ("name", "sentence")]


@pytest.mark.parametrize("text", ["x" * 10_000, "a\x00b"], ids=["endless", "NUL"])
@pytest.mark.parametrize(("model", "field"), TEXT_FIELDS, ids=str)
def test_text_that_cannot_be_kept_is_an_error_at_its_field(office, shop, model, field, text):
    row = make_row(model, shop)
    before = model.objects.values().get(pk=row.pk)
    answer = office.post(page_of(row), fields_of(office.get(page_of(row))) | {field: text})
    assert list(errors_of(answer)) == [field]
    assert model.objects.values().get(pk=row.pk) == before


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "O’Brien & “Søn”", "🚐" * 20])
def test_any_other_text_is_kept_and_shown_as_it_is(office, shop, text):
    customer = make_customer(shop=shop)
    office.post(page_of(customer), fields_of(office.get(page_of(customer))) | {"name": text})
    customer.refresh_from_db()
    assert customer.name == text
    shown = office.get(page_of(customer))
    assert fields_of(shown)["name"] == text
    assert "<script>alert" not in body_of(shown)
