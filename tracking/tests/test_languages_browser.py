"""A reader picks a language and stays in it: on the page as it changes, and on those it leads to."""

import pytest
from playwright.sync_api import expect

from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(new_context):
    return new_context(viewport={"width": 360, "height": 800}).new_page()


def test_a_page_that_changes_stays_in_the_language_that_was_picked(page):
    job = make_job(stage="Printing")
    page.goto(job.track_path)
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("h1")).to_have_text("Ihre Folierung wird gedruckt")

    job.move_to(job.shop.stages.get(name="Lamination"), by=None)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as when the reader comes back
    expect(page.locator("h1")).to_have_text("Ihre Folierung wird laminiert")
    expect(page).to_have_title("Ihre Folierung wird laminiert – North Bay Wraps")
    expect(page.get_by_role("status")).to_contain_text(
        "Neuer Stand: Ihre Folierung wird laminiert. 67 Prozent."
    )
    expect(page.get_by_role("button", name="Aktualisierung anhalten")).to_be_visible()


def test_a_reader_goes_to_the_proof_and_back_in_one_language(page):
    job = make_job()
    make_proof(job=job, state=Proof.State.SENT)
    page.goto(job.track_path + "?lang=es")
    page.get_by_role("link", name="Revisar la prueba de diseño").click()
    expect(page.locator("h1")).to_have_text("Revise su prueba de diseño")
    page.get_by_role("link", name="Volver al seguimiento").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_arabic_runs_from_right_to_left(page):
    page.goto(make_job(stage="Printing").track_path + "?lang=ar")
    percent, steps = (page.locator(f".progress p:nth-child({place})").bounding_box() for place in (1, 2))
    assert percent["x"] > steps["x"]
    assert page.locator("h1").evaluate("(heading) => getComputedStyle(heading).letterSpacing") in (
        "0px",
        "normal",
    )


@pytest.mark.parametrize("language", ["es", "fr", "de", "ar"])
def test_nothing_is_wider_than_a_small_phone_in_any_language(page, language):
    page.set_viewport_size({"width": 320, "height": 800})
    job = make_job()
    make_proof(job=job, state=Proof.State.SENT)
    for path in (job.track_path, job.proofs.get().review_path):
        page.goto(f"{path}?lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
