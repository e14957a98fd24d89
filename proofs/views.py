"""The proof page and the artwork on it, both read-only."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from jobs.models import RetiredCode
from jobs.switched_off import switched_off
from proofs import review as proof_review
from proofs.models import Proof
from shopsettings import languages
from shopsettings.access import public
from shopsettings.misses import missed
from shopsettings.public_page import render_public
from shopsettings.stored_pictures import picture_response


@public
def review(request: HttpRequest, code: str) -> HttpResponse:
    """One sent version; a replaced one leads to its successor."""
    proof = proof_review.fetch(code)
    if proof is None:
        return switched_off(request, RetiredCode.Kind.PROOF, code)
    shop = proof.job.shop
    with translation.override(languages.language_for(request, shop.language)):
        page = proof_review.build(proof, now=timezone.now())
        return render_public(request, "proofs/review.html", shop, {"review": page})


@public
def artwork(request: HttpRequest, code: str) -> HttpResponse:
    """The picture of a sent version; drafts and replaced versions don't exist."""
    proof = Proof.objects.standing().filter(code=code).first()
    if proof is None:
        return missed(request)
    return picture_response(proof.artwork)
