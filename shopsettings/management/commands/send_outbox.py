"""`manage.py send_outbox`: sends what waits in the outbox, until it is told to stop."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections

from shopsettings import mail

log = logging.getLogger(__name__)

IDLE = 2  # seconds until it looks again when nothing is due
TROUBLE = 10  # seconds until it tries again when the database doesn't answer


class Command(BaseCommand):
    help = (
        "Send the mail that waits in the outbox, and go on until SIGTERM or Ctrl-C; the mail in hand is "
        "finished first. On PostgreSQL any number of these may run side by side."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="send what is due now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            while mail.send_next():
                pass
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        while not stop.is_set():
            try:
                close_old_connections()
                pause = 0 if mail.send_next() else IDLE
            except (OperationalError, InterfaceError):
                log.warning("The database does not answer; trying again in %s seconds", TROUBLE)
                pause = TROUBLE
            stop.wait(pause)
