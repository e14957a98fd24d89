"""Days and times read as the customer's language writes them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from shopsettings.dates import brief_day, clock_time, long_day, short_day
from shopsettings.models import Shop

MAY_14 = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en", "Thursday, May 14", "May 14"),
        ("es", "jueves, 14 de mayo", "14 de mayo"),
        ("fr", "jeudi 14 mai", "14 mai"),
        ("de", "Donnerstag, 14. Mai", "14. Mai"),
        ("ar", "الخميس، 14 مايو", "14 مايو"),
    ],
)
def test_a_day_of_this_year_is_written_without_the_year(language, long, short):
    with translation.override(language):
        assert long_day(MAY_14, today=date(2026, 1, 1)) == long
        assert short_day(MAY_14, today=date(2026, 12, 31)) == short


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en", "Thursday, May 14, 2026", "May 14, 2026"),
        ("es", "jueves, 14 de mayo de 2026", "14 de mayo de 2026"),
        ("fr", "jeudi 14 mai 2026", "14 mai 2026"),
        ("de", "Donnerstag, 14. Mai 2026", "14. Mai 2026"),
        ("ar", "الخميس، 14 مايو 2026", "14 مايو 2026"),
    ],
)
def test_a_day_of_another_year_is_written_with_it(language, long, short):
    with translation.override(language):
        assert long_day(MAY_14, today=date(2025, 12, 31)) == long
        assert short_day(MAY_14, today=date(2027, 1, 1)) == short


@pytest.mark.parametrize(
    ("language", "this_year", "another_year"),
    [
        ("en", "Sep 14", "Sep 14, 2026"),
        ("es", "14 sept", "14 sept 2026"),
        ("fr", "14 sept.", "14 sept. 2026"),
        ("de", "14. Sept.", "14. Sept. 2026"),
        ("ar", "14 سبتمبر", "14 سبتمبر 2026"),
    ],
)
def test_where_there_is_little_room_a_day_is_written_briefly(language, this_year, another_year):
    day = date(2026, 9, 14)
    with translation.override(language):
        assert brief_day(day, today=MAY_14) == this_year
        assert brief_day(day, today=date(2027, 1, 1)) == another_year


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2026, 5, 1), "vendredi 1er mai"), (date(2026, 5, 11), "lundi 11 mai")],
)
def test_the_first_of_a_month_has_its_own_form_in_french(day, written):
    with translation.override("fr"):
        assert long_day(day, today=MAY_14) == written


@pytest.mark.parametrize(
    ("language", "afternoon", "midnight"),
    [
        ("en", "2:14 pm", "12:05 am"),
        ("es", "14:14", "0:05"),
        ("fr", "14:14", "00:05"),
        ("de", "14:14 Uhr", "00:05 Uhr"),
        ("ar", "2:14 م", "12:05 ص"),
    ],
)
def test_the_clock_is_written_as_the_language_does(language, afternoon, midnight):
    with translation.override(language):
        assert clock_time(datetime(2026, 5, 14, 14, 14, tzinfo=UTC)) == afternoon
        assert clock_time(datetime(2026, 5, 14, 0, 5, tzinfo=UTC)) == midnight


@given(st.dates(), st.sampled_from(["en", "es", "fr", "de", "ar"]))
def test_every_day_can_be_written_and_names_its_number(day, language):
    with translation.override(language):
        assert str(day.day) in long_day(day, today=MAY_14)
        assert str(day.day) in short_day(day, today=MAY_14)


def test_the_time_that_is_written_is_the_shops():
    shop = Shop(time_zone="America/Los_Angeles")
    with translation.override("en"):
        assert clock_time(shop.local(datetime(2026, 5, 14, 21, 14, tzinfo=UTC))) == "2:14 pm"


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("Pacific/Kiritimati", date(2026, 5, 15)),
        ("UTC", date(2026, 5, 14)),
        ("Pacific/Pago_Pago", date(2026, 5, 13)),
    ],
)
def test_today_is_the_date_on_the_shops_own_calendar(zone, today, time_machine):
    time_machine.move_to(datetime(2026, 5, 14, 10, 30, tzinfo=UTC))
    assert Shop(time_zone=zone).today() == today
