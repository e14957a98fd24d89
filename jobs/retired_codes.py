"""Codes that no longer open anything: links the shop has replaced."""

import hashlib
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from shopsettings.codes import CODE_LENGTH, new_code
from shopsettings.models import User


class RetiredCodeQuerySet(models.QuerySet["RetiredCode"]):
    def of(self, kind: "RetiredCode.Kind", code: str) -> Self:
        """The one that was `code`, if it opened that kind of page, with its job's shop and customer."""
        return self.filter(kind=kind, code=code).select_related("job__shop", "job__customer")


class RetiredCode(models.Model):
    """A code that opened one of a job's pages until the shop replaced it."""

    class Kind(models.TextChoices):
        JOB = "job", "Tracker"
        PROOF = "proof", "Proof"
        INVOICE = "invoice", "Invoice"

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="retired_codes")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = RetiredCodeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["job", "proof", "invoice"]), name="retired_code_has_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} link of {self.job.label}"  # never the code


def fingerprint(code: str) -> str:
    """Tells one code from another without saying it."""
    return hashlib.blake2b(code.encode(), digest_size=8).hexdigest()


def retire_code(row: Any, kind: RetiredCode.Kind, *, job_id: int, by: User | None, seen: str) -> None:
    """Give `row`, which has a `code`, a new one and switch the old one off; part of a verb's transaction.

    `seen` is the fingerprint of the code that the person saw, empty if that doesn't matter. Raises
    ValidationError if it was replaced since.
    """
    rows = type(row)._default_manager.select_for_update(no_key=True)
    row.refresh_from_db(fields=["code"], from_queryset=rows)
    code: str = row.code
    if seen and seen != fingerprint(code):
        raise ValidationError("This link was replaced meanwhile. Nothing was changed.", code="stale")
    RetiredCode.objects.create(code=code, kind=kind, job_id=job_id, by=by)
    row.code = new_code()
    row.save(update_fields=["code"])
