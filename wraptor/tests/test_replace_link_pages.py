"""“Replace link” on the staff pages of jobs, proofs and invoices: asked first, and never twice by mistake."""

import re

import pytest
from django.urls import reverse

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop

pytestmark = pytest.mark.django_db

MAKE = {
    "jobs_job": lambda shop: make_job(shop=shop),
    "proofs_proof": lambda shop: make_proof(job=make_job(shop=shop), state=Proof.State.SENT),
    "billing_invoice": lambda shop: make_invoice(job=make_job(shop=shop), state=Invoice.State.SENT),
}


def sign_in(client, role=Role.MANAGER):
    shop = make_shop()
    client.force_login(make_person(shop=shop, role=role))
    return shop


def verb_url(page, row):
    return reverse(f"admin:{page}_verb", args=[row.pk, "replace"])


def change_page(client, page, row):
    return client.get(reverse(f"admin:{page}_change", args=[row.pk])).content.decode()


def asked(client, page, row):
    """The page that asks, and what its button would send."""
    body = client.get(verb_url(page, row)).content.decode()
    (seen,) = re.findall(r'name="seen" value="(\w+)"', body)
    return body, {"seen": seen}


@pytest.mark.parametrize("page", MAKE)
def test_a_manager_replaces_a_link(client, page):
    row = MAKE[page](sign_in(client))
    old = row.code
    assert verb_url(page, row) in change_page(client, page, row)
    body, button = asked(client, page, row)
    assert "The old link stops working." in body
    answer = client.post(verb_url(page, row), button, follow=True)
    assert "has a new link. The old one has stopped working." in answer.content.decode()
    row.refresh_from_db()
    assert row.code != old


@pytest.mark.parametrize("page", MAKE)
def test_the_page_that_asks_does_not_show_the_link(client, page):
    row = MAKE[page](sign_in(client))
    assert row.code not in asked(client, page, row)[0]


@pytest.mark.parametrize("page", MAKE)
def test_a_link_that_somebody_else_replaced_meanwhile_is_left_alone(client, page):
    row = MAKE[page](sign_in(client))
    _, button = asked(client, page, row)
    row.replace_code(by=None)
    answer = client.post(verb_url(page, row), button)
    assert answer.status_code == 422
    assert "This link was replaced meanwhile. Nothing was changed." in answer.content.decode()
    stands = row.code
    row.refresh_from_db()
    assert row.code == stands


@pytest.mark.parametrize("page", MAKE)
def test_a_press_that_does_not_say_which_link_it_saw_is_refused(client, page):
    row = MAKE[page](sign_in(client))
    assert client.post(verb_url(page, row)).status_code == 422
    stands = row.code
    row.refresh_from_db()
    assert row.code == stands


@pytest.mark.parametrize("page", MAKE)
def test_the_front_desk_is_not_offered_it(client, page):
    row = MAKE[page](sign_in(client, Role.FRONT_DESK))
    assert verb_url(page, row) not in change_page(client, page, row)
    assert client.get(verb_url(page, row)).status_code == 403


@pytest.mark.parametrize("page", ["proofs_proof", "billing_invoice"])
def test_a_draft_has_no_link_to_replace(client, page):
    job = make_job(shop=sign_in(client))
    row = make_proof(job=job) if page == "proofs_proof" else make_invoice(job=job)
    assert verb_url(page, row) not in change_page(client, page, row)
    assert client.post(verb_url(page, row), {"seen": "x"}).status_code == 302
    stands = row.code
    row.refresh_from_db()
    assert row.code == stands


def test_the_history_on_the_job_page_tells_who_and_no_code(client):
    job = make_job(shop=sign_in(client))
    old = job.code
    client.post(verb_url("jobs_job", job), asked(client, "jobs_job", job)[1])
    body = change_page(client, "jobs_job", job)
    assert "Tracker link replaced" in body
    assert old not in body
