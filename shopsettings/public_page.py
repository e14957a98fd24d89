"""What every public page is rendered with: the shop's brand, contact, language and stylesheet."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse

from shopsettings import languages, theme
from shopsettings.branding import HOUSE_COLOUR, Brand, Contact, brand_of, contact_of
from shopsettings.models import Shop

STYLESHEET = "css/public.css"

# For the few public pages that are about nobody: they may be found, and kept for a few minutes.
INDEXABLE = {"X-Robots-Tag": "index, follow", "Cache-Control": "public, max-age=300"}


def render_public(
    request: HttpRequest, template: str, shop: Shop, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a public page of `shop`; the caller has activated the page's language."""
    return render(request, template, frame_of(brand_of(shop), contact_of(shop)) | context, status=status)


def frame_of(brand: Brand, contact: Contact) -> dict[str, Any]:
    """What `public/page.html` wants of a shop's page in the active language."""
    return {
        "brand": brand,
        "contact": contact,
        "stylesheet": stylesheet_url(brand.colour),
        "site_url": settings.SITE_URL,
        **languages.of_page(),
    }


@lru_cache(maxsize=512)
def stylesheet_url(colour: str) -> str:
    """The one stylesheet of a page: the static file, or a generated one that also holds a shop's colour."""
    if colour == HOUSE_COLOUR:
        return static(STYLESHEET)
    version = hashlib.sha256(themed_stylesheet(colour)).hexdigest()[:12]
    return reverse("theme", args=[colour, version])


@lru_cache(maxsize=512)
def themed_stylesheet(colour: str) -> bytes:
    """The public stylesheet followed by the tokens derived from `colour` ("ffd400")."""
    own = theme.theme_css(theme.derive(f"#{colour}"))
    return packed(f"{_house_stylesheet()}\n@layer tokens {{\n{own}}}\n").encode()


def packed(css: str) -> str:
    """Without comments and indentation, which are for whoever reads the file this was made from."""
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()


def stylesheet_in(scheme: str, colour: str) -> str:
    """The stylesheet of a page in `colour`, held to one scheme whatever the reader's system is set to.

    Raises ValueError unless the scheme is light or dark and the colour six digits, or HOUSE_COLOUR.
    """
    if scheme not in ("light", "dark") or not re.fullmatch(r"(?:[0-9a-f]{6})?", colour):
        raise ValueError(f"No scheme {scheme!r} in colour {colour!r}")
    css = themed_stylesheet(colour).decode() if colour != HOUSE_COLOUR else _house_stylesheet()
    asked = "all" if scheme == "dark" else "not all"
    css = css.replace("@media screen and (prefers-color-scheme: dark)", f"@media {asked}")
    return css.replace("color-scheme: light dark;", f"color-scheme: {scheme};")


def _house_stylesheet() -> str:
    found = finders.find(STYLESHEET)
    if not isinstance(found, str):
        raise FileNotFoundError(STYLESHEET)
    return Path(found).read_text()
