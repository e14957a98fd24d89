"""Finds a Chromium for the browser tests and, on a machine that has none, installs one."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LAUNCH_ARGS = [
    "--no-sandbox",  # root may not use it, and the only pages opened are our own
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # No request leaves the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
FONTS = Path(__file__).with_name("fonts.conf")
LAUNCH: dict[str, Any] = {"args": LAUNCH_ARGS, "env": {**os.environ, "FONTCONFIG_FILE": str(FONTS)}}
SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class NoChromiumError(Exception):
    """There is no Chromium and none could be installed; the message says what would help."""


def chromium(lock_folder: Path) -> str:
    """Path of a Chromium that runs. Test processes that share the folder look one after the other."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not runs(named):
            raise NoChromiumError(f"CHROMIUM names {named}, which doesn't run.")
        return named
    with one_at_a_time(lock_folder / "chromium.lock"):
        found = playwrights_own() or on_this_system() or installed_by_playwright() or installed_by_apt()
        if not has_font():
            apt_get_install("fonts-liberation")
    if found is None:
        raise NoChromiumError(
            "The browser tests need a Chromium, and none was found or could be installed. Install one "
            "(`apt-get install chromium`), or name one in the environment variable CHROMIUM."
        )
    return found


def runs(path: str) -> bool:
    """Whether the program starts at all: one that lacks its libraries doesn't."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def playwrights_own() -> str | None:
    """The one `playwright install` downloaded, if it did."""
    answer = subprocess.run([sys.executable, "-c", PLAYWRIGHTS_OWN], capture_output=True, text=True)
    if answer.returncode != 0:
        # On a bare Debian, Playwright itself can't start for want of this library.
        apt_get_install("libatomic1")
        answer = subprocess.run([sys.executable, "-c", PLAYWRIGHTS_OWN], capture_output=True, text=True)
    if answer.returncode != 0:
        raise NoChromiumError(f"Playwright doesn't start on this machine:\n{answer.stderr}")
    path = answer.stdout.strip()
    return path if runs(path) else None


def on_this_system() -> str | None:
    """The first one on PATH that runs."""
    return next((path for name in SYSTEM_NAMES if (path := shutil.which(name)) and runs(path)), None)


def installed_by_playwright() -> str | None:
    """Playwright's own, downloaded now."""
    install = [sys.executable, "-m", "playwright", "install", "chromium"]
    return playwrights_own() if subprocess.run(install, stdin=subprocess.DEVNULL).returncode == 0 else None


def installed_by_apt() -> str | None:
    """The system's, installed now."""
    apt_get_install("chromium")
    return on_this_system()


def has_font() -> bool:
    """Whether the font is there that fonts.conf names. Other systems than Linux bring one of the same widths."""
    return sys.platform != "linux" or any(Path("/usr/share/fonts").rglob("LiberationSans-Regular.*"))


def apt_get_install(*packages: str) -> None:
    """Install Debian packages if that is possible here; whoever asked sees whether it helped."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "--quiet", *command], stdin=subprocess.DEVNULL, env=environ)


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Hold a lock file, so that two test processes don't install the same thing."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
