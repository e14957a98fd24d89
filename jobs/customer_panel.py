"""A customer's jobs, as they stand on the customer's staff page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from jobs.job_panels import Line, Panel
from jobs.models import Customer, Job
from shopsettings import access
from shopsettings.dates import short_day
from shopsettings.links import absolute

MOST = 20  # jobs shown; the list of all jobs has the others


def jobs_of(request: HttpRequest, customer: Customer) -> Panel:
    """The newest first. An operator, who makes no jobs, is offered none."""
    jobs = access.own_rows(request, Job.objects.filter(customer=customer))
    first = list(jobs.select_related("stage", "shop").order_by("-number")[: MOST + 1])
    lines = [_line(job) for job in first[:MOST]]
    if len(first) > MOST:
        query = urlencode({"q": customer.name})
        lines.append(Line("All their jobs", f"{reverse('admin:jobs_job_changelist')}?{query}"))
    return Panel(
        name="jobs",
        title="Jobs",
        lines=tuple(lines),
        none_yet="No job yet.",
        add_label="New job",
        add_url=""
        if access.is_operator(request)
        else f"{reverse('admin:jobs_job_add')}?customer={customer.pk}",
    )


def _line(job: Job) -> Line:
    due = f"due {short_day(job.due_date, today=job.shop.today())}" if job.due_date else ""
    return Line(
        name=job.label,
        url=reverse("admin:jobs_job_change", args=[job.pk]),
        state=job.stage.name if job.state == Job.State.ACTIVE else job.get_state_display(),
        note=" · ".join(filter(None, [job.vehicle, job.wrap_type, due])),
        customer_url=absolute(job.track_path),
    )
