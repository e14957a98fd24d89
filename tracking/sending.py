"""“Send me this link”: mails a tracker's link to the customer's own address on file, and nowhere else."""

import dataclasses
import logging

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from jobs.models import Job, RetiredCode
from jobs.retired_codes import fingerprint
from shopsettings import languages, mail
from shopsettings.access import public_form
from shopsettings.client_address import client_address
from shopsettings.misses import missed
from shopsettings.public_page import render_public
from shopsettings.throttle import Limit, wait_after
from tracking import emails

log = logging.getLogger(__name__)

PER_JOB = Limit("track link of a job", most=5, seconds=24 * 60 * 60)
PER_CLIENT = Limit("track links for a client", most=20, seconds=60 * 60)


@public_form
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Ask with GET, act on POST. A switched-off code works too: it is the new link that is mailed then.

    The answer is the same whether or not there is an address, and whether or not it was asked too often.
    """
    job = _job_of(code)
    if job is None:
        return missed(request)
    is_new = job.code != code
    pressed = request.method == "POST"
    if pressed:
        _mail_link(job, is_new=is_new, client=client_address(request))
    with translation.override(languages.language_for(request, job.shop.language)):
        back = job.track_path + languages.suffix(job.shop.language)
        context = {"pressed": pressed, "is_new": is_new, "tracker_url": "" if is_new else back}
        return render_public(request, "tracking/send.html", job.shop, context)


def _job_of(code: str) -> Job | None:
    """The job whose tracker opens, or once opened, with this code."""
    job = Job.objects.select_related("shop", "customer").filter(code=code).first()
    retired = None if job else RetiredCode.objects.of(RetiredCode.Kind.JOB, code).first()
    return retired.job if retired else job


@transaction.atomic
def _mail_link(job: Job, *, is_new: bool, client: str) -> None:
    """Counting and writing come first and always, and all is one transaction, for most of the time goes into
    making it last: so the time it takes tells nothing either."""
    waits = [wait_after(PER_JOB, str(job.pk)), wait_after(PER_CLIENT, client)]
    words = emails.track_link(job, is_new=is_new)
    if any(waits):
        log.info("A tracker link was asked for too often; nothing was mailed")
    if any(waits) or not mail.can_reach(job.customer.email):
        return
    # Pressed twice in a minute is one event; a link replaced in that minute is another.
    minute = timezone.now().strftime("%Y-%m-%d %H:%M")
    mail.enqueue(
        shop=job.shop,
        to=job.customer.email,
        event_key=f"track link {fingerprint(job.code)} {minute}",
        **dataclasses.asdict(words),
    )
