"""Gunicorn as shipped, on a free loopback port, for as long as a block lasts."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

STARTUP = 60  # seconds


@contextmanager
def gunicorn(environ: dict[str, str], *, settings: str = "wraptor.settings") -> Iterator[int]:
    """The port of a server with these variables and these settings. Raises RuntimeError if it doesn't answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {**os.environ, **environ, "BIND": f"127.0.0.1:{port}", "DJANGO_SETTINGS_MODULE": settings}
    command = [sys.executable, "-m", "gunicorn", "-c", "wraptor/gunicorn.py", "--access-logfile", os.devnull]
    server = subprocess.Popen([*command, "--log-level", "warning"], env=own)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Until a worker answers; gunicorn listens long before, while its workers are still importing."""
    deadline = time.monotonic() + STARTUP
    while time.monotonic() < deadline and server.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=STARTUP)
            connection.request("GET", "/")
            connection.getresponse().read()
            connection.close()
            return
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
    raise RuntimeError("gunicorn didn't start")
