"""The answer to a link that the shop has replaced: how to reach the shop, and nothing of the job."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from jobs.models import RetiredCode
from shopsettings import languages
from shopsettings.misses import missed
from shopsettings.public_page import render_public


def switched_off(request: HttpRequest, kind: RetiredCode.Kind, code: str) -> HttpResponse:
    """The page for a code that was replaced; one that never opened this kind of page is a miss."""
    retired = RetiredCode.objects.of(kind, code).first()
    if retired is None:
        return missed(request)
    shop = retired.job.shop
    with translation.override(languages.language_for(request, shop.language)):
        send_url = ""
        if kind == RetiredCode.Kind.JOB:
            send_url = reverse("tracking:send", args=[code]) + languages.suffix(shop.language)
        return render_public(request, "public/gone.html", shop, {"send_url": send_url}, status=410)
