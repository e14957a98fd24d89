"""What operators, who see every shop's rows, need beyond what a shop's people see."""

import pytest

from billing.tests.factories import make_invoice
from jobs.tests.factories import make_customer, make_job
from proofs.tests.factories import make_proof
from shopsettings.models import Role
from shopsettings.tests.factories import make_operator, make_person, make_shop
from shopsettings.tests.pages import body_of, fields_of

pytestmark = pytest.mark.django_db

LISTS = ["jobs/job", "jobs/customer", "proofs/proof", "billing/invoice", "shopsettings/membership"]


@pytest.fixture
def operator(client):
    client.force_login(make_operator())
    return client


def fill(name, rows):
    """A shop with so many rows in each list."""
    shop = make_shop(name=name)
    for _ in range(rows):
        job = make_job(shop=shop, customer=make_customer(shop=shop))
        make_proof(job=job)
        make_invoice(job=job)
        make_person(shop=shop)
    return shop


@pytest.mark.parametrize("page", LISTS)
def test_operator_reads_whose_each_row_is(operator, page):
    for name in ("North Bay Wraps", "Sol Wraps"):
        fill(name, 1)
    listed = body_of(operator.get(f"/admin/{page}/"))
    assert ">North Bay Wraps<" in listed
    assert ">Sol Wraps<" in listed


@pytest.mark.parametrize("page", LISTS)
def test_shops_people_read_nothing_they_know(client, page):
    client.force_login(make_person(shop=fill("North Bay Wraps", 1)))
    assert "field-shop" not in body_of(client.get(f"/admin/{page}/"))


@pytest.mark.parametrize("page", LISTS)
def test_operators_list_asks_no_more_for_many_rows(operator, page, django_assert_max_num_queries):
    fill("North Bay Wraps", 3)
    fill("Sol Wraps", 3)
    with django_assert_max_num_queries(6):
        operator.get(f"/admin/{page}/")


def test_new_shop_leads_on_to_the_invitation_of_its_owner(operator):
    asked = fields_of(operator.get("/admin/shopsettings/shop/add/"))
    page = operator.post(
        "/admin/shopsettings/shop/add/", asked | {"name": "Sol Wraps", "slug": "sol"}, follow=True
    )
    assert "Sol Wraps is open. Now invite its owner." in body_of(page)
    invited = fields_of(page)
    assert invited["role"] == Role.OWNER
    operator.post(page.redirect_chain[-1][0], invited | {"name": "Olga", "email": "olga@sol.example"})
    people = body_of(operator.get("/admin/shopsettings/membership/", {"q": "sol wraps"}))
    assert "olga@sol.example" in people


def test_operator_is_not_sent_to_an_owner_from_a_page_of_a_shops_people(operator):
    page = operator.get("/admin/jobs/job/add/")
    assert page.status_code == 403
    assert "an operator stands in none" in body_of(page)
