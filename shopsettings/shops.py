"""The shop, which is the tenant: Shop, with its settings and how they are changed."""

import zoneinfo
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst

from shopsettings import colours, links, plans
from shopsettings.codes import without_codes
from shopsettings.history import ShopEvent, said_of_change
from shopsettings.plans import Plan
from shopsettings.users import User

CURRENCIES = {
    "USD": "US dollar",
    "CAD": "Canadian dollar",
    "AUD": "Australian dollar",
    "NZD": "New Zealand dollar",
    "EUR": "Euro",
    "GBP": "Pound sterling",
    "CHF": "Swiss franc",
    "MXN": "Mexican peso",
    "AED": "UAE dirham",
    "KWD": "Kuwaiti dinar",
    "JPY": "Japanese yen",
}


def validate_time_zone(name: str) -> None:
    """Raise ValidationError unless `name` is an IANA time zone such as America/Los_Angeles."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError("Choose a time zone from the list.", code="unknown_time_zone")


def validate_colour(value: str) -> None:
    """Raise ValidationError unless `value` is a hex colour."""
    try:
        colours.parse_hex(value)
    except ValueError as error:
        raise ValidationError("Enter a colour such as #0B6B5A.", code="not_a_colour") from error


class Shop(models.Model):
    """A wrap shop. Everything else belongs to exactly one."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    plan = models.CharField(max_length=20, choices=Plan, default=Plan.FREE)
    logo = models.FileField(upload_to="logos", blank=True)
    colour = models.CharField(
        max_length=7,
        blank=True,
        validators=[validate_colour],
        help_text="One colour of your brand, such as #0B6B5A. "
        "Every shade on your page is made readable from it.",
    )
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    address = models.CharField(max_length=240, blank=True)
    website = models.URLField(max_length=500, blank=True, validators=[links.validate_link])
    review_link = models.URLField(
        "Google review link",
        max_length=500,
        blank=True,
        validators=[links.validate_link],
        help_text="Customers are invited to review you when their job is finished. "
        "Leave it empty to hide the review button.",
    )
    time_zone = models.CharField(
        max_length=60, default="America/Los_Angeles", validators=[validate_time_zone]
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default="en")
    currency = models.CharField(max_length=3, choices=list(CURRENCIES.items()), default="USD")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(plan__in=Plan.values), name="shop_is_on_a_known_plan"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shows_own_branding(self) -> bool:
        return plans.includes_own_branding(self.plan)

    def local(self, moment: datetime) -> datetime:
        """`moment` on the shop's own clock."""
        return moment.astimezone(zoneinfo.ZoneInfo(self.time_zone))

    def today(self) -> date:
        """The date on the shop's wall calendar."""
        return self.local(timezone.now()).date()

    def record(self, kind: ShopEvent.Kind, sentence: str, *, by: User | None) -> None:
        """Add a sentence to the shop's history, for good; a link's code that it may hold is left out."""
        ShopEvent.objects.create(shop=self, kind=kind, sentence=without_codes(sentence)[:400], by=by)

    def change(self, details: dict[str, Any], *, by: User | None) -> None:
        """Save new values of the shop's settings and record each, from what to what.

        `details` maps names of fields to cleaned values, a new logo among them as a file; what is the same
        already is left alone.
        """
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Shop.objects.select_for_update(no_key=True))
            changed = [
                field
                for field in self._meta.concrete_fields
                if field.editable
                and not field.primary_key
                and field.name in details
                and self._differs(field, details[field.name])
            ]
            before = {field.name: self._said(field) for field in changed}
            for field in changed:
                field.save_form_data(self, details[field.name])
            if changed:
                self.save(update_fields=[field.name for field in changed])
            for field in changed:
                kind = ShopEvent.Kind.PLAN if field.name == "plan" else ShopEvent.Kind.SETTINGS
                self.record(kind, self._said_of_change(field, before[field.name]), by=by)

    def _differs(self, field: Any, value: Any) -> bool:
        return bool((value or "") != (getattr(self, field.name) or ""))

    def _said(self, field: Any) -> str:
        """A setting as people read it: “Pro” rather than “pro”."""
        value = getattr(self, field.name)
        return str(dict(field.flatchoices).get(value, value) or "")

    def _said_of_change(self, field: Any, before: str) -> str:
        label = capfirst(str(field.verbose_name))
        if isinstance(field, models.FileField):  # a file's name says nothing
            return f"{label} {'removed' if not self._said(field) else 'replaced' if before else 'added'}"
        return said_of_change(label, before, self._said(field))
