"""What somebody types to find a job or a customer, taken apart. Knows no models."""

import re

from django.db.models import F, Func, Value
from django.db.models.functions import Replace

MOST_WORDS, MOST_LETTERS = 20, 200  # nobody types more; whoever sends more costs no more
FEWEST_DIGITS = 3  # of a telephone number, to look for it whatever stands between its digits
BETWEEN_DIGITS = re.compile(r"[-()./+]")


def words_of(text: str) -> list[str]:
    """The words of a search, without what no database would take."""
    return text.replace("\x00", "")[:MOST_LETTERS].split()[:MOST_WORDS]


def number_in(word: str, before: str = "JOB-") -> int | None:
    """42 for JOB-0042, job-42, 0042 and 42; None where it is no number."""
    digits = word.upper().removeprefix(before)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def digits_in(word: str) -> str:
    """The digits of what may be a telephone number or a part of one, else nothing."""
    digits = BETWEEN_DIGITS.sub("", word)
    return digits if digits.isascii() and digits.isdigit() and len(digits) >= FEWEST_DIGITS else ""


def only_digits_of(field: str) -> F | Func:
    """A column with telephone numbers, without what people write between the digits."""
    bare: F | Func = F(field)
    for mark in " -()./+":
        bare = Replace(bare, Value(mark))
    return bare
