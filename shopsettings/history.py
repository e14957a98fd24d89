"""The shop's own history: who changed its settings, its plan, its stages and its people, and when."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

LONGEST_VALUE = 120  # characters of a setting that the history repeats


class ShopEvent(models.Model):
    """One line of a shop's history: what happened, in a sentence frozen at the time. Only ever added."""

    class Kind(models.TextChoices):
        SETTINGS = "settings", "Settings"
        PLAN = "plan", "Plan"
        STAGES = "stages", "Stages"
        PEOPLE = "people", "People"

    shop = models.ForeignKey(
        "shopsettings.Shop",
        on_delete=models.CASCADE,
        related_name="events",
        db_index=False,  # see Meta
    )
    kind = models.CharField(max_length=20, choices=Kind)
    sentence = models.CharField("what happened", max_length=400)
    by = models.ForeignKey(
        "shopsettings.User", on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="who"
    )
    at = models.DateTimeField("when", default=timezone.now)

    class Meta:
        verbose_name = "line of history"
        verbose_name_plural = "lines of history"
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["settings", "plan", "stages", "people"]),
                name="shop_event_has_a_known_kind",
            ),
        ]
        indexes = [models.Index(fields=["shop", "-at"], name="shop_event_by_shop_and_time")]

    def __str__(self) -> str:
        return self.sentence


def said_of_change(label: str, before: str, after: str) -> str:
    """What the history says of a setting that was set, changed or emptied."""
    before, after = shortened(before), shortened(after)
    if not before:
        return f"{label} set to {after}"
    if not after:
        return f"{label} {before} removed"
    return f"{label} changed from {before} to {after}"


def shortened(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else f"{value[: LONGEST_VALUE - 1]}…"
