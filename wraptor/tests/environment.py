"""The environment that every test runs in, set before the settings are read: a pytest plugin for `-p`."""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "var" / "tests"

# Every variable the settings know, so that nothing of a developer's own .env reaches a test.
ENVIRONMENT = {
    "SECRET_KEY": "only the tests use this key",
    "DEBUG": "off",
    "SITE_URL": "http://testserver",
    "ALLOWED_HOSTS": "testserver",
    "MEDIA_ROOT": str(FOLDER / "media"),
    "STATIC_ROOT": str(FOLDER / "static"),
    "BEHIND_TLS_PROXY": "off",
    "TRUSTED_PROXIES": "0",
    "EMAIL_URL": "memorymail://",
    "DEFAULT_FROM_EMAIL": "mail@wraptor.example",
    "OPERATOR_EMAIL": "",
    "LOG_LEVEL": "INFO",
}

os.environ.update(ENVIRONMENT)
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
(FOLDER / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a folder that isn't there
