"""Who works in which shop and as what: Membership, which is an invitation until the person takes it up."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from shopsettings.history import ShopEvent
from shopsettings.shops import Shop
from shopsettings.users import User


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
