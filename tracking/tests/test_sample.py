"""The demo: every stage of one job that exists nowhere, for anybody to look at."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.test import override_settings
from django.urls import reverse

from jobs.tests.factories import make_job
from jobs.workflow import FIRST_STAGES
from tracking import sample
from tracking.tests.test_promises import HEADERS

# Nothing here may reach a database, but for the few tests that make a real job to compare with.

DEMO = "/track/demo"
STAGES = range(1, len(FIRST_STAGES) + 1)
SUB_PAGES = [f"{DEMO}/proof", f"{DEMO}/invoice", f"{DEMO}/review"]
PAGES = [DEMO, *(f"{DEMO}?stage={place}" for place in STAGES), *SUB_PAGES]


def text_of(response):
    return unescape(response.content.decode())


def heading_of(response):
    """What the page's only h1 says."""
    (heading,) = re.findall(r"<h1>(.*?)</h1>", text_of(response))
    return re.sub("<.*?>", "", heading)


def buttons_of(response):
    """The filled and outlined buttons as (label, address)."""
    found = re.findall(r'<a class="button [^"]*" href="([^"]*)"[^>]*>([^<]*)', text_of(response))
    return [(label.strip(), address) for address, label in found]


def links_of(response):
    return set(re.findall(r'<a [^>]*href="([^"]*)"', text_of(response)))


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_the_demo_asks_the_database_nothing(client, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(path).status_code == 200


HEADINGS = [
    "We’ve got your job",
    "Your design is in the works",
    "Your design proof is ready",
    "Your install is scheduled",
    "Your wrap is being printed",
    "Your wrap is being laminated",
    "Installation in progress",
    "Your wrap is ready to collect",
    "Your wrap is done",
]


@pytest.mark.parametrize(("place", "heading"), list(enumerate(HEADINGS, start=1)))
def test_each_stage_reads_as_its_customer_would_read_it(client, place, heading):
    response = client.get(DEMO, {"stage": place})
    assert heading_of(response) == heading
    step = f"Step {place} of {len(FIRST_STAGES)}" if place < len(FIRST_STAGES) else "All 9 steps done"
    assert step in text_of(response)


def test_the_demo_begins_in_the_middle(client):
    assert heading_of(client.get(DEMO)) == "Your wrap is being printed"


def test_a_chip_leads_to_each_stage_and_one_is_current(client):
    body = text_of(client.get(DEMO, {"stage": 4}))
    chips = re.findall(r'<a href="\?stage=(\d)"( aria-current="true")?>([^<]*)</a>', body)
    assert [(int(place), name) for place, _, name in chips] == list(enumerate(FIRST_STAGES, start=1))
    assert [name for _, current, name in chips if current] == ["Scheduled"]


STRANGE_STAGES = {
    "0": 1,
    "-5": 1,
    "99": 9,
    str(10**30): 9,
    "abc": 5,
    "": 5,
    "\x00": 5,
    "3\x00": 5,
    "2.5": 5,
    "9" * 5000: 5,
    "<b>": 5,
    "٣": 3,
}


@pytest.mark.parametrize(("asked", "place"), STRANGE_STAGES.items(), ids=range(len(STRANGE_STAGES)))
def test_a_strange_stage_shows_the_nearest_or_the_first(client, asked, place):
    response = client.get(DEMO, {"stage": asked})
    assert response.status_code == 200
    assert heading_of(response) == HEADINGS[place - 1]


def test_a_proof_waits_at_the_proof_stage_only(client):
    offering = [
        place
        for place in STAGES
        if ("Review Design Proof", f"{DEMO}/proof") in buttons_of(client.get(DEMO, {"stage": place}))
    ]
    assert offering == [3]


def test_the_proof_is_approved_from_then_on(client):
    thanked = [
        place
        for place in STAGES
        if "You approved the design on" in text_of(client.get(DEMO, {"stage": place}))
    ]
    assert thanked == [4, 5, 6, 7, 8, 9]


def test_an_invoice_waits_before_the_end_and_is_paid_at_the_end(client):
    ready, done = client.get(DEMO, {"stage": 8}), client.get(DEMO, {"stage": 9})
    assert ("View Invoice & Pay", f"{DEMO}/invoice") in buttons_of(ready)
    assert "Invoice INV-0031 is paid. Thank you." in text_of(done)
    assert buttons_of(done) == [("Leave a Review", f"{DEMO}/review")]


def test_finished_steps_say_when_they_were_reached(client):
    with time_machine.travel(datetime(2030, 5, 13, 19, tzinfo=UTC), tick=False):
        body = text_of(client.get(DEMO, {"stage": 5}))
    days = re.findall(r'<li class="done">.*?<bdi>(.*?)</bdi>.*?<span class="tag">(.*?)</span>', body)
    assert days == [
        ("Received", "May 2"),
        ("Design", "May 4"),
        ("Proof approval", "May 6"),
        ("Scheduled", "May 9"),
    ]
    assert "You approved the design on Thursday, May 9." in body


def test_the_demo_speaks_another_language_and_stays_in_it(client):
    response = client.get(DEMO, {"stage": 3, "lang": "de"})
    assert '<html lang="de"' in text_of(response)
    links = links_of(response)
    assert {f"{DEMO}/proof?lang=de", "?stage=4&lang=de", "?stage=3&lang=fr"} <= links
    assert f"{DEMO}?stage=3&lang=de" in links_of(client.get(f"{DEMO}/proof", {"lang": "de"}))


def test_dates_are_told_from_today(client):
    with time_machine.travel(datetime(2030, 5, 13, 19, tzinfo=UTC), tick=False):
        assert "Expected Thursday, May 16" in text_of(client.get(DEMO))
    with time_machine.travel(datetime(2031, 1, 1, 19, tzinfo=UTC), tick=False):
        assert "Expected Saturday, January 4" in text_of(client.get(DEMO))


def test_the_proof_of_the_demo_is_the_real_page_with_a_drawn_van(client):
    response = client.get(f"{DEMO}/proof")
    assert heading_of(response) == "Review your design proof"
    assert 'src="/static/sample/proof.svg"' in text_of(response)
    assert f"{DEMO}?stage=3" in links_of(response)


def test_the_invoice_of_the_demo_is_the_real_page_and_its_lines_add_up(client):
    response = client.get(f"{DEMO}/invoice")
    assert heading_of(response) == "Balance due"
    for amount in ("$350.00", "$1,180.00", "$1,420.00", "$2,950.00"):
        assert amount in text_of(response)
    assert f"{DEMO}?stage=8" in links_of(response)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_that_nothing_is_real(client, path):
    assert "Demo: nothing here is a real job" in text_of(client.get(path))


@pytest.mark.parametrize("path", PAGES)
def test_no_link_of_the_demo_leads_nowhere_or_away(client, path, settings):
    for link in links_of(client.get(path)):
        if link.startswith(("tel:", "mailto:", "#")):
            continue
        link = link.removeprefix(settings.SITE_URL)
        target = f"{path.partition('?')[0]}{link}" if link.startswith("?") else link
        assert target.startswith("/")
        assert target.startswith("/static/") or client.get(target).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_the_demo_holds_no_code_and_no_form(client, path):
    body = text_of(client.get(path))
    assert sample.CODE not in body
    assert "<form" not in body


@pytest.mark.django_db
def test_the_stand_in_code_opens_nothing(client):
    for name in ("tracking:track", "proofs:review", "billing:pay"):
        assert client.get(reverse(name, args=[sample.CODE])).status_code == 404


def test_the_demo_does_not_ask_for_news(client):
    body = text_of(client.get(DEMO))
    assert "data-live" not in body
    assert "<script" not in body


@pytest.mark.django_db
def test_a_tracker_asks_for_news_and_has_no_chips(client):
    body = text_of(client.get(make_job().track_path))
    assert "data-live" in body
    assert "<script" in body
    assert "?stage=" not in body
    assert "Demo" not in body


@override_settings(SITE_URL="https://wraptor.example")
def test_the_demo_may_be_found_under_one_address(client):
    response = client.get(DEMO, {"stage": 7})
    assert response["X-Robots-Tag"] == "index, follow"
    assert '<meta name="robots" content="index, follow">' in text_of(response)
    assert '<link rel="canonical" href="https://wraptor.example/track/demo">' in text_of(response)
    assert "noindex" not in text_of(response)


@pytest.mark.django_db
def test_a_tracker_may_not_be_found(client):
    response = client.get(make_job().track_path)
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in text_of(response)
    assert "canonical" not in text_of(response)


def test_the_demo_is_kept_for_a_few_minutes(client):
    assert client.get(DEMO)["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("path", [DEMO, *SUB_PAGES])
def test_the_demo_carries_every_other_header_of_a_public_page(client, path):
    response = client.get(path)
    kept = HEADERS.keys() - {"Cache-Control", "X-Robots-Tag"}
    assert {name: response[name] for name in kept} == {name: HEADERS[name] for name in kept}
    for directive in ("default-src 'none'", "form-action 'none'", "frame-ancestors 'none'"):
        assert directive in response["Content-Security-Policy"]
    assert "Permissions-Policy" in response
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", SUB_PAGES)
def test_the_pages_behind_the_buttons_are_not_found_on_their_own(client, path):
    assert client.get(path)["X-Robots-Tag"] == "noindex, nofollow, noarchive"


@pytest.mark.parametrize("path", [DEMO, *SUB_PAGES])
def test_the_demo_is_read_only(client, path):
    assert (client.head(path).status_code, client.head(path).content) == (200, b"")
    for verb in ("post", "put", "patch", "delete", "options"):
        response = getattr(client, verb)(path)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", [f"{DEMO}/", f"{DEMO}/live", f"{DEMO}/send", "/track/Demo"])
def test_addresses_beside_the_demo_are_not_there(client, path):
    assert client.get(path).status_code == 404
