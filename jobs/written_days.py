"""A day as people write it in a spreadsheet, read without guessing."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from babel import Locale

EARLIEST, LATEST = 2000, 2099  # years a job of today can be due in


class Order(StrEnum):
    """Which comes first in 05/06/2026: the day or the month."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


TIME = re.compile(
    r"[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?(?:Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE
)
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d\d)(\d\d)")
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)")
# Words around the name of a month: "Thursday, 14th of May", "14 de mayo de 2026".
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er)\b")
JOINING = {"of", "the", "de", "del", "le", "el", "den"}

LOCALES = [Locale(language) for language in ("en", "es", "fr", "de")]


def _words(kind: str) -> dict[str, int]:
    """The names of months, or of the days of the week, in four languages, long and short."""
    return {
        name.strip(".").casefold(): number
        for locale in LOCALES
        for width in ("wide", "abbreviated")
        for number, name in getattr(locale, kind)["format"][width].items()
    }


MONTHS = _words("months") | {"sept": 9}
WEEKDAYS = _words("days").keys() - MONTHS.keys()  # mar. is mars more often than mardi


def read_day(text: str, order: Order | None = None) -> date:
    """The day that `text` names; a time behind it is left out.

    Raises ValueError, with a reason for people, when it is none or could be two.
    """
    text = TIME.sub("", text.strip())
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups() if part and part.isdigit())
        return _day(year, month, day)
    if found := NUMBERS.fullmatch(text):
        return _day_in_numbers(int(found[1]), int(found[3]), found[4], order)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        raise ValueError("is a spreadsheet’s own count of days; write it like 2026-05-14")
    if found_day := _day_in_words(text):
        return found_day
    raise ValueError("is not a day; write it like 2026-05-14")


def only_order(texts: Iterable[str]) -> Order | None:
    """The order of all those texts that leave no doubt about it; None where there are none, or of both."""
    found = [NUMBERS.fullmatch(TIME.sub("", text.strip())) for text in texts]
    pairs = [(int(numbers[1]), int(numbers[3])) for numbers in found if numbers]
    days_first = {first > 12 for first, second in pairs if min(first, second) <= 12 < max(first, second)}
    if len(days_first) != 1:
        return None
    return Order.DAY_FIRST if days_first.pop() else Order.MONTH_FIRST


def _day_in_numbers(first: int, second: int, year: str, order: Order | None) -> date:
    if len(year) == 2:
        if order is None:
            raise ValueError("has a year of two digits; write it like 2026-05-14")
        year = f"20{year}"
    day_first, month_first = (int(year), second, first), (int(year), first, second)
    if order is not None:
        return _day(*(day_first if order == Order.DAY_FIRST else month_first))
    if first <= 12 and second <= 12 and first != second:
        one, other = _day(*day_first), _day(*month_first)
        raise ValueError(f"may be {one:%B} {one.day} or {other:%B} {other.day}; write it like {one}")
    return _day(*(day_first if first > 12 else month_first))


def _day_in_words(text: str) -> date | None:
    """May 14, 2026 and its like; None unless there is one month, one day and one year of four digits."""
    words = re.findall(r"\w+", ORDINAL.sub("", text.casefold()))
    words = [word for word in words if word not in JOINING and word not in WEEKDAYS]
    months = [MONTHS[word] for word in words if word in MONTHS]
    days = [int(word) for word in words if re.fullmatch(r"\d{1,2}", word)]
    years = [int(word) for word in words if re.fullmatch(r"\d{4}", word)]
    if len(words) != 3 or not (months and days and years):
        return None
    return _day(years[0], months[0], days[0])


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError("is no day in the calendar") from None
    if not EARLIEST <= found.year <= LATEST:
        raise ValueError(f"is not between {EARLIEST} and {LATEST}")
    return found
