"""The demo shops show the product at its best, come once, and only where nobody is put at risk."""

import io
import re
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db.models import Count

from billing.models import Invoice
from jobs.models import Job, JobEvent
from proofs.models import Proof
from shopsettings.models import Membership, Shop, ShopEvent, User
from tracking.demo.work import PASSWORD

pytestmark = pytest.mark.django_db

# That the demo can be made is tried on both databases; what it is like is the same on each.
what_it_is_like = pytest.mark.any_database


def seed():
    out = io.StringIO()
    call_command("seed_demo", stdout=out)
    return out.getvalue()


@pytest.fixture
def said(settings):
    """What the command prints on a machine where DEBUG is on."""
    settings.DEBUG = True
    return seed()


def test_the_demo_is_refused_unless_debug_is_on(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="only made while DEBUG is on"):
        seed()
    assert not Shop.objects.exists()
    assert not User.objects.exists()


def test_the_demo_shows_the_board_of_a_busy_shop(said):
    shop = Shop.objects.get(slug="north-bay-wraps")
    board = {job.label: job for job in shop.jobs.select_related("customer", "stage")}
    assert (len(board), board["JOB-0051"].customer.name) == (51, "Okafor Landscaping")
    delgado = board["JOB-0042"]
    assert (delgado.customer.name, delgado.vehicle) == ("Delgado Plumbing", "2023 Ford Transit")
    assert (delgado.stage.name, delgado.due_date) == ("Printing", shop.today() + timedelta(days=3))
    assert [proof.state for proof in delgado.proofs.order_by("version")] == ["changes_requested", "sent"]
    invoice = Invoice.objects.with_total().get(job=delgado)
    assert (invoice.label, invoice.total, invoice.currency) == ("INV-0031", 124000, "USD")
    assert {job.state for job in board.values()} == set(Job.State.values)
    assert {proof.state for proof in Proof.objects.all()} == set(Proof.State.values)


@what_it_is_like
def test_the_demo_has_a_shop_of_every_kind(said):
    shops = {shop.slug: shop for shop in Shop.objects.all()}
    assert not shops["north-bay-wraps"].shows_own_branding
    assert shops["voltwrap-studio"].shows_own_branding
    assert str(shops["voltwrap-studio"].logo).endswith(".png")
    assert (shops["folienwerk-nord"].language, shops["folienwerk-nord"].currency) == ("de", "EUR")


@what_it_is_like
def test_every_step_of_the_demo_has_somebody_who_did_it(said):
    assert not JobEvent.objects.filter(by=None).exists()


@what_it_is_like
def test_the_printed_sign_ins_work(said):
    emails = re.findall(r"^ +(\S+@\S+)", said, re.MULTILINE)
    assert len(emails) == 10
    assert PASSWORD in said
    for email in emails:
        person = authenticate(username=email, password=PASSWORD)
        assert isinstance(person, User)
        assert person.is_superuser or person.memberships.exists()


@what_it_is_like
def test_the_demo_has_somebody_of_two_shops_and_somebody_who_is_only_invited(said):
    assert User.objects.annotate(shops=Count("memberships")).filter(shops=2).exists()
    assert Membership.objects.filter(joined_at=None).exists()
    assert ShopEvent.objects.filter(shop__slug="north-bay-wraps").exists()


@what_it_is_like
def test_the_printed_links_and_every_other_job_of_the_demo_open(said, client, settings):
    links = re.findall(rf"{settings.SITE_URL}(/track/\S+)", said)
    assert len(links) == 3
    for path in [*links, *(job.track_path for job in Job.objects.all())]:
        assert client.get(path).status_code == 200


@what_it_is_like
def test_running_the_demo_again_changes_nothing(said):
    Job.objects.get(shop__slug="north-bay-wraps", number=42).hold(by=None)
    models = (Shop, User, Membership, Job, JobEvent, Proof, Invoice)
    before = [model.objects.count() for model in models]
    assert seed() == said
    assert [model.objects.count() for model in models] == before
    assert Job.objects.get(shop__slug="north-bay-wraps", number=42).state == Job.State.ON_HOLD
