"""Versions follow one another, one at most waits for the customer, and a decision is taken once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.tests.factories import make_person

pytestmark = pytest.mark.django_db
State = Proof.State


def history(job):
    """What was told of the job's proofs, oldest first."""
    return [event.sentence for event in job.events.filter(kind="proof").order_by("pk")]


def state_of(proof):
    return Proof.objects.get(pk=proof.pk).state


def test_each_upload_is_the_jobs_next_version():
    job = make_job()
    versions = [make_proof(job=job).version for _ in range(3)]
    assert (versions, make_proof().version) == ([1, 2, 3], 1)
    assert history(job) == ["Proof 1 drafted", "Proof 2 drafted", "Proof 3 drafted"]


def test_each_version_has_a_code_of_its_own_and_not_the_jobs():
    job = make_job()
    codes = {make_proof(job=job).code, make_proof(job=job).code, job.code}
    assert len(codes) == 3


def test_a_new_proof_is_a_draft_that_nobody_outside_sees():
    proof = make_proof()
    assert (proof.state, proof.sent_at) == (State.DRAFT, None)
    assert not Proof.objects.visible_to_customer().exists()
    assert not Proof.objects.standing().exists()


def test_sending_shows_a_draft_to_the_customer():
    proof = make_proof()
    person = make_person(shop=proof.job.shop)
    proof.send(by=person)
    sent = Proof.objects.visible_to_customer().get()
    assert (sent.state, sent.by) == (State.SENT, person)
    assert sent.sent_at is not None
    assert history(proof.job) == ["Proof 1 drafted", "Proof 1 sent"]
    assert proof.job.events.filter(kind="proof").first().by == person


def test_sending_the_next_version_replaces_the_one_that_waits():
    first = make_proof(state=State.SENT)
    second = make_proof(job=first.job, state=State.SENT)
    assert (state_of(first), state_of(second)) == (State.SUPERSEDED, State.SENT)
    assert Proof.objects.standing().get() == second


def test_sending_the_next_version_leaves_an_answer_alone():
    first = make_proof(state=State.CHANGES_REQUESTED)
    make_proof(job=first.job, state=State.SENT)
    assert state_of(first) == State.CHANGES_REQUESTED


def test_sending_leaves_the_proofs_of_other_jobs_alone():
    other = make_proof(state=State.SENT)
    make_proof(state=State.SENT)
    assert state_of(other) == State.SENT


@pytest.mark.parametrize("state", [State.SENT, State.APPROVED, State.CHANGES_REQUESTED, State.SUPERSEDED])
def test_only_a_draft_can_be_sent(state):
    proof = make_proof(state=state)
    sent_at = proof.sent_at
    with pytest.raises(ValidationError, match="already"):
        proof.send(by=None)
    assert (state_of(proof), Proof.objects.get(pk=proof.pk).sent_at) == (state, sent_at)


def test_a_draft_is_not_sent_after_a_newer_version_was():
    old = make_proof()
    newer = make_proof(job=old.job, state=State.APPROVED)
    with pytest.raises(ValidationError, match="A newer version was sent already"):
        old.send(by=None)
    assert (state_of(old), state_of(newer)) == (State.DRAFT, State.APPROVED)


def test_a_newer_draft_does_not_stand_in_the_way():
    old = make_proof()
    make_proof(job=old.job)
    old.send(by=None)
    assert state_of(old) == State.SENT


@pytest.mark.parametrize(
    ("verb", "state", "sentence"),
    [
        ("record_approval", State.APPROVED, "Proof 1 approved"),
        ("record_changes", State.CHANGES_REQUESTED, "Changes to proof 1 requested"),
    ],
)
def test_the_customers_answer_is_recorded_with_its_time(verb, state, sentence):
    proof = make_proof(state=State.SENT)
    getattr(proof, verb)(by=None)
    answered = Proof.objects.standing().get(decided_at__gte=F("sent_at"))
    assert answered.state == state
    assert history(proof.job)[-1] == sentence


@pytest.mark.parametrize("verb", ["record_approval", "record_changes"])
@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED, State.CHANGES_REQUESTED, State.SUPERSEDED])
def test_only_a_proof_that_waits_can_be_answered(verb, state):
    proof = make_proof(state=state)
    told = history(proof.job)
    with pytest.raises(ValidationError, match="already"):
        getattr(proof, verb)(by=None)
    assert (state_of(proof), history(proof.job)) == (state, told)


def test_somebody_with_an_old_copy_of_a_proof_decides_nothing():
    proof = make_proof(state=State.SENT)
    old_copy = Proof.objects.get(pk=proof.pk)
    proof.record_changes(by=None)
    with pytest.raises(ValidationError, match="Proof 1 is changes requested already"):
        old_copy.record_approval(by=None)
    assert state_of(proof) == State.CHANGES_REQUESTED


def test_the_database_refuses_two_proofs_that_wait_for_one_job():
    waiting = make_proof(state=State.SENT)
    draft = make_proof(job=waiting.job)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proof.objects.filter(pk=draft.pk).update(state=State.SENT, sent_at=waiting.sent_at)


@pytest.mark.parametrize(
    ("state", "missing"),
    [(State.SENT, "sent_at"), (State.APPROVED, "decided_at"), (State.CHANGES_REQUESTED, "decided_at")],
)
def test_the_database_refuses_a_state_without_its_date(state, missing):
    proof = make_proof(state=state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proof.objects.filter(pk=proof.pk).update(**{missing: None})


def test_the_database_refuses_a_version_twice():
    first = make_proof()
    second = make_proof(job=first.job)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proof.objects.filter(pk=second.pk).update(version=first.version)
