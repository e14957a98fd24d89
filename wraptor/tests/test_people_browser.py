"""People in a real browser: from an invitation to the day it ends, between two shops, and at a closed door."""

import re

import pytest
from django.core import mail as sent
from django.core.management import call_command

from jobs.tests.factories import make_job
from shopsettings.codes import new_code
from shopsettings.misses import MISSES
from shopsettings.models import Membership, Role
from shopsettings.password_tries import PER_PERSON
from shopsettings.tests.factories import make_person, make_shop
from shopsettings.tests.faults import faults_of

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "film and squeegee"
PHONE_BY_DAY = {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"}
DESK_BY_NIGHT = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}
LOOKS = pytest.mark.parametrize("look", [PHONE_BY_DAY, DESK_BY_NIGHT], ids=["phone by day", "desk by night"])


def sign_in(page, email, password=PASSWORD):
    page.goto("/admin/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def link_that_arrived():
    call_command("send_outbox", "--once")
    (link,) = re.findall(r"http://\S+/admin/password/\S+", sent.outbox[-1].body)
    return link


def heading(page):
    return page.get_by_role("heading", level=1).inner_text()


def complaints_about(page):
    """Its faults, and whether one of its buttons is too small to tap."""
    seen = "main a.button, main button:not(.visually-hidden), main input[type=submit], .shops button"
    buttons = page.locator(seen).all()
    sizes = [button.bounding_box() for button in buttons if button.is_visible()]
    return faults_of(page) + ["too small"] * any(size["height"] < 44 for size in sizes)


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.tolerates("status of 403")
def test_somebody_is_invited_works_in_the_shop_and_is_shut_out(new_context, scripts):
    shop = make_shop(name="North Bay Wraps")
    make_person(shop=shop, name="Olga Owner", email="olga@shop.example", password=PASSWORD)
    job = make_job(shop=shop)
    office, theirs = (new_context(java_script_enabled=scripts).new_page() for _ in range(2))

    sign_in(office, "olga@shop.example")
    office.get_by_role("link", name="People").click()
    office.get_by_role("link", name="Invite somebody").click()
    office.get_by_label("Name").fill("Sam New")
    office.get_by_label("E-mail").fill("sam@new.example")
    office.get_by_label("Role").select_option("Manager")
    office.get_by_role("button", name="Send the invitation").click()
    assert "Invited, not yet joined" in office.get_by_role("row", name="Sam New").inner_text()

    theirs.goto(link_that_arrived())
    theirs.get_by_label("New password", exact=True).fill(PASSWORD)
    theirs.get_by_label("New password confirmation").fill(PASSWORD)
    theirs.get_by_role("button", name="Save password").click()
    sign_in(theirs, "sam@new.example")
    theirs.goto("/admin/jobs/job/")
    assert job.label in theirs.locator("main").inner_text()

    office.reload()
    assert "Works here" in office.get_by_role("row", name="Sam New").inner_text()
    office.get_by_role("link", name="Sam New").click()
    office.get_by_role("link", name="Deactivate").click()
    office.get_by_role("button", name="Deactivate").click()
    assert "Deactivated" in office.locator("main").inner_text()

    theirs.reload()
    assert heading(theirs) == "You can’t open this page"
    assert job.label not in theirs.content()


@LOOKS
def test_person_of_two_shops_goes_from_one_to_the_other(new_context, look):
    north, south = make_shop(name="North Bay Wraps"), make_shop(name="South Bay Signs")
    person = make_person(shop=north, email="priya@shop.example", password=PASSWORD)
    Membership.objects.create(user=person, shop=south, role=Role.FRONT_DESK)
    theirs = make_job(shop=south)
    page = new_context(**look).new_page()
    sign_in(page, person.email)
    page.locator("details.person summary").click()
    assert complaints_about(page) == []
    page.get_by_role("button", name="South Bay Signs").press("Enter")
    page.locator(".home", has_text="South Bay Signs").wait_for()
    page.goto("/admin/jobs/job/")
    assert theirs.label in page.locator("main").inner_text()
    assert page.get_by_role("link", name="People").count() == 0


@LOOKS
def test_pages_about_people_have_nothing_to_complain_of(new_context, look):
    shop = make_shop()
    owner = make_person(shop=shop, name="Olga Owner", email="olga@shop.example", password=PASSWORD)
    invited = Membership(shop=shop, role=Role.MANAGER)
    invited.invite(email="sam@new.example", name="Sam " + "Wolfeschlegelstein" * 3, by=owner)
    make_person(shop=shop, role=Role.FRONT_DESK).memberships.get().deactivate(by=owner)
    shop.change({"website": "https://bay.example/" + "long" * 20}, by=owner)
    page = new_context(**look).new_page()
    sign_in(page, owner.email)
    people, found = "/admin/shopsettings/membership/", {}
    for path in (
        people,
        f"{people}add/",
        f"{people}{invited.pk}/change/",
        f"{people}{invited.pk}/do/resend/",
        f"{people}{invited.pk}/delete/",
        "/admin/shopsettings/shopevent/",
        "/admin/shopsettings/shopevent/?kind__exact=plan",
    ):
        page.goto(path)
        found[path] = complaints_about(page)
    assert found == {path: [] for path in found}


@LOOKS
@pytest.mark.tolerates("status of 429", "status of 404")
def test_pages_that_ask_to_wait_have_nothing_to_complain_of(new_context, look, client):
    page = new_context(**look).new_page()
    for _ in range(PER_PERSON.most):  # from the same address as the browser
        client.post("/admin/login/", {"username": "nobody@shop.example", "password": "guess"})
    sign_in(page, "nobody@shop.example", "guess")
    assert heading(page) == "Please wait a little"
    found = complaints_about(page)
    for _ in range(MISSES.most):
        client.get(f"/track/{new_code()}")
    page.goto(f"/track/{new_code()}")
    assert heading(page) == "Please wait a minute"
    assert found + complaints_about(page) == []
