"""Staff pages of the shop itself: its settings and its people."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db.models import Case, Count, F, OuterRef, QuerySet, Subquery, URLField, When
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from shopsettings import access, invitations
from shopsettings.models import Membership, OutboxMail, Role, Shop, ShopEvent
from shopsettings.settings_form import ShopForm
from shopsettings.staff_admin import StaffAdmin, Verb
from shopsettings.staff_forms import StaffForm


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


class InvitationForm(StaffForm):
    """Asks somebody in by e-mail address; whether they have a sign-in already makes no difference here."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="E-mail", max_length=254)

    class Meta:
        model = Membership
        fields = ("role",)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        shop, email = self.shop or cleaned.get("shop"), cleaned.get("email")
        if shop and Membership.objects.filter(shop=shop, user__email__iexact=email).exists():
            self.add_error("email", "This person is in your shop already.")
        return cleaned


def resend(request: HttpRequest, place: Membership, answers: dict[str, Any]) -> str:
    invitations.resend(place, by=access.person(request))
    return f"The invitation is on its way to {place.user.email} once more."


def send_new_password(request: HttpRequest, place: Membership, answers: dict[str, Any]) -> str:
    invitations.send_new_password(place, by=access.person(request))
    return f"A mail to {place.user.email} is on its way."


def deactivate(request: HttpRequest, place: Membership, answers: dict[str, Any]) -> str:
    place.deactivate(by=access.person(request))
    return f"{place.shown_name} can’t open anything of this shop any more."


def reactivate(request: HttpRequest, place: Membership, answers: dict[str, Any]) -> str:
    place.reactivate(by=access.person(request))
    return f"{place.shown_name} is active again."


WAITING = {Membership.Standing.INVITED, Membership.Standing.EXPIRED}


@admin.register(Membership)
class PeopleAdmin(StaffAdmin):
    """Who works in the shop, and as what. Owners only."""

    may_view = may_add = may_change = may_delete = access.OWNERS
    operators_add = True
    list_display = ("name", "email", "role", "standing")
    list_filter = ("role",)
    list_select_related = ("user", "shop")
    search_fields = ("shown", "user__email")
    change_form_template = "admin/shopsettings/membership/change_form.html"
    change_list_template = "admin/shopsettings/membership/change_list.html"
    verbs = (
        Verb(
            "resend",
            "Send the invitation again",
            resend,
            applies=lambda place: place.standing in WAITING,
            roles=access.OWNERS,
            explains="They get another mail. What it says can be used for three days.",
        ),
        Verb(
            "password",
            "Send a link for a new password",
            send_new_password,
            applies=lambda place: place.standing == Membership.Standing.WORKING,
            roles=access.OWNERS,
            explains="For somebody who has forgotten theirs. The mail goes to them alone, and until they use "
            "it their old password goes on working.",
        ),
        Verb(
            "deactivate",
            "Deactivate",
            deactivate,
            applies=lambda place: place.is_active,
            roles=access.OWNERS,
            explains="From the next page on, they find nothing of this shop. You can reactivate them later.",
        ),
        Verb(
            "reactivate",
            "Reactivate",
            reactivate,
            applies=lambda place: not place.is_active,
            roles=access.OWNERS,
            explains="They can work in this shop again, in the role they had.",
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the name that is shown, for finding and sorting: another one may not be told either."""
        shown = Case(When(joined_at=None, then=F("invited_as")), default=F("user__name"))
        people: QuerySet[Any] = super().get_queryset(request).annotate(shown=shown)
        return people.select_related("user", "shop")

    def get_search_fields(self, request: HttpRequest) -> Any:
        shop = ("shop__name",) if access.is_operator(request) else ()
        return (*self.search_fields, *shop)

    @admin.display(description="Name", ordering="shown")
    def name(self, place: Membership) -> str:
        return place.shown_name

    @admin.display(description="E-mail", ordering="user__email")
    def email(self, place: Membership) -> str:
        return place.user.email

    @admin.display(description="Status")
    def standing(self, place: Membership) -> str:
        return place.standing.label

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is None:
            kwargs["form"] = InvitationForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Membership | None = None) -> Any:
        if obj:
            fields = ["name", "email", "standing", "invited_at", "joined_at", "role"]
            shown = [name for name in fields if getattr(obj, name, True) is not None]
            return self.with_seen(request, obj, [(None, {"fields": shown})])
        shop = ["shop"] if access.is_operator(request) else []
        said = "They get a mail with what they need to sign in. It can be used for three days."
        asked = {"fields": [*shop, "name", "email", "role"], "description": said}
        return self.with_seen(request, obj, [(None, asked)])

    def get_readonly_fields(self, request: HttpRequest, obj: Membership | None = None) -> Any:
        return ("name", "email", "standing", "invited_at", "joined_at") if obj else ()

    def page_title(self, request: HttpRequest, row: Membership | None) -> str:
        return row.shown_name if row and row.pk else "Invite somebody"

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return shop_history(self, request, object_id)

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        by = access.person(request)
        if change:
            obj.change_role(Role(form.cleaned_data["role"]), by=by)
            return
        email, name = form.cleaned_data["email"], form.cleaned_data["name"]
        invitations.invite(obj, email=email, name=name, by=by)

    def response_add(self, request: HttpRequest, obj: Membership, *args: Any, **kwargs: Any) -> HttpResponse:
        said = f"{obj.shown_name} is invited. The mail to {obj.user.email} is on its way."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(self.url("changelist"))

    def delete_model(self, request: HttpRequest, obj: Membership) -> None:
        obj.leave(by=access.person(request))

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._or_say_why_not(request, super().add_view, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._or_say_why_not(request, super().delete_view, *args, **kwargs)

    def _or_say_why_not(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The last owner can't be removed, and nobody invited without end: say so instead of failing."""
        try:
            return view(request, *args, **kwargs)
        except ValidationError as error:
            self.message_user(request, error.messages[0], messages.ERROR)
            return HttpResponseRedirect(self.url("changelist"))


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


def number_of(rows: QuerySet[Any], path: str) -> Any:
    """How many of `rows`, which are tied to the outer row by `path`, as a column of its own."""
    counted = rows.order_by().values(path).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


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


@admin.register(OutboxMail)
class MailAdmin(StaffAdmin):
    """What the shop mailed to whom, and what came of it. What a mail says holds a link, so it isn't shown."""

    may_view = access.MANAGERS
    may_add = may_change = access.NOBODY
    fields = ("recipient", "subject", "state", "created_at", "sent_at", "due_at", "attempts", "problem")
    list_display = ("recipient", "subject", "state", "created_at", "sent_at")
    list_filter = ("state",)
    search_fields = ("recipient", "subject")

    def get_fields(self, request: HttpRequest, obj: OutboxMail | None = None) -> Any:
        """The next attempt only while there will be one, the trouble only where there was some."""
        waits = obj is not None and obj.state == OutboxMail.State.WAITING
        left_out = {*(() if waits else ("due_at",)), *(() if obj and obj.problem else ("problem",))}
        return [name for name in self.fields if name not in left_out]
