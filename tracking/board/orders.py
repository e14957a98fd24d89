"""What staff order from the board: one job moved, held or resumed, or several at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jobs.models import Job, JobQuerySet, Stage
from jobs.together import Outcome
from shopsettings.models import Shop, User
from shopsettings.staff_forms import DayField
from tracking.board import undo
from tracking.board.selection import Seen, read_seen

MOST_AT_ONCE = 200  # selected jobs
MOST_NAMED = 10  # jobs that were left alone, with the reason


@dataclass(frozen=True)
class Said:
    """What the person is told of their order, and the way back."""

    sentence: str
    way_back: Sequence[undo.Step] = ()
    refused: bool = False


class SeenField(forms.CharField):
    """A job as the person saw it."""

    def clean(self, value: Any) -> Any:
        return read_seen(super().clean(value))


class StagesForm(forms.Form):
    """A form whose field `stage` offers the stages of one shop."""

    def __init__(self, data: Any, *, shop: Shop) -> None:
        super().__init__(data)
        stage: Any = self.fields["stage"]
        stage.queryset = Stage.objects.filter(shop=shop).in_order()


class OrderForm(StagesForm):
    """An order about one job: a stage, or a state."""

    seen = SeenField()
    stage = forms.ModelChoiceField(Stage.objects.none(), required=False)
    state = forms.ChoiceField(
        required=False, choices=[(Job.State.ON_HOLD, "Put on hold"), (Job.State.ACTIVE, "Resume")]
    )

    def clean(self) -> dict[str, Any]:
        order = super().clean() or {}
        if not self.errors and not order.get("stage") and not order.get("state"):
            raise ValidationError("Choose a stage.")
        return order

    def act(self, job: Job, *, by: User) -> Said:
        order = self.cleaned_data
        try:
            if order["stage"]:
                return move(job, order["stage"], order["seen"], by=by)
            return (
                hold(job, by=by) if order["state"] == Job.State.ON_HOLD else resume(job, order["seen"], by=by)
            )
        except ValidationError as refusal:
            return Said(" ".join(refusal.messages), refused=True)


def move(job: Job, stage: Stage, seen: Seen, *, by: User) -> Said:
    """Raises ValidationError if somebody has moved it meanwhile."""
    if not job.move_to(stage, by=by, seen=Stage(pk=seen.stage)):
        return Said(f"{job.label} is on {stage.name} already.")
    stays = {Job.State.ON_HOLD: " and stays on hold", Job.State.CANCELLED: " and stays cancelled"}
    sentence = f"{job.label} moved to {stage.name}{stays.get(Job.State(job.state), '')}."
    return Said(f"{sentence} Customer’s page updated.", [undo.moved(job, back=seen.stage)])


def hold(job: Job, *, by: User) -> Said:
    """Raises ValidationError if it was cancelled meanwhile."""
    if not job.hold(by=by, seen=Job.State.ACTIVE):
        return Said(f"{job.label} is on hold already.")
    return Said(f"{job.label} is on hold. Customer’s page updated.", [undo.held(job)])


def resume(job: Job, seen: Seen, *, by: User) -> Said:
    """Raises ValidationError if it was cancelled, or put on hold, meanwhile."""
    if not job.resume(by=by, seen=seen.state):
        return Said(f"{job.label} is active already.")
    return Said(f"{job.label} is active again. Customer’s page updated.")


class SelectedForm(StagesForm):
    """An order about several jobs."""

    act = forms.ChoiceField(choices=[(name, name) for name in ("move", "hold", "date")])
    stage = forms.ModelChoiceField(Stage.objects.none(), required=False)
    due_date = DayField(required=False)

    def clean(self) -> dict[str, Any]:
        order = super().clean() or {}
        chosen: Any = self.data.getlist("jobs")  # type: ignore[attr-defined]
        order["seen"] = {seen.job: seen for seen in map(read_seen, chosen[: MOST_AT_ONCE + 1])}
        if not order["seen"]:
            raise ValidationError("Select the jobs first.")
        if len(order["seen"]) > MOST_AT_ONCE:
            raise ValidationError(f"Select {MOST_AT_ONCE} jobs at most.")
        if order.get("act") == "move" and not order.get("stage") and "stage" not in self.errors:
            raise ValidationError("Choose a stage.")
        if order.get("act") == "date" and not order.get("due_date") and "due_date" not in self.errors:
            raise ValidationError("Choose a date.")
        return order

    def carry_out(self, jobs: JobQuerySet, *, by: User) -> Said:
        """`jobs` are those the person may touch; the others answer like jobs that don't exist."""
        order = self.cleaned_data
        seen: dict[int, Seen] = order["seen"]
        rows = jobs.filter(pk__in=seen).order_by("number")
        if order["act"] == "move":
            stage = order["stage"]
            stages = {job: was.stage for job, was in seen.items()}
            outcome = rows.move_each(stage, by=by, seen=stages)
            back = [undo.moved(job, back=stages[job.pk]) for job in outcome.done]
            return report(outcome, f"moved to {stage.name}", back)
        if order["act"] == "hold":
            outcome = rows.hold_each(by=by)
            return report(outcome, "put on hold", [undo.held(job) for job in outcome.done])
        dates = {job: was.due_date for job, was in seen.items()}
        outcome = rows.promise_each(order["due_date"], by=by, seen=dates)
        back = [undo.promised(job, back=dates[job.pk]) for job in outcome.done]
        return report(outcome, "given the new date", back)


def report(outcome: Outcome[Job], what: str, back: Sequence[undo.Step] = ()) -> Said:
    """How many jobs were done what to, and each that was not, with the reason."""
    done, left = len(outcome.done), outcome.left
    sentences = []
    if done == 1:
        sentences.append(f"{outcome.done[0].label} {what}. Customer’s page updated.")
    elif done:
        sentences.append(f"{done} jobs {what}. Customers’ pages updated.")
    if left:
        sentences.append(f"{len(left)} left alone:" if done else "Nothing was changed.")
        sentences += [sentence.removesuffix(" Nothing was changed.") for sentence in left[:MOST_NAMED]]
    if len(left) > MOST_NAMED:
        sentences.append(f"And {len(left) - MOST_NAMED} more.")
    return Said(" ".join(sentences) or "Nothing was changed.", back, refused=not done)


def told(form: forms.Form) -> Said:
    """What is wrong with an order that can't be understood."""
    messages = [str(message) for errors in form.errors.values() for message in errors]
    return Said(" ".join(messages), refused=True)


def taken_back(steps: Sequence[undo.Step], outcome: Outcome[Job]) -> Said:
    """What came of Undo."""
    if len(outcome.done) != 1 or outcome.left:
        return report(outcome, "put back as before")
    (job,) = outcome.done
    what = next(step.what for step in steps if step.job == job.pk)
    now = {
        "stage": f"is back on {job.stage.name}",
        "state": "is active again",
        "due": "has its old date again",
    }
    return Said(f"{job.label} {now[what]}. Customer’s page updated.")
