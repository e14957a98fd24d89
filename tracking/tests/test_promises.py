"""The promises that every public page keeps: one kind of answer for what isn't there, headers, read-only."""

import gzip
import secrets
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.models import Job, JobEvent
from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.codes import new_code
from shopsettings.public_page import stylesheet_url
from shopsettings.tests.factories import make_picture, make_shop

pytestmark = pytest.mark.django_db

PER_REQUEST = {"X-Request-Id", "Date"}


def make_links():
    """A job with a date, a sent proof and a sent invoice: the three public pages, and what hangs on them."""
    job = make_job(due_date=timezone.now().date() + timedelta(days=9))
    proof = make_proof(job=job, state=Proof.State.SENT)
    invoice = make_invoice(job=job, state=Invoice.State.SENT)
    return {
        "track": job.track_path,
        "live": reverse("tracking:live", args=[job.code]),
        "calendar": reverse("tracking:expected", args=[job.code]),
        "proof": proof.review_path,
        "artwork": reverse("proofs:artwork", args=[proof.code]),
        "pay": invoice.pay_path,
    }


def headers_of(response):
    return {name: value for name, value in response.headers.items() if name not in PER_REQUEST}


KINDS = ["track", "live", "calendar", "proof", "artwork", "pay"]
ADDRESSES = [
    *("track/{}", "track/{}/live", "track/{}/send", "track/{}/expected.ics"),
    *("proof/{}", "proof/{}/artwork", "pay/{}"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_opens_its_page(client, kind):
    assert client.get(make_links()[kind]).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("opens", ["job", "proof", "invoice"])
def test_a_code_opens_nothing_but_its_own_kind(client, address, opens):
    job = make_job(due_date=timezone.now().date() + timedelta(days=9))
    codes = {
        "job": job.code,
        "proof": make_proof(job=job, state=Proof.State.SENT).code,
        "invoice": make_invoice(job=job, state=Invoice.State.SENT).code,
    }
    own = {"track": "job", "proof": "proof", "pay": "invoice"}[address.partition("/")[0]]
    expected = 200 if own == opens else 404
    assert client.get("/" + address.format(codes[opens])).status_code == expected


STRANGE = {
    "short": "abc",
    "one short": "a" * 25,
    "one long": "a" * 27,
    "capitals": "A" * 26,
    "digits outside base32": "0189" + "a" * 22,
    "NUL": "a" * 25 + "\x00",
    "three thousand": "a" * 3000,
    "arabic": "أ" * 26,
    "full-width": "ａ" * 26,
    "dots": "../../etc/passwd",
    "newline": "a" * 26 + "%0A",
    "trailing slash": "a" * 26 + "/",
    "query injection": "' OR 1=1 --",
    "empty": "",
}


@pytest.mark.parametrize("code", STRANGE.values(), ids=STRANGE.keys())
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_malformed_code_gets_the_answer_of_an_unknown_one_without_a_query(
    client, address, code, django_assert_num_queries
):
    unknown = client.get("/" + address.format(new_code()))
    with django_assert_num_queries(0):
        malformed = client.generic("GET", "/" + address.format(code))
    assert (malformed.status_code, malformed.content) == (404, unknown.content)
    assert headers_of(malformed) == headers_of(unknown)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_developers_machine_answers_like_any_other(client, settings, address):
    elsewhere = client.get("/" + address.format(new_code()))
    settings.DEBUG = True
    here = Client()  # with the middleware of this setting
    for code in [new_code(), "short"]:
        answer = here.get("/" + address.format(code))
        assert (answer.status_code, answer.content) == (404, elsewhere.content)


def test_a_draft_proof_gets_the_answer_of_an_unknown_one(client):
    draft = client.get(make_proof(state=Proof.State.DRAFT).review_path)
    unknown = client.get(reverse("proofs:review", args=[new_code()]))
    assert (draft.status_code, draft.content, headers_of(draft)) == (
        404,
        unknown.content,
        headers_of(unknown),
    )


def test_a_draft_invoice_gets_the_answer_of_an_unknown_one(client):
    draft = client.get(make_invoice(state=Invoice.State.DRAFT).pay_path)
    unknown = client.get(reverse("billing:pay", args=[new_code()]))
    assert (draft.status_code, draft.content, headers_of(draft)) == (
        404,
        unknown.content,
        headers_of(unknown),
    )


def test_the_artwork_of_a_replaced_version_is_gone(client):
    old = make_proof(state=Proof.State.SUPERSEDED)
    assert client.get(reverse("proofs:artwork", args=[old.code])).status_code == 404


def test_the_artwork_of_a_draft_is_not_there(client):
    draft = make_proof(state=Proof.State.DRAFT)
    assert client.get(reverse("proofs:artwork", args=[draft.code])).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_head_answers_like_get_without_a_body(client, kind):
    path = make_links()[kind]
    response = client.head(path)
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_other_verb_is_405(client, kind, verb):
    client.handler.enforce_csrf_checks = True
    response = getattr(client, verb)(make_links()[kind])
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_opening_every_page_changes_no_row(client):
    links = make_links()
    before = [list(model.objects.order_by("pk").values()) for model in (Job, Proof, Invoice, JobEvent)]
    for path in links.values():
        client.get(path)
        client.post(path)
    assert before == [
        list(model.objects.order_by("pk").values()) for model in (Job, Proof, Invoice, JobEvent)
    ]


HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def assert_public_headers(response):
    assert {name: response[name] for name in HEADERS} == HEADERS
    policy = response["Content-Security-Policy"]
    for directive in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert directive in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "Permissions-Policy" in response
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("kind", KINDS)
def test_public_pages_carry_their_headers(client, kind):
    assert_public_headers(client.get(make_links()[kind]))


@pytest.mark.parametrize("path", ["/track/abc", f"/proof/{'a' * 26}", "/pay/", "/nothing"])
def test_missing_pages_carry_their_headers(client, path):
    assert_public_headers(client.get(path))


def test_a_wrong_verb_carries_the_headers(client):
    assert_public_headers(client.post(make_links()["track"]))


@pytest.mark.parametrize("kind", ["track", "live", "proof", "pay"])
def test_a_page_travels_zipped(client, kind):
    answer = client.get(make_links()[kind], headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert int(answer["Content-Length"]) == len(answer.content)


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "br, gzip; q=0, *;q=0.5"])
def test_a_page_travels_plain_to_whom_cannot_unzip_it(client, accepted):
    answer = client.get(make_links()["track"], headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer
    assert answer.content.startswith(b"<!doctype html>")
    assert "Accept-Encoding" in answer["Vary"]


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "gzip"), ("gzip;q=0", None), ("", None)])
def test_a_shops_stylesheet_too_travels_zipped_only_to_whom_can_unzip_it(client, accepted, encoding):
    answer = client.get(stylesheet_url("ffd400"), headers={"Accept-Encoding": accepted})
    assert (answer.status_code, answer.get("Content-Encoding")) == (200, encoding)


@pytest.mark.parametrize("kind", ["track", "live", "proof", "pay"])
def test_a_zipped_page_is_the_page(client, kind):
    path = make_links()[kind]
    with time_machine.travel(timezone.now(), tick=False):
        zipped, plain = client.get(path, headers={"Accept-Encoding": "gzip"}), client.get(path)
    assert gzip.decompress(zipped.content) == plain.content


def test_a_picture_travels_as_it_is(client):
    """It is packed already: zipping it again would take time for nothing."""
    picture = ContentFile(make_picture(size=(400, 400)), name="artwork.png")
    proof = make_proof(state=Proof.State.SENT, artwork=picture)
    path = reverse("proofs:artwork", args=[proof.code])
    answer = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert len(answer.content) > 600  # less than that is never zipped
    assert "Content-Encoding" not in answer


def test_an_unchanged_live_answer_carries_the_headers(client):
    path = make_links()["live"]
    unchanged = client.get(path, headers={"If-None-Match": client.get(path)["ETag"]})
    assert unchanged.status_code == 304
    assert_public_headers(unchanged)


def test_a_failure_of_ours_carries_the_headers(client, monkeypatch):
    path = make_links()["track"]

    def fail(*args, **kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("tracking.views.build", fail)
    client.raise_request_exception = False
    response = client.get(path)
    assert response.status_code == 500
    assert_public_headers(response)
    assert b"Sorry, something went wrong on our side" in response.content
    assert b"broken on purpose" not in response.content


def test_a_page_answers_under_our_own_name_only(client):
    job = make_job()
    answers = {
        host: client.get(job.track_path, headers={"Host": host}) for host in ("testserver", "evil.example")
    }
    assert {host: answer.status_code for host, answer in answers.items()} == {
        "testserver": 200,
        "evil.example": 400,
    }


def test_browsers_are_told_to_stay_on_https(client, settings):
    settings.SECURE_HSTS_SECONDS = 31536000
    response = client.get(make_links()["track"], secure=True)
    assert "max-age=31536000" in response["Strict-Transport-Security"]


def test_robots_txt_disallows_nothing(client):
    response = client.get("/robots.txt")
    assert response.status_code == 404 or b"Disallow: /" not in response.content


def test_the_tracker_says_nothing_private(client):
    marker = secrets.token_hex(6)
    shop = make_shop(phone="(415) 555-0134")
    job = make_job(shop=shop)
    job.customer.email, job.customer.phone = f"{marker}@private.example", f"+1 {marker}"
    job.customer.save()
    make_job(shop=shop, title=f"Another job {marker}")
    job.hold(by=None, reason=f"Internal {marker}")
    make_proof(job=job, note=f"Draft note {marker}")
    make_invoice(job=job, lines=[(f"Price {marker}", 1, 987654)])
    body = client.get(job.track_path).content.decode()
    assert marker not in body
    assert "9,876.54" not in body


def test_the_tracker_says_why_a_job_is_on_hold_if_customers_may_read_it(client):
    job = make_job()
    job.hold(by=None, reason="The film arrives on <Thursday>.", customers_read=True)
    body = client.get(job.track_path).content.decode()
    assert "<bdi>The film arrives on &lt;Thursday&gt;.</bdi>" in body


def test_link_previews_name_nobody(client):
    job = make_job(title="Fleet wrap for Delgado Plumbing")
    head = client.get(job.track_path).content.decode().partition("</head>")[0]
    previews = [
        line for line in head.splitlines() if "og:" in line or "twitter:" in line or "description" in line
    ]
    assert any("Track your wrap" in line for line in previews)
    for private in ("Delgado", "Transit", "JOB-", "received", job.code):
        assert not any(private in line for line in previews)


@pytest.mark.parametrize("kind", ["track", "proof", "pay"])
def test_text_from_people_is_never_markup(client, kind):
    job = make_job(title="<script>alert(1)</script>")
    job.customer.name = "{{ settings.SECRET_KEY }}<b>"
    job.customer.save()
    job.shop.name = "<i>{% debug %}"
    job.shop.save()
    proof = make_proof(job=job, state=Proof.State.SENT, note="<img src=x onerror=alert(1)>")
    invoice = make_invoice(job=job, state=Invoice.State.SENT, lines=[("<b>bold</b>", 1, 100)])
    path = {"track": job.track_path, "proof": proof.review_path, "pay": invoice.pay_path}[kind]
    body = client.get(path).content.decode()
    for markup in ("<script>alert", "<img src=x", "<b>bold", "<i>{%"):
        assert markup not in body
    assert "{% debug %}" in body
