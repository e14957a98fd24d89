"""Who may open a page, and which shop's rows a staff query may reach."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shopsettings.models import Membership, Role, Shop, User

type View = Callable[..., HttpResponseBase]

EVERYONE = frozenset(Role)
MANAGERS = frozenset({Role.OWNER, Role.MANAGER})
OWNERS = frozenset({Role.OWNER})
NOBODY: frozenset[Role] = frozenset()


def public(view: View) -> View:
    """Mark a view as open to whoever holds its link, and read-only.

    `csrf_exempt` because the CSRF check would answer a POST with 403 before `require_safe` can say 405;
    nothing here acts on a POST.
    """
    marked = csrf_exempt(login_not_required(require_safe(view)))
    marked.may_enter = "public"  # type: ignore[attr-defined]
    return marked


def public_form(view: View) -> View:
    """Mark a view as open to whoever holds its link, with a form that acts when it is posted.

    The CSRF check stands behind the check of the verb, so that a PUT is told 405 like everywhere else.
    """
    guarded = require_http_methods(["GET", "HEAD", "POST"])(csrf_protect(view))
    marked = csrf_exempt(login_not_required(guarded))
    marked.may_enter = "public_form"  # type: ignore[attr-defined]
    return marked


def public_note(view: View) -> View:
    """Mark a view as open to whoever holds its link, to which a page's own script posts a note, no form.

    `csrf_exempt` because the page has no token to send and the note carries nobody's authority: whoever
    holds the link may leave it.
    """
    marked = csrf_exempt(login_not_required(require_POST(view)))
    marked.may_enter = "public_note"  # type: ignore[attr-defined]
    return marked


def membership(request: HttpRequest) -> Membership | None:
    """The signed-in person's place in the shop they are working in; None for strangers and operators.

    Read afresh on each request, so a changed role bites on the next one.
    """
    own: Any = request
    if not hasattr(own, "_membership"):
        own._membership = _find_membership(request)
    found: Membership | None = own._membership
    return found


def _find_membership(request: HttpRequest) -> Membership | None:
    own = [place for place in places(request) if place.joined_at]
    chosen = (place for place in own if place.shop_id == request.session.get("shop"))
    return next(chosen, own[0] if own else None)


def places(request: HttpRequest) -> list[Membership]:
    """The shops the signed-in person may enter, those among them that they are only invited to included."""
    own: Any = request
    if not hasattr(own, "_places"):
        own._places = _find_places(request.user)
    found: list[Membership] = own._places
    return found


def _find_places(user: Any) -> list[Membership]:
    if not isinstance(user, User) or not user.is_active or user.is_superuser:
        return []
    return list(Membership.objects.open().filter(user=user).select_related("shop").order_by("pk"))


def enter_shop(request: HttpRequest, pk: str) -> None:
    """Let the person work in another shop of theirs from now on, and join it if they were invited.

    Raises Http404 for any other shop, whether there is one or not.
    """
    place = next((place for place in places(request) if str(place.shop_id) == pk), None)
    if place is None:
        raise Http404
    place.join()
    request.session["shop"] = place.shop_id


def person(request: HttpRequest) -> User:
    """Whoever is signed in. Raises PermissionDenied when nobody is."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def shop_of(request: HttpRequest) -> Shop | None:
    """The shop the signed-in person is working in; None for strangers and operators."""
    place = membership(request)
    return place.shop if place else None


def is_operator(request: HttpRequest) -> bool:
    """Whether this is somebody who runs the installation and sees every shop."""
    return bool(request.user.is_active and getattr(request.user, "is_superuser", False))


def has_role(request: HttpRequest, roles: frozenset[Role]) -> bool:
    """Whether the signed-in person may do what `roles` may do. An operator may do all of it."""
    place = membership(request)
    return is_operator(request) or (place is not None and place.role in roles)


def require_role(request: HttpRequest, roles: frozenset[Role]) -> None:
    """Raise PermissionDenied unless the signed-in person may do what `roles` may do."""
    if not has_role(request, roles):
        raise PermissionDenied


def own_rows[M: Model](request: HttpRequest, rows: QuerySet[M], path: str = "shop") -> QuerySet[M]:
    """Those of `rows` that belong to the shop the person is working in; `path` leads from a row to it."""
    if is_operator(request):
        return rows
    shop = shop_of(request)
    own: dict[str, Any] = {path: shop and shop.pk}
    return rows.filter(**own) if shop else rows.none()


def own_row[M: Model](request: HttpRequest, rows: QuerySet[M], pk: str) -> M | None:
    """That one of `rows` that is the shop's own and has the id that an address gives; None for any other text."""
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    return own_rows(request, rows).filter(pk=pk).first()
