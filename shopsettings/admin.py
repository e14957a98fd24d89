"""Staff pages of the shop itself: its settings; and from the files beside it, its people, history and mail."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Count, OuterRef, QuerySet, Subquery, URLField
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from shopsettings import access
from shopsettings.history_admin import ShopHistoryAdmin as ShopHistoryAdmin
from shopsettings.history_admin import shop_history
from shopsettings.mail_admin import MailAdmin as MailAdmin
from shopsettings.models import Membership, Role, Shop, ShopEvent
from shopsettings.people_admin import PeopleAdmin as PeopleAdmin
from shopsettings.settings_form import ShopForm
from shopsettings.staff_admin import StaffAdmin


class ShopAdmin(StaffAdmin):
    """Settings of one's own shop for owners and managers; every shop, with its plan, for operators.

    Registered by `jobs`, which gives a new shop its stages.
    """

    form = ShopForm
    stays = True
    shop_path = "pk"
    may_view = may_change = access.MANAGERS
    may_add = access.NOBODY
    operators_add = True
    files = ("logo",)
    formfield_overrides: ClassVar[dict[Any, Any]] = StaffAdmin.formfield_overrides | {
        URLField: {"widget": forms.URLInput(attrs={"placeholder": "https://"})}
    }
    list_display: tuple[str, ...] = ("name", "plan", "people", "language", "created_at")
    list_filter = ("plan",)
    search_fields = ("name", "slug", "email")
    add_form_template = "admin/staff_change_form.html"
    change_form_template = "admin/shopsettings/shop/settings.html"
    BRAND = ("name", "logo", "remove_logo", "colour")
    CONTACT = ("phone", "email", "address", "website")
    CUSTOMERS = ("review_link", "language", "time_zone", "currency")

    def get_fieldsets(self, request: HttpRequest, obj: Shop | None = None) -> Any:
        """The cards of the settings page; an operator also sees the plan."""
        operator = ("slug", "plan") if access.is_operator(request) else ()
        brand = [name for name in self.BRAND if name != "remove_logo" or (obj and obj.logo)]
        fields = [*operator, *brand, *self.CONTACT, *self.CUSTOMERS]
        return self.with_seen(request, obj, [(None, {"fields": fields})])

    def get_prepopulated_fields(self, request: HttpRequest, obj: Shop | None = None) -> Any:
        return {"slug": ["name"]} if access.is_operator(request) and obj is None else {}

    def page_title(self, request: HttpRequest, row: Shop | None) -> str:
        return super().page_title(request, row) if access.is_operator(request) else "Customer page"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["is_own_page"] = not access.is_operator(request)  # there is no list to go back to
        context["operator_email"] = "" if access.is_operator(request) else settings.OPERATOR_EMAIL
        return super().render_change_form(request, context, *args, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With what an operator wants to know of each shop, counted by the database."""
        shops: QuerySet[Any] = super().get_queryset(request)
        if not access.is_operator(request):
            return shops
        people = Membership.objects.filter(shop=OuterRef("pk"), is_active=True, joined_at__isnull=False)
        counted: QuerySet[Any] = shops.annotate(people_count=number_of(people, "shop"))
        return counted

    @admin.display(description="People", ordering="people_count")
    def people(self, shop: Any) -> int:
        return int(shop.people_count)

    def save_model(self, request: HttpRequest, obj: Shop, form: Any, change: bool) -> None:
        by = access.person(request)
        if change:
            obj.change(form.cleaned_data, by=by)
            return
        super().save_model(request, obj, form, change)
        obj.record(ShopEvent.Kind.PLAN, f"Shop opened on the plan {obj.get_plan_display()}", by=by)

    def said_when_saved(self, row: Shop) -> str:
        return "The settings are saved. Customers’ pages follow."

    def response_add(self, request: HttpRequest, obj: Shop, *args: Any, **kwargs: Any) -> HttpResponse:
        """On to its owner, without whom nothing begins."""
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, *args, **kwargs)
        self.message_user(request, f"{obj} is open. Now invite its owner.", messages.SUCCESS)
        invitation = reverse("admin:shopsettings_membership_add")
        asked = urlencode({"shop": str(obj.pk), "role": Role.OWNER.value})
        return HttpResponseRedirect(f"{invitation}?{asked}")

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return shop_history(self, request, object_id)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """People of a shop have one: their list is its page."""
        shop = access.shop_of(request)
        if shop and self.has_view_permission(request):
            return HttpResponseRedirect(self.url("change", pk=shop.pk))
        return super().changelist_view(request, extra_context)


def number_of(rows: QuerySet[Any], path: str) -> Any:
    """How many of `rows`, which are tied to the outer row by `path`, as a column of its own."""
    counted = rows.order_by().values(path).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
