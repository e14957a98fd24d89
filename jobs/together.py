"""One act on several jobs: each job is a transaction of its own, and who is left alone is told with the reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from django.core.exceptions import ValidationError


class Labelled(Protocol):
    """All that is asked of a job here."""

    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class Outcome[J: Labelled]:
    """`done` are the jobs that changed; `left` has a sentence for each one that didn't."""

    done: list[J] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def each[J: Labelled](jobs: Iterable[J], act: Callable[[J], bool], *, already: str) -> Outcome[J]:
    """Do `act` to one job after the other. It says whether it changed the job; one that it didn't change is
    reported as being `already` so; one it refuses with a ValidationError, with its words."""
    outcome = Outcome[J]()
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
