"""“Opened 2 h ago”: what the note of a customer's browser changes, and everything that changes nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from jobs.models import Job
from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.codes import new_code
from shopsettings.models import Role
from shopsettings.tests.factories import make_operator, make_person, make_shop
from tracking.tests.test_promises import STRANGE, assert_public_headers, headers_of

pytestmark = pytest.mark.django_db


def note_of(job):
    return reverse("tracking:opened", args=[job.code])


def opened_at(job):
    return Job.objects.get(pk=job.pk).opened_at


def live(client, job, etag=""):
    return client.get(reverse("tracking:live", args=[job.code]), headers={"If-None-Match": etag})


def test_note_of_a_customers_browser_marks_the_job(client):
    job = make_job()
    answer = client.post(note_of(job))
    assert (answer.status_code, answer.content) == (204, b"")
    assert opened_at(job) is not None


def test_note_needs_no_token_and_leaves_no_cookie():
    job = make_job()
    answer = Client(enforce_csrf_checks=True).post(note_of(job))
    assert answer.status_code == 204
    assert not answer.cookies


def test_second_note_within_ten_minutes_is_thanked_for_and_changes_nothing(client):
    job = make_job()
    client.post(note_of(job))
    first = opened_at(job)
    assert client.post(note_of(job)).status_code == 204
    assert opened_at(job) == first


@pytest.mark.parametrize("verb", ["get", "head", "options", "put", "patch", "delete", "trace"])
def test_no_other_verb_marks_anything(client, verb):
    job = make_job()
    answer = getattr(client, verb)(note_of(job))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert opened_at(job) is None


def test_whoever_only_fetches_the_page_and_its_live_part_marks_nothing(client):
    """As a link previewer does, and as a mail scanner does that knows every address on the page."""
    job = make_job()
    for _ in range(2):
        assert client.get(job.track_path).status_code == 200
        assert client.head(job.track_path).status_code == 200
        assert live(client, job).status_code == 200
        assert live(client, job, live(client, job)["ETag"]).status_code == 304
        client.get(note_of(job))
    assert opened_at(job) is None


def people():
    shop = make_shop()
    yield from (make_person(shop=shop, role=role) for role in Role)
    yield make_person()
    yield make_operator()


def test_nobody_who_is_signed_in_marks_a_job_of_any_shop(client):
    job = make_job()
    for person in [make_person(shop=job.shop), *people()]:
        client.force_login(person)
        assert client.post(note_of(job)).status_code == 204
    assert opened_at(job) is None


def test_whoever_has_signed_out_is_a_reader_like_any_other(client):
    job = make_job()
    client.force_login(make_person(shop=job.shop))
    client.post(reverse("admin:logout"))
    client.post(note_of(job))
    assert opened_at(job) is not None


def test_page_that_was_opened_is_the_same_page(client, django_assert_num_queries):
    job = make_job()
    before = live(client, job)
    client.post(note_of(job))
    with django_assert_num_queries(1):
        assert live(client, job, before["ETag"]).status_code == 304
    assert live(client, job).json()["html"] == before.json()["html"]


def test_page_itself_asks_for_no_session_of_somebody_who_is_signed_in(client, django_assert_num_queries):
    job = make_job()
    client.force_login(make_person(shop=job.shop))
    with django_assert_num_queries(1):
        page = client.get(job.track_path)
    assert "Cookie" not in page.get("Vary", "")


# --- Links that open nothing ------------------------------------------------------------------------


@pytest.mark.parametrize("code", STRANGE.values(), ids=STRANGE.keys())
def test_note_under_a_malformed_code_gets_the_answer_of_an_unknown_one_without_a_query(
    client, code, django_assert_num_queries
):
    unknown = client.post(f"/track/{new_code()}/opened")
    with django_assert_num_queries(0):
        malformed = client.generic("POST", f"/track/{code}/opened")
    assert (malformed.status_code, malformed.content) == (404, unknown.content)
    assert headers_of(malformed) == headers_of(unknown)
    assert unknown.content == client.get(f"/track/{new_code()}").content


def test_note_for_a_proof_is_for_nothing_there(client):
    proof = make_proof(state=Proof.State.SENT)
    assert client.post(f"/track/{proof.code}/opened").status_code == 404


def test_note_under_a_replaced_link_is_told_so_and_marks_nothing(client):
    job = make_job()
    old = note_of(job)
    job.replace_code(by=None)
    answer = client.post(old)
    assert answer.status_code == 410
    assert "This link has been switched off" in answer.content.decode()
    assert opened_at(job) is None


def test_every_answer_to_a_note_carries_the_headers_of_a_public_page(client):
    job = make_job()
    retired = note_of(job)
    job.replace_code(by=None)
    for path in (retired, f"/track/{new_code()}/opened", "/track/abc/opened"):
        assert_public_headers(client.post(path))
    assert_public_headers(client.get(note_of(job)))
    note = client.post(note_of(job))
    assert note["Cache-Control"] == "private, no-store"
    assert note["Referrer-Policy"] == "no-referrer"
