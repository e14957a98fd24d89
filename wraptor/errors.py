"""The pages for what went wrong, in the product's look. The staff side links back to itself."""

import sys
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from shopsettings import languages
from shopsettings.public_page import STYLESHEET


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One answer for everything that isn't there, so that it tells nobody what is."""
    if _is_staff_page(request) and _is_signed_in(request):
        return _staff_error(request, "admin/404.html", 404)
    return _error(request, "public/not_found.html", 404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, "public/not_found.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if _is_staff_page(request) and _is_signed_in(request):
        return _staff_error(request, "admin/403.html", 403)
    return _error(request, "public/forbidden.html", 403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose CSRF token no longer fits: most often its page was open since before a sign-in."""
    if not _is_staff_page(request):
        return _error(request, "public/stale_form.html", 403, again=request.get_full_path())
    only_posts = request.path == reverse("admin:logout")
    again = reverse("admin:index") if only_posts else request.get_full_path()
    return _staff_error(request, "admin/stale_form.html", 403, again=again)


DATABASE_DOWN = (OperationalError, InterfaceError)  # also locked, full, or shutting down
COME_BACK = 30  # seconds


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. Where it is only the database that doesn't answer, say so to machines: 503, with the time
    after which to try again. The page asks the database nothing, so it comes either way."""
    is_down = isinstance(sys.exception(), DATABASE_DOWN)
    status = 503 if is_down else 500
    answer = _error(request, "public/server_error.html", status, is_staff_page=_is_staff_page(request))
    if is_down:
        answer.headers["Retry-After"] = str(COME_BACK)
    return answer


def _is_staff_page(request: HttpRequest) -> bool:
    return request.path_info.startswith("/admin/")


def _is_signed_in(request: HttpRequest) -> bool:
    return hasattr(request, "user") and request.user.is_authenticated


def _staff_error(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    return render(request, template, admin.site.each_context(request) | context, status=status)


def _error(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    shared = {"stylesheet": static(STYLESHEET), "request_id": getattr(request, "id", "")}
    with translation.override(languages.language_for(request, settings.LANGUAGE_CODE)):
        return render(request, template, shared | languages.of_page() | context, status=status)
