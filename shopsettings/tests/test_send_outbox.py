"""The sender as its own process: told to stop, killed in the middle of a mail, several side by side."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from shopsettings.outbox import LEASE, OutboxMail
from shopsettings.tests.factories import make_mail, make_shop
from shopsettings.tests.mail_server import mail_server

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

SENDER = [sys.executable, "manage.py", "send_outbox"]

# The positive control of the kill: a sender that says "sent" before it has sent.
CARELESS = """
import django
django.setup()
from django.core.management import call_command
from shopsettings.outbox import OutboxMail, OutboxQuerySet
lease = OutboxQuerySet.lease
def sent_already(self):
    mail = lease(self)
    if mail is not None:
        mail.mark_sent()
    return mail
OutboxQuerySet.lease = sent_already
call_command("send_outbox")
"""


@contextmanager
def senders(server, *, how_many=1, command=SENDER):
    """So many sender processes on the database of this test; those that still run afterwards are killed."""
    database = connection.settings_dict
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "wraptor.settings",
        "DATABASE_URL": f"postgres://{database['USER']}@/{database['HOST']}/{database['NAME']}",
        "EMAIL_URL": server.url,
    }
    running = [subprocess.Popen(command, cwd=settings.BASE_DIR, env=environ) for _ in range(how_many)]
    try:
        yield running
    finally:
        for process in running:
            process.kill()
            process.wait()


def until(condition, *, at_most=30):
    """Wait for so many seconds until the condition holds."""
    deadline = time.monotonic() + at_most
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def states():
    return Counter(OutboxMail.objects.values_list("state", flat=True))


def kill_in_the_middle(server, command=SENDER):
    """Let a sender begin to hand over the one mail there is, and kill it there."""
    server.hang()
    with senders(server, command=command) as (process,):
        assert server.reached.wait(30)
        process.send_signal(signal.SIGKILL)
        process.wait()
    server.go_on()
    assert server.messages == []


def send_after_the_lease():
    with time_machine.travel(timezone.now() + LEASE):
        call_command("send_outbox", "--once")


@pytest.fixture
def through(settings):
    """Let this process send through a server too."""

    def point(server):
        host, port = server.url.removeprefix("smtp://").split(":")
        backend = "django.core.mail.backends.smtp.EmailBackend"
        settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"host": host, "port": int(port)}}}

    return point


def test_a_sender_killed_in_the_middle_of_a_mail_loses_nothing(through):
    make_mail(to="pat@customer.example")
    with mail_server() as server:
        kill_in_the_middle(server)
        assert states() == {"waiting": 1}
        through(server)
        call_command("send_outbox", "--once")
        assert server.messages == []  # it is still the dead one's
        send_after_the_lease()
        assert [message["To"] for message in server.messages] == ["pat@customer.example"]
    assert states() == {"sent": 1}


def test_a_sender_that_marked_before_it_sent_would_lose_the_mail(through):
    make_mail()
    with mail_server() as server:
        kill_in_the_middle(server, command=[sys.executable, "-c", CARELESS])
        through(server)
        send_after_the_lease()
        assert server.messages == []
    assert states() == {"sent": 1}


def test_three_senders_side_by_side_send_each_mail_once():
    shop = make_shop()
    for number in range(40):
        make_mail(shop=shop, to=f"customer{number}@x.example")
    with mail_server() as server, senders(server, how_many=3):
        until(lambda: states() == {"sent": 40})
        got = Counter(message["To"] for message in server.messages)
    assert (len(got), set(got.values())) == (40, {1})


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_sender_told_to_stop_ends_well(name):
    make_mail()
    with mail_server() as server, senders(server) as (process,):
        until(lambda: states() == {"sent": 1})
        process.send_signal(getattr(signal, name))
        assert process.wait(30) == 0


def test_a_sender_told_to_stop_finishes_the_mail_in_hand_and_takes_no_other():
    shop = make_shop()
    for _ in range(2):
        make_mail(shop=shop)
    with mail_server() as server:
        server.hang()
        with senders(server) as (process,):
            assert server.reached.wait(30)
            process.send_signal(signal.SIGTERM)
            server.go_on()
            assert process.wait(30) == 0
        assert len(server.messages) == 1
    assert states() == {"sent": 1, "waiting": 1}
