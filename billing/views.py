"""The pay page: what is owed, for what, and how to reach the shop. Read-only."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from billing import bill
from jobs.models import RetiredCode
from jobs.switched_off import switched_off
from shopsettings import languages
from shopsettings.access import public
from shopsettings.public_page import render_public


@public
def pay(request: HttpRequest, code: str) -> HttpResponse:
    """One sent invoice."""
    invoice = bill.fetch(code)
    if invoice is None:
        return switched_off(request, RetiredCode.Kind.INVOICE, code)
    shop = invoice.job.shop
    with translation.override(languages.language_for(request, shop.language)):
        page = bill.build(invoice, now=timezone.now())
        return render_public(request, "billing/pay.html", shop, {"bill": page})
