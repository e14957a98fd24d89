"""The shop, which is the tenant, and its people: User, Shop, Membership."""

import zoneinfo
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone

from shopsettings import colours, links, plans
from shopsettings.outbox import OutboxMail as OutboxMail
from shopsettings.plans import Plan
from shopsettings.throttle import Tally as Tally

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


class UserManager(BaseUserManager):  # takes no type argument while running
    """Makes people, who sign in with their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = User(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A person. What they may do comes from their memberships; a superuser is Wraptor's operator."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField("e-mail", unique=True)
    name = models.CharField(max_length=120, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


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


class Role(models.TextChoices):
    OWNER = "owner", "Owner"
    MANAGER = "manager", "Manager"
    FRONT_DESK = "front_desk", "Front desk"


class Membership(models.Model):
    """A person's place in a shop, and with it what they may do there."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="memberships", verbose_name="person"
    )
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role, default=Role.FRONT_DESK)

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        ordering = ["shop", "role", "user"]
        constraints = [
            models.UniqueConstraint(fields=["user", "shop"], name="one_membership_per_person_and_shop"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="membership_has_a_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display().lower()}"

    def clean(self) -> None:
        self._keep_an_owner(leaving=self.role != Role.OWNER)

    def change_role(self, role: Role) -> None:
        """Raise ValidationError rather than leave the shop without an owner."""
        with transaction.atomic():
            self._lock()
            self._keep_an_owner(leaving=role != Role.OWNER)
            self.role = role
            self.save(update_fields=["role"])

    def leave(self) -> None:
        """Take the person out of the shop. Raise ValidationError rather than leave it without an owner."""
        with transaction.atomic():
            self._lock()
            self._keep_an_owner(leaving=True)
            self.delete()

    def _lock(self) -> None:
        """Roles of one shop change one at a time, so that two owners can't both step down at once."""
        Shop.objects.select_for_update(no_key=True).get(pk=self.shop_id)

    def _keep_an_owner(self, *, leaving: bool) -> None:
        was = Membership.objects.filter(pk=self.pk, role=Role.OWNER).exists()
        others = Membership.objects.filter(shop=self.shop_id, role=Role.OWNER).exclude(pk=self.pk)
        if was and leaving and not others.exists():
            raise ValidationError("A shop needs at least one owner. Make somebody else an owner first.")
