"""The customer's page and its live part."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone, translation

from jobs.models import RetiredCode
from jobs.switched_off import switched_off
from shopsettings import languages
from shopsettings.access import public
from shopsettings.links import code_path
from shopsettings.public_page import frame_of
from tracking import frames
from tracking.build import build
from tracking.fetch import Fetched, fetch
from tracking.marks import is_among


@public
def track(request: HttpRequest, code: str) -> HttpResponse:
    """The whole page of one job."""
    fetched, now = fetch(code), timezone.now()
    if fetched is None:
        return switched_off(request, RetiredCode.Kind.JOB, code)
    return HttpResponse(
        page_of(code, fetched, language=languages.language_for(request, fetched.language), now=now)
    )


def page_of(code: str, fetched: Fetched, *, language: str, now: datetime) -> bytes:
    """The whole page of what was fetched, in UTF-8."""
    with translation.override(language):
        page = build(fetched.rows(), now=now)
        context = frame_of(page.brand, page.contact) | {
            "tracker": page,
            "live_url": code_path("tracking:live", code) + languages.suffix(fetched.language),
            "opened_url": code_path("tracking:opened", code),
            "etag": fetched.etag(language, now),
            "surroundings": fetched.surroundings(language),
        }
        return frames.encoded("tracking/track.html", context)


@public
def live(request: HttpRequest, code: str) -> HttpResponse:
    """What the page asks for every few seconds: nothing new (304), or its content as it reads now."""
    fetched, now = fetch(code), timezone.now()
    if fetched is None:
        return switched_off(request, RetiredCode.Kind.JOB, code)
    language = languages.language_for(request, fetched.language)
    etag = fetched.etag(language, now)
    if is_among(etag, request.META.get("HTTP_IF_NONE_MATCH", "")):
        return HttpResponse(status=304, headers={"ETag": etag})
    with translation.override(language):
        page = build(fetched.rows(), now=now)
        context = {"tracker": page, "brand": page.brand, "contact": page.contact}
        answer = {
            "html": frames.render("tracking/track.html#live", context),
            "surroundings": fetched.surroundings(language),
            "title": f"{page.status} – {page.brand.shop_name}",
            "say": page.announcement,
            "updated": page.updated_clock,
            "updated_iso": page.updated_iso,
            "etag": etag,
        }
        return JsonResponse(answer, headers={"ETag": etag})
