"""One job as its customer reads it, made from its rows across every app."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from billing.models import Invoice
from jobs import wording, workflow
from jobs.models import LONG_AGO, Job, Stage
from jobs.vehicles import VehicleKind
from proofs.models import Proof
from shopsettings import languages
from shopsettings.dates import brief_day, clock_time, long_day
from shopsettings.languages import gettext as _
from shopsettings.languages import kept_by_language
from shopsettings.links import code_path, is_at_google, is_safe_link
from shopsettings.models import Shop
from tracking import standing, waiting
from tracking.eta import eta
from tracking.fetch import Rows
from tracking.tracker import Action, Artwork, Situation, Step, StepState, Tracker


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
    situation = standing.situation(job, meaning, progress)
    if situation is Situation.CANCELLED:
        waiting_proof = None
    status = standing.status(job, meaning)
    ending = languages.suffix(shop.language)
    tasks = waiting.tasks(waiting_proof, unpaid, job, today=today, status=status, ending=ending)
    good_end = standing.is_good_end(situation, meaning, job.stage)
    finished_on = _arrived_on(job, today) if good_end else ""
    awaited = standing.is_awaited(situation, meaning)
    expected = awaited and job.due_date is not None and job.due_date >= today
    return Tracker(
        brand=rows.brand,
        contact=rows.contact,
        code=job.code,
        vehicle=job.vehicle,
        situation=situation,
        turn=standing.turn(situation, meaning, proof_waits=waiting_proof is not None),
        status=status,
        explanation=standing.explanation(
            situation, meaning, waiting_proof, job.stage, rows.contact, finished_on
        ),
        hold_reason=job.hold_reason if job.state == Job.State.ON_HOLD else "",
        eta=eta(job, today) if awaited else None,
        first=tasks[0] if tasks else None,
        others=tuple(tasks[1:]),
        review=_review(shop.review_link) if good_end else None,
        review_at_google=good_end and is_at_google(shop.review_link),
        ticks=tuple(waiting.ticks(rows.proof, rows.invoices, job, today=today)),
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


def _arrived_on(job: Job, today: date) -> str:
    """The day the job came to its stage, as far as that is known."""
    known = job.stage_since > LONG_AGO
    return long_day(job.shop.local(job.stage_since).date(), today=today) if known else ""


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
