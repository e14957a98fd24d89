"""How `python3 dev.py test` counts and judges what it ran."""

import sys

from wraptor.tests.everything import Outcome, Step, failures, pytest_runs, table, take

SQLITE, POSTGRES = "pytest on SQLite", "pytest on PostgreSQL"


def make_outcome(name: str = "mypy", *, code: int = 0, passed: int = 0, failed: int = 0) -> Outcome:
    return Outcome(name, code, 1.0, passed, failed)


def marks(step: Step) -> list[str]:
    """What follows pytest's own -m in a step's command line."""
    arguments = step.command[step.command.index("--junit-xml=" + str(step.report)) :]
    return [arguments[place + 1] for place, argument in enumerate(arguments) if argument == "-m"]


def test_a_failed_step_is_a_failure():
    broken = make_outcome(code=1)
    assert failures([broken, make_outcome()], asked_for_some=False) == [broken]


def test_one_run_without_tests_is_no_failure_when_only_some_are_asked_for():
    outcomes = [make_outcome(SQLITE, code=5), make_outcome(POSTGRES, passed=1)]
    assert failures(outcomes, asked_for_some=True) == []


def test_two_runs_without_tests_are_a_failure():
    outcomes = [make_outcome(SQLITE, code=5), make_outcome(POSTGRES, code=5)]
    assert failures(outcomes, asked_for_some=True) == outcomes


def test_a_run_without_tests_is_a_failure_when_all_are_asked_for():
    empty = make_outcome(SQLITE, code=5)
    assert failures([empty, make_outcome(POSTGRES, passed=1)], asked_for_some=False) == [empty]


def test_the_last_line_adds_up_both_runs():
    outcomes = [make_outcome(SQLITE, passed=3), make_outcome(POSTGRES, code=1, passed=4, failed=2)]
    assert table(outcomes, outcomes[1:]).splitlines()[-1] == "7 passed, 2 failed"


def test_the_table_has_a_line_for_each_step():
    broken = make_outcome("mypy", code=1)
    lines = table([make_outcome("ruff check"), broken], [broken]).splitlines()
    assert [line.split()[:-2] for line in lines if line.endswith(" s")] == [
        ["ruff", "check", "ok"],
        ["mypy", "FAILED"],
    ]


def test_the_figures_are_those_pytest_left(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="9" failures="2" errors="1" skipped="1"/></testsuites>')
    outcome = take(Step("pytest", [sys.executable, "-c", "raise SystemExit(1)"], report=report))
    assert (outcome.code, outcome.passed, outcome.failed, outcome.skipped) == (1, 5, 3, 1)


def test_what_can_runs_on_sqlite_and_whatever_asks_a_database_on_postgresql(tmp_path):
    sqlite, postgres = pytest_runs([], tmp_path)
    assert marks(sqlite) == ["not browser and not postgres"]
    assert marks(postgres) == ["database or browser or postgres"]


def test_marks_asked_for_are_kept_in_both_runs(tmp_path):
    sqlite, postgres = pytest_runs(["-m", "slow", "-x"], tmp_path)
    assert marks(sqlite) == ["(slow) and (not browser and not postgres)"]
    assert marks(postgres) == ["(slow) and (database or browser or postgres)"]
    assert "-x" in sqlite.command
    assert "-x" in postgres.command
