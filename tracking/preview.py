"""The phone beside a shop's settings: the customer's page in the words that somebody is typing. Nothing is stored.

Its rows are made in memory, as the demo's are (tracking/sample.py); only the shop and its stages are real.
"""

import base64
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from jobs.models import Customer, Job, Stage
from jobs.workflow import FIRST_STAGES
from shopsettings import access, public_page
from shopsettings.branding import Brand, brand_of, contact_of
from shopsettings.models import Shop
from shopsettings.pictures import LOGO, clean_picture
from shopsettings.plans import Plan
from shopsettings.settings_form import ShopForm
from tracking.build import build
from tracking.fetch import Rows
from tracking.sample import CODE

# The one staff page that may stand in a frame, and only in a page of ours. It runs no script and sends no form.
FRAMED = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; "
        "frame-ancestors 'self'; base-uri 'none'; sandbox allow-same-origin"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
SCHEMES = ("light", "dark")
HELD_BY_THE_PAGE = "data:,"  # in place of a logo that was sent before: the settings page puts it in


class PreviewForm(ShopForm):
    """The settings as they are typed. What isn’t valid yet shows as it is stored."""

    class Meta:
        model = Shop
        fields = (
            *("name", "colour", "phone", "email", "address", "website", "review_link"),
            *("time_zone", "language"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["logo"], self.fields["remove_logo"]

    def shop_as_typed(self) -> Shop:
        """An unsaved copy of the shop with every typed value that could be saved."""
        stored = {name: getattr(self.instance, name) for name in self.Meta.fields}
        self.full_clean()
        for name in set(self.errors) & set(stored):
            setattr(self.instance, name, stored[name])
        shop: Shop = self.instance
        return shop


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole page, for a frame in the settings. A GET shows the shop as it is stored.

    `as_plan=paid` shows what a paid plan would; `scheme` is light or dark, whatever the reader’s system is set to;
    `on_stage` is the id of the stage that the job stands on.
    """
    access.require_role(request, access.MANAGERS)
    shop = access.own_rows(request, Shop.objects.all(), "pk").filter(pk=pk).first()
    if shop is None:
        raise Http404
    logo_url = logo_of(request, shop)
    if request.method == "POST":
        shop = PreviewForm(request.POST, instance=shop).shop_as_typed()
    if request.POST.get("as_plan") == "paid" and not shop.shows_own_branding:
        shop.plan = Plan.SOLO
    with translation.override(shop.language):
        brand = replace(brand_of(shop), logo_url=logo_url if shop.shows_own_branding else "")
        rows = rows_for(shop, brand, timezone.now(), on_stage=request.POST.get("on_stage", ""))
        page = build(rows, now=timezone.now())
        context = {
            **public_page.frame_of(brand, page.contact),
            "stylesheet": stylesheet_url(brand, request.POST.get("scheme", "")),
            "tracker": page,
        }
        return HttpResponse(render_to_string("tracking/preview.html", context), headers=FRAMED)


def logo_of(request: HttpRequest, shop: Shop) -> str:
    """The address of the logo that would be shown: one just chosen, one chosen before, the stored one or none.

    Customers' address of a logo (`brand.logo_url`) answers 404 as long as the plan doesn't show it.
    """
    if chosen := request.FILES.get("logo"):
        try:
            picture = clean_picture(chosen, LOGO)
        except ValidationError:
            return stored_logo(shop)
        return f"data:image/png;base64,{base64.b64encode(picture.read()).decode()}"
    if request.POST.get("logo_held"):
        return HELD_BY_THE_PAGE
    return "" if request.POST.get("remove_logo") else stored_logo(shop)


def stored_logo(shop: Shop) -> str:
    return reverse("admin:shopsettings_shop_file", args=[shop.pk, "logo"]) if shop.logo else ""


def stylesheet_url(brand: Brand, scheme: str) -> str:
    chosen = scheme if scheme in SCHEMES else SCHEMES[0]
    return f"{reverse('admin:preview_style')}?scheme={chosen}&colour={brand.colour}"


def style(request: HttpRequest) -> HttpResponse:
    """The public stylesheet of `?colour=` as the system's light or dark setting would have it, `?scheme=`."""
    scheme, colour = request.GET.get("scheme", ""), request.GET.get("colour", "")
    try:
        css = public_page.stylesheet_in(scheme, colour)
    except ValueError:
        raise Http404 from None
    return HttpResponse(css, content_type="text/css; charset=utf-8")


def rows_for(shop: Shop, brand: Brand, now: datetime, *, on_stage: str) -> Rows:
    """A made-up job of the shop; finished unless told otherwise, as then everything shows that settings change."""
    stages = list(Stage.objects.filter(shop=shop).in_order()) or first_stages(shop)
    stage = next((stage for stage in stages if str(stage.pk) == on_stage), stages[-1])
    return Rows(
        job=made_up_job(shop, stage, now),
        brand=brand,
        contact=contact_of(shop),
        stages=stages,
        proof=None,
        invoices=[],
        reached={},
    )


def first_stages(shop: Shop) -> list[Stage]:
    return [Stage(pk=pk, shop=shop, name=name, position=pk) for pk, name in enumerate(FIRST_STAGES, start=1)]


def made_up_job(shop: Shop, stage: Stage, now: datetime) -> Job:
    details: dict[str, Any] = {"vehicle_year": 2023, "vehicle_make": "Ford", "vehicle_model": "Transit"}
    return Job(
        pk=1,
        shop=shop,
        number=42,
        code=CODE,
        customer=Customer(pk=1, shop=shop, name="Harbor Bakery"),
        wrap_type="Full wrap, matte laminate",
        stage=stage,
        stage_since=now,
        due_date=shop.local(now).date() + timedelta(days=3),
        **details,
    )
