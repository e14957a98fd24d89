"""A new job in a real browser: by keyboard at a desk, by thumb on a phone, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from jobs.tests.factories import make_customer, make_stages
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop
from shopsettings.tests.faults import faults_by_day_and_night

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "/admin/jobs/job/add/"


@pytest.fixture
def shop():
    shop = make_shop()
    make_stages(shop=shop)
    make_customer(shop=shop, name="Hana Suzuki", phone="(415) 555-0101")
    make_customer(shop=shop, name="Suzanne’s Flowers", email="suzanne@flowers.example")
    make_customer(shop=shop, name="Blue Door Bakery")
    return shop


@pytest.fixture
def desk(signed_in, shop):
    """Opens the form in the browser of somebody at the front desk."""
    person = make_person(shop=shop, role=Role.FRONT_DESK)

    def opened(**look):
        page = signed_in(person, **look).new_page()
        page.goto(ADD)
        expect(page.locator("#id_customer_name")).to_be_focused()  # what is typed sooner is lost
        return page

    return opened


DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def type_(page, *keys):
    """Press keys one after the other; what is no key's name is typed."""
    for key in keys:
        if key in ("Tab", "Enter", "Escape", "ArrowDown", "ArrowUp"):
            page.keyboard.press(key)
        else:
            page.keyboard.type(key)


def options(page):
    return page.get_by_role("listbox", name="Customers").get_by_role("option")


def test_job_of_a_known_customer_by_keyboard_alone(desk, shop):
    page = desk(**DESK)
    type_(page, "suz")
    expect(options(page)).to_have_count(3)
    expect(page.locator("#said")).to_have_text("2 customers found.")
    type_(page, "ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    type_(page, "Enter")
    expect(page.get_by_role("combobox", name="Customer")).to_have_value("Hana Suzuki")
    expect(page.get_by_text("✓ Your customer · (415) 555-0101")).to_be_visible()
    expect(page.get_by_label("E-mail")).to_be_hidden()
    type_(page, "Tab", "2023 ford transit", "Tab", "Tab", "Full wrap", "Enter")
    page.wait_for_url("**/change/#copy-link")
    expect(page.get_by_role("button", name="Copy link for JOB-0001")).to_be_focused()
    job = shop.jobs.get()
    assert (job.customer.name, job.vehicle, job.wrap_type) == (
        "Hana Suzuki",
        "2023 ford transit",
        "Full wrap",
    )


def test_job_of_a_new_customer_by_keyboard_alone(desk, shop):
    page = desk(**DESK)
    type_(page, "Sol Electric")
    expect(options(page)).to_have_text(["New customer “Sol Electric”"])
    type_(page, "ArrowDown", "Enter")
    expect(page.get_by_label("E-mail")).to_be_focused()
    type_(page, "ops@sol.example", "Tab", "415 555 0188", "Tab", "Sprinter", "Enter")
    page.wait_for_url("**/change/#copy-link")
    customer = shop.jobs.get().customer
    assert (customer.name, customer.email, customer.phone) == (
        "Sol Electric",
        "ops@sol.example",
        "415 555 0188",
    )


def test_job_by_thumb_on_a_phone(desk, shop):
    page = desk(**PHONE)
    page.get_by_role("combobox", name="Customer").tap()
    type_(page, "blue")
    options(page).filter(has_text="Blue Door Bakery").tap()
    page.get_by_label("Vehicle").fill("Ford Transit")
    page.get_by_role("button", name="Create job").tap()
    page.wait_for_url("**/change/#copy-link")
    assert shop.jobs.get().customer.name == "Blue Door Bakery"


def test_button_pressed_twice_creates_one_job(desk, shop):
    page = desk(**DESK)
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    type_(page, "Sol Electric", "Escape")
    page.get_by_role("button", name="Create job").dblclick(delay=30)
    page.wait_for_url("**/change/#copy-link")
    assert (len(sent), shop.jobs.count()) == (1, 1)


def test_typing_on_takes_back_a_choice(desk, shop):
    page = desk(**DESK)
    type_(page, "hana")
    expect(options(page)).to_have_count(2)
    type_(page, "ArrowDown", "Enter", " & Sons")
    expect(page.get_by_label("E-mail")).to_be_visible()
    expect(options(page)).to_have_text(["New customer “Hana Suzuki & Sons”"])
    type_(page, "Escape")
    expect(options(page).first).to_be_hidden()
    type_(page, "Enter")
    page.wait_for_url("**/change/#copy-link")
    assert shop.jobs.get().customer.name == "Hana Suzuki & Sons"


def test_known_name_is_asked_about_and_the_answer_is_one_key(desk, shop):
    page = desk(**DESK)
    type_(page, "hana suzuki", "Tab", "Tab", "Tab", "2023 Ford Transit", "Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Vehicle")).to_have_value("2023 Ford Transit")
    page.get_by_role("radio", name="Hana Suzuki (415) 555-0101").check()
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/#copy-link")
    assert shop.customers.count() == 3


def test_customer_is_found_and_job_created_without_javascript(desk, shop):
    page = desk(**DESK, java_script_enabled=False)
    page.get_by_role("textbox", name="Customer").fill("suz")
    page.get_by_label("Vehicle").fill("2023 Ford Transit")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("radio", name="Hana Suzuki").check()
    page.get_by_role("button", name="Create job").click()
    page.wait_for_url("**/change/#copy-link")
    job = shop.jobs.get()
    assert (job.customer.name, job.vehicle) == ("Hana Suzuki", "2023 Ford Transit")


def test_form_has_nothing_to_complain_of_while_it_is_used(desk):
    page = desk(**PHONE)
    page.get_by_text("More: stage, colour, title").tap()
    page.get_by_role("combobox", name="Customer").tap()
    type_(page, "suz")
    expect(options(page)).to_have_count(3)
    type_(page, "ArrowDown")
    assert faults_by_day_and_night(page) == []
    type_(page, "Escape")
    page.get_by_role("combobox", name="Customer").fill("hana suzuki")
    page.get_by_label("E-mail").fill("nowhere")
    page.get_by_role("button", name="Create job").tap()
    page.get_by_role("alert").wait_for()
    assert faults_by_day_and_night(page) == []
