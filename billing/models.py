"""Invoices and their lines. Amounts are whole minor units (cents) of the invoice's currency."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from jobs.models import Job, JobEvent, RetiredCode
from jobs.retired_codes import retire_code
from shopsettings.codes import CODE_LENGTH, new_code
from shopsettings.links import code_path
from shopsettings.models import Shop, User
from shopsettings.same_shop import SameShop
from shopsettings.shops import CURRENCIES

LARGEST_AMOUNT = 10**10  # minor units of one unit price: far above any wrap, and 900 full lines fit a column


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    def visible_to_customer(self) -> Self:
        """Sent ones, paid or not, and voided ones; never a draft."""
        return self.exclude(state=Invoice.State.DRAFT)

    def with_total(self) -> Self:
        """Each with `total`, the sum of its lines in minor units."""
        line = models.F("lines__quantity") * models.F("lines__unit_price")
        total = Coalesce(models.Sum(line, output_field=models.BigIntegerField()), 0)
        return self.annotate(total=total)


class Invoice(models.Model):
    """What the customer owes for a job."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SENT = "sent", "Sent"
        PAID = "paid", "Paid"
        VOID = "void", "Void"

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="invoices", editable=False)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="invoices")
    number = models.PositiveIntegerField(null=True, editable=False)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    currency = models.CharField(max_length=3, choices=list(CURRENCIES.items()), editable=False)
    due_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    paid_at = models.DateTimeField(null=True, editable=False)

    total: int  # minor units; there on rows from with_total()

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "number"], name="invoice_number_is_unique_in_its_shop"),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(sent_at__isnull=False, number__isnull=False),
                name="sent_invoice_has_a_number_and_a_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="paid") | models.Q(paid_at__isnull=False),
                name="paid_invoice_has_a_date",
            ),
            SameShop(field="job", name="invoice_is_for_a_job_of_its_shop"),
        ]

    def __str__(self) -> str:
        return f"Invoice {self.label}" if self.number else f"Draft invoice for {self.job.label}"

    @property
    def label(self) -> str:
        """The number as people say it, INV-0031; a draft has none yet."""
        return f"INV-{self.number:04d}" if self.number else ""

    @property
    def pay_path(self) -> str:
        """The path of the page where the customer sees it."""
        return code_path("billing:pay", self.code)

    def draft(self) -> None:
        """Save a new invoice for its job, in the shop's currency."""
        self.shop_id, self.currency = self.job.shop_id, self.job.shop.currency
        self.save(force_insert=True)

    def send(self, *, by: User | None) -> None:
        """Show a draft to the customer, under the shop's next invoice number."""
        with transaction.atomic():
            Shop.objects.select_for_update(no_key=True).get(pk=self.shop_id)
            self._lock(must_be=Invoice.State.DRAFT)
            if not self.lines.exists():
                raise ValidationError("Add at least one line before you send this invoice.")
            sent = Invoice.objects.filter(shop=self.shop_id)
            self.number = (sent.aggregate(last=models.Max("number"))["last"] or 0) + 1
            self.state, self.sent_at = Invoice.State.SENT, timezone.now()
            self.save(update_fields=["number", "state", "sent_at"])
            self.job.record(JobEvent.Kind.INVOICE, f"Invoice {self.label} sent", by=by)

    def record_payment(self, *, by: User | None) -> None:
        """Note that the whole amount was paid, at the counter or by transfer."""
        with transaction.atomic():
            self._lock(must_be=Invoice.State.SENT)
            self.state, self.paid_at = Invoice.State.PAID, timezone.now()
            self.save(update_fields=["state", "paid_at"])
            self.job.record(JobEvent.Kind.INVOICE, f"Invoice {self.label} paid", by=by)

    def void(self, *, by: User | None) -> None:
        """Take a sent invoice back: nothing to pay any more."""
        with transaction.atomic():
            self._lock(must_be=Invoice.State.SENT)
            self.state = Invoice.State.VOID
            self.save(update_fields=["state"])
            self.job.record(JobEvent.Kind.INVOICE, f"Invoice {self.label} cancelled", by=by)

    def replace_code(self, *, by: User | None, seen: str = "") -> None:
        """Give the pay page a new link; the old one is switched off at once. `seen`: see retire_code."""
        with transaction.atomic():
            retire_code(self, RetiredCode.Kind.INVOICE, job_id=self.job_id, by=by, seen=seen)
            self.job.record(JobEvent.Kind.LINK, f"Link to invoice {self.label} replaced", by=by)

    def _lock(self, *, must_be: "Invoice.State") -> None:
        """Lock this invoice and raise ValidationError if somebody was faster."""
        self.refresh_from_db(
            fields=["state", "number", "sent_at", "paid_at"],
            from_queryset=Invoice.objects.select_for_update(no_key=True),
        )
        if self.state != must_be:
            raise ValidationError(f"{self} is {self.get_state_display().lower()} already.")


class InvoiceLine(models.Model):
    """One thing the customer pays for."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")
    description = models.CharField(max_length=160)
    quantity = models.PositiveIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(1_000_000)]
    )
    unit_price = models.BigIntegerField(
        validators=[MinValueValidator(-LARGEST_AMOUNT), MaxValueValidator(LARGEST_AMOUNT)],
    )

    class Meta:
        verbose_name = "line"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.description

    @property
    def amount(self) -> int:
        """Minor units."""
        return self.quantity * self.unit_price
