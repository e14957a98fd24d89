"""The benchmark: its database, filled by SQL that has to keep up with the models, and how it sums up its rounds."""

import re
from pathlib import Path

import pytest
from django.db import connection

from bench.data import SHOPS, fill, named_in, some_codes, wear_a_logo
from bench.tracker import in_turn, middle
from jobs.models import Job
from jobs.workflow import FIRST_STAGES
from shopsettings.models import Shop


@pytest.fixture
def url():
    """The test database, as a DATABASE_URL names it."""
    at = connection.settings_dict
    return f"postgres://{at['USER']}@/{at['HOST']}/{at['NAME']}"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_filled_database_holds_jobs_whose_pages_open(client, url):
    fill(url, jobs=SHOPS, stage_names=FIRST_STAGES)
    fill(url, jobs=3 * SHOPS, stage_names=FIRST_STAGES, already=SHOPS)
    assert (Shop.objects.count(), Job.objects.count()) == (SHOPS, 3 * SHOPS)
    for code in some_codes(url, 20):
        assert client.get(f"/track/{code}").status_code == 200


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_shop_of_the_filled_database_can_wear_a_logo(client, url, settings):
    fill(url, jobs=SHOPS, stage_names=FIRST_STAGES)
    (code,) = some_codes(url, 1)
    wear_a_logo(url, code, media_root=Path(settings.MEDIA_ROOT))
    page = client.get(f"/track/{code}").content.decode()
    (address,) = re.findall(r"/logo/[a-z2-7]{26}\.png", page)
    assert client.get(address).status_code == 200
    assert "/theme/ffd400" in page


@pytest.mark.parametrize(
    ("url", "named"),
    [
        (
            "postgres://ada:s%40crèt@db.example:6432/wraps?sslmode=require",
            {
                "host": "db.example",
                "port": 6432,
                "user": "ada",
                "password": "s@crèt",
                "dbname": "wraps",
                "sslmode": "require",
            },
        ),
        (
            "postgres://postgres@//tmp/folder/wraps",
            {"host": "/tmp/folder", "user": "postgres", "dbname": "wraps"},
        ),
    ],
    ids=["host", "socket"],
)
def test_all_that_a_database_url_names_is_used(url, named):
    assert named_in(url) == named


def test_each_kind_is_measured_first_equally_often():
    kinds = ["floor", "page", "unchanged"]
    rounds = [in_turn(kinds, number) for number in range(6)]
    for place in range(3):
        assert sorted(order[place] for order in rounds) == sorted(kinds * 2)


def test_a_median_is_said_with_its_quartiles():
    said = []
    assert middle("page over floor", [0.5, 0.3, 0.1, 0.2, 0.4], said.append) == 0.3
    assert said == ["page over floor: 0.300, quartiles 0.200 and 0.400 of 5"]
