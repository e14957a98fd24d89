"""What a public page answers to a code that opens nothing, and to whoever tries many of them."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import translation

from shopsettings import languages
from shopsettings.client_address import client_address
from shopsettings.public_page import STYLESHEET
from shopsettings.throttle import Limit, wait_after

MISSES = Limit("links that open nothing", most=30, seconds=60)


def missed(request: HttpRequest) -> HttpResponse:
    """Count one well-formed code that opens nothing for the address that asked for it.

    Raises Http404 while that address keeps within the limit; beyond it, gives the page that asks to wait.
    A link that opens something never comes here, and a malformed one matches no address in the first place.
    """
    wait = wait_after(MISSES, client_address(request))
    if not wait:
        raise Http404
    with translation.override(languages.language_for(request, settings.LANGUAGE_CODE)):
        context = {"stylesheet": static(STYLESHEET), **languages.of_page()}
        page = render(request, "public/too_many.html", context, status=429)
    page.headers["Retry-After"] = str(wait)
    return page
