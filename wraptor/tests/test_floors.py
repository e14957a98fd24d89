"""The map of the house: imports point down only, go in no circle, and never hide inside a function."""

import ast
from graphlib import CycleError, TopologicalSorter
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


def name_of(path):
    """As it is imported: jobs/models.py is jobs.models, a folder's __init__.py the folder."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def modules_taken_from(tree, known):
    """The known modules that this one imports, also where only the type checker sees it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in known)
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                if whole in known or node.module in known:
                    yield whole if whole in known else node.module


def circle_in(sources):
    """Modules, given by name with their text, that import one another round in a circle; none if there are none."""
    graph = {name: set(modules_taken_from(ast.parse(source), sources)) for name, source in sources.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


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


def test_no_imports_go_in_a_circle():
    assert circle_in({name_of(path): path.read_text() for path in MODULES}) == []


def test_a_circle_is_noticed_though_only_the_type_checker_sees_it():
    jobs = {
        "jobs.models": "from jobs import together",
        "jobs.together": "if TYPE_CHECKING:\n    from jobs.models import Job",
    }
    assert set(circle_in(jobs)) == set(jobs)
