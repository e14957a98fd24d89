"""The demo, /track/demo, and the three pages its buttons lead to. No row is read for any of them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import timezone, translation

from shopsettings.access import public
from shopsettings.languages import language_for
from shopsettings.public_page import INDEXABLE, frame_of, render_public
from tracking import frames, sample


@dataclass(frozen=True)
class Chip:
    """A stage to choose; `here` is the one the job stands on."""

    name: str
    url: str
    here: bool


@public
def demo(request: HttpRequest) -> HttpResponse:
    """The customer's page of the demo job, on the stage of `?stage=`."""
    place = sample.place_of(request.GET.get("stage", ""))
    with translation.override(language_for(request, sample.SHOP.language)):
        page = sample.tracker_at(place, now=timezone.now())
        own = {"tracker": page, "chips": _chips(place), "kept": f"stage={place}&"}
        context = frame_of(page.brand, page.contact) | own
        return HttpResponse(frames.encoded("tracking/sample.html", context), headers=INDEXABLE)


@public
def proof(request: HttpRequest) -> HttpResponse:
    """What the button “Review Design Proof” opens."""
    with translation.override(language_for(request, sample.SHOP.language)):
        page = sample.review_of_proof(now=timezone.now(), artwork_url=static("sample/proof.svg"))
        return render_public(request, "tracking/sample_proof.html", sample.SHOP, {"review": page})


@public
def invoice(request: HttpRequest) -> HttpResponse:
    """What the button “View Invoice & Pay” opens."""
    with translation.override(language_for(request, sample.SHOP.language)):
        page = sample.bill_to_pay(now=timezone.now())
        return render_public(request, "tracking/sample_invoice.html", sample.SHOP, {"bill": page})


@public
def leave_review(request: HttpRequest) -> HttpResponse:
    """What the button “Leave a Review” opens: elsewhere it would be the shop's own page at Google."""
    with translation.override(language_for(request, sample.SHOP.language)):
        context = {"back_url": sample.path_at(sample.FINISHED)}
        return render_public(request, "tracking/sample_review.html", sample.SHOP, context)


def _chips(place: int) -> tuple[Chip, ...]:
    return tuple(
        [
            Chip(stage.name, sample.at(number), here=number == place)
            for number, stage in enumerate(sample.STAGES, start=1)
        ]
    )
