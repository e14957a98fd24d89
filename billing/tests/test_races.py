"""Invoices sent or paid at the same moment are numbered without gaps and paid once."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_job
from shopsettings.tests.racing import at_once, rounds_until, without_locks

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def kinds(results):
    return {type(result) for result in results}


# --- Twenty invoices are sent at once ----------------------------------------------------------


def send_twenty():
    job = make_job()
    drafts = [make_invoice(job=job) for _ in range(20)]
    results = at_once(*(partial(draft.send, by=None) for draft in drafts))
    numbered = Invoice.objects.filter(job=job, number__isnull=False).order_by("number")
    return results, list(numbered.values_list("number", flat=True))


def test_twenty_invoices_sent_at_once_are_numbered_without_gaps():
    for _ in range(3):
        results, numbers = send_twenty()
        assert (kinds(results), numbers) == ({type(None)}, list(range(1, 21)))


def test_without_the_lock_two_invoices_want_one_number(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda outcome: IntegrityError in kinds(outcome[0]), send_twenty)


# --- One invoice is paid and voided at once ----------------------------------------------------


def pay_and_void():
    invoice = make_invoice(state=Invoice.State.SENT)
    copies = [Invoice.objects.get(pk=invoice.pk) for _ in range(2)]
    results = at_once(partial(copies[0].record_payment, by=None), partial(copies[1].void, by=None))
    return results, invoice.job.events.filter(kind="invoice").count() - 1  # sent


def test_of_a_payment_and_a_void_at_once_exactly_one_counts():
    for _ in range(10):
        results, steps = pay_and_void()
        assert (kinds(results), steps) == ({type(None), ValidationError}, 1)


def test_without_the_lock_both_count(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda outcome: outcome[1] == 2, pay_and_void)
