"""Invoices for tests, brought into their state by the verbs staff use."""

from billing.models import Invoice, InvoiceLine
from jobs.tests.factories import make_job

FULL_WRAP = [("Full wrap", 1, 124000)]  # description, quantity, unit price in minor units


def make_invoice(*, job=None, state=Invoice.State.DRAFT, lines=FULL_WRAP, due_date=None, by=None):
    """An invoice in the currency of the job's shop."""
    invoice = Invoice(job=job or make_job(), due_date=due_date)
    invoice.draft()
    for description, quantity, unit_price in lines:
        InvoiceLine.objects.create(
            invoice=invoice, description=description, quantity=quantity, unit_price=unit_price
        )
    if state != Invoice.State.DRAFT:
        invoice.send(by=by)
    if state == Invoice.State.PAID:
        invoice.record_payment(by=by)
    elif state == Invoice.State.VOID:
        invoice.void(by=by)
    return invoice
