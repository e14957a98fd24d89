"""How fast the customer's page is, as ratios to a floor measured in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import load, page_load
from bench.data import fill, some_codes, wear_a_logo
from bench.server import gunicorn
from jobs.workflow import FIRST_STAGES
from wraptor.tests.chromium import chromium
from wraptor.throwaway_postgres import throwaway_postgres


@dataclass(frozen=True)
class Plan:
    """How much to measure. `sizes` are numbers of jobs, smallest first; the main figures come from `main`.

    Many short rounds rather than a few long ones: what else the machine does then falls on all kinds alike. In each
    size as many different pages are asked for, so that sizes differ in nothing but their size.
    """

    sizes: tuple[int, ...]
    main: int
    rounds: int
    seconds: float  # of one round
    paints: int
    codes: int = 1000


FULL = Plan(sizes=(1_000, 100_000, 1_000_000), main=100_000, rounds=120, seconds=0.3, paints=15)
QUICK = Plan(sizes=(1_000, 10_000), main=10_000, rounds=40, seconds=0.25, paints=5)
WARMING_UP = 4  # rounds before those that count

type Say = Callable[[str], None]


def measure(plan: Plan, say: Say) -> dict[str, float]:
    """The figures by name."""
    with tempfile.TemporaryDirectory() as folder, throwaway_postgres() as url:
        environ = environment(url, folder)
        for command in ("migrate", "collectstatic --noinput"):
            manage = [sys.executable, "manage.py", *command.split(), "-v0"]
            subprocess.run(manage, env={**os.environ, **environ}, check=True)
        already, found = 0, {}
        for size in plan.sizes:
            say(f"filling the database up to {size:,} jobs")
            fill(url, jobs=size, stage_names=FIRST_STAGES, already=already)
            already = size
            found[size] = ratios(url, environ, plan, say, live=size == plan.main)
        say("loading pages in Chromium on a slow phone")
        return {
            "page_over_floor": found[plan.main]["page"],
            "unchanged_over_floor": found[plan.main]["unchanged"],
            "page_1m_over_1k": found[plan.sizes[-1]]["page"] / found[plan.sizes[0]]["page"],
            **loading(url, environ, plan, folder, say),
        }


def loading(url: str, environ: dict[str, str], plan: Plan, folder: str, say: Say) -> dict[str, float]:
    """What one page costs a phone."""
    browser = chromium(Path(folder))
    (code,) = some_codes(url, 1)
    with gunicorn(environ) as port:
        address = f"http://127.0.0.1:{port}/track/{code}"
        weight, requests = page_load.weigh(address, browser)
        paints = page_load.paint_ratios(address, browser, rounds=plan.paints)
        wear_a_logo(url, code, media_root=Path(environ["MEDIA_ROOT"]))
        heavier, more = page_load.weigh(address, browser)
    say(f"with a logo and a colour of the shop's own: {heavier:,} bytes in {more} requests")
    paint = middle("first paint over static", paints, say)
    return {"page_bytes": weight, "page_requests": requests, "fcp_over_static": paint}


def ratios(url: str, environ: dict[str, str], plan: Plan, say: Say, *, live: bool) -> dict[str, float]:
    """Medians over rounds of requests a second, each divided by the floor's of the same round."""
    codes = some_codes(url, plan.codes)
    found: dict[str, list[float]] = {"page": [], "unchanged": []}
    with gunicorn(environ) as product, gunicorn(environ, settings="bench.floor_settings") as floor:
        kinds = {
            "floor": (floor, [load.get(f"/floor/{code}") for code in codes], b"200"),
            "page": (product, [load.get(f"/track/{code}") for code in codes], b"200"),
        }
        if live:
            kinds["unchanged"] = (product, unchanged_requests(product, codes[:500]), b"304")
        for number in range(WARMING_UP + plan.rounds):
            speed = {}
            for kind in in_turn([*kinds], number):
                port, requests, status = kinds[kind]
                result = load.run(port, requests, seconds=plan.seconds, status=status)
                if result.unexpected:
                    raise RuntimeError(
                        f"{result.unexpected} of {result.answers} answers for {kind} weren't {status!r}"
                    )
                speed[kind] = result.per_second
            if number < WARMING_UP:
                continue
            say("  ".join(f"{kind} {speed[kind]:,.0f}/s" for kind in kinds))
            for kind in found.keys() & speed.keys():
                found[kind].append(speed[kind] / speed["floor"])
    return {kind: middle(f"{kind} over floor", values, say) for kind, values in found.items() if values}


def in_turn(kinds: list[str], number: int) -> list[str]:
    """Each kind is first, second and last equally often: whatever comes right after another has no advantage."""
    first = number % len(kinds)
    return kinds[first:] + kinds[:first]


def middle(name: str, values: list[float], say: Say) -> float:
    """The median; the quartiles beside it, between which half of the rounds lie, are said."""
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    say(f"{name}: {median:.3f}, quartiles {low:.3f} and {high:.3f} of {len(values)}")
    return median


def unchanged_requests(port: int, codes: list[str]) -> list[bytes]:
    """Questions whose answer is that nothing changed."""
    requests = []
    for code in codes:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/track/{code}/live") as answer:
            requests.append(load.get(f"/track/{code}/live", If_None_Match=answer.headers["ETag"]))
    return requests


def environment(url: str, folder: str) -> dict[str, str]:
    """Production's settings but for https, which a proxy would end."""
    return {
        "DATABASE_URL": url,
        "STATIC_ROOT": folder,
        "MEDIA_ROOT": f"{folder}/media",
        "DEBUG": "off",
        "SECRET_KEY": "only-for-measuring-" + "0123456789abcdef" * 3,
        "SITE_URL": "http://127.0.0.1",
        "ALLOWED_HOSTS": "127.0.0.1",
        "LOG_LEVEL": "WARNING",
    }
