"""Staff pages of jobs, customers and stages."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from jobs import exporting, import_pages, job_panels, new_job
from jobs.customer_panel import jobs_of
from jobs.job_sheet import sheet_of
from jobs.job_verbs import JOB_VERBS, REPLACE_JOB_LINK, MoveForm
from jobs.models import Customer, Job, JobEvent, Stage
from jobs.opened import opened_ago
from jobs.sharing import qr_code, sharing_of
from jobs.stage_admin import StageAdmin as StageAdmin
from jobs.stage_admin import rows_of
from jobs.vehicles import NEWEST, OLDEST
from shopsettings import access
from shopsettings.admin import ShopAdmin, number_of
from shopsettings.branding import phone_link
from shopsettings.links import absolute
from shopsettings.models import Shop
from shopsettings.staff_admin import OwnRowsFilter, ReadOnlyLines, StaffAdmin
from shopsettings.staff_forms import StaffForm


@admin.register(Shop)
class ShopWithStagesAdmin(ShopAdmin):
    """The shop's settings; a new shop is given its first stages."""

    list_display = ("name", "plan", "people", "open_jobs", "language", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of jobs that are neither finished, on the last stage, nor cancelled."""
        shops = super().get_queryset(request)
        if not access.is_operator(request):
            return shops
        stages = Stage.objects.filter(shop=OuterRef("pk")).in_order().values("pk")
        # A single stage is the first, and finishes nothing.
        last = Coalesce(NullIf(Subquery(stages.reverse()[:1]), Subquery(stages[:1])), 0)
        unfinished = Job.objects.filter(shop=OuterRef("pk")).exclude(stage=OuterRef("last_stage"))
        count = number_of(unfinished.exclude(state=Job.State.CANCELLED), "shop")
        counted: QuerySet[Any] = shops.annotate(last_stage=last).annotate(open_count=count)
        return counted

    @admin.display(description="Open jobs", ordering="open_count")
    def open_jobs(self, shop: Any) -> int:
        return int(shop.open_count)

    def save_model(self, request: HttpRequest, obj: Shop, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            Stage.objects.start(obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        shop = kwargs.get("obj")
        context["stage_rows"] = rows_of(shop) if shop and shop.pk else []
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Customer)
class CustomerAdmin(StaffAdmin):
    may_delete = access.MANAGERS
    fields = ("name", "email", "phone")
    list_display = ("name", "email", "call")
    search_fields = ("name", "email", "phone")
    export = exporting.CUSTOMERS
    search_help_text = "Name, e-mail or phone"
    add_form_template = "admin/staff_change_form.html"
    change_form_template = "admin/jobs/customer/change_form.html"

    @admin.display(description="Phone", ordering="phone")
    def call(self, customer: Customer) -> str:
        link = phone_link(customer.phone)
        return format_html('<a href="{}">{}</a>', link, customer.phone) if link else customer.phone

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        customer = kwargs.get("obj")
        context["jobs"] = jobs_of(request, customer) if customer and customer.pk else None
        return super().render_change_form(request, context, *args, **kwargs)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """As customers are found everywhere. None of it joins rows that could double the results."""
        return queryset.matching(search_term), False  # type: ignore[attr-defined]


class HistoryLines(ReadOnlyLines):
    model = JobEvent
    fields = ("when", "what", "who")
    readonly_fields = fields
    verbose_name_plural = "History"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("by")

    @admin.display(description="When")
    def when(self, event: JobEvent) -> str:
        return date_format(timezone.localtime(event.at), "DATETIME_FORMAT")

    @admin.display(description="What happened")
    def what(self, event: JobEvent) -> str:
        return event.sentence

    @admin.display(description="Who")
    def who(self, event: JobEvent) -> str:
        return str(event.by or "")


class JobForm(StaffForm):
    """A job's own details. `why` starts empty each time: an old reason says nothing about a new date."""

    why = forms.CharField(
        label="Why the new date?",
        required=False,
        max_length=200,
        help_text="Only if you change it: customers read this beside the new date.",
    )


@admin.register(Job)
class JobAdmin(StaffAdmin):
    form = JobForm
    stays = True
    fieldsets = (
        ("Job", {"fields": ("customer", "wrap_type", "due_date", "why", "title")}),
        (
            "Vehicle",
            {
                "fields": (
                    ("vehicle_year", "vehicle_make", "vehicle_model"),
                    ("vehicle_kind", "vehicle_colour"),
                )
            },
        ),
    )
    autocomplete_fields = ("customer",)
    list_display = ("label", "customer", "vehicle", "wrap_type", "stage", "state", "due_date", "copy_link")
    list_filter = (("stage", OwnRowsFilter), "state")
    list_select_related = ("customer", "stage", "shop")
    search_fields = ("customer__name", "customer__phone", "vehicle_make", "vehicle_model", "title")
    search_help_text = "Number, customer, phone or vehicle"
    export = exporting.JOBS
    inlines = (HistoryLines,)
    add_form_template = "admin/jobs/job/add_form.html"
    change_form_template = "admin/jobs/job/change_form.html"
    verbs = JOB_VERBS

    def get_urls(self) -> list[URLPattern]:
        sheet = path("<int:pk>/sheet/", self.admin_site.admin_view(self.sheet_view), name="jobs_job_sheet")
        return [*import_pages.urls(self.admin_site), sheet, *super().get_urls()]

    def list_links(self, request: HttpRequest) -> list[tuple[str, str]]:
        return [*import_pages.list_links(request), *super().list_links(request)]

    @admin.display(description="Number", ordering="number")
    def label(self, job: Job) -> str:
        return job.label

    @admin.display(description="Vehicle")
    def vehicle(self, job: Job) -> str:
        return job.vehicle

    @admin.display(description="Customer’s link")
    def copy_link(self, job: Job) -> str:
        return copy_link(job)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("customer", "stage", "shop")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """As jobs are found everywhere. None of it joins rows that could double the results."""
        return queryset.matching(search_term, shop=access.shop_of(request)), False  # type: ignore[attr-defined]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "vehicle_year":
            said = f"Write a year between {OLDEST} and {NEWEST}."
            kwargs |= {"min_value": OLDEST, "max_value": NEWEST}
            kwargs["error_messages"] = {"min_value": said, "max_value": said, "invalid": said}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Stages stand side by side for one shop; those of all of them would be a wall."""
        return ("state",) if access.is_operator(request) else self.list_filter

    def get_fieldsets(self, request: HttpRequest, obj: Job | None = None) -> Any:
        """A job is moved by its verb, not by a form that somebody may have had open since morning. Why a date
        changes is asked where there is one."""
        if obj is None:
            return [(None, {"fields": new_job.FIELDS})]
        (name, job), *others = super().get_fieldsets(request, obj)
        fields = [field for field in job["fields"] if field != "why" or obj.due_date is not None]
        return [(name, {**job, "fields": fields}), *others]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = JobForm if obj else new_job.NewJobForm
        return super().get_form(request, obj, change=change, **{"form": form} | kwargs)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        shop = access.shop_of(request)
        first = Stage.objects.filter(shop=shop).in_order().first()
        customer = access.own_row(request, Customer.objects.all(), request.GET.get("customer", ""))
        chosen = {"customer": customer.pk, "customer_name": customer.name} if customer else {}
        return chosen | ({"stage": first.pk} if first else {})

    def save_model(self, request: HttpRequest, obj: Job, form: Any, change: bool) -> None:
        by = access.person(request)
        if change:
            obj.edit(form.cleaned_data, by=by, due_reason=form.cleaned_data["why"])
        else:
            obj.take_in(by=by)

    def response_add(self, request: HttpRequest, obj: Job, *args: Any, **kwargs: Any) -> HttpResponse:
        """To the new job's own page, where the button that copies its link has the focus."""
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, *args, **kwargs)
        self.message_user(
            request, f"{obj.label} is created. Copy its link for the customer.", messages.SUCCESS
        )
        return HttpResponseRedirect(self.url("change", pk=obj.pk) + "#copy-link")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        job = self.get_object(request, object_id)
        extra = self.around_the_form(request, job) if job else {}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | extra)

    def around_the_form(self, request: HttpRequest, job: Job) -> dict[str, Any]:
        """What the job's page shows besides its form."""
        sharing = sharing_of(job)
        may_replace = REPLACE_JOB_LINK in self.verbs_for(request, job)
        return {
            "sharing": sharing,
            "qr": qr_code(sharing.url),
            "opened": opened_ago(job.opened_at, timezone.now()),
            "call": phone_link(job.customer.phone),
            "replace_url": self.url("verb", pk=job.pk, verb="replace") if may_replace else "",
            "move_form": MoveForm(row=job),
            "job_panels": job_panels.panels(request, job),
        }

    def sheet_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The job to print, for the workshop."""
        access.require_role(request, self.may_view)
        job = self.row_or_404(request, pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Job sheet: {job}",
            "opts": self.opts,
            "object": job,
            "job": job,
            "back": self.url("change", pk=pk),
            **sheet_of(job),
        }
        return TemplateResponse(request, "admin/jobs/job/sheet.html", context)


def copy_link(job: Job) -> str:
    """The control that puts the customer's link on the clipboard."""
    return render_to_string("admin/_copy_link.html", {"label": job.label, "url": absolute(job.track_path)})
