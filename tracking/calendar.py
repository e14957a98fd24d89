"""The expected date as a calendar file: one whole day, the same one in every time zone."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from jobs.models import Job, JobEvent
from shopsettings import languages
from shopsettings.access import public
from shopsettings.branding import Contact
from shopsettings.mail import one_line
from shopsettings.misses import missed
from tracking.build import build
from tracking.fetch import fetch

FILE_NAME = "expected.ics"


@public
def expected(request: HttpRequest, code: str) -> HttpResponse:
    """The file, as long as the page offers it."""
    fetched = fetch(code)
    if fetched is None:
        return missed(request)
    with translation.override(languages.language_for(request, fetched.language)):
        rows = fetched.rows()
        page = build(rows, now=timezone.now())
        if not page.calendar_url or rows.job.due_date is None:
            raise Http404
        version, since = version_of(rows.job)
        body = calendar_file(
            job=rows.job.pk,
            day=rows.job.due_date,
            vehicle=page.vehicle,
            contact=page.contact,
            version=version,
            since=since or timezone.now(),
        )
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


def version_of(job: Job) -> tuple[int, datetime | None]:
    """How often the date was given or changed, and when it last was: a calendar keeps the newer of two files."""
    given = JobEvent.objects.filter(job=job.pk, kind__in=[JobEvent.Kind.CREATED, JobEvent.Kind.DUE_DATE])
    found = given.aggregate(times=Count("pk"), last=Max("at"))
    return found["times"], found["last"]


def calendar_file(
    *, job: int, day: date, vehicle: str, contact: Contact, version: int, since: datetime
) -> bytes:
    """An iCalendar file (RFC 5545) with one event, in the active language.

    Calendars know the entry by a name made from the job's primary key, so that it stays the same when the link
    is replaced; and not by the code, which is a key, while calendars are shared with others.
    """
    words = {"vehicle": one_line(vehicle) or _("Your wrap"), "shop": one_line(contact.shop_name)}
    event = Event()
    name = salted_hmac("tracking.calendar", str(job), algorithm="sha256").hexdigest()[:32]
    event.add("uid", f"{name}@{settings.SITE_HOST}")
    event.add("sequence", version)
    event.add("dtstamp", since)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _("%(vehicle)s expected to be done – %(shop)s") % words)
    event.add("description", _("The date can still change. Your link always shows the latest."))
    if contact.address:
        event.add("location", "\n".join(map(one_line, contact.address.splitlines())))
    event.add("transp", "TRANSPARENT")  # the day isn't taken: something is done, by somebody else
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Wraptor//Tracker//EN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
