"""The lists on a board: a column for each stage, and drawers for what is on hold, completed or cancelled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.http import Http404
from django.utils import timezone

from jobs import workflow
from jobs.models import Job, JobQuerySet, Stage

# A finished job stays in the last column so long, then it goes to the drawer.
STAYS_FINISHED = timedelta(days=7)

# A job without a date that came so lately is shown on top of a list that is too long to show it in its place.
IS_NEW = timedelta(days=1)
MOST_NEW = 5

ON_HOLD = "Jobs on hold keep their place. Customers read “Your job is on hold”."
COMPLETED = "Jobs that were finished more than a week ago."
CANCELLED = "Customers read “This job was cancelled”. A job can be resumed."

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class JobList:
    """Some of a shop's jobs, in an order in which one can go on after a job that was the last so far."""

    name: str  # in addresses; also the id of its element
    title: str
    state: Job.State
    stage: Stage | None = None
    since: datetime | None = None  # only jobs that came to the stage then or later
    until: datetime | None = None  # only jobs that came to the stage before
    by_arrival: bool = False  # the latest first; else by due date
    is_finished: bool = False  # nothing in it is due any more
    note: str = ""  # a sentence beneath the title

    @property
    def is_drawer(self) -> bool:
        return not self.name.startswith("stage-")

    @property
    def drop(self) -> str:
        """What is ordered when a card is dropped on the list; empty where that means nothing."""
        if self.stage:
            return f"stage={self.stage.pk}"
        return f"state={self.state.value}" if self.state == Job.State.ON_HOLD else ""

    def of(self, jobs: JobQuerySet) -> JobQuerySet:
        """Those of `jobs` that stand in this list, in no order."""
        rows = jobs.filter(state=self.state)
        if self.stage:
            rows = rows.filter(stage=self.stage)
        if self.since:
            rows = rows.filter(stage_since__gte=self.since)
        return rows.filter(stage_since__lt=self.until) if self.until else rows

    def holds(self, job: Job) -> bool:
        """Whether this is the list the job stands in."""
        return (
            job.state == self.state
            and (self.stage is None or self.stage.pk == job.stage_id)
            and (self.since is None or job.stage_since >= self.since)
            and (self.until is None or job.stage_since < self.until)
        )

    def in_order(self, jobs: JobQuerySet, after: str = "") -> JobQuerySet:
        """Those of `jobs` that stand in this list, from the first on, or behind the one with the key `after`.

        Raises Http404 for a key that is none.
        """
        rows = self.of(jobs)
        if self.by_arrival:
            return rows.latest_first(_arrival_key(after) if after else None)
        return rows.soonest_first(_due_key(after) if after else None)

    def newcomers(self, jobs: JobQuerySet) -> JobQuerySet:
        """Those of `jobs` that came to this list lately and have no date: they stand behind all that have one."""
        if self.is_drawer or self.by_arrival:
            return jobs.none()
        lately = self.of(jobs).filter(due_date=None, stage_since__gte=timezone.now() - IS_NEW)
        return lately.latest_first()[:MOST_NEW]

    def place(self, job: Job) -> tuple[Any, ...]:
        """Sorts jobs as in_order does."""
        if self.by_arrival:
            return EPOCH - job.stage_since, -job.number
        return job.due_date is None, job.due_date or date.max, job.number

    def key_of(self, job: Job) -> str:
        """Where the job stands in the order: "2026-05-14.42", "-.42" without a due date; by arrival
        "1778760840000000.42" (microseconds)."""
        if self.by_arrival:
            return f"{(job.stage_since - EPOCH) // MICROSECOND}.{job.number}"
        return f"{job.due_date or '-'}.{job.number}"


def lists_of(stages: Sequence[Stage]) -> list[JobList]:
    """The board's lists for a shop with these stages, the columns first, in order."""
    recently = timezone.now() - STAYS_FINISHED
    lists = [JobList(f"stage-{stage.pk}", stage.name, Job.State.ACTIVE, stage) for stage in stages]
    on_hold = JobList("on-hold", "On hold", Job.State.ON_HOLD, note=ON_HOLD)
    cancelled = JobList(
        "cancelled", "Cancelled", Job.State.CANCELLED, by_arrival=True, is_finished=True, note=CANCELLED
    )
    if not stages or not workflow.progress(stages[-1].pk, [stage.pk for stage in stages]).finished:
        return [*lists, on_hold, cancelled]
    last = replace(lists[-1], by_arrival=True, is_finished=True)
    lists[-1] = replace(last, since=recently)
    completed = replace(last, name="completed", title="Completed", until=recently, note=COMPLETED)
    return [*lists, on_hold, completed, cancelled]


def _due_key(key: str) -> tuple[date | None, int]:
    day, number = _parts(r"(-|\d{4}-\d\d-\d\d)\.(\d{1,9})", key)
    try:
        return (None if day == "-" else date.fromisoformat(day)), int(number)
    except ValueError as error:
        raise Http404 from error


def _arrival_key(key: str) -> tuple[datetime, int]:
    since, number = _parts(r"(\d{1,16})\.(\d{1,9})", key)
    return EPOCH + int(since) * MICROSECOND, int(number)


def _parts(pattern: str, key: str) -> Sequence[str]:
    found = re.fullmatch(pattern, key, re.ASCII)
    if found is None:
        raise Http404
    return found.groups()
