"""Answers before Django begins what customers ask most: for a job's page, and whether it has changed.

Both take one statement. Django's way from a request to a view and back takes longer than that statement, and every
open page asks every few seconds. Only the plainest questions are answered here, and only if all goes well. Whatever
is in any way different goes to Django, where `tracking.views` answers these too, in the same words.
"""

import re
import secrets
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.utils import timezone

from shopsettings.codes import CODE_REGEX
from shopsettings.languages import known
from shopsettings.zipping import unzips
from tracking.fetch import fetch
from tracking.marks import is_among
from tracking.views import page_of
from wraptor.lost_connections import renew_if_lost
from wraptor.middleware import FAILED, WORTH_ZIPPING, page_headers, zip_of

QUESTION = re.compile(rf"/track/({CODE_REGEX})(/live)?")

type Answer = tuple[str, list[tuple[str, str]], bytes]


def answered_first(django: WSGIApplication) -> WSGIApplication:
    """An application that answers what it can of these questions, and leaves everything else to `django`."""
    fixed = {
        "200 OK": _headers(HttpResponse("x" * (WORTH_ZIPPING + 1))),
        "304 Not Modified": _headers(HttpResponse(status=304)),
    }

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = _answer(environ)
        if answer is None:
            return django(environ, start_response)
        status, own, body = answer
        start_response(status, [*fixed[status], *own, ("X-Request-Id", secrets.token_hex(6))])
        return [body]

    return application


def _answer(environ: WSGIEnvironment) -> Answer | None:
    """Status, headers of its own and body; None where Django has to answer, be it that something went wrong."""
    question = QUESTION.fullmatch(environ["PATH_INFO"])
    if not question or not _is_plain(environ):
        return None
    code, is_live = question.groups()
    try:
        return _unchanged(code, environ) if is_live else _page(code, environ)
    except Exception as error:  # noqa: BLE001 - Django will meet it again, log it and say so
        if not renew_if_lost():
            environ[FAILED] = error
        return None
    finally:
        connection.close_if_unusable_or_obsolete()  # as Django does at the end of a request


def _unchanged(code: str, environ: WSGIEnvironment) -> Answer | None:
    sent = environ.get("HTTP_IF_NONE_MATCH", "")
    fetched = fetch(code) if sent else None
    if fetched is None:
        return None
    etag = fetched.etag(known(fetched.language), timezone.now())
    return ("304 Not Modified", [("ETag", etag)], b"") if is_among(etag, sent) else None


def _page(code: str, environ: WSGIEnvironment) -> Answer | None:
    fetched = fetch(code) if unzips(environ) else None
    if fetched is None:
        return None
    body = zip_of(page_of(code, fetched, language=known(fetched.language), now=timezone.now()))
    return "200 OK", [("Content-Length", str(len(body)))], body


def _is_plain(environ: WSGIEnvironment) -> bool:
    """Whether Django would find nothing to object to, and nothing to choose by."""
    name, value = _https()
    return (
        environ["REQUEST_METHOD"] == "GET"
        and not environ.get("QUERY_STRING")  # in which a reader may have chosen a language
        and not environ.get("SCRIPT_NAME")
        and environ.get("HTTP_HOST") in settings.ALLOWED_HOSTS
        and (not settings.SECURE_SSL_REDIRECT or environ.get(name) == value)
    )


def _https() -> tuple[str, str]:
    """Of which variable which value says that a request came by https."""
    return settings.SECURE_PROXY_SSL_HEADER or ("wsgi.url_scheme", "https")


def _headers(answer: HttpResponse) -> list[tuple[str, str]]:
    """What the middleware puts on each answer of this kind; all but for its length is the same on each."""
    secured: Any = SecurityMiddleware(lambda request: answer)
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/track/", "HTTP_ACCEPT_ENCODING": "gzip"}
    if settings.SECURE_SSL_REDIRECT:
        environ |= dict([_https()])
    dressed = page_headers(secured)(WSGIRequest({**environ, "wsgi.input": BytesIO()}))
    return [(name, value) for name, value in dressed.items() if name != "Content-Length"]
