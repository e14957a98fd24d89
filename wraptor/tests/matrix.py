"""Who may do what on the staff side, and every address of it as the URL resolver knows it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from billing.models import Invoice
from jobs.models import Customer, Job, Stage
from proofs.models import Proof
from shopsettings.models import Membership, OutboxMail, Shop, ShopEvent
from wraptor.tests.houses import FRONT_DESK, MANAGER, OPERATOR, OWN_PEOPLE, OWNER

# --- Who may do what ------------------------------------------------------------------------------

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"
ALL = {VIEW, ADD, CHANGE, DELETE}
ALL_BUT_DELETE = {VIEW, ADD, CHANGE}
NOTHING: frozenset[str] = frozenset()

RIGHTS: dict[Any, dict[str, Any]] = {
    Job: {
        FRONT_DESK: ALL_BUT_DELETE,
        MANAGER: ALL_BUT_DELETE,
        OWNER: ALL_BUT_DELETE,
        OPERATOR: {VIEW, CHANGE},
    },
    Customer: {FRONT_DESK: ALL_BUT_DELETE, MANAGER: ALL, OWNER: ALL, OPERATOR: {VIEW, CHANGE, DELETE}},
    Stage: {FRONT_DESK: NOTHING, MANAGER: ALL, OWNER: ALL, OPERATOR: {VIEW, CHANGE, DELETE}},
    Proof: {
        FRONT_DESK: ALL_BUT_DELETE,
        MANAGER: ALL_BUT_DELETE,
        OWNER: ALL_BUT_DELETE,
        OPERATOR: {VIEW, CHANGE},
    },
    Invoice: {
        FRONT_DESK: ALL_BUT_DELETE,
        MANAGER: ALL_BUT_DELETE,
        OWNER: ALL_BUT_DELETE,
        OPERATOR: {VIEW, CHANGE},
    },
    Shop: {FRONT_DESK: NOTHING, MANAGER: {VIEW, CHANGE}, OWNER: {VIEW, CHANGE}, OPERATOR: ALL_BUT_DELETE},
    Membership: {FRONT_DESK: NOTHING, MANAGER: NOTHING, OWNER: ALL, OPERATOR: ALL},
    OutboxMail: {FRONT_DESK: NOTHING, MANAGER: {VIEW}, OWNER: {VIEW}, OPERATOR: {VIEW}},
    ShopEvent: {FRONT_DESK: NOTHING, MANAGER: {VIEW}, OWNER: {VIEW}, OPERATOR: {VIEW}},
}

# Verbs by the row they are tried on (a name in House.rows), and who may use them.
EVERYONE, MANAGERS = {FRONT_DESK, MANAGER, OWNER, OPERATOR}, {MANAGER, OWNER, OPERATOR}
OWNERS = {OWNER, OPERATOR}
VERBS: dict[Any, Any] = {
    (Job, "move"): ("job", EVERYONE),
    (Job, "hold"): ("job", EVERYONE),
    (Job, "reason"): ("held job", EVERYONE),
    (Job, "resume"): ("held job", EVERYONE),
    (Job, "cancel"): ("job", EVERYONE),
    (Job, "replace"): ("job", MANAGERS),
    (Proof, "send"): ("proof", EVERYONE),
    (Proof, "approved"): ("sent proof", EVERYONE),
    (Proof, "changes"): ("sent proof", EVERYONE),
    (Proof, "replace"): ("sent proof", MANAGERS),
    (Invoice, "send"): ("invoice", EVERYONE),
    (Invoice, "paid"): ("sent invoice", EVERYONE),
    (Invoice, "void"): ("sent invoice", MANAGERS),
    (Invoice, "replace"): ("sent invoice", MANAGERS),
    (Membership, "resend"): ("invited person", OWNERS),
    (Membership, "password"): ("person", OWNERS),
    (Membership, "deactivate"): ("person", OWNERS),
    (Membership, "reactivate"): ("deactivated person", OWNERS),
}
FILES: dict[Any, Any] = {(Shop, "logo"): MANAGERS, (Proof, "artwork"): EVERYONE}

# --- Addresses ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Address:
    """A route of the staff side, ready to be tried; `detail` is the verb, field or app to try it with."""

    kind: str
    name: str  # of the URL; where it has none, its route
    model: Any = None
    detail: str = ""

    def __str__(self):
        return " ".join(filter(None, [self.model._meta.label if self.model else "", self.kind, self.detail]))

    @property
    def is_about_a_row(self):
        return self.kind in ROW_KINDS

    def url(self, pk=None):
        if self.kind == "bare":
            return f"/admin/{self.model._meta.label_lower.replace('.', '/')}/{pk}/"
        if self.kind == "nowhere":
            return f"/admin/{self.detail}"
        args = [] if pk is None else [pk]
        if self.kind in ("verb", "file", "app_list") or self.name == "board_list":
            args.append(self.detail)
        return reverse(f"admin:{self.name}", args=args)

    def row_in(self, house):
        """The row of the house that this page is tried with."""
        return house.rows[VERBS[self.model, self.detail][0]] if self.kind == "verb" else house.row(self.model)

    @property
    def right_needed(self):
        """What a role must be allowed on the page's model before the page even looks for a row."""
        return self.kind if self.kind in (ADD, DELETE) else VIEW

    def is_for(self, who, method):
        """Whether the page, once it has found its row, is for this role: some verbs, files and forms are not."""
        if self.kind == "change" and method == "POST":
            return CHANGE in RIGHTS[self.model][who]
        if self.kind == "order":  # an operator stands in no shop, so there is no board to move anything on
            return who in OWN_PEOPLE
        if self.kind == "verb":
            return who in VERBS[self.model, self.detail][1]
        if self.kind in CSV_KINDS:
            return who in (MANAGER, OWNER)
        return self.kind != "file" or who in FILES[self.model, self.detail]


ROW_KINDS = {"change": {"object_id"}, "delete": {"object_id"}, "history": {"object_id"}}
ROW_KINDS |= {"bare": {"object_id"}, "verb": {"pk", "verb"}, "file": {"pk", "field"}}
ROW_KINDS |= {"sheet": {"pk"}, "order": {"pk"}, "preview": {"pk"}, "place": {"pk"}}
FORMLESS = {"history", "bare", "file", "sheet", "preview"}
# Jobs coming and going as CSV files: for owners and managers, and for no operator, who stands in no shop.
CSV_KINDS = {"import", "import_run", "import_done", "import_example", "export"}
READ_ONLY_KINDS = {"import_done", "import_example", "export"}
LIST_KINDS: dict[str, set[str]] = {kind: set() for kind in ("changelist", "add", "reads", *CSV_KINDS)}

# Addresses that belong to no model, and what they answer to somebody who is signed in: GET, POST.
SITE_ANSWERS = {
    "index": (200, 405),
    "login": (302, 200),
    "logout": (405, 200),
    "password_change": (200, 200),
    "password_change_done": (200, 405),
    "autocomplete": (403, 403),
    "enter_shop": (405, 404),
    "jsi18n": (200, 405),
    "preview_style": (404, 404),  # without a scheme; shopsettings tests it with one
}
# The board's, to people of a shop; the others are refused.
BOARD_ANSWERS = {
    "board_live": (200, 405),
    "board_list": (200, 405),
    "board_selected": (405, 302),
    "board_undo": (405, 302),
}


def walk(patterns, route=""):
    """Every address as (name, route, names of its arguments)."""
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern.name, here, set(pattern.pattern.regex.groupindex)
        else:
            yield from walk(pattern.url_patterns, here)


def addresses_at(name, route, arguments):
    """What to try for one route; nothing if the matrix doesn't know it."""
    for model in admin.site._registry:
        prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
        if name is None and route == f"admin/{prefix[:-1].replace('_', '/', 1)}/<path:object_id>/":
            return [Address("bare", route, model)]
        kind = (name or "").removeprefix(prefix)
        if kind == name or {**ROW_KINDS, **LIST_KINDS}.get(kind) != arguments:
            continue
        details = {"verb": VERBS, "file": FILES}.get(kind)
        if details is None:
            return [Address(kind, name, model)]
        return [Address(kind, name, model, detail) for of, detail in details if of is model]
    if name in SITE_ANSWERS and not arguments:
        return [Address("site", name, detail=name)]
    if name == "app_list" and arguments == {"app_label"}:
        labels = sorted({model._meta.app_label for model in admin.site._registry})
        return [Address("app_list", name, detail=label) for label in labels]
    if name is None and arguments == {"url"}:
        return [
            Address("nowhere", route, detail=path) for path in ("nowhere/", "r/1/1/", "jobs/job/1/change")
        ]
    return board_addresses_at(name, arguments)


def board_addresses_at(name, arguments):
    if name == "board_move" and arguments == {"pk"}:
        return [Address("order", name, Job)]
    if name in BOARD_ANSWERS and arguments == ({"name"} if name == "board_list" else set()):
        return [Address("board", name, detail="on-hold" if arguments else name)]
    return []


ROUTES = [found for found in walk(get_resolver().url_patterns) if found[1].startswith("admin/")]
# The page behind a set-password link belongs to whoever holds the link; shopsettings tests it.
KNOWN_ELSEWHERE = {"set_password"}
UNKNOWN = [
    route
    for name, route, args in ROUTES
    if name not in KNOWN_ELSEWHERE and not addresses_at(name, route, args)
]
ADDRESSES = [address for route in ROUTES for address in addresses_at(*route)]
ROW_ADDRESSES = [address for address in ADDRESSES if address.is_about_a_row]
