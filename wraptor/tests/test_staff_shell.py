"""What frames every staff page: the header for one's role, the first page, the pages for what went wrong."""

import re

import pytest
from django.test import Client

from jobs.tests.factories import make_job
from shopsettings.models import Role
from shopsettings.tests.factories import make_operator, make_person, make_shop

pytestmark = pytest.mark.django_db

DAILY = ["Jobs", "Customers", "Proofs", "Invoices"]


def person_of(kind, shop):
    if kind == "operator":
        return make_operator()
    return make_person() if kind == "nobody" else make_person(shop=shop, role=kind)


def nav(page):
    """Labels in the header, in order."""
    (found,) = re.findall(r'<nav aria-label="Main">(.*?)</nav>', page.content.decode(), re.DOTALL)
    return re.findall(r">([^<>\s]+)</a>", found)


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (Role.FRONT_DESK, DAILY),
        (Role.MANAGER, [*DAILY, "Stages", "Settings", "Mail"]),
        (Role.OWNER, [*DAILY, "Stages", "Settings", "People", "Mail"]),
        ("operator", [*DAILY, "Stages", "Shops", "People", "Mail"]),
        ("nobody", []),
    ],
)
def test_header_offers_what_a_role_may_open(client, kind, labels):
    client.force_login(person_of(kind, make_shop()))
    assert nav(client.get("/admin/", follow=True)) == labels


def test_every_page_in_the_header_opens(client):
    client.force_login(make_person(shop=make_shop(), role=Role.OWNER))
    for item in client.get("/admin/", follow=True).context["nav"]:
        assert client.get(item["url"], follow=True).status_code == 200


def test_header_marks_the_page_one_is_on(client):
    client.force_login(make_person(shop=make_shop()))
    page = client.get("/admin/jobs/customer/")
    assert re.findall(r'aria-current="page">([^<]+)', page.content.decode()) == ["Customers"]


def test_people_of_a_shop_begin_at_their_job_board(client):
    client.force_login(make_person(shop=make_shop(), role=Role.FRONT_DESK))
    page = client.get("/admin/")
    assert "<h1>Job board</h1>" in page.content.decode()
    assert re.findall(r'<a href="/admin/" aria-current="page">([^<]+)', page.content.decode()) == ["Jobs"]


def test_operators_begin_at_the_shops(client):
    client.force_login(make_operator())
    assert client.get("/admin/").headers["Location"] == "/admin/shopsettings/shop/"


def test_operators_find_the_list_of_all_jobs_in_the_header(client):
    client.force_login(make_operator())
    jobs = client.get("/admin/", follow=True).context["nav"][0]
    assert jobs["url"] == "/admin/jobs/job/"


def test_person_without_a_shop_is_told_what_to_do(client):
    client.force_login(make_person(email="nora@shop.example"))
    page = client.get("/admin/")
    assert page.status_code == 200
    assert "You’re signed in, but not part of a shop yet." in page.content.decode()
    assert "nora@shop.example" in page.content.decode()


def test_missing_staff_page_keeps_the_header(client):
    shop = make_shop(name="North Bay Wraps")
    client.force_login(make_person(shop=shop))
    page = client.get("/admin/jobs/job/999/do/hold/")
    assert page.status_code == 404
    assert "We can’t find that page" in page.content.decode()
    assert nav(page)


def test_another_shops_row_gets_the_same_page_as_a_missing_one(client):
    theirs = make_job(shop=make_shop(name="Harbor Film"))
    client.force_login(make_person(shop=make_shop()))

    def answer(pk):
        page = client.get(f"/admin/jobs/job/{pk}/do/hold/")
        return page.status_code, re.sub(r'value="\w{64}"', "", page.content.decode())

    assert answer(theirs.pk) == answer(999)


def test_page_beyond_a_role_keeps_the_header(client):
    client.force_login(make_person(shop=make_shop(), role=Role.FRONT_DESK))
    page = client.get("/admin/jobs/stage/")
    assert page.status_code == 403
    assert "You can’t open this page" in page.content.decode()
    assert nav(page) == DAILY


def test_stranger_is_asked_to_sign_in_whether_a_page_exists_or_not(client):
    for path in ("/admin/jobs/job/", "/admin/nothing/"):
        assert client.get(path).headers["Location"] == f"/admin/login/?next={path}"


def test_whoever_sent_a_form_comes_back_to_its_page_after_signing_in(client):
    answer = client.post("/admin/board/undo/", headers={"Referer": "http://testserver/admin/?q=sol"})
    assert answer.headers["Location"] == "/admin/login/?next=/admin/%3Fq%3Dsol"


@pytest.mark.parametrize(
    "page", ["", "https://elsewhere.example/admin/", "//elsewhere.example/", "nonsense:"]
)
def test_form_from_elsewhere_leads_to_no_page_of_theirs(client, page):
    answer = client.post("/admin/jobs/job/add/", headers={"Referer": page})
    assert answer.headers["Location"] == "/admin/login/?next=/admin/jobs/job/add/"


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/jobs/job/add/", "/admin/logout/"])
def test_form_that_was_open_too_long_says_so(path):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_person(shop=make_shop()))
    page = strict.post(path, {})
    assert page.status_code == 403
    assert "This page was open too long" in page.content.decode()
    again = "/admin/" if path == "/admin/logout/" else path
    assert f'href="{again}">Open the page again' in page.content.decode()


def test_staff_pages_carry_nothing_inline_and_nothing_from_elsewhere(client):
    job = make_job()
    client.force_login(make_person(shop=job.shop))
    for path in ("/admin/jobs/job/", "/admin/jobs/job/add/", f"/admin/jobs/job/{job.pk}/change/"):
        page = client.get(path).content.decode()
        assert not re.search(r"<style|style=|<script(?![^>]*src=)|\son\w+=", page)
        assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', page)
