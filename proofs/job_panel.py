"""A job's proofs, as they stand on the job's staff page."""

from django.http import HttpRequest
from django.urls import reverse

from jobs.job_panels import Line, Panel
from jobs.models import Job
from proofs.models import Proof
from shopsettings import access
from shopsettings.dates import short_day
from shopsettings.links import absolute


def proofs_of(request: HttpRequest, job: Job) -> Panel:
    """The newest version first."""
    proofs = access.own_rows(request, Proof.objects.filter(job=job), "job__shop")
    return Panel(
        name="proofs",
        title="Design proofs",
        lines=tuple(_line(proof, job) for proof in proofs.select_related("by").order_by("-version")),
        none_yet="No proof yet.",
        add_label="New proof",
        add_url="" if access.is_operator(request) else f"{reverse('admin:proofs_proof_add')}?job={job.pk}",
    )


def _line(proof: Proof, job: Job) -> Line:
    return Line(
        name=f"Version {proof.version}",
        url=reverse("admin:proofs_proof_change", args=[proof.pk]),
        state=proof.get_state_display(),
        note=_note(proof, job),
        customer_url="" if proof.state == Proof.State.DRAFT else absolute(proof.review_path),
    )


def _note(proof: Proof, job: Job) -> str:
    """The day of its latest news, and whose work it is."""
    latest = proof.decided_at or proof.sent_at or proof.created_at
    day = short_day(job.shop.local(latest).date(), today=job.shop.today())
    return f"{day} · {proof.by}" if proof.by else day
