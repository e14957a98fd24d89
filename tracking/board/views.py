"""The pages of the job board. Whoever opens them stands in a shop; an operator looks at one shop's list instead."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobs.models import Job, JobQuerySet, Stage
from shopsettings import access
from shopsettings.models import Shop
from tracking.board import cards, orders, undo
from tracking.board.fetch import Asked, fetch
from tracking.board.lists import lists_of
from tracking.board.selection import seen_of
from tracking.marks import is_among

PAGE = "admin/board/board.html"


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The whole board."""
    job = job_in(request)
    found = fetch(own_jobs(request), own_shop(request), asked_of(request.GET, job=job))
    context = admin.site.each_context(request) | {"board": found, "title": "Job board", "come_from": job}
    return TemplateResponse(request, PAGE, context)


@require_safe
def one_list(request: HttpRequest, name: str) -> HttpResponse:
    """One list, on after the key `after`; with `part`, its cards alone, for the page that has the others."""
    shop = own_shop(request)
    lists = {each.name: each for each in lists_of(list(shop.stages.in_order()))}
    if name not in lists:
        raise Http404
    asked = asked_of(request.GET, only=frozenset({name}), after=request.GET.get("after", ""))
    found = fetch(own_jobs(request), shop, asked)
    context = {"board": found, "column": [*found.columns, *found.drawers][0]}
    if "part" in request.GET:
        return TemplateResponse(request, f"{PAGE}#cards", context)
    title = {"title": f"Jobs: {lists[name].title}", "is_one_list": True}
    return TemplateResponse(request, PAGE, admin.site.each_context(request) | context | title)


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The board's lists for a page that is open already; nothing if nothing has changed."""
    found = fetch(own_jobs(request), own_shop(request), asked_of(request.GET, job=job_in(request)))
    if is_among(found.version, request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified()
    headers = {"ETag": f'"{found.version}"'}
    return TemplateResponse(request, f"{PAGE}#lists", {"board": found}, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one job, put it on hold, or resume it; a GET asks where to."""
    shop = own_shop(request)
    job = get_object_or_404(own_jobs(request).select_related("customer"), pk=pk)
    if request.method != "POST":
        return ask(request, job, list(shop.stages.in_order()))
    form = orders.OrderForm(request.POST, shop=shop)
    if not form.is_valid():
        return answer(request, orders.told(form))
    return answer(request, form.act(job, by=access.person(request)), job)


def ask(request: HttpRequest, job: Job, stages: list[Stage]) -> HttpResponse:
    menu = next(menu for menu in cards.menus_of(stages) if menu.stage == job.stage_id)
    about = {"title": f"Move {job}", "job": job, "menu": menu, "seen": seen_of(job)}
    return TemplateResponse(request, "admin/board/move.html", admin.site.each_context(request) | about)


@require_POST
def selected(request: HttpRequest) -> HttpResponse:
    """Move several jobs, put them on hold, or give them a date."""
    form = orders.SelectedForm(request.POST, shop=own_shop(request))
    if not form.is_valid():
        return answer(request, orders.told(form))
    return answer(request, form.carry_out(own_jobs(request), by=access.person(request)))


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Undo."""
    jobs = own_jobs(request)
    try:
        steps = [undo.read_step(text) for text in request.POST.getlist("step")[: orders.MOST_AT_ONCE]]
    except ValidationError as refusal:
        return answer(request, orders.Said(" ".join(refusal.messages), refused=True))
    outcome = undo.take_back(steps, jobs, by=access.person(request))
    only = outcome.done[0] if len(outcome.done) == 1 else None
    return answer(request, orders.taken_back(steps, outcome), only)


def own_shop(request: HttpRequest) -> Shop:
    """The shop whose board this is. Raises PermissionDenied for whoever stands in none."""
    shop = access.shop_of(request)
    if shop is None:
        raise PermissionDenied
    return shop


def own_jobs(request: HttpRequest) -> JobQuerySet:
    own_shop(request)
    return access.own_rows(request, Job.objects.all())  # type: ignore[return-value]


def job_in(request: HttpRequest) -> Job | None:
    """The job somebody comes from, in the field `job`: its card is shown however long its column is."""
    return access.own_row(request, Job.objects.all(), request.GET.get("job", ""))


def asked_of(data: QueryDict, **more: Any) -> Asked:
    """What the fields `q`, `list` and `shown` (stage-7.100) say; what makes no sense is left out."""
    shown = [text.rpartition(".") for text in data.getlist("shown")[:100]]
    return Asked(
        query=data.get("q", "")[:200],
        shown={name: int(n) for name, _, n in shown if n.isascii() and n.isdigit() and len(n) < 6},
        **{"only": frozenset(data.getlist("list")[:100]), **more},
    )


def answer(request: HttpRequest, said: orders.Said, job: Job | None = None) -> HttpResponse:
    """Say what came of an order, about one `job` or several: in JSON with the lists as they are now to the
    page's own script, else on the board, at the job's card."""
    status = 409 if said.refused else 200
    if "application/json" in request.headers.get("Accept", ""):
        found = fetch(own_jobs(request), own_shop(request), asked_of(request.POST, job=job))
        html = render_to_string(f"{PAGE}#lists", {"board": found}, request)
        told = {"said": said.sentence, "undo": [str(step) for step in said.way_back], "html": html}
        return JsonResponse(told, status=status)
    text = render_to_string("admin/board/_said.html", {"said": said}, request)
    messages.add_message(request, messages.WARNING if said.refused else messages.SUCCESS, text)
    query = {"q": request.POST["q"][:200]} if request.POST.get("q") else None
    return redirect(reverse("admin:index", query=query, fragment=f"job-{job.pk}" if job else None))
