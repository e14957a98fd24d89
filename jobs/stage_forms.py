"""What staff are asked about a stage: its words, its place, and where its jobs go when it is deleted."""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from jobs import stage_order
from jobs.models import Stage
from shopsettings.staff_forms import StaffForm


class NewStagePlace(forms.ModelChoiceField):
    """Which stage a new one comes after. Behind the last, it becomes the one where jobs are finished."""

    last: int | None = None

    def label_from_instance(self, stage: Any) -> str:
        if stage.pk != self.last:
            return f"After {stage}"
        return f"After {stage}, as the last: jobs are then finished on the new stage only"


class NextStage(forms.ModelChoiceField):
    """Where a stage’s jobs go."""

    last: int | None = None

    def label_from_instance(self, stage: Any) -> str:
        return f"{stage}, where jobs read as finished" if stage.pk == self.last else str(stage)


class StageForm(StaffForm):
    class Meta:
        labels = {"sentence": "What customers read"}
        help_texts = {"sentence": "Leave it empty and Wraptor finds a sentence from the name."}

    def clean_name(self) -> str:
        """The database says no as well, in words of its own."""
        name = str(self.cleaned_data["name"]).strip()
        namesakes = Stage.objects.filter(shop=self.instance.shop_id, name__iexact=name)
        if other := namesakes.exclude(pk=self.instance.pk).first():
            raise ValidationError(f"There is a stage named {other} already. Choose another name.")
        return name

    def clean_sentence(self) -> str:
        return str(self.cleaned_data["sentence"]).strip()


class NewStageForm(StageForm):
    after = NewStagePlace(Stage.objects.none(), required=False, label="Place", empty_label="First of all")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Stage.objects.filter(shop=self.shop).in_order() if self.shop else Stage.objects.none()
        stages, field = list(rows), cast(NewStagePlace, self.fields["after"])
        field.queryset = rows
        last = stage_order.finishing(stages)
        field.last = last.pk if last else None
        # Before the last unless told otherwise: there nothing changes for finished jobs.
        field.initial = next((stage.pk for stage in reversed(stages) if stage != last), None)


class PlaceForm(forms.Form):
    """A place to move a stage to, and the ids of all stages in the order in which the person saw them."""

    place = forms.IntegerField(min_value=1, max_value=30_000)
    seen = forms.CharField(max_length=20_000)
    sure = forms.BooleanField(required=False)

    def clean_seen(self) -> list[int]:
        seen = str(self.cleaned_data["seen"])
        if not re.fullmatch(r"[0-9]{1,18}(,[0-9]{1,18})*", seen, re.ASCII):
            raise ValidationError("These are no stages.")
        return [int(pk) for pk in seen.split(",")]


class RemoveForm(forms.Form):
    """Where the jobs of a stage go that is to be deleted; asked only if there are any."""

    def __init__(self, data: Any, *, others: QuerySet[Stage], job_count: int) -> None:
        super().__init__(data, label_suffix="")
        if job_count:
            words = "its job" if job_count == 1 else f"its {job_count} jobs"
            field = NextStage(others, label=f"Move {words} to", empty_label="Choose a stage")
            last = stage_order.finishing(list(others))
            field.last = last.pk if last else None
            self.fields["to"] = field
