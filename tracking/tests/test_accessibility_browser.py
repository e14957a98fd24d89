"""Every state of a customer's page in a real browser: what axe finds, and what the design promises of it."""

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe

from tracking.tests.states import MONDAY, STATES, TRACKERS

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.tolerates("status of 404", "status of 410", "status of 500"),
]

PHONE = {"width": 360, "height": 800}
SMALL_PHONE = {"width": 320, "height": 800}
DESK = {"width": 1280, "height": 800}

LABELS = ["Review Design Proof", "View Invoice & Pay", "Leave a Review"]  # the most important first
TRANSLATED = {"long German", "Arabic", "Spanish", "French", "German, passed date"}


@pytest.fixture(autouse=True)
def on_monday():
    with time_machine.travel(MONDAY):
        yield


@pytest.fixture
def page_in_state(new_context):
    """The page of one state, opened on a phone; it is opened once, because that takes longest."""

    def opened(state):
        page = new_context(viewport=PHONE, reduced_motion="reduce").new_page()
        page.goto(STATES[state]())
        return page

    return opened


@pytest.mark.parametrize("state", STATES)
def test_page_in_every_state_keeps_to_the_design(page_in_state, state):
    page = page_in_state(state)
    problems = [*headings(page), *taps(page), *axe_violations(page), *overflow(page)]
    assert problems == []


@pytest.mark.parametrize("state", TRACKERS)
def test_tracker_in_every_state_tells_one_story(page_in_state, state):
    page = page_in_state(state)
    problems = [*below_the_fold(page), *progress(page)]
    if state not in TRANSLATED:
        problems += labels(page)
    assert problems == []


HEAD = """() => ({
    title: document.title,
    headings: Array.from(document.querySelectorAll("h1"), (heading) => heading.innerText),
    filled: document.querySelectorAll(".button:not(.outlined)").length,
    styled: document.querySelectorAll("[style]").length,
})"""


def headings(page):
    """One heading, which the title repeats; at most one filled button; no style in an attribute."""
    head = page.evaluate(HEAD)
    texts = [" ".join(text.split()) for text in head["headings"]]
    if len(texts) != 1 or not head["title"].startswith(f"{texts[0]} – "):
        yield f"headings {texts} under the title {head['title']}"
    if head["filled"] > 1:
        yield f"{head['filled']} filled buttons"
    if head["styled"]:
        yield "a style attribute"


TOO_SMALL = """() => Array.from(document.querySelectorAll("a, button, summary, input"))
    .filter((element) => element.checkVisibility() && !element.matches(".skip"))
    .map((element) => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
    .filter(([, box]) => box.width < 44 || box.height < 44)
    .map(([markup, box]) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${markup}`)
"""


def taps(page):
    """Everything to tap is large enough for a thumb."""
    yield from page.evaluate(TOO_SMALL)


def axe_violations(page):
    """By day and night, on a phone and on a desk."""
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            for found in Axe().run(page).response["violations"]:
                yield f"{viewport['width']} {theme} {found['id']}: {found['nodes'][0]['html'][:160]}"


SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Elements whose text runs out of them, apart from those that only screen readers meet.
CUT_OFF = """() => Array.from(document.body.querySelectorAll("*"))
    .filter((element) => element.scrollWidth > element.clientWidth + 1
        && getComputedStyle(element).overflowX !== "visible"
        && !element.closest(".unseen, svg"))
    .map((element) => element.outerHTML.slice(0, 120))
"""

LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"

# The distances that a reader may choose by WCAG's 1.4.12.
SPREAD_TEXT = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* {
    line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
} p { margin-bottom: 2em !important; }`);
document.adoptedStyleSheets.push(sheet);
"""


def overflow(page):
    """Nothing scrolls sideways or is cut off on a small phone, with text as it comes, larger, and spread."""
    page.set_viewport_size(SMALL_PHONE)
    for text, change in (("plain", ""), ("doubled", LARGE_TEXT), ("doubled and spread", SPREAD_TEXT)):
        page.evaluate(change)
        if wider := page.evaluate(SIDEWAYS):
            yield f"text {text}: {wider} px too wide"
        yield from (f"text {text}: cut off {markup}" for markup in page.evaluate(CUT_OFF))


ENDS = """() => Array.from(document.querySelectorAll("h1, .eta, .button.in-hero"), (element) =>
    [element.outerHTML.slice(0, 40), Math.round(element.getBoundingClientRect().bottom)])
"""


def below_the_fold(page):
    """Status, expected date and first button lie within the first 400 pixels."""
    yield from (f"ends at {bottom}: {markup}" for markup, bottom in page.evaluate(ENDS) if bottom > 400)


def labels(page):
    """Buttons are called exactly as promised, each there once, the most important first."""
    seen = [text.strip() for text in page.locator("main .button").all_inner_texts()]
    if seen != [label for label in LABELS if label in seen]:
        yield f"buttons {seen}"


PROGRESS = """() => {
    const all = (selector) => Array.from(document.querySelectorAll(selector));
    return {
        percent: all(".percent").map((one) => parseInt(one.innerText))[0] ?? null,
        film: all("#film").map((one) => one.getAttribute("transform"))[0] ?? null,
        text: all(".progress").map((one) => one.innerText)[0],
        filled: all(".bar .done, .bar .now").length,
        segments: all(".bar i").length,
        narrowest: Math.min(...all(".bar i").map((one) => one.getBoundingClientRect().width)),
        steps: all("ol li").length,
        current: all("ol li").map((one, index) => one.ariaCurrent === "step" && index + 1).filter(Boolean),
    };
}"""


def progress(page):
    """Bar, film, percentage and list of steps say the same, or there are none of them."""
    seen = page.evaluate(PROGRESS)
    count, percent = seen["segments"], seen["percent"]
    if count == 0:
        if percent is not None or seen["steps"]:
            yield f"progress without a bar: {seen}"
        return
    if seen["steps"] != count or len(seen["current"]) != 1:
        yield f"steps: {seen}"
        return
    (place,) = seen["current"]
    if percent != (100 if place == count else min(99, int(100 * place / count + 0.5))):
        yield f"percentage: {seen}"
    if seen["film"] not in (None, f"translate({360 if percent == 100 else round(3.2 * percent)} 0)"):
        yield f"film: {seen}"
    if seen["filled"] != place or seen["narrowest"] < 8:
        yield f"bar: {seen}"
    if percent < 100 and not {str(place), str(count)} <= set(seen["text"].split()):
        yield f"text: {seen}"
