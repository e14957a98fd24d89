"""What the shop works on: Stage, Customer, Job, and the job's history, JobEvent."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone

from jobs import finding, opened, stage_order, together, workflow
from jobs.retired_codes import RetiredCode as RetiredCode
from jobs.retired_codes import retire_code
from shopsettings.codes import CODE_LENGTH, new_code
from shopsettings.history import said_of_change
from shopsettings.links import code_path
from shopsettings.models import Shop, ShopEvent, User
from shopsettings.same_shop import SameShop

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
            jobs = list(Job.objects.filter(stage=self).order_by("pk").select_for_update(no_key=True))
            Stage.objects.select_for_update().get(pk=self.pk)
            if Job.objects.filter(stage=self).exclude(pk__in=[job.pk for job in jobs]).exists():
                raise ValidationError(
                    f"A job has come to {self} meanwhile. Nothing was changed.", code="came"
                )
            if jobs and to is None:
                raise ValidationError(f"Choose where the jobs on {self} go.", code="not_empty")
            if to:
                Job.objects.filter(stage=self).update(stage=to, stage_since=timezone.now())
                said = f"Moved from {self} to {to}, as {self} was removed"
                moved = JobEvent.Kind.MOVED
                JobEvent.objects.bulk_create(
                    JobEvent(job=job, kind=moved, sentence=said, stage=to, by=by) for job in jobs
                )
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


class CustomerQuerySet(models.QuerySet["Customer"]):
    def matching(self, text: str) -> Self:
        """Those who have every word of a search in their name, e-mail or phone number.

        A phone number is found however it is written.
        """
        found = self.alias(bare_phone=finding.only_digits_of("phone"))
        for word in finding.words_of(text):
            meant = models.Q(name__icontains=word) | models.Q(email__icontains=word)
            if digits := finding.digits_in(word):
                meant |= models.Q(bare_phone__contains=digits)
            found = found.filter(meant)
        return found


class Customer(models.Model):
    """Whoever ordered the wrap: a person or a company."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="customers")
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField(max_length=40, blank=True)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["id", "shop"], name="customer_can_be_pointed_at_with_its_shop"),
        ]
        indexes = [models.Index(fields=["shop", "name"], name="customer_by_shop_and_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def reached_at(self) -> str:
        """Phone and e-mail in one line: they tell two customers of one name apart."""
        return " · ".join(filter(None, [self.phone, self.email]))


class VehicleKind(models.TextChoices):
    VAN = "van", "Van"
    CAR = "car", "Car"
    PICKUP = "pickup", "Pickup"
    TRUCK = "truck", "Truck or bus"
    TRAILER = "trailer", "Trailer"
    BOAT = "boat", "Boat"
    OTHER = "other", "Something else"


ANY_DATE = date.min  # for whoever sets a due date without having looked at the one before


class JobQuerySet(models.QuerySet["Job"]):
    def start(self, *, by: User | None = None, **details: Any) -> "Job":
        """Take in a new job; `shop` and `customer` are needed, the rest of the job's fields may follow."""
        job = self.model(**details)
        job.take_in(by=by)
        return job

    def bring_in(self, jobs: "Sequence[Job]", *, shop: Shop, by: User | None) -> None:
        """Take in many unsaved jobs of one shop at once, as an import does, numbered in the order given."""
        with transaction.atomic():
            for number, job in enumerate(jobs, start=self.next_number(shop)):
                job.number = number
            Job.objects.bulk_create(jobs)
            JobEvent.objects.bulk_create(
                JobEvent(
                    job=job,
                    kind=JobEvent.Kind.CREATED,
                    sentence=f"Job imported at {job.stage.name}",
                    stage=job.stage,
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

    def move_each(self, stage: Stage, *, by: User | None, seen: Mapping[int, int]) -> together.Outcome:
        """Move several jobs. `seen` has, for each job's id, the id of the stage the person saw it on."""
        return together.each(
            self,
            lambda job: job.move_to(stage, by=by, seen=Stage(pk=seen[job.pk])),
            already=f"is on {stage.name}",
        )

    def hold_each(self, *, by: User | None) -> together.Outcome:
        """Put several active jobs on hold."""
        return together.each(self, lambda job: job.hold(by=by, seen=Job.State.ACTIVE), already="is on hold")

    def promise_each(
        self, due_date: date | None, *, by: User | None, seen: Mapping[int, date | None]
    ) -> together.Outcome:
        """Give several jobs one due date. `seen` has, for each job's id, the date the person saw it with."""
        return together.each(
            self, lambda job: job.promise(due_date, by=by, seen=seen[job.pk]), already="has this date"
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
        self, kind: "JobEvent.Kind", sentence: str, *, by: User | None, stage: Stage | None = None
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

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="events", db_index=False)  # see Meta
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


def vehicle_name(year: int | None, make: str, model: str) -> str:
    """Year, make and model in one line, leaving out what isn't known."""
    return " ".join(filter(None, [str(year) if year else "", make, model]))


def _said_of_date(before: date | None, after: date | None, reason: str) -> str:
    """What the history says when the due date is set, changed or removed."""
    if before is None:
        return f"Due date set to {after:%Y-%m-%d}"
    if after is None:
        return f"Due date {before:%Y-%m-%d} removed"
    return f"Due date changed from {before:%Y-%m-%d} to {after:%Y-%m-%d}" + (f": {reason}" if reason else "")
