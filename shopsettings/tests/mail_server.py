"""A real mail server on loopback: it keeps what it is given, and can keep a sender waiting for ever."""

import asyncio
import socket
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class MailServer:
    """`messages` are those it took, in order; `url` is what EMAIL_URL has to be."""

    loop: asyncio.AbstractEventLoop

    def __init__(self, url):
        self.url = url
        self.messages = []
        self._open = asyncio.Event()
        self._open.set()
        self.reached = threading.Event()  # a sender has begun to hand over a mail

    def hang(self):
        """Keep every sender waiting from now on."""
        self._open.clear()

    def go_on(self):
        """Answer those that wait, and everybody else."""
        self.loop.call_soon_threadsafe(self._open.set)

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.reached.set()
        await self._open.wait()
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@contextmanager
def mail_server():
    """The server, for the block."""
    port = free_port()
    keeper = MailServer(f"smtp://127.0.0.1:{port}")
    controller = Controller(keeper, hostname="127.0.0.1", port=port)
    controller.start()
    keeper.loop = controller.loop
    try:
        yield keeper
    finally:
        controller.stop()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
