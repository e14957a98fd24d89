"""The phone beside a shop's settings: what it shows of what is typed, to whom, and that nothing is stored."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from jobs.models import Job
from jobs.tests.factories import make_stage, make_stages
from shopsettings.models import Role, Shop
from shopsettings.plans import Plan
from shopsettings.tests.factories import make_operator, make_person, make_picture, make_shop
from shopsettings.tests.pages import body_of, fields_of

pytestmark = pytest.mark.django_db

REVIEW = "https://g.page/r/bay/review"


@pytest.fixture
def shop():
    shop = make_shop(name="North Bay Wraps", phone="+1 415 555 0134", review_link=REVIEW)
    make_stages("Received", "Printing", "Complete", shop=shop)
    return shop


@pytest.fixture
def office(client, shop):
    """The manager, signed in."""
    client.force_login(make_person(shop=shop, role=Role.MANAGER))
    return client


def address(shop):
    return f"/admin/shopsettings/shop/{shop.pk}/preview/"


def typed_in(office, shop, **typed):
    """What the phone shows while this stands in the form of the settings."""
    form = fields_of(office.get(f"/admin/shopsettings/shop/{shop.pk}/change/"))
    return body_of(office.post(address(shop), form | typed))


def stored_logo(shop):
    return f"/admin/shopsettings/shop/{shop.pk}/file/logo/"


# --- The real page --------------------------------------------------------------------------------


def test_phone_shows_the_shop_as_it_is_stored(office, shop):
    page = body_of(office.get(address(shop)))
    assert "Your wrap is done" in page
    assert "All 3 steps done" in page
    assert f'href="{REVIEW}"' in page


def test_phone_shows_what_is_typed_and_nothing_is_stored(office, shop):
    before = Shop.objects.values().get()
    page = typed_in(office, shop, name="Bay Colour Lab", phone="+1 650 555 0199", address="1 Pier Road")
    assert "Bay Colour Lab" in page
    assert "tel:+16505550199" in page
    assert "1 Pier Road" in page
    assert Shop.objects.values().get() == before
    assert not Job.objects.exists()


def test_phone_speaks_the_language_that_is_chosen(office, shop):
    page = typed_in(office, shop, language="ar")
    assert '<html lang="ar" dir="rtl">' in page


def test_review_button_goes_as_the_field_is_emptied(office, shop):
    assert "Leave a Review" in typed_in(office, shop)
    assert "Leave a Review" not in typed_in(office, shop, review_link="")


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("review_link", "javascript:alert(1)", REVIEW),
        ("review_link", "http://g.page/r/bay", REVIEW),
        ("review_link", "https:", REVIEW),
        ("name", "", "North Bay Wraps"),
        ("name", "x" * 10_000, "North Bay Wraps"),
        ("phone", "a\x00b", "+1 415 555 0134"),
        ("time_zone", "Mars/Olympus", "North Bay Wraps"),
        ("language", "xx", '<html lang="en"'),
    ],
    ids=lambda value: value[:20],
)
def test_what_cannot_be_saved_shows_as_it_is_stored(office, shop, field, value, kept):
    assert kept in typed_in(office, shop, **{field: value})


def test_what_is_typed_is_text(office, shop):
    assert "<script>alert" not in typed_in(
        office, shop, name="<script>alert(1)</script>", address="<script>alert(1)"
    )


def test_phone_of_a_shop_without_stages_shows_the_usual_ones(client):
    shop = make_shop()
    client.force_login(make_person(shop=shop))
    assert "All 9 steps done" in body_of(client.get(address(shop)))


def test_phone_shows_a_job_on_the_stage_that_is_asked_for(office, shop):
    page = typed_in(office, shop, on_stage=shop.stages.get(name="Printing").pk)
    assert "Your wrap is being printed" in page
    assert "Step 2 of 3" in page
    assert "in 3 days" in page


@pytest.mark.parametrize("asked", ["", "abc", "987654321", "next door"])
def test_phone_asked_for_a_stage_that_is_none_shows_the_last(office, shop, asked):
    theirs = make_stage(name="Next door")
    page = typed_in(office, shop, on_stage=theirs.pk if asked == "next door" else asked)
    assert "Your wrap is done" in page
    assert "Next door" not in page


# --- Plans ----------------------------------------------------------------------------------------


def test_free_plan_shows_the_wraptor_logo_whatever_is_typed(office, shop):
    page = typed_in(office, shop, colour="#7A1FA2")
    assert "Powered by" in page
    assert "colour=7a1fa2" not in page


def test_free_plan_is_shown_what_a_paid_one_would_look_like(office, shop):
    page = typed_in(office, shop, colour="#7A1FA2", as_plan="paid")
    assert "Powered by" not in page
    assert "colour=7a1fa2" in page


def test_paid_plan_seen_in_the_phone_is_not_a_paid_plan(office, shop):
    typed_in(office, shop, as_plan="paid")
    shop.refresh_from_db()
    assert shop.plan == Plan.FREE


@pytest.mark.parametrize("colour", ["#12", "red", "url(x)", "#7a1fa2;}"])
def test_colour_that_is_none_is_not_used(office, shop, colour):
    Shop.objects.update(plan=Plan.PRO, colour="#0b1f4b")
    assert "colour=0b1f4b" in typed_in(office, shop, colour=colour)


# --- The logo -------------------------------------------------------------------------------------


@pytest.fixture
def branded(shop):
    shop.plan, shop.logo = Plan.PRO, ContentFile(make_picture(), name="bay.png")
    shop.save()
    return shop


def test_stored_logo_is_shown(office, branded):
    assert f'<img src="{stored_logo(branded)}"' in typed_in(office, branded)


def test_stored_logo_waits_for_a_paid_plan(office, branded):
    Shop.objects.update(plan=Plan.FREE)
    assert stored_logo(branded) not in typed_in(office, branded)
    assert stored_logo(branded) in typed_in(office, branded, as_plan="paid")
    assert office.get(stored_logo(branded)).status_code == 200


def test_logo_to_be_removed_is_gone(office, branded):
    page = typed_in(office, branded, remove_logo="on")
    assert "<img" not in page
    assert Shop.objects.get().logo


def test_logo_just_chosen_is_shown_as_the_server_would_make_it(office, branded):
    chosen = SimpleUploadedFile("new.webp", make_picture(kind="WEBP"), "image/webp")
    assert re.search(r'<img src="data:image/png;base64,\w', typed_in(office, branded, logo=chosen))
    assert Shop.objects.get().logo.name == branded.logo.name


def test_logo_that_is_no_picture_leaves_the_stored_one(office, branded):
    chosen = SimpleUploadedFile("logo.png", b"<svg onload='alert(1)'/>", "image/png")
    assert f'<img src="{stored_logo(branded)}"' in typed_in(office, branded, logo=chosen)


def test_logo_sent_before_is_held_by_the_page(office, branded):
    assert '<img src="data:,"' in typed_in(office, branded, logo_held="on")


# --- Light and dark -------------------------------------------------------------------------------


def stylesheet(office, page):
    return body_of(office.get(re.search(r'rel="stylesheet" href="([^"]+)"', page)[1].replace("&amp;", "&")))


@pytest.mark.parametrize(
    ("scheme", "media"), [("", "not all"), ("light", "not all"), ("dark", "all"), ("x", "not all")]
)
def test_phone_is_light_or_dark_whatever_the_system_is_set_to(office, shop, scheme, media):
    css = stylesheet(office, typed_in(office, shop, scheme=scheme))
    assert f"@media {media} {{" in css
    assert "prefers-color-scheme" not in css


def test_phone_wears_the_colour_in_the_dark_too(office, shop):
    page = typed_in(office, shop, colour="#7A1FA2", as_plan="paid", scheme="dark")
    assert stylesheet(office, page).count("@media all {") == 3  # the house's two, and the colour's


@pytest.mark.parametrize(
    "asked", ["", "?scheme=pink", "?scheme=dark&colour=red", "?scheme=dark&colour=0B6B5A%0a"]
)
def test_stylesheet_that_is_none_is_not_found(office, asked):
    assert office.get(f"/admin/preview.css{asked}").status_code == 404


# --- Its frame ------------------------------------------------------------------------------------


def test_phone_may_stand_in_a_frame_of_ours_and_runs_nothing(office, shop):
    answer = office.get(address(shop))
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "script-src" not in policy
    assert "sandbox allow-same-origin" in policy
    assert "<script" not in body_of(answer)


def test_no_other_staff_page_may_stand_in_a_frame(office, shop):
    for path in (
        f"/admin/shopsettings/shop/{shop.pk}/change/",
        "/admin/jobs/job/",
        "/admin/preview.css?scheme=dark",
    ):
        answer = office.get(path)
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_missing_phone_may_not_stand_in_a_frame(office):
    assert office.get("/admin/shopsettings/shop/987654321/preview/").headers["X-Frame-Options"] == "DENY"


def test_nothing_in_the_phone_can_be_followed(office, shop):
    page = body_of(office.get(address(shop)))
    body = page[page.index("<body>") :]
    for part in re.split(r"<div inert>", body)[:1]:
        assert part.count("<a ") == 1  # the skip link, which stays inside
    assert body.count("<div inert>") == 3


# --- Who ------------------------------------------------------------------------------------------


def test_shop_next_door_has_no_phone_here(office):
    theirs = make_shop(name="Next door")
    for answer in (office.get(address(theirs)), office.post(address(theirs), {"name": "Mine"})):
        assert answer.status_code == 404
        assert "Next door" not in body_of(answer)


def test_front_desk_sees_no_phone(client, shop):
    client.force_login(make_person(shop=shop, role=Role.FRONT_DESK))
    assert client.get(address(shop)).status_code == 403
    assert client.post(address(shop), {}).status_code == 403


def test_operator_sees_the_phone_of_every_shop(client, shop):
    client.force_login(make_operator())
    assert "Bay Colour Lab" in typed_in(client, shop, name="Bay Colour Lab")
