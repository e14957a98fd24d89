"""The shop that most tests of its settings happen in, and its owner."""

import pytest

from shopsettings.tests.factories import make_person, make_shop


@pytest.fixture
def shop(db):
    return make_shop()


@pytest.fixture
def owner(shop):
    return make_person(shop=shop, name="Olga Owner")


@pytest.fixture
def office(client, owner):
    """The owner, signed in."""
    client.force_login(owner)
    return client
