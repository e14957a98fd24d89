"""The staff pages of an import: choose a file, see what it would do, do it, read what was done.

For owners and managers: one press brings in thousands of jobs, and no button takes them out again. Operators
stand in no shop that jobs could go to; they have `manage.py import_jobs`.
"""

import json
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse

from jobs import import_words as words
from jobs.checked_file import LARGEST_SEALED, CheckedFile
from jobs.import_example import example_rows
from jobs.import_forms import TOO_OLD, UploadForm
from jobs.import_preview import preview_of
from jobs.import_table import Table, read_table
from jobs.importing import Plan, Steps, followed, importing, plan_import, silently
from jobs.models import Job, Stage
from jobs.spreadsheet import UnreadableFileError
from jobs.written_days import Order
from shopsettings import access
from shopsettings.exporting import BYTE_ORDER_MARK, csv_text
from shopsettings.models import Shop

DONE = "jobs.imported"  # salt of what is told on the last page
STEPS = "application/x-ndjson"  # one JSON object a line, sent while the import goes on
STEPS_TOLD = 40  # of each part of the work: so few bytes that no slow reader holds up the transaction

type OwnPage = Callable[[HttpRequest, Shop], HttpResponseBase]


def urls(site: admin.AdminSite) -> list[URLPattern]:
    """Their addresses, below the list of jobs."""
    wrap: Any = site.admin_view
    return [
        path("import/", wrap(choose), name="jobs_job_import"),
        path("import/run/", wrap(run), name="jobs_job_import_run"),
        path("import/done/", wrap(done), name="jobs_job_import_done"),
        path("import/example.csv", wrap(example), name="jobs_job_import_example"),
    ]


def may_import(request: HttpRequest) -> bool:
    return access.shop_of(request) is not None and access.has_role(request, access.MANAGERS)


def list_links(request: HttpRequest) -> list[tuple[str, str]]:
    """What stands beside the search of the list of jobs: label and address."""
    return [("Import jobs", reverse("admin:jobs_job_import"))] if may_import(request) else []


def own_page(*methods: str) -> Callable[[OwnPage], Callable[[HttpRequest], HttpResponseBase]]:
    """Give the view the shop of an owner or manager; refuse everybody else, then other methods."""

    def decorator(view: OwnPage) -> Callable[[HttpRequest], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponseBase:
            shop = access.shop_of(request)
            if shop is None or not may_import(request):
                raise PermissionDenied
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return view(request, shop)

        return guarded

    return decorator


@own_page("GET", "POST")
def choose(request: HttpRequest, shop: Shop) -> HttpResponse:
    """Ask for a file; once there is one, show what importing it would do."""
    if request.method == "GET":
        return _page(request, "import", "Import jobs", form=UploadForm(shop=shop, by=access.person(request)))
    form = UploadForm(request.POST, request.FILES, shop=shop, by=access.person(request))
    if form.is_valid() and form.table:
        plan = plan_import(form.table, shop, order=form.order)
        file = _checked(form.data_read, form.order, plan)
        if len(file.sealed(shop, access.person(request))) < LARGEST_SEALED:
            return _preview(request, shop, form.table, plan, file)
        form.add_error("file", "The file is too large to be checked here. Split it into several.")
    return _page(request, "import", "Import jobs", status=422, form=form)


@own_page("GET", "POST")
def run(request: HttpRequest, shop: Shop) -> HttpResponseBase:
    """Import what the preview showed, or nothing; a page that asks for it is told each step meanwhile."""
    if request.method == "GET":
        return redirect("admin:jobs_job_import")
    by = access.person(request)
    try:
        file = CheckedFile.opened(request.POST.get("checked", ""), shop, by)
        table = read_table(file.data)
    except (signing.BadSignature, UnreadableFileError):
        messages.warning(request, f"{TOO_OLD} Nothing was imported.")
        return redirect("admin:jobs_job_import")
    skip_bad = request.POST.get("bad") == "skip"
    steps = importing(table, shop, order=file.order, skip_bad=skip_bad, by=by, seen=file.plan)
    if request.get_preferred_type(["text/html", STEPS]) == STEPS:
        # The header keeps a proxy from saving the steps up until there are enough of them.
        return StreamingHttpResponse(_told(steps), content_type=STEPS, headers={"X-Accel-Buffering": "no"})
    try:
        plan = followed(steps, silently)
    except IntegrityError:  # somebody deleted a stage this very moment, say
        plan = plan_import(table, shop, order=file.order)
    if plan.saved:
        return HttpResponseRedirect(_done_url(plan))
    now = _checked(file.data, file.order, plan)
    return _preview(
        request,
        shop,
        table,
        plan,
        now,
        refusal=words.refusal(file.counts, now.counts, same_plan=file.plan == now.plan),
        status=409,
    )


@own_page("GET")
def done(request: HttpRequest, shop: Shop) -> HttpResponse:
    """What an import has done, for whoever is sent here by it."""
    try:
        said = signing.loads(request.GET.get("of", ""), salt=DONE)
    except signing.BadSignature:
        return redirect("admin:jobs_job_import")
    return _page(request, "import_done", "Import finished", said=said)


@own_page("GET")
def example(request: HttpRequest, shop: Shop) -> HttpResponse:
    """A file that can be imported as it is, with stages of this very shop."""
    rows = example_rows([stage.name for stage in Stage.objects.filter(shop=shop).in_order()], shop.today())
    answer = HttpResponse(BYTE_ORDER_MARK + csv_text(rows), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="example-jobs.csv"'
    return answer


def _page(
    request: HttpRequest, template: str, title: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    frame = {**admin.site.each_context(request), "title": title, "opts": Job._meta}
    return render(request, f"admin/jobs/job/{template}.html", frame | context, status=status)


def _checked(data: bytes, order: Order | None, plan: Plan) -> CheckedFile:
    counts = len(plan.entries), plan.known, plan.bad_rows
    return CheckedFile(data, order, plan.fingerprint(), counts)


def _preview(
    request: HttpRequest,
    shop: Shop,
    table: Table,
    plan: Plan,
    file: CheckedFile,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = preview_of(plan, table, file, shop=shop, by=access.person(request))
    title = "Check before you import"
    return _page(request, "import_preview", title, status=status, refusal=refusal, **shown)


def _told(steps: Steps) -> Iterator[str]:
    """The steps as they are made, then where the page should go; `again` if it should ask without listening,
    and so be answered with a page that says why. Ended early, by a reader who has left, it imports nothing."""
    last = "", 0
    try:
        while True:
            step, finished, total = next(steps)
            if step != last[0] or finished - last[1] >= total / STEPS_TOLD or finished == total:
                last = step, finished
                yield json.dumps({"step": step, "done": finished, "of": total}) + "\n"
    except StopIteration as end:
        plan: Plan = end.value
        yield json.dumps({"go": _done_url(plan)} if plan.saved else {"again": True}) + "\n"
    except IntegrityError:
        yield json.dumps({"again": True}) + "\n"
    finally:
        steps.close()


def _done_url(plan: Plan) -> str:
    """The page that says what was done; signed, so that nobody is sent to one that says something else."""
    query = urlencode({"of": signing.dumps(words.done(plan), salt=DONE)})
    return f"{reverse('admin:jobs_job_import_done')}?{query}"
