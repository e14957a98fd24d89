"""A person of several shops changes between them; nobody gets into one that isn't theirs."""

import re

import pytest
from django.test import Client

from shopsettings.models import Membership, Role
from shopsettings.tests.factories import make_operator, make_person, make_shop
from shopsettings.tests.pages import body_of, fields_of

pytestmark = pytest.mark.django_db

ENTER, PEOPLE = "/admin/shop/", "/admin/shopsettings/membership/"
MISSING = 987654321


@pytest.fixture
def shops():
    return make_shop(name="North Bay Wraps"), make_shop(name="South Bay Signs")


@pytest.fixture
def person(shops):
    """The owner of the first shop, at the front desk of the second."""
    person = make_person(shop=shops[0], role=Role.OWNER)
    Membership.objects.create(user=person, shop=shops[1], role=Role.FRONT_DESK)
    return person


@pytest.fixture
def browser(client, person):
    client.force_login(person)
    return client


def works_in(browser):
    """The shop that stands in the header."""
    (name,) = re.findall(r"<b><bdi>([^<]*)</bdi></b>", body_of(browser.get("/admin/", follow=True)))
    return name


def offered(browser):
    page = body_of(browser.get("/admin/", follow=True))
    return re.findall(r'name="shop" value="\d+"[^>]*>(?:Open&nbsp;)?<bdi>([^<]*)', page)


def test_entering_another_shop_leads_to_its_first_page(browser, shops):
    answer = browser.post(ENTER, {"shop": shops[1].pk})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert works_in(browser) == "South Bay Signs"


def test_role_is_the_one_of_the_shop_one_is_in(browser, shops):
    assert browser.get(PEOPLE).status_code == 200
    browser.post(ENTER, {"shop": shops[1].pk})
    assert browser.get(PEOPLE).status_code == 403


def test_menu_offers_the_own_shops_and_marks_the_one_they_are_in(browser, shops):
    make_shop(name="Harbor Film")
    assert offered(browser) == ["North Bay Wraps", "South Bay Signs"]
    here = f'value="{shops[0].pk}" aria-current="true"'
    assert here in body_of(browser.get("/admin/", follow=True))


def test_menu_offers_nothing_where_there_is_nothing_to_choose(client, shops):
    client.force_login(make_person(shop=shops[0]))
    assert offered(client) == []


@pytest.mark.parametrize("who", ["somebody else", "deactivated", "removed", "expired"])
def test_shop_one_may_not_enter_answers_as_one_that_does_not_exist(browser, person, shops, who):
    place = person.memberships.get(shop=shops[1])
    theirs = shops[1]
    if who == "somebody else":
        theirs = make_shop(name="Harbor Film")
        make_person(shop=theirs)
    elif who == "deactivated":
        place.deactivate()
    elif who == "removed":
        place.leave()
    else:
        long_ago = place.joined_at.replace(year=2020)
        Membership.objects.filter(pk=place.pk).update(joined_at=None, invited_at=long_ago)
    answers = [browser.post(ENTER, {"shop": pk}) for pk in (theirs.pk, MISSING)]
    assert [answer.status_code for answer in answers] == [404, 404]
    tokens = r'name="csrfmiddlewaretoken" value="\w+"'
    pages = [re.sub(tokens, "", body_of(answer)) for answer in answers]
    assert pages[0] == pages[1]
    assert works_in(browser) == "North Bay Wraps"


@pytest.mark.parametrize("odd", ["", "abc", "-1", "0", "9" * 400, "1\x00", "１"])
def test_odd_shop_is_answered_calmly(browser, odd):
    assert browser.post(ENTER, {"shop": odd}).status_code == 404
    assert browser.post(ENTER).status_code == 404


def test_entering_takes_a_post(browser, person, shops):
    answer = browser.get(ENTER, {"shop": shops[1].pk})
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    assert strict.post(ENTER, {"shop": shops[1].pk}).status_code == 403
    assert works_in(strict) == "North Bay Wraps"


def test_stranger_is_asked_to_sign_in(shops):
    answer = Client().post(ENTER, {"shop": shops[0].pk})
    assert answer.headers["Location"].startswith("/admin/login/")


def test_operator_enters_no_shop(client, shops):
    operator = make_operator()
    Membership.objects.create(user=operator, shop=shops[0], role=Role.FRONT_DESK)
    client.force_login(operator)
    assert client.post(ENTER, {"shop": shops[0].pk}).status_code == 404


def test_whoever_is_deactivated_where_they_work_goes_on_in_another_shop(browser, person, shops):
    browser.post(ENTER, {"shop": shops[1].pk})
    person.memberships.get(shop=shops[1]).deactivate()
    assert works_in(browser) == "North Bay Wraps"
    assert offered(browser) == []


def test_whoever_has_no_shop_is_offered_the_one_they_are_invited_to(client, shops):
    person = make_person(email="nora@shop.example")
    client.force_login(person)
    Membership(shop=shops[1], role=Role.MANAGER).invite(email=person.email, name="Nora", by=None)
    assert "South Bay Signs" in offered(client)
    client.post(ENTER, {"shop": shops[1].pk})
    assert works_in(client) == "South Bay Signs"


def test_invitation_is_not_taken_up_by_looking(client, shops):
    person = make_person(shop=shops[0], email="nora@shop.example")
    client.force_login(person)
    Membership(shop=shops[1], role=Role.MANAGER).invite(email=person.email, name="Nora", by=None)
    assert offered(client) == ["North Bay Wraps", "South Bay Signs"]
    assert person.memberships.get(shop=shops[1]).joined_at is None


# --- A form that was open meanwhile -----------------------------------------------------------------

NEW = {"name": "Sam New", "email": "sam@new.example", "role": Role.FRONT_DESK}


@pytest.mark.parametrize("goes", ["on", "elsewhere"])
def test_form_opened_in_one_shop_saves_nothing_in_another(browser, person, shops, goes):
    """In one tab they fill in a form, in another they enter the other shop."""
    person.memberships.filter(shop=shops[1]).update(role=Role.OWNER)
    opened = fields_of(browser.get(f"{PEOPLE}add/"))
    if goes == "elsewhere":
        browser.post(ENTER, {"shop": shops[1].pk})
    answer = browser.post(f"{PEOPLE}add/", opened | NEW)
    assert shops[0].memberships.filter(user__email=NEW["email"]).exists() == (goes == "on")
    assert not shops[1].memberships.filter(user__email=NEW["email"]).exists()
    assert ("You have gone to another shop since you opened this." in body_of(answer)) == (
        goes == "elsewhere"
    )
