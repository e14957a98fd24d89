"""The tests' own environment keeps a developer's settings out."""

import re
from pathlib import Path

from django.conf import settings

from wraptor.tests.environment import ENVIRONMENT


def test_no_setting_of_a_test_comes_from_a_developers_env_file():
    source = Path(settings.BASE_DIR, "wraptor", "settings.py").read_text()
    read = set(re.findall(r'\benv[.\w]*\(\s*"([A-Z_]+)"', source))
    assert read - {"DATABASE_URL"} == set(ENVIRONMENT)


def test_uploads_land_in_a_folder_of_the_test(settings, tmp_path_factory):
    assert Path(settings.MEDIA_ROOT).is_relative_to(tmp_path_factory.getbasetemp())
    assert not Path(settings.MEDIA_ROOT).exists()


def test_a_copy_that_never_ran_has_the_folder_for_its_database():
    """`migrate` on SQLite makes a file and no folder; this one comes with the source, and nothing in it does."""
    kept = Path(settings.BASE_DIR, "var", ".gitignore").read_text().splitlines()
    assert kept[-2:] == ["*", "!.gitignore"]
