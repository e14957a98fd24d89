"""What the floors above show on a job's staff page: lists of what belongs to it, such as its proofs."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from jobs.models import Job


@dataclass(frozen=True)
class Line:
    """One thing that belongs to the job or customer: its name with a link, its state, and what else to know."""

    name: str
    url: str
    state: str = ""
    note: str = ""
    customer_url: str = ""  # where the customer sees it; empty as long as they don't


@dataclass(frozen=True)
class Panel:
    name: str  # for the markup: "proofs"
    title: str
    lines: tuple[Line, ...]
    none_yet: str  # what stands in place of no line
    add_label: str
    add_url: str  # empty for whoever may add nothing


type PanelOf = Callable[[HttpRequest, Job], Panel]

_panels: list[PanelOf] = []


def show_on_job_page(panel_of: PanelOf) -> None:
    """Add a panel to every job's page; the panels stand in the order in which they were added."""
    _panels.append(panel_of)


def panels(request: HttpRequest, job: Job) -> list[Panel]:
    """The panels of this job, as the person may see them."""
    return [panel_of(request, job) for panel_of in _panels]
