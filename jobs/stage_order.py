"""What changes for customers when a shop's stages do: a job is finished on the last of several."""

from collections.abc import Sequence
from typing import Any

from jobs import workflow


def finishing[S](stages: Sequence[S]) -> S | None:
    """The stage on which jobs are finished, of all in their order; None where no job ever is."""
    return stages[-1] if stages and workflow.Progress(len(stages), len(stages)).finished else None


def with_moved[S](stages: Sequence[S], place: int, to: int) -> list[S]:
    """The stages with the one at `place` put at `to`, both counted from 1; beyond an end is at that end."""
    moved = list(stages)
    stage = moved.pop(place - 1)
    moved.insert(max(0, to - 1), stage)
    return moved


def changed_finish(before: Sequence[Any], after: Sequence[Any]) -> list[str]:
    """What the shop should know about its jobs before the one order becomes the other, in sentences; nothing
    where no job is touched. The stages have `job_count`."""
    was, will_be = finishing(before), finishing(after)
    if was == will_be:
        return []
    told = []
    if will_be is not None and will_be.job_count:
        told.append(f"{_jobs_on(will_be)} will read as finished.")
    if was is not None and was in after and was.job_count:
        told.append(f"{_jobs_on(was)} will no longer read as finished.")
    return told


def _jobs_on(stage: Any) -> str:
    return f"The {stage.job_count} jobs on {stage}" if stage.job_count > 1 else f"The job on {stage}"
