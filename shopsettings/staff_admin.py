"""The base of every staff list and form: one shop's rows, the roles that may act, its verbs and files."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR, SOURCE_MODEL_VAR, IncorrectLookupParameters
from django.contrib.admin.utils import flatten
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR
from django.contrib.messages.storage import default_storage
from django.core.exceptions import (
    ObjectNotUpdated,
    PermissionDenied,
    SuspiciousOperation,
    ValidationError,
)
from django.db import IntegrityError, connection
from django.db.models import PROTECT, DateField, Field, Model, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from shopsettings import access
from shopsettings.exporting import Export, csv_response
from shopsettings.models import Role
from shopsettings.staff_forms import DayField, FoundByTyping, StaffForm
from shopsettings.stored_pictures import picture_response
from shopsettings.verbs import Verb


def beaten_or_not(
    request: HttpRequest, view: Callable[..., HttpResponse], *args: Any, **kwargs: Any
) -> HttpResponse:
    """Answer with `view`. If the database refuses, because somebody else was faster, nothing was saved; then
    look again: this time the form finds what is wrong and can say it."""
    try:
        return view(request, *args, **kwargs)
    except (IntegrityError, ObjectNotUpdated, ValidationError):
        request._messages = default_storage(request)  # type: ignore[attr-defined]  # it said "saved"
        return view(request, *args, **kwargs)


class OwnRowsFilter(admin.RelatedFieldListFilter):
    """A filter by a related row that offers only what the person may see in that row's own list."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        related = model_admin.admin_site._registry[field.related_model]
        return [(str(row.pk), str(row)) for row in related.get_queryset(request)]


class StaffAdmin(admin.ModelAdmin):
    """Shows and changes only the rows of the shop the person is working in.

    Another shop's row is absent from the queryset, so every view answers for it exactly as for one that
    does not exist.
    """

    form = StaffForm
    shop_path = "shop"  # how to get from a row to its shop
    may_view: frozenset[Role] = access.EVERYONE
    may_add: frozenset[Role] = access.EVERYONE
    may_change: frozenset[Role] = access.EVERYONE
    may_delete: frozenset[Role] = access.NOBODY
    operators_add = False  # whether an operator, who stands in no shop, may add a row
    verbs: ClassVar[Sequence[Verb]] = ()
    files: ClassVar[Sequence[str]] = ()  # file fields that staff may look at
    export: ClassVar[Export | None] = None  # the list as a CSV file
    may_export: frozenset[Role] = access.MANAGERS  # everybody the shop knows, in one file to take along
    stays: ClassVar[bool] = False  # whether a row that was saved is on the screen still, for what comes next

    # The browser's own calendar: it speaks to keyboards, screen readers and thumbs.
    formfield_overrides: ClassVar[dict[Any, Any]] = {
        DateField: {
            "form_class": DayField,
            "widget": forms.DateInput(attrs={"type": "date", "max": "2099-12-31"}, format="%Y-%m-%d"),
        }
    }
    view_on_site = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    show_full_result_count = False
    actions = None
    change_form_template = "admin/staff_change_form.html"
    change_list_template = "admin/staff_change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return access.own_rows(request, super().get_queryset(request), self.shop_path)

    # Roles decide, not Django's permission tables.

    def has_module_permission(self, request: HttpRequest) -> bool:
        return access.has_role(request, self.may_view)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return access.has_role(request, self.may_view)

    def has_add_permission(self, request: HttpRequest) -> bool:
        if access.is_operator(request):
            return self.operators_add
        return access.has_role(request, self.may_add)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(self.may_change) and access.has_role(request, self.may_change)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(self.may_delete) and access.has_role(request, self.may_delete)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer, and accept, only rows that the person may see in the related list."""
        related = self.admin_site._registry.get(db_field.related_model)
        if isinstance(related, StaffAdmin):
            kwargs["queryset"] = related.get_queryset(request)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = FoundByTyping(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Of the links beside a related field keep only "add": the others lead away in mid-form."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and hasattr(field.widget, "can_add_related"):
            field.widget.can_change_related = field.widget.can_view_related = False
            field.widget.can_delete_related = False
        return field

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"shop": access.shop_of(request)})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.with_seen(request, obj, super().get_fieldsets(request, obj))

    def with_seen(self, request: HttpRequest, obj: Any, fieldsets: Any) -> Any:
        """Add the hidden field that tells a stale form, wherever something can be saved."""
        may_save = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        if not may_save:
            return fieldsets
        shown = [name for _, options in fieldsets for name in options["fields"]]
        return (
            fieldsets if "seen" in shown else [*fieldsets, (None, {"fields": ["seen"], "classes": ["seen"]})]
        )

    # Operators, who see every shop's rows, read of each one whose it is.

    def get_list_display(self, request: HttpRequest) -> Any:
        listed = super().get_list_display(request)
        return (*listed, self.shop_path) if self.tells_whose(request) else listed

    def get_list_select_related(self, request: HttpRequest) -> Any:
        related: Any = super().get_list_select_related(request) or ()
        return (*related, self.shop_path) if self.tells_whose(request) else related

    def tells_whose(self, request: HttpRequest) -> bool:
        return access.is_operator(request) and self.shop_path not in ("pk", *self.list_display)

    # What people ask a list: the filters beside it and a search, nothing hand-made.

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Refuse every lookup in an address that none of the list's own filters makes.

        The stock rule lets through any lookup on the list's own model, a regular expression for one.
        """
        listed: Any = self.get_list_filter(request)
        filters = [name if isinstance(name, str) else name[0] for name in listed]
        return "\x00" not in value and lookup in {
            f"{name}{ending}" for name in filters for ending in ("__exact", "__id__exact")
        }

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """A search is a few words; what no database would take is left out of it."""
        words = search_term.replace("\x00", "").split()
        return super().get_search_results(request, queryset, " ".join(words[:20])[:200])

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What stands in the way is named, the first few of it: a stage may have thousands of jobs."""
        for relation in self.opts.related_objects:
            page = self.admin_site._registry.get(relation.related_model)
            if relation.on_delete is not PROTECT or not isinstance(page, StaffAdmin):
                continue
            rows = page.get_queryset(request).filter(**{f"{relation.field.name}__in": objs})
            link = '<a href="{}">{}</a>'
            named = [format_html(link, page.url("change", pk=row.pk), row) for row in rows[:20]]
            if named:
                more = rows.count() - len(named)
                return [], {}, set(), [*named, f"and {more} more"] if more else named
        return super().get_deleted_objects(objs, request)

    # Somebody else may be changing the same row.

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Lock a row that is to be changed: whoever else would change it waits, then sees what we left."""
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST" or not connection.in_atomic_block:
            return row
        self.model._base_manager.select_for_update().order_by("pk").filter(pk=row.pk).first()
        return super().get_object(request, object_id, from_field)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        models = {model._meta.label_lower for model in self.admin_site._registry}
        if "_saveasnew" in request.POST or request.POST.get(SOURCE_MODEL_VAR, "").lower() not in {
            "",
            *models,
        }:
            raise SuspiciousOperation("No button of ours sends this, and the stock form fails on it.")
        return beaten_or_not(request, super().changeform_view, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return beaten_or_not(request, super().delete_view, *args, **kwargs)

    def history_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        access.require_role(request, self.may_view)
        return super().history_view(request, *args, **kwargs)

    # Verbs and files.

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        own = []
        if self.verbs:
            own.append(path("<int:pk>/do/<slug:verb>/", wrap(self.verb_view), name=f"{name}_verb"))
        if self.files:
            own.append(path("<int:pk>/file/<slug:field>/", wrap(self.file_view), name=f"{name}_file"))
        if self.export:
            own.append(path("export/", wrap(self.export_view), name=f"{name}_export"))
        return [*own, *super().get_urls()]

    def url(self, page: str, **kwargs: Any) -> str:
        """The address of one of this admin's pages: changelist, add, change, verb, file."""
        if page == "change":
            return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[kwargs["pk"]])
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", kwargs=kwargs)

    def row_or_404(self, request: HttpRequest, pk: int) -> Any:
        row = self.get_queryset(request).filter(pk=pk).first()
        if row is None:
            raise Http404
        return row

    def verbs_for(self, request: HttpRequest, row: Any) -> list[Verb]:
        """The verbs that apply to `row` as it stands and that this person may use."""
        return [v for v in self.verbs if access.has_role(request, v.roles) and v.applies(row)]

    def verb_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Ask, then act. A verb that no longer applies says so and changes nothing."""
        access.require_role(request, self.may_view)
        row = self.row_or_404(request, pk)
        chosen = next((v for v in self.verbs if v.name == verb), None)
        if chosen is None:
            raise Http404
        access.require_role(request, chosen.roles)
        back = self.url("change", pk=pk)
        if not chosen.applies(row):
            self.message_user(request, f"{row} has changed meanwhile. Nothing was done.", messages.WARNING)
            return HttpResponseRedirect(back)
        posted = request.method == "POST"
        form = chosen.asks(request.POST if posted else None, row=row)
        if form.is_valid() and (said := chosen.done(request, row, form)):
            self.message_user(request, said, messages.SUCCESS)
            return HttpResponseRedirect(back + chosen.lands)
        if posted:
            form.look_again()
        context = {
            **self.admin_site.each_context(request),
            "title": f"{chosen.label}: {row}",
            "opts": self.opts,
            "object": row,
            "verb": chosen,
            "form": form,
            "back": back,
        }
        return TemplateResponse(request, chosen.template, context, status=422 if posted else 200)

    def file_view(self, request: HttpRequest, pk: int, field: str) -> HttpResponse:
        """An uploaded picture of the shop's own, drafts included."""
        access.require_role(request, self.may_view)
        if field not in self.files:
            raise Http404
        return picture_response(getattr(self.row_or_404(request, pk), field))

    def can_export(self, request: HttpRequest) -> bool:
        """An operator, who stands in no shop, has no use for a file of everybody's customers."""
        return bool(self.export and access.shop_of(request)) and access.has_role(request, self.may_export)

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """The rows of the list as it was searched, filtered and sorted, all of its pages, as a CSV file."""
        shop = access.shop_of(request)
        if not self.can_export(request) or self.export is None or shop is None:
            raise PermissionDenied
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        try:
            rows = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:  # the list says so in its own way
            return HttpResponseRedirect(f"{self.url('changelist')}?{ERROR_FLAG}=1")
        what = str(self.opts.verbose_name_plural)
        return csv_response(self.export, rows, shop=shop, what=what)

    def list_links(self, request: HttpRequest) -> list[tuple[str, str]]:
        """What stands beside a list's search, besides “New …”: label and address."""
        if not self.can_export(request):
            return []
        asked = request.GET.copy()
        asked.pop(PAGE_VAR, None)
        return [("Export CSV", f"{self.url('export')}{'?' if asked else ''}{asked.urlencode()}")]

    def page_title(self, request: HttpRequest, row: Any) -> str:
        return str(row) if row is not None and row.pk else f"New {self.opts.verbose_name}"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = capfirst(str(self.opts.verbose_name_plural))
        shown = {"title": title, "list_links": self.list_links(request)}
        return super().changelist_view(request, shown | (extra_context or {}))

    def said_when_saved(self, row: Any) -> str:
        return f"{row} is saved."

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.stays or IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, *args, **kwargs)
        self.message_user(request, self.said_when_saved(obj), messages.SUCCESS)
        return HttpResponseRedirect(self.url("change", pk=obj.pk))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if not self.stays or IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        self.message_user(request, self.said_when_saved(obj), messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = kwargs.get("obj")
        if row is not None and row.pk:
            context["verbs"] = [
                (verb.label, self.url("verb", pk=row.pk, verb=verb.name))
                for verb in self.verbs_for(request, row)
                if verb.listed
            ]
        context |= {
            "title": self.page_title(request, row),
            "subtitle": None,
            "show_save": anything_to_save(context),
            "show_save_and_continue": False,
            "show_save_and_add_another": kwargs.get("add", False) and not self.stays,
        }
        return super().render_change_form(request, context, *args, **kwargs)


def anything_to_save(context: dict[str, Any]) -> bool:
    """Whether a change form has a field to write in, its own or one of its lines'."""
    form = context["adminform"]
    shown = {name for _, options in form.fieldsets for name in flatten(options["fields"])}
    fields = shown - {*form.readonly_fields, "seen"}
    lines = context["inline_admin_formsets"]
    return bool(fields) or any(line.has_add_permission or line.has_change_permission for line in lines)


class ReadOnlyLines(admin.TabularInline):
    """Rows shown under their parent for reading only."""

    template = "admin/read_only_lines.html"
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return access.has_role(request, access.EVERYONE)
