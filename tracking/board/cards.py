"""What stands on the board, as plain values: cards in lists, in the words staff read."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from billing import money
from billing.models import Invoice
from jobs import workflow
from jobs.models import Job, Stage
from proofs.models import Proof
from shopsettings.dates import brief_day
from tracking import frames

CARD = "admin/board/board.html#card"


@dataclass(frozen=True)
class Due:
    """The due date as somebody in a workshop says it; `urgency` is "", "soon" or "late"."""

    words: str
    urgency: str = ""


@dataclass(frozen=True)
class Step:
    """A stage a job can be moved to; `place` says that it stands there ("here") or that it is the "next"."""

    pk: int
    name: str
    place: str


@dataclass(frozen=True)
class Menu:
    """Where jobs on one stage, given by its id, can go."""

    stage: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Card:
    """A job on the board. Its numbers are texts, so that cards that look alike are rendered once for all."""

    job: str  # its id
    label: str
    state: Job.State
    stage: str  # its id
    stands_on: str  # the stage's name where the list doesn't say it
    seen: str  # what somebody who gives an order about it has seen: see tracking/board/selection.py
    customer: str
    details: str  # vehicle and wrap
    due: Due | None
    chips: tuple[str, ...]
    job_url: str
    move_url: str
    track_url: str

    @property
    def html(self) -> str:
        return frames.render(CARD, {"card": self})


@dataclass(frozen=True)
class Count:
    """How many jobs stand in a column."""

    name: str
    title: str
    count: str


@dataclass(frozen=True)
class Column:
    """One list of the board, as far as it is shown."""

    name: str
    title: str
    note: str
    drop: str  # what is ordered when a card is dropped here, as stage=12 or state=on_hold; empty: nothing
    count: str
    shown: int
    cards: tuple[Card, ...]
    after: str  # the key to go on after; empty when all is shown
    is_open: bool  # a drawer that shows what was searched for

    @cached_property
    def version(self) -> str:
        """Differs whenever the list would look different."""
        return digest(repr(self))


@dataclass(frozen=True)
class Board:
    """Some or all lists of a shop's board."""

    columns: tuple[Column, ...]
    drawers: tuple[Column, ...]
    menus: tuple[Menu, ...]  # one for each stage, in order
    tally: tuple[Count, ...]  # of all columns
    query: str
    found: int  # jobs in all lists together, shown or not

    @property
    def found_words(self) -> str:
        """What came of the search."""
        if not self.found:
            return "No job found. Try fewer words: a number, a name, a vehicle or a part of the phone number."
        return f"{self.found:,} job{'s' if self.found > 1 else ''} found"

    @cached_property
    def menus_version(self) -> str:
        return digest(repr(self.menus))

    @cached_property
    def tally_version(self) -> str:
        return digest(repr(self.tally))

    @cached_property
    def version(self) -> str:
        return digest(repr([self.tally, *(column.version for column in [*self.columns, *self.drawers])]))


def digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=9).hexdigest()


def menus_of(stages: Sequence[Stage]) -> tuple[Menu, ...]:
    return tuple(Menu(here.pk, _steps(stages, at)) for at, here in enumerate(stages))


def _steps(stages: Sequence[Stage], here: int) -> tuple[Step, ...]:
    return tuple(Step(stage.pk, stage.name, mark) for stage, mark in workflow.marked(stages, here))


def due_words(due: date, today: date) -> Due:
    """Staff may read "over" and red, which customers never do."""
    days = (due - today).days
    if days < 0:
        return Due(f"{-days} day{'s' if days < -1 else ''} over", "late")
    if days < 2:
        return Due("Tomorrow" if days else "Today", "soon")
    return Due(brief_day(due, today=today))


def proof_words(version: int, state: str) -> str:
    """The latest proof that was sent, and what came of it."""
    return {
        Proof.State.SENT: f"Proof v{version} sent",
        Proof.State.APPROVED: f"Proof v{version} approved",
        Proof.State.CHANGES_REQUESTED: "Changes requested",
    }[Proof.State(state)]


def invoice_words(invoices: Sequence[Invoice]) -> list[str]:
    """What is still to be paid, one text for each currency; "Paid" when that is nothing."""
    owed: dict[str, int] = {}
    for invoice in invoices:
        if invoice.state == Invoice.State.SENT:
            owed[invoice.currency] = owed.get(invoice.currency, 0) + invoice.total
    if owed:
        return [f"Invoice {money.written(amount, currency)}" for currency, amount in owed.items()]
    return ["Paid"] if invoices else []


def details_of(job: Job) -> str:
    return " · ".join(filter(None, [job.vehicle, job.wrap_type]))
