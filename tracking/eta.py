"""When the customer can expect the vehicle, in words."""

from datetime import date

from django.utils.translation import ngettext

from jobs.models import Job
from shopsettings.dates import long_day, short_day
from shopsettings.languages import gettext as _
from shopsettings.languages import kept_by_language
from tracking.tracker import Eta


def eta(job: Job, today: date) -> Eta:
    """The expected date in words. Never a reproach: a passed date is an estimate that was missed."""
    if job.due_date is None:
        return Eta(lead="", note=_("Completion date to be confirmed"))
    if job.due_date < today:
        was = _("Our estimate was %(day)s.") % {"day": long_day(job.due_date, today=today)}
        return Eta(lead=_("Taking a little longer than planned"), note=was, has_passed=True)
    if job.due_date_was is None or job.due_date_was == job.due_date:
        return Eta(*_expected(job.due_date, today))
    before = _("It was %(day)s.") % {"day": long_day(job.due_date_was, today=today)}
    return Eta(*_now_expected(job.due_date, today), before=before, reason=job.due_reason)


@kept_by_language
def _expected(day: date, today: date) -> tuple[str, str]:
    """The lead and the note for a day from today on."""
    days = (day - today).days
    if days == 0:
        return _("Expected today"), ""
    if days == 1:
        return _("Expected tomorrow"), long_day(day, today=today)
    return _("Expected %(day)s") % {"day": _day(day, today)}, _away(days)


@kept_by_language
def _now_expected(day: date, today: date) -> tuple[str, str]:
    """As `_expected`, of a day that another was changed to."""
    days = (day - today).days
    if days == 0:
        return _("Now expected today"), ""
    if days == 1:
        return _("Now expected tomorrow"), long_day(day, today=today)
    return _("Now expected %(day)s") % {"day": _day(day, today)}, _away(days)


def _day(day: date, today: date) -> str:
    """With its name while it is one of the next six."""
    return long_day(day, today=today) if (day - today).days <= 6 else short_day(day, today=today)


def _away(days: int) -> str:
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
