"""Designers and customers who act on one job's proofs at the same moment end in one version and one answer."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from jobs.tests.factories import make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.tests.racing import at_once, rounds_until, without_locks

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def kinds(results):
    return {type(result) for result in results}


# --- Two drafts are sent at once ---------------------------------------------------------------


def send_two():
    job = make_job()
    drafts = [make_proof(job=job) for _ in range(2)]
    results = at_once(*(partial(Proof.objects.get(pk=draft.pk).send, by=None) for draft in drafts))
    return results, [proof.state for proof in job.proofs.order_by("version")]


def test_of_two_versions_sent_at_once_only_the_newer_waits():
    for _ in range(10):
        results, states = send_two()
        assert kinds(results) <= {type(None), ValidationError}
        assert states in (["superseded", "sent"], ["draft", "sent"])


def test_without_the_lock_two_versions_would_wait(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda outcome: IntegrityError in kinds(outcome[0]), send_two)


# --- Two versions are uploaded at once ---------------------------------------------------------


def upload_five():
    return at_once(*[partial(make_proof, job=make_job())] * 5)


def test_versions_uploaded_at_once_get_a_number_each():
    for _ in range(5):
        proofs = upload_five()
        assert kinds(proofs) == {Proof}
        assert sorted(proof.version for proof in proofs) == [1, 2, 3, 4, 5]


def test_without_the_lock_two_uploads_want_one_version(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda results: IntegrityError in kinds(results), upload_five)


# --- Two answers at once -----------------------------------------------------------------------


def answer_twice():
    proof = make_proof(state=Proof.State.SENT)
    yes, no = Proof.objects.get(pk=proof.pk), Proof.objects.get(pk=proof.pk)
    results = at_once(partial(yes.record_approval, by=None), partial(no.record_changes, by=None))
    return results, proof.job.events.filter(kind="proof").count() - 2  # drafted and sent


def test_of_two_answers_at_once_exactly_one_counts():
    for _ in range(10):
        results, answers = answer_twice()
        assert (kinds(results), answers) == ({type(None), ValidationError}, 1)


def test_without_the_lock_both_answers_count(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda outcome: outcome[1] == 2, answer_twice)
