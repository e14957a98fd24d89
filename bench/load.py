"""A small closed-loop HTTP client: a few kept-alive connections, each asking again once it is answered."""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

CONNECTIONS = 8


@dataclass(frozen=True)
class Round:
    """What came of one round; `unexpected` counts answers with another status than hoped for."""

    answers: int
    seconds: float
    unexpected: int

    @property
    def per_second(self) -> float:
        return self.answers / self.seconds


def run(port: int, requests: list[bytes], *, seconds: float, status: bytes) -> Round:
    """Ask `port` on loopback for `requests` in turn for so long, and count the answers."""
    with selectors.DefaultSelector() as selector:
        asked = cycle(requests)
        connections = [Connection(port, asked, status) for _ in range(CONNECTIONS)]
        started = time.perf_counter()
        for connection in connections:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.ask()
        while (now := time.perf_counter()) - started < seconds:
            for key, _ in selector.select(timeout=1):
                if not key.data.hear():
                    selector.unregister(key.data.socket)
                    key.data.reconnect()
                    selector.register(key.data.socket, selectors.EVENT_READ, key.data)
        for connection in connections:
            connection.socket.close()
    return Round(
        answers=sum(connection.answers for connection in connections),
        seconds=now - started,
        unexpected=sum(connection.unexpected for connection in connections),
    )


class Connection:
    """One kept-alive connection with at most one question under way."""

    def __init__(self, port: int, asked: Iterator[bytes], status: bytes) -> None:
        self.port, self.asked, self.status = port, asked, b"HTTP/1.1 " + status
        self.answers = self.unexpected = 0
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.heard = b""

    def ask(self) -> None:
        self.heard = b""
        self.socket.sendall(next(self.asked))

    def reconnect(self) -> None:
        """The server may close a connection after any answer."""
        self.socket.close()
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.ask()

    def hear(self) -> bool:
        """Take what has come; ask again once the answer is whole. False when the server has hung up."""
        received = self.socket.recv(65536)
        self.heard += received
        head, ended, body = self.heard.partition(b"\r\n\r\n")
        if ended and len(body) >= _length(head):
            self.answers += 1
            self.unexpected += not head.startswith(self.status)
            if b"connection: close" in head.lower():
                return False
            self.ask()
        return bool(received)


def _length(head: bytes) -> int:
    """Bytes of the body. Every answer here either says so or has none."""
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def get(path: str, **headers: str) -> bytes:
    """A GET as a browser would send it over a kept-alive connection."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", "Accept-Encoding: gzip, deflate"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
