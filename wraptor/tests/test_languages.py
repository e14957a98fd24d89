"""Every public page speaks the shop's language, or the one its reader chose, and its links stay in that."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.models import Job
from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Shop
from shopsettings.tests.factories import make_shop
from wraptor import catalogues

pytestmark = pytest.mark.django_db

OTHERS = catalogues.languages()
PAGES = ["track", "proof", "pay", "send"]


def make_pages(*, shop=None, job=None):
    """The pages of one job by name; a proof and an invoice wait on it."""
    job = job or make_job(shop=shop or make_shop(phone="(415) 555-0134"), due_date=date(2031, 5, 14))
    return {
        "track": job.track_path,
        "proof": make_proof(job=job, state=Proof.State.SENT).review_path,
        "pay": make_invoice(job=job, state=Invoice.State.SENT).pay_path,
        "send": reverse("tracking:send", args=[job.code]),
        "live": reverse("tracking:live", args=[job.code]),
        "calendar": reverse("tracking:expected", args=[job.code]),
    }


def body(client, path, language=""):
    return client.get(path, {"lang": language} if language else {}).content.decode()


def spoken(page):
    """What the page says of its language: lang and dir."""
    return re.search(r'<html lang="([^"]*)" dir="([^"]*)">', page).groups()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_the_shops_language(client, name, language):
    pages = make_pages(shop=make_shop(language=language))
    assert spoken(body(client, pages[name])) == (language, "rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", PAGES)
def test_a_reader_can_choose_another(client, name, language):
    assert spoken(body(client, make_pages()[name], language))[0] == language


@pytest.mark.parametrize("name", PAGES)
def test_a_reader_can_choose_english_at_a_german_shop(client, name):
    pages = make_pages(shop=make_shop(language="de"))
    assert spoken(body(client, pages[name], "en")) == ("en", "ltr")


@pytest.mark.parametrize("chosen", ["xx", "de-AT", "EN", "\x00", "<b>", "de,fr", ""])
@pytest.mark.parametrize("name", PAGES)
def test_a_language_nobody_speaks_is_the_shops(client, name, chosen):
    pages = make_pages(shop=make_shop(language="fr"))
    response = client.get(pages[name], {"lang": chosen})
    assert (response.status_code, spoken(response.content.decode())[0]) == (200, "fr")


@pytest.mark.parametrize("name", PAGES)
def test_thousands_of_parameters_are_no_reason_to_fail(client, name):
    response = client.get(make_pages()[name] + "?" + "lang=de&" * 3000)
    assert (response.status_code, spoken(response.content.decode())[0]) == (200, "en")


@pytest.mark.parametrize("name", PAGES)
def test_a_shop_with_an_impossible_language_speaks_english(client, name):
    pages = make_pages()
    Shop.objects.update(language="tlh")
    assert spoken(body(client, pages[name]))[0] == "en"
    assert spoken(body(client, pages[name], "de"))[0] == "de"


def test_choosing_a_language_leaves_nothing_behind(client):
    pages = make_pages()
    response = client.get(pages["track"], {"lang": "de"})
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert spoken(body(client, pages["track"]))[0] == "en"


# --- Links -----------------------------------------------------------------------------------------

LINKS = {
    "track": ["proof", "pay", "send", "live", "calendar"],
    "proof": ["track"],
    "pay": ["track"],
    "send": ["track"],
}


@pytest.mark.parametrize("name", LINKS)
def test_links_stay_in_the_chosen_language(client, name):
    pages = make_pages()
    page = body(client, pages[name], "de")
    for other in LINKS[name]:
        assert f'"{pages[other]}?lang=de"' in page
        assert f'"{pages[other]}"' not in page


@pytest.mark.parametrize("chosen", ["", "de"])
@pytest.mark.parametrize("name", LINKS)
def test_links_say_nothing_of_the_shops_own_language(client, name, chosen):
    pages = make_pages(shop=make_shop(language="de"))
    page = body(client, pages[name], chosen)
    for other in LINKS[name]:
        assert f'"{pages[other]}"' in page


def test_a_replaced_proof_leads_on_in_the_chosen_language(client):
    job = make_job()
    old = make_proof(job=job, state=Proof.State.SENT)
    new = make_proof(job=job, state=Proof.State.SENT)
    assert f'"{new.review_path}?lang=es"' in body(client, old.review_path, "es")


def test_a_switched_off_link_speaks_the_chosen_language(client):
    job = make_job()
    old = job.track_path
    job.replace_code(by=None)
    page = client.get(old, {"lang": "de"}).content.decode()
    assert "Dieser Link wurde abgeschaltet" in page
    assert "/send?lang=de" in page


def test_a_page_that_isnt_there_speaks_the_chosen_language(client):
    path = f"/track/{'a' * 26}"
    assert "We can’t find that page" in body(client, path)
    page = body(client, path, "ar")
    assert spoken(page) == ("ar", "rtl")
    assert "لم نعثر على هذه الصفحة" in page


@pytest.mark.parametrize("name", PAGES)
def test_the_footer_offers_every_language_under_its_own_name(client, name):
    page = body(client, make_pages()[name], "de")
    offered = re.findall(r'<a href="\?lang=(\w+)" lang="(\w+)" hreflang="(\w+)"([^>]*)>([^<]*)</a>', page)
    assert [code for code, *_ in offered] == [code for code, _ in settings.LANGUAGES]
    assert all(code == lang == hreflang for code, lang, hreflang, *_ in offered)
    assert [name for *_, name in offered] == ["English", "Español", "Français", "Deutsch", "العربيّة"]
    assert [code for code, *_, mark, _ in offered if "aria-current" in mark] == ["de"]


# --- The live part ---------------------------------------------------------------------------------


def ask(client, pages, language, etag=""):
    headers = {"If-None-Match": etag} if etag else {}
    return client.get(pages["live"], {"lang": language} if language else {}, headers=headers)


def test_the_live_part_speaks_the_pages_language(client):
    pages = make_pages(job=make_job(stage="Printing"))
    told = ask(client, pages, "de").json()
    assert told["html"].strip() in body(client, pages["track"], "de")
    assert told["title"] == "Ihre Folierung wird gedruckt – North Bay Wraps"
    assert told["say"].startswith("Neuer Stand: Ihre Folierung wird gedruckt.")
    assert told["updated"].endswith("Uhr")


def test_the_mark_of_a_page_is_that_of_its_language(client):
    pages = make_pages()
    marks = {language: ask(client, pages, language)["ETag"] for language in ("", "de", "fr")}
    assert len(set(marks.values())) == 3
    assert marks["de"].strip('"') in body(client, pages["track"], "de")
    assert ask(client, pages, "de", etag=marks["de"]).status_code == 304
    assert ask(client, pages, "", etag=marks["de"]).status_code == 200


@pytest.mark.parametrize("name", ["track", "live"])
def test_a_chosen_language_costs_no_query(client, name, django_assert_num_queries):
    pages = make_pages()
    with django_assert_num_queries(1):
        client.get(pages[name], {"lang": "de"})


# --- Nothing is left in English ---------------------------------------------------------------------


def english(language):
    """Texts that read otherwise in `language`, long enough not to turn up by chance."""
    for message in catalogues.read(language):
        plain = isinstance(message.id, str) and "%(" not in message.id
        if plain and len(message.id) > 9 and message.id not in str(message.string):
            yield message.id


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("state", Job.State.values)
def test_no_page_is_left_half_in_english(client, state, language):
    shop = make_shop(language=language, review_link="https://g.page/r/x", phone="1", email="a@b.example")
    pages = make_pages(job=make_job(shop=shop, state=state, due_date=date(2031, 5, 14)))
    for name in PAGES:
        page = body(client, pages[name])
        assert [text for text in english(language) if text in page] == [], name


def test_dates_and_money_are_written_in_the_pages_language(client):
    job = make_job(shop=make_shop(language="de", currency="EUR"))
    make_invoice(job=job, state=Invoice.State.SENT, due_date=date(2031, 5, 15))
    page = body(client, job.track_path)
    assert "1.240,00\xa0€ · fällig am Donnerstag, 15. Mai 2031" in page


def test_arabic_keeps_latin_digits(client):
    job = make_job(shop=make_shop(language="ar", currency="AED"), due_date=date(2031, 5, 14))
    make_invoice(job=job, state=Invoice.State.SENT)
    page = body(client, job.track_path)
    assert "1,240.00" in page
    assert "14 مايو 2031" in page
    assert not re.search("[٠-٩۰-۹]", page)


def test_the_shops_own_words_stay_as_they_are(client):
    job = make_job(shop=make_shop(language="de"), stage="Printing")
    job.stage.sentence = "Hot off the press"
    job.stage.save()
    page = body(client, job.track_path)
    assert "<h1><bdi>Hot off the press</bdi></h1>" in page
    assert "<bdi>Printing</bdi>" in page


def test_the_staff_side_stays_english_at_a_german_shop(client):
    assert 'lang="en' in client.get("/admin/login/").content.decode()
