"""The shop whose board is looked at, and who works with it."""

import pytest

from shopsettings.models import Role
from shopsettings.tests.factories import make_person
from tracking.tests.boards import make_board


@pytest.fixture
def shop(db):
    return make_board()


@pytest.fixture
def dana(shop):
    return make_person(shop=shop, role=Role.FRONT_DESK, name="Dana Desk")


@pytest.fixture
def desk(client, dana):
    """Somebody at the front desk, signed in."""
    client.force_login(dana)
    return client
