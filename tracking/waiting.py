"""What waits for the customer, and what is ticked off because it no longer does: proofs and invoices."""

from collections.abc import Sequence
from datetime import date

from billing.models import Invoice
from billing.money import written
from jobs import wording
from jobs.models import Job
from jobs.wording import Meaning
from proofs.models import Proof
from shopsettings.dates import long_day
from shopsettings.languages import gettext as _
from shopsettings.languages import kept_by_language
from tracking.tracker import Action, Task


def tasks(
    proof: Proof | None, unpaid: Sequence[Invoice], job: Job, *, today: date, status: str, ending: str
) -> list[Task]:
    """What to press, most pressing first. `proof` waits for a decision and `unpaid` for money; `status` is what
    the page says already, `ending` what its links end with to stay in the reader's language."""
    return [
        *_proof_tasks(proof, job, today, status, ending),
        *[_invoice_task(invoice, today, ending) for invoice in unpaid],
    ]


def ticks(proof: Proof | None, invoices: Sequence[Invoice], job: Job, *, today: date) -> list[str]:
    """What is done with, a sentence for each."""
    return [*_proof_ticks(proof, job, today), *_invoice_ticks(invoices)]


def _proof_tasks(proof: Proof | None, job: Job, today: date, status: str, ending: str) -> list[Task]:
    if proof is None or proof.sent_at is None:
        return []
    version, sent = _version_and_sent(proof.version, job.shop.local(proof.sent_at).date(), today)
    said_already = status == wording.sentence_for(Meaning.WAITING_PROOF)
    return [
        Task(
            caption="" if said_already else f"{version} · {sent}",
            heading=version,
            note=sent,
            action=Action(
                _("Review Design Proof"), proof.review_path + ending, name=f"proof-{proof.version}"
            ),
        )
    ]


@kept_by_language
def _version_and_sent(number: int, day: date, today: date) -> tuple[str, str]:
    version = _("Design proof, version %(version)s") % {"version": number}
    if day == today:
        return version, _("sent today")
    return version, _("sent %(day)s") % {"day": long_day(day, today=today)}


def _invoice_task(invoice: Invoice, today: date, ending: str) -> Task:
    amount = written(invoice.total, invoice.currency)
    heading = _("Invoice %(number)s · %(amount)s") % {"number": invoice.label, "amount": amount}
    action = Action(_("View Invoice & Pay"), invoice.pay_path + ending, name=f"invoice-{invoice.number}")
    if invoice.due_date is None:
        return Task(caption=amount, heading=heading, note="", action=action)
    day = {"day": long_day(invoice.due_date, today=today)}
    caption = f"{amount} · {_('due %(day)s') % day}"
    return Task(caption=caption, heading=heading, note=_("Due %(day)s") % day, action=action)


def _proof_ticks(proof: Proof | None, job: Job, today: date) -> list[str]:
    if proof is None or proof.decided_at is None:
        return []
    day = {"day": long_day(job.shop.local(proof.decided_at).date(), today=today)}
    if proof.state == Proof.State.APPROVED:
        return [_("You approved the design on %(day)s.") % day]
    if proof.state == Proof.State.CHANGES_REQUESTED:
        return [_("You asked for changes on %(day)s.") % day]
    return []


def _invoice_ticks(invoices: Sequence[Invoice]) -> list[str]:
    paid = [invoice for invoice in invoices if invoice.state == Invoice.State.PAID]
    return [_("Invoice %(number)s is paid. Thank you.") % {"number": invoice.label} for invoice in paid]
