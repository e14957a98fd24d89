"""A button pressed twice by somebody in a hurry does what it does once, and says so."""

import pytest
from playwright.sync_api import expect

from jobs.tests.factories import make_job
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(new_context):
    """The page on which somebody signs in, in a hurry."""
    job = make_job(shop=make_shop(), wrap_type="Full wrap")
    make_person(shop=job.shop, role=Role.FRONT_DESK, email="dana@shop.example", password="film")
    page = new_context().new_page()
    page.goto(f"/admin/login/?next=/admin/jobs/job/{job.pk}/change/")
    page.get_by_label("E-mail").fill("dana@shop.example")
    page.get_by_label("Password").fill("film")
    page.get_by_role("button", name="Sign in").dblclick(delay=30)
    return page


def test_who_signs_in_with_two_clicks_is_in(page):
    expect(page.get_by_role("heading", level=1)).to_contain_text("JOB-0001")


def test_job_saved_with_two_clicks_is_saved(page):
    page.get_by_label("Wrap type").fill("Half wrap")
    page.get_by_role("button", name="Save").dblclick(delay=30)
    expect(page.get_by_text("JOB-0001 Delgado Plumbing is saved.")).to_be_visible()
    page.get_by_label("Wrap type").fill("Colour change")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("is saved.")).to_be_visible()
    expect(page.get_by_label("Wrap type")).to_have_value("Colour change")
