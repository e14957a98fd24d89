"""What proofs and invoices show on their job's staff page, each in its state and with its links."""

import re

import pytest

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop
from shopsettings.tests.pages import body_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def desk(client, shop):
    client.force_login(make_person(shop=shop, role=Role.FRONT_DESK))
    return client


def panel_of(desk, job, name):
    """The panel's words, each line in one string, and its addresses."""
    page = body_of(desk.get(f"/admin/jobs/job/{job.pk}/change/"))
    (panel,) = re.findall(rf'aria-labelledby="{name}-title">(.*?)</section>', page, re.DOTALL)
    lines = [
        " ".join(re.sub(r"<[^>]*>", " ", line).split()) for line in re.findall(r"(?s)<li>.*?</li>", panel)
    ]
    return lines, re.findall(r'href="([^"]*)"', panel)


def test_proofs_stand_on_the_job_page_newest_first(desk, shop):
    job = make_job(shop=shop)
    priya = make_person(shop=shop, name="Priya")
    first = make_proof(job=job, state=Proof.State.CHANGES_REQUESTED, by=priya)
    draft = make_proof(job=job, by=priya)
    lines, links = panel_of(desk, job, "proofs")
    assert [line.partition(" · ")[0].rsplit(" ", 2)[0] for line in lines] == [
        "Version 2 Draft",
        "Version 1 Changes requested",
    ]
    assert all("Priya" in line for line in lines)
    assert links == [
        f"/admin/proofs/proof/{draft.pk}/change/",
        f"/admin/proofs/proof/{first.pk}/change/",
        f"http://testserver{first.review_path}",
        f"/admin/proofs/proof/add/?job={job.pk}",
    ]


def test_customers_link_of_a_draft_is_not_offered(desk, shop):
    job = make_job(shop=shop)
    proof, invoice = make_proof(job=job), make_invoice(job=job)
    page = body_of(desk.get(f"/admin/jobs/job/{job.pk}/change/"))
    assert proof.code not in page
    assert invoice.code not in page


def test_invoices_stand_on_the_job_page_with_amount_and_state(desk, shop):
    job = make_job(shop=shop)
    due = shop.today().replace(month=12, day=30)
    make_invoice(job=job, state=Invoice.State.PAID, lines=[("Design", 1, 25000)])
    sent = make_invoice(job=job, state=Invoice.State.SENT, lines=[("Wrap", 2, 62000)], due_date=due)
    make_invoice(job=job, lines=[("Decals", 1, 9900)])
    lines, links = panel_of(desk, job, "invoices")
    assert lines[0] == "Draft Draft $99.00"
    assert lines[1] == f"{sent.label} Sent $1,240.00 · due December 30 View as customer : {sent.label}"
    assert lines[2].startswith("INV-0001 Paid $250.00 · ")
    assert f"http://testserver{sent.pay_path}" in links
    assert links[-1] == f"/admin/billing/invoice/add/?job={job.pk}"


def test_job_without_any_says_so_and_offers_to_add_one(desk, shop):
    page = body_of(desk.get(f"/admin/jobs/job/{make_job(shop=shop).pk}/change/"))
    for said in ("No proof yet.", "New proof", "No invoice yet.", "New invoice"):
        assert said in page


def test_what_belongs_to_another_job_stands_on_that_one(desk, shop):
    other = make_job(shop=shop)
    make_proof(job=other, state=Proof.State.SENT)
    make_invoice(job=other, state=Invoice.State.SENT)
    job = make_job(shop=shop)
    assert (panel_of(desk, job, "proofs")[0], panel_of(desk, job, "invoices")[0]) == ([], [])
