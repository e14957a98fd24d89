"""Whoever isn't signed in is asked to, and then comes to the page they wanted."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


class SignInFirstMiddleware(LoginRequiredMiddleware):
    """Whoever had sent a form comes back to the page it stood on: the address it was sent to may have no page."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        page = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(
            page, {request.get_host()}, require_https=request.is_secure()
        )
        if request.method != "POST" or not is_ours:
            return super().handle_no_permission(request, view_func)
        path = urlsplit(page)._replace(scheme="", netloc="").geturl()
        return redirect_to_login(path, resolve_url(settings.LOGIN_URL))
