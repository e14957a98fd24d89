"""The front page, robots.txt, favicon.ico, and who links to the front page."""

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings

from jobs.tests.factories import make_job
from shopsettings.plans import Plan
from shopsettings.tests.factories import make_shop
from tracking.tests.test_promises import HEADERS


def text_of(response):
    return response.content.decode()


def test_the_front_page_says_what_wraptor_is_and_where_to_go_on(client):
    body = text_of(client.get("/"))
    assert body.count("<h1") == 1
    assert "Your customers always know how their wrap is coming along" in body
    assert '<a class="button in-hero" href="/track/demo">See a live demo' in body
    assert 'href="/admin/">Staff sign in</a>' in body


@pytest.mark.django_db
def test_the_front_page_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/")


def test_the_front_page_shows_the_demo_as_it_stands(client):
    picture = text_of(client.get("/")).partition('class="phone"')[2].partition("</section>")[0]
    for words in ("Your wrap is being printed", "in 3 days", "56", "Step 5 of 9", "Next: Lamination"):
        assert words in picture


@override_settings(SITE_URL="https://wraptor.example")
def test_the_front_page_may_be_found_and_shared(client):
    response = client.get("/")
    head = text_of(response).partition("</head>")[0]
    assert response["X-Robots-Tag"] == "index, follow"
    for line in (
        "<title>A page for every wrap job – Wraptor</title>",
        '<meta name="robots" content="index, follow">',
        '<link rel="canonical" href="https://wraptor.example/">',
        '<meta property="og:url" content="https://wraptor.example/">',
        '<meta property="og:site_name" content="Wraptor">',
        '<meta property="og:title" content="A page for every wrap job">',
        '<meta property="og:image" content="https://wraptor.example/static/og/track.png">',
    ):
        assert line in head
    assert '<meta name="description" content="Wraptor gives' in head


def test_the_front_page_is_kept_for_a_few_minutes_and_carries_every_other_header(client):
    response = client.get("/")
    assert response["Cache-Control"] == "public, max-age=300"
    kept = HEADERS.keys() - {"Cache-Control", "X-Robots-Tag"}
    assert {name: response[name] for name in kept} == {name: HEADERS[name] for name in kept}
    assert response["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", ["/", "/robots.txt", "/favicon.ico"])
def test_the_front_page_and_its_files_are_read_only(client, path):
    assert client.head(path).status_code == client.get(path).status_code
    response = client.post(path)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_robots_may_fetch_everything(client):
    """A page that may not be fetched can't say that it must not be listed."""
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert text_of(response).splitlines() == ["User-agent: *", "Allow: /", "Allow: /track/demo"]


def test_the_favicon_is_one_of_our_files(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert finders.find(response["Location"].removeprefix("/static/"))
    assert response["Cache-Control"] == "public, max-age=86400"


@pytest.mark.django_db
@override_settings(SITE_URL="https://wraptor.example")
def test_a_free_plan_page_leads_to_the_front_page(client):
    job = make_job(shop=make_shop(plan=Plan.FREE))
    mark = '<a href="https://wraptor.example/" rel="noopener noreferrer"><span>Powered by <b>Wraptor</b></span></a>'
    assert mark in text_of(client.get(job.track_path))


@pytest.mark.django_db
@override_settings(SITE_URL="https://wraps.example")
def test_a_paid_page_has_no_trace_of_wraptor(client):
    job = make_job(shop=make_shop(plan=Plan.PRO))
    assert "wraptor" not in text_of(client.get(job.track_path)).lower()


def test_an_error_page_leads_to_the_front_page_too(client):
    response = client.get("/nothing")
    assert response.status_code == 404
    assert '<a href="/" rel="noopener noreferrer">' in text_of(response)
