"""One act on several jobs: each job is a transaction of its own, and who is left alone is told with the reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from jobs.models import Job


@dataclass(frozen=True)
class Outcome:
    """`done` are the jobs that changed; `left` has a sentence for each one that didn't."""

    done: list["Job"] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def each(jobs: Iterable["Job"], act: Callable[["Job"], bool], *, already: str) -> Outcome:
    """Do `act` to one job after the other. It says whether it changed the job; one that it didn't change is
    reported as being `already` so; one it refuses with a ValidationError, with its words."""
    outcome = Outcome()
    for job in jobs:
        try:
            changed = act(job)
        except ValidationError as refusal:
            outcome.left.extend(refusal.messages)
            continue
        if changed:
            outcome.done.append(job)
        else:
            outcome.left.append(f"{job.label} {already} already.")
    return outcome
