"""A shop's logo and its coloured stylesheet, as customers' browsers fetch them."""

import gzip
import re
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse

from shopsettings.access import public
from shopsettings.misses import missed
from shopsettings.models import Shop
from shopsettings.public_page import stylesheet_url, themed_stylesheet
from shopsettings.stored_pictures import picture_response
from shopsettings.zipping import unzips

A_YEAR = "public, max-age=31536000, immutable"  # the address changes whenever the content does


@public
def logo(request: HttpRequest, name: str) -> HttpResponse:
    """A logo by its unguessable name, as long as its shop's plan shows it."""
    if not re.fullmatch(r"[a-z2-7]{26}\.(?:png|jpg|webp)", name):
        raise Http404
    shop = Shop.objects.filter(logo=f"logos/{name}").first()
    if shop is None or not shop.shows_own_branding:
        return missed(request)
    response = picture_response(shop.logo)
    response["Cache-Control"] = A_YEAR
    return response


@public
def theme(request: HttpRequest, colour: str, version: str) -> HttpResponse:
    """The public stylesheet in one shop's colour; made from the address alone, no database."""
    if not re.fullmatch(r"[0-9a-f]{6}", colour) or stylesheet_url(colour) != request.path:
        raise Http404
    zipped = unzips(request.META)
    response = HttpResponse(
        _zipped(colour) if zipped else themed_stylesheet(colour), content_type="text/css; charset=utf-8"
    )
    if zipped:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = A_YEAR
    return response


@lru_cache(maxsize=512)
def _zipped(colour: str) -> bytes:
    return gzip.compress(themed_stylesheet(colour), 9, mtime=0)
