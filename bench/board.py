"""How quick the staff's pages are in a small and in a large installation: the board, the lists, their searches."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable

from bench.data import fill_for_staff
from bench.tracker import environment
from jobs.workflow import FIRST_STAGES
from wraptor.throwaway_postgres import throwaway_postgres

SIZES = (1_000, 100_000)  # jobs in the installation, a fifth of them in one big shop


def measure(say: Callable[[str], None]) -> dict[str, float]:
    """Queries and median milliseconds of each page by name, then the large installation over the small one."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, throwaway_postgres() as url:
        environ = {**os.environ, **environment(url, folder), "DJANGO_SETTINGS_MODULE": "wraptor.settings"}
        for command in ("migrate", "collectstatic --noinput"):
            subprocess.run([sys.executable, "manage.py", *command.split(), "-v0"], env=environ, check=True)
        already = 0
        for size in SIZES:
            say(f"filling the database up to {size:,} jobs")
            fill_for_staff(url, jobs=size, stage_names=FIRST_STAGES, already=already)
            already = size
            say("opening the pages")
            figures |= open_pages(environ, f"{size // 1000}k")
    return figures | ratios(figures)


def open_pages(environ: dict[str, str], size: str) -> dict[str, float]:
    """Opened by a process of its own, whose Django knows this database."""
    command = [sys.executable, "-m", "bench.open_pages", size]
    answer = subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE, text=True)
    return {name: float(value) for name, value in map(str.split, answer.stdout.splitlines())}


def ratios(figures: dict[str, float]) -> dict[str, float]:
    small, large = (f"_ms_{size // 1000}k" for size in SIZES)
    pages = [name.removesuffix(large) for name in figures if name.endswith(large)]
    return {f"{page}_100k_over_1k": figures[page + large] / figures[page + small] for page in pages}
