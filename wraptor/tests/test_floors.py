"""The map of the house: imports point down only, and never hide inside a function."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
BELOW = {
    "shopsettings": set(),
    "jobs": {"shopsettings"},
    "proofs": {"jobs", "shopsettings"},
    "billing": {"jobs", "shopsettings"},
    "tracking": {"proofs", "billing", "jobs", "shopsettings"},
    "wraptor": {"tracking", "proofs", "billing", "jobs", "shopsettings"},
}
MODULES = sorted(
    path for app in BELOW for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
)


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def forbidden_imports(app, source):
    """The apps that a module of `app` imports although they don't stand below it."""
    used = {name.partition(".")[0] for name in imported(ast.parse(source))}
    return sorted(used & set(BELOW) - BELOW[app] - {app})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_floors_below(path):
    assert forbidden_imports(path.relative_to(ROOT).parts[0], path.read_text()) == []


@pytest.mark.parametrize(
    ("app", "source"),
    [
        ("jobs", "from tracking import views"),
        ("proofs", "import billing.models"),
        ("shopsettings", "def late():\n    from jobs.models import Job"),
    ],
)
def test_an_import_that_points_up_is_noticed(app, source):
    assert forbidden_imports(app, source)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_opens_with_a_sentence_that_says_what_lives_there(path):
    source = path.read_text()
    assert not source.strip() or ast.get_docstring(ast.parse(source))
