"""What the shop works on: Job; and from the files beside it whatever else of this app is stored."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from jobs import finding, opened, together, workflow
from jobs.customers import Customer as Customer
from jobs.job_events import JobEvent as JobEvent
from jobs.retired_codes import RetiredCode as RetiredCode
from jobs.retired_codes import retire_code
from jobs.stages import Stage as Stage
from jobs.vehicles import VehicleKind, vehicle_name
from shopsettings.codes import CODE_LENGTH, new_code
from shopsettings.links import code_path
from shopsettings.models import Shop, User
from shopsettings.same_shop import SameShop

LONG_AGO = datetime(
    1970, 1, 1, tzinfo=UTC
)  # when a job came to its stage that was finished before it was here
ANY_DATE = date.min  # for whoever sets a due date without having looked at the one before


class JobQuerySet(models.QuerySet["Job"]):
    def start(self, *, by: User | None = None, **details: Any) -> "Job":
        """Take in a new job; `shop` and `customer` are needed, the rest of the job's fields may follow."""
        job = self.model(**details)
        job.take_in(by=by)
        return job

    def bring_in(self, jobs: "Sequence[Job]", *, shop: Shop, by: User | None) -> None:
        """Take in many unsaved jobs of one shop at once, as an import does, numbered in the order given.

        When they came to their stage nobody knows, so no day is told of it; one that is finished has been so
        for long.
        """
        with transaction.atomic():
            stages = [stage.pk for stage in shop.stages.in_order()]
            for number, job in enumerate(jobs, start=self.next_number(shop)):
                job.number = number
                if workflow.progress(job.stage_id, stages).finished:
                    job.stage_since = LONG_AGO
            Job.objects.bulk_create(jobs)
            JobEvent.objects.bulk_create(
                JobEvent(
                    job=job,
                    kind=JobEvent.Kind.CREATED,
                    sentence=f"Job imported at {job.stage.name}",
                    by=by,
                )
                for job in jobs
            )

    def recent_wrap_types(self, most: int = 12) -> list[str]:
        """What these jobs' vehicles were wrapped with lately, each once, the latest first."""
        lately = self.exclude(wrap_type="").order_by("-number").values_list("wrap_type", flat=True)[:200]
        return list(dict.fromkeys(lately))[:most]

    def mark_opened(self) -> int:
        """A customer has these jobs' pages in view. Returns how many marks were written.

        The condition stands in the statement itself, so that of many at once only the first one writes.
        """
        now = timezone.now()
        stale = models.Q(opened_at=None) | models.Q(opened_at__lte=now - opened.MARK_EVERY)
        return self.filter(stale).update(opened_at=now)

    def matching(self, text: str, *, shop: Shop | None = None) -> Self:
        """Those that every word of a search means: by number, customer, phone, vehicle or title.

        `shop`, whose jobs these are, keeps the search for customers short.
        """
        customers = Customer.objects.filter(shop=shop) if shop else Customer.objects.all()
        found = self
        for word in finding.words_of(text):
            meant = models.Q(customer__in=customers.matching(word).order_by().values("pk"))
            for name in ("title", "vehicle_make", "vehicle_model"):
                meant |= models.Q(**{f"{name}__icontains": word})
            if (number := finding.number_in(word)) is not None:
                meant |= models.Q(number=number) | models.Q(vehicle_year=number)
            found = found.filter(meant)
        return found

    def soonest_first(self, after: tuple[date | None, int] | None = None) -> Self:
        """By due date, those without one last; `after` is the due date and number of the last one seen."""
        rows = self.order_by(models.F("due_date").asc(nulls_last=True), "number")
        if after is None:
            return rows
        day, number = after
        if day is None:
            return rows.filter(due_date=None, number__gt=number)
        later = models.Q(due_date__gt=day) | models.Q(due_date=None)
        return rows.filter(later | models.Q(due_date=day, number__gt=number))

    def latest_first(self, after: tuple[datetime, int] | None = None) -> Self:
        """Those that came to their stage last before the others; `after` is that time and the number of the
        last one seen."""
        rows = self.order_by("-stage_since", "-number")
        if after is None:
            return rows
        since, number = after
        return rows.filter(models.Q(stage_since__lt=since) | models.Q(stage_since=since, number__lt=number))

    def move_each(self, stage: Stage, *, by: User | None, seen: Mapping[int, int]) -> together.Outcome["Job"]:
        """Move several jobs. `seen` has, for each job's id, the id of the stage the person saw it on."""
        return together.each(
            self,
            lambda job: job.move_to(stage, by=by, seen=Stage(pk=seen[job.pk])),
            already=f"is on {stage.name}",
        )

    def hold_each(self, *, by: User | None) -> together.Outcome["Job"]:
        """Put several active jobs on hold."""
        return together.each(self, lambda job: job.hold(by=by, seen=Job.State.ACTIVE), already="is on hold")

    def promise_each(
        self, due_date: date | None, *, by: User | None, seen: Mapping[int, date | None]
    ) -> together.Outcome["Job"]:
        """Give several jobs one due date. `seen` has, for each job's id, the date the person saw it with."""
        return together.each(
            self, lambda job: job.promise(due_date, by=by, seen=seen[job.pk]), already="has this date"
        )

    def lock_all(self) -> list["Job"]:
        """These, by key, which nobody else changes until the transaction ends."""
        return list(self.order_by("pk").select_for_update(no_key=True))

    def clear_off(self, jobs: "Sequence[Job]", *, stage: Stage, to: Stage, by: User | None) -> None:
        """Move to another stage all that stand on one that is being removed: these, locked together with it."""
        self.filter(stage=stage).update(stage=to, stage_since=timezone.now())
        moved, said = JobEvent.Kind.MOVED, f"Moved from {stage} to {to}, as {stage} was removed"
        JobEvent.objects.bulk_create(
            JobEvent(job=job, kind=moved, sentence=said, stage=to, by=by) for job in jobs
        )

    def next_number(self, shop: Shop) -> int:
        """The number for the shop's next job, nobody else's until the transaction ends.

        It is counted while the shop's row is locked, so two people at once get two numbers.
        """
        Shop.objects.select_for_update(no_key=True).get(pk=shop.pk)
        return (self.model.objects.filter(shop=shop).aggregate(last=models.Max("number"))["last"] or 0) + 1


class Job(models.Model):
    """A wrap in the making: one vehicle, one customer, one link."""

    class State(models.TextChoices):
        ACTIVE = "active", "Active"
        ON_HOLD = "on_hold", "On hold"
        CANCELLED = "cancelled", "Cancelled"

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="jobs")
    number = models.PositiveIntegerField(editable=False)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="jobs")
    title = models.CharField(
        max_length=160, blank=True, help_text="Leave it empty to use the wrap, the vehicle and the customer."
    )
    vehicle_year = models.PositiveSmallIntegerField("year", null=True, blank=True)
    vehicle_make = models.CharField("make", max_length=60, blank=True)
    vehicle_model = models.CharField("model", max_length=60, blank=True)
    vehicle_colour = models.CharField("colour", max_length=40, blank=True)
    vehicle_kind = models.CharField("kind", max_length=10, choices=VehicleKind, default=VehicleKind.VAN)
    wrap_type = models.CharField(max_length=80, blank=True)
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="jobs")
    stage_since = models.DateTimeField(default=timezone.now, editable=False)
    due_date = models.DateField(null=True, blank=True)
    due_date_was = models.DateField(null=True, blank=True, editable=False)  # before it was last changed
    due_reason = models.CharField(max_length=200, blank=True, editable=False)  # of that change, for customers
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE, editable=False)
    hold_reason = models.CharField(max_length=200, blank=True, editable=False)  # what customers may read
    opened_at = models.DateTimeField(null=True, editable=False)  # when a customer last had the page in view
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    import_key = models.CharField(max_length=64, blank=True, editable=False)  # see jobs/importing.py

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "number"], name="job_number_is_unique_in_its_shop"),
            models.UniqueConstraint(fields=["id", "shop"], name="job_can_be_pointed_at_with_its_shop"),
            models.UniqueConstraint(
                fields=["shop", "import_key"],
                condition=~models.Q(import_key=""),
                name="imported_job_is_in_its_shop_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["active", "on_hold", "cancelled"]), name="job_has_a_known_state"
            ),
            SameShop(field="stage", name="job_stands_on_a_stage_of_its_shop"),
            SameShop(field="customer", name="job_is_for_a_customer_of_its_shop"),
        ]
        indexes = [
            # A column of the board; the shop's jobs in it are counted from the second one alone.
            models.Index(
                fields=["shop", "state", "stage", "due_date", "number"], name="job_by_list_and_due_date"
            ),
            models.Index(fields=["shop", "state", "stage", "stage_since"], name="job_by_list_and_arrival"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.customer.name}"

    @property
    def label(self) -> str:
        """The number as people say it: JOB-0042."""
        return f"JOB-{self.number:04d}"

    @property
    def vehicle(self) -> str:
        """Year, make and model, as far as they are known."""
        return vehicle_name(self.vehicle_year, self.vehicle_make, self.vehicle_model)

    @property
    def shown_title(self) -> str:
        """The given title, else one made of wrap, vehicle and customer."""
        return self.title or ", ".join(filter(None, [self.wrap_type, self.vehicle, self.customer.name]))

    @property
    def track_path(self) -> str:
        """The path of the customer's page."""
        return code_path("tracking:track", self.code)

    def record(
        self, kind: JobEvent.Kind, sentence: str, *, by: User | None, stage: Stage | None = None
    ) -> None:
        """Add a sentence to the job's history, for good."""
        JobEvent.objects.create(job=self, kind=kind, sentence=sentence, by=by, stage=stage or self.stage)

    def take_in(self, *, by: User | None) -> None:
        """Save a new job under the shop's next number, on the first stage unless another is set, together with
        its customer if that is new too."""
        with transaction.atomic():
            if self.customer._state.adding:
                self.customer.save(force_insert=True)
            self.number = Job.objects.next_number(self.shop)
            if not self.stage_id:
                self.stage = self.shop.stages.in_order()[0]
            self.save(force_insert=True)
            self.record(JobEvent.Kind.CREATED, f"Job created at {self.stage.name}", by=by)

    def move_to(self, stage: Stage, *, by: User | None, seen: Stage | None = None) -> bool:
        """Stand on another stage of the same shop; standing there already changes nothing. True if it moved.

        `seen` is the stage the person saw the job on. Raises ValidationError, saying who moved it where, if
        it stands elsewhere by now.
        """
        with transaction.atomic():
            self._lock()
            if stage.shop_id != self.shop_id:
                raise ValidationError("Choose a stage of this shop.", code="other_shop")
            if stage.pk == self.stage_id:
                return False
            if seen is not None and seen.pk != self.stage_id:
                raise ValidationError(f"{self._who_moved()} Nothing was changed.", code="moved_meanwhile")
            left = self.stage.name
            self.stage, self.stage_since = stage, timezone.now()
            self.save(update_fields=["stage", "stage_since"])
            self.record(JobEvent.Kind.MOVED, f"Moved from {left} to {stage.name}", by=by)
        return True

    def hold(
        self,
        *,
        by: User | None,
        reason: str = "",
        customers_read: bool = False,
        seen: "Job.State | None" = None,
    ) -> bool:
        """Pause the work. The reason stays inside the shop unless customers may read it.

        `seen`, here and in resume: the state the person saw the job in. Raises ValidationError if it has
        another by now. True if the state changed.
        """
        sentence = "Put on hold" + (f": {reason}" if reason else "")
        read = reason if customers_read else ""
        return self._change_state(Job.State.ON_HOLD, sentence, by=by, hold_reason=read, seen=seen)

    def explain_hold(self, *, by: User | None, reason: str = "", customers_read: bool = False) -> None:
        """Say, once it is on hold, why; as for hold. Raises ValidationError if it isn't on hold by now."""
        with transaction.atomic():
            self._lock()
            if self.state != Job.State.ON_HOLD:
                raise ValidationError(
                    f"{self.label} isn’t on hold any more. Nothing was changed.", code="resumed"
                )
            self.hold_reason = reason if customers_read else ""
            self.save(update_fields=["hold_reason"])
            sentence = f"On hold: {reason}" if reason else "On hold, no reason given"
            self.record(JobEvent.Kind.STATE, sentence, by=by)

    def resume(self, *, by: User | None, seen: "Job.State | None" = None) -> bool:
        """Go on with a job that was on hold or cancelled."""
        return self._change_state(Job.State.ACTIVE, "Work resumed", by=by, seen=seen)

    def cancel(self, *, by: User | None, reason: str = "") -> None:
        """End the job without finishing it. The reason stays inside the shop."""
        self._change_state(Job.State.CANCELLED, "Cancelled" + (f": {reason}" if reason else ""), by=by)

    def promise(
        self, due_date: date | None, *, by: User | None, reason: str = "", seen: date | None = ANY_DATE
    ) -> bool:
        """Set the day the customer can expect the vehicle, or take it back. True if that changed anything.

        One date after another is a change, which the customer is told, with the reason; going back to the
        date before is none. `seen` is the date the person saw the job with; raises ValidationError if it has
        another by now.
        """
        with transaction.atomic():
            self._lock()
            before = self.due_date
            if due_date == before:
                return False
            if seen not in (ANY_DATE, before):
                said = (
                    f"Somebody else has changed the due date of {self.label} meanwhile. Nothing was changed."
                )
                raise ValidationError(said, code="changed_meanwhile")
            is_change = due_date is not None and before is not None and due_date != self.due_date_was
            self.due_date = due_date
            self.due_date_was = before if is_change else None
            self.due_reason = reason if is_change else ""
            self.save(update_fields=["due_date", "due_date_was", "due_reason"])
            self.record(JobEvent.Kind.DUE_DATE, _said_of_date(before, due_date, self.due_reason), by=by)
        return True

    def edit(self, details: dict[str, Any], *, by: User | None, due_reason: str = "") -> None:
        """Save new values of the job's own details; those that are the same already are left alone.

        `due_reason` is read by customers, and only used if the due date changes.
        """
        with transaction.atomic():
            self._lock()
            changed = [name for name in EDITABLE if name in details and details[name] != getattr(self, name)]
            for name in changed:
                setattr(self, name, details[name])
            if changed:
                self.save(update_fields=changed)
                fields: list[Any] = [Job._meta.get_field(name) for name in changed]
                labels = ", ".join(str(field.verbose_name) for field in fields)
                self.record(JobEvent.Kind.EDITED, f"Edited: {labels}", by=by)
            if "due_date" in details:
                self.promise(details["due_date"], by=by, reason=due_reason)

    def replace_code(self, *, by: User | None, seen: str = "") -> None:
        """Give the customer's page a new link; the old one is switched off at once. `seen`: see retire_code."""
        with transaction.atomic():
            self._lock()
            retire_code(self, RetiredCode.Kind.JOB, job_id=self.pk, by=by, seen=seen)
            self.opened_at = None  # whoever opened the old link, the new one nobody has
            self.save(update_fields=["opened_at"])
            self.record(JobEvent.Kind.LINK, "Tracker link replaced", by=by)

    def _who_moved(self) -> str:
        """The last move in a sentence, for somebody who was about to make another."""
        event = self.events.filter(kind=JobEvent.Kind.MOVED).select_related("by").first()
        who = str(event.by) if event and event.by else "Somebody else"
        return f"{who} has moved {self.label} to {self.stage.name} meanwhile."

    def _change_state(
        self,
        state: "Job.State",
        sentence: str,
        *,
        by: User | None,
        hold_reason: str = "",
        seen: "Job.State | None" = None,
    ) -> bool:
        with transaction.atomic():
            self._lock()
            if state == self.state:
                return False
            if seen not in (None, self.state):
                now = self.get_state_display().lower()
                raise ValidationError(
                    f"{self.label} is {now} meanwhile. Nothing was changed.", code="changed_meanwhile"
                )
            self.state, self.hold_reason = state, hold_reason
            self.save(update_fields=["state", "hold_reason"])
            self.record(JobEvent.Kind.STATE, sentence, by=by)
        return True

    def _lock(self) -> None:
        """Wait for whoever else is changing this job, then see what they left.

        Without a join: PostgreSQL checks the row again after waiting, and a job that was moved meanwhile
        would no longer match the stage it was joined with.
        """
        self.refresh_from_db(from_queryset=Job.objects.select_for_update(no_key=True))


EDITABLE = (
    "customer",
    "title",
    "vehicle_year",
    "vehicle_make",
    "vehicle_model",
    "vehicle_colour",
    "vehicle_kind",
    "wrap_type",
)


def _said_of_date(before: date | None, after: date | None, reason: str) -> str:
    """What the history says when the due date is set, changed or removed."""
    if before is None:
        return f"Due date set to {after:%Y-%m-%d}"
    if after is None:
        return f"Due date {before:%Y-%m-%d} removed"
    return f"Due date changed from {before:%Y-%m-%d} to {after:%Y-%m-%d}" + (f": {reason}" if reason else "")
