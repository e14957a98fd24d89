"""`manage.py import_jobs` says what it found, does all or nothing, and ends with an error when it refused."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from jobs.management.commands.import_jobs import ProgressLine
from jobs.models import Job
from jobs.tests.factories import make_stages
from jobs.tests.made_up_jobs import as_csv, made_up_jobs
from shopsettings.tests.factories import make_shop

EXAMPLE = Path(__file__).with_name("example-jobs.csv")
BAD = b"Customer,Vehicle,Stage,Due date\nAda,Ford,Paint,05/06/2026\nBo,Ford,Design,2026-05-14\n"


@pytest.fixture(autouse=True)
def shop(db):
    shop = make_shop(slug="north-bay")
    make_stages(shop=shop)
    return shop


@pytest.fixture
def file(tmp_path):
    """Writes bytes to a file and gives its path."""

    def written(data, name="jobs.csv"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return written


def run(path, *options, shop="north-bay"):
    """What the command prints, its progress left out."""
    out = io.StringIO()
    call_command("import_jobs", str(path), "--shop", shop, *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def refusal(path, *options, **kwargs):
    with pytest.raises(CommandError) as refused:
        run(path, *options, **kwargs)
    assert refused.value.returncode == 1
    return str(refused.value)


def test_the_example_file_is_imported(shop):
    said = run(EXAMPLE)
    assert "12 rows: 12 new, 0 imported before, 0 bad." in said
    assert "Imported 12 jobs and 11 new customers." in said
    assert shop.jobs.count() == 12


def test_three_hundred_jobs_are_imported_once(file):
    path = file(as_csv(made_up_jobs(300)))
    assert "300 rows: 300 new, 0 imported before, 0 bad." in run(path)
    assert "300 rows: 0 new, 300 imported before, 0 bad." in run(path)
    assert Job.objects.count() == 300


def test_a_dry_run_says_the_same_and_changes_nothing():
    said = run(EXAMPLE, "--dry-run")
    assert "Would import 12 jobs and 11 new customers." in said
    assert "dry run: nothing was changed" in said
    assert not Job.objects.exists()


def test_bad_rows_are_listed_and_nothing_is_imported(file):
    path = file(BAD)
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"Nothing was imported\. Mend 1 bad row, or .* with --dates\."):
        call_command("import_jobs", str(path), shop="north-bay", stdout=out, stderr=io.StringIO())
    assert "Line 2, stage: “Paint” is not a stage of this shop; its stages are Received" in out.getvalue()
    assert "Line 2, due date: “05/06/2026” may be June 5 or May 6" in out.getvalue()
    assert "2 rows: 1 new, 0 imported before, 1 bad." in out.getvalue()
    assert not Job.objects.exists()


def test_a_dry_run_over_bad_rows_is_refused_too(file):
    assert refusal(file(BAD), "--dry-run").startswith("Nothing would be imported.")


def test_skip_bad_imports_the_good_rows(file):
    said = run(file(BAD), "--skip-bad")
    assert "Line 2, stage" in said
    assert "Imported 1 job and 1 new customer." in said
    assert Job.objects.get().customer.name == "Bo"


@pytest.mark.parametrize(
    ("clear", "told"),
    [(b"5/14/2026", "the month first .* --dates mdy"), (b"14.5.2026", "the day first .* --dates dmy")],
)
def test_a_file_that_tells_what_comes_first_is_quoted(file, clear, told):
    with pytest.raises(CommandError, match=told):
        run(file(BAD.replace(b"2026-05-14", clear)))


def test_dates_settles_what_comes_first(file):
    run(file(BAD.replace(b"Paint", b"Design")), "--dates", "mdy")
    assert str(Job.objects.order_by("number")[0].due_date) == "2026-05-06"


def test_very_many_problems_are_counted_rather_than_listed(file):
    path = file(b"Customer,Vehicle,Stage\n" + b"Ada,Ford,Paint\n" * 205)
    out = io.StringIO()
    with pytest.raises(CommandError, match="Mend 205 bad rows"):
        call_command("import_jobs", str(path), shop="north-bay", stdout=out, stderr=io.StringIO())
    assert out.getvalue().count("Line ") == 200
    assert "…and 5 more problems." in out.getvalue()


def test_columns_that_are_missing_or_mean_nothing_are_named(file):
    said = run(file(b"Customer,Vehicle,Stage,Price\nAda,Ford,Design,7\n"))
    assert "Not in the file: e-mail, phone, wrap type, due date." in said
    assert "Not used: Price." in said


def test_a_file_that_is_not_utf8_is_said_aloud(file):
    said = run(file("Customer;Vehicle;Stage\nMüller;VW;Design\n".encode("cp1252")))
    assert "1 row, Windows-1252, separated by semicolons." in said
    assert "It isn’t UTF-8." in said
    assert Job.objects.get().customer.name == "Müller"


def test_an_unknown_shop_is_refused_and_the_shops_are_named():
    assert refusal(EXAMPLE, shop="south-bay") == "There is no shop “south-bay”. Shops: north-bay."


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    assert refusal(tmp_path / "none.csv").endswith("none.csv can’t be read: No such file or directory.")
    assert refusal(tmp_path).endswith("can’t be read: Is a directory.")


def test_a_file_that_is_no_table_is_refused(file):
    assert refusal(file(b"")).endswith("jobs.csv can’t be imported. The file is empty.")


def test_the_help_shows_its_paragraphs(capsys):
    with pytest.raises(SystemExit):
        call_command("import_jobs", "--help")
    assert re.search(r"\n\nAll rows are imported or none", capsys.readouterr().out)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def progress(out, total):
    line = ProgressLine(OutputWrapper(out))
    for done in range(1, total + 1):
        line("Checking", done, total)
    return out.getvalue()


def test_progress_is_one_line_that_is_written_over_on_a_terminal():
    told = progress(Terminal(), 12_000)
    assert told.count("\n") == 1
    assert told.endswith("\rChecking 12,000 of 12,000\033[K\n")
    assert told.count("\r") == 120


def test_progress_is_a_line_now_and_then_elsewhere():
    assert progress(io.StringIO(), 12_000).splitlines() == [
        "Checking 5,000 of 12,000",
        "Checking 10,000 of 12,000",
        "Checking 12,000 of 12,000",
    ]
