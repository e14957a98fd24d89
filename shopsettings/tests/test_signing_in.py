"""How people come in: the sign-in form, the set-password link, and the way out."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from shopsettings.invitations import set_password_path
from shopsettings.tests.factories import make_person, make_shop

pytestmark = pytest.mark.django_db

PASSWORD = "film and squeegee"
UNKNOWN = "This e-mail address and password don’t belong together."


def sign_in(client, email, password=PASSWORD):
    return client.post("/admin/login/", {"username": email, "password": password, "next": "/admin/"})


def open_link(client, person, path=None):
    """Follow a set-password link to its form, or to the page that says it is void."""
    return client.get(path or set_password_path(person), follow=True)


def choose(client, opened, password):
    typed = {"new_password1": password, "new_password2": password}
    return client.post(opened.request["PATH_INFO"], typed, follow=True)


@pytest.mark.parametrize("typed", ["priya@shop.example", "Priya@Shop.EXAMPLE", "  priya@shop.example "])
def test_anybody_active_signs_in_with_their_e_mail(client, typed):
    make_person(shop=make_shop(), email="priya@shop.example", password=PASSWORD)
    answer = sign_in(client, typed)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/admin/"


@pytest.mark.parametrize("case", ["wrong password", "nobody", "not active"])
def test_refusal_does_not_tell_who_exists(client, case):
    person = make_person(email="priya@shop.example", password=PASSWORD)
    if case == "not active":
        person.is_active = False
        person.save()
    email = "nobody@shop.example" if case == "nobody" else person.email
    answer = sign_in(client, email, "guess" if case == "wrong password" else PASSWORD)
    assert UNKNOWN in answer.content.decode()
    assert client.get("/admin/").status_code == 302


def test_set_password_link_lets_its_person_in(client):
    person = make_person(shop=make_shop(), email="ned@shop.example")
    opened = open_link(client, person)
    assert "ned@shop.example" in opened.content.decode()
    done = choose(client, opened, "fresh vinyl smell")
    assert "Your password is set. Sign in as ned@shop.example." in done.content.decode()
    assert sign_in(client, person.email, "fresh vinyl smell").status_code == 302


def test_set_password_link_works_once(client):
    person = make_person(shop=make_shop())
    path = set_password_path(person)
    choose(client, open_link(client, person, path), "fresh vinyl smell")
    again = open_link(client, person, path)
    assert "This link doesn’t work any more" in again.content.decode()
    assert "new_password1" not in again.content.decode()


@pytest.mark.parametrize(("days", "opens"), [(2, True), (4, False)])
def test_set_password_link_lasts_three_days(client, days, opens):
    person = make_person(shop=make_shop())
    path = set_password_path(person)
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        page = open_link(client, person, path).content.decode()
    assert ("new_password1" in page) == opens
    assert ("This link doesn’t work any more" in page) != opens


def test_opening_a_set_password_link_changes_nothing(client):
    person = make_person(shop=make_shop())
    open_link(client, person)
    person.refresh_from_db()
    assert not person.has_usable_password()


def test_weak_password_is_refused(client):
    person = make_person(shop=make_shop())
    refused = choose(client, open_link(client, person), "1234")
    assert "too short" in refused.content.decode()
    person.refresh_from_db()
    assert not person.has_usable_password()


def test_signing_out_takes_a_post(client):
    client.force_login(make_person(shop=make_shop()))
    assert client.get("/admin/logout/").status_code == 405
    assert "You’re signed out" in client.post("/admin/logout/").content.decode()
    assert client.get("/admin/jobs/job/").status_code == 302


def test_person_changes_their_own_password(client):
    person = make_person(shop=make_shop(), password=PASSWORD)
    client.force_login(person)
    typed = {
        "old_password": PASSWORD,
        "new_password1": "fresh vinyl smell",
        "new_password2": "fresh vinyl smell",
    }
    done = client.post("/admin/password_change/", typed, follow=True)
    assert "Your password is changed" in done.content.decode()
    person.refresh_from_db()
    assert person.check_password("fresh vinyl smell")
