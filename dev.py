#!/usr/bin/env python3
"""Sets up whatever is missing, then runs Wraptor on this machine: `python3 dev.py --help` says how."""

# Any Python from 3.6 on must be able to read this file, look for a newer Python and say so if there is none.
# What stands above "From here on" runs on the Python that was typed, the rest on the one in .venv.

import argparse
import hashlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OLDEST = (3, 12)
NAMES = ("python3.13", "python3.12", "python3.14", "python3")
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"

HELP = """\
usage: python3 dev.py [command] [options]

{commands}

The first run makes .venv, installs the pinned requirements and writes .env. Later runs keep all that, and
the data in var/. Set DATABASE_URL, in the environment or in .env, to work on PostgreSQL instead of SQLite.
"""

# Run by each Python that is found: its version, its path, then the standard modules it comes without.
PROBE = """
import sys
missing = []
for name in ("venv", "ensurepip", "sqlite3", "ssl"):
    try:
        __import__(name)
    except ImportError:
        missing.append(name)
print(".".join(map(str, sys.version_info[:3])), sys.executable, *missing, sep="\\n")
"""


def say(text: str) -> None:
    """Print at once, so that it stands before what a child process prints next."""
    print(text, flush=True)


# --- Finding a Python ----------------------------------------------------------------------------


def executables(environ: "dict[str, str]") -> "list[str]":
    """Paths that may be a new enough Python, the likeliest first; some may not even run."""
    folders = [Path(folder) for folder in environ.get("PATH", os.defpath).split(os.pathsep)]
    on_path = [folder / name for name in NAMES for folder in folders]
    pyenv = Path(environ.get("PYENV_ROOT") or Path(environ.get("HOME", "/")) / ".pyenv")
    in_pyenv = sorted(pyenv.glob("versions/3.*/bin/python"), reverse=True)
    return [sys.executable] + [str(path) for path in on_path + in_pyenv if os.access(path, os.X_OK)]


def probe(path: str) -> "tuple[tuple[int, ...], str, list[str]]":
    """Version, real path and missing standard modules of a Python; an empty version if it doesn't run."""
    try:
        # A pyenv shim goes by the folder it is called from; ours has a .python-version.
        answer = subprocess.run(
            [path, "-c", PROBE], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return (), "", []
    lines = answer.stdout.decode().splitlines()
    if answer.returncode != 0 or len(lines) < 2:
        return (), "", []
    return tuple(map(int, lines[0].split("."))), lines[1], lines[2:]


def choose_python(candidates: "list[str]", wanted: "tuple[int, ...]") -> str:
    """The first candidate of the wanted version, else the first new enough one; exits if there is none."""
    others, incomplete = [], []
    for candidate in candidates:
        version, path, missing = probe(candidate)
        if version < OLDEST:
            continue
        if missing:
            incomplete.append((path, missing, version))
        elif version[: len(wanted)] == wanted:
            return path
        else:
            others.append(path)
    if others:
        return others[0]
    if incomplete:
        path, missing, version = incomplete[0]
        sys.exit(
            f"{path} can't make a virtual environment: it comes without {' and '.join(missing)}. "
            f"On Debian and Ubuntu, install python{version[0]}.{version[1]}-venv and run this again."
        )
    sys.exit(
        f"Wraptor needs Python {OLDEST[0]}.{OLDEST[1]} or newer. This is Python {sys.version.split()[0]}, "
        "and no newer one was found on this machine. Install one from https://www.python.org/downloads/ "
        "and run this again."
    )


# --- The virtual environment ---------------------------------------------------------------------


def venv_works() -> bool:
    """Whether .venv is whole: a new enough Python that still runs from here and has pip."""
    check = f"import pip, sys; sys.exit(sys.version_info[:2] < {OLDEST} or sys.prefix != {str(VENV)!r})"
    try:
        return subprocess.call([str(VENV_PYTHON), "-c", check], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_venv() -> None:
    """Make .venv, in place of a broken one if need be."""
    wanted = tuple(map(int, (ROOT / ".python-version").read_text().strip().split(".")))
    python = choose_python(executables(dict(os.environ)), wanted)
    say(f"Making .venv with {python}...")
    answer = subprocess.run(
        [python, "-m", "venv", "--clear", str(VENV)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if answer.returncode != 0:
        sys.exit("The virtual environment in .venv could not be made:\n" + answer.stdout.decode().strip())


def enter_venv(argv: "list[str]") -> None:
    """Go on as the Python in .venv; returns only when that is the one running already."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    if not venv_works():
        make_venv()
    os.execv(str(VENV_PYTHON), [str(VENV_PYTHON), str(ROOT / "dev.py"), *argv])


# --- From here on: the Python in .venv -----------------------------------------------------------


def fingerprint(requirements: str) -> str:
    """A hash over everything that decides what gets installed for a requirements file."""
    files = [ROOT / name for name in (RUNTIME, requirements, "requirements.lock")]
    return hashlib.sha256(sys.version.encode() + b"".join(file.read_bytes() for file in files)).hexdigest()


def is_installed(requirements: str, folder: Path = VENV) -> bool:
    """Whether the requirements file, as it stands now, was installed into the folder."""
    stamp = folder / f"installed-{requirements}"
    return stamp.exists() and stamp.read_text() == fingerprint(requirements)


def remember_installed(requirements: str, folder: Path = VENV) -> None:
    """Leave the stamp that `is_installed` looks for."""
    (folder / f"installed-{requirements}").write_text(fingerprint(requirements))


def install(requirements: str) -> None:
    """Install the pinned requirements unless these very ones are in place; else says why and exits."""
    if is_installed(requirements) or is_installed(DEVELOPMENT):  # the second includes the first
        return
    say(f"Installing {requirements}...")
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2"]
    pip = [sys.executable, "-m", "pip", "install", *quiet, "-r", requirements, "-c", "requirements.lock"]
    answer = subprocess.run(pip, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if answer.returncode != 0:
        sys.exit(why_pip_failed(answer.stdout))
    remember_installed(requirements)


def why_pip_failed(output: str) -> str:
    """One sentence if the index is out of reach, otherwise pip's own last lines."""
    signs = (
        "connection broken by",
        "Connection refused",
        "name resolution",
        "timed out",
        "Max retries exceeded",
    )
    if any(sign in output for sign in signs):
        return (
            "The requirements could not be installed because the package index can't be reached. "
            "Check the internet connection (or pip's settings) and run this again."
        )
    return "pip could not install the requirements:\n" + "\n".join(output.strip().splitlines()[-8:])


# --- Child processes -----------------------------------------------------------------------------


def manage(*args: str) -> "list[str]":
    """The command line of a manage.py command."""
    return [sys.executable, "manage.py", *args]


def run(
    command: "list[str]",
    environ: "dict[str, str]",
    meanwhile: "Callable[[subprocess.Popen[bytes]], object]" = lambda child: None,
) -> int:
    """Run a command to its end and give its exit code. When we are told to stop, it may tidy up first.

    `environ` comes on top of our own environment; `meanwhile` gets the child as soon as it runs.
    """
    child = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environ})
    try:
        meanwhile(child)
        return child.wait()
    except KeyboardInterrupt:
        end(child, [(lambda: None, 3), (child.terminate, 20), (child.kill, 5)])  # the terminal told it too
        raise
    except SystemExit:
        end(child, [(child.terminate, 20), (child.kill, 5)])
        raise


def end(child: "subprocess.Popen[bytes]", steps: "list[tuple[Callable[[], object], int]]") -> None:
    """Take one step after the other, each with so many seconds to take effect, until the child has ended."""
    for step, seconds in steps:
        step()
        try:
            child.wait(seconds)
            return
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            continue


# --- The commands --------------------------------------------------------------------------------


def is_free(port: int) -> bool:
    """Whether a server can listen on 127.0.0.1:port now."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def first_free_port(start: int = 8000) -> int:
    """The first free port from start on; exits if the next hundred are taken."""
    for port in range(start, start + 100):
        if is_free(port):
            return port
    sys.exit(f"Ports {start} to {start + 99} are all taken. Ask for another with --port.")


def write_env_file(path: Path) -> None:
    """Write the settings of a first run, for this user's eyes only, unless there are settings already."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with open(handle, "w") as file:
        file.write("# Written by dev.py for this machine only. .env.example explains every variable.\n")
        file.write(f"DEBUG=on\nSECRET_KEY={secrets.token_urlsafe(50)}\n")


def answers(server: "subprocess.Popen[bytes]", port: int) -> bool:
    """Whether the server came to take requests, rather than end. Asks for nothing, so nothing is logged."""
    while server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
                connection.shutdown(socket.SHUT_WR)
                connection.recv(1)
                return True
        except OSError:
            time.sleep(0.1)
    return False


def serve(args: "list[str]") -> int:
    """Prepare the database and the demo shops, then serve and send mail until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="dev.py serve", description=serve.__doc__)
    parser.add_argument(
        "--port", type=int, help="the port to serve on (default: the first free one from 8000)"
    )
    asked = parser.parse_args(args).port
    if asked is not None and not (asked > 0 and is_free(asked)):
        sys.exit(
            f"Port {asked} can't be used: it is taken or not allowed. Leave --port out to get a free one."
        )
    install(RUNTIME)
    write_env_file(ROOT / ".env")
    (ROOT / "var").mkdir(exist_ok=True)
    port = asked or first_free_port()
    environ = {
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PYTHONUNBUFFERED": "1",
        "DJANGO_RUNSERVER_HIDE_WARNING": "true",
    }
    demo = prepare_data(environ)

    def show_addresses(server: "subprocess.Popen[bytes]") -> None:
        if answers(server, port):
            say(f"\n{demo}\n\nAdmin: {environ['SITE_URL']}/admin/\nCtrl-C stops the server.\n")

    say("Starting the server...")
    sender = subprocess.Popen(manage("send_outbox"), cwd=ROOT, env={**os.environ, **environ})
    try:
        return run(manage("runserver", f"127.0.0.1:{port}"), environ, show_addresses)
    except KeyboardInterrupt:
        say("\nStopped.")
        return 0
    finally:
        end(sender, [(sender.terminate, 20), (sender.kill, 5)])


def prepare_data(environ: "dict[str, str]") -> str:
    """Bring the database up to date; gives what there is to say about the demo shops in it."""
    say("Preparing the database...")
    if run(manage("migrate", "--verbosity", "0"), environ) != 0:
        sys.exit("The database could not be prepared; the reason stands above.")
    say("Loading the demo shops...")
    seed = manage("seed_demo")
    demo = subprocess.run(seed, cwd=ROOT, env={**os.environ, **environ}, stdout=subprocess.PIPE, text=True)
    if demo.returncode != 0:
        sys.exit("The demo shops could not be loaded; the reason stands above.")
    return demo.stdout.strip()


def test(args: "list[str]") -> int:
    """Run every check and every test; what follows the command goes to pytest."""
    install(DEVELOPMENT)
    return run([sys.executable, "-m", "wraptor.tests.everything", *args], {})


def bench(args: "list[str]") -> int:
    """Measure the customer's page, or with "board" the staff's; --quick takes under four minutes."""
    install(DEVELOPMENT)
    return run([sys.executable, "-m", "bench", *args], {"SECRET_KEY": secrets.token_urlsafe(50)})


def pictures(args: "list[str]") -> int:
    """Take pictures of every page; what follows the command goes to pytest."""
    install(DEVELOPMENT)
    return run([sys.executable, "-m", "wraptor.tests.pictures", *args], {})


COMMANDS = {
    "serve": (serve, "serve Wraptor with its demo shops on this machine (the default; --port N)"),
    "test": (test, "run every check and every test; further options go to pytest"),
    "pictures": (pictures, "take a picture of every page, by width and theme, into var/pictures"),
    "bench": (bench, "measure the customer's page against a floor (--quick: four minutes), or: bench board"),
}


def main(argv: "list[str]") -> int:
    """Dispatch to the command named first, `serve` if none is."""
    if argv[:1] in (["-h"], ["--help"]):
        say(HELP.format(commands="\n".join(f"  {name:9}{does}" for name, (_, does) in COMMANDS.items())))
        return 0
    name, *args = argv if argv and not argv[0].startswith("-") else ["serve", *argv]
    if name not in COMMANDS:
        sys.exit(f"There is no command {name!r}. python3 dev.py --help lists them all.")
    enter_venv(argv)
    command, _ = COMMANDS[name]
    return command(args)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's background job would ignore Ctrl-C
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("\nStopped.")
        sys.exit(130)
