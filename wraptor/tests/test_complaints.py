"""Browser tests notice what a page complains about, and fail loudly where they can't run."""

import os
import subprocess
import sys

import pytest

from wraptor.tests.chromium import NoChromiumError, chromium
from wraptor.tests.complaints import Complaints


@pytest.fixture
def complaints(browser):
    """Of a page that is opened for the test, beside the watched ones."""
    with browser.new_context() as context:
        heard = Complaints("http://localhost")
        heard.listen_to(context)
        context.new_page()
        yield heard


def show(complaints, html):
    complaints.contexts[0].pages[0].set_content(html)


def test_a_quiet_page_has_no_complaints(complaints):
    show(complaints, "<p>Your wrap is done</p><script>console.log('fine')</script>")
    assert complaints.beyond([]) == []


def test_a_console_error_is_a_complaint(complaints):
    show(complaints, "<script>console.error('no such stage')</script>")
    assert ["no such stage" in line for line in complaints.beyond([])] == [True]


def test_an_uncaught_exception_is_a_complaint(complaints):
    show(complaints, "<script>null.stage</script>")
    assert ["uncaught" in line for line in complaints.beyond([])] == [True]


def test_a_request_to_another_host_is_a_complaint_and_goes_nowhere(complaints):
    show(complaints, "<img src='http://fonts.example/a.png'>")
    lines = complaints.beyond([])
    assert "request to http://fonts.example/a.png" in lines
    assert any("ERR_NAME_NOT_RESOLVED" in line for line in lines)


def test_a_tolerated_complaint_is_none(complaints):
    show(complaints, "<script>console.error('status of 404')</script>")
    assert complaints.beyond(["status of 404"]) == []


def test_a_browser_test_fails_on_sqlite_instead_of_skipping():
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", "-k", "quiet_page", __file__],
        env={**os.environ, "DATABASE_URL": "sqlite://:memory:"},
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 1
    assert "only on PostgreSQL" in answer.stdout


def test_a_chromium_that_does_not_run_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(NoChromiumError, match="/nowhere/chromium"):
        chromium(tmp_path)
