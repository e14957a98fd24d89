"""The steps of a shop's own workflow: each a Stage, which is a column of its board."""

from collections.abc import Sequence
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower

from jobs import stage_order, workflow
from shopsettings.history import said_of_change
from shopsettings.models import Shop, ShopEvent, User

STAGES_CHANGED = (
    "Somebody else has changed the stages meanwhile. Nothing was moved; this is how they stand now."
)


class StageQuerySet(models.QuerySet["Stage"]):
    def in_order(self) -> Self:
        """As the job moves through them. Equal positions keep the order in which they were made."""
        return self.order_by("position", "pk")

    def with_job_counts(self) -> Self:
        """Each with `job_count`: how many jobs stand on it, in whatever state."""
        return self.annotate(job_count=models.Count("jobs"))

    def lock_order(self, shop_id: int) -> list["Stage"]:
        """A shop's stages in order, which nobody else changes until the transaction ends."""
        Shop.objects.select_for_update(no_key=True).get(pk=shop_id)
        return list(self.filter(shop=shop_id).in_order())

    def number(self, stages: Sequence[Any]) -> None:
        """Let these, which are all of a shop's, stand in this order."""
        moved = [(place, stage) for place, stage in enumerate(stages, start=1) if stage.position != place]
        for place, stage in moved:
            stage.position = place
        self.bulk_update([stage for _, stage in moved], ["position"])

    def start(self, shop: Shop) -> list["Stage"]:
        """Give a new shop a sensible set to begin with."""
        names = enumerate(workflow.FIRST_STAGES, start=1)
        stages = [Stage(shop=shop, name=name, position=place) for place, name in names]
        return Stage.objects.bulk_create(stages)


class Stage(models.Model):
    """One step of the shop's own workflow, a column of its board."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="stages")
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    sentence = models.CharField(
        "what customers read",
        max_length=120,
        blank=True,
        help_text="Leave it empty and Wraptor finds a sentence from the stage’s name.",
    )

    objects = StageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint("shop", Lower("name"), name="stage_name_is_unique_in_its_shop"),
            models.UniqueConstraint(fields=["id", "shop"], name="stage_can_be_pointed_at_with_its_shop"),
        ]
        # All that a customer's page reads of its shop's stages, in their order: the rows needn't be looked at.
        indexes = [
            models.Index(
                fields=["shop", "position", "id", "name", "sentence"], name="stage_by_place_in_its_shop"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def insert(self, *, after: "Stage | None", by: User | None) -> None:
        """Save a new stage behind `after`; without one, in front of all others."""
        with transaction.atomic():
            stages = Stage.objects.lock_order(self.shop_id)
            if after is not None and after not in stages:
                raise ValidationError("The stage it was to come after is gone.", code="stale")
            place = 0 if after is None else stages.index(after) + 1
            self.position = place + 1
            self.save(force_insert=True)
            Stage.objects.number([*stages[:place], self, *stages[place:]])
            self.shop.record(ShopEvent.Kind.STAGES, f"Stage {self} added as step {self.position}", by=by)

    def reword(self, *, name: str, sentence: str, by: User | None) -> None:
        """Give the stage another name, or customers another sentence; empty means the one its name suggests."""
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Stage.objects.select_for_update(no_key=True))
            before, self.name, self.sentence = (self.name, self.sentence), name, sentence
            self.save(update_fields=["name", "sentence"])
            for said in _said_of_words(before, (name, sentence)):
                self.shop.record(ShopEvent.Kind.STAGES, said, by=by)

    def put_at(self, place: int, *, seen: Sequence[int], by: User | None) -> None:
        """Stand at this place, counted from 1, among the shop's stages.

        `seen` are the ids of all of them in the order in which the person saw them. Raises ValidationError if
        that isn't their order any more.
        """
        with transaction.atomic():
            stages = Stage.objects.lock_order(self.shop_id)
            if self not in stages or [stage.pk for stage in stages] != list(seen):
                raise ValidationError(STAGES_CHANGED, code="stale")
            was = stages.index(self) + 1
            moved = stage_order.with_moved(stages, was, place)
            Stage.objects.number(moved)
            self.position = moved.index(self) + 1
            if self.position != was:
                said = f"Stage {self} moved from step {was} to step {self.position}"
                self.shop.record(ShopEvent.Kind.STAGES, said, by=by)

    def remove(self, *, to: "Stage | None", by: User | None) -> int:
        """Delete the stage; jobs that stand on it move to another. Give how many did.

        Raises ValidationError if there are jobs and nowhere to go, if a job came while we looked, or if it is
        the shop's last stage. The locks are taken in the order in which everybody else takes them: shop, jobs,
        stage. Once the stage's own row is locked no job can come any more.
        """
        with transaction.atomic():
            stages = Stage.objects.lock_order(self.shop_id)
            self._refuse_to_go(stages, to)
            jobs = self.jobs.lock_all()
            Stage.objects.select_for_update().get(pk=self.pk)
            if self.jobs.exclude(pk__in=[job.pk for job in jobs]).exists():
                raise ValidationError(
                    f"A job has come to {self} meanwhile. Nothing was changed.", code="came"
                )
            if jobs and to is None:
                raise ValidationError(f"Choose where the jobs on {self} go.", code="not_empty")
            if to:
                self.jobs.clear_off(jobs, stage=self, to=to, by=by)
            Stage.objects.number([stage for stage in stages if stage != self])
            self.delete()
            said = f"Stage {self} removed" + (f", jobs on it moved to {to}: {len(jobs)}" if jobs else "")
            self.shop.record(ShopEvent.Kind.STAGES, said, by=by)
            return len(jobs)

    def _refuse_to_go(self, stages: "Sequence[Stage]", to: "Stage | None") -> None:
        if self not in stages:
            raise ValidationError(f"{self} is gone already.", code="gone")
        if len(stages) < 2:
            raise ValidationError("A shop needs at least one stage. Add another first.", code="last_one")
        if to is not None and (to == self or to not in stages):
            raise ValidationError("Choose another stage of this shop.", code="other_shop")


def _said_of_words(before: tuple[str, str], after: tuple[str, str]) -> list[str]:
    """What the shop's history says of a stage's new name, and of its new sentence."""
    (old_name, old_sentence), (name, sentence) = before, after
    renamed = [f"Stage {old_name} renamed to {name}"] if name != old_name else []
    if sentence == old_sentence:
        return renamed
    return [*renamed, said_of_change(f"What customers read on {name}", old_sentence, sentence)]
