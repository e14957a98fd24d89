"""What Wraptor writes to the shop's own people. The staff side speaks English, and so do these."""

from django.urls import reverse

from shopsettings import mail
from shopsettings.links import absolute
from shopsettings.memberships import INVITATION_LASTS
from shopsettings.models import Membership, User


def invitation(place: Membership, *, by: User | None, password_path: str = "") -> mail.Words:
    """Asks somebody into a shop; a newcomer is given the path to choose a password.

    The subject is the same for both: the shop's list of mail shows it, and must not tell who has a sign-in.
    """
    context = {
        "inviter": mail.one_line(str(by or place.shop.name)),
        "name": mail.one_line(place.invited_as),
        "role": place.get_role_display().lower(),
        "email": place.user.email,
        "is_newcomer": bool(password_path),
        "days": INVITATION_LASTS.days,
        "url": absolute(password_path or reverse("admin:login")),
    }
    return mail.write("invitation", place.shop, context, language="en")


def new_password(place: Membership, *, by: User | None, password_path: str) -> mail.Words:
    """The path to choose another password, for somebody who has forgotten theirs."""
    context = {
        "sender": mail.one_line(str(by or place.shop.name)),
        "email": place.user.email,
        "days": INVITATION_LASTS.days,
        "url": absolute(password_path),
    }
    return mail.write("new_password", place.shop, context, language="en")
