"""What `manage.py check` refuses about our own settings."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Complaint
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from wraptor.mailers import FOLDER


def mail_leaves(**kwargs: Any) -> list[CheckMessage]:
    """In production, mail goes out instead of into a folder, and from an address of our own."""
    wrong: list[CheckMessage] = []
    if settings.MAILERS["default"]["BACKEND"] == FOLDER:
        said = "Mail is kept in a folder and sent to nobody."
        wrong.append(Error(said, hint="Set EMAIL_URL.", id="wraptor.E001"))
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        said = "Mail comes from an address that exists nowhere."
        wrong.append(Error(said, hint="Set DEFAULT_FROM_EMAIL.", id="wraptor.E002"))
    return wrong


def mail_comes_from_an_address(**kwargs: Any) -> list[CheckMessage]:
    """The shop's name is put before it, so it has to be a bare address."""
    try:
        validate_email(settings.DEFAULT_FROM_EMAIL)
    except ValidationError:
        said = f"DEFAULT_FROM_EMAIL is {settings.DEFAULT_FROM_EMAIL!r}, which is no mail address."
        return [Error(said, hint="Write it like mail@track.example.com, without a name.", id="wraptor.E003")]
    return []


def trusted_proxies_is_a_number_of_them(**kwargs: Any) -> list[CheckMessage]:
    if settings.TRUSTED_PROXIES >= 0:
        return []
    return [Error("TRUSTED_PROXIES is less than none.", hint="Set it to 0 or more.", id="wraptor.E004")]


def proxies_are_counted(**kwargs: Any) -> list[CheckMessage]:
    """Behind a proxy that isn't counted all customers share one limit, and soon none of them is served."""
    if not settings.SECURE_PROXY_SSL_HEADER or settings.TRUSTED_PROXIES:
        return []
    said = "Behind a proxy, all customers count as one where Wraptor limits how often."
    return [Complaint(said, hint="Set TRUSTED_PROXIES to the number of proxies.", id="wraptor.W005")]
