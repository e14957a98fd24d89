"""One invoice as its customer reads it: a plain value that the template prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from billing.models import Invoice
from billing.money import written
from shopsettings import languages
from shopsettings.dates import clock_time, long_day


@dataclass(frozen=True)
class Bill:
    """`state` is that of the invoice: "sent", "paid" or "void"."""

    state: str
    heading: str
    number: str
    amount: str  # what is due, large; empty unless something is
    explanation: str
    tick: str
    lines: Sequence[tuple[str, str]]
    total: str
    tracker_url: str


def fetch(code: str) -> Invoice | None:
    """The invoice behind `code`, with its lines, job and shop; None for a draft as for none at all."""
    shown = Invoice.objects.visible_to_customer().select_related("job__shop").prefetch_related("lines")
    return shown.with_total().filter(code=code).first()


def build(invoice: Invoice, *, now: datetime) -> Bill:
    """The page of one invoice as it reads at `now` in the active language."""
    today = invoice.job.shop.local(now).date()
    due = invoice.state == Invoice.State.SENT
    return Bill(
        state=invoice.state,
        heading=_heading(invoice.state),
        number=invoice.label,
        amount=written(invoice.total, invoice.currency) if due else "",
        explanation=_explanation(invoice, today),
        tick=_tick(invoice, today),
        lines=[
            (_line(line.description, line.quantity), written(line.amount, invoice.currency))
            for line in invoice.lines.all()
        ],
        total=written(invoice.total, invoice.currency),
        tracker_url=invoice.job.track_path + languages.suffix(invoice.job.shop.language),
    )


def _heading(state: str) -> str:
    return {
        Invoice.State.SENT: _("Balance due"),
        Invoice.State.PAID: _("Paid. Thank you"),
        Invoice.State.VOID: _("This invoice was cancelled"),
    }[Invoice.State(state)]


def _explanation(invoice: Invoice, today: date) -> str:
    if invoice.state == Invoice.State.VOID:
        return _("Nothing to pay.")
    if invoice.state == Invoice.State.SENT and invoice.due_date:
        return _("Due %(day)s") % {"day": long_day(invoice.due_date, today=today)}
    return ""


def _tick(invoice: Invoice, today: date) -> str:
    if invoice.state != Invoice.State.PAID or invoice.paid_at is None:
        return ""
    local = invoice.job.shop.local(invoice.paid_at)
    facts = {
        "amount": written(invoice.total, invoice.currency),
        "day": long_day(local.date(), today=today),
        "time": clock_time(local),
    }
    return _("%(amount)s received %(day)s at %(time)s.") % facts


def _line(description: str, quantity: int) -> str:
    return description if quantity == 1 else f"{description} × {quantity}"
