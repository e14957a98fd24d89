"""An invoice is written, sent under the next number, and paid or taken back, each of it once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, ProtectedError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from billing.models import LARGEST_AMOUNT, Invoice, InvoiceLine
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_job
from shopsettings.tests.factories import make_person, make_shop

pytestmark = pytest.mark.django_db
State = Invoice.State


def history(job):
    """What was told of the job's invoices, oldest first."""
    return [event.sentence for event in job.events.filter(kind="invoice").order_by("pk")]


def total_of(invoice):
    return Invoice.objects.with_total().get(pk=invoice.pk).total


def test_a_new_invoice_is_a_draft_without_a_number_in_the_shops_currency():
    invoice = make_invoice(job=make_job(shop=make_shop(currency="KWD")))
    assert (invoice.state, invoice.number, invoice.label, invoice.currency) == ("draft", None, "", "KWD")
    assert not Invoice.objects.visible_to_customer().exists()


def test_an_invoice_keeps_its_currency_when_the_shop_changes_its_own():
    invoice = make_invoice()
    invoice.shop.currency = "EUR"
    invoice.shop.save()
    assert Invoice.objects.get().currency == "USD"


def test_sending_gives_the_shops_next_number():
    one, other = make_shop(), make_shop()
    jobs = [make_job(shop=shop) for shop in (one, one, other, one)]
    labels = [make_invoice(job=job, state=State.SENT).label for job in jobs]
    assert labels == ["INV-0001", "INV-0002", "INV-0001", "INV-0003"]


def test_drafts_leave_no_gaps_between_the_numbers():
    job = make_job()
    drafts = [make_invoice(job=job) for _ in range(3)]
    for invoice in (drafts[2], drafts[0]):
        invoice.send(by=None)
    assert [drafts[2].number, drafts[0].number, drafts[1].number] == [1, 2, None]


def test_sending_shows_the_invoice_to_the_customer():
    invoice = make_invoice()
    person = make_person(shop=invoice.shop)
    invoice.send(by=person)
    sent = Invoice.objects.visible_to_customer().get()
    assert (sent.state, sent.number) == (State.SENT, 1)
    assert sent.sent_at is not None
    event = invoice.job.events.first()
    assert (event.kind, event.sentence, event.by) == ("invoice", "Invoice INV-0001 sent", person)


def test_an_invoice_without_lines_is_not_sent():
    invoice = make_invoice(lines=[])
    with pytest.raises(ValidationError, match="Add at least one line"):
        invoice.send(by=None)
    assert Invoice.objects.get().state == State.DRAFT


def test_a_payment_and_its_time_are_recorded():
    invoice = make_invoice(state=State.SENT)
    invoice.record_payment(by=None)
    assert Invoice.objects.get(paid_at__gte=F("sent_at")).state == State.PAID
    assert history(invoice.job)[-1] == "Invoice INV-0001 paid"


def test_a_sent_invoice_is_taken_back_and_keeps_its_number():
    invoice = make_invoice(state=State.SENT)
    invoice.void(by=None)
    assert (Invoice.objects.get().state, Invoice.objects.get().number) == (State.VOID, 1)
    assert history(invoice.job)[-1] == "Invoice INV-0001 cancelled"
    assert make_invoice(job=invoice.job, state=State.SENT).number == 2


@pytest.mark.parametrize(
    ("verb", "wrong_states"),
    [
        ("send", [State.SENT, State.PAID, State.VOID]),
        ("record_payment", [State.DRAFT, State.PAID, State.VOID]),
        ("void", [State.DRAFT, State.PAID, State.VOID]),
    ],
)
def test_each_step_is_taken_once_and_in_order(verb, wrong_states):
    for state in wrong_states:
        invoice = make_invoice(state=state)
        told = history(invoice.job)
        with pytest.raises(ValidationError, match="already"):
            getattr(invoice, verb)(by=None)
        assert Invoice.objects.get(pk=invoice.pk).state == state
        assert history(invoice.job) == told


def test_somebody_with_an_old_copy_of_an_invoice_changes_nothing():
    invoice = make_invoice(state=State.SENT)
    old_copy = Invoice.objects.get()
    invoice.record_payment(by=None)
    with pytest.raises(ValidationError, match="Invoice INV-0001 is paid already"):
        old_copy.void(by=None)
    assert Invoice.objects.get().state == State.PAID


def test_the_total_is_the_sum_of_the_lines():
    lines = [("Full wrap", 1, 215000), ("Decal", 4, 1250), ("Deposit paid", 1, -100000)]
    assert total_of(make_invoice(lines=lines)) == 215000 + 4 * 1250 - 100000


def test_an_invoice_without_lines_comes_to_nothing():
    assert total_of(make_invoice(lines=[])) == 0


def test_each_total_counts_its_own_lines_only():
    job = make_job()
    totals = [100, 200, 300]
    invoices = [make_invoice(job=job, lines=[("A", 1, total - 1), ("B", 1, 1)]) for total in totals]
    assert [total_of(invoice) for invoice in invoices] == totals


def test_the_largest_lines_still_add_up():
    invoice = make_invoice(lines=[("Fleet", 1_000_000, LARGEST_AMOUNT)] * 100)
    for line in invoice.lines.all():
        line.full_clean()
    assert total_of(invoice) == 100 * 1_000_000 * LARGEST_AMOUNT


LINES = st.lists(st.tuples(st.integers(1, 1_000_000), st.integers(-(10**9), 10**9)), max_size=8)


class AnyLines(TestCase):
    """Hypothesis needs a database that it can roll back itself."""

    @settings(max_examples=50)
    @given(LINES)
    def test_lines_sum_to_the_total_for_any_input(self, amounts):
        invoice = make_invoice(lines=[("Line", quantity, price) for quantity, price in amounts])
        assert total_of(invoice) == sum(line.amount for line in invoice.lines.all())
        assert total_of(invoice) == sum(quantity * price for quantity, price in amounts)


@pytest.mark.parametrize(("field", "value"), [("quantity", 0), ("quantity", -1), ("quantity", 1_000_001)])
def test_a_line_needs_a_sensible_quantity(field, value):
    line = InvoiceLine(invoice=make_invoice(), description="Decal", unit_price=1, **{field: value})
    with pytest.raises(ValidationError):
        line.full_clean()


def test_a_due_date_is_kept():
    assert make_invoice(due_date=date(2026, 5, 15)).due_date == date(2026, 5, 15)


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_an_invoice_for_another_shops_job():
    invoice, other = make_invoice(), make_job()
    with pytest.raises(IntegrityError):
        Invoice.objects.filter(pk=invoice.pk).update(job=other)


@pytest.mark.parametrize("missing", ["number", "sent_at"])
def test_the_database_refuses_a_sent_invoice_without_number_or_date(missing):
    invoice = make_invoice(state=State.SENT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(**{missing: None})


def test_the_database_refuses_a_paid_invoice_without_a_date():
    invoice = make_invoice(state=State.PAID)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(paid_at=None)


def test_the_database_refuses_a_number_twice_in_a_shop():
    job = make_job()
    first, second = (make_invoice(job=job, state=State.SENT) for _ in range(2))
    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.filter(pk=second.pk).update(number=first.number)


def test_a_job_with_invoices_cannot_be_deleted():
    with pytest.raises(ProtectedError):
        make_invoice().job.delete()
