"""Design proofs: each upload for a job is its next version, with a link and a decision of its own."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from jobs.models import Job, JobEvent, RetiredCode
from jobs.retired_codes import retire_code
from shopsettings.codes import CODE_LENGTH, new_code
from shopsettings.links import code_path
from shopsettings.models import User


class ProofQuerySet(models.QuerySet["Proof"]):
    def visible_to_customer(self) -> Self:
        """All but drafts, which don't exist for a customer; a replaced version leads to its successor."""
        return self.exclude(state=Proof.State.DRAFT)

    def standing(self) -> Self:
        """Waiting for an answer or answered; neither a draft nor replaced."""
        return self.filter(state__in=[Proof.State.SENT, Proof.State.APPROVED, Proof.State.CHANGES_REQUESTED])


class Proof(models.Model):
    """One version of a design."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SENT = "sent", "Sent"
        APPROVED = "approved", "Approved"
        CHANGES_REQUESTED = "changes_requested", "Changes requested"
        SUPERSEDED = "superseded", "Replaced by a newer version"

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="proofs")
    version = models.PositiveSmallIntegerField(editable=False)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    artwork = models.FileField(upload_to="proofs")
    note = models.TextField(
        "note to the customer", max_length=2000, blank=True, help_text="Shown beside the artwork."
    )
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT, editable=False)
    by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, editable=False, related_name="+", verbose_name="designer"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = ProofQuerySet.as_manager()

    class Meta:
        ordering = ["-job__number", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["job", "version"], name="proof_version_is_unique_in_its_job"),
            models.UniqueConstraint(
                fields=["job"], condition=models.Q(state="sent"), name="job_has_one_proof_waiting"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(sent_at__isnull=False),
                name="sent_proof_has_a_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["approved", "changes_requested"])
                | models.Q(decided_at__isnull=False),
                name="decided_proof_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"Proof {self.version} for {self.job.label}"

    @property
    def review_path(self) -> str:
        """The path of the page where the customer sees it."""
        return code_path("proofs:review", self.code)

    def draft(self, *, by: User | None) -> None:
        """Save a new proof as the job's next version."""
        with transaction.atomic():
            Job.objects.select_for_update(no_key=True).get(pk=self.job_id)
            last = Proof.objects.filter(job=self.job_id).aggregate(last=models.Max("version"))["last"] or 0
            self.version, self.by = last + 1, by
            self.save(force_insert=True)
            self.job.record(JobEvent.Kind.PROOF, f"Proof {self.version} drafted", by=by)

    def send(self, *, by: User | None) -> None:
        """Show a draft to the customer; the version that was waiting before is replaced."""
        with transaction.atomic():
            self._lock(must_be=Proof.State.DRAFT)
            if Proof.objects.visible_to_customer().filter(job=self.job, version__gt=self.version).exists():
                raise ValidationError("A newer version was sent already.", code="newer_version")
            waiting = Proof.objects.filter(job=self.job, state=Proof.State.SENT)
            waiting.update(state=Proof.State.SUPERSEDED)
            self.state, self.sent_at, self.by = Proof.State.SENT, timezone.now(), by
            self.save(update_fields=["state", "sent_at", "by"])
            self.job.record(JobEvent.Kind.PROOF, f"Proof {self.version} sent", by=by)

    def record_approval(self, *, by: User | None) -> None:
        """Note that the customer said yes, on the phone or at the counter."""
        self._decide(Proof.State.APPROVED, f"Proof {self.version} approved", by=by)

    def record_changes(self, *, by: User | None) -> None:
        """Note that the customer wants changes."""
        self._decide(Proof.State.CHANGES_REQUESTED, f"Changes to proof {self.version} requested", by=by)

    def replace_code(self, *, by: User | None, seen: str = "") -> None:
        """Give this version a new link; the old one is switched off at once. `seen`: see retire_code."""
        with transaction.atomic():
            retire_code(self, RetiredCode.Kind.PROOF, job_id=self.job_id, by=by, seen=seen)
            self.job.record(JobEvent.Kind.LINK, f"Link to proof {self.version} replaced", by=by)

    def _decide(self, state: "Proof.State", sentence: str, *, by: User | None) -> None:
        with transaction.atomic():
            self._lock(must_be=Proof.State.SENT)
            self.state, self.decided_at = state, timezone.now()
            self.save(update_fields=["state", "decided_at"])
            self.job.record(JobEvent.Kind.PROOF, sentence, by=by)

    def _lock(self, *, must_be: "Proof.State") -> None:
        """Lock the job, then this proof, and raise ValidationError if somebody was faster."""
        Job.objects.select_for_update(no_key=True).get(pk=self.job_id)
        self.refresh_from_db(fields=["state", "sent_at", "decided_at"])
        if self.state != must_be:
            raise ValidationError(f"Proof {self.version} is {self.get_state_display().lower()} already.")
