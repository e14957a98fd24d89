"""The operator's list of shops counts the jobs that a shop is still working on."""

import pytest

from jobs.tests.factories import make_job, make_stages
from shopsettings.tests.factories import make_operator, make_shop

pytestmark = pytest.mark.django_db


def open_jobs(client):
    client.force_login(make_operator())
    listed = client.get("/admin/shopsettings/shop/", {"o": "4"}).context["cl"].result_list
    return {shop.name: shop.open_count for shop in listed}


def test_jobs_that_are_finished_or_cancelled_are_not_open(client):
    shop = make_shop(name="North Bay Wraps")
    received, done = make_stages("Received", "Done", shop=shop)
    make_job(shop=shop, stage=received)
    make_job(shop=shop, stage=received).hold(by=None)
    make_job(shop=shop, stage=received).cancel(by=None)
    make_job(shop=shop, stage=done)
    assert open_jobs(client) == {"North Bay Wraps": 2}


def test_each_shop_is_counted_by_itself(client):
    for name, jobs in (("North Bay Wraps", 2), ("South Bay Signs", 1), ("Harbor Film", 0)):
        shop = make_shop(name=name)
        for _ in range(jobs):
            make_job(shop=shop)
    assert open_jobs(client) == {"North Bay Wraps": 2, "South Bay Signs": 1, "Harbor Film": 0}


def test_with_a_single_stage_no_job_is_ever_finished(client):
    """As the customer's page sees it, too (jobs/workflow.py)."""
    shop = make_shop(name="North Bay Wraps")
    make_stages("In the works", shop=shop)
    make_job(shop=shop)
    assert open_jobs(client) == {"North Bay Wraps": 1}


def test_a_shop_without_stages_is_listed(client):
    make_shop(name="North Bay Wraps")
    assert open_jobs(client) == {"North Bay Wraps": 0}
