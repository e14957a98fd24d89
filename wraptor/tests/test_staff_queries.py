"""A staff page asks the database as often for three rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_customer, make_job, make_stage
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Role
from shopsettings.tests.factories import make_operator, make_person, make_shop
from shopsettings.tests.pages import body_of

pytestmark = pytest.mark.django_db


def one_more_of_everything(shop, number):
    by = make_person(shop=shop, role=Role.FRONT_DESK, name=f"Person {number}")
    stage = make_stage(shop=shop, name=f"Stage {number}")
    customer = make_customer(shop=shop, name=f"Customer {number}")
    job = make_job(shop=shop, customer=customer, stage=stage, by=by)
    job.hold(by=by)
    make_proof(job=job, state=Proof.State.SENT, by=by)
    make_invoice(job=job, state=Invoice.State.SENT, by=by)
    make_invoice(job=job)
    return job


def queries(client, url):
    """How many queries the page takes the second time, when nothing is new to the process any more."""
    client.get(url)
    with CaptureQueriesContext(connection) as taken:
        response = client.get(url)
        assert response.status_code == 200
        assert body_of(response)
    return len(taken)


LISTS = [
    "/admin/",
    "/admin/?q=customer",
    "/admin/board/live/",
    "/admin/jobs/job/",
    "/admin/jobs/job/?q=customer",
    "/admin/jobs/job/export/",
    "/admin/jobs/job/export/?q=customer",
    "/admin/jobs/customer/",
    "/admin/jobs/customer/export/",
    "/admin/jobs/job/import/",
    "/admin/jobs/stage/",
    "/admin/proofs/proof/",
    "/admin/billing/invoice/",
    "/admin/shopsettings/membership/",
    "/admin/autocomplete/?app_label=jobs&model_name=job&field_name=customer&term=customer",
    "/admin/autocomplete/?app_label=proofs&model_name=proof&field_name=job&term=customer",
    "/admin/autocomplete/?app_label=billing&model_name=invoice&field_name=job&term=customer",
    "/admin/jobs/job/add/",
]


@pytest.mark.parametrize("url", LISTS)
def test_list_takes_as_many_queries_for_three_rows_as_for_one(url, client):
    shop = make_shop()
    client.force_login(make_person(shop=shop))
    one_more_of_everything(shop, 1)
    for_one = queries(client, url)
    one_more_of_everything(shop, 2)
    one_more_of_everything(shop, 3)
    assert queries(client, url) == for_one


@pytest.mark.parametrize(
    "url", ["/admin/shopsettings/shop/", *(url for url in LISTS[3:14] if "port/" not in url)]
)
def test_list_of_all_shops_takes_as_many_queries_for_three_as_for_one(url, client):
    client.force_login(make_operator())
    one_more_of_everything(make_shop(), 1)
    for_one = queries(client, url)
    one_more_of_everything(make_shop(), 2)
    one_more_of_everything(make_shop(), 3)
    assert queries(client, url) == for_one


def test_board_takes_as_many_queries_with_sixty_jobs_in_a_column_as_with_one(client):
    shop = make_shop()
    client.force_login(make_person(shop=shop))
    first = one_more_of_everything(shop, 1)
    taken = []
    for count in (1, 60):
        while shop.jobs.filter(state="active").count() < count:
            job = make_job(shop=shop, customer=first.customer, stage=first.stage)
            make_invoice(job=job, state=Invoice.State.SENT)
        urls = ["/admin/", f"/admin/board/list/stage-{first.stage_id}/"]
        taken.append([queries(client, url) for url in urls])
    assert taken[0] == taken[1]


def test_job_page_takes_as_many_queries_for_three_of_everything_as_for_one(client):
    shop = make_shop()
    client.force_login(make_person(shop=shop))
    job = one_more_of_everything(shop, 1)
    url = f"/admin/jobs/job/{job.pk}/change/"
    for_one = queries(client, url)
    for number in (2, 3):
        other = one_more_of_everything(shop, number)
        person = make_person(shop=shop, name=f"Mover {number}")
        job.move_to(other.stage, by=person)
        job.promise(None, by=person)
        make_proof(job=job, state=Proof.State.SENT, by=person)
        make_invoice(job=job, state=Invoice.State.SENT, by=person)
    assert queries(client, url) == for_one


@pytest.mark.parametrize("page", ["change", "preview"])
def test_settings_take_as_many_queries_for_three_stages_as_for_one(page, client):
    shop = make_shop()
    client.force_login(make_person(shop=shop))
    one_more_of_everything(shop, 1)
    url = f"/admin/shopsettings/shop/{shop.pk}/{page}/"
    for_one = queries(client, url)
    one_more_of_everything(shop, 2)
    one_more_of_everything(shop, 3)
    assert queries(client, url) == for_one


@pytest.mark.parametrize("page", ["delete/", "change/", "place/?place=1&seen=1"])
def test_stage_pages_take_as_many_queries_for_three_stages_as_for_two(page, client):
    shop = make_shop()
    client.force_login(make_person(shop=shop))
    job = one_more_of_everything(shop, 1)
    one_more_of_everything(shop, 2)
    url = f"/admin/jobs/stage/{job.stage.pk}/{page}"
    for_two = queries(client, url)
    one_more_of_everything(shop, 3)
    assert queries(client, url) == for_two


@pytest.mark.parametrize("state", [Invoice.State.DRAFT, Invoice.State.SENT])
def test_invoice_page_takes_as_many_queries_for_three_lines_as_for_one(state, client):
    shop = make_shop()
    client.force_login(make_person(shop=shop))
    job = make_job(shop=shop)
    taken = []
    for count in (1, 3):
        invoice = make_invoice(job=job, lines=[("Line", 1, 100)] * count, state=state)
        taken.append(queries(client, f"/admin/billing/invoice/{invoice.pk}/change/"))
    assert taken[0] == taken[1]
