"""What the page of a proof says, state by state."""

import pytest
from django.utils import timezone

from jobs.tests.factories import make_job
from proofs import review
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.tests.factories import make_shop

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("phone", "way"), [("(415) 555-0134", "call us"), ("", "tell us")])
def test_an_approved_proof_asks_for_a_call_only_where_there_is_a_phone(phone, way):
    proof = make_proof(job=make_job(shop=make_shop(phone=phone)), state=Proof.State.APPROVED)
    page = review.build(proof, now=timezone.now())
    assert page.explanation == f"Thank you. If you spot a mistake, {way} right away."
