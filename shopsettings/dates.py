"""Days and times as the active language writes them, for people."""

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_time
from django.utils import translation


def active_locale() -> Locale:
    """Babel's locale for the language that Django has active."""
    return _locale(translation.get_language() or "en")


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def long_day(day: date, *, today: date) -> str:
    """Thursday, May 14; with the year only where it isn't this year's."""
    if day.year != today.year:
        return _with_year(day, "full", active_locale())
    return _without_year(day, ("MMMMEEEEd", "MMMMEd", "MMMEd"), active_locale())


def short_day(day: date, *, today: date) -> str:
    """May 14; with the year only where it isn't this year's."""
    if day.year != today.year:
        return _with_year(day, "long", active_locale())
    return _without_year(day, ("MMMMd", "MMMd"), active_locale())


def brief_day(day: date, *, today: date) -> str:
    """Sep 14, for where there is little room; with the year only where it isn't this year's."""
    return _abbreviated(day, "MMMd" if day.year == today.year else "yMMMd", active_locale())


@lru_cache(maxsize=4096)
def _with_year(day: date, length: Literal["full", "long"], locale: Locale) -> str:
    return _as_people_write(format_date(day, length, locale=locale), day, locale)


@lru_cache(maxsize=4096)
def _without_year(day: date, skeletons: tuple[str, ...], locale: Locale) -> str:
    """`day` by the first of the CLDR skeletons that the language has, its names written in full.

    Most languages have only the abbreviated skeleton; its order and its small words hold for full names too.
    """
    pattern = next(str(locale.datetime_skeletons[s]) for s in skeletons if s in locale.datetime_skeletons)
    in_full = re.sub(r"[ML]{3,}", "MMMM", re.sub(r"[Ec]+", "EEEE", pattern))
    return _as_people_write(format_date(day, in_full, locale=locale), day, locale)


@lru_cache(maxsize=4096)
def _abbreviated(day: date, skeleton: str, locale: Locale) -> str:
    return _as_people_write(
        format_date(day, str(locale.datetime_skeletons[skeleton]), locale=locale), day, locale
    )


def _as_people_write(text: str, day: date, locale: Locale) -> str:
    """In French the first of a month is le 1er; Unicode's patterns can't say so."""
    return re.sub(r"\b1 ", "1er ", text, count=1) if locale.language == "fr" and day.day == 1 else text


def clock_time(local: datetime) -> str:
    """2:14 pm, or 14:14 where people count to 24. `local` is on the shop's clock already."""
    return _clock_time(local.time().replace(second=0, microsecond=0), active_locale())


@lru_cache(maxsize=4096)
def _clock_time(moment: time, locale: Locale) -> str:
    text = format_time(moment, "short", locale=locale).replace("\u202f", " ")
    if locale.language == "de":
        return f"{text} Uhr"
    return text.replace("AM", "am").replace("PM", "pm") if locale.language == "en" else text
