"""Money as people write it and as it is kept: whole minor units of a currency with 0, 2 or 3 decimals."""

import re
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_currency, get_currency_precision

from shopsettings.dates import active_locale

# CHF 1,240.00 rather than CHF1,240.00: Unicode's currencySpacing, which Babel leaves out.
LETTER_BESIDE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")

# Where a line runs from right to left, −1,240.00 US$ would read 1,240.00− $US without marks of its direction.
NEGATIVE, ISOLATED = re.compile(r"−[\d.,]+"), "\u2066\\g<0>\u2069"
LATIN_SYMBOL, LEFT_TO_RIGHT = re.compile(r"[A-Z]+[$¥£]"), "\\g<0>\u200e"


def in_major_units(amount: int, currency: str) -> Decimal:
    """124000 minor units of USD are Decimal("1240.00")."""
    return Decimal(amount).scaleb(-get_currency_precision(currency))


def in_minor_units(amount: Decimal, currency: str) -> int:
    """Decimal("1240") of USD is 124000. Raises ValueError for a fraction of the smallest coin."""
    minor = amount.scaleb(get_currency_precision(currency))
    if minor != minor.to_integral_value():
        raise ValueError(f"{currency} has {get_currency_precision(currency)} decimals")
    return int(minor)


def written(amount: int, currency: str) -> str:
    """Minor units as the active language writes money: $1,240.00; 1.240,00 €; a true minus sign."""
    return _written(amount, currency, active_locale())


@lru_cache(maxsize=4096)
def _written(amount: int, currency: str, locale: Locale) -> str:
    text = format_currency(in_major_units(amount, currency), currency, locale=locale).replace("-", "−")
    if locale.text_direction == "rtl":
        text = LATIN_SYMBOL.sub(LEFT_TO_RIGHT, NEGATIVE.sub(ISOLATED, text))
    return LETTER_BESIDE_DIGIT.sub("\xa0", text)
