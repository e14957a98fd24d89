"""A shop always keeps an owner, and roles change one at a time."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from shopsettings.models import Membership, Role, User
from shopsettings.tests.factories import make_person, make_shop
from shopsettings.tests.racing import at_once, rounds_until, without_locks

pytestmark = pytest.mark.django_db


def place_of(person):
    return Membership.objects.get(user=person)


def test_a_role_is_changed():
    shop = make_shop()
    make_person(shop=shop)
    place = place_of(make_person(shop=shop, role=Role.FRONT_DESK))
    place.change_role(Role.MANAGER)
    assert Membership.objects.get(pk=place.pk).role == Role.MANAGER


def step_down(place):
    place.change_role(Role.MANAGER)


STEPS = pytest.mark.parametrize("step", [step_down, Membership.leave, Membership.deactivate])


def make_invited_owner(shop):
    Membership(shop=shop, role=Role.OWNER).invite(email="ned@new.example", name="Ned New", by=None)


def make_deactivated_owner(shop):
    place = place_of(make_person(shop=shop))
    Membership.objects.filter(pk=place.pk).update(is_active=False)


@STEPS
def test_the_last_owner_stays_owner(step):
    shop = make_shop()
    place = place_of(make_person(shop=shop))
    make_person(shop=shop, role=Role.MANAGER)
    make_person(shop=make_shop())
    make_invited_owner(shop)
    make_deactivated_owner(shop)
    with pytest.raises(ValidationError, match="A shop needs at least one owner"):
        step(place)
    assert Membership.objects.owners().filter(shop=shop).get() == place


@STEPS
def test_one_of_two_owners_may_step_down(step):
    shop = make_shop()
    place = place_of(make_person(shop=shop))
    make_person(shop=shop)
    step(place)
    assert Membership.objects.owners().filter(shop=shop).count() == 1


def test_whoever_is_deactivated_keeps_place_and_role():
    shop = make_shop()
    make_person(shop=shop)
    place = place_of(make_person(shop=shop, role=Role.MANAGER))
    place.deactivate()
    assert (place.role, place.standing) == (Role.MANAGER, Membership.Standing.DEACTIVATED)
    place.reactivate()
    assert place.standing == Membership.Standing.WORKING


def test_whoever_was_removed_meanwhile_cannot_be_changed():
    shop = make_shop()
    make_person(shop=shop)
    place = place_of(make_person(shop=shop, role=Role.FRONT_DESK))
    Membership.objects.get(pk=place.pk).leave()
    with pytest.raises(ValidationError, match="removed meanwhile"):
        place.deactivate()


def test_the_database_refuses_somebody_who_neither_joined_nor_was_invited():
    place = place_of(make_person(shop=make_shop()))
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=place.pk).update(joined_at=None)


def test_whoever_is_no_owner_may_leave():
    shop = make_shop()
    make_person(shop=shop)
    place_of(make_person(shop=shop, role=Role.FRONT_DESK)).leave()
    assert shop.memberships.count() == 1


def test_the_database_refuses_a_person_twice_in_a_shop():
    shop = make_shop()
    person = make_person(shop=shop)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=person, shop=shop, role=Role.MANAGER)


def test_the_database_refuses_an_unknown_role():
    place = place_of(make_person(shop=make_shop()))
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=place.pk).update(role="king")


def test_one_address_is_one_person_whatever_its_case():
    make_person(email="maya@shop.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="MAYA@shop.example")


# --- Two owners step down at once --------------------------------------------------------------


def both_at_once(step):
    """How many owners are left when both of a shop's owners take this step at the same moment."""
    shop = make_shop()
    places = [place_of(make_person(shop=shop)) for _ in range(2)]
    at_once(*(partial(step, place) for place in places))
    return Membership.objects.owners().filter(shop=shop).count()


@STEPS
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_step_down_at_once_one_stays(step):
    assert [both_at_once(step) for _ in range(8)] == [1] * 8


@STEPS
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_shop_is_left_without_an_owner(step, monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda owners: owners == 0, partial(both_at_once, step))
