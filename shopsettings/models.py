"""The shop, which is the tenant, and its people: User, Shop, Membership."""

import zoneinfo
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.text import capfirst

from shopsettings import colours, links, plans
from shopsettings.codes import without_codes
from shopsettings.history import ShopEvent as ShopEvent
from shopsettings.history import said_of_change
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

    def take_up_invitation(self) -> None:
        """Join the shop that invited them, if there is no other they may enter; called when they have signed in.

        Whoever works somewhere already signs in every day: joining then would tell the shop that invited them
        so. They join when they enter it, and whoever has several invitations chooses.
        """
        places = list(Membership.objects.open().filter(user=self))
        if [place.joined_at for place in places] == [None]:
            places[0].join()


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


class Role(models.TextChoices):
    OWNER = "owner", "Owner"
    MANAGER = "manager", "Manager"
    FRONT_DESK = "front_desk", "Front desk"


INVITATION_LASTS = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
"""How long an invitation can be taken up: as long as the link in its mail works."""


class MembershipQuerySet(models.QuerySet["Membership"]):
    def open(self) -> Self:
        """Those that their person may enter: where they work, and where an invitation still waits for them."""
        asked = models.Q(joined_at=None, invited_at__gt=timezone.now() - INVITATION_LASTS)
        return self.filter(asked | models.Q(joined_at__isnull=False), is_active=True)

    def owners(self) -> Self:
        """Those who run a shop today: neither deactivated nor only invited."""
        return self.filter(role=Role.OWNER, is_active=True, joined_at__isnull=False)


class Membership(models.Model):
    """A person's place in a shop, and with it what they may do there."""

    class Standing(models.TextChoices):
        WORKING = "working", "Works here"
        INVITED = "invited", "Invited, not yet joined"
        EXPIRED = "expired", "Invitation expired"
        DEACTIVATED = "deactivated", "Deactivated"

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="memberships", verbose_name="person"
    )
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role, default=Role.FRONT_DESK)
    is_active = models.BooleanField(default=True, editable=False)  # in this shop; the person may have others
    invited_as = models.CharField(max_length=120, blank=True, editable=False)  # the name the shop gave them
    invited_at = models.DateTimeField("invited", null=True, editable=False)  # the last time
    joined_at = models.DateTimeField("joined", null=True, default=timezone.now, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        ordering = ["shop", "role", "user"]
        constraints = [
            models.UniqueConstraint(fields=["user", "shop"], name="one_membership_per_person_and_shop"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="membership_has_a_known_role"
            ),
            models.CheckConstraint(
                condition=models.Q(joined_at__isnull=False) | models.Q(invited_at__isnull=False),
                name="whoever_has_not_joined_was_invited",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shown_name}, {self.get_role_display().lower()}"

    @property
    def shown_name(self) -> str:
        """What the shop reads: the name it invited them by, and their own from the day they join.

        Before that day nothing here tells whether somebody of that address uses Wraptor elsewhere.
        """
        return str(self.user) if self.joined_at else self.invited_as or self.user.email

    @property
    def standing(self) -> "Membership.Standing":
        """Whether they work here, are invited, or neither any more."""
        if not self.is_active:
            return Membership.Standing.DEACTIVATED
        if self.joined_at:
            return Membership.Standing.WORKING
        asked = self.invited_at is not None and self.invited_at > timezone.now() - INVITATION_LASTS
        return Membership.Standing.INVITED if asked else Membership.Standing.EXPIRED

    def clean(self) -> None:
        self._keep_an_owner(leaving=self.role != Role.OWNER)

    def invite(self, *, email: str, name: str, by: User | None) -> None:
        """Save a new place in `shop` with `role`, to be taken by whoever has that address.

        Somebody who has a sign-in keeps it, and their name; for a newcomer one without a password is made.
        """
        with transaction.atomic():
            known = User.objects.filter(email__iexact=email).first()
            self.user = known or User.objects.create_user(email, name=name)
            self.invited_as, self.invited_at, self.joined_at = name, timezone.now(), None
            self.save(force_insert=True)
            self._record(f"{name} ({email}) invited as {self.get_role_display().lower()}", by=by)

    def invite_again(self, *, by: User | None) -> None:
        """Let an invitation stand from now on. Raise ValidationError if the person has joined meanwhile."""
        with transaction.atomic():
            self._lock()
            if self.joined_at or not self.is_active:
                raise ValidationError("This invitation is no longer open. Nothing was done.", code="stale")
            self.invited_at = timezone.now()
            self.save(update_fields=["invited_at"])
            self._record(f"{self.shown_name} invited again", by=by)

    def join(self) -> None:
        """Take up an invitation that still stands; one that doesn't changes nothing."""
        with transaction.atomic():
            self._lock()
            if self.standing == Membership.Standing.INVITED:
                self.joined_at = timezone.now()
                self.save(update_fields=["joined_at"])
                self._record(f"{self.user} joined as {self.get_role_display().lower()}", by=self.user)

    def record_new_password(self, *, by: User | None) -> None:
        """Note that the person was sent a way to another password. Raise ValidationError unless they work here.

        An operator's is not to be had through a shop.
        """
        with transaction.atomic():
            self._lock()
            if self.standing != Membership.Standing.WORKING or self.user.is_superuser:
                raise ValidationError("This person doesn’t work here. Nothing was done.", code="stale")
            self._record(f"{self.shown_name} was sent a link to choose a new password", by=by)

    def change_role(self, role: Role, *, by: User | None = None) -> None:
        """Raise ValidationError rather than leave the shop without an owner."""
        with transaction.atomic():
            self._lock()
            if role == self.role:
                return
            self._keep_an_owner(leaving=role != Role.OWNER)
            before, self.role = self.get_role_display(), role
            self.save(update_fields=["role"])
            after = self.get_role_display()
            self._record(f"{self.shown_name} changed from {before.lower()} to {after.lower()}", by=by)

    def deactivate(self, *, by: User | None = None) -> None:
        """Shut the person out of this shop, at once. Raise ValidationError if that leaves it no owner."""
        self._set_active(False, by=by)

    def reactivate(self, *, by: User | None = None) -> None:
        """Let the person in again, in the role they had."""
        self._set_active(True, by=by)

    def leave(self, *, by: User | None = None) -> None:
        """Take the person out of the shop. Raise ValidationError rather than leave it without an owner."""
        with transaction.atomic():
            self._lock()
            self._keep_an_owner(leaving=True)
            self._record(f"{self.shown_name}, {self.get_role_display().lower()}, removed", by=by)
            self.delete()

    def _set_active(self, active: bool, *, by: User | None) -> None:
        with transaction.atomic():
            self._lock()
            if active == self.is_active:
                return
            self._keep_an_owner(leaving=not active)
            self.is_active = active
            self.save(update_fields=["is_active"])
            self._record(f"{self.shown_name} {'reactivated' if active else 'deactivated'}", by=by)

    def _record(self, sentence: str, *, by: User | None) -> None:
        self.shop.record(ShopEvent.Kind.PEOPLE, sentence, by=by)

    def _lock(self) -> None:
        """People of one shop change one at a time, so that two owners can't both step down at once; then see
        what the one before us left. Raises ValidationError if that was nothing."""
        Shop.objects.select_for_update(no_key=True).get(pk=self.shop_id)
        try:
            self.refresh_from_db()
        except Membership.DoesNotExist as error:
            raise ValidationError("This person was removed meanwhile. Nothing was done.") from error

    def _keep_an_owner(self, *, leaving: bool) -> None:
        owners = Membership.objects.owners()
        was = owners.filter(pk=self.pk).exists()
        others = owners.filter(shop=self.shop_id).exclude(pk=self.pk)
        if was and leaving and not others.exists():
            raise ValidationError("A shop needs at least one owner. Make somebody else an owner first.")
