"""“Send me this link” in a real browser: from the tracker to the mail, and from a dead link to the new one."""

import pytest
from django.core import mail as sent
from django.core.management import call_command

from jobs.tests.factories import make_customer, make_job
from shopsettings.tests.factories import make_shop
from shopsettings.tests.faults import faults_of

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 360, "height": 800}


def make_reachable_job():
    shop = make_shop(phone="(415) 555-0134", email="hello@northbay.example")
    return make_job(shop=shop, customer=make_customer(shop=shop, email="pat@customer.example"))


def arrived():
    call_command("send_outbox", "--once")
    return [message.recipients() for message in sent.outbox]


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_a_customer_has_the_link_sent_to_themselves(new_context, scripts):
    job = make_reachable_job()
    page = new_context(viewport=PHONE, java_script_enabled=scripts).new_page()
    page.goto(job.track_path)
    page.get_by_role("link", name="Send me this link").click()
    page.get_by_role("button", name="Send the link").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Check your email"
    assert arrived() == [["pat@customer.example"]]
    page.get_by_role("link", name="Back to your tracker").click()
    assert page.url.endswith(job.track_path)


@pytest.mark.tolerates("status of 410")
def test_a_customer_with_a_dead_link_gets_the_new_one_by_mail(new_context):
    job = make_reachable_job()
    old = job.track_path
    job.replace_code(by=None)
    page = new_context(viewport=PHONE).new_page()
    page.goto(old)
    page.get_by_role("link", name="Send me the new link").click()
    page.get_by_role("button", name="Send the link").click()
    assert arrived() == [["pat@customer.example"]]
    assert job.code not in page.content()


@pytest.mark.tolerates("status of 410")
def test_a_page_left_open_notices_that_its_link_was_replaced(new_context):
    job = make_reachable_job()
    page = new_context(viewport=PHONE).new_page()
    page.goto(job.track_path)
    job.replace_code(by=None)
    page.evaluate("dispatchEvent(new Event('online'))")  # the page asks at once
    page.get_by_role("heading", name="This link has been switched off").wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_around_it(new_context, theme):
    job = make_reachable_job()
    page = new_context(viewport=PHONE, color_scheme=theme).new_page()
    page.goto(f"{job.track_path}/send")
    before = faults_of(page)
    page.get_by_role("button", name="Send the link").click()
    assert before + faults_of(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_too_small_to_tap_or_too_wide(new_context, width):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{make_reachable_job().track_path}/send")
    for element in page.locator("main a, main button, footer a").all():
        assert element.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= width
