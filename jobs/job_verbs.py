"""What staff do to a job besides editing it: move it, put it on hold, resume it, cancel it, replace its link."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from jobs import workflow
from jobs.models import Job, Stage
from jobs.replace_link import REPLACE_LINK
from shopsettings import access
from shopsettings.staff_forms import VerbForm
from shopsettings.verbs import Verb


class ReasonForm(VerbForm):
    reason = forms.CharField(
        required=False, max_length=200, help_text="Kept in the job’s history. Customers don’t see it."
    )


class HoldForm(VerbForm):
    """Why work pauses; what customers may read of it is decided each time, and is nothing unless ticked."""

    reason = forms.CharField(
        label="Why?",
        required=False,
        max_length=200,
        help_text="Kept in the job’s history. Stays inside the shop unless you tick the box below.",
    )
    customers_read = forms.BooleanField(label="The customer may read this reason", required=False)

    def __init__(self, data: Any = None, *, row: Any) -> None:
        """What customers read of it now stands there, ready to be changed."""
        super().__init__(data, row=row)
        self.initial = {"reason": row.hold_reason, "customers_read": bool(row.hold_reason)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("customers_read") and not cleaned.get("reason", "") and "reason" not in self.errors:
            self.add_error("reason", "Write the reason that the customer may read, or untick the box.")
        return cleaned


class MoveForm(VerbForm):
    """A stage to move to, and the one the person saw the job on when they chose."""

    stage = forms.ModelChoiceField(Stage.objects.none(), empty_label=None)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, row: Any) -> None:
        super().__init__(data, row=row)
        stage: Any = self.fields["stage"]
        stage.queryset = Stage.objects.filter(shop=row.shop_id).in_order()
        self.fields["seen"].initial = row.stage_id

    def steps(self) -> list[tuple[Stage, str]]:
        """The shop's stages in order; beside the job's own stands "here", beside the one after it "next"."""
        stages = list(self.fields["stage"].queryset)  # type: ignore[attr-defined]
        here = [stage.pk for stage in stages].index(self.row.stage_id)
        return workflow.marked(stages, here)

    def look_again(self) -> None:
        """Told who moved the job meanwhile, the person may choose afresh, from where it stands now."""
        self.data = {"stage": self.data.get("stage"), "seen": self.row.stage_id}

    def clean_seen(self) -> Stage:
        seen = Stage.objects.filter(shop=self.row.shop_id, pk=self.cleaned_data["seen"]).first()
        if seen is None:
            raise ValidationError("The stage this job stood on is gone. Open the job again.")
        return seen


def move(request: HttpRequest, job: Job, answers: dict[str, Any]) -> str:
    job.move_to(answers["stage"], by=access.person(request), seen=answers["seen"])
    return f"{job.label} moved to {job.stage.name}. Customer’s page updated."


def hold(request: HttpRequest, job: Job, answers: dict[str, Any]) -> str:
    job.hold(by=access.person(request), **answers)
    return f"{job.label} is on hold. Customer’s page updated."


def explain_hold(request: HttpRequest, job: Job, answers: dict[str, Any]) -> str:
    job.explain_hold(by=access.person(request), **answers)
    return f"{job.label} is on hold for the reason you gave. Customer’s page updated."


def resume(request: HttpRequest, job: Job, answers: dict[str, Any]) -> str:
    job.resume(by=access.person(request))
    return f"{job.label} is active again. Customer’s page updated."


def cancel(request: HttpRequest, job: Job, answers: dict[str, Any]) -> str:
    job.cancel(by=access.person(request), reason=answers["reason"])
    return f"{job.label} is cancelled. Customer’s page updated."


# The page has a place for it, beside the link; the person comes back to the new one.
REPLACE_JOB_LINK = replace(REPLACE_LINK, listed=False, lands="#copy-link")


JOB_VERBS = (
    Verb(
        "move",
        "Move",
        move,
        asks=MoveForm,
        explains="The customer’s page updates straight away.",
        listed=False,
    ),
    Verb(
        "hold",
        "Put on hold",
        hold,
        applies=lambda job: job.state == Job.State.ACTIVE,
        asks=HoldForm,
        explains="The customer reads that the job is on hold.",
    ),
    Verb(
        "reason",
        "Say why",
        explain_hold,
        applies=lambda job: job.state == Job.State.ON_HOLD,
        asks=HoldForm,
        explains="The customer reads that the job is on hold, and the reason if you tick the box.",
    ),
    Verb("resume", "Resume", resume, applies=lambda job: job.state != Job.State.ACTIVE),
    Verb(
        "cancel",
        "Cancel job",
        cancel,
        applies=lambda job: job.state != Job.State.CANCELLED,
        asks=ReasonForm,
        explains="The customer reads that the job was cancelled. You can resume it later.",
    ),
    REPLACE_JOB_LINK,
)
