"""A manager brings jobs along in a real browser: choose a file, look, press Import, watch, read what was done."""

import pytest

from jobs.import_table import read_table
from jobs.importing import import_table
from jobs.tests.made_up_jobs import as_csv, made_up_jobs
from shopsettings.tests.faults import faults_of

pytestmark = pytest.mark.django_db(transaction=True)

PHONE_BY_NIGHT = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}
DESK_BY_DAY = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"}
LOOKS = pytest.mark.parametrize("look", [PHONE_BY_NIGHT, DESK_BY_DAY], ids=["phone by night", "desk by day"])

GOOD_ROWS = made_up_jobs(60, stages=["Received", "Printing"])
BAD_ROW = ["Ada", "ada@", "", "Ford", "Decals", "Paint", "05/06/2026"]


@pytest.fixture
def office(signed_in, manager):
    """Opens the list of jobs in a manager's browser."""

    def open_with(look):
        page = signed_in(manager, **look).new_page()
        page.goto("/admin/jobs/job/")
        return page

    return open_with


def preview(page, rows):
    page.get_by_role("link", name="Import jobs").click()
    file = {"name": "jobs.csv", "mimeType": "text/csv", "buffer": as_csv(rows)}
    page.get_by_label("CSV file").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("heading", name="Check before you import").wait_for()


def note_progress(page):
    """Keep what the progress bar says, also for when the page has gone."""
    page.evaluate(
        """() => {
            const words = document.querySelector("[data-progress-words]");
            const bar = document.querySelector("progress");
            const percent = () => Math.round(bar.position * 100);
            const note = () => (sessionStorage.told += `${words.textContent}: ${percent()} %\n`);
            sessionStorage.told = "";
            new MutationObserver(note).observe(words, { childList: true });
        }"""
    )


def noted(page):
    return page.evaluate("sessionStorage.told").splitlines()


@LOOKS
@pytest.mark.tolerates("status of 409")
def test_journey_from_the_list_of_jobs_to_the_imported_ones(office, shop, look):
    page = office(look)
    wrong = {}
    preview(page, [*GOOD_ROWS, BAD_ROW])
    wrong["preview"] = faults_of(page)
    press = page.get_by_role("button", name="Import 60 jobs")
    press.click()
    page.get_by_role("alert").get_by_text("Nothing was imported: 1 row is bad.").wait_for()
    wrong["refusal"] = faults_of(page)
    page.get_by_label("Skip 1 bad row and import 60 jobs").check()
    note_progress(page)
    press.click()
    page.get_by_role("heading", name="Import finished").wait_for()
    wrong["result"] = faults_of(page)
    assert "Checking 31 of 61: 51 %" in noted(page)
    assert noted(page)[-1] == "Saving 60 of 60: 100 %"
    page.get_by_text("They are JOB-0001 to JOB-0060.").wait_for()
    page.get_by_role("link", name="Show the jobs").click()
    page.get_by_role("link", name="JOB-0060").wait_for()
    page.goto("/admin/jobs/job/import/")
    wrong["choice"] = faults_of(page)
    assert {place: found for place, found in wrong.items() if found} == {}
    assert shop.jobs.count() == 60


def test_import_ends_on_its_result_without_javascript(office, shop):
    page = office({**DESK_BY_DAY, "java_script_enabled": False})
    preview(page, GOOD_ROWS)
    page.get_by_role("button", name="Import 60 jobs").click()
    page.get_by_text("60 jobs and").wait_for()
    assert shop.jobs.count() == 60


@pytest.mark.tolerates("net::ERR_FAILED")
def test_import_whose_connection_breaks_says_so_and_can_be_pressed_again(office, shop):
    page = office(DESK_BY_DAY)
    preview(page, GOOD_ROWS)
    page.route("**/import/run/", lambda route: route.abort(), times=1)
    press = page.get_by_role("button", name="Import 60 jobs")
    press.click()
    page.get_by_role("alert").get_by_text(
        "The connection broke before the import said it had finished."
    ).wait_for()
    press.click()
    page.get_by_role("heading", name="Import finished").wait_for()
    assert shop.jobs.count() == 60


def test_double_click_on_import_is_one_import(office, shop):
    page = office(DESK_BY_DAY)
    preview(page, GOOD_ROWS)
    page.get_by_role("button", name="Import 60 jobs").dblclick()
    page.get_by_role("heading", name="Import finished").wait_for()
    page.get_by_text("60 jobs and").wait_for()
    assert shop.jobs.count() == 60


def test_list_is_saved_as_a_file(office, shop):
    page = office(DESK_BY_DAY)
    preview(page, GOOD_ROWS)
    page.get_by_role("button", name="Import 60 jobs").click()
    page.get_by_role("link", name="Show the jobs").click()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Export CSV").click()
    assert saving.value.suggested_filename.startswith(f"{shop.slug}-jobs-")
    assert len(saving.value.path().read_bytes().splitlines()) == 61


def test_list_of_very_many_jobs_never_scrolls_sideways(office, shop):
    import_table(read_table(as_csv(made_up_jobs(520, stages=["Received"]))), shop)
    page = office({"viewport": {"width": 320, "height": 700}})
    page.locator(".paginator").get_by_text("520 jobs").wait_for()
    assert faults_of(page) == []
