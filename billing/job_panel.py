"""A job's invoices, as they stand on the job's staff page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from billing.models import Invoice
from billing.money import written
from jobs.job_panels import Line, Panel
from jobs.models import Job
from shopsettings import access
from shopsettings.dates import short_day
from shopsettings.links import absolute


def invoices_of(request: HttpRequest, job: Job) -> Panel:
    """The newest first."""
    invoices = access.own_rows(request, Invoice.objects.with_total().filter(job=job))
    return Panel(
        name="invoices",
        title="Invoices",
        lines=tuple(_line(invoice, job) for invoice in invoices.order_by("-pk")),
        none_yet="No invoice yet.",
        add_label="New invoice",
        add_url="" if access.is_operator(request) else f"{reverse('admin:billing_invoice_add')}?job={job.pk}",
    )


def _line(invoice: Any, job: Job) -> Line:
    return Line(
        name=invoice.label or "Draft",
        url=reverse("admin:billing_invoice_change", args=[invoice.pk]),
        state=invoice.get_state_display(),
        note=_note(invoice, job),
        customer_url="" if invoice.state == Invoice.State.DRAFT else absolute(invoice.pay_path),
    )


def _note(invoice: Any, job: Job) -> str:
    """How much, and by when or since when."""
    amount, today = written(invoice.total, invoice.currency), job.shop.today()
    if invoice.state == Invoice.State.PAID and invoice.paid_at:
        return f"{amount} · {short_day(job.shop.local(invoice.paid_at).date(), today=today)}"
    if invoice.due_date:
        return f"{amount} · due {short_day(invoice.due_date, today=today)}"
    return str(amount)
