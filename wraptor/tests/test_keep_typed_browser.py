"""A form that couldn't be saved, as the sign-in had run out: what was typed is there again, for the same person."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from jobs.models import Job
from jobs.tests.factories import make_customer, make_job, make_stages
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop

pytestmark = pytest.mark.django_db(transaction=True)

NEW_JOB = "/admin/jobs/job/add/"
BACK = "This wasn’t saved yet. What you typed is here again"


@pytest.fixture
def shop():
    shop = make_shop()
    make_stages("Received", "Complete", shop=shop)
    make_person(shop=shop, role=Role.FRONT_DESK, name="Dana Desk", email="dana@shop.example", password="film")
    make_person(
        shop=shop, role=Role.FRONT_DESK, name="Otto Other", email="otto@shop.example", password="film"
    )
    return shop


@pytest.fixture
def page(new_context, shop):
    page = new_context().new_page()
    page.goto("/admin/login/")
    sign_in(page)
    return page


def sign_in(page, email="dana@shop.example"):
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill("film")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sign in")


def run_out():
    Session.objects.all().delete()


def take_in(page):
    page.get_by_role("combobox", name="Customer").fill("delg")
    page.get_by_role("option", name="Delgado Plumbing").click()
    page.get_by_label("Vehicle").fill("2023 Ford Transit")
    page.get_by_text("More: stage").click()
    page.get_by_label("Colour").fill("Chalk")


def create(page):
    page.get_by_role("button", name="Create job").last.click()


def test_new_job_is_typed_once_though_the_sign_in_ran_out(page, shop):
    customer = make_customer(shop=shop)
    page.goto(NEW_JOB)
    take_in(page)
    run_out()
    create(page)
    sign_in(page)
    expect(page.get_by_text(BACK)).to_be_focused()
    expect(page.get_by_label("Vehicle")).to_have_value("2023 Ford Transit")
    expect(page.get_by_label("Colour")).to_be_visible()
    create(page)
    expect(page.get_by_text("JOB-0001 is created.")).to_be_visible()
    job = shop.jobs.get()
    assert (job.customer, job.vehicle, job.vehicle_colour) == (customer, "2023 Ford Transit", "Chalk")
    page.goto(NEW_JOB)
    expect(page.get_by_label("Vehicle")).to_have_value("")


@pytest.mark.tolerates("status of 403")
def test_form_from_before_a_sign_in_elsewhere_is_typed_once(page):
    page.goto(NEW_JOB)
    page.get_by_label("Vehicle").fill("2023 Ford Transit")
    page.context.clear_cookies(name="csrftoken")
    create(page)
    page.get_by_role("link", name="Open the page again").click()
    expect(page.get_by_text(BACK)).to_be_focused()
    expect(page.get_by_label("Vehicle")).to_have_value("2023 Ford Transit")


def test_somebody_else_who_signs_in_finds_nothing_of_it(page):
    page.goto(NEW_JOB)
    page.get_by_label("Vehicle").fill("2023 Ford Transit")
    run_out()
    create(page)
    sign_in(page, "otto@shop.example")
    expect(page.get_by_label("Vehicle")).to_have_value("")
    assert page.evaluate("sessionStorage.length") == 0


def test_what_is_there_again_overwrites_nobody(page, shop):
    job = make_job(shop=shop, wrap_type="Full wrap")
    page.goto(f"/admin/jobs/job/{job.pk}/change/")
    page.get_by_label("Wrap type").fill("Half wrap")
    run_out()
    page.get_by_role("button", name="Save").click()
    job.edit({"wrap_type": "Colour change"}, by=None)
    sign_in(page)
    expect(page.get_by_label("Wrap type")).to_have_value("Half wrap")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Somebody else has changed this since you opened it.").first).to_be_visible()
    assert Job.objects.get().wrap_type == "Colour change"


def test_what_was_saved_does_not_come_back(page, shop):
    job = make_job(shop=shop)
    page.goto(f"/admin/jobs/job/{job.pk}/change/")
    page.get_by_label("Wrap type").fill("Half wrap")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("is saved.")).to_be_visible()
    job.edit({"wrap_type": "Colour change"}, by=None)
    page.goto(f"/admin/jobs/job/{job.pk}/change/")
    expect(page.get_by_label("Wrap type")).to_have_value("Colour change")
