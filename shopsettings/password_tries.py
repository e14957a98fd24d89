"""How often a password may be tried: counted before anything is hashed, and taken back when it was right."""

import math
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shopsettings.client_address import client_address
from shopsettings.throttle import Limit, take_back, wait_after

PER_PERSON = Limit("wrong passwords for a person from an address", most=5, seconds=15 * 60)
PER_ADDRESS = Limit("wrong passwords from an address", most=50, seconds=60 * 60)


class TooManyTriesError(Exception):
    """Nothing was hashed, and whether the password was right stays unsaid."""

    def __init__(self, wait: int) -> None:
        super().__init__("Too many wrong passwords.")
        self.wait = wait  # seconds


@contextmanager
def one_try(request: HttpRequest, email: str) -> Iterator[None]:
    """Try a password for this e-mail address in this block; whatever is raised in it makes it a failure.

    It is counted before and taken back after, so that of many tries at once no more than the limit is
    hashed. Raises TooManyTriesError instead of beginning. The address is part of the key: a stranger's
    failures keep nobody else out.
    """
    address = client_address(request)
    person = f"{_folded(email)} {address}"
    wait = wait_after(PER_PERSON, person)
    if not wait and (wait := wait_after(PER_ADDRESS, address)):
        take_back(PER_PERSON, person)
    if wait:
        raise TooManyTriesError(wait)
    yield
    take_back(PER_PERSON, person)
    take_back(PER_ADDRESS, address)


def _folded(email: str) -> str:
    """One spelling for all that the database takes for the same person: `ADMIN` and `admın` are `admin`."""
    return unicodedata.normalize("NFKC", email).strip().upper().casefold()


def please_wait(request: HttpRequest, context: dict[str, object], refused: TooManyTriesError) -> HttpResponse:
    """The page that asks to wait; the same whether or not the person exists."""
    minutes = math.ceil(refused.wait / 60)
    page = render(request, "admin/too_many_tries.html", context | {"minutes": minutes}, status=429)
    page.headers["Retry-After"] = str(refused.wait)
    return page
