"""Runs every check and every test in turn and ends with a table of them: `python3 dev.py test`."""

import argparse
import secrets
import signal
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dev import manage, run

NO_TESTS_COLLECTED = 5  # pytest's exit code

# The slow tests stand together: whoever has run out of tests takes some from the other.
BOTH_CORES = ("-n", "2", "--dist", "worksteal")

# `check --deploy` is asked about a production server, and nothing touches a database.
PRODUCTION = {
    "DEBUG": "off",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "SITE_URL": "https://wraptor.example",
    "ALLOWED_HOSTS": "wraptor.example",
    "DATABASE_URL": "sqlite://:memory:",
    "EMAIL_URL": "smtp+tls://mail.wraptor.example:587",
    "DEFAULT_FROM_EMAIL": "mail@wraptor.example",
}


@dataclass(frozen=True)
class Step:
    """One check or one run of the tests; `report` is where pytest leaves its figures."""

    name: str
    command: list[str]
    environ: dict[str, str] = field(default_factory=dict)
    report: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """How a step went: its exit code, how many seconds it took, tests passed, failed and skipped."""

    name: str
    code: int
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def module(*args: str) -> list[str]:
    """The command line of a tool from the virtual environment."""
    return [sys.executable, "-m", *args]


def checks() -> Iterator[Step]:
    """Everything that looks at the code without running the tests."""
    yield Step("ruff check", module("ruff", "check"))
    yield Step("ruff format", module("ruff", "format", "--check"))
    yield Step("mypy", module("mypy"))
    yield Step("migrations", manage("makemigrations", "--check", "--dry-run"), PRODUCTION)
    yield Step("deploy check", manage("check", "--deploy", "--fail-level", "WARNING"), PRODUCTION)


def pytest_runs(pytest_args: list[str], folder: Path) -> Iterator[Step]:
    """All that can run on SQLite, then all that asks a database on a PostgreSQL that lives only for that."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-m", dest="marks")
    marks, rest = parser.parse_known_args(pytest_args)
    for name, own_marks, launcher, environ in (
        ("SQLite", "not browser and not postgres", [], {"DATABASE_URL": "sqlite://:memory:"}),
        ("PostgreSQL", "database or browser or postgres", module("wraptor.throwaway_postgres"), {}),
    ):
        report = folder / f"{name}.xml"
        marked = f"({marks.marks}) and ({own_marks})" if marks.marks else own_marks
        pytest = module("pytest", *BOTH_CORES, f"--junit-xml={report}", *rest, "-m", marked)
        yield Step(f"pytest on {name}", [*launcher, *pytest], environ, report)


def take(step: Step) -> Outcome:
    """Run one step, its output going straight through."""
    print(f"\n== {step.name}", flush=True)
    began = time.monotonic()
    code = run(step.command, step.environ)
    seconds = time.monotonic() - began
    if step.report is None or not step.report.exists():
        return Outcome(step.name, code, seconds)
    suites = ET.parse(step.report).getroot().iter("testsuite")
    counts = [
        {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
        for suite in suites
    ]
    failed = sum(count["failures"] + count["errors"] for count in counts)
    skipped = sum(count["skipped"] for count in counts)
    passed = sum(count["tests"] for count in counts) - failed - skipped
    return Outcome(step.name, code, seconds, passed, failed, skipped)


def failures(outcomes: list[Outcome], asked_for_some: bool) -> list[Outcome]:
    """The steps that failed. When only some tests are asked for, one of the two runs may find none."""
    failed = [outcome for outcome in outcomes if outcome.code]
    empty = [outcome for outcome in failed if outcome.code == NO_TESTS_COLLECTED]
    if asked_for_some and len(empty) == 1:
        failed.remove(empty[0])
    return failed


def table(outcomes: list[Outcome], failed: list[Outcome]) -> str:
    """One line for each step, and the sum of the test runs."""
    lines = [
        f"{outcome.name:22}{'FAILED' if outcome in failed else 'ok':8}{outcome.seconds:6.1f} s"
        for outcome in outcomes
    ]
    passed, broken, skipped = (
        sum(getattr(o, kind) for o in outcomes) for kind in ("passed", "failed", "skipped")
    )
    total = f"{passed} passed, {broken} failed" + (f", {skipped} skipped" if skipped else "")
    return "\n".join(["", *lines, "", total])


def main(pytest_args: list[str]) -> int:
    """Take every step, whatever became of the one before; 0 only if all went well."""
    with tempfile.TemporaryDirectory() as folder:
        steps = [*checks(), *pytest_runs(pytest_args, Path(folder))]
        outcomes = [take(step) for step in steps]
    failed = failures(outcomes, bool(pytest_args))
    print(table(outcomes, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
