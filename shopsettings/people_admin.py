"""Staff pages of the people of a shop: inviting somebody, their role, shutting them out."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Case, F, QuerySet, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from shopsettings import access, invitations
from shopsettings.history_admin import shop_history
from shopsettings.models import Membership, Role
from shopsettings.staff_admin import StaffAdmin
from shopsettings.staff_forms import StaffForm
from shopsettings.verbs import Verb


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
