"""What the staff pages of settings and people do, and what they refuse to do."""

import re
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shopsettings import staff_admin
from shopsettings.models import Membership, OutboxMail, Role, Shop, User
from shopsettings.plans import Plan
from shopsettings.tests.factories import make_operator, make_person, make_picture, make_shop
from shopsettings.tests.pages import body_of, fields_of, said_in_passing
from shopsettings.tests.racing import at_once, rounds_until

pytestmark = pytest.mark.django_db

SETTINGS, PEOPLE = "/admin/shopsettings/shop/", "/admin/shopsettings/membership/"
ADD = f"{PEOPLE}add/"


@pytest.fixture
def operator(client):
    client.force_login(make_operator())
    return client


def settings_of(shop):
    return f"{SETTINGS}{shop.pk}/change/"


def place_of(person, page="change"):
    """The address of a person's own page among the people of their shop."""
    return f"{PEOPLE}{person.memberships.get().pk}/{page}/"


def save_settings(browser, shop, /, **typed):
    return browser.post(settings_of(shop), fields_of(browser.get(settings_of(shop))) | typed)


def add_person(browser, **typed):
    new = {"name": "Sam New", "email": "sam@new.example", "role": Role.FRONT_DESK}
    return browser.post(ADD, fields_of(browser.get(ADD)) | new | typed)


def errors_of(response):
    return response.context["adminform"].form.errors


def values_of(shop):
    return Shop.objects.values().get(pk=shop.pk)


# --- Settings -------------------------------------------------------------------------------------


def test_settings_lead_to_ones_own_shop(office, shop):
    make_shop()
    assert office.get(SETTINGS).headers["Location"] == settings_of(shop)


def test_settings_are_saved(office, shop):
    save_settings(
        office, shop, name="Bay Wraps", colour=" #0B6B5A ", time_zone="Europe/Berlin", currency="EUR"
    )
    saved = values_of(shop)
    assert (saved["name"], saved["colour"]) == ("Bay Wraps", "#0B6B5A")
    assert (saved["time_zone"], saved["currency"]) == ("Europe/Berlin", "EUR")


def test_settings_that_were_not_touched_are_not_written(office, shop):
    with CaptureQueriesContext(connection) as taken:
        save_settings(office, shop, phone="+1 415 555 0101")
    (written,) = [query["sql"] for query in taken if query["sql"].startswith('UPDATE "shopsettings_shop"')]
    assert '"phone"' in written
    assert '"name"' not in written


@pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER])
def test_plan_and_slug_sent_by_hand_are_not_taken(client, shop, role):
    client.force_login(make_person(shop=shop, role=role))
    before = values_of(shop)
    save_settings(client, shop, plan=Plan.FRANCHISE, slug="taken", created_at="2001-01-01", id="1", shop="1")
    assert values_of(shop) == before


def test_operator_sets_plan_and_slug(operator, shop):
    save_settings(operator, shop, plan=Plan.FRANCHISE, slug="bay")
    assert (values_of(shop)["plan"], values_of(shop)["slug"]) == (Plan.FRANCHISE, "bay")


def test_settings_of_a_shop_never_show_the_operators_part(office, operator, shop, owner):
    """Also not when an operator's page was made just before in the same process."""
    assert "plan" in fields_of(operator.get(settings_of(shop)))
    operator.force_login(owner)
    assert {"plan", "slug"}.isdisjoint(fields_of(operator.get(settings_of(shop))))


def test_operator_adds_a_shop_that_can_take_jobs_at_once(operator):
    filled_in = fields_of(operator.get(f"{SETTINGS}add/"))
    operator.post(f"{SETTINGS}add/", filled_in | {"name": "Bay Signs", "slug": "bay-signs"})
    assert Shop.objects.get(slug="bay-signs").stages.exists()


@pytest.mark.parametrize("slug", ["taken", "Not a slug", "", "x" * 10_000, "a\x00b"])
def test_slug_that_cannot_be_used_is_an_error_at_its_field(operator, slug):
    make_shop(slug="taken")
    filled_in = fields_of(operator.get(f"{SETTINGS}add/"))
    answer = operator.post(f"{SETTINGS}add/", filled_in | {"name": "Bay Signs", "slug": slug})
    assert list(errors_of(answer)) == ["slug"]


TEXT_SETTINGS = ["name", "colour", "phone", "email", "address", "website", "review_link"]
TEXT_SETTINGS += ["time_zone", "language", "currency"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("colour", "red"),
        ("colour", "#12"),
        ("colour", "#00000g"),
        ("colour", "url(x)"),
        ("website", "http://bay.example"),
        ("review_link", "javascript:alert(1)"),
        ("review_link", "https://user:word@bay.example/"),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", "../../etc/passwd"),
        ("language", "xx"),
        ("currency", "XXX"),
        ("email", "no address"),
        *[(field, text) for field in TEXT_SETTINGS for text in ("x" * 10_000, "a\x00b")],
    ],
    ids=lambda value: value[:30] if len(value) < 1000 else "endless",
)
def test_setting_that_cannot_be_is_an_error_at_its_field(office, shop, field, value):
    before = values_of(shop)
    assert list(errors_of(save_settings(office, shop, **{field: value}))) == [field]
    assert values_of(shop) == before


@pytest.mark.parametrize(
    "hostile", [b"<svg onload='alert(1)'/>", b"", make_picture()[:-20], b"\x89PNG\r\n\x1a\n" + b"\x00" * 99]
)
def test_logo_that_is_no_picture_is_an_error_at_its_field(office, shop, hostile):
    answer = save_settings(office, shop, logo=SimpleUploadedFile("logo.png", hostile, "image/png"))
    assert list(errors_of(answer)) == ["logo"]
    assert values_of(shop)["logo"] == ""


def test_logo_is_kept_and_shown_to_staff_whatever_the_plan(office, shop):
    save_settings(office, shop, logo=SimpleUploadedFile("Our logo.png", make_picture(), "image/png"))
    assert values_of(shop)["logo"].startswith("logos/")
    assert "Our" not in values_of(shop)["logo"]
    address = f"{SETTINGS}{shop.pk}/file/logo/"
    assert address in body_of(office.get(settings_of(shop)))
    assert office.get(address).headers["Content-Type"] == "image/png"


def test_settings_saved_without_a_new_logo_keep_the_one_there_is(office, shop):
    save_settings(office, shop, logo=SimpleUploadedFile("logo.png", make_picture(), "image/png"))
    logo = values_of(shop)["logo"]
    save_settings(office, shop, phone="+1 415 555 0101")
    assert values_of(shop)["logo"] == logo


@pytest.fixture
def with_logo(office, shop):
    save_settings(office, shop, logo=SimpleUploadedFile("logo.png", make_picture(), "image/png"))
    return shop


def test_logo_is_taken_away(office, with_logo):
    save_settings(office, with_logo, remove_logo="on")
    assert values_of(with_logo)["logo"] == ""
    assert "Remove this logo" not in body_of(office.get(settings_of(with_logo)))


def test_new_logo_and_none_at_all_is_an_error(office, with_logo):
    before = values_of(with_logo)
    chosen = SimpleUploadedFile("logo.png", make_picture(colour="#ff0000"), "image/png")
    answer = save_settings(office, with_logo, remove_logo="on", logo=chosen)
    assert errors_of(answer) == {"logo": ["Choose a new logo or remove the old one, not both."]}
    assert values_of(with_logo) == before


def test_error_keeps_what_was_typed_elsewhere_and_asks_for_the_file_again(office, shop):
    chosen = SimpleUploadedFile("logo.png", make_picture(), "image/png")
    answer = save_settings(office, shop, name="Bay Signs", review_link="http://bay.example", logo=chosen)
    assert list(errors_of(answer)) == ["review_link"]
    assert fields_of(answer)["name"] == "Bay Signs"
    assert "Choose the logo once more" in body_of(answer)


def test_logo_that_is_refused_keeps_what_was_typed_elsewhere(office, shop):
    answer = save_settings(office, shop, name="Bay Signs", logo=SimpleUploadedFile("logo.png", b"<svg/>"))
    assert list(errors_of(answer)) == ["logo"]
    assert fields_of(answer)["name"] == "Bay Signs"


FREE_PLAN = (
    "Your plan shows the Wraptor logo. Upload yours now. It replaces Wraptor’s on every customer page as soon as "
    "you move to a paid plan."
)


@pytest.mark.parametrize(("plan", "told"), [(Plan.FREE, True), (Plan.SOLO, False)])
def test_free_plan_may_upload_a_logo_and_is_told_when_it_shows(office, shop, plan, told):
    Shop.objects.update(plan=plan)
    page = body_of(office.get(settings_of(shop)))
    assert (FREE_PLAN in re.sub(r"</?b>", "", page)) == told
    assert ("Paid plan" in page) == told
    assert re.search(r'<input type="file" name="logo"[^>]*>', page)
    assert "disabled" not in re.search(r'<input type="file" name="logo"[^>]*>', page)[0]


@pytest.mark.parametrize(
    ("address", "plan", "asks"),
    [("hello@wraptor.example", "free", True), ("hello@wraptor.example", "solo", False), ("", "free", False)],
)
def test_free_plan_is_told_where_to_ask_for_another(office, shop, settings, address, plan, asks):
    settings.OPERATOR_EMAIL = address
    Shop.objects.update(plan=plan)
    page = body_of(office.get(settings_of(shop)))
    assert ('href="mailto:hello@wraptor.example?subject=' in page) is asks
    assert ("Ask for a paid plan" in page) is asks


@pytest.mark.parametrize("field", ["website", "review_link"])
def test_address_that_is_none_says_how_one_looks(office, shop, field):
    answer = save_settings(office, shop, **{field: "bay wraps"})
    assert errors_of(answer)[field] == ["Write the whole address, such as https://example.com."]


def test_saved_settings_are_on_the_screen_still(office, shop):
    answer = save_settings(office, shop, name="Bay Signs")
    assert answer.headers["Location"] == settings_of(shop)
    assert "The settings are saved." in body_of(office.get(settings_of(shop)))


def test_review_link_is_tested_in_a_tab_that_knows_nothing_of_us(office, shop):
    Shop.objects.update(review_link="https://g.page/r/bay/review")
    link = re.search(r"<a [^>]*data-tests[^>]*>", body_of(office.get(settings_of(shop))))[0]
    assert 'href="https://g.page/r/bay/review"' in link
    assert 'target="_blank" rel="noopener noreferrer external"' in link
    assert "hidden" not in link


def test_empty_review_link_cannot_be_tested(office, shop):
    assert re.search(r"<a [^>]*data-tests[^>]* hidden>", body_of(office.get(settings_of(shop))))


@pytest.mark.parametrize("stored", ["Europe/Berlin", "UTC", "US/Pacific"])
def test_time_zone_that_is_set_stands_in_the_menu(office, shop, stored):
    Shop.objects.update(time_zone=stored)
    assert fields_of(office.get(settings_of(shop)))["time_zone"] == stored


def test_settings_name_the_stages_and_what_customers_read(operator):
    filled_in = fields_of(operator.get(f"{SETTINGS}add/"))
    operator.post(f"{SETTINGS}add/", filled_in | {"name": "Bay Signs", "slug": "bay-signs"})
    page = body_of(operator.get(settings_of(Shop.objects.get(slug="bay-signs"))))
    assert "Your wrap is being printed" in page


def test_stale_settings_are_refused_and_keep_what_was_typed(office, shop):
    opened = fields_of(office.get(settings_of(shop)))
    Shop.objects.update(phone="+1 650 555 0199")
    answer = office.post(settings_of(shop), opened | {"phone": "+1 415 555 0101"})
    assert "Somebody else has changed this since you opened it. Nothing was saved." in body_of(answer)
    assert fields_of(answer)["phone"] == "+1 415 555 0101"
    assert values_of(shop)["phone"] == "+1 650 555 0199"


# --- People ---------------------------------------------------------------------------------------


def test_new_person_waits_in_the_list_until_they_join(office, shop):
    add_person(office, role=Role.MANAGER)
    place = Membership.objects.get(user__email="sam@new.example")
    assert (place.shop, place.role, place.joined_at) == (shop, Role.MANAGER, None)
    listed = body_of(office.get(PEOPLE))
    assert "Sam New" in listed
    assert "Invited, not yet joined" in listed


def test_added_person_is_nothing_but_a_member(office):
    add_person(office, is_superuser="on", is_staff="on", groups="1", user_permissions="1", password="word")
    person = User.objects.get(email="sam@new.example")
    assert (person.is_superuser, person.is_staff, person.has_usable_password()) == (False, False, False)


def test_person_who_can_sign_in_already_keeps_name_and_password(office, shop):
    person = make_person(email="sam@new.example", name="Samira Known", password="film and squeegee")
    add_person(office, email="Sam@New.example", name="Somebody Else")
    person.refresh_from_db()
    assert (person.name, person.check_password("film and squeegee")) == ("Samira Known", True)
    assert person.memberships.get().shop == shop


@pytest.mark.parametrize("email", ["olga@shop.example", "OLGA@Shop.Example"])
def test_person_is_added_once(client, shop, email):
    client.force_login(make_person(shop=shop, email="olga@shop.example"))
    answer = add_person(client, email=email)
    assert errors_of(answer) == {"email": ["This person is in your shop already."]}
    assert shop.memberships.count() == 1


def test_operator_adds_a_person_once(operator, shop, owner):
    answer = add_person(operator, email=owner.email, shop=shop.pk)
    assert errors_of(answer) == {"email": ["This person is in your shop already."]}


def test_operator_adds_a_person_to_the_shop_they_name(operator, shop):
    add_person(operator, shop=shop.pk, role=Role.OWNER)
    assert shop.memberships.get().role == Role.OWNER


@pytest.mark.parametrize("email", ["", "nobody", "a\x00b@new.example", "x" * 10_000 + "@new.example"])
def test_address_that_is_none_is_an_error_at_its_field(office, email):
    assert list(errors_of(add_person(office, email=email))) == ["email"]


@pytest.mark.parametrize("name", ["", "x" * 10_000, "a\x00b"])
def test_name_that_is_none_is_an_error_at_its_field(office, name):
    assert list(errors_of(add_person(office, name=name))) == ["name"]


@pytest.mark.parametrize("role", ["", "operator", "x" * 10_000, "a\x00b"])
def test_role_that_is_none_is_an_error_at_its_field(office, shop, role):
    desk = make_person(shop=shop, role=Role.FRONT_DESK)
    assert list(errors_of(add_person(office, role=role))) == ["role"]
    assert list(errors_of(office.post(place_of(desk), {"role": role}))) == ["role"]
    assert desk.memberships.get().role == Role.FRONT_DESK


def test_persons_page_changes_their_role_and_nothing_else(office, shop):
    desk = make_person(shop=shop, role=Role.FRONT_DESK, name="Dana Desk", email="dana@shop.example")
    by_hand = {"name": "X", "email": "x@x.example", "user": "1", "shop": make_shop().pk, "is_superuser": "on"}
    office.post(place_of(desk), fields_of(office.get(place_of(desk))) | by_hand | {"role": Role.MANAGER})
    desk.refresh_from_db()
    assert (desk.name, desk.email, desk.is_superuser) == ("Dana Desk", "dana@shop.example", False)
    assert (desk.memberships.get().role, desk.memberships.get().shop) == (Role.MANAGER, shop)


def test_stale_role_form_is_refused(office, shop):
    desk = make_person(shop=shop, role=Role.FRONT_DESK)
    opened = fields_of(office.get(place_of(desk)))
    desk.memberships.get().change_role(Role.MANAGER)
    answer = office.post(place_of(desk), opened | {"role": Role.OWNER})
    assert "Somebody else has changed this since you opened it." in body_of(answer)
    assert desk.memberships.get().role == Role.MANAGER


LAST_OWNER = "A shop needs at least one owner. Make somebody else an owner first."


@pytest.mark.parametrize("role", [Role.MANAGER, Role.FRONT_DESK])
def test_last_owner_cannot_step_down(office, owner, role):
    answer = office.post(place_of(owner), fields_of(office.get(place_of(owner))) | {"role": role})
    assert LAST_OWNER in body_of(answer)
    assert owner.memberships.get().role == Role.OWNER


def test_last_owner_cannot_be_taken_out(office, owner):
    answer = office.post(place_of(owner, "delete"), {"post": "yes"})
    assert said_in_passing(answer) == LAST_OWNER
    assert owner.memberships.get().role == Role.OWNER


def test_one_of_two_owners_can_step_down_and_be_taken_out(office, shop, owner):
    other = make_person(shop=shop)
    office.post(place_of(other), fields_of(office.get(place_of(other))) | {"role": Role.MANAGER})
    assert other.memberships.get().role == Role.MANAGER
    office.post(place_of(other, "delete"), {"post": "yes"})
    assert not other.memberships.exists()


def test_person_taken_out_of_a_shop_remains_a_person(office, shop):
    desk = make_person(shop=shop, role=Role.FRONT_DESK)
    office.post(place_of(desk, "delete"), {"post": "yes"})
    assert User.objects.filter(pk=desk.pk).exists()


# --- On the next request --------------------------------------------------------------------------


@pytest.fixture
def at_work(shop, owner):
    """A manager in the middle of a working day: the person, and their browser."""
    person, browser = make_person(shop=shop, role=Role.MANAGER), Client()
    browser.force_login(person)
    assert browser.get(settings_of(shop)).status_code == 200
    assert browser.get(PEOPLE).status_code == 403
    return person, browser


def test_lower_role_counts_from_the_next_request(office, shop, at_work):
    person, browser = at_work
    office.post(place_of(person), fields_of(office.get(place_of(person))) | {"role": Role.FRONT_DESK})
    assert browser.get(settings_of(shop)).status_code == 403
    assert browser.post(settings_of(shop), {"name": "Mine now"}).status_code == 403


def test_higher_role_counts_from_the_next_request(office, at_work):
    person, browser = at_work
    office.post(place_of(person), fields_of(office.get(place_of(person))) | {"role": Role.OWNER})
    assert browser.get(PEOPLE).status_code == 200


def test_whoever_is_taken_out_is_out_from_the_next_request(office, shop, at_work):
    person, browser = at_work
    office.post(place_of(person, "delete"), {"post": "yes"})
    assert browser.get(settings_of(shop)).status_code == 403
    assert shop.name not in body_of(browser.get("/admin/", follow=True))


def test_whoever_is_deactivated_in_the_shop_finds_nothing_from_the_next_request(office, shop, at_work):
    person, browser = at_work
    office.post(place_of(person, "do/deactivate"))
    assert browser.get(settings_of(shop)).status_code == 403
    assert browser.post(settings_of(shop), {"name": "Mine now"}).status_code == 403
    first_page = body_of(browser.get("/admin/", follow=True))
    assert "not part of a shop yet" in first_page
    assert shop.name not in first_page


def test_whoever_is_reactivated_goes_on_in_the_role_they_had(office, shop, at_work):
    person, browser = at_work
    office.post(place_of(person, "do/deactivate"))
    office.post(place_of(person, "do/reactivate"))
    assert browser.get(settings_of(shop)).status_code == 200
    assert browser.get(PEOPLE).status_code == 403


def test_person_deactivated_in_one_of_two_shops_goes_on_in_the_other(office, shop, at_work):
    person, browser = at_work
    other = make_shop(name="South Bay Signs")
    Membership.objects.create(user=person, shop=other, role=Role.MANAGER)
    person.memberships.get(shop=shop).deactivate()
    assert browser.get(settings_of(shop)).status_code == 302
    assert browser.get(SETTINGS).headers["Location"] == settings_of(other)


def test_last_owner_is_not_deactivated(office, owner):
    answer = office.post(place_of(owner, "do/deactivate"))
    assert answer.status_code == 422
    assert LAST_OWNER in body_of(answer)
    assert owner.memberships.get().is_active


def test_whoever_is_deactivated_everywhere_is_signed_out_from_the_next_request(shop, at_work):
    person, browser = at_work
    User.objects.filter(pk=person.pk).update(is_active=False)
    answer = browser.get(settings_of(shop))
    assert answer.headers["Location"] == f"/admin/login/?next={settings_of(shop)}"


def test_person_taken_out_of_one_of_two_shops_goes_on_in_the_other(office, shop, at_work):
    person, browser = at_work
    other = make_shop(name="South Bay Signs")
    Membership.objects.create(user=person, shop=other, role=Role.MANAGER)
    person.memberships.get(shop=shop).leave()
    assert browser.get(settings_of(shop)).status_code == 302
    assert browser.get(SETTINGS).headers["Location"] == settings_of(other)


# --- At the same time -----------------------------------------------------------------------------


def owners_demote_each_other():
    shop = make_shop()
    owners = [make_person(shop=shop) for _ in range(2)]
    acts = []
    for me, other in (owners, reversed(owners)):
        browser = Client(raise_request_exception=False)
        browser.force_login(me)
        acts.append(
            partial(
                browser.post, place_of(other), fields_of(browser.get(place_of(other))) | {"role": "manager"}
            )
        )
    answers = sorted(answer.status_code for answer in at_once(*acts))
    return answers, shop.memberships.filter(role=Role.OWNER).count()


# The slower one finds either that a last owner stays, or that they are an owner no more.
CALM_ENDS = [([200, 302], 1), ([302, 403], 1)]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_demote_each_other_one_stays():
    assert all(owners_demote_each_other() in CALM_ENDS for _ in range(10))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_a_second_look_the_slower_owner_gets_an_error_page(monkeypatch):
    monkeypatch.setattr(
        staff_admin, "beaten_or_not", lambda request, view, *args, **kwargs: view(request, *args, **kwargs)
    )
    assert rounds_until(lambda end: 500 in end[0], owners_demote_each_other)


def one_newcomer_invited_by_two_shops(number):
    shops, email = [make_shop() for _ in range(2)], f"sam-{number}@new.example"
    acts = []
    for shop in shops:
        browser = Client(raise_request_exception=False)
        browser.force_login(make_person(shop=shop))
        acts.append(partial(add_person, browser, email=email))
    answers = [answer.status_code for answer in at_once(*acts)]
    return (
        answers,
        User.objects.filter(email=email).count(),
        OutboxMail.objects.filter(recipient=email).count(),
    )


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_newcomer_invited_by_two_shops_at_once_is_one_person_with_a_mail_from_each():
    assert [one_newcomer_invited_by_two_shops(number) for number in range(8)] == [([302, 302], 1, 2)] * 8
