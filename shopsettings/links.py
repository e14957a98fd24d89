"""Which links of a shop's own may stand on a customer's page: https, to a plain host."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse

from shopsettings.codes import CODE_LENGTH

# Letters of any script (for internationalised names), digits and hyphens, with at least one dot.
PLAIN_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]", re.UNICODE)

GOOGLE = re.compile(r"(?:.+\.)?(?:google(?:\.[a-z]{2,3}){1,2}|g\.page|g\.co|goo\.gl)")


def is_safe_link(url: str) -> bool:
    """Whether `url` is https to a plain host: no user name, no port, no IP address, no white space."""
    if len(url) > 500 or re.search(r"[\s\x00-\x1f\x7f\\<>\"]", url):
        return False
    try:
        parts = urlsplit(url)
        plain = parts.port is None and parts.username is None and parts.password is None
    except ValueError:
        return False
    return parts.scheme == "https" and plain and bool(PLAIN_HOST.fullmatch(parts.hostname or ""))


def is_at_google(url: str) -> bool:
    """Whether `url` leads to Google, as review links do that its business profiles give out."""
    return bool(GOOGLE.fullmatch(urlsplit(url).hostname or "")) if is_safe_link(url) else False


def validate_link(url: str) -> None:
    """Raise ValidationError unless `url` may stand on a customer's page."""
    if not is_safe_link(url):
        raise ValidationError("Enter a full web address that starts with https://.", code="unsafe_link")


def absolute(path: str) -> str:
    """`path` as a link for messages and clipboards, from the configured site address."""
    return f"{settings.SITE_URL}{path}"


def code_path(url_name: str, code: str) -> str:
    """The path of a public page by its code. Every one differs only in the code, so it is looked up once."""
    return _pattern(url_name).replace(SOME_CODE, code)


SOME_CODE = "a" * CODE_LENGTH


@lru_cache
def _pattern(url_name: str) -> str:
    return reverse(url_name, args=[SOME_CODE])
