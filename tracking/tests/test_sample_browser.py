"""The demo and the front page in a real browser: clicked through without JavaScript, measured, checked by axe."""

import gzip
import re

import pytest
import time_machine
from playwright.sync_api import expect

from jobs.workflow import FIRST_STAGES
from shopsettings.tests.faults import faults_of

pytestmark = pytest.mark.django_db(transaction=True)

BUDGET = 14 * 1024  # bytes on the wire
PHONE, DESK = {"width": 360, "height": 800}, {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}
LOOKS = [
    pytest.param({"viewport": size, "color_scheme": scheme}, id=f"{size['width']} {scheme}")
    for size in (PHONE, DESK, NARROW)
    for scheme in ("light", "dark")
]
PATHS = [
    "/",
    "/track/demo",
    "/track/demo?stage=3",
    "/track/demo?stage=8",
    "/track/demo?stage=9",
    "/track/demo/proof",
    "/track/demo/invoice",
    "/track/demo/review",
]


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_no_page_is_too_wide(new_context, look):
    page = new_context(**look, reduced_motion="reduce").new_page()
    found = []
    for path in PATHS:
        page.goto(path)
        found += [(path, fault) for fault in faults_of(page)]
    assert found == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_front_page_through_every_stage_without_javascript(new_context, size):
    page = new_context(viewport=size, java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("link", name="See a live demo").click()
    chips = page.get_by_role("navigation", name="Stage of the demo job")
    for place, name in enumerate(FIRST_STAGES, start=1):
        chips.get_by_role("link", name=name).click()
        expect(chips.locator("[aria-current]")).to_have_text(name)
        told = "All 9 steps done" if place == len(FIRST_STAGES) else f"Step {place} of {len(FIRST_STAGES)}"
        expect(page.get_by_text(told)).to_be_visible()


def test_the_demos_bar_leaves_the_button_in_sight_in_every_language(new_context):
    page = new_context(viewport=PHONE).new_page()
    with time_machine.travel("2026-09-16"):  # so that the expected day is in September, which is long
        for language in ("en", "es", "fr", "de", "ar"):
            page.goto(f"/track/demo?stage=3&lang={language}")
            button = page.locator(".button.in-hero").bounding_box()
            assert button["y"] + button["height"] <= 400, language


def test_the_buttons_of_the_demo_lead_to_its_pages_and_back(new_context):
    page = new_context(viewport=PHONE).new_page()
    for stage, button, heading, back in (
        (3, "Review Design Proof", "Review your design proof", "Back to your tracker"),
        (8, "View Invoice & Pay", "Balance due", "Back to your tracker"),
        (9, "Leave a Review", "Your review page opens here", "Back to the demo"),
    ):
        page.goto(f"/track/demo?stage={stage}")
        page.get_by_role("link", name=button).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        page.get_by_role("link", name=back).click()
        expect(page).to_have_url(re.compile(rf"/track/demo\?stage={stage}$"))


def test_the_drawn_proof_is_seen(new_context):
    page = new_context(viewport=PHONE).new_page()
    page.goto("/track/demo/proof")
    drawing = page.get_by_alt_text("Design proof, version 1: Delivery van, full wrap")
    assert drawing.evaluate("image => image.naturalWidth") > 0


def test_the_current_chip_is_in_sight_and_the_page_starts_at_its_top(new_context):
    page = new_context(viewport=PHONE).new_page()
    for stage in (1, 5, 9):
        page.goto(f"/track/demo?stage={stage}")
        chip = page.locator(".chips [aria-current]").bounding_box()
        assert chip["x"] >= 0
        assert chip["x"] + chip["width"] <= PHONE["width"]
        assert page.evaluate("scrollY") == 0


def test_the_card_to_try_it_is_on_the_first_screen_of_a_phone(new_context):
    page = new_context(viewport=PHONE).new_page()
    page.goto("/track/demo")
    heading = page.get_by_role("heading", name="Try it").bounding_box()
    assert heading["y"] + heading["height"] <= PHONE["height"]


@pytest.mark.parametrize("path", ["/", "/track/demo?stage=3", "/track/demo?stage=5"])
def test_a_page_weighs_little_and_takes_three_requests(new_context, path):
    page = new_context(viewport=PHONE).new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path, wait_until="networkidle")
    page_itself = [answer for answer in answers if "/icons/" not in answer.url]  # those are for the tab
    assert len(page_itself) <= 3
    assert sum(weight(answer) for answer in page_itself) <= BUDGET


def weight(response):
    """Bytes on the wire. Files are zipped in advance where Wraptor is installed, not by the test's server."""
    if response.headers.get("content-encoding") == "gzip":
        return int(response.headers["content-length"])
    return len(gzip.compress(response.body(), 9))
