"""A job on paper: what the workshop needs to know, its stages to tick off, and the customer's link to scan."""

from dataclasses import dataclass
from typing import Any

from jobs import workflow
from jobs.models import Job
from jobs.sharing import qr_code, sharing_of
from shopsettings.dates import long_day


@dataclass(frozen=True)
class SheetStage:
    name: str
    is_done: bool
    is_now: bool


def sheet_of(job: Job) -> dict[str, Any]:
    """What the page prints of a job, which has its shop, customer and stage at hand."""
    sharing, today = sharing_of(job), job.shop.today()
    return {
        "facts": [(label, value) for label, value in facts(job) if value],
        "due": long_day(job.due_date, today=today) if job.due_date else "",
        "printed": long_day(today, today=today),
        "stages": stages(job),
        "sharing": sharing,
        "qr": qr_code(sharing.url),
    }


def facts(job: Job) -> list[tuple[str, str]]:
    """Of the customer no more than it takes to call them: the sheet lies about in the workshop."""
    return [
        ("Customer", job.customer.name),
        ("Phone", job.customer.phone),
        ("Vehicle", job.vehicle),
        ("Kind", job.get_vehicle_kind_display()),
        ("Colour", job.vehicle_colour),
        ("Wrap", job.wrap_type),
        ("Job", job.title),
    ]


def stages(job: Job) -> list[SheetStage]:
    """All of the shop's, in order; those behind the job are ticked."""
    own = list(job.shop.stages.in_order())
    progress = workflow.progress(job.stage_id, [stage.pk for stage in own])
    here = progress.place
    return [
        SheetStage(stage.name, place < here or progress.finished, place == here)
        for place, stage in enumerate(own, start=1)
    ]
