"""In which language a public page speaks: the shop’s, or the one its reader chose with `?lang=de`."""

from collections.abc import Callable
from functools import lru_cache, wraps

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.utils import translation

LANGUAGES = frozenset(code for code, name in settings.LANGUAGES)


def known(language: str) -> str:
    """`language` if Wraptor speaks it, else English."""
    return language if language in LANGUAGES else settings.LANGUAGE_CODE


def language_for(request: HttpRequest, shop_language: str) -> str:
    """What the page of a shop speaks: the reader’s choice, if Wraptor speaks it, else the shop’s language."""
    if not request.META.get("QUERY_STRING"):  # hardly anybody chooses
        return known(shop_language)
    try:
        chosen = request.GET.get("lang", "")
    except SuspiciousOperation:  # thousands of parameters; whoever sent them gets the page all the same
        chosen = ""
    return chosen if chosen in LANGUAGES else known(shop_language)


def suffix(shop_language: str) -> str:
    """What the path of a shop’s public page ends in so that it speaks the active language: `?lang=de`, or
    nothing where that is the shop’s own."""
    active = translation.get_language()
    return "" if active == known(shop_language) else f"?lang={active}"


def kept_by_language[*Values, Result](function: Callable[[*Values], Result]) -> Callable[[*Values], Result]:
    """Keep what a function makes of its arguments, for each language. It must depend on nothing else."""

    @lru_cache(maxsize=4096)
    def kept(language: str, *values: *Values) -> Result:
        return function(*values)

    @wraps(function)
    def in_active_language(*values: *Values) -> Result:
        return kept(translation.get_language(), *values)

    in_active_language.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    return in_active_language


gettext = kept_by_language(translation.gettext)
"""As Django's, which takes several times as long to find a text again."""


def of_page() -> dict[str, str]:
    """What `<html lang dir>` says of a page in the active language."""
    direction = "rtl" if translation.get_language_bidi() else "ltr"
    return {"language": translation.get_language() or settings.LANGUAGE_CODE, "direction": direction}
