"""The settings in a real browser: the phone follows what is typed, and says that it isn't saved."""

import re

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from jobs.tests.factories import make_stages
from shopsettings.models import Role, Shop
from shopsettings.tests.factories import make_person, make_picture, make_shop
from shopsettings.tests.faults import faults_of, scrolls_sideways

pytestmark = pytest.mark.django_db(transaction=True)

REVIEW = "https://g.page/r/bay/review"


@pytest.fixture
def shop():
    shop = make_shop(name="North Bay Wraps", phone="+1 415 555 0134", review_link=REVIEW)
    make_stages("Received", "Printing", "Complete", shop=shop)
    return shop


@pytest.fixture
def settings_in(signed_in, shop):
    """Opens the settings in a manager's browser; gives the page and the document inside the phone."""

    def open_in(**look):
        look = {"viewport": {"width": 1280, "height": 800}} | look
        page = signed_in(make_person(shop=shop, role=Role.MANAGER), **look).new_page()
        page.goto(f"/admin/shopsettings/shop/{shop.pk}/change/")
        return page, page.frame_locator("iframe[name=preview]")

    return open_in


def background(phone):
    return phone.locator("html").evaluate("html => getComputedStyle(html).backgroundColor")


LIGHT, DARK = "rgb(246, 245, 241)", "rgb(12, 18, 16)"


@pytest.mark.parametrize("width", [390, 1280])
def test_phone_follows_what_is_typed_until_it_is_saved(settings_in, shop, width):
    page, phone = settings_in(viewport={"width": width, "height": 844})
    unsaved = page.locator("[data-unsaved]")
    expect(phone.locator(".eyebrow")).to_contain_text("North Bay Wraps")
    expect(unsaved).to_be_hidden()
    page.get_by_label("Shop name").fill("Bay Colour Lab")
    expect(phone.locator(".eyebrow")).to_contain_text("Bay Colour Lab")
    expect(unsaved).to_be_visible()
    shop.refresh_from_db()
    assert shop.name == "North Bay Wraps"

    page.get_by_label("Shop name").fill("North Bay Wraps")
    expect(unsaved).to_be_hidden()  # nothing is left to save
    page.get_by_label("Shop name").fill("Bay Colour Lab")
    page.get_by_role("button", name="Save changes").click()
    page.get_by_text("The settings are saved.").wait_for()
    shop.refresh_from_db()
    assert shop.name == "Bay Colour Lab"
    expect(unsaved).to_be_hidden()


def test_form_that_comes_back_with_mistakes_still_isnt_saved(settings_in, shop):
    page, phone = settings_in()
    page.get_by_label("Shop name").fill("Bay Colour Lab")
    page.get_by_label("Website").fill("http://bay.example")
    page.get_by_role("button", name="Save changes").click()
    page.get_by_role("link", name="Website: Enter a full web address").wait_for()
    expect(page.locator("[data-unsaved]")).to_be_visible()
    expect(phone.locator(".eyebrow")).to_contain_text("Bay Colour Lab")


def test_toggles_show_the_other_plan_and_the_dark(settings_in, shop):
    Shop.objects.update(colour="#7A1FA2")
    page, phone = settings_in()
    expect(phone.locator(".logo")).to_contain_text("Wraptor")
    assert background(phone) == LIGHT
    page.get_by_role("radio", name="Paid plan").check()
    expect(phone.locator(".logo")).to_have_text("North Bay Wraps")
    page.get_by_role("checkbox", name="Dark").check()
    phone.locator("link[href*='scheme=dark&colour=7a1fa2']").wait_for(state="attached")
    expect(phone.locator("html")).to_have_css("background-color", DARK)
    page.get_by_label("With a job on").select_option("Printing")
    expect(phone.locator("h1")).to_have_text("Your wrap is being printed")
    page.get_by_role("radio", name="Your plan").check()
    expect(phone.locator(".logo")).to_contain_text("Wraptor")
    expect(page.locator("[data-unsaved]")).to_be_hidden()  # looking is not changing


def test_phone_is_light_where_the_system_is_dark(settings_in):
    _, phone = settings_in(color_scheme="dark")
    phone.locator("h1").wait_for()
    assert background(phone) == LIGHT


def test_phone_stays_where_it_was_scrolled_to(settings_in):
    page, phone = settings_in()
    phone.locator("h1").wait_for()
    phone.locator("html").evaluate("() => scrollTo(0, 300)")
    page.get_by_label("Address").fill("1 Pier Road")
    expect(phone.locator("#shop-address")).to_contain_text("1 Pier Road")
    assert phone.locator("html").evaluate("() => scrollY") == 300


def test_new_logo_is_seen_before_it_is_saved_and_stays_while_typing_goes_on(settings_in, shop):
    Shop.objects.update(plan="pro")
    page, phone = settings_in()
    logo = {"name": "bay.png", "mimeType": "image/png", "buffer": make_picture(size=(80, 20))}
    page.get_by_label("Logo", exact=True).set_input_files(logo)
    picture = phone.locator(".plate img")
    expect(picture).to_have_attribute("src", re.compile("^data:image/png;base64,"))
    made = picture.get_attribute("src")
    page.get_by_label("Phone").fill("+1 650 555 0199")
    expect(phone.locator("#shop-phone")).to_contain_text("+1 650 555 0199")
    expect(picture).to_have_attribute("src", made)
    assert picture.evaluate("img => img.naturalWidth") == 80
    shop.refresh_from_db()
    assert not shop.logo


def test_logo_chosen_on_the_free_plan_is_seen_where_it_would_be_paid(settings_in):
    page, phone = settings_in()
    logo = {"name": "bay.png", "mimeType": "image/png", "buffer": make_picture(size=(80, 20))}
    page.get_by_label("Logo", exact=True).set_input_files(logo)
    page.get_by_label("Phone").fill("+1 650 555 0199")
    expect(phone.locator("#shop-phone")).to_contain_text("+1 650 555 0199")
    page.get_by_role("radio", name="Paid plan").check()
    expect(phone.locator(".plate img")).to_have_attribute("src", re.compile("^data:image/png;base64,"))


def test_logo_that_is_refused_is_not_sent_with_every_key(settings_in, shop):
    Shop.objects.update(plan="pro")
    page, phone = settings_in()
    page.evaluate("""() => {
        const [ask, sent] = [window.fetch, (window.sent = [])];
        window.fetch = (url, options) => (sent.push(options.body.has("logo")), ask(url, options));
    }""")
    logo = {"name": "bay.png", "mimeType": "image/png", "buffer": b"<svg/>"}
    with page.expect_response("**/preview/"):
        page.get_by_label("Logo", exact=True).set_input_files(logo)
    page.get_by_label("Phone").fill("+1 650 555 0199")
    expect(phone.locator("#shop-phone")).to_contain_text("+1 650 555 0199")
    assert page.evaluate("sent") == [True, False]


def test_stored_logo_is_seen_and_taken_away(settings_in, shop):
    shop.plan = "pro"
    shop.logo.save("bay.png", ContentFile(make_picture(size=(80, 20))))
    page, phone = settings_in()
    picture = phone.locator(".plate img")
    picture.wait_for()
    assert picture.evaluate("img => img.naturalWidth") == 80
    page.get_by_label("Remove this logo").check()
    expect(phone.locator(".logo")).to_have_text("North Bay Wraps")


def test_review_link_is_tested_as_it_is_typed(settings_in):
    page, phone = settings_in()
    test = page.get_by_role("link", name="Test this link")
    expect(test).to_have_attribute("href", REVIEW)
    field = page.get_by_label("Google review link")
    field.fill("https://g.page/r/new/review")
    expect(test).to_have_attribute("href", "https://g.page/r/new/review")
    for nothing in ("", "http://g.page", "javascript:alert(1)", "https://nowhere"):
        field.fill(nothing)
        expect(test).to_be_hidden()
    field.fill("")
    expect(phone.get_by_text("Leave a Review")).to_have_count(0)


def test_colour_is_chosen_by_eye_or_written(settings_in):
    page, phone = settings_in()
    page.get_by_role("radio", name="Paid plan").check()
    chooser, field = (
        page.get_by_label("Choose the brand colour"),
        page.get_by_label("Brand colour", exact=True),
    )
    chooser.fill("#7a1fa2")
    expect(field).to_have_value("#7A1FA2")
    phone.locator("link[href*='colour=7a1fa2']").wait_for(state="attached")
    field.fill("#0bf")
    expect(chooser).to_have_value("#00bbff")


def test_without_javascript_a_button_shows_what_is_typed(settings_in, shop):
    page, phone = settings_in(java_script_enabled=False)
    page.get_by_label("Shop name").fill("Bay Colour Lab")
    page.get_by_role("button", name="Show what I typed").click()
    expect(phone.locator(".eyebrow")).to_contain_text("Bay Colour Lab")
    expect(page.get_by_label("Shop name")).to_have_value("Bay Colour Lab")
    shop.refresh_from_db()
    assert shop.name == "North Bay Wraps"


LOOKS = [
    {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
    for width in (390, 1280)
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize(
    "look", LOOKS, ids=lambda look: f"{look['viewport']['width']} {look['color_scheme']}"
)
def test_settings_have_nothing_for_axe_and_never_scroll_sideways(settings_in, shop, look):
    """With a logo, a warning and something unsaved, so that every part is there."""
    shop.logo.save("bay.png", ContentFile(make_picture(size=(80, 20))))
    shop.stages.filter(name="Printing").update(name="Collections")
    page, phone = settings_in(**look)
    page.get_by_label("Shop name").fill("Bay Colour Lab")
    expect(phone.locator(".eyebrow")).to_contain_text("Bay Colour Lab")
    assert faults_of(page) == []
    page.set_viewport_size({"width": 320 if look["viewport"]["width"] == 390 else 1280, "height": 800})
    assert not scrolls_sideways(page)
