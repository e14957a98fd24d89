"""Wraptor's own admin site: who may enter, and none of the stock side doors between shops."""

from functools import wraps
from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from shopsettings import access
from shopsettings.password_tries import TooManyTriesError, please_wait
from shopsettings.signing_in import ChangePasswordView, SignInForm
from tracking import preview
from tracking.board import urls as board_urls
from tracking.board.views import board

# What the header offers, in its order: label and model.
NAV = (
    ("Jobs", "jobs.job"),
    ("Customers", "jobs.customer"),
    ("Proofs", "proofs.proof"),
    ("Invoices", "billing.invoice"),
    ("Stages", "jobs.stage"),
    ("Settings", "shopsettings.shop"),
    ("People", "shopsettings.membership"),
    ("Mail", "shopsettings.outboxmail"),
)


class Completions(AutocompleteJsonView):
    """What completes a field; of a customer also how to reach them, since names come twice."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        hint = getattr(obj, "reached_at", "")
        return super().serialize_result(obj, to_field_name) | ({"hint": hint} if hint else {})


class WraptorAdminSite(AdminSite):
    site_title = "Wraptor"
    site_header = "Wraptor"
    index_title = "Your shop"
    site_url = None
    enable_nav_sidebar = False
    login_form = SignInForm

    def has_permission(self, request: HttpRequest) -> bool:
        """Any active person may enter; what they find is decided by their membership."""
        return bool(request.user.is_active and request.user.is_authenticated)

    def get_urls(self) -> list[Any]:
        """All but `/admin/r/…`, which would tell another shop's object from a missing one; and what comes from a
        floor above the pages it belongs to."""
        phone = "shopsettings/shop/<int:pk>/preview/"
        own = [
            path("shop/", self.admin_view(self.enter_shop), name="enter_shop"),
            path(phone, self.admin_view(preview.preview), name="shopsettings_shop_preview"),
            path("preview.css", self.admin_view(preview.style), name="preview_style"),
        ]
        stock = [url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"]
        return [*own, *board_urls.under(self.admin_view), *stock]

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Sign in; a newcomer takes up their invitation with it."""
        try:
            answer: HttpResponse = super().login(request, extra_context)
        except TooManyTriesError as refused:
            return please_wait(request, self.each_context(request), refused)
        if request.method == "POST" and answer.status_code == 302:
            access.person(request).take_up_invitation()
        return answer

    @method_decorator(sensitive_post_parameters())
    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponseBase:  # type: ignore[override]
        context = self.each_context(request)
        try:
            return ChangePasswordView.as_view(extra_context=context)(request)
        except TooManyTriesError as refused:
            return please_wait(request, context, refused)

    @method_decorator(require_POST)
    def enter_shop(self, request: HttpRequest) -> HttpResponse:
        """Work in another shop of one's own from now on."""
        access.enter_shop(request, request.POST.get("shop", ""))
        return redirect("admin:index")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Moments are shown on the clock of the person's shop, also where a template prints them later."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def in_the_shops_time(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            shop = access.shop_of(request)
            with timezone.override(shop.time_zone if shop else None):
                answer: HttpResponse = guarded(request, *args, **kwargs)
                return answer.render() if isinstance(answer, TemplateResponse) else answer

        return in_the_shops_time

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Completes the fields that our forms complete; stock Django would answer for any relation."""
        asked = tuple(request.GET.get(part) for part in ("app_label", "model_name", "field_name"))
        offered = {
            (model._meta.app_label, model._meta.model_name, field)
            for model, page in self._registry.items()
            for field in page.autocomplete_fields
        }
        if asked not in offered:
            raise PermissionDenied
        return cast(HttpResponse, Completions.as_view(admin_site=self)(request))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        place = access.membership(request) if request.user.is_authenticated else None
        return super().each_context(request) | {
            "shop": place.shop if place else None,
            "membership": place,
            "places": access.places(request) if request.user.is_authenticated else [],
            "is_operator": access.is_operator(request),
            "nav": self.nav(request) if request.user.is_authenticated else [],
        }

    def nav(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The pages this person's role may open: label, url, and whether it is where they are."""
        registered = {model._meta.label_lower: page for model, page in self._registry.items()}
        items = []
        for label, model in NAV:
            if registered[model].has_view_permission(request):
                url = reverse(f"admin:{model.replace('.', '_')}_changelist")
                current = request.path.startswith(url)
                shown = "Shops" if label == "Settings" and access.is_operator(request) else label
                if label == "Jobs" and access.membership(request):
                    url = reverse("admin:index")
                    current = current or request.path == url or request.path.startswith(f"{url}board/")
                items.append({"label": shown, "url": url, "current": current})
        return items

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # type: ignore[override]
        """Where people begin: a shop's people at their job board, operators at the shops."""
        if access.is_operator(request):
            return redirect("admin:shopsettings_shop_changelist")
        if access.membership(request):
            return board(request)
        return TemplateResponse(request, "admin/no_shop.html", self.each_context(request))

    def app_index(  # type: ignore[override]
        self, request: HttpRequest, app_label: str, extra_context: Any = None
    ) -> HttpResponse:
        """An app has no page of its own; its pages stand in the header."""
        return redirect("admin:index")
