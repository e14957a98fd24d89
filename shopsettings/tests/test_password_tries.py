"""How often a password may be tried, and that a try beyond the limit is never hashed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.utils import timezone

from shopsettings import password_tries
from shopsettings.password_tries import PER_ADDRESS, PER_PERSON
from shopsettings.tests.factories import make_operator, make_person, make_shop
from shopsettings.tests.racing import at_once

pytestmark = pytest.mark.django_db

PRIYA, PASSWORD = "priya@shop.example", "film and squeegee"
HERE, ELSEWHERE = "203.0.113.7", "198.51.100.9"


@pytest.fixture
def priya():
    return make_person(shop=make_shop(), email=PRIYA, password=PASSWORD)


@pytest.fixture
def hashed(monkeypatch):
    """Every password that is hashed from now on, in order."""
    seen = []
    encode = MD5PasswordHasher.encode

    def listening(self, password, salt):
        seen.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", listening)
    return seen


def try_to_sign_in(password=PASSWORD, *, email=PRIYA, address=HERE, **headers):
    browser = Client(REMOTE_ADDR=address)
    typed = {"username": email, "password": password, "next": "/admin/"}
    return browser.post("/admin/login/", typed, headers=headers)


def fail(times, **details):
    return [try_to_sign_in("guess", **details).status_code for _ in range(times)]


def test_five_failures_are_answered_and_the_sixth_is_asked_to_wait(priya):
    assert fail(7) == [200] * 5 + [429] * 2


def test_beyond_the_limit_not_even_the_right_password_is_hashed(priya, hashed):
    fail(PER_PERSON.most)
    hashed.clear()
    assert try_to_sign_in().status_code == 429
    assert hashed == []


def test_within_the_limit_a_password_is_hashed(priya, hashed):
    """The positive control of the test above: what it listens to does happen."""
    fail(PER_PERSON.most - 1)
    hashed.clear()
    assert try_to_sign_in().status_code == 302
    assert hashed == [PASSWORD]


def test_without_counting_the_sixth_is_hashed(priya, hashed, monkeypatch):
    """The positive control: the same tries with the guard taken out."""
    monkeypatch.setattr(password_tries, "wait_after", lambda limit, who: 0)
    fail(PER_PERSON.most)
    hashed.clear()
    assert try_to_sign_in().status_code == 302
    assert hashed == [PASSWORD]


def test_the_answer_says_when_to_come_back(priya):
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        fail(PER_PERSON.most)
        clock.shift(5 * 60)
        answer = try_to_sign_in()
    assert answer.headers["Retry-After"] == str(10 * 60)
    assert "Please wait a little" in answer.content.decode()
    assert "for the next 10 minutes" in answer.content.decode()


def test_after_a_quarter_of_an_hour_they_are_let_in(priya):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        fail(PER_PERSON.most + 1)
        clock.shift(timedelta(minutes=15))
        assert try_to_sign_in().status_code == 302


def test_a_stranger_elsewhere_does_not_lock_the_owner_out(priya):
    fail(PER_PERSON.most + 3, address=ELSEWHERE)
    assert try_to_sign_in().status_code == 302


def test_a_colleague_at_the_same_address_is_not_locked_out(priya):
    make_person(shop=make_shop(), email="sam@shop.example", password=PASSWORD)
    fail(PER_PERSON.most + 3)
    assert try_to_sign_in(email="sam@shop.example").status_code == 302


def test_only_failures_count(priya):
    for _ in range(3):
        assert [*fail(1), try_to_sign_in().status_code] == [200, 302]
    assert fail(3) == [200, 200, 429]


def test_a_form_sent_without_a_password_is_no_failure(priya):
    for _ in range(PER_PERSON.most + 1):
        try_to_sign_in("")
    assert try_to_sign_in().status_code == 302


@pytest.mark.parametrize(
    "spelling", ["PRIYA@SHOP.example", " priya@shop.example ", "prıya@shop.example", "ｐriya@shop.example"]
)
def test_another_spelling_of_the_same_person_is_no_new_chance(priya, spelling):
    fail(PER_PERSON.most, email=spelling)
    assert try_to_sign_in().status_code == 429


def test_fifty_failures_an_hour_are_all_that_one_address_gets(priya):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        codes = [try_to_sign_in("guess", email=f"{n}@x.example").status_code for n in range(PER_ADDRESS.most)]
        assert codes == [200] * PER_ADDRESS.most
        assert try_to_sign_in().status_code == 429
        assert try_to_sign_in(address=ELSEWHERE).status_code == 302
        clock.shift(timedelta(hours=1))
        assert try_to_sign_in().status_code == 302


def test_who_is_refused_for_themselves_does_not_use_up_their_address(priya):
    make_person(shop=make_shop(), email="sam@shop.example", password=PASSWORD)
    fail(PER_PERSON.most + PER_ADDRESS.most)
    assert try_to_sign_in(email="sam@shop.example").status_code == 302


def test_a_forged_header_is_no_new_address(priya):
    for number in range(PER_PERSON.most):
        try_to_sign_in("guess", **{"X-Forwarded-For": f"192.0.2.{number}"})
    assert try_to_sign_in(**{"X-Forwarded-For": "192.0.2.99"}).status_code == 429


def test_operators_are_throttled_like_everybody():
    make_operator(email="olive@wraptor.example", password=PASSWORD)
    fail(PER_PERSON.most, email="olive@wraptor.example")
    assert try_to_sign_in(email="olive@wraptor.example").status_code == 429


# --- What the answers do not tell -------------------------------------------------------------------


def make_deactivated():
    person = make_person(email=PRIYA, password=PASSWORD)
    person.is_active = False
    person.save()


STRANGERS = {
    "nobody": lambda: None,
    "somebody": lambda: make_person(email=PRIYA, password="another one"),
    "somebody without a password": lambda: make_person(email=PRIYA),
    "somebody deactivated": make_deactivated,
}


def neutral(answer):
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return answer.status_code, body


def answers_at(moment):
    """What a run of tries is answered, up to and beyond the limit."""
    with time_machine.travel(moment, tick=False):
        return [neutral(try_to_sign_in()) for _ in range(PER_PERSON.most + 1)]


@pytest.mark.parametrize("who", [who for who in STRANGERS if who != "nobody"])
def test_answers_do_not_tell_whether_somebody_exists(who):
    for_nobody = answers_at(1_800_000_000)
    STRANGERS[who]()
    assert answers_at(1_800_003_600) == for_nobody


@pytest.mark.parametrize("who", STRANGERS)
def test_the_time_it_takes_does_not_tell_whether_somebody_exists(who, hashed):
    """One password is hashed for each try, whoever it is for."""
    STRANGERS[who]()
    hashed.clear()
    assert fail(3) == [200] * 3
    assert len(hashed) == 3


# --- A new password ----------------------------------------------------------------------------------


def change_password(browser, old):
    typed = {"old_password": old, "new_password1": "fresh vinyl", "new_password2": "fresh vinyl"}
    return browser.post("/admin/password_change/", typed)


def test_the_old_password_is_not_guessed_in_a_sign_in_left_open(priya, hashed):
    browser = Client(REMOTE_ADDR=HERE)
    browser.force_login(priya)
    codes = [change_password(browser, "guess").status_code for _ in range(PER_PERSON.most)]
    hashed.clear()
    assert codes == [200] * PER_PERSON.most
    assert change_password(browser, PASSWORD).status_code == 429
    assert hashed == []
    assert browser.get("/admin/password_change/").status_code == 200


def test_the_right_old_password_counts_for_nothing(priya):
    browser = Client(REMOTE_ADDR=HERE)
    browser.force_login(priya)
    assert change_password(browser, PASSWORD).status_code == 302
    priya.refresh_from_db()
    assert priya.check_password("fresh vinyl")
    assert try_to_sign_in("fresh vinyl").status_code == 302


# --- Many tries at once --------------------------------------------------------------------------------


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_many_tries_at_once_no_more_than_five_are_hashed(hashed):
    make_person(shop=make_shop(), email=PRIYA, password=PASSWORD)
    hashed.clear()
    answers = at_once(*[lambda: try_to_sign_in("guess").status_code] * 10)
    assert sorted(answers) == [200] * 5 + [429] * 5
    assert len(hashed) == PER_PERSON.most


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_counting_after_hashing_would_let_more_through(hashed, monkeypatch):
    """The positive control: the same tries, counted only once they have failed."""
    make_person(shop=make_shop(), email=PRIYA, password=PASSWORD)
    hashed.clear()
    monkeypatch.setattr(password_tries, "wait_after", lambda limit, who: 0)
    answers = at_once(*[lambda: try_to_sign_in("guess").status_code] * 10)
    assert answers.count(200) > PER_PERSON.most
