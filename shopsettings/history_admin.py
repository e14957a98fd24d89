"""A shop's own history for staff to read, and the way to it from the pages it is about."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from shopsettings import access
from shopsettings.models import Shop, ShopEvent
from shopsettings.staff_admin import StaffAdmin


@admin.register(ShopEvent)
class ShopHistoryAdmin(StaffAdmin):
    """Who changed what of the shop and its people. For reading only."""

    may_view = access.MANAGERS
    may_add = may_change = access.NOBODY
    fields = ("at", "sentence", "by", "kind")
    list_display = ("at", "sentence", "by")
    list_display_links = None  # a line says all there is
    list_filter = ("kind",)
    list_select_related = ("by", "shop")
    search_fields = ("sentence",)
    change_list_template = "admin/shopsettings/shopevent/change_list.html"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"title": "History"} | (extra_context or {}))

    def get_search_fields(self, request: HttpRequest) -> Any:
        shop = ("shop__name", "shop__slug") if access.is_operator(request) else ()
        return (*self.search_fields, *shop)


def shop_history(page: StaffAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """From a page about a shop, or a person in it, to the history of that shop."""
    access.require_role(request, page.may_view)
    row = page.get_object(request, unquote(object_id))
    if row is None:
        raise Http404
    shop = row if isinstance(row, Shop) else row.shop
    url = reverse("admin:shopsettings_shopevent_changelist")
    query = f"?{urlencode({'q': shop.slug})}" if access.is_operator(request) else ""
    return HttpResponseRedirect(url + query)
