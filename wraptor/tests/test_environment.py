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
