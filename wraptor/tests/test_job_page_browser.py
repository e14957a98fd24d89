"""A job's page and its customer, in two browsers: the link goes out, is looked at, and is replaced."""

import pytest
from playwright.sync_api import expect

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_customer, make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop
from shopsettings.tests.faults import faults_by_day_and_night

pytestmark = pytest.mark.django_db(transaction=True)

DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def job():
    shop = make_shop(phone="(415) 555-0134")
    customer = make_customer(shop=shop, email="pat@delgado.example", phone="(415) 555-0188")
    job = make_job(shop=shop, customer=customer, stage="Printing")
    make_proof(job=job, state=Proof.State.SENT)
    make_proof(job=job)
    make_invoice(job=job, state=Invoice.State.SENT)
    return job


@pytest.fixture
def office(signed_in, job):
    """Opens the job in the browser of a manager."""
    person = make_person(shop=job.shop, role=Role.MANAGER)

    def opened(**look):
        page = signed_in(person, **look).new_page()
        page.goto(f"/admin/jobs/job/{job.pk}/change/")
        return page

    return opened


@pytest.fixture
def customer(new_context):
    """A person's browser without a session."""
    return new_context(**PHONE).new_page()


def test_message_is_copied_by_keyboard_and_opened_by_its_customer(office, customer, job, live_server):
    page = office(**DESK)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page.get_by_text("Not opened yet")).to_be_visible()
    page.get_by_role("button", name="Copy link for JOB-0001").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy message for JOB-0001")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Message for JOB-0001 copied.")
    message = page.evaluate("navigator.clipboard.readText()")
    assert message == f"Track your wrap here: {live_server.url}{job.track_path} – North Bay Wraps"
    expect(page.get_by_role("button", name="Copy message for JOB-0001")).to_be_visible()  # says so again
    with customer.expect_response("**/opened"):
        customer.goto(message.split()[4])
    page.reload()
    expect(page.get_by_text("Opened just now")).to_be_visible()


def test_link_is_replaced_by_keyboard_and_the_new_one_has_the_focus(office, job):
    page = office(**DESK)
    old = page.get_by_label("Link for JOB-0001", exact=True).input_value()
    page.get_by_role("link", name="Replace link").press("Enter")
    expect(page.get_by_text("The old link stops working.")).to_be_visible()
    page.get_by_role("button", name="Replace link").press("Enter")
    page.wait_for_url("**/change/#copy-link")
    expect(page.get_by_role("button", name="Copy link for JOB-0001")).to_be_focused()
    assert page.get_by_label("Link for JOB-0001", exact=True).input_value() != old


def test_job_is_held_by_thumb_and_its_customer_reads_why(office, customer, job):
    customer.goto(job.track_path)
    page = office(**PHONE)
    page.get_by_role("link", name="Put on hold").tap()
    page.get_by_label("Why?").fill("The film arrives on Thursday.")
    page.get_by_text("The customer may read this reason").tap()
    assert faults_by_day_and_night(page) == []
    page.get_by_role("button", name="Put on hold").tap()
    expect(page.get_by_text("Customers read: “The film arrives on Thursday.”")).to_be_visible()
    customer.evaluate("dispatchEvent(new Event('online'))")  # asks at once
    expect(customer.get_by_role("heading", level=1)).to_have_text("Your job is on hold")
    expect(customer.get_by_text("The film arrives on Thursday.")).to_be_visible()


@pytest.mark.parametrize("look", [PHONE, DESK], ids=["phone", "desk"])
def test_job_page_and_its_sheet_have_nothing_to_complain_of(office, job, look):
    page = office(**look)
    page.get_by_text("QR code to scan").click()
    expect(page.get_by_role("img", name="QR code of the customer’s page")).to_be_visible()
    assert faults_by_day_and_night(page) == []
    page.get_by_role("link", name="Job sheet").click()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    assert faults_by_day_and_night(page) == []


def test_sheet_is_printed_on_one_page_without_the_frame_around_it(office, job):
    page = office(**DESK)
    page.get_by_role("link", name="Job sheet").click()
    page.evaluate("window.print = () => (document.title = 'printing')")
    page.get_by_role("button", name="Print").click()
    assert page.title() == "printing"
    page.emulate_media(media="print", color_scheme="dark")
    for left_out in (page.get_by_role("banner"), page.get_by_role("button", name="Print")):
        expect(left_out).to_be_hidden()
    expect(page.get_by_role("heading", name="JOB-0001", exact=True)).to_be_visible()
    assert page.pdf(format="Letter", prefer_css_page_size=False).count(b"/Type /Page\n") == 1


def test_page_without_javascript_offers_the_links_and_no_dead_button(office, job):
    page = office(**DESK, java_script_enabled=False)
    for name in ("Text", "E-mail", "View as customer", "Job sheet", "Replace link"):
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Copy message for JOB-0001")).to_be_hidden()
    page.get_by_role("link", name="Job sheet").click()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
