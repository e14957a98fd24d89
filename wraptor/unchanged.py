"""Tells an open page that nothing has changed, before Django begins.

Every open page asks every few seconds, and hardly ever has anything changed. To see that takes one statement;
Django's way from a request to a view and back takes longer than the statement does. Only the plainest case is
answered here. Whatever is in any way different goes to Django, where `tracking.views.live` gives this answer too.
"""

import re
import secrets
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import Error, connection
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.utils import timezone

from shopsettings.codes import CODE_REGEX
from shopsettings.languages import known
from tracking.fetch import fetch, is_among
from wraptor.middleware import FAILED, page_headers

QUESTION = re.compile(rf"/track/({CODE_REGEX})/live")


def answered_first(django: WSGIApplication) -> WSGIApplication:
    """An application that says "unchanged" itself, and leaves everything else to `django`."""
    headers = _headers()

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        etag = _etag_if_unchanged(environ)
        if not etag:
            return django(environ, start_response)
        start_response("304 Not Modified", [*headers, ("ETag", etag), ("X-Request-Id", secrets.token_hex(6))])
        return []

    return application


def _etag_if_unchanged(environ: WSGIEnvironment) -> str:
    """The mark of what the reader's page shows, if it would show the same now; else empty."""
    sent = environ.get("HTTP_IF_NONE_MATCH")
    question = QUESTION.fullmatch(environ["PATH_INFO"])
    if not sent or not question or not _is_plain(environ):
        return ""
    try:
        fetched = fetch(question[1])
    except Error as error:
        environ[FAILED] = error
        return ""
    finally:
        connection.close_if_unusable_or_obsolete()  # as Django does at the end of a request
    etag = fetched.etag(known(fetched.language), timezone.now()) if fetched else ""
    return etag if is_among(etag, sent) else ""


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


def _headers() -> list[tuple[str, str]]:
    """What the middleware puts on each answer of this kind, but for what is the answer's own."""
    secured: Any = SecurityMiddleware(lambda request: HttpResponse(status=304))
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/track/", "wsgi.input": BytesIO()}
    if settings.SECURE_SSL_REDIRECT:
        environ |= dict([_https()])
    return list(page_headers(secured)(WSGIRequest(environ)).items())
