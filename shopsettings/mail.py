"""How mail leaves in a shop's name: what is written into the outbox, and how one row of it becomes a message."""

import hashlib
import logging
import re
from dataclasses import dataclass
from email.headerregistry import Address
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from shopsettings import languages, theme
from shopsettings.branding import brand_of, contact_of
from shopsettings.codes import without_codes
from shopsettings.models import Shop
from shopsettings.outbox import OutboxMail

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Words:
    """What a mail says: its subject and the same content twice."""

    subject: str
    text: str
    html: str


def write(name: str, shop: Shop, context: dict[str, Any], *, language: str = "") -> Words:
    """The mail of that name in the shop's look, from `emails/<name>.subject.txt`, `.txt`, `.html`.

    It is in the shop's language unless another is given: the shop's own people are written to in English.
    """
    brand = brand_of(shop)
    with translation.override(languages.known(language or shop.language)):
        shared = {
            "brand": brand,
            "contact": contact_of(shop),
            "theme": theme.derive(f"#{brand.colour}") if brand.colour else theme.HOUSE_THEME,
            **languages.of_page(),
        }
        return Words(
            subject=one_line(_plain(f"emails/{name}.subject.txt", shared | context)),
            text=_plain(f"emails/{name}.txt", shared | context).strip() + "\n",
            html=get_template(f"emails/{name}.html").render(shared | context),
        )


def _plain(name: str, context: dict[str, Any]) -> str:
    """A template in which an ampersand stays one."""
    template: Any = get_template(name)
    return str(template.template.render(Context(context, autoescape=False)))


def one_line(text: str) -> str:
    """`text` without line breaks or other control characters, fit for a header."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


def can_reach(address: str) -> bool:
    """Whether `address` is one mail address, and nothing besides."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def enqueue(*, shop: Shop, to: str, subject: str, text: str, html: str, event_key: str) -> None:
    """Write a mail into the outbox, in the transaction of the event that `event_key` names.

    The same event for the same person is written once, however often this is called. Raises ValidationError
    when `to` isn't one mail address.
    """
    validate_email(to)
    mail = OutboxMail(
        shop=shop,
        event_key=event_key,
        recipient=to,
        subject=one_line(subject)[:200],
        text=text,
        html=html,
    )
    OutboxMail.objects.bulk_create([mail], ignore_conflicts=True)


def send_next() -> bool:
    """Send the mail that has been due longest; False if none is due."""
    mail = OutboxMail.objects.lease()
    if mail is None:
        return False
    try:
        message_of(mail).send(using="default")
    except Exception as error:  # noqa: BLE001  (whatever is wrong with one mail, the others go out)
        log.warning("Mail %s could not be sent, attempt %s: %s", mail.pk, mail.attempts, type(error).__name__)
        mail.mark_failed(without_codes(one_line(f"{type(error).__name__}: {error}")))
    else:
        log.info("Mail %s sent", mail.pk)
        mail.mark_sent()
    return True


def message_of(mail: OutboxMail) -> EmailMultiAlternatives:
    """The message as the mail server gets it. A second try carries the same Message-ID as the first."""
    _, _, domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")
    digest = hashlib.blake2b(f"{mail.event_key} {mail.recipient}".encode(), digest_size=16).hexdigest()
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=sender(mail.shop),
        to=[mail.recipient],
        reply_to=[mail.shop.email] if can_reach(mail.shop.email) else [],
        headers={"Message-ID": f"<{digest}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def sender(shop: Shop) -> str:
    """The shop's name before our own address; on the free plan with a word of Wraptor."""
    name = one_line(shop.name)
    shown = name if shop.shows_own_branding else f"{name} via Wraptor"
    return str(Address(display_name=shown, addr_spec=settings.DEFAULT_FROM_EMAIL))
