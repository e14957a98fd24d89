"""What somebody saw of a job when they gave an order about it, so that they can be told if it has changed."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from jobs.models import Job

PATTERN = re.compile(r"(\d{1,18})\.(\d{1,18})\.([a-z_]{1,10})\.(-|\d{4}-\d\d-\d\d)", re.ASCII)


@dataclass(frozen=True)
class Seen:
    """A job as it stood on somebody's screen."""

    job: int
    stage: int
    state: Job.State
    due_date: date | None

    def __str__(self) -> str:
        return f"{self.job}.{self.stage}.{self.state.value}.{self.due_date or '-'}"


def seen_of(job: Job) -> Seen:
    return Seen(job.pk, job.stage_id, Job.State(job.state), job.due_date)


def read_seen(text: str) -> Seen:
    """The other way round. Raises ValidationError for what no page of ours sends."""
    found = PATTERN.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        job, stage, state, day = found.groups()
        due_date = None if day == "-" else date.fromisoformat(day)
        return Seen(int(job), int(stage), Job.State(state), due_date)
    except ValueError as error:
        raise ValidationError("Load the board again, then try once more.") from error
