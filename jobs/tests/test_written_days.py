"""A day in a spreadsheet is read when it can only be one day, and refused with a reason otherwise."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.written_days import EARLIEST, LATEST, Order, only_order, read_day

MAY_14 = date(2026, 5, 14)
DAYS = st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-14",
        " 2026-05-14 ",
        "2026-5-14",
        "2026/05/14",
        "2026.05.14",
        "20260514",
        "2026-05-14 00:00:00",
        "2026-05-14T09:30:00Z",
        "14/05/2026",
        "05/14/2026",
        "5/14/2026",
        "5/14/2026 12:00 AM",
        "14.05.2026",
        "14-05-2026",
        "May 14, 2026",
        "may 14 2026",
        "14 May 2026",
        "14-May-2026",
        "Thursday, May 14, 2026",
        "14th of May 2026",
        "14. Mai 2026",
        "14 de mayo de 2026",
        "14 mai 2026",
        "jeudi 14 mai 2026",
    ],
)
def test_one_day_is_understood_in_many_spellings(text):
    assert read_day(text) == MAY_14


@given(DAYS)
def test_every_day_is_read_back_from_its_iso_form(day):
    assert read_day(day.isoformat()) == day


@given(DAYS)
def test_every_day_is_read_back_in_the_order_that_was_said(day):
    assert read_day(f"{day.day}/{day.month}/{day.year}", Order.DAY_FIRST) == day
    assert read_day(f"{day.month}/{day.day}/{day.year}", Order.MONTH_FIRST) == day


def test_the_same_number_twice_is_no_riddle():
    assert read_day("05/05/2026") == date(2026, 5, 5)


def test_march_is_not_taken_for_a_spanish_tuesday():
    assert read_day("14 mar 2026") == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("05/06/2026", "may be June 5 or May 6; write it like 2026-06-05"),
        ("5/14/26", "has a year of two digits"),
        ("2026-02-30", "is no day in the calendar"),
        ("32/01/2026", "is no day in the calendar"),
        ("31 June 2026", "is no day in the calendar"),
        ("0206-05-14", "is not between 2000 and 2099"),
        ("46156", "is a spreadsheet’s own count of days"),
        ("soon", "is not a day"),
        ("May 2026", "is not a day"),
        ("14-May-26", "is not a day"),
        ("14 May 15 2026", "is not a day"),
    ],
)
def test_what_could_be_two_days_or_none_is_refused_with_the_reason(text, reason):
    with pytest.raises(ValueError, match=reason):
        read_day(text)


def test_an_order_that_was_said_is_kept_to():
    with pytest.raises(ValueError, match="is no day in the calendar"):
        read_day("05/14/2026", Order.DAY_FIRST)


def test_two_digits_are_a_year_of_this_century_once_the_order_is_said():
    assert read_day("5/14/26", Order.MONTH_FIRST) == MAY_14


@given(st.text())
def test_no_text_does_worse_than_being_refused(text):
    for order in (None, *Order):
        with suppress(ValueError):
            assert EARLIEST <= read_day(text, order).year <= LATEST


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["05/06/2026", "5/14/2026"], Order.MONTH_FIRST),
        (["05/06/2026", "14.5.2026 00:00"], Order.DAY_FIRST),
        (["05/06/2026", "5/5/2026", "", "2026-05-14", "31/31/2026"], None),
        (["5/14/2026", "14/5/2026"], None),
    ],
)
def test_dates_that_leave_no_doubt_tell_the_order_of_the_others(texts, order):
    assert only_order(texts) == order
