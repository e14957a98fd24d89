"""A paid plan wears the shop's own brand, the free plan wears none of it, and contacts are ready to tap."""

import pytest

from shopsettings.branding import brand_of, contact_of, phone_link
from shopsettings.models import Shop
from shopsettings.plans import Plan
from shopsettings.theme import HOUSE_THEME

BRANDED = {"name": "Voltwrap", "logo": "logos/abc.png", "colour": "#FFD400"}
PAID = [plan for plan in Plan if plan != Plan.FREE]


@pytest.mark.parametrize("plan", PAID)
def test_a_paid_plan_wears_the_shops_logo_and_colour(plan):
    brand = brand_of(Shop(plan=plan, **BRANDED))
    assert (brand.is_own, brand.logo_url, brand.colour) == (True, "/logo/abc.png", "ffd400")


@pytest.mark.parametrize("plan", [Plan.FREE, "", "gold"])
def test_no_other_plan_does_whatever_the_shop_has_set(plan):
    brand = brand_of(Shop(plan=plan, **BRANDED))
    assert (brand.is_own, brand.logo_url, brand.colour) == (False, "", "")


def test_a_paid_plan_without_logo_and_colour_shows_the_name_on_the_house_colour():
    brand = brand_of(Shop(plan=Plan.PRO, name="Voltwrap"))
    assert (brand.is_own, brand.shop_name, brand.logo_url, brand.colour) == (True, "Voltwrap", "", "")


def test_the_browsers_own_bars_take_the_colour_of_the_page():
    assert brand_of(Shop(plan=Plan.FREE, **BRANDED)).theme_colours == (
        HOUSE_THEME.light.tint,
        HOUSE_THEME.dark.tint,
    )
    assert HOUSE_THEME.light.tint not in brand_of(Shop(plan=Plan.PRO, **BRANDED)).theme_colours


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("(415) 555-0134", "tel:4155550134"),
        ("+1 415 555 0134", "tel:+14155550134"),
        (" +1.415.555.0134", "tel:+14155550134"),
        ("415-555-0134 x12", "tel:4155550134"),
        ("415-555-0134 ext. 12", "tel:4155550134"),
        ("+49 (0)40 5550170", "tel:+49405550170"),
        ("(040) 555 01 70", "tel:0405550170"),
        ("call us", ""),
        ("", ""),
    ],
)
def test_a_phone_number_becomes_a_link_that_dials(phone, link):
    assert phone_link(phone) == link


def test_a_shop_is_called_and_without_a_phone_written_to():
    assert contact_of(Shop(phone="415", email="a@x.example")).call == "tel:415"
    assert contact_of(Shop(email="a@x.example")).call == "mailto:a@x.example"
    assert contact_of(Shop()).call == ""


def test_an_address_leads_to_a_map():
    link = contact_of(Shop(address="2210 Harbor Way, San Rafael & Co")).map_link
    assert link.endswith("query=2210%20Harbor%20Way%2C%20San%20Rafael%20%26%20Co")
    assert contact_of(Shop()).map_link == ""


def test_a_website_is_shown_by_its_plain_name():
    contact = contact_of(Shop(website="https://northbaywraps.example/"))
    assert (contact.website, contact.website_name) == (
        "https://northbaywraps.example/",
        "northbaywraps.example",
    )


@pytest.mark.parametrize("website", ["javascript:alert(1)", "http://x.example", "https://a@b.example"])
def test_an_unsafe_website_is_not_shown_whatever_the_database_holds(website):
    contact = contact_of(Shop(website=website))
    assert (contact.website, contact.website_name) == ("", "")
