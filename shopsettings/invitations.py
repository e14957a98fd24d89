"""Mail to a shop's own people, each in the transaction of its event: an invitation, a way to a new password.

Only the mail carries the link to choose a password, and it goes to the person's own address. An owner is never
shown one: whoever holds it becomes that person, in every shop they will ever work in. Nor does anything here
answer differently for an address that has a sign-in already.
"""

import dataclasses
from datetime import datetime

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from shopsettings import emails, mail
from shopsettings.models import Membership, User
from shopsettings.throttle import Limit, wait_after

PER_SHOP = Limit("mails to a shop's people", most=50, seconds=24 * 60 * 60)
PER_PERSON = Limit("mails to a person of a shop", most=5, seconds=24 * 60 * 60)


def invite(place: Membership, *, email: str, name: str, by: User | None) -> None:
    """Ask somebody into `place`, an unsaved membership of a shop. Raises ValidationError beyond the limit."""
    with transaction.atomic():
        place.invite(email=email, name=name, by=by)
        _mail_invitation(place, by=by)


def resend(place: Membership, *, by: User | None) -> None:
    """Ask once more. Raises ValidationError if they have joined meanwhile, and beyond the limit."""
    with transaction.atomic():
        place.invite_again(by=by)
        _mail_invitation(place, by=by)


def send_new_password(place: Membership, *, by: User | None) -> None:
    """Mail somebody who works here a link to choose another password. Raises ValidationError beyond the limit."""
    with transaction.atomic():
        place.record_new_password(by=by)
        words = emails.new_password(place, by=by, password_path=set_password_path(place.user))
        _mail(place, "new password", timezone.now(), words)


def _mail_invitation(place: Membership, *, by: User | None) -> None:
    newcomer = not place.user.has_usable_password() and not place.user.is_superuser
    path = set_password_path(place.user) if newcomer else ""
    words = emails.invitation(place, by=by, password_path=path)
    _mail(place, "invitation", place.invited_at or timezone.now(), words)


def _mail(place: Membership, event: str, at: datetime, words: mail.Words) -> None:
    """Pressed twice in a minute is one event."""
    person = f"{place.shop_id} {place.user.email}"
    if wait_after(PER_SHOP, str(place.shop_id)) or wait_after(PER_PERSON, person):
        raise ValidationError("Too many mails were sent today. Try again tomorrow.", code="too_often")
    key = f"{event} {place.pk} {at:%Y-%m-%d %H:%M}"
    mail.enqueue(shop=place.shop, to=place.user.email, event_key=key, **dataclasses.asdict(words))


def set_password_path(person: User) -> str:
    """A page, for this person only and for three days, to choose a password; used once, it is void."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("set_password", args=[uid, default_token_generator.make_token(person)])
