"""How a shop appears on its customers' pages: its brand by plan, and how to reach it."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse

from shopsettings.colours import parse_hex
from shopsettings.links import is_safe_link
from shopsettings.models import Shop
from shopsettings.theme import HOUSE_THEME, derive

HOUSE_COLOUR = ""  # stands for Wraptor's own theme


@dataclass(frozen=True)
class Brand:
    """`logo_url` and `colour` are empty unless the plan includes them; `is_own` is False on the free plan."""

    shop_name: str
    is_own: bool
    logo_url: str
    colour: str  # "0b6b5a", or HOUSE_COLOUR
    theme_colours: tuple[str, str]  # the page's top edge, light and dark, for the browser's own bars


@dataclass(frozen=True)
class Contact:
    """Ways to reach the shop; what it hasn't set is empty."""

    shop_name: str
    phone: str
    phone_link: str  # tel:+14155550134
    email: str
    email_parts: tuple[str, str]  # so that a narrow page can break it before the @
    address: str
    map_link: str
    website: str
    website_name: str

    @property
    def call(self) -> str:
        """Where the page sends a reader with a question: the phone, else the mail; empty if neither."""
        return self.phone_link or (f"mailto:{self.email}" if self.email else "")


def brand_of(shop: Shop) -> Brand:
    """What the shop's plan lets its pages wear."""
    own = shop.shows_own_branding
    colour = parse_hex(shop.colour) if own and shop.colour else ""
    theme = derive(colour) if colour else HOUSE_THEME
    return Brand(
        shop_name=shop.name,
        is_own=own,
        logo_url=reverse("logo", args=[str(shop.logo).rpartition("/")[2]]) if own and shop.logo else "",
        colour=colour.removeprefix("#").lower() or HOUSE_COLOUR,
        theme_colours=(theme.light.tint, theme.dark.tint),
    )


def contact_of(shop: Shop) -> Contact:
    """Links are checked again here, whatever the database holds."""
    website = shop.website if is_safe_link(shop.website) else ""
    name, at, host = shop.email.partition("@")
    return Contact(
        shop_name=shop.name,
        phone=shop.phone,
        phone_link=phone_link(shop.phone),
        email=shop.email,
        email_parts=(name, at + host),
        address=shop.address,
        map_link=f"https://www.google.com/maps/search/?api=1&query={quote(shop.address)}"
        if shop.address
        else "",
        website=website,
        website_name=website.removeprefix("https://").rstrip("/"),
    )


def phone_link(phone: str) -> str:
    """A tel: link from a number as people write it; empty when there are no digits. Extensions are dialled
    by hand, so what follows an "x" or "ext" is left out."""
    main = re.split(r"(?i)\s*(?:x|ext)", phone)[0]
    plus = "+" if main.lstrip().startswith("+") else ""
    if plus:
        main = main.replace("(0)", "")  # +49 (0)40 555: the 0 is for calls from inside the country
    digits = re.sub(r"[^0-9]", "", main)
    return f"tel:{plus}{digits}" if digits else ""
