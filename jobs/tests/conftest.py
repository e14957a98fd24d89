"""The shop that most tests of jobs happen in, and its people."""

import pytest

from jobs.tests.factories import make_stages
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop


@pytest.fixture
def shop(db):
    shop = make_shop()
    make_stages("Received", "Printing", "Complete", shop=shop)
    return shop


@pytest.fixture
def manager(shop):
    return make_person(shop=shop, role=Role.MANAGER, name="Manu Manager")


@pytest.fixture
def office(client, manager):
    """The manager, signed in."""
    client.force_login(manager)
    return client


@pytest.fixture
def desk(client, shop):
    """Somebody at the front desk, signed in."""
    client.force_login(make_person(shop=shop, role=Role.FRONT_DESK, name="Dana Desk"))
    return client
