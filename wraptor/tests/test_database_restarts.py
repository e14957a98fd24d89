"""A customer who asks for a page just after the database has started again gets it."""

import psycopg
import pytest
from django.db import connection

from jobs.tests.factories import make_job
from wraptor.first_answers import answered_first
from wraptor.tests.test_first_answers import Django, answer, page

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def lose_connections():
    """As a restart does: the one in use, and those that wait in the pool."""
    at = connection.settings_dict
    with psycopg.connect(host=at["HOST"], user=at["USER"], dbname=at["NAME"], autocommit=True) as own:
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        own.execute(f"SELECT pg_terminate_backend(pid) {others}")


@pytest.fixture(params=["", "lang=de"], ids=["answered first", "answered by Django"])
def asked(request):
    """A page that was opened before, so that there are connections to lose; none lost is left behind."""
    asked = page(make_job().track_path, QUERY_STRING=request.param)
    assert answer(answered_first(Django()), asked)[0] == 200
    yield asked
    connection.close()
    connection.pool.check()


def test_a_page_is_answered_although_its_connection_was_lost(asked):
    lose_connections()
    assert answer(answered_first(Django()), asked)[0] == 200


def test_without_a_look_at_the_connections_it_would_be_an_error(asked, monkeypatch):
    for place in ("first_answers", "middleware"):
        monkeypatch.setattr(f"wraptor.{place}.renew_if_lost", lambda: False)
    lose_connections()
    assert answer(answered_first(Django()), asked)[0] == 503
