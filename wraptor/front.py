"""What Wraptor answers about itself: the front page, and the two files that robots and browsers ask for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import timezone, translation

from shopsettings.access import public
from shopsettings.public_page import INDEXABLE, STYLESHEET
from tracking import frames, sample

# Nothing is disallowed: a crawler that may not fetch a customer's page never reads that it must not list it.
ROBOTS = "User-agent: *\nAllow: /\nAllow: /track/demo\n"
A_DAY = "public, max-age=86400"


@public
def front(request: HttpRequest) -> HttpResponse:
    """What Wraptor is, to the owner of a wrap shop; the picture is the demo as it stands today."""
    with translation.override("en"):
        picture = sample.tracker_at(sample.SHOWN_FIRST, now=timezone.now())
        context = {"tracker": picture, "stylesheet": static(STYLESHEET), "site_url": settings.SITE_URL}
        return HttpResponse(frames.encoded("public/front.html", context), headers=INDEXABLE)


@public
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8", headers={"Cache-Control": A_DAY})


@public
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask before they have read a page."""
    return HttpResponseRedirect(static("icons/favicon.png"), headers={"Cache-Control": A_DAY})
