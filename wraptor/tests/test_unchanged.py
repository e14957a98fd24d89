"""What an open page is told before Django begins is what Django would tell it."""

from datetime import date

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.urls import reverse

from jobs.tests.factories import make_job
from shopsettings.codes import new_code
from shopsettings.models import Tally
from wraptor.unchanged import QUESTION, answered_first

pytestmark = pytest.mark.django_db


class Django:
    """Django itself, and how often it was asked."""

    def __init__(self):
        self.asked = 0

    def __call__(self, environ, start_response):
        self.asked += 1
        return WSGIHandler()(environ, start_response)


@pytest.fixture
def django():
    return Django()


@pytest.fixture
def job():
    return make_job()


def answer(application, environ):
    """Status, headers and body; the request's id, which is another each time, is only said to be there."""
    head = {}

    def start_response(status, headers, exc_info=None):
        head.update(status=int(status.split()[0]), headers=dict(headers))

    body = application(environ, start_response)
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    head["headers"]["X-Request-Id"] = bool(head["headers"]["X-Request-Id"])
    return head["status"], head["headers"], content


def question(job, method="GET", path="{}/live", **others):
    """As a page asks, that shows what there is to show."""
    browser = RequestFactory(HTTP_HOST="testserver")
    live = browser.get(f"{job.track_path}/live").environ | others
    etag = answer(WSGIHandler(), live)[1].get("ETag", "")
    return browser.generic(method, path.format(job.track_path)).environ | {
        "HTTP_IF_NONE_MATCH": etag,
        **others,
    }


def test_nothing_changed_is_said_without_django(django, job, django_assert_num_queries):
    asked = question(job)
    with django_assert_num_queries(1):
        status, _, body = answer(answered_first(django), asked)
    assert (status, body, django.asked) == (304, b"", 0)


def test_the_answer_is_djangos_own(django, job):
    asked = question(job)
    assert answer(answered_first(django), asked) == answer(WSGIHandler(), asked)
    assert django.asked == 0


@pytest.mark.parametrize(
    "proxy", [None, ("HTTP_X_FORWARDED_PROTO", "https")], ids=["https", "behind a proxy"]
)
def test_the_answer_over_https_is_djangos_own(django, job, settings, proxy):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 3600
    settings.SECURE_PROXY_SSL_HEADER = proxy
    asked = question(job, **dict([proxy or ("wsgi.url_scheme", "https")]))
    told = answer(answered_first(django), asked)
    assert told == answer(WSGIHandler(), asked)
    assert (told[0], django.asked) == (304, 0)
    assert told[1]["Strict-Transport-Security"].startswith("max-age=3600")


def test_a_change_is_told_by_django(django, job):
    asked = question(job)
    job.promise(date(2030, 1, 1), by=None)
    assert answer(answered_first(django), asked)[0] == 200
    assert django.asked == 1


OTHERS = {
    "the page itself": (200, {"path": "{}"}),
    "a page that has nothing yet": (200, {"HTTP_IF_NONE_MATCH": ""}),
    "a page of another day": (200, {"HTTP_IF_NONE_MATCH": '"abc"'}),
    "another verb": (405, {"method": "POST"}),
    "a chosen language": (304, {"QUERY_STRING": "lang=de"}),
    "a host that isn't ours": (400, {"HTTP_HOST": "evil.example"}),
    "an installation under a path": (304, {"SCRIPT_NAME": "/wraps"}),
    "something that isn't there": (404, {"path": "{}/live/"}),
}


@pytest.mark.parametrize(("status", "how"), OTHERS.values(), ids=OTHERS.keys())
def test_whatever_is_different_is_answered_by_django(django, job, status, how):
    assert answer(answered_first(django), question(job, **how))[0] == status
    assert django.asked == 1


def test_plain_http_is_sent_to_https_by_django(django, job, settings):
    asked = question(job)
    settings.SECURE_SSL_REDIRECT = True
    assert answer(answered_first(django), asked)[0] == 301
    assert django.asked == 1


def test_an_unknown_code_is_missed_once(django, job):
    asked = question(job) | {"PATH_INFO": f"/track/{new_code()}/live"}
    assert answer(answered_first(django), asked)[0] == 404
    assert django.asked == 1
    assert list(Tally.objects.values_list("count", flat=True)) == [1]


def test_a_database_that_failed_is_not_asked_again(django, job):
    asked, statements = question(job), []

    def fail(execute, sql, *rest):
        statements.append(sql)
        raise OperationalError("the connection is lost")

    with connection.execute_wrapper(fail):
        status, headers, body = answer(answered_first(django), asked)
    assert (status, headers["Retry-After"], django.asked, len(statements)) == (503, "30", 1, 1)
    assert b"Your job is safe" in body


def test_the_question_is_the_address_of_the_live_part():
    code = new_code()
    assert QUESTION.fullmatch(reverse("tracking:live", args=[code]))[1] == code
