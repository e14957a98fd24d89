"""The pages for what went wrong, in the product's look. The staff side links back to itself."""

from typing import Any

from django.conf import settings
from django.contrib import admin
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


def server_error(request: HttpRequest) -> HttpResponse:
    return _error(request, "public/server_error.html", 500)


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
