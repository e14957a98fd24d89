"""Where a job stands on its shop's stages: place, percentage, finished or not. Plain arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass

FIRST_STAGES = (
    "Received",
    "Design",
    "Proof approval",
    "Scheduled",
    "Printing",
    "Lamination",
    "Installing",
    "Ready for pickup",
    "Complete",
)


@dataclass(frozen=True)
class Progress:
    """`place` counts from 1 to `count`, both in the shop's own stages."""

    place: int
    count: int

    @property
    def finished(self) -> bool:
        """A job is finished on its shop's last stage; with a single stage no job ever is."""
        return self.count > 1 and self.place == self.count

    @property
    def percent(self) -> int | None:
        """Whole percent, 1 to 100 and 100 only when finished; None where one stage leaves nothing to say."""
        if self.count < 2:
            return None
        if self.finished:
            return 100
        half_up = (200 * self.place + self.count) // (2 * self.count)
        return max(1, min(99, half_up))


def marked[S](stages: Sequence[S], here: int) -> list[tuple[S, str]]:
    """Each stage in order with "here" if a job stands at its place, counted from 0, "next" if it is the one
    after that, else nothing."""
    marks = {here: "here", here + 1: "next"}
    return [(stage, marks.get(place, "")) for place, stage in enumerate(stages)]


def progress(stage_id: int, stage_ids: Sequence[int]) -> Progress:
    """Where `stage_id` stands among the shop's stages in order. Raises ValueError when it isn't one."""
    return Progress(place=stage_ids.index(stage_id) + 1, count=len(stage_ids))
