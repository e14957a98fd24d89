"""Staff pages of a shop's stages: their order, their words, adding one and taking one away."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import translation

from jobs import stage_order
from jobs.models import Stage
from jobs.stage_advice import Advice, advise
from jobs.stage_forms import NewStageForm, PlaceForm, RemoveForm, StageForm
from shopsettings import access
from shopsettings.models import Shop
from shopsettings.staff_admin import StaffAdmin


@dataclass(frozen=True)
class StageRow:
    """A line of the list: the stage, its place from 1, and what customers read of it."""

    stage: Stage
    place: int
    count: int
    advice: Advice

    @property
    def is_last(self) -> bool:
        return self.place == self.count


def rows_of(shop: Shop) -> list[StageRow]:
    """The shop's stages in order, customers' sentences in the shop's language."""
    stages = list(Stage.objects.filter(shop=shop).in_order().with_job_counts())
    last = stage_order.finishing(stages)
    with translation.override(shop.language):
        return [
            StageRow(stage, place, len(stages), advise(stage.name, stage.sentence, last=stage == last))
            for place, stage in enumerate(stages, start=1)
        ]


@admin.register(Stage)
class StageAdmin(StaffAdmin):
    """The shop's own steps, in the order jobs take them. An operator sees every shop's in one list, or with
    `?shop=` one shop's as its people do."""

    form = StageForm
    may_view = may_add = may_change = may_delete = access.MANAGERS
    fields = ("name", "sentence")
    list_display = ("name", "shop", "position", "sentence")
    list_select_related = ("shop",)
    search_fields = ("name",)
    add_form_template = change_form_template = "admin/jobs/stage/form.html"

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/place/", wrap(self.place_view), name="jobs_stage_place"),
            path("reads/", wrap(self.reads_view), name="jobs_stage_reads"),
            *super().get_urls(),
        ]

    # The list.

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        access.require_role(request, self.may_view)
        shop = self.shop_shown(request)
        if shop is None:
            return super().changelist_view(request, extra_context)
        rows = rows_of(shop)
        context = {
            "title": f"Stages of {shop}" if access.is_operator(request) else "Stages",
            "opts": self.opts,
            "rows": rows,
            "seen": ",".join(str(row.stage.pk) for row in rows),
            "language": shop.language,
            "is_own_page": True,
            "has_add_permission": self.has_add_permission(request),
        }
        context = self.admin_site.each_context(request) | context
        return TemplateResponse(request, "admin/jobs/stage/list.html", context)

    def shop_shown(self, request: HttpRequest) -> Shop | None:
        """Whose stages the list is about; None where an operator hasn’t said."""
        if not access.is_operator(request) or "shop" not in request.GET:
            return access.shop_of(request)
        asked = request.GET["shop"]
        is_id = asked.isascii() and asked.isdecimal() and len(asked) < 19
        shop = Shop.objects.filter(pk=asked).first() if is_id else None
        if shop is None:
            raise Http404
        return shop

    def back_to_list(self, request: HttpRequest, stage: Stage) -> HttpResponseRedirect:
        shop = f"?shop={stage.shop_id}" if access.is_operator(request) else ""
        return HttpResponseRedirect(self.url("changelist") + shop)

    # The order.

    def place_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Move a stage. If that changes which jobs read as finished, ask first."""
        access.require_role(request, self.may_change)
        stage = self.row_or_404(request, pk)
        form = PlaceForm(request.POST if request.method == "POST" else request.GET)
        if not form.is_valid():
            self.message_user(request, "That can’t be a place. Nothing was moved.", messages.WARNING)
            return self.back_to_list(request, stage)
        told = self.changed_finish(stage, form.cleaned_data["place"])
        if request.method != "POST":
            return self.ask_place(request, stage, form.cleaned_data, told)
        if told and not form.cleaned_data["sure"]:
            return HttpResponseRedirect(f"{request.path}?{_asked_again(form.data)}")
        try:
            stage.put_at(
                form.cleaned_data["place"], seen=form.cleaned_data["seen"], by=access.person(request)
            )
        except ValidationError as error:
            self.message_user(request, error.message, messages.WARNING)
        else:
            count = len(form.cleaned_data["seen"])
            self.message_user(request, f"{stage} is step {stage.position} of {count} now.", messages.SUCCESS)
        return self.back_to_list(request, stage)

    def changed_finish(self, stage: Stage, place: int) -> list[str]:
        stages = list(Stage.objects.filter(shop=stage.shop_id).in_order().with_job_counts())
        if stage not in stages:
            return []
        after = stage_order.with_moved(stages, stages.index(stage) + 1, place)
        return stage_order.changed_finish(stages, after)

    def ask_place(
        self, request: HttpRequest, stage: Stage, asked: dict[str, Any], told: list[str]
    ) -> HttpResponse:
        context = {
            "title": f"Move {stage}?",
            "opts": self.opts,
            "object": stage,
            "told": told,
            "place": asked["place"],
            "seen": ",".join(str(pk) for pk in asked["seen"]),
            "back": self.back_to_list(request, stage).url,
        }
        context = self.admin_site.each_context(request) | context
        return TemplateResponse(request, "admin/jobs/stage/ask_place.html", context)

    # Its words.

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is None:
            kwargs["form"] = NewStageForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Stage | None = None) -> Any:
        fields = [*self.fields, "after"] if obj is None else list(self.fields)
        return self.with_seen(request, obj, [(None, {"fields": fields})])

    def save_model(self, request: HttpRequest, obj: Stage, form: Any, change: bool) -> None:
        by = access.person(request)
        if change:
            obj.reword(name=form.cleaned_data["name"], sentence=form.cleaned_data["sentence"], by=by)
        else:
            obj.insert(after=form.cleaned_data["after"], by=by)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form, stage = context["adminform"].form, kwargs.get("obj")
        typed = {name: str(form[name].value() or "") for name in form.fields if name != "seen"}
        shop = stage.shop if stage and stage.pk else access.shop_of(request)
        context |= self.reading(typed, shop, stage)
        return super().render_change_form(request, context, *args, **kwargs)

    def reads_view(self, request: HttpRequest) -> HttpResponse:
        """What customers would read if the form’s words were saved: a piece of the page, nothing is stored."""
        access.require_role(request, self.may_view)
        pk = request.GET.get("stage", "")
        stage = self.get_object(request, pk) if pk else None
        shop = stage.shop if stage else access.shop_of(request)
        context = self.reading(request.GET, shop, stage)
        return TemplateResponse(request, "admin/jobs/stage/_reads.html", context)

    def reading(self, typed: Any, shop: Shop | None, stage: Stage | None) -> dict[str, Any]:
        """What `_reads.html` prints; `typed` has the form’s name, sentence and, of a new stage, `after`."""
        name, sentence = typed.get("name", "").strip()[:80], typed.get("sentence", "").strip()[:120]
        stages = list(Stage.objects.filter(shop=shop).in_order()) if shop else []
        last = stage_order.finishing(stages)
        if stage is None or stage.pk is None:
            is_last = last is None or typed.get("after", "") == str(last.pk)
            is_last = is_last and bool(stages)
        else:
            is_last = stage == last
        with translation.override(shop.language if shop else None):
            advice = advise(name, sentence, last=is_last) if name else None
        return {"advice": advice, "is_last": is_last, "language": shop.language if shop else "en"}

    # Taking one away.

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        access.require_role(request, self.may_delete)
        stage = self.get_object(request, unquote(object_id))
        if stage is None:
            raise Http404
        if request.method == "POST":
            form = self.remove_form(stage, request.POST)
            if form.is_valid() and (said := self.removed(request, stage, form)):
                self.message_user(request, said, messages.SUCCESS)
                return self.back_to_list(request, stage)
            return self.ask_remove(request, stage, form, status=422)
        return self.ask_remove(request, stage, self.remove_form(stage))

    def remove_form(self, stage: Stage, data: QueryDict | None = None) -> RemoveForm:
        others = Stage.objects.filter(shop=stage.shop_id).exclude(pk=stage.pk).in_order()
        return RemoveForm(data, others=others, job_count=stage.jobs.count())

    def removed(self, request: HttpRequest, stage: Stage, form: RemoveForm) -> str:
        """Take the stage away and say so; else the form has the reason, and the answer is empty."""
        name, to = str(stage), form.cleaned_data.get("to")
        try:
            with transaction.atomic():
                self.log_deletions(request, [stage])  # type: ignore[arg-type]
                moved = stage.remove(to=to, by=access.person(request))
        except ValidationError as error:
            form.add_error(None, error)
        except IntegrityError:
            form.add_error(None, f"Somebody else has used {name} meanwhile. Nothing was changed.")
        else:
            return f"{name} is deleted.{_said_of_moved(moved, to)}"
        return ""

    def ask_remove(
        self, request: HttpRequest, stage: Stage, form: RemoveForm, *, status: int = 200
    ) -> HttpResponse:
        stages = list(Stage.objects.filter(shop=stage.shop_id).in_order().with_job_counts())
        context = {
            "title": f"Delete {stage}?",
            "opts": self.opts,
            "object": stage,
            "form": form,
            "is_only": len(stages) < 2,
            "told": stage_order.changed_finish(stages, [other for other in stages if other != stage]),
            "back": self.back_to_list(request, stage).url,
        }
        context = self.admin_site.each_context(request) | context
        return TemplateResponse(request, "admin/jobs/stage/ask_remove.html", context, status=status)


def _asked_again(data: Any) -> str:
    again = QueryDict(mutable=True)
    again.update({"place": data["place"], "seen": data["seen"]})
    return again.urlencode(safe=",")


def _said_of_moved(jobs: int, to: Stage | None) -> str:
    if not jobs:
        return ""
    return f" Its job is on {to} now." if jobs == 1 else f" Its {jobs} jobs are on {to} now."
