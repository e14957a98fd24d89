"""A job's link on its way to the customer: to paste, to text, to mail, and to scan."""

from dataclasses import dataclass
from urllib.parse import quote

import segno
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jobs.models import Job
from shopsettings import languages
from shopsettings.branding import phone_link
from shopsettings.links import absolute


@dataclass(frozen=True)
class Sharing:
    """The words are in the shop's language, which is the customer's page's too."""

    url: str
    invitation: str  # without the address, for paper
    message: str  # one line, for any messenger
    text_link: str  # sms:, to the customer's phone if it is known
    mail_link: str  # mailto:, to the customer's address if it is known


def sharing_of(job: Job) -> Sharing:
    """What staff send of a job, which has its shop and customer at hand."""
    url, shop, customer = absolute(job.track_path), job.shop, job.customer
    with translation.override(languages.known(shop.language)):
        invitation = _("Track your wrap")
        sentence = _("Track your wrap here: %(url)s") % {"url": url}
    message = f"{sentence} – {shop.name}"
    number = phone_link(customer.phone).removeprefix("tel:")
    body = f"{sentence}\r\n\r\n{shop.name}"
    return Sharing(
        url=url,
        invitation=invitation,
        message=message,
        # Android reads what follows the "?", iOS what follows the "&".
        text_link=f"sms:{number}?&body={quote(message)}",
        mail_link=f"mailto:{quote(customer.email, safe='@')}?subject={quote(invitation)}&body={quote(body)}",
    )


def qr_code(url: str) -> SafeString:
    """An SVG, with its quiet zone, to stand in a page. A quarter of it may be dirty or torn off: a job sheet
    lies in the workshop."""
    drawn = segno.make(url, error="q", micro=False).svg_inline(omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308  (it draws the address and repeats nothing of it)
