"""What customers are answered before Django begins is what Django would answer."""

import gzip
from datetime import date

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.urls import reverse, set_script_prefix

from jobs.models import Job
from jobs.tests.factories import make_job
from shopsettings import links
from shopsettings.codes import new_code
from shopsettings.models import Tally
from tracking import views
from tracking.tests.states import MONDAY, TRACKERS
from wraptor.first_answers import QUESTION, answered_first

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """A test is one transaction, which would end with its connection. Django's own test client closes none."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


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
def path():
    return make_job().track_path


@pytest.fixture(autouse=True)
def one_moment():
    """Two answers tell the same time, however long they take."""
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture(autouse=True)
def at_the_root_again():
    """A thread keeps the path that Django was last asked under, and so do the paths that were looked up."""
    yield
    set_script_prefix("/")
    links._pattern.cache_clear()


def answer(application, environ):
    """Status, headers and body; of the request's id, which is another each time, only whether there is one."""
    head = {}

    def start_response(status, headers, exc_info=None):
        head.update(status=int(status.split()[0]), headers=dict(headers))

    body = application(environ, start_response)
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    head["headers"]["X-Request-Id"] = bool(head["headers"]["X-Request-Id"])
    return head["status"], head["headers"], content


BROWSER = RequestFactory(HTTP_HOST="testserver", HTTP_ACCEPT_ENCODING="gzip, deflate, br")


def page(path, method="GET", **others):
    """The question for a page."""
    return BROWSER.generic(method, path).environ | others


def live(path, method="GET", **others):
    """The question whether a page has changed, of one that shows what there is to show."""
    etag = answer(WSGIHandler(), page(f"{path}/live", **others))[1].get("ETag", "")
    return page(f"{path}/live", method, HTTP_IF_NONE_MATCH=etag) | others


QUESTIONS = pytest.mark.parametrize(("question", "status"), [(page, 200), (live, 304)], ids=["page", "live"])


@QUESTIONS
def test_a_plain_question_is_answered_without_django(
    django, path, question, status, django_assert_num_queries
):
    asked = question(path)
    with django_assert_num_queries(1):
        told, _, body = answer(answered_first(django), asked)
    assert (told, bool(body), django.asked) == (status, status == 200, 0)


@QUESTIONS
@pytest.mark.any_database  # the same rows make the same answers
@pytest.mark.parametrize("state", TRACKERS.values(), ids=TRACKERS.keys())
def test_the_answer_is_djangos_own(django, state, question, status):
    asked = question(state().partition("?")[0])
    assert answer(answered_first(django), asked) == answer(WSGIHandler(), asked)
    assert django.asked == 0


@QUESTIONS
@pytest.mark.parametrize(
    "proxy", [None, ("HTTP_X_FORWARDED_PROTO", "https")], ids=["https", "behind a proxy"]
)
def test_the_answer_over_https_is_djangos_own(django, path, settings, question, status, proxy):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 3600
    settings.SECURE_PROXY_SSL_HEADER = proxy
    asked = question(path, **dict([proxy or ("wsgi.url_scheme", "https")]))
    told = answer(answered_first(django), asked)
    assert told == answer(WSGIHandler(), asked)
    assert (told[0], django.asked) == (status, 0)
    assert told[1]["Strict-Transport-Security"].startswith("max-age=3600")


def test_a_change_is_told_by_django(django, path):
    asked = live(path)
    Job.objects.get().promise(date(2030, 1, 1), by=None)
    assert answer(answered_first(django), asked)[0] == 200
    assert django.asked == 1


OTHERS = {
    "another verb": (405, page, {"method": "POST"}),
    "another verb, live": (405, live, {"method": "POST"}),
    "head": (200, page, {"method": "HEAD"}),
    "a chosen language": (200, page, {"QUERY_STRING": "lang=de"}),
    "a chosen language, live": (304, live, {"QUERY_STRING": "lang=de"}),
    "a host that isn't ours": (400, page, {"HTTP_HOST": "evil.example"}),
    "an installation under a path": (200, page, {"SCRIPT_NAME": "/wraps"}),
    "a browser that can't unzip": (200, page, {"HTTP_ACCEPT_ENCODING": ""}),
    "a browser that won't unzip": (200, page, {"HTTP_ACCEPT_ENCODING": "gzip;q=0"}),
    "a page that has nothing yet": (200, live, {"HTTP_IF_NONE_MATCH": ""}),
    "a page of another day": (200, live, {"HTTP_IF_NONE_MATCH": '"abc"'}),
    "something else": (404, page, {"PATH_INFO": "/track/demo/nothing"}),
}


@pytest.mark.parametrize(("status", "question", "how"), OTHERS.values(), ids=OTHERS.keys())
def test_whatever_is_different_is_answered_by_django(django, path, status, question, how):
    assert answer(answered_first(django), question(path, **how))[0] == status
    assert django.asked == 1


@QUESTIONS
def test_plain_http_is_sent_to_https_by_django(django, path, settings, question, status):
    asked = question(path)
    settings.SECURE_SSL_REDIRECT = True
    assert answer(answered_first(django), asked)[0] == 301
    assert django.asked == 1


@QUESTIONS
def test_an_unknown_code_is_missed_once(django, path, question, status):
    unknown = path.replace(path[-26:], new_code())
    asked = question(path) | {"PATH_INFO": question(path)["PATH_INFO"].replace(path, unknown)}
    assert answer(answered_first(django), asked)[0] == 404
    assert django.asked == 1
    assert list(Tally.objects.values_list("count", flat=True)) == [1]


@QUESTIONS
def test_a_database_that_failed_is_not_asked_again(django, path, question, status):
    asked, statements = question(path), []

    def fail(execute, sql, *rest):
        statements.append(sql)
        raise OperationalError("the connection is lost")

    with connection.execute_wrapper(fail):
        told, headers, body = answer(answered_first(django), asked)
    assert (told, headers["Retry-After"], django.asked, len(statements)) == (503, "30", 1, 1)
    assert b"Your job is safe" in gzip.decompress(body)


def test_a_page_that_breaks_is_said_so_by_django(django, path, monkeypatch, caplog):
    monkeypatch.setattr(views, "build", lambda rows, now: 1 / 0)
    told, _, _ = answer(answered_first(django), page(path))
    assert (told, django.asked) == (500, 1)
    assert "ZeroDivisionError" in caplog.text


def test_the_questions_are_those_of_the_views():
    code = new_code()
    assert QUESTION.fullmatch(reverse("tracking:track", args=[code])).groups() == (code, None)
    assert QUESTION.fullmatch(reverse("tracking:live", args=[code])).groups() == (code, "/live")
