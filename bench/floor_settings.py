"""The product's settings with nothing around the view."""

from wraptor.settings import *  # noqa: F403

MIDDLEWARE = []
ROOT_URLCONF = "bench.floor"
