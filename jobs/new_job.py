"""The form of a new job: a customer found by typing or written down anew, the vehicle in one line, the rest."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from jobs.models import Customer, Job
from jobs.vehicles import VehicleKind, kind_of, read_vehicle
from shopsettings.staff_forms import StaffForm

FIELDS = (
    *("customer", "customer_name", "customer_email", "customer_phone", "is_another"),
    *("vehicle", "vehicle_kind", "wrap_type", "due_date"),
    *("vehicle_year", "vehicle_make", "vehicle_model", "vehicle_colour", "title", "stage"),
)
MOST_OFFERED = 20  # customers to choose from, where no script finds them


def _of_customer(name: str, label: str, **attrs: str) -> Any:
    """The customer's own field, which a form for a job may leave empty."""
    field: Any = Customer._meta.get_field(name)
    written = field.formfield(required=False, label=label)
    written.widget.attrs.update(autocomplete="off", **attrs)
    return written


class NewJobForm(StaffForm):
    """`customer` is one of the shop's; without one, `customer_name` is somebody new.

    A name that the shop has already is asked about, with `offered` to choose from: nobody is entered twice
    by mistake. The same list is what “Find” gives where there is no script.
    """

    customer_name = _of_customer("name", "Customer", autofocus="autofocus")
    customer_email = _of_customer("email", "E-mail")
    customer_phone = _of_customer("phone", "Phone", inputmode="tel")
    is_another = forms.BooleanField(label="Another customer of the same name", required=False)
    vehicle = forms.CharField(
        max_length=130,
        required=False,
        help_text="Year, make and model in one line.",
        widget=forms.TextInput(attrs={"placeholder": "2023 Ford Transit", "autocomplete": "off"}),
    )
    vehicle_kind = forms.ChoiceField(
        label="Kind", choices=[("", "Read it from the vehicle"), *VehicleKind.choices], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered: list[Customer] = []
        self.asks_which = False  # whether those offered have the very name that was written
        self.new_customer: Customer | None = None
        self.fields["customer"].required = False
        self.fields["customer"].widget = forms.HiddenInput()
        self.fields["stage"].widget.can_add_related = False
        self.fields["wrap_type"].widget.attrs.update(list="wrap-types", autocomplete="off")
        for name in ("customer_name", "vehicle"):
            self.fields[name].widget.attrs["aria-describedby"] = f"id_{name}_helptext"

    @property
    def wrap_types(self) -> list[str]:
        """What the shop has wrapped vehicles with lately, to choose from."""
        return Job.objects.filter(shop=self.shop).recent_wrap_types()

    @property
    def details_wait(self) -> bool:
        """Whether something that is folded away is wrong."""
        folded = FIELDS[FIELDS.index("vehicle_year") :]
        return any(name in self.errors for name in folded)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name = cleaned.get("customer_name", "")
        if "_find" in self.data:
            self.offered = list(self._own_customers().matching(name)[:MOST_OFFERED]) if name else []
            raise ValidationError(self._found(name), code="find")
        self._clean_customer(cleaned, name)
        self._clean_vehicle(cleaned)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """The job, whose customer may be new; both are saved by `take_in`, together."""
        if self.new_customer:
            self.instance.customer = self.new_customer
        return super().save(commit)

    def _own_customers(self) -> Any:
        field: Any = self.fields["customer"]
        rows: QuerySet[Customer] = field.queryset
        return rows

    def _found(self, name: str) -> str:
        if self.offered:
            return "Choose one of the customers found."
        return f"No customer is found for “{name}”." if name else "Write a part of the customer’s name first."

    def _clean_customer(self, cleaned: dict[str, Any], name: str) -> None:
        if cleaned.get("customer") or {"customer", "customer_name"} & self.errors.keys():
            return
        if not name:
            self.add_error("customer_name", "Find a customer, or write a new one’s name.")
            return
        namesakes = list(self._own_customers().filter(name__iexact=name)[:MOST_OFFERED])
        if namesakes and not cleaned.get("is_another"):
            self.offered, self.asks_which = namesakes, True
            self.add_error("customer_name", "You have a customer of this name already. Which one is it?")
            return
        email, phone = cleaned.get("customer_email", ""), cleaned.get("customer_phone", "")
        self.new_customer = Customer(shop=self.shop, name=name, email=email, phone=phone)

    def _clean_vehicle(self, cleaned: dict[str, Any]) -> None:
        """The line fills in what isn't written in the fields of its own."""
        read = read_vehicle(cleaned.get("vehicle", ""))
        parts = {"vehicle_year": read.year, "vehicle_make": read.make, "vehicle_model": read.model}
        for part, value in parts.items():
            field: Any = Job._meta.get_field(part)
            if field.max_length and len(str(value)) > field.max_length:
                self.add_error(
                    "vehicle", f"The {field.verbose_name} is longer than {field.max_length} characters."
                )
            elif part not in self.errors:
                cleaned[part] = cleaned.get(part) or value
        if "vehicle_kind" not in self.errors:
            guessed = kind_of(cleaned.get("vehicle_make", ""), cleaned.get("vehicle_model", ""))
            cleaned["vehicle_kind"] = cleaned.get("vehicle_kind") or guessed
