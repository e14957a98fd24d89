"""Staff pages of invoices and their lines."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from billing.job_panel import invoices_of
from billing.models import LARGEST_AMOUNT, Invoice, InvoiceLine
from billing.money import in_major_units, in_minor_units, written
from jobs.finding import number_in
from jobs.job_panels import show_on_job_page
from jobs.models import Job
from jobs.replace_link import REPLACE_LINK
from shopsettings import access
from shopsettings.links import absolute
from shopsettings.staff_admin import StaffAdmin
from shopsettings.staff_forms import OwnRowsFormSet, StaffForm
from shopsettings.verbs import Verb

show_on_job_page(invoices_of)


MOST_LINES = 200  # of one invoice


class LineForm(forms.ModelForm):
    """People write prices in whole currency units; the line keeps minor ones."""

    price = forms.DecimalField(label="Unit price", max_digits=15)

    class Meta:
        model = InvoiceLine
        fields = ("description", "quantity")

    currency = "USD"  # that of the invoice or the shop, set by the inline

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.unit_price is not None:
            self.fields["price"].initial = in_major_units(self.instance.unit_price, self.currency)

    def clean_price(self) -> Decimal:
        price: Decimal = self.cleaned_data["price"]
        try:
            minor = in_minor_units(price, self.currency)
        except ValueError as error:
            raise ValidationError(f"Too many decimals: {error}.") from error
        if abs(minor) > LARGEST_AMOUNT:
            raise ValidationError("This amount is too large.")
        self.instance.unit_price = minor
        return price


class InvoiceForm(StaffForm):
    def standing(self) -> list[Any]:
        lines = self.instance.lines.order_by("pk")
        return [*super().standing(), *lines.values_list("pk", "description", "quantity", "unit_price")]


class LineFormSet(OwnRowsFormSet, forms.BaseInlineFormSet):
    """The heading of a column is no label to a screen reader: each field carries its own."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs.setdefault("aria-label", field.label)


class Lines(admin.TabularInline):
    """An invoice's lines: written while it is a draft, read afterwards."""

    model = InvoiceLine
    form = LineForm
    formset = LineFormSet
    template = "admin/billing/lines.html"
    fields = ("description", "quantity", "price")
    extra = 1
    max_num = MOST_LINES

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("invoice")

    def get_formset(self, request: HttpRequest, obj: Invoice | None = None, **kwargs: Any) -> Any:
        shop = access.shop_of(request)
        currency = obj.currency if obj else shop.currency if shop else "USD"
        kwargs["form"] = type("LineForm", (LineForm,), {"currency": currency})
        # The stock limit makes a thousand lines more than that before it finds that they are too many.
        return super().get_formset(request, obj, **({"absolute_max": MOST_LINES} | kwargs))

    def get_fields(self, request: HttpRequest, obj: Invoice | None = None) -> Any:
        return self.fields if is_draft(obj) else ("description", "quantity", "amount")

    def get_readonly_fields(self, request: HttpRequest, obj: Invoice | None = None) -> Any:
        return () if is_draft(obj) else ("amount",)

    @admin.display(description="Amount")
    def amount(self, line: InvoiceLine) -> str:
        return written(line.amount, line.invoice.currency)

    def has_view_permission(self, request: HttpRequest, obj: Invoice | None = None) -> bool:
        return access.has_role(request, access.EVERYONE)

    def has_add_permission(self, request: HttpRequest, obj: Invoice | None = None) -> bool:
        return is_draft(obj) and access.has_role(request, access.EVERYONE)

    has_change_permission = has_delete_permission = has_add_permission


def is_draft(invoice: Invoice | None) -> bool:
    return invoice is None or invoice.state == Invoice.State.DRAFT


def is_sent(invoice: Invoice) -> bool:
    return invoice.state == Invoice.State.SENT


def send(request: HttpRequest, invoice: Invoice, answers: dict[str, Any]) -> str:
    invoice.send(by=access.person(request))
    return f"{invoice} is on the customer’s page now."


def record_payment(request: HttpRequest, invoice: Invoice, answers: dict[str, Any]) -> str:
    invoice.record_payment(by=access.person(request))
    return f"{invoice} is paid. Customer’s page updated."


def void(request: HttpRequest, invoice: Invoice, answers: dict[str, Any]) -> str:
    invoice.void(by=access.person(request))
    return f"{invoice} is cancelled. Customer’s page updated."


@admin.register(Invoice)
class InvoiceAdmin(StaffAdmin):
    form = InvoiceForm
    stays = True
    autocomplete_fields = ("job",)
    inlines = (Lines,)
    list_display = ("name", "job", "amount", "state", "due_date", "sent_at")
    list_filter = ("state",)
    list_select_related = ("job__customer",)
    search_fields = ("number", "job")
    search_help_text = "Number, customer, phone or vehicle"
    verbs = (
        Verb(
            "send",
            "Send to customer",
            send,
            applies=is_draft,
            explains="The customer’s page shows it. Its lines can’t be changed afterwards.",
        ),
        Verb(
            "paid",
            "Record payment",
            record_payment,
            applies=is_sent,
            roles=access.EVERYONE,
            explains="For the whole amount, paid at the counter or by transfer.",
        ),
        Verb(
            "void",
            "Cancel invoice",
            void,
            applies=is_sent,
            roles=access.MANAGERS,
            explains="The customer reads that there is nothing to pay. This can’t be undone.",
        ),
        replace(REPLACE_LINK, applies=lambda invoice: not is_draft(invoice)),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return access.own_rows(request, Invoice.objects.with_total(), self.shop_path)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """By its own number, and those of the jobs that the search means."""
        if not search_term:
            return queryset, False
        jobs = Job.objects.matching(search_term, shop=access.shop_of(request))
        meant = Q(job__in=jobs.order_by().values("pk"))
        if (number := number_in(search_term.strip(), "INV-")) is not None:
            meant |= Q(number=number)
        return queryset.filter(meant), False

    @admin.display(description="Invoice", ordering="number")
    def name(self, invoice: Invoice) -> str:
        return invoice.label or "Draft"

    @admin.display(description="Amount")
    def amount(self, invoice: Any) -> str:
        return written(invoice.total, invoice.currency)

    @admin.display(description="Customer’s link")
    def link(self, invoice: Invoice) -> str:
        if is_draft(invoice):
            return "Send it first"
        return format_html(
            '<a class="button" href="{}" target="_blank" rel="noopener">View as customer</a>',
            absolute(invoice.pay_path),
        )

    def get_fields(self, request: HttpRequest, obj: Invoice | None = None) -> Any:
        return ("job", "due_date") if obj is None else ("job", "due_date", "amount", "state", "link")

    def get_readonly_fields(self, request: HttpRequest, obj: Invoice | None = None) -> Any:
        """A sent invoice is a document: a correction is a new one."""
        if obj is None:
            return ()
        return ("job", "amount", "state", "link") if is_draft(obj) else self.get_fields(request, obj)

    def said_when_saved(self, row: Invoice) -> str:
        said = super().said_when_saved(row)
        return f"{said} Customers see it once you send it." if is_draft(row) else said

    def save_model(self, request: HttpRequest, obj: Invoice, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            obj.draft()
