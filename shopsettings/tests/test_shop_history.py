"""The shop's own history: who changed what of its settings, plan and people, from what to what."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shopsettings.codes import new_code
from shopsettings.models import Membership, Role, Shop, ShopEvent
from shopsettings.plans import Plan
from shopsettings.tests.factories import make_operator, make_person, make_picture, make_shop
from shopsettings.tests.pages import body_of, fields_of

pytestmark = pytest.mark.django_db

HISTORY = "/admin/shopsettings/shopevent/"
PEOPLE = "/admin/shopsettings/membership/"


@pytest.fixture
def shop():
    return make_shop(name="North Bay Wraps", phone="(415) 555-0134")


def lines(shop):
    """What the history says, latest last, with who did it."""
    return [
        (event.sentence, str(event.by or "")) for event in shop.events.select_related("by").order_by("pk")
    ]


def settings_of(shop):
    return f"/admin/shopsettings/shop/{shop.pk}/change/"


def save_settings(browser, shop, **typed):
    return browser.post(settings_of(shop), fields_of(browser.get(settings_of(shop))) | typed)


# --- Settings --------------------------------------------------------------------------------------


def test_each_setting_is_recorded_from_what_to_what(office, shop):
    save_settings(office, shop, name="Bay Wraps", phone="", address="1 Harbor Way", language="de")
    assert set(lines(shop)) == {
        ("Name changed from North Bay Wraps to Bay Wraps", "Olga Owner"),
        ("Phone (415) 555-0134 removed", "Olga Owner"),
        ("Address set to 1 Harbor Way", "Olga Owner"),
        ("Language changed from English to Deutsch", "Olga Owner"),
    }


def test_review_link_is_recorded(office, shop):
    save_settings(office, shop, review_link="https://reviews.example/bay")
    assert lines(shop) == [("Google review link set to https://reviews.example/bay", "Olga Owner")]


def test_settings_saved_as_they_were_are_no_change(office, shop):
    save_settings(office, shop)
    assert lines(shop) == []


def test_logo_is_recorded_without_its_file_name(office, shop):
    for colour in ("#0b6b5a", "#ffd400"):
        logo = SimpleUploadedFile("Our logo.png", make_picture(colour=colour), "image/png")
        save_settings(office, shop, logo=logo)
        save_settings(office, shop)
    assert lines(shop) == [("Logo added", "Olga Owner"), ("Logo replaced", "Olga Owner")]


def test_logo_that_is_taken_away_is_recorded(shop):
    shop.change({"logo": SimpleUploadedFile("logo.png", make_picture(), "image/png")}, by=None)
    shop.change({"logo": False}, by=None)
    shop.change({"logo": False}, by=None)
    assert [said for said, _ in lines(shop)] == ["Logo added", "Logo removed"]
    assert not Shop.objects.get(pk=shop.pk).logo


def test_plan_set_by_an_operator_is_recorded(client, shop):
    client.force_login(make_operator(name="Olive Operator"))
    save_settings(client, shop, plan=Plan.PRO)
    assert lines(shop) == [("Plan changed from Free to Pro", "Olive Operator")]
    assert shop.events.get().kind == ShopEvent.Kind.PLAN


def test_change_keeps_what_somebody_else_changed_meanwhile(shop):
    stale = Shop.objects.get(pk=shop.pk)
    shop.change({"phone": "1"}, by=None)
    stale.change({"address": "1 Harbor Way"}, by=None)
    assert Shop.objects.values_list("phone", "address").get(pk=shop.pk) == ("1", "1 Harbor Way")


def test_change_takes_nothing_that_is_no_setting(shop):
    shop.change({"id": 999, "created_at": None, "seen": "x", "memberships": []}, by=None)
    assert lines(shop) == []


def test_endless_values_are_shortened(shop):
    shop.change({"website": "https://bay.example/" + "x" * 400}, by=None)
    shop.change({"website": "https://bay.example/" + "y" * 400}, by=None)
    assert all(len(said) < 300 for said, _ in lines(shop))


def test_no_link_code_gets_into_the_history(shop):
    code = new_code()
    shop.change({"website": f"https://bay.example/{code}"}, by=None)
    shop.record(ShopEvent.Kind.STAGES, f"Stage {code} added", by=None)
    assert code not in str(lines(shop))
    assert "Stage [code] added" in str(lines(shop))


# --- People ------------------------------------------------------------------------------------------


def test_what_happens_to_a_person_is_recorded(office, shop):
    form = f"{PEOPLE}add/"
    typed = {"name": "Sam New", "email": "sam@new.example", "role": Role.FRONT_DESK}
    office.post(form, fields_of(office.get(form)) | typed)
    place = shop.memberships.get(user__email="sam@new.example")
    office.post(f"{PEOPLE}{place.pk}/do/resend/")
    place.join()
    page = f"{PEOPLE}{place.pk}/change/"
    office.post(page, fields_of(office.get(page)) | {"role": Role.MANAGER})
    office.post(f"{PEOPLE}{place.pk}/do/deactivate/")
    office.post(f"{PEOPLE}{place.pk}/do/reactivate/")
    office.post(f"{PEOPLE}{place.pk}/delete/", {"post": "yes"})
    assert lines(shop) == [
        ("Sam New (sam@new.example) invited as front desk", "Olga Owner"),
        ("Sam New invited again", "Olga Owner"),
        ("Sam New joined as front desk", "Sam New"),
        ("Sam New changed from front desk to manager", "Olga Owner"),
        ("Sam New deactivated", "Olga Owner"),
        ("Sam New reactivated", "Olga Owner"),
        ("Sam New, manager, removed", "Olga Owner"),
    ]


def test_what_did_not_happen_is_not_recorded(shop):
    owner = make_person(shop=shop).memberships.get()
    owner.change_role(Role.OWNER)
    owner.reactivate()
    owner.join()
    assert lines(shop) == []


def test_the_line_stays_when_the_person_is_gone(shop):
    place = make_person(shop=shop, name="Dana Desk", role=Role.FRONT_DESK).memberships.get()
    place.leave()
    place.user.delete()
    assert lines(shop) == [("Dana Desk, front desk, removed", "")]


# --- The page -------------------------------------------------------------------------------------------


def test_history_says_when_what_and_who(office, shop):
    save_settings(office, shop, phone="(415) 555-0100")
    page = body_of(office.get(HISTORY))
    for wanted in ("<h1>History", "Phone changed from (415) 555-0134 to (415) 555-0100", "Olga Owner"):
        assert wanted in page


@pytest.mark.parametrize("kind", ["settings", "people"])
def test_history_is_narrowed_to_one_kind(office, shop, kind):
    shop.record(ShopEvent.Kind.SETTINGS, "Something of the settings", by=None)
    shop.record(ShopEvent.Kind.PEOPLE, "Something of the people", by=None)
    page = body_of(office.get(HISTORY, {"kind__exact": kind}))
    assert f"Something of the {kind}" in page
    assert page.count("Something of the") == 1


def test_history_is_for_managers_and_not_for_the_front_desk(client, shop):
    for role, status in ((Role.MANAGER, 200), (Role.FRONT_DESK, 403)):
        client.force_login(make_person(shop=shop, role=role))
        assert client.get(HISTORY).status_code == status


def test_history_is_only_added_to(office, shop):
    shop.record(ShopEvent.Kind.SETTINGS, "Phone removed", by=None)
    event = shop.events.get()
    for page in ("change", "delete"):
        assert (
            office.post(f"{HISTORY}{event.pk}/{page}/", {"sentence": "x", "post": "yes"}).status_code == 403
        )
    assert office.get(f"{HISTORY}add/").status_code == 403
    assert lines(shop) == [("Phone removed", "")]


def test_settings_and_people_lead_to_the_history(office, shop):
    place = shop.memberships.get()
    for page in (settings_of(shop), f"{PEOPLE}{place.pk}/change/"):
        history = page.replace("change", "history")
        assert f'href="{history}"' in body_of(office.get(page))
        assert office.get(history).headers["Location"] == HISTORY
    assert f'href="{HISTORY}?kind__exact=people"' in body_of(office.get(PEOPLE))


def test_operator_is_led_to_the_history_of_that_shop(client, shop):
    shop.record(ShopEvent.Kind.SETTINGS, "Ours", by=None)
    other = make_shop(name="South Bay Signs")
    other.record(ShopEvent.Kind.SETTINGS, "Theirs", by=None)
    client.force_login(make_operator())
    page = body_of(client.get(settings_of(shop).replace("change", "history"), follow=True))
    assert "Ours" in page
    assert "Theirs" not in page
    assert "Theirs" in body_of(client.get(HISTORY))


def test_a_shop_begins_its_history_with_its_plan(client):
    client.force_login(make_operator(name="Olive Operator"))
    form = "/admin/shopsettings/shop/add/"
    typed = {"name": "Bay Signs", "slug": "bay-signs", "plan": Plan.SOLO}
    client.post(form, fields_of(client.get(form)) | typed)
    shop = Shop.objects.get(slug="bay-signs")
    assert lines(shop) == [("Shop opened on the plan Solo", "Olive Operator")]


# --- What an operator sees of every shop ---------------------------------------------------------------


def test_operators_list_counts_people_who_work_there(client):
    shop = make_shop(name="North Bay Wraps")
    for role in (Role.OWNER, Role.MANAGER):
        make_person(shop=shop, role=role)
    make_person(shop=shop).memberships.get().deactivate()
    Membership(shop=shop, role=Role.OWNER).invite(email="ned@new.example", name="Ned", by=None)
    make_shop(name="South Bay Signs")
    client.force_login(make_operator())
    rows = {
        row.name: row.people_count
        for row in client.get("/admin/shopsettings/shop/").context["cl"].result_list
    }
    assert rows == {"North Bay Wraps": 2, "South Bay Signs": 0}


@pytest.mark.parametrize("question", [{"q": "north"}, {"q": "hello@north.example"}, {"plan__exact": "pro"}])
def test_operator_finds_a_shop(client, question):
    make_shop(name="North Bay Wraps", email="hello@north.example", plan=Plan.PRO)
    make_shop(name="South Bay Signs")
    client.force_login(make_operator())
    found = client.get("/admin/shopsettings/shop/", question).context["cl"].result_list
    assert [shop.name for shop in found] == ["North Bay Wraps"]
