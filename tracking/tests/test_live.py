"""The live part: what the page is told when it asks whether anything changed."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.models import Job
from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Shop
from shopsettings.public_page import stylesheet_url

pytestmark = pytest.mark.django_db


def ask(client, job, etag=None):
    headers = {"If-None-Match": etag} if etag else {}
    return client.get(reverse("tracking:live", args=[job.code]), headers=headers)


def test_nothing_changed_is_an_empty_answer(client):
    job = make_job()
    again = ask(client, job, etag=ask(client, job)["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_an_empty_answer_says_nothing_of_a_body(client):
    """A length there would have to be the page's own (RFC 9110, section 8.6)."""
    job = make_job()
    again = ask(client, job, etag=ask(client, job)["ETag"])
    assert not {"Content-Length", "Content-Type", "Content-Encoding"} & again.headers.keys()
    assert again["Cache-Control"] == "private, no-store"


AS_PROXIES_SEND_IT = ['"{}"', 'W/"{}"', '"another", "{}"', 'W/"another",W/"{}"', '"{}-gzip"']


@pytest.mark.parametrize("sent", AS_PROXIES_SEND_IT)
def test_nothing_changed_is_known_behind_a_proxy_that_rewrites_the_mark(client, sent):
    job = make_job()
    mark = ask(client, job)["ETag"].strip('"')
    assert ask(client, job, etag=sent.format(mark)).status_code == 304
    job.promise(date(2030, 1, 1), by=None)
    assert ask(client, job, etag=sent.format(mark)).status_code == 200


def test_an_answer_holds_its_own_mark(client):
    """A proxy may take the header off."""
    told = ask(client, make_job())
    assert told.json()["etag"] == told["ETag"]


def test_the_page_itself_knows_the_mark_of_what_it_shows(client):
    job = make_job()
    mark = ask(client, job)["ETag"].strip('"')
    assert mark in client.get(job.track_path).content.decode()


def test_a_move_is_told_once(client):
    job = make_job(stage="Printing")
    before = ask(client, job)["ETag"]
    job.move_to(job.shop.stages.get(name="Lamination"), by=None)
    changed = ask(client, job, etag=before)
    assert changed.status_code == 200
    told = changed.json()
    assert "Your wrap is being laminated" in told["html"]
    assert told["title"] == "Your wrap is being laminated – North Bay Wraps"
    assert told["say"].startswith("Update: Your wrap is being laminated. 67 percent.")
    assert ask(client, job, etag=changed["ETag"]).status_code == 304


CHANGES = {
    "held": lambda job: job.hold(by=None),
    "held, and why": lambda job: job.hold(by=None, reason="Film is late", customers_read=True),
    "cancelled": lambda job: job.cancel(by=None),
    "new date": lambda job: job.promise(date(2030, 1, 1), by=None),
    "new title": lambda job: job.edit({"title": "Another title"}, by=None),
    "customer renamed": lambda job: type(job.customer).objects.update(name="Somebody Else"),
    "proof sent": lambda job: make_proof(job=job, state=Proof.State.SENT),
    "invoice sent": lambda job: make_invoice(job=job, state=Invoice.State.SENT),
    "stage renamed": lambda job: job.shop.stages.filter(name="Design").update(name="Artwork"),
    "stage added": lambda job: job.shop.stages.create(name="Delivery", position=99),
    "stage removed": lambda job: job.shop.stages.get(name="Design").delete(),
    "shop renamed": lambda job: Shop.objects.update(name="South Bay Wraps"),
    "phone changed": lambda job: Shop.objects.update(phone="(415) 555-0199"),
    "plan changed": lambda job: Shop.objects.update(plan="pro"),
    "language changed": lambda job: Shop.objects.update(language="de"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_on_the_page_is_told(client, change):
    job = make_job(stage="Printing")
    before = ask(client, job)["ETag"]
    change(job)
    assert ask(client, job, etag=before).status_code == 200


SURROUNDINGS = {
    "shop renamed": {"name": "South Bay Wraps"},
    "phone changed": {"phone": "(415) 555-0199"},
    "plan changed": {"plan": "pro"},
    "language changed": {"language": "de"},
}


@pytest.mark.parametrize("change", SURROUNDINGS.values(), ids=SURROUNDINGS.keys())
def test_a_change_around_the_live_part_is_told_by_its_mark(client, change):
    job = make_job()
    before = ask(client, job).json()["surroundings"]
    Shop.objects.update(**change)
    assert ask(client, job).json()["surroundings"] != before


def test_a_release_with_other_styles_is_told_by_that_mark(client, monkeypatch):
    job = make_job()
    before = ask(client, job).json()["surroundings"]
    monkeypatch.setattr(staticfiles_storage, "url", lambda name: f"/static/{name}?of=the-next-release")
    stylesheet_url.cache_clear()  # as in a new worker
    try:
        assert ask(client, job).json()["surroundings"] != before
    finally:
        stylesheet_url.cache_clear()


def test_a_move_leaves_the_mark_of_what_is_around_as_the_page_knows_it(client):
    job = make_job(stage="Printing")
    page = client.get(job.track_path).content.decode()
    job.move_to(job.shop.stages.get(name="Lamination"), by=None)
    mark = ask(client, job).json()["surroundings"]
    assert f'data-surroundings="{mark}"' in page


def test_an_internal_change_is_not_told(client):
    job = make_job(stage="Printing")
    before = ask(client, job)["ETag"]
    make_proof(job=job, state=Proof.State.DRAFT)
    make_job(shop=job.shop)
    job.customer.phone = "+1 415 555 0100"
    job.customer.save()
    assert ask(client, job, etag=before).status_code == 304


def test_midnight_in_the_shops_zone_changes_the_page(client):
    with time_machine.travel(datetime(2026, 5, 12, 6, 59, tzinfo=UTC), tick=False) as clock:
        job = make_job(due_date=date(2026, 5, 12))
        before = ask(client, job)["ETag"]
        clock.shift(120)
        after = ask(client, job, etag=before)
    assert after.status_code == 200
    assert "Expected today" in after.json()["html"]


def test_the_part_is_the_same_as_in_the_whole_page(client):
    job = make_job(stage="Printing")
    make_proof(job=job, state=Proof.State.SENT)
    part = ask(client, job).json()["html"].strip()
    assert part
    assert part in client.get(job.track_path).content.decode()


@pytest.mark.parametrize("state", Job.State.values)
def test_every_state_answers(client, state):
    assert ask(client, make_job(state=state)).status_code == 200


QUERIES = 1


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize("address", ["tracking:track", "tracking:live"])
def test_query_count_is_the_same_with_1_and_3_of_everything(
    client, how_many, address, django_assert_num_queries
):
    job = make_job()
    for _ in range(how_many):
        make_proof(job=job, state=Proof.State.SENT)
        make_invoice(job=job, state=Invoice.State.SENT, lines=[("Wrap", 1, 1000)] * how_many)
        make_job(shop=job.shop)
    with django_assert_num_queries(QUERIES):
        assert client.get(reverse(address, args=[job.code])).status_code == 200


def test_an_unchanged_page_is_known_by_as_many_queries(client, django_assert_num_queries):
    job = make_job()
    mark = ask(client, job)["ETag"]
    with django_assert_num_queries(QUERIES):
        assert ask(client, job, etag=mark).status_code == 304
