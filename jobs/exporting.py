"""What the files of jobs and of customers hold.

The columns bear names that the importer reads, so that a shop can bring its own file back: a job is known again
by its reference, whatever was changed on either side. The customer's link is left out. It opens the job's page
to whoever holds it, and a file of them all is kept in download folders and mailed about; a link is copied where
it is needed, one at a time.
"""

from typing import Any

from jobs.known_jobs import reference_of
from jobs.models import Customer, Job
from shopsettings.exporting import Export


def _job(job: Job) -> list[Any]:
    return [
        reference_of(job),
        job.customer.name,
        job.customer.email,
        job.customer.phone,
        job.vehicle_year or "",
        job.vehicle_make,
        job.vehicle_model,
        job.vehicle_colour,
        job.get_vehicle_kind_display(),
        job.wrap_type,
        job.stage.name,
        job.due_date or "",
        job.get_state_display(),
        job.title,
        job.shop.local(job.created_at).date(),
    ]


JOBS = Export(
    header=(
        *("Reference", "Customer", "E-mail", "Phone"),
        *("Year", "Make", "Model", "Colour", "Kind"),
        *("Wrap type", "Stage", "Due date", "State", "Title", "Created"),
    ),
    cells=_job,
)


def _customer(customer: Customer) -> list[Any]:
    return [customer.name, customer.email, customer.phone]


CUSTOMERS = Export(header=("Customer", "E-mail", "Phone"), cells=_customer)
