"""Undo: each change on the board can be taken back, as long as nobody has changed the same thing since."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from jobs import together
from jobs.models import Job, JobQuerySet, Stage
from shopsettings.models import User

PATTERN = re.compile(r"(\d{1,18})\.(stage|state|due)\.([\w-]{1,20})\.([\w-]{1,20})", re.ASCII)


@dataclass(frozen=True)
class Step:
    """One change of one job: the way back, and what has to be there still for it to be open."""

    job: int
    what: str  # "stage", "state" or "due"
    seen: str  # a stage's id, a state, or a date or "-"
    back: str

    def __str__(self) -> str:
        return f"{self.job}.{self.what}.{self.seen}.{self.back}"

    def take_back(self, job: Job, *, by: User) -> bool:
        """Raises ValidationError, saying why, if the way back is closed."""
        if self.what == "stage":
            stage = Stage.objects.filter(shop=job.shop_id, pk=int(self.back)).first()
            if stage is None:
                raise ValidationError(f"The stage {job.label} stood on is gone.")
            return job.move_to(stage, by=by, seen=Stage(pk=int(self.seen)))
        if self.what == "due":
            return job.promise(_day(self.back), by=by, seen=_day(self.seen))
        return job.resume(by=by, seen=Job.State.ON_HOLD)


def moved(job: Job, *, back: int) -> Step:
    return Step(job.pk, "stage", str(job.stage_id), str(back))


def held(job: Job) -> Step:
    return Step(job.pk, "state", Job.State.ON_HOLD.value, Job.State.ACTIVE.value)


def promised(job: Job, *, back: date | None) -> Step:
    return Step(job.pk, "due", str(job.due_date or "-"), str(back or "-"))


def read_step(text: str) -> Step:
    """A step from its text. Raises ValidationError for what no page of ours sends."""
    found = PATTERN.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        step = Step(int(found[1]), found[2], found[3], found[4])
        _check(step)
    except ValueError as error:
        raise ValidationError("This can’t be undone.") from error
    return step


def take_back(steps: Sequence[Step], jobs: JobQuerySet, *, by: User) -> together.Outcome[Job]:
    """Take back the steps, each by itself; `jobs` are those the person may touch."""
    by_job: Mapping[int, Step] = {step.job: step for step in steps}
    rows = jobs.filter(pk__in=by_job).order_by("number")
    return together.each(rows, lambda job: by_job[job.pk].take_back(job, by=by), already="is back")


def _check(step: Step) -> None:
    """Raises ValueError unless both ends are what such a step leads between."""
    if step.what == "stage":
        int(step.seen), int(step.back)
    elif step.what == "due":
        _day(step.seen), _day(step.back)
    elif (step.seen, step.back) != (Job.State.ON_HOLD.value, Job.State.ACTIVE.value):
        raise ValueError(step)


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)
