"""One job as its customer reads it: a plain value, made from its rows, that the template prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import ngettext

from billing.models import Invoice
from billing.money import written
from jobs import wording, workflow
from jobs.models import Job, Stage, VehicleKind
from jobs.wording import Meaning
from proofs.models import Proof
from shopsettings import languages
from shopsettings.branding import Brand, Contact
from shopsettings.dates import brief_day, clock_time, long_day, short_day
from shopsettings.languages import gettext as _
from shopsettings.languages import kept_by_language
from shopsettings.links import code_path, is_safe_link
from shopsettings.models import Shop
from tracking.fetch import Rows


class Situation(StrEnum):
    """How the page looks as a whole."""

    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"
    FINISHED = "finished"


class Artwork(StrEnum):
    """The vehicle drawn on the step bar; NONE leaves the bar alone."""

    VAN = "van"
    CAR = "car"
    PICKUP = "pickup"
    NONE = "none"


class Turn(StrEnum):
    """Who has to do something before the job goes on."""

    CUSTOMER = "customer"
    SHOP = "shop"
    NOBODY = "nobody"  # it is paused


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    TODO = "todo"


@dataclass(frozen=True)
class Step:
    name: str
    state: StepState
    reached: str = ""  # the day the job last came to a step that is done; empty if it was skipped


@dataclass(frozen=True)
class Eta:
    """When to expect the vehicle: the bold lead, then a quieter note; of a changed date also what it was."""

    lead: str
    note: str = ""
    has_passed: bool = False
    before: str = ""
    reason: str = ""  # of the change, in the shop’s words

    @property
    def spoken(self) -> str:
        """Both as one or two sentences."""
        if self.has_passed:
            return f"{self.lead}. {self.note}"
        return f"{', '.join(filter(None, [self.lead, self.note]))}."


@dataclass(frozen=True)
class Action:
    """A button. `external` ones lead to another site; the name keeps its focus when the page changes."""

    label: str
    url: str
    name: str
    external: bool = False


@dataclass(frozen=True)
class Task:
    """Something that waits for the customer: its button, a caption above it in the hero, or a heading and a
    note in the card."""

    caption: str
    heading: str
    note: str
    action: Action


@dataclass(frozen=True)
class Tracker:
    """Everything the page shows, in the active language, and nothing it doesn't."""

    brand: Brand
    contact: Contact
    code: str
    vehicle: str
    situation: Situation
    turn: Turn | None  # None once there is nothing left to do
    status: str
    explanation: str
    hold_reason: str  # in the shop’s words, which follow the explanation
    eta: Eta | None
    first: Task | None  # the one filled button, in the hero
    others: tuple[Task, ...]  # the rest, in the card "Also waiting for you"
    review: Action | None
    ticks: tuple[str, ...]
    artwork: Artwork
    percent: int | None
    film: int  # the film's edge in the drawing's units, 0 to 360
    place: int
    steps: tuple[Step, ...]
    details: tuple[tuple[str, str], ...]
    updated_clock: str  # when this was, on the shop’s clock
    updated_iso: str
    calendar_url: str  # the expected date as a file; empty when there is none to expect
    send_url: str  # where the reader can have the link mailed; empty where there is none to mail

    @property
    def current(self) -> str:
        return self.steps[self.place - 1].name

    @property
    def next(self) -> str:
        """The stage after this one; empty on the last."""
        return self.steps[self.place].name if self.place < len(self.steps) else ""

    @property
    def whose_turn(self) -> str:
        """`turn` in words."""
        words = {
            Turn.CUSTOMER: _("Waiting for you"),
            Turn.SHOP: _("We’re working on it"),
            Turn.NOBODY: _("Paused"),
        }
        return words[self.turn] if self.turn else ""

    @property
    def shows_progress(self) -> bool:
        """Whether there is a bar and a percentage: not when cancelled, nor where one stage says nothing."""
        return self.percent is not None and self.situation is not Situation.CANCELLED

    @property
    def steps_open(self) -> bool:
        """Whether a phone shows every step at once: while work goes on, nothing waits for the reader and the
        list is no longer than a screen."""
        waits = self.first is not None
        return not waits and self.situation is not Situation.FINISHED and len(self.steps) <= 12

    @property
    def announcement(self) -> str:
        """What a screen reader is told when the page has changed: whose turn it is only if it’s the reader’s."""
        said = [_("Update: %(status)s.") % {"status": self.status}]
        if self.turn is Turn.CUSTOMER:
            said.append(f"{self.whose_turn}.")
        if self.shows_progress:
            said.append(_("%(percent)s percent.") % {"percent": self.percent})
        if self.eta:
            said.append(self.eta.spoken)
        return " ".join(said)


def build(rows: Rows, *, now: datetime) -> Tracker:
    """The page of these rows, as it reads at `now` in the active language."""
    job, shop = rows.job, rows.job.shop
    local = shop.local(now)
    today = local.date()
    progress = workflow.progress(job.stage_id, [stage.id for stage in rows.stages])
    unpaid = [invoice for invoice in rows.invoices if invoice.state == Invoice.State.SENT]
    waiting_proof = rows.proof if rows.proof and rows.proof.state == Proof.State.SENT else None
    meaning = wording.customer_meaning(
        job.stage.name,
        finished=progress.finished,
        proof_waits=waiting_proof is not None,
        invoice_waits=bool(unpaid),
    )
    situation = _situation(job, meaning, progress)
    contact = rows.contact
    if situation is Situation.CANCELLED:
        waiting_proof = None
    status = _status(job, meaning)
    ending = languages.suffix(shop.language)
    tasks = [*_proof_tasks(waiting_proof, job, today, status, ending), *_invoice_tasks(unpaid, today, ending)]
    # A last stage like "Dispute" ends the bar, but is nothing to give thanks for.
    good_end = situation is Situation.FINISHED and (
        meaning is not Meaning.GENERIC or bool(job.stage.sentence)
    )
    finished_on = long_day(shop.local(job.stage_since).date(), today=today) if good_end else ""
    # What is ready to collect isn't expected any more, and never late.
    awaited = situation is Situation.IN_PROGRESS and meaning is not Meaning.READY
    expected = awaited and job.due_date is not None and job.due_date >= today
    return Tracker(
        brand=rows.brand,
        contact=contact,
        code=job.code,
        vehicle=job.vehicle,
        situation=situation,
        turn=_turn(situation, meaning, proof_waits=waiting_proof is not None),
        status=status,
        explanation=_explanation(situation, meaning, waiting_proof, job.stage.name, contact, finished_on),
        hold_reason=job.hold_reason if job.state == Job.State.ON_HOLD else "",
        eta=eta(job, today) if awaited else None,
        first=tasks[0] if tasks else None,
        others=tuple(tasks[1:]),
        review=_review(shop.review_link) if good_end else None,
        ticks=(*_proof_ticks(rows.proof, job, today), *_invoice_ticks(rows.invoices)),
        artwork=_artwork(job.vehicle_kind),
        percent=progress.percent,
        film=_film(progress.percent),
        place=progress.place,
        steps=_steps(rows.stages, progress, _days(rows.reached, shop, today)),
        details=_details(job),
        updated_clock=clock_time(local),
        updated_iso=local.isoformat(timespec="seconds"),
        calendar_url=code_path("tracking:expected", job.code) + ending if expected else "",
        send_url=code_path("tracking:send", job.code) + ending,
    )


def eta(job: Job, today: date) -> Eta:
    """The expected date in words. Never a reproach: a passed date is an estimate that was missed."""
    if job.due_date is None:
        return Eta(lead="", note=_("Completion date to be confirmed"))
    if job.due_date < today:
        was = _("Our estimate was %(day)s.") % {"day": long_day(job.due_date, today=today)}
        return Eta(lead=_("Taking a little longer than planned"), note=was, has_passed=True)
    if job.due_date_was is None or job.due_date_was == job.due_date:
        return Eta(*_expected(job.due_date, today))
    before = _("It was %(day)s.") % {"day": long_day(job.due_date_was, today=today)}
    return Eta(*_now_expected(job.due_date, today), before=before, reason=job.due_reason)


@kept_by_language
def _expected(day: date, today: date) -> tuple[str, str]:
    """The lead and the note for a day from today on."""
    days = (day - today).days
    if days == 0:
        return _("Expected today"), ""
    if days == 1:
        return _("Expected tomorrow"), long_day(day, today=today)
    return _("Expected %(day)s") % {"day": _day(day, today)}, _away(days)


@kept_by_language
def _now_expected(day: date, today: date) -> tuple[str, str]:
    """As `_expected`, of a day that another was changed to."""
    days = (day - today).days
    if days == 0:
        return _("Now expected today"), ""
    if days == 1:
        return _("Now expected tomorrow"), long_day(day, today=today)
    return _("Now expected %(day)s") % {"day": _day(day, today)}, _away(days)


def _day(day: date, today: date) -> str:
    """With its name while it is one of the next six."""
    return long_day(day, today=today) if (day - today).days <= 6 else short_day(day, today=today)


def _away(days: int) -> str:
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def _situation(job: Job, meaning: Meaning, progress: workflow.Progress) -> Situation:
    """What staff did to the job weighs more than what its column is called; either can pause or end it."""
    if job.state == Job.State.CANCELLED or meaning is Meaning.CANCELLED:
        return Situation.CANCELLED
    if job.state == Job.State.ON_HOLD or meaning is Meaning.HOLD:
        return Situation.ON_HOLD
    return Situation.FINISHED if progress.finished else Situation.IN_PROGRESS


# What a stage can mean that nobody but the customer can end.
WAITS_FOR_CUSTOMER = {
    Meaning.WAITING_QUOTE,
    Meaning.WAITING_PAYMENT,
    Meaning.WAITING_PROOF,
    Meaning.WAITING_CUSTOMER,
    Meaning.READY,
}


def _turn(situation: Situation, meaning: Meaning, *, proof_waits: bool) -> Turn | None:
    """An invoice that may be paid any time holds nothing up; one that the stage waits for does."""
    if situation is Situation.CANCELLED:
        return None
    if situation is Situation.ON_HOLD:
        return Turn.NOBODY
    if situation is Situation.FINISHED:
        return Turn.CUSTOMER if meaning is Meaning.READY else None
    return Turn.CUSTOMER if proof_waits or meaning in WAITS_FOR_CUSTOMER else Turn.SHOP


def _status(job: Job, meaning: Meaning) -> str:
    if job.state == Job.State.CANCELLED:
        return wording.sentence_for(Meaning.CANCELLED)
    if job.state == Job.State.ON_HOLD:
        return wording.sentence_for(Meaning.HOLD)
    return job.stage.sentence or wording.sentence_for(meaning)


def _explanation(
    situation: Situation,
    meaning: Meaning,
    waiting_proof: Proof | None,
    stage: str,
    contact: Contact,
    finished_on: str,
) -> str:
    """A sentence or two under the status, where the status alone would leave a question."""
    if situation is Situation.CANCELLED:
        if contact.phone:
            return _("No more work is planned. If that’s a surprise, please call us and we’ll sort it out.")
        return _("No more work is planned. If that’s a surprise, please get in touch and we’ll sort it out.")
    if situation is Situation.ON_HOLD:
        paused = _("Work has paused at %(stage)s. We’ll set a new date when it restarts.") % {"stage": stage}
        return f"{paused} {_questions(contact)}".strip()
    if situation is Situation.FINISHED and meaning is Meaning.READY:
        return _("Come by whenever suits you.")
    if finished_on:
        return _("Finished %(day)s. Thanks for trusting us with it.") % {"day": finished_on}
    if meaning is Meaning.WAITING_PROOF and waiting_proof:
        return _("Approve it or ask for changes. We start printing as soon as you’re happy.")
    return ""


def _questions(contact: Contact) -> str:
    if contact.phone and contact.email:
        return _("Questions? Call or email us any time.")
    if contact.phone:
        return _("Questions? Call us any time.")
    return _("Questions? Email us any time.") if contact.email else ""


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


def _invoice_tasks(unpaid: Sequence[Invoice], today: date, ending: str) -> list[Task]:
    return [_invoice_task(invoice, today, ending) for invoice in unpaid]


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


def _review(link: str) -> Action | None:
    """The link is checked again here, whatever the database holds."""
    return (
        Action(_("Leave a Review"), link, name="leave-review", external=True) if is_safe_link(link) else None
    )


def _artwork(kind: str) -> Artwork:
    drawn = {
        VehicleKind.VAN: Artwork.VAN,
        VehicleKind.TRUCK: Artwork.VAN,
        VehicleKind.CAR: Artwork.CAR,
        VehicleKind.PICKUP: Artwork.PICKUP,
    }
    return drawn.get(VehicleKind(kind), Artwork.NONE)


def _film(percent: int | None) -> int:
    """Units of the 320-wide drawing; past its end at 100 %, so that the curl is out of sight."""
    if percent is None:
        return 160
    return 360 if percent == 100 else round(3.2 * percent)


def _days(reached: Mapping[int, datetime], shop: Shop, today: date) -> dict[int, str]:
    """The days on which the job last came to its stages, on the shop’s calendar."""
    return {stage: brief_day(shop.local(moment).date(), today=today) for stage, moment in reached.items()}


def _steps(stages: Sequence[Stage], progress: workflow.Progress, days: Mapping[int, str]) -> tuple[Step, ...]:
    before, now, after = stages[: progress.place - 1], stages[progress.place - 1], stages[progress.place :]
    done = [Step(stage.name, StepState.DONE, days.get(stage.id, "")) for stage in before]
    came = days.get(now.id, "") if progress.finished else ""
    to_do = [Step(stage.name, StepState.TODO) for stage in after]
    return (*done, Step(now.name, StepState.NOW, came), *to_do)


@kept_by_language
def _labels() -> tuple[str, ...]:
    return _("Job"), _("Number"), _("Vehicle"), _("Wrap")


def _details(job: Job) -> tuple[tuple[str, str], ...]:
    values = job.shown_title, job.label, job.vehicle, job.wrap_type
    return tuple([row for row in zip(_labels(), values, strict=True) if row[1]])
