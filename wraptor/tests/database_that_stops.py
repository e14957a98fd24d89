"""A process of its own that serves pages from a real PostgreSQL, stops it, and serves them again.

Prints a JSON object: for each page the answers before and after, as (status, headers, body).
"""

import json
import logging
import os

import django
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from wraptor.throwaway_postgres import throwaway_postgres


def answers(client, pages):
    found = {}
    for page in pages:
        response = client.get(page)
        found[page] = response.status_code, dict(response.headers), response.content.decode()
    return found


def start_django():
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = 1  # seconds a page waits for a connection
    django.setup()
    logging.disable(logging.CRITICAL)
    call_command("migrate", verbosity=0)


def signed_in_client_and_job():
    # Models can be imported only once Django knows its settings.
    from jobs.tests.factories import make_job  # noqa: PLC0415
    from shopsettings.tests.factories import make_person  # noqa: PLC0415

    job = make_job()
    client = Client(raise_request_exception=False)
    client.force_login(make_person(shop=job.shop))
    return client, job


def main():
    with throwaway_postgres() as url:
        os.environ["DATABASE_URL"] = url
        start_django()
        client, job = signed_in_client_and_job()
        pages = {"tracker": job.track_path, "staff": "/admin/jobs/job/", "demo": "/track/demo"}
        pages |= {"unknown": f"/pay/{'a' * 26}", "sign-in": "/admin/login/?next=/admin/"}
        before = answers(client, pages.values())
    after = answers(client, pages.values())
    print(json.dumps({name: [before[page], after[page]] for name, page in pages.items()}))


if __name__ == "__main__":
    main()
