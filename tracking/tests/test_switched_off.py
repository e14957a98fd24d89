"""A link that the shop replaced: dead at once, an answer that helps its reader, and not a word about the job."""

import pytest
from django.urls import reverse

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.models import JobEvent
from jobs.tests.factories import make_customer, make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.codes import new_code
from shopsettings.tests.factories import make_shop

pytestmark = pytest.mark.django_db

KINDS = {"job": "track", "proof": "proof", "invoice": "pay"}


def make_three():
    """A job with its sent proof and its sent invoice, by kind."""
    job = make_job()
    proof = make_proof(job=job, state=Proof.State.SENT)
    return {"job": job, "proof": proof, "invoice": make_invoice(job=job, state=Invoice.State.SENT)}


def replaced(row):
    """The code that opened `row` until now."""
    old = row.code
    row.replace_code(by=None)
    return old


@pytest.mark.parametrize("kind", KINDS)
def test_a_replaced_link_is_dead_and_the_new_one_works(client, kind):
    row = make_three()[kind]
    assert client.get(f"/{KINDS[kind]}/{row.code}").status_code == 200
    old = replaced(row)
    assert client.get(f"/{KINDS[kind]}/{old}").status_code == 410
    assert client.get(f"/{KINDS[kind]}/{row.code}").status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_the_other_links_of_the_job_live_on(client, kind):
    rows = make_three()
    replaced(rows[kind])
    for other, path in KINDS.items():
        if other != kind:
            assert client.get(f"/{path}/{rows[other].code}").status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_replaced_code_says_nothing_at_another_kind_of_address(client, kind):
    old = replaced(make_three()[kind])
    for other, path in KINDS.items():
        if other != kind:
            unknown = client.get(f"/{path}/{new_code()}")
            assert client.get(f"/{path}/{old}").content == unknown.content
            assert unknown.status_code == 404


def test_a_page_that_stays_open_learns_that_its_link_is_dead(client):
    job = make_job()
    assert client.get(reverse("tracking:live", args=[replaced(job)])).status_code == 410


def test_what_hangs_on_a_dead_link_is_gone_too(client):
    rows = make_three()
    assert client.get(reverse("proofs:artwork", args=[replaced(rows["proof"])])).status_code == 404
    assert client.get(reverse("tracking:expected", args=[replaced(rows["job"])])).status_code == 404


def test_its_reader_is_told_what_happened_and_whom_to_ask(client):
    shop = make_shop(name="North Bay Wraps", phone="(415) 555-0134", email="hello@northbay.example")
    body = client.get(f"/track/{replaced(make_job(shop=shop))}").content.decode()
    assert "This link has been switched off" in body
    for wanted in ("North Bay Wraps", "tel:4155550134", "mailto:hello@northbay.example"):
        assert wanted in body


@pytest.mark.parametrize("kind", KINDS)
def test_its_reader_is_told_nothing_of_the_job(client, kind):
    rows = make_three()
    job = rows["job"]
    job.customer.name, job.customer.email = "Zyzzyva Plumbing", "zyzzyva@private.example"
    job.customer.save()
    old = replaced(rows[kind])
    body = client.get(f"/{KINDS[kind]}/{old}").content.decode()
    for private in ("Zyzzyva", "zyzzyva", "Transit", job.label, "1,240", "INV-", "version"):
        assert private not in body
    assert not any(row.code in body for row in rows.values())


def test_it_speaks_the_language_of_the_shop(client):
    body = client.get(f"/track/{replaced(make_job(shop=make_shop(language='de')))}").content.decode()
    assert '<html lang="de"' in body


def test_a_dead_tracker_link_leads_to_the_new_one_by_mail(client):
    old = replaced(make_job())
    body = client.get(f"/track/{old}").content.decode()
    assert f'href="/track/{old}/send"' in body
    assert "Send me the new link" in body


@pytest.mark.parametrize("kind", ["proof", "invoice"])
def test_a_dead_proof_or_pay_link_offers_no_mail(client, kind):
    assert b"/send" not in client.get(f"/{KINDS[kind]}/{replaced(make_three()[kind])}").content


def test_a_dead_link_stays_read_only(client):
    path = f"/track/{replaced(make_job())}"
    answer = client.post(path)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert client.head(path).status_code == 410


def test_opening_a_dead_link_changes_nothing(client):
    job = make_job(customer=make_customer(email="pat@customer.example"))
    path = f"/track/{replaced(job)}"
    before = (job.code, JobEvent.objects.count())
    client.get(path)
    job.refresh_from_db()
    assert (job.code, JobEvent.objects.count()) == before


def test_a_link_that_works_is_not_looked_up_among_the_dead(client, django_assert_num_queries):
    path = make_job().track_path
    client.get(path)
    with django_assert_num_queries(1):
        client.get(path)


def test_a_dead_link_costs_two_queries(client, django_assert_num_queries):
    path = f"/track/{replaced(make_job())}"
    with django_assert_num_queries(2):
        client.get(path)
