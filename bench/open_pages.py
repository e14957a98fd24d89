"""`python -m bench.open_pages SIZE`: opens the staff's pages on the configured database and prints what it took.

Once as somebody of an ordinary shop, once as somebody of the one big shop.
"""

import statistics
import sys
import time

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

django.setup()

from bench.data import SHOPS  # noqa: E402
from shopsettings.models import Membership, Role, User  # noqa: E402

ROUNDS = 15
WARMING_UP = 4  # rounds: templates are read, statements prepared

PAGES = {
    "board": "/admin/",
    "board_search": "/admin/?q=customer+7",
    "job_list": "/admin/jobs/job/",
    "job_list_search": "/admin/jobs/job/?q=customer+7",
    "customer_list": "/admin/jobs/customer/",
    "customer_list_search": "/admin/jobs/customer/?q=customer+7",
}


def main(size: str) -> None:
    for shop, prefix in ((1, ""), (SHOPS, "big_shop_")):
        browser = Client(headers={"host": "127.0.0.1"})
        browser.force_login(somebody_of(shop))
        for page, path in PAGES.items():
            queries, milliseconds = opened(browser, path)
            print(f"{prefix}{page}_queries_{size} {queries}")
            print(f"{prefix}{page}_ms_{size} {milliseconds:.3f}", flush=True)


def somebody_of(shop: int) -> User:
    person: User = User.objects.get_or_create(email=f"owner{shop}@shop.example")[0]
    Membership.objects.get_or_create(user=person, shop_id=shop, role=Role.OWNER)
    return person


def opened(browser: Client, path: str) -> tuple[int, float]:
    """How many queries the page takes, and the median of how long, in milliseconds."""
    times = []
    for _ in range(WARMING_UP + ROUNDS):
        with CaptureQueriesContext(connection) as asked:
            started = time.perf_counter()
            answer = browser.get(path)
            times.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")
    return len(asked), statistics.median(times[WARMING_UP:]) * 1000


if __name__ == "__main__":
    main(sys.argv[1])
