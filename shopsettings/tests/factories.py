"""Shops, their people and pictures for tests: plain functions, every argument optional."""

import io
from itertools import count

from django.utils import timezone
from django.utils.text import slugify
from PIL import Image

from shopsettings import mail
from shopsettings.models import Membership, OutboxMail, Role, Shop, User

_serial = count(1)


def make_shop(*, name="North Bay Wraps", **details):
    """A shop on the free plan; its stages are the business of the jobs app."""
    details.setdefault("slug", f"{slugify(name) or 'shop'}-{next(_serial)}")
    return Shop.objects.create(name=name, **details)


def make_person(*, shop=None, role=Role.OWNER, email="", name="Priya Shah", password=None):
    """Somebody who works in `shop`, or in none; without a password, nobody can sign in as them."""
    user = User.objects.create_user(
        email or f"{slugify(name)}-{next(_serial)}@shop.example", password, name=name
    )
    if shop is not None:
        Membership.objects.create(user=user, shop=shop, role=role)
    return user


def make_operator(*, email="", name="Olive Operator", password=None):
    """Somebody who runs the installation and sees every shop."""
    return User.objects.create_superuser(
        email or f"operator-{next(_serial)}@wraptor.example", password, name=name
    )


def make_picture(*, size=(8, 6), colour="#0b6b5a", kind="PNG"):
    """The bytes of a real picture in one colour."""
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, kind)
    return written.getvalue()


def make_mail(*, shop=None, to="pat@customer.example", event_key="", state=OutboxMail.State.WAITING, **words):
    """A mail in the outbox; one event of its own unless `event_key` names one."""
    event_key = event_key or f"event {next(_serial)}"
    said = {"subject": "Your link", "text": "A link\n", "html": "<p>A link</p>", **words}
    mail.enqueue(shop=shop or make_shop(), to=to, event_key=event_key, **said)
    if state != OutboxMail.State.WAITING:
        sent_at = timezone.now() if state == OutboxMail.State.SENT else None
        OutboxMail.objects.filter(event_key=event_key, recipient=to).update(state=state, sent_at=sent_at)
    return OutboxMail.objects.get(event_key=event_key, recipient=to)
