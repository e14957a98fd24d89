"""The outbox: one mail for one event, leased, tried again, and at last given up where people see it."""

from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.core import mail as sent
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from shopsettings import mail
from shopsettings.outbox import LEASE, PAUSES, OutboxMail
from shopsettings.tests.factories import make_mail, make_shop
from shopsettings.tests.racing import at_once

pytestmark = pytest.mark.django_db


def send_due():
    """Send what is due, as the sender does."""
    call_command("send_outbox", "--once")


@pytest.fixture
def broken(monkeypatch):
    """A mail server that takes nothing."""

    def refuse(self, messages):
        raise ConnectionRefusedError("the mail server is down")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def test_a_mail_leaves_when_the_sender_looks():
    make_mail(to="pat@customer.example", subject="Your link")
    assert sent.outbox == []
    send_due()
    assert [(message.to, message.subject) for message in sent.outbox] == [
        (["pat@customer.example"], "Your link")
    ]


def test_a_mail_leaves_once():
    make_mail()
    send_due()
    send_due()
    assert len(sent.outbox) == 1


def test_one_event_mails_one_person_once():
    shop = make_shop()
    for subject in ("First", "Second"):
        make_mail(shop=shop, event_key="proof 7 sent", subject=subject)
    assert [row.subject for row in OutboxMail.objects.all()] == ["First"]


def test_an_event_that_was_mailed_is_not_mailed_again():
    make_mail(event_key="proof 7 sent")
    send_due()
    make_mail(event_key="proof 7 sent")
    send_due()
    assert len(sent.outbox) == 1


def test_one_event_may_mail_two_people():
    make_mail(to="pat@customer.example", event_key="proof 7 sent")
    make_mail(to="kim@customer.example", event_key="proof 7 sent")
    send_due()
    assert [message.to for message in sent.outbox] == [["pat@customer.example"], ["kim@customer.example"]]


def test_an_event_that_did_not_happen_mails_nobody():
    with transaction.atomic():
        make_mail()
        transaction.set_rollback(True)
    send_due()
    assert sent.outbox == []


@pytest.mark.parametrize("address", ["", "pat", "a@x.example, b@x.example", "a@x.example\nBcc: b@x.example"])
def test_a_mail_goes_to_one_address_or_is_not_written(address):
    with pytest.raises(ValidationError):
        make_mail(to=address)
    assert not OutboxMail.objects.exists()


def test_what_a_mail_said_is_not_kept_once_it_has_left():
    row = make_mail(text="https://testserver/track/abc")
    send_due()
    row.refresh_from_db()
    assert (row.state, row.text, row.html) == (OutboxMail.State.SENT, "", "")
    assert row.sent_at is not None


def test_a_failed_mail_waits_longer_each_time_and_is_then_given_up(broken):
    row, waited = make_mail(), []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in PAUSES:
            send_due()
            row.refresh_from_db()
            assert row.state == OutboxMail.State.WAITING
            waited.append(row.due_at - timezone.now())
            clock.shift(waited[-1])
        send_due()
    row.refresh_from_db()
    assert waited == list(PAUSES) == sorted(PAUSES)
    assert (row.state, row.attempts) == (OutboxMail.State.GIVEN_UP, len(PAUSES) + 1)
    assert row.text


def test_a_mail_that_was_given_up_is_left_alone(broken):
    make_mail(state=OutboxMail.State.GIVEN_UP)
    assert mail.send_next() is False


def test_a_failed_mail_leaves_when_the_server_is_back(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", lambda self, messages: 1 / 0)
        row = make_mail()
        send_due()
    with time_machine.travel(timezone.now() + PAUSES[0]):
        send_due()
    row.refresh_from_db()
    assert (row.state, row.problem, len(sent.outbox)) == (OutboxMail.State.SENT, "", 1)


def test_a_mail_that_can_not_be_sent_does_not_keep_the_next_one_waiting():
    shop = make_shop()
    OutboxMail.objects.filter(pk=make_mail(shop=shop).pk).update(recipient="one\ntwo")
    make_mail(shop=shop, to="pat@customer.example")
    send_due()
    assert [message.to for message in sent.outbox] == [["pat@customer.example"]]


def test_people_read_why_it_failed_but_not_the_link(broken, monkeypatch):
    code = "a2b3" * 6 + "zz"

    def refuse(self, messages):
        raise ConnectionError(f"550 we do not like\nhttps://testserver/track/{code}")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    row = make_mail()
    send_due()
    row.refresh_from_db()
    assert row.problem == "ConnectionError: 550 we do not like https://testserver/track/[code]"


def test_neither_the_link_nor_the_address_is_logged(broken, caplog):
    make_mail(to="pat@customer.example", text="https://testserver/track/" + "a2b3" * 6 + "zz")
    send_due()
    assert "attempt 1: ConnectionRefusedError" in caplog.text
    assert "a2b3" not in caplog.text
    assert "pat@" not in caplog.text


# --- Leases -------------------------------------------------------------------------------------


def test_a_mail_in_hand_is_nobody_elses():
    make_mail()
    assert OutboxMail.objects.lease() is not None
    assert OutboxMail.objects.lease() is None


def test_a_sender_that_died_loses_nothing():
    make_mail()
    OutboxMail.objects.lease()  # and never heard of again
    with time_machine.travel(timezone.now() + LEASE):
        send_due()
    assert len(sent.outbox) == 1


def test_a_sender_that_was_too_slow_does_not_undo_what_the_next_one_did():
    make_mail()
    slow = OutboxMail.objects.lease()
    assert slow is not None
    with time_machine.travel(timezone.now() + LEASE):
        send_due()
    slow.mark_failed("too slow")
    assert OutboxMail.objects.get().state == OutboxMail.State.SENT


def test_a_later_mail_does_not_overtake_an_earlier_one():
    shop = make_shop()
    for minutes in (3, 9, 6):
        row = make_mail(shop=shop, subject=f"{minutes} minutes old")
        OutboxMail.objects.filter(pk=row.pk).update(due_at=timezone.now() - timedelta(minutes=minutes))
    send_due()
    assert [message.subject[0] for message in sent.outbox] == ["9", "6", "3"]


SENDERS = 6


def lease_together(lease, *, mails=SENDERS):
    """What several senders take from an outbox, all at the same moment."""
    shop = make_shop()
    for _ in range(mails):
        make_mail(shop=shop)
    return [taken.pk for taken in at_once(*[lease] * SENDERS) if taken is not None]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_senders_side_by_side_never_take_the_same_mail():
    for _ in range(5):
        taken = lease_together(OutboxMail.objects.lease)
        assert len(taken) == len(set(taken)) == SENDERS
        OutboxMail.objects.all().delete()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_senders_that_lock_nothing_would_take_the_same_mail():
    """The positive control: the same test, reading without the lock."""
    all_have_read = Barrier(SENDERS, timeout=30)

    def read_then_take():
        row = OutboxMail.objects.due(timezone.now()).order_by("due_at", "pk")[0]
        all_have_read.wait()
        OutboxMail.objects.filter(pk=row.pk).update(due_at=timezone.now() + LEASE)
        return row

    taken = lease_together(read_then_take)
    assert len(set(taken)) < len(taken)
