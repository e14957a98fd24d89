"""How a mail looks when it leaves: in whose name, to whom, with which headers."""

from email import message_from_bytes, policy

import pytest

from shopsettings import mail
from shopsettings.plans import Plan
from shopsettings.tests.factories import make_mail, make_shop

pytestmark = pytest.mark.django_db


def leave(**details):
    """The message as the mail server gets it."""
    written = mail.message_of(make_mail(**details)).message(policy=policy.SMTP).as_bytes()
    return message_from_bytes(written, policy=policy.default)


def test_it_comes_in_the_name_of_the_shop_from_our_own_address():
    message = leave(shop=make_shop(name="North Bay Wraps"))
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("North Bay Wraps via Wraptor", "mail@wraptor.example")


def test_a_paid_plan_leaves_wraptor_out():
    (sender,) = leave(shop=make_shop(name="North Bay Wraps", plan=Plan.PRO))["From"].addresses
    assert sender.display_name == "North Bay Wraps"


def test_answers_go_to_the_shop():
    assert leave(shop=make_shop(email="hello@shop.example"))["Reply-To"] == "hello@shop.example"


def test_a_shop_without_an_address_is_not_offered_for_answers():
    assert leave(shop=make_shop(email=""))["Reply-To"] is None


@pytest.mark.parametrize(
    "name", ['Folien & "Werk", GmbH', "Ваш Кузов", "a@b.example", "B\r\nBcc: x@y.example"]
)
def test_no_shop_name_breaks_the_headers(name):
    message = leave(shop=make_shop(name=name, slug="shop"))
    (sender,) = message["From"].addresses
    assert sender.display_name == " ".join(name.split()) + " via Wraptor"
    assert sender.addr_spec == "mail@wraptor.example"
    assert message["Bcc"] is None


def test_it_has_one_recipient():
    message = leave(to="pat@customer.example")
    assert message["To"] == "pat@customer.example"
    assert message["Cc"] is message["Bcc"] is None


@pytest.mark.parametrize("subject", ["Two\nlines", "Two\r\nlines", "Two\u2028lines", "Two\x00\tlines\x85"])
def test_its_subject_is_one_line(subject):
    assert leave(subject=subject)["Subject"] == "Two lines"


def test_a_second_try_is_the_same_message_to_a_mail_program():
    row = make_mail()
    assert mail.message_of(row).message()["Message-ID"] == mail.message_of(row).message()["Message-ID"]


def test_two_mails_are_two_messages():
    shop = make_shop()
    assert leave(shop=shop)["Message-ID"] != leave(shop=shop)["Message-ID"]


def test_it_carries_both_parts_as_they_were_written():
    message = leave(text="Grüße & <Küsse>\n", html="<p>Grüße &amp; Küsse</p>")
    assert message.get_body(["plain"]).get_content().splitlines() == ["Grüße & <Küsse>"]
    assert message.get_body(["html"]).get_content().strip() == "<p>Grüße &amp; Küsse</p>"


def test_machines_are_told_not_to_answer():
    assert leave()["Auto-Submitted"] == "auto-generated"
