"""The demo job: rows made in memory for any of its stages, so that nothing of it is in the database."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.urls import reverse

from billing import bill
from billing.models import Invoice, InvoiceLine
from jobs.models import Customer, Job, Stage
from jobs.workflow import FIRST_STAGES
from proofs import review
from proofs.models import Proof
from shopsettings import languages
from shopsettings.branding import brand_of, contact_of
from shopsettings.links import code_path
from shopsettings.models import Shop
from tracking.build import build
from tracking.fetch import Rows
from tracking.tracker import Action, Task, Tracker

# It opens nothing: codes like it exist only so that links can be built, which then lead elsewhere.
CODE = "demodemodemodemodemodemode"
REVIEW_LINK = "https://reviews.demo-wraps.example/"

SHOP = Shop(
    pk=1,
    name="Demo Wraps",
    phone="(415) 555-0134",  # kept free for films and examples, so that it rings nowhere
    email="hello@demo-wraps.example",
    review_link=REVIEW_LINK,
)
CUSTOMER = Customer(pk=1, shop=SHOP, name="Harbor Bakery")
STAGES = tuple(
    Stage(pk=place, shop=SHOP, name=name, position=place) for place, name in enumerate(FIRST_STAGES, start=1)
)
PROOF_WAITS = FIRST_STAGES.index("Proof approval") + 1
INVOICE_WAITS = FIRST_STAGES.index("Ready for pickup") + 1
FINISHED = len(STAGES)
SHOWN_FIRST = FIRST_STAGES.index("Printing") + 1

DAYS_LEFT = (14, 12, 10, 7, 3, 2, 1, 0, 0)  # until the expected date, stage by stage
LINES = (("Design", 35000), ("Printed film and laminate", 118000), ("Installation", 142000))  # in cents


def place_of(asked: str) -> int:
    """The stage somebody asked for in an address, from 1: the nearest there is, or the one shown first."""
    try:
        return min(max(1, int(asked)), len(STAGES))
    except ValueError:
        return SHOWN_FIRST


def tracker_at(place: int, *, now: datetime) -> Tracker:
    """The customer's page with the job on one stage, in the active language; its buttons stay in the demo."""
    page = build(_rows(place, now), now=now)
    return replace(
        page,
        first=page.first and _task_here(page.first),
        others=tuple([_task_here(task) for task in page.others]),
        review=page.review and _action_here(page.review),
        calendar_url="",
        send_url="",
    )


def review_of_proof(*, now: datetime, artwork_url: str) -> review.Review:
    """The proof page while the proof waits for an answer."""
    page = review.build(_proof(_job(PROOF_WAITS, now), now), now=now)
    return replace(page, artwork_url=artwork_url, tracker_url=path_at(PROOF_WAITS))


def bill_to_pay(*, now: datetime) -> bill.Bill:
    """The pay page while the invoice is unpaid."""
    page = bill.build(_invoice(_job(INVOICE_WAITS, now), now), now=now)
    return replace(page, tracker_url=path_at(INVOICE_WAITS))


def path_at(place: int) -> str:
    """The path of the demo with the job on this stage, in the active language."""
    return reverse("tracking:sample") + at(place)


def at(place: int) -> str:
    """What such a path ends in: `?stage=5`, or `?stage=5&lang=de`."""
    return f"?stage={place}" + languages.suffix(SHOP.language).replace("?", "&")


def _rows(place: int, now: datetime) -> Rows:
    job = _job(place, now)
    return Rows(
        job=job,
        brand=brand_of(SHOP),
        contact=contact_of(SHOP),
        stages=STAGES,
        proof=_proof(job, now) if place >= PROOF_WAITS else None,
        invoices=[_invoice(job, now)] if place >= INVOICE_WAITS else [],
        reached={stage.pk: _came_to(stage.pk, place, now) for stage in STAGES[:place]},
    )


def _came_to(stage: int, place: int, now: datetime) -> datetime:
    """When a job that stands on `place` now came to an earlier stage, had all gone to plan."""
    return now - timedelta(days=DAYS_LEFT[stage - 1] - DAYS_LEFT[place - 1])


def _job(place: int, now: datetime) -> Job:
    return Job(
        pk=1,
        shop=SHOP,
        number=42,
        code=CODE,
        customer=CUSTOMER,
        title="Delivery van, full wrap",
        vehicle_year=2023,
        vehicle_make="Ford",
        vehicle_model="Transit",
        wrap_type="Full wrap, matte laminate",
        stage=STAGES[place - 1],
        stage_since=now,
        due_date=SHOP.local(now).date() + timedelta(days=DAYS_LEFT[place - 1]),
    )


def _proof(job: Job, now: datetime) -> Proof:
    """Waiting while the job is on its stage, approved after that."""
    approved = job.stage_id > PROOF_WAITS
    return Proof(
        pk=1,
        job=job,
        version=1,
        code=CODE,
        note="I matched the blue to your storefront sign and kept the phone number clear of the wheels.",
        state=Proof.State.APPROVED if approved else Proof.State.SENT,
        sent_at=_came_to(PROOF_WAITS, job.stage_id, now),
        decided_at=_came_to(PROOF_WAITS + 1, job.stage_id, now) if approved else None,
    )


def _invoice(job: Job, now: datetime) -> Invoice:
    """Unpaid until the job is finished."""
    paid = job.stage_id == FINISHED
    invoice = Invoice(
        pk=1,
        shop=SHOP,
        job=job,
        number=31,
        code=CODE,
        currency="USD",
        due_date=SHOP.local(now).date() + timedelta(days=7),
        state=Invoice.State.PAID if paid else Invoice.State.SENT,
        sent_at=now,
        paid_at=now if paid else None,
    )
    lines = [InvoiceLine(invoice=invoice, description=text, unit_price=price) for text, price in LINES]
    invoice.total = sum(line.amount for line in lines)
    setattr(invoice, "_prefetched_objects_cache", {"lines": lines})  # noqa: B010  where a query would leave them
    return invoice


def _task_here(task: Task) -> Task:
    return replace(task, action=_action_here(task.action))


def _action_here(action: Action) -> Action:
    """The button, leading to a page of the demo instead of away from it."""
    here = {
        code_path("proofs:review", CODE): "tracking:sample_proof",
        code_path("billing:pay", CODE): "tracking:sample_invoice",
        REVIEW_LINK: "tracking:sample_review",
    }
    away = action.url.partition("?")[0]
    return replace(action, url=reverse(here[away]) + languages.suffix(SHOP.language), external=False)
