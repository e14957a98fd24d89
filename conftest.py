"""What every test stands on: the right database, a Chromium that is found, pages that are watched."""

import gc
import os
from itertools import count

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.db import connection, connections
from django.test import Client

from wraptor.tests.chromium import LAUNCH, NoChromiumError, chromium
from wraptor.tests.complaints import Complaints

# Once a browser test has run, Playwright's loop stays in the thread, and Django takes every query for async.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_configure():
    # The test server finds static files by their plain names; hashed ones exist only after collectstatic.
    django_settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    django_settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # fast, and only here


hypothesis.settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("unhurried")

USES_A_DATABASE = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)  # before -m picks
def pytest_collection_modifyitems(items):
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" in fixtures:
            item.add_marker("browser")
        asks = item.get_closest_marker("django_db") or fixtures & USES_A_DATABASE
        if asks and not item.get_closest_marker("any_database"):
            item.add_marker("database")


def pytest_collection_finish():
    """Spare the garbage collector what lasts as long as the run, or it takes a quarter of the time.

    It still runs, only more rarely: Django and the tests' own modules are most of what it would look through.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    needs_postgres = item.get_closest_marker("browser") or item.get_closest_marker("postgres")
    if needs_postgres and connection.vendor != "postgresql":
        pytest.fail(
            "This test means something only on PostgreSQL. Run it with "
            "`.venv/bin/python -m wraptor.throwaway_postgres .venv/bin/python -m pytest ...`.",
            pytrace=False,
        )


@pytest.fixture(scope="session")
def new_media_root(tmp_path_factory):
    """Names a new folder for uploads; most tests upload nothing, so it is for the first upload to make it."""
    base, serial = tmp_path_factory.mktemp("media"), count(1)
    return lambda: base / str(next(serial))


@pytest.fixture(autouse=True)
def uploads_of_this_test_only(settings, new_media_root):
    """What a test uploads, no other test sees."""
    settings.MEDIA_ROOT = new_media_root()


# --- Browser -------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def base_url(live_server):
    """Lets `page.goto("/track/...")` mean the server under test."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, tmp_path_factory):
    """Without a Chromium the browser tests fail; they never skip."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    try:
        path = chromium(shared)
    except NoChromiumError as reason:
        pytest.fail(str(reason), pytrace=False)
    return {**browser_type_launch_args, "executable_path": path, **LAUNCH}


@pytest.fixture(scope="session")
def database_at_rest():
    """No connection is open when this is first asked for."""
    connections.close_all()


@pytest.fixture(scope="session")
def playwright(database_at_rest, playwright):
    """Django has other connections for a thread while a loop runs in it: none is left over on either side."""
    yield playwright
    connections.close_all()


@pytest.fixture
def new_context(new_context, live_server, settings, request):
    """Opens browser contexts, one for each person in the test; fails the test if a page in them complains.

    A test that provokes a complaint says so: `@pytest.mark.tolerates("status of 404")`.
    """
    settings.SITE_URL = live_server.url
    complaints = Complaints(live_server.url)

    def watched(**options):
        context = new_context(**options)
        complaints.listen_to(context)
        return context

    yield watched
    tolerated = [text for mark in request.node.iter_markers("tolerates") for text in mark.args]
    unexpected = complaints.beyond(tolerated)
    if unexpected:
        pytest.fail("The page complained:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture
def signed_in(new_context, live_server, settings):
    """Opens a browser context in which somebody is signed in, without the form."""

    def context_of(person, **look):
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = new_context(**look)
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return context

    return context_of
