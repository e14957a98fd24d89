"""Money is whole minor units, whether a currency has none, two or three decimals."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from billing.money import in_major_units, in_minor_units, written
from shopsettings.shops import CURRENCIES

DECIMALS = {"JPY": 0, "USD": 2, "EUR": 2, "KWD": 3}


@pytest.mark.parametrize(("currency", "decimals"), DECIMALS.items())
def test_a_currency_has_the_decimals_of_its_coins(currency, decimals):
    assert in_major_units(124000, currency) == Decimal(124000) / 10**decimals
    assert in_minor_units(Decimal(1), currency) == 10**decimals


@given(st.integers(-(10**15), 10**15), st.sampled_from(sorted(CURRENCIES)))
def test_every_amount_comes_back_as_it_went(amount, currency):
    assert in_minor_units(in_major_units(amount, currency), currency) == amount


@pytest.mark.parametrize(("amount", "currency"), [("0.5", "JPY"), ("12.345", "USD"), ("1.2345", "KWD")])
def test_a_fraction_of_the_smallest_coin_is_refused(amount, currency):
    with pytest.raises(ValueError, match=f"{currency} has {DECIMALS[currency]} decimals"):
        in_minor_units(Decimal(amount), currency)


def test_trailing_zeros_are_no_fraction():
    assert in_minor_units(Decimal("1240.000"), "USD") == 124000


@pytest.mark.parametrize(
    ("language", "amount", "currency", "text"),
    [
        ("en", 124000, "USD", "$1,240.00"),
        ("en", 124000, "JPY", "¥124,000"),
        ("en", 124000, "KWD", "KWD\xa0124.000"),
        ("en", 5, "USD", "$0.05"),
        ("en", -135800, "USD", "−$1,358.00"),
        ("en", 0, "EUR", "€0.00"),
        ("de", 124000, "EUR", "1.240,00\xa0€"),
        ("fr", 124000, "EUR", "1\u202f240,00\xa0€"),
        ("es", 124000, "EUR", "1.240,00\xa0€"),
        ("en", 124000, "CHF", "CHF\xa01,240.00"),
        ("de", 124000, "CHF", "1.240,00\xa0CHF"),
        ("en", 124000, "CAD", "CA$1,240.00"),
    ],
)
def test_money_is_written_as_the_language_writes_it(language, amount, currency, text):
    with translation.override(language):
        assert written(amount, currency) == text


@given(st.integers(0, 10**12), st.sampled_from(sorted(CURRENCIES)))
def test_what_is_written_tells_every_coin(amount, currency):
    with translation.override("en"):
        digits = "".join(character for character in written(amount, currency) if character.isdigit())
    assert int(digits) == amount


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (124000, "AED", "\u200f1,240.00\xa0د.إ.\u200f"),
        (124000, "USD", "\u200f1,240.00\xa0US$\u200e"),
        (-124000, "USD", "\u200f\u2066−1,240.00\u2069\xa0US$\u200e"),
        (124000, "EUR", "\u200f1,240.00\xa0€"),
    ],
)
def test_sign_and_symbol_stay_in_their_places_in_a_line_from_right_to_left(amount, currency, text):
    with translation.override("ar"):
        assert written(amount, currency) == text
