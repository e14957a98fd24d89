"""While the database is down, pages say so in the product's look and tell machines when to come back."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from wraptor import errors
from wraptor.middleware import PUBLIC_PAGE, STAFF_PAGE

PUBLIC_WORDS = "Your job is safe. Try again in a minute."
STAFF_WORDS = "What was saved is safe. Try again in a minute."


@pytest.fixture(scope="module")
def pages():
    """Each page's answers from a PostgreSQL that is there and, the server stopped, from one that isn't."""
    program = [sys.executable, "-m", "wraptor.tests.database_that_stops"]
    done = subprocess.run(
        program, env={**os.environ}, capture_output=True, text=True, timeout=120, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.postgres
@pytest.mark.parametrize("name", ["tracker", "staff", "demo", "unknown", "sign-in"])
def test_page_was_there_before_the_database_stopped(pages, name):
    """The twin of what follows. Somebody who is signed in is led on from the sign-in page."""
    status, _, body = pages[name][0]
    assert status == {"unknown": 404, "sign-in": 302}.get(name, 200)
    assert PUBLIC_WORDS not in body


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("tracker", PUBLIC_WORDS, PUBLIC_PAGE),
        ("unknown", PUBLIC_WORDS, PUBLIC_PAGE),
        ("staff", STAFF_WORDS, STAFF_PAGE),
        ("sign-in", STAFF_WORDS, STAFF_PAGE),
    ],
)
def test_page_whose_database_has_stopped_answers_503_in_the_products_look(pages, name, words, expected):
    status, headers, body = pages[name][1]
    assert (status, headers["Retry-After"]) == (503, "30")
    assert "<h1>Sorry, something went wrong on our side</h1>" in body
    assert words in body
    assert f"mention {headers['X-Request-Id']}." in body
    assert {header: headers.get(header) for header in expected} == expected
    assert re.search("Traceback|psycopg|OperationalError|socket", body) is None


@pytest.mark.postgres
def test_demo_does_not_notice_that_the_database_has_stopped(pages):
    before, after = pages["demo"]
    assert (after[0], after[2]) == (200, before[2])


def answer_to(error):
    try:
        raise error
    except Exception:  # noqa: BLE001  (as Django does around every request)
        return errors.server_error(RequestFactory().get("/track/"))


def test_another_error_stays_a_500_that_nobody_need_repeat():
    answer = answer_to(ValueError("broken"))
    assert answer.status_code == 500
    assert "Retry-After" not in answer.headers
    assert PUBLIC_WORDS in answer.content.decode()


def test_locked_database_is_a_503_too():
    assert answer_to(OperationalError("database is locked")).status_code == 503
