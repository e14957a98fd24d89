"""What the tracker's own mail says."""

from jobs.models import Job
from shopsettings import mail
from shopsettings.links import absolute


def track_link(job: Job, *, is_new: bool) -> mail.Words:
    """The customer's link, because they asked for it; `is_new` if it replaces one that was switched off."""
    context = {"url": absolute(job.track_path), "vehicle": job.vehicle, "is_new": is_new}
    return mail.write("track_link", job.shop, context)
