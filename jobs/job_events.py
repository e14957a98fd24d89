"""A job's history: JobEvent, one line of it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jobs.stages import Stage
from shopsettings.models import User


class JobEvent(models.Model):
    """One line of a job's history: what happened, in a sentence frozen at the time. Only ever added."""

    class Kind(models.TextChoices):
        CREATED = "created", "Created"
        MOVED = "moved", "Moved"
        STATE = "state", "Held, resumed or cancelled"
        DUE_DATE = "due_date", "Due date"
        EDITED = "edited", "Edited"
        PROOF = "proof", "Proof"
        INVOICE = "invoice", "Invoice"
        LINK = "link", "Link replaced"

    job = models.ForeignKey(
        "jobs.Job", on_delete=models.CASCADE, related_name="events", db_index=False
    )  # see Meta
    kind = models.CharField(max_length=20, choices=Kind)
    sentence = models.CharField(max_length=400)
    stage = models.ForeignKey(Stage, on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "event"
        verbose_name_plural = "history"
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes = [models.Index(fields=["job", "at"], name="event_by_job_and_time")]

    def __str__(self) -> str:
        return self.sentence
