"""A job's link on its way to the customer: the words, where they are sent, and what the QR code says."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.conf import settings
from django.utils import translation

from jobs.sharing import qr_code, sharing_of
from jobs.tests.factories import make_customer, make_job
from shopsettings.tests.factories import make_shop

pytestmark = pytest.mark.django_db


def make_shared_job(*, language="en", name="North Bay Wraps", email="", phone=""):
    shop = make_shop(name=name, language=language)
    return make_job(shop=shop, customer=make_customer(shop=shop, email=email, phone=phone))


def url_of(job):
    return f"{settings.SITE_URL}{job.track_path}"


def test_message_has_the_whole_link_and_the_shops_name():
    job = make_shared_job()
    assert sharing_of(job).message == f"Track your wrap here: {url_of(job)} – North Bay Wraps"


@pytest.mark.parametrize(("language", "begins"), [("de", "Hier können Sie"), ("es", "Siga"), ("xx", "Track")])
def test_message_is_in_the_language_of_the_customers_page(language, begins):
    job = make_shared_job(language=language)
    with translation.override("fr"):
        sharing = sharing_of(job)
    assert sharing.message.startswith(begins)
    assert url_of(job) in sharing.message


def test_text_goes_to_the_customers_phone_with_the_message():
    job = make_shared_job(phone="+1 (415) 555-0188 ext. 4")
    number, _, query = sharing_of(job).text_link.partition("?")
    assert number == "sms:+14155550188"
    assert unquote(query) == f"&body={sharing_of(job).message}"


def test_text_without_a_phone_leaves_the_choice_to_the_sender():
    assert sharing_of(make_shared_job()).text_link.startswith("sms:?&body=Track%20your%20wrap")


def test_mail_goes_to_the_customers_address_with_subject_and_body():
    job = make_shared_job(email="pat+vans@delgado.example")
    mail = urlsplit(sharing_of(job).mail_link)
    words = parse_qs(mail.query)
    assert (mail.scheme, unquote(mail.path)) == ("mailto", "pat+vans@delgado.example")
    assert words["subject"] == ["Track your wrap"]
    assert words["body"] == [f"Track your wrap here: {url_of(job)}\r\n\r\nNorth Bay Wraps"]


def test_mail_without_an_address_leaves_the_choice_to_the_sender():
    assert sharing_of(make_shared_job()).mail_link.startswith("mailto:?subject=Track%20your%20wrap&body=")


@pytest.mark.parametrize("name", ["A & B, 100% ?x=#1", "Ünïcode 🚐", '"><b>'])
def test_no_name_of_a_shop_breaks_out_of_its_place_in_a_link(name):
    job = make_shared_job(name=name, email="a&b?c#d@x.example")
    sharing = sharing_of(job)
    mail = urlsplit(sharing.mail_link)
    assert unquote(mail.path) == "a&b?c#d@x.example"
    assert set(parse_qs(mail.query)) == {"subject", "body"}
    assert parse_qs(mail.query)["body"][0].endswith(name)
    assert unquote(sharing.text_link.partition("&body=")[2]).endswith(name)
    assert not {'"', "<", " "} & set(sharing.mail_link + sharing.text_link)


def test_message_leaves_the_language_of_the_page_as_it_was():
    with translation.override("en"):
        sharing_of(make_shared_job(language="de"))
        assert translation.get_language() == "en"


def test_qr_code_is_a_drawing_that_a_strict_policy_allows():
    drawn = qr_code("https://track.example/track/" + "a" * 26)
    assert drawn.startswith("<svg")
    assert "style" not in drawn
    assert "xlink" not in drawn


def test_another_link_is_another_qr_code():
    assert qr_code("https://track.example/a") != qr_code("https://track.example/b")
