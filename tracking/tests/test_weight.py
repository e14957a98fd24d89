"""What a first visit takes over the wire, in every state of the page and with a shop's own colour."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from shopsettings.models import Shop
from tracking.tests.states import TRACKERS

BUDGET = 14 * 1024  # bytes, in three answers: what a connection brings before it has to wait for an answer
HEADERS_OF_A_FILE = 440  # bytes, as WhiteNoise and gunicorn send them
ADDED_BY_GUNICORN = 110


def weight(answer):
    head = sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items())
    return ADDED_BY_GUNICORN + head + len(answer.content)


def weight_of_file(name):
    return HEADERS_OF_A_FILE + len(gzip.compress(Path(settings.BASE_DIR, "static", name).read_bytes(), 9))


@pytest.mark.django_db
@pytest.mark.any_database  # the same rows make the same page
@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("state", TRACKERS.values(), ids=TRACKERS.keys())
def test_a_first_visit_fits_the_budget(state, language):
    path = state().partition("?")[0]
    Shop.objects.update(plan="pro", colour="#0B6B5A")
    browser = Client(headers={"Accept-Encoding": "gzip"})
    page = browser.get(path, {"lang": language})
    stylesheet = re.search(
        r'<link rel="stylesheet" href="(/theme/[^"]+)"', gzip.decompress(page.content).decode()
    )
    assert weight(page) + weight(browser.get(stylesheet[1])) + weight_of_file("js/track.js") <= BUDGET
