"""The expected date as a calendar file: the very day that the page names, in every time zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from jobs.models import Job
from jobs.tests.factories import make_job
from shopsettings.branding import Contact
from shopsettings.tests.factories import make_shop
from tracking.calendar import calendar_file

IN_NINE_DAYS = timedelta(days=9)


def make_contact(**details):
    names = Contact.__dataclass_fields__
    return Contact(**dict.fromkeys(names, "") | {"shop_name": "North Bay Wraps"} | details)


def make_file(*, day=date(2026, 5, 14), vehicle="2023 Ford Transit", contact=None, **details):
    made = {
        "job": 42,
        "version": 1,
        "since": datetime(2026, 5, 1, 12, tzinfo=UTC),
        **details,
    }
    return calendar_file(day=day, vehicle=vehicle, contact=contact or make_contact(), **made)


def event_in(written):
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    return event


def lines_of(written):
    """The file's lines, those that were folded made whole again (RFC 5545, 3.1)."""
    return written.decode().replace("\r\n ", "").split("\r\n")


# --- Never off by a day -------------------------------------------------------------------------

ZONES = st.sampled_from(
    ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/St_Johns", "Europe/Berlin", "UTC"]
)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2090, 12, 31))


@given(day=DAYS, zone=ZONES, hour=st.integers(0, 23), language=st.sampled_from(["en", "de", "ar"]))
def test_it_names_the_day_itself_whatever_the_zone_and_the_hour(day, zone, hour, language):
    since = datetime(2026, 5, 1, hour, 59, tzinfo=ZoneInfo(zone))
    with timezone.override(zone), translation.override(language):
        written = make_file(day=day, since=since)
    lines = lines_of(written)
    after = day + timedelta(days=1)
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in lines
    assert f"DTEND;VALUE=DATE:{after:%Y%m%d}" in lines
    assert type(event_in(written)["DTSTART"].dt) is date
    assert f"DTSTAMP:{since.astimezone(UTC):%Y%m%dT%H%M%SZ}" in lines
    assert not any("TZID" in line or "VTIMEZONE" in line for line in lines)


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Los_Angeles", "UTC"])
@pytest.mark.parametrize("hour", [0, 9, 10, 11, 12, 23])
@pytest.mark.parametrize("away", [-1, 0, 1])
def test_page_and_file_speak_of_the_same_day(client, zone, hour, away):
    now = datetime(2026, 5, 13, hour, 30, tzinfo=UTC)
    today = now.astimezone(ZoneInfo(zone)).date()
    job = make_job(shop=make_shop(time_zone=zone), due_date=today + timedelta(days=away))
    with time_machine.travel(now, tick=False):
        body = client.get(job.track_path).content.decode()
        answer = client.get(f"{job.track_path}/expected.ics")
    assert ("Expected today" in body) == (away == 0)
    assert ("Expected tomorrow" in body) == (away == 1)
    assert ("Add to calendar" in body) == (away >= 0)
    if away < 0:
        assert answer.status_code == 404
    else:
        assert event_in(answer.content)["DTSTART"].dt == job.due_date


# --- What a calendar makes of it ----------------------------------------------------------------


def test_it_is_a_calendar_file_with_the_lines_every_calendar_wants():
    lines = lines_of(make_file())
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    for wanted in ("VERSION:2.0", "PRODID:", "UID:", "DTSTAMP:", "SUMMARY:"):
        assert any(line.startswith(wanted) for line in lines)


def test_no_line_is_longer_than_the_rules_allow():
    contact = make_contact(shop_name="Ünïcödé " * 20, address="Straße " * 40)
    written = make_file(contact=contact)
    assert max(len(line) for line in written.split(b"\r\n")) <= 75


def test_words_with_commas_and_line_breaks_come_back_whole():
    contact = make_contact(shop_name="Wraps; Signs, & More", address="1 Bay Street,\nSan Rafael")
    event = event_in(make_file(contact=contact))
    assert event["SUMMARY"] == "2023 Ford Transit expected to be done – Wraps; Signs, & More"
    assert event["LOCATION"] == "1 Bay Street,\nSan Rafael"


def test_a_name_adds_no_line_of_its_own():
    written = make_file(
        vehicle="Van\r\nATTENDEE:mailto:x@y.example", contact=make_contact(shop_name="A\nURL:b")
    )
    assert not any(line.startswith(("ATTENDEE", "URL")) for line in lines_of(written))


def test_no_control_character_of_a_name_gets_into_the_file():
    """They aren't allowed there (RFC 5545, 3.3.11), and some calendars refuse the whole file."""
    contact = make_contact(shop_name="Bay\x07 Wraps", address="1 Bay Street\x0b\r\nSan\x00 Rafael\x1b")
    written = make_file(vehicle="Ford\tTransit", contact=contact)
    assert {code for code in written if code < 32} == {*b"\r\n"}
    assert event_in(written)["SUMMARY"] == "Ford Transit expected to be done – Bay Wraps"


def test_an_unknown_vehicle_is_your_wrap():
    assert event_in(make_file(vehicle=""))["SUMMARY"].startswith("Your wrap expected")


def test_the_day_stays_free_for_other_things():
    assert "TRANSP:TRANSPARENT" in lines_of(make_file())


def test_its_name_for_calendars_is_always_the_same():
    one, other = (event_in(make_file(day=day))["UID"] for day in (date(2026, 5, 14), date(2026, 5, 20)))
    assert one == other


def test_two_jobs_are_two_entries():
    assert event_in(make_file(job=1))["UID"] != event_in(make_file(job=2))["UID"]


# --- Offered while there is something to expect --------------------------------------------------


def expected(client, job):
    return client.get(f"{job.track_path}/expected.ics")


@pytest.mark.django_db
def test_it_is_a_file_to_save_with_a_name(client):
    answer = expected(client, make_job(due_date=timezone.now().date() + IN_NINE_DAYS))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="expected.ics"'


@pytest.mark.django_db
def test_the_same_date_is_the_same_file(client):
    job = make_job(due_date=timezone.now().date() + IN_NINE_DAYS)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        later = expected(client, job).content
    assert expected(client, job).content == later


@pytest.mark.django_db
def test_a_changed_date_is_a_newer_version_of_the_same_entry(client):
    job = make_job(due_date=timezone.now().date() + IN_NINE_DAYS)
    before = event_in(expected(client, job).content)
    job.promise(job.due_date + IN_NINE_DAYS, by=None)
    after = event_in(expected(client, job).content)
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt >= before["DTSTAMP"].dt
    assert after["DTSTART"].dt == job.due_date


@pytest.mark.django_db
def test_a_new_link_leads_to_the_same_entry_which_holds_no_code(client):
    job = make_job(due_date=timezone.now().date() + IN_NINE_DAYS)
    before = expected(client, job).content
    job.replace_code(by=None)
    after = expected(client, job).content
    assert event_in(after)["UID"] == event_in(before)["UID"]
    assert job.code.encode() not in after.replace(b"\r\n ", b"")


@pytest.mark.django_db
def test_it_speaks_the_language_of_the_shop_and_names_its_place(client):
    shop = make_shop(language="en", address="120 Bay Street, San Rafael")
    event = event_in(
        expected(client, make_job(shop=shop, due_date=timezone.now().date() + IN_NINE_DAYS)).content
    )
    assert event["LOCATION"] == "120 Bay Street, San Rafael"
    assert event["DESCRIPTION"] == "The date can still change. Your link always shows the latest."


@pytest.mark.django_db
@pytest.mark.parametrize("state", [Job.State.ON_HOLD, Job.State.CANCELLED])
def test_a_job_that_rests_has_no_date_to_expect(client, state):
    job = make_job(due_date=timezone.now().date() + IN_NINE_DAYS, state=state)
    assert expected(client, job).status_code == 404
    assert b"calendar" not in client.get(job.track_path).content


@pytest.mark.django_db
@pytest.mark.parametrize("details", [{"stage": "Complete"}, {"due_date": None}], ids=["finished", "no date"])
def test_without_something_to_expect_there_is_no_file(client, details):
    job = make_job(**{"due_date": timezone.now().date() + IN_NINE_DAYS, **details})
    assert expected(client, job).status_code == 404
    assert b"calendar" not in client.get(job.track_path).content
