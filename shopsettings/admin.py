"""Staff pages of the shop itself: its settings and its people."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.html import format_html
from django.utils.http import urlsafe_base64_encode

from shopsettings import access
from shopsettings.links import absolute
from shopsettings.models import Membership, OutboxMail, Role, Shop, User
from shopsettings.pictures import LOGO, PictureField
from shopsettings.staff_admin import StaffAdmin
from shopsettings.staff_forms import StaffForm


class ShopForm(StaffForm):
    logo = PictureField(
        limits=LOGO,
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text="PNG, JPEG or WebP, up to 1 MB. Wide logos look best.",
    )

    def clean_colour(self) -> str:
        return str(self.cleaned_data["colour"]).strip()


class ShopAdmin(StaffAdmin):
    """Settings of one's own shop for owners and managers; every shop, with its plan, for operators.

    Registered by `jobs`, which gives a new shop its stages.
    """

    form = ShopForm
    shop_path = "pk"
    may_view = may_change = access.MANAGERS
    may_add = access.NOBODY
    operators_add = True
    files = ("logo",)
    list_display = ("name", "plan", "time_zone", "language")
    list_filter = ("plan",)
    search_fields = ("name", "slug")
    BRAND = ("name", "logo", "logo_now", "colour")
    CONTACT = ("phone", "email", "address", "website")
    CUSTOMERS = ("review_link", "time_zone", "language", "currency")

    def get_fieldsets(self, request: HttpRequest, obj: Shop | None = None) -> Any:
        operator: list[Any] = (
            [("Operator", {"fields": ["slug", "plan"]})] if access.is_operator(request) else []
        )
        brand: dict[str, Any] = {"fields": self.BRAND}
        if obj and not obj.shows_own_branding:
            brand["description"] = (
                "Your plan shows the Wraptor logo. Upload yours now. It replaces Wraptor’s on every customer "
                "page as soon as you move to a paid plan."
            )
        contact = {"fields": self.CONTACT, "description": "Shown at the bottom of every customer page."}
        customers = {"fields": self.CUSTOMERS}
        sections = [("Brand", brand), ("Contact details", contact), ("Customers", customers)]
        return self.with_seen(request, obj, [*operator, *sections])

    def get_readonly_fields(self, request: HttpRequest, obj: Shop | None = None) -> Any:
        return ("logo_now",)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Shop | None = None) -> Any:
        return {"slug": ["name"]} if access.is_operator(request) and obj is None else {}

    def page_title(self, request: HttpRequest, row: Shop | None) -> str:
        return super().page_title(request, row) if access.is_operator(request) else "Settings"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["is_own_page"] = not access.is_operator(request)  # there is no list to go back to
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="Logo now")
    def logo_now(self, shop: Shop) -> str:
        if not shop.pk or not shop.logo:
            return "None yet"
        return format_html(
            '<img class="logo-now" src="{}" alt="Your logo">', self.url("file", pk=shop.pk, field="logo")
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """People of a shop have one: their list is its page."""
        shop = access.shop_of(request)
        if shop and self.has_view_permission(request):
            return HttpResponseRedirect(self.url("change", pk=shop.pk))
        return super().changelist_view(request, extra_context)


class NewPersonForm(StaffForm):
    """Adds somebody by e-mail address; a person who already has a sign-in keeps it."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="E-mail")

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


@admin.register(Membership)
class PeopleAdmin(StaffAdmin):
    """Who works in the shop, and as what. Owners only."""

    may_view = may_add = may_change = may_delete = access.OWNERS
    operators_add = True
    list_display = ("name", "email", "role")
    list_filter = ("role",)
    list_select_related = ("user", "shop")
    search_fields = ("user__name", "user__email")

    @admin.display(description="Name", ordering="user__name")
    def name(self, person: Membership) -> str:
        return str(person.user)

    @admin.display(description="E-mail", ordering="user__email")
    def email(self, person: Membership) -> str:
        return person.user.email

    def get_list_display(self, request: HttpRequest) -> Any:
        return (*self.list_display, "shop") if access.is_operator(request) else self.list_display

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is None:
            kwargs["form"] = NewPersonForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Membership | None = None) -> Any:
        if obj:
            return ("name", "email", "role")
        return ("shop", "name", "email", "role") if access.is_operator(request) else ("name", "email", "role")

    def get_readonly_fields(self, request: HttpRequest, obj: Membership | None = None) -> Any:
        return ("name", "email") if obj else ()

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        if change:
            obj.change_role(Role(form.cleaned_data["role"]))
            return
        email, name = form.cleaned_data["email"], form.cleaned_data["name"]
        person = User.objects.filter(email__iexact=email).first() or User.objects.create_user(
            email, name=name
        )
        obj.user = person
        super().save_model(request, obj, form, change)
        self.message_user(request, how_to_sign_in(person), messages.SUCCESS)

    def delete_model(self, request: HttpRequest, obj: Membership) -> None:
        obj.leave()

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The last owner can't be removed; say so instead of failing."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except ValidationError as error:
            self.message_user(request, error.messages[0], messages.ERROR)
            return HttpResponseRedirect(self.url("changelist"))


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


def how_to_sign_in(person: User) -> str:
    """What to tell whoever has just added `person` to a shop.

    Whoever holds the link to choose a password can sign in as that person wherever they work. So only their
    first shop is given it.
    """
    if person.has_usable_password():
        return f"{person} can sign in with the password they already have."
    if person.is_superuser or person.memberships.count() > 1:
        return f"{person} is in your shop now. They choose their password with the link they already have."
    link = absolute(set_password_path(person))
    button = render_to_string("admin/_copy_link.html", {"label": person, "url": link})
    return format_html("Send {} this link to choose a password: {} {}", person, link, button)


def set_password_path(person: User) -> str:
    """A page, for this person only and for three days, to choose a password; used once, it is void."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("set_password", args=[uid, default_token_generator.make_token(person)])
