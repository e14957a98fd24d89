"""The benchmark fills its database by SQL, which has to keep up with the models."""

import pytest
from django.db import connection

from bench.data import SHOPS, fill, some_codes
from jobs.models import Job
from jobs.workflow import FIRST_STAGES
from shopsettings.models import Shop

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture
def url():
    """The test database, as a DATABASE_URL names it."""
    at = connection.settings_dict
    return f"postgres://{at['USER']}@/{at['HOST']}/{at['NAME']}"


def test_the_filled_database_holds_jobs_whose_pages_open(client, url):
    fill(url, jobs=SHOPS, stage_names=FIRST_STAGES)
    fill(url, jobs=3 * SHOPS, stage_names=FIRST_STAGES, already=SHOPS)
    assert (Shop.objects.count(), Job.objects.count()) == (SHOPS, 3 * SHOPS)
    for code in some_codes(url, 20):
        assert client.get(f"/track/{code}").status_code == 200
