"""The customer's page on paper."""

import pytest

from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.tests.factories import make_shop

pytestmark = pytest.mark.django_db(transaction=True)

REVIEW = "https://g.page/r/north-bay/review"
AFTER = "(button) => getComputedStyle(button, '::after').content"


@pytest.fixture
def paper(new_context):
    page = new_context().new_page()
    page.emulate_media(media="print")
    return page


def test_paper_shows_every_step_and_no_key_to_another_page(paper):
    job = make_job(stage="Printing")
    make_proof(job=job, state=Proof.State.SENT)
    paper.goto(job.track_path)
    assert paper.get_by_text("Received", exact=True).is_visible()
    assert paper.get_by_text("Design proof, version 1").is_visible()
    assert paper.locator(".button").evaluate(AFTER) == "none"


def test_paper_does_not_call_itself_live(paper):
    paper.goto(make_job(stage="Printing").track_path)
    assert paper.locator("#freshness").is_hidden()


@pytest.mark.parametrize("details", [{}, {"plan": "pro", "colour": "#14213D"}], ids=["ours", "a shop’s"])
def test_paper_is_white_whatever_the_screen(paper, details):
    paper.goto(make_job(shop=make_shop(**details), stage="Printing").track_path)
    colours = "['--bg', '--brand'].map((name) => getComputedStyle(document.body).getPropertyValue(name))"
    by_day = paper.evaluate(colours)
    paper.emulate_media(media="print", color_scheme="dark")
    assert paper.evaluate(colours) == by_day
    paper.emulate_media(media="screen", color_scheme="dark")
    assert paper.evaluate(colours) != by_day


def test_paper_spells_out_where_to_leave_a_review(paper):
    paper.goto(make_job(shop=make_shop(review_link=REVIEW), stage="Complete").track_path)
    assert paper.locator(".button").evaluate(AFTER) == f'" – {REVIEW}"'
