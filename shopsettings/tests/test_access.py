"""Who may open a page, and which shop's rows a staff query may reach."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from shopsettings import access
from shopsettings.models import Membership, Role, Shop
from shopsettings.tests.factories import make_operator, make_person, make_shop

pytestmark = pytest.mark.django_db


def request_of(user, *, chosen=None):
    """A request by this person, who has chosen to work in the shop of that id, if in any."""
    request: Any = RequestFactory().get("/admin/")
    request.user, request.session = user, {} if chosen is None else {"shop": chosen}
    return request


def deactivated(user):
    user.is_active = False
    user.save()
    return user


def test_person_works_in_their_shop():
    shop = make_shop()
    request = request_of(make_person(shop=shop, role=Role.MANAGER))
    assert access.shop_of(request) == shop
    assert access.has_role(request, access.MANAGERS)
    assert not access.has_role(request, access.OWNERS)


@pytest.mark.parametrize(
    "make", [AnonymousUser, make_person, make_operator, lambda: deactivated(make_person(shop=make_shop()))]
)
def test_stranger_operator_and_whoever_has_left_work_in_no_shop(make):
    assert access.shop_of(request_of(make())) is None


def test_operator_who_is_in_a_shops_list_still_works_in_none():
    operator = make_operator()
    Membership.objects.create(user=operator, shop=make_shop(), role=Role.FRONT_DESK)
    assert access.shop_of(request_of(operator)) is None
    assert access.has_role(request_of(operator), access.OWNERS)


def make_person_of_two_shops():
    first, second = make_shop(name="First"), make_shop(name="Second")
    person = make_person(shop=first, role=Role.OWNER)
    Membership.objects.create(user=person, shop=second, role=Role.FRONT_DESK)
    return person, first, second


def test_person_of_two_shops_works_in_the_one_they_chose():
    person, _, second = make_person_of_two_shops()
    request = request_of(person, chosen=second.pk)
    assert access.shop_of(request) == second
    assert not access.has_role(request, access.OWNERS)


def test_person_of_two_shops_works_in_the_first_until_they_choose():
    person, first, _ = make_person_of_two_shops()
    assert access.shop_of(request_of(person)) == first


@pytest.mark.parametrize("chosen", ["next door", 987654321])
def test_choosing_a_shop_one_is_not_in_chooses_nothing(chosen):
    shop, next_door = make_shop(), make_shop()
    make_person(shop=next_door)
    chosen = next_door.pk if chosen == "next door" else chosen
    assert access.shop_of(request_of(make_person(shop=shop), chosen=chosen)) == shop


def test_person_who_has_left_the_shop_they_chose_works_in_the_other():
    person, first, second = make_person_of_two_shops()
    person.memberships.get(shop=second).leave()
    assert access.shop_of(request_of(person, chosen=second.pk)) == first


def test_role_counts_as_it_is_at_the_request():
    shop = make_shop()
    make_person(shop=shop)
    person = make_person(shop=shop, role=Role.OWNER)
    assert access.has_role(request_of(person), access.OWNERS)
    person.memberships.get().change_role(Role.FRONT_DESK)
    assert not access.has_role(request_of(person), access.OWNERS)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OWNER, [True, True, True, False]),
        (Role.MANAGER, [True, True, False, False]),
        (Role.FRONT_DESK, [True, False, False, False]),
    ],
)
def test_each_role_may_what_the_one_below_may(role, may):
    request = request_of(make_person(shop=make_shop(), role=role))
    circles = [access.EVERYONE, access.MANAGERS, access.OWNERS, access.NOBODY]
    assert [access.has_role(request, circle) for circle in circles] == may


@pytest.mark.parametrize("make", [AnonymousUser, make_person])
def test_whoever_has_no_shop_has_no_role(make):
    assert not access.has_role(request_of(make()), access.EVERYONE)


def test_required_role_is_refused_to_others():
    request = request_of(make_person(shop=make_shop(), role=Role.FRONT_DESK))
    access.require_role(request, access.EVERYONE)
    with pytest.raises(PermissionDenied):
        access.require_role(request, access.MANAGERS)


@pytest.mark.parametrize(("rows", "path"), [(Membership.objects, "shop"), (Shop.objects, "pk")])
def test_rows_are_those_of_the_persons_shop(rows, path):
    shop = make_shop()
    person = make_person(shop=shop)
    make_person(shop=make_shop())
    own = access.own_rows(request_of(person), rows.all(), path)
    assert list(own) == list(rows.filter(**{path: shop.pk}))
    assert own.count() == 1


@pytest.mark.parametrize("make", [AnonymousUser, make_person])
def test_whoever_has_no_shop_has_no_rows(make):
    make_person(shop=make_shop())
    assert not access.own_rows(request_of(make()), Membership.objects.all()).exists()


def test_operator_has_the_rows_of_every_shop():
    for _ in range(2):
        make_person(shop=make_shop())
    assert access.own_rows(request_of(make_operator()), Membership.objects.all()).count() == 2
