"""Design proofs for tests, brought into their state by the verbs staff use."""

from django.core.files.base import ContentFile

from jobs.tests.factories import make_job
from proofs.models import Proof
from shopsettings.tests.factories import make_picture


def make_proof(*, job=None, state=Proof.State.DRAFT, artwork=None, note="", by=None):
    """The job's next version. A replaced one brings the version along that replaced it."""
    job = job or make_job()
    picture = artwork or ContentFile(make_picture(), name="artwork.png")
    proof = Proof(job=job, artwork=picture, note=note)
    proof.draft(by=by)
    if state != Proof.State.DRAFT:
        proof.send(by=by)
    if state == Proof.State.APPROVED:
        proof.record_approval(by=by)
    elif state == Proof.State.CHANGES_REQUESTED:
        proof.record_changes(by=by)
    elif state == Proof.State.SUPERSEDED:
        make_proof(job=job, state=Proof.State.SENT, by=by)
        proof.refresh_from_db()
    return proof
