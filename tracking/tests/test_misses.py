"""Whoever tries many links that open nothing is asked to wait; whoever has a link is never kept from it."""

from datetime import timedelta
from threading import local

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings import misses
from shopsettings.codes import new_code
from shopsettings.misses import MISSES
from shopsettings.models import Tally
from shopsettings.tests.racing import at_once
from tracking.tests.test_promises import ADDRESSES, assert_public_headers, headers_of, make_links

pytestmark = pytest.mark.django_db

COUNTED = [*ADDRESSES, "logo/{}.png"]


@pytest.fixture(autouse=True)
def at_one_moment():
    """All in the same minute, however long the test takes."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def miss(client, times, address="track/{}", **headers):
    answers = [client.get("/" + address.format(new_code()), headers=headers) for _ in range(times)]
    return [answer.status_code for answer in answers]


@pytest.mark.parametrize("address", COUNTED)
def test_thirty_misses_a_minute_are_answered_and_the_next_is_asked_to_wait(client, address):
    assert miss(client, MISSES.most + 2, address) == [404] * MISSES.most + [429] * 2


def test_misses_at_every_kind_of_address_count_together(client):
    codes = [miss(client, 1, COUNTED[number % len(COUNTED)])[0] for number in range(MISSES.most + 1)]
    assert codes == [404] * MISSES.most + [429]


def test_the_answer_says_when_to_come_back_and_carries_the_headers(client, at_one_moment):
    miss(client, MISSES.most)
    at_one_moment.shift(20)
    answer = client.get(f"/track/{new_code()}")
    assert answer.headers["Retry-After"] == "40"
    assert b"Please wait a minute" in answer.content
    assert_public_headers(answer)


@pytest.mark.parametrize("language", ["es", "fr", "de", "ar"])
def test_the_answer_speaks_the_language_that_was_asked_for(client, language):
    miss(client, MISSES.most)
    body = client.get(f"/track/{new_code()}?lang={language}").content.decode()
    assert f'<html lang="{language}"' in body
    assert "Please wait a minute" not in body


def test_after_the_minute_it_is_a_miss_like_any_other(client, at_one_moment):
    miss(client, MISSES.most + 1)
    at_one_moment.shift(timedelta(minutes=1))
    assert miss(client, 1) == [404]


def test_every_link_goes_on_working_from_that_address(client):
    links = make_links()
    miss(client, MISSES.most + 1)
    assert {kind: client.get(path).status_code for kind, path in links.items()} == dict.fromkeys(links, 200)


def test_a_replaced_link_goes_on_telling_so(client):
    job = make_job()
    old = job.track_path
    job.replace_code(by=None)
    miss(client, MISSES.most + 1)
    assert client.get(old).status_code == 410


def test_somebody_at_another_address_notices_nothing(client):
    miss(client, MISSES.most + 1)
    assert miss(Client(REMOTE_ADDR="203.0.113.8"), 1) == [404]


def test_a_forged_header_is_no_new_address(client):
    for number in range(MISSES.most):
        miss(client, 1, **{"X-Forwarded-For": f"203.0.113.{number}"})
    assert miss(client, 1, **{"X-Forwarded-For": "198.51.100.1"}) == [429]


def test_the_proxys_word_counts_where_there_is_one(client, settings):
    """The twin: behind a proxy of our own, its clients are counted apart."""
    settings.TRUSTED_PROXIES = 1
    miss(client, MISSES.most + 1, **{"X-Forwarded-For": "203.0.113.1"})
    assert miss(client, 1, **{"X-Forwarded-For": "203.0.113.2"}) == [404]


def test_a_draft_and_an_unknown_code_are_told_apart_neither_below_nor_beyond_the_limit(client):
    drafts = [
        make_proof(state=Proof.State.DRAFT).review_path,
        make_invoice(state=Invoice.State.DRAFT).pay_path,
    ]
    unknown = [f"/proof/{new_code()}", f"/pay/{new_code()}"]

    def answers(paths):
        return [(answer.status_code, answer.content, headers_of(answer)) for answer in map(client.get, paths)]

    assert answers(drafts) == answers(unknown)
    miss(client, MISSES.most)
    assert answers(drafts) == answers(unknown)
    assert client.get(drafts[0]).status_code == 429


def test_a_malformed_code_costs_no_query_and_so_is_not_counted(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        codes = [client.get("/track/not-a-code").status_code for _ in range(MISSES.most + 2)]
    assert codes == [404] * (MISSES.most + 2)
    assert miss(client, 1) == [404]


def test_a_link_that_works_is_neither_counted_nor_slower(client):
    path = make_job().track_path
    client.get(path)
    with CaptureQueriesContext(connection) as taken:
        client.get(path)
    assert len(taken) == 1
    assert not Tally.objects.exists()


def test_the_address_is_not_written_down(client):
    miss(client, 1)
    assert "127.0.0.1" not in str(Tally.objects.values())


def test_head_is_counted_like_get(client):
    codes = [client.head(f"/track/{new_code()}").status_code for _ in range(MISSES.most + 1)]
    assert codes == [404] * MISSES.most + [429]


# --- Many workers at once ---------------------------------------------------------------------------


def misses_at_once():
    Tally.objects.all().delete()
    return [code for codes in at_once(*[lambda: miss(Client(), 8)] * 6) for code in codes]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_misses_are_counted_across_workers():
    codes = misses_at_once()
    assert (codes.count(404), codes.count(429)) == (MISSES.most, 48 - MISSES.most)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_counted_in_each_worker_by_itself_more_would_pass(monkeypatch):
    """The positive control: a count that lives in the worker's own memory."""
    own = local()

    def counted_here(limit, who):
        own.count = getattr(own, "count", 0) + 1
        return 0 if own.count <= limit.most else limit.seconds

    monkeypatch.setattr(misses, "wait_after", counted_here)
    assert misses_at_once().count(404) > MISSES.most
