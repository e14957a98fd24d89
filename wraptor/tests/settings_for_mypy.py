"""The settings as mypy's Django plugin reads them: with the environment of the tests."""

import wraptor.tests.environment  # noqa: F401  (first: the settings read what it sets)
from wraptor.settings import *  # noqa: F403
