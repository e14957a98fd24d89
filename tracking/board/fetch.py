"""Everything the board shows, in as many queries for two thousand jobs as for one."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from django.db.models import FETCH_RAISE, Count, Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone

from billing.models import Invoice
from jobs.models import Job, JobQuerySet
from jobs.opened import opened_ago
from proofs.models import Proof
from shopsettings.links import absolute
from shopsettings.models import Shop
from tracking.board import cards
from tracking.board.lists import JobList, lists_of
from tracking.board.selection import seen_of

FIRST = 50  # cards of a list, and each time somebody asks for more
MOST = 1000  # cards of a list in one answer


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of the board."""

    query: str = ""
    only: frozenset[str] = frozenset()  # names of lists; none means all
    shown: Mapping[str, int] = field(default_factory=dict)  # how much of a list, by name, if more than FIRST
    after: str = ""  # the key to go on after; only together with the name of one list
    job: Job | None = None  # is shown in any case, with its list: on top where that is too long


@dataclass(frozen=True)
class Facts:
    """What other apps know of some jobs, by the job's id."""

    proofs: Mapping[int, str]
    invoices: Mapping[int, Sequence[Invoice]]


@dataclass(frozen=True)
class Found:
    """Jobs of one list."""

    first: Sequence[Job]  # in its order, one more than are to be shown
    on_top: Sequence[Job]  # to be shown before them if they are not among them

    @property
    def jobs(self) -> Sequence[Job]:
        return [*self.first, *self.on_top]


def fetch(jobs: JobQuerySet, shop: Shop, asked: Asked) -> cards.Board:
    """The board of one shop; `jobs` are that shop's."""
    stages = list(shop.stages.in_order())
    lists = lists_of(stages)
    found = jobs.matching(asked.query, shop=shop)
    counts = count(found, lists)
    wanted = [each for each in lists if not asked.only or each.name in asked.only or is_for(each, asked)]
    rows = first_of_each(found, wanted, asked)
    facts = facts_of([job.pk for of_list in rows.values() for job in of_list.jobs])
    draw = Draw(facts, timezone.localdate(), timezone.now())
    columns = [draw.column(each, rows[each.name], counts[each.name], asked) for each in wanted]
    return cards.Board(
        columns=tuple(column for column in columns if column.name.startswith("stage-")),
        drawers=tuple(column for column in columns if not column.name.startswith("stage-")),
        menus=cards.menus_of(stages),
        tally=tuple(
            cards.Count(each.name, each.title, f"{counts[each.name]:,}")
            for each in lists
            if not each.is_drawer
        ),
        query=asked.query,
        found=sum(counts.values()),
    )


def count(jobs: JobQuerySet, lists: Sequence[JobList]) -> Mapping[str, int]:
    """How many of the jobs stand in each list, by its name; one query."""
    since = next((each.since for each in lists if each.since), timezone.now())
    groups = (
        jobs.order_by()
        .values_list("state", "stage")
        .annotate(all=Count("pk"), recent=Count("pk", filter=Q(stage_since__gte=since)))
    )
    counts: Counter[str] = Counter()
    for state, stage, number, recent in groups:
        for each in lists:
            if each.state == state and (each.stage is None or each.stage.pk == stage):
                counts[each.name] += recent if each.since else number - recent if each.until else number
    return counts


def first_of_each(jobs: JobQuerySet, lists: Sequence[JobList], asked: Asked) -> Mapping[str, Found]:
    """What is found of each list, by its name; one query.

    Each list is cut short by itself before they are put together, so that the database reads no more than
    what is shown, however many there are.
    """
    parts = [part for each in lists for part in parts_of(jobs, each, asked)]
    rows = parts[0].union(*parts[1:], all=True).fetch_mode(FETCH_RAISE) if parts else ()
    first: dict[str, list[Job]] = defaultdict(list)
    on_top: dict[str, list[Job]] = defaultdict(list)
    for job in rows:
        (on_top if job.is_on_top else first)[job.list_name].append(job)  # type: ignore[attr-defined]
    return {each.name: Found(sorted(first[each.name], key=each.place), on_top[each.name]) for each in lists}


def parts_of(jobs: JobQuerySet, one: JobList, asked: Asked) -> Sequence[QuerySet[Job]]:
    """The statements that make up one list. Each names its rows by key alone: a database that had to choose
    between two ways to find them would look at every job there is."""
    first = one.in_order(jobs, asked.after)[: shown_of(one, asked) + 1]
    parts = [part(first, one)]
    if not asked.after and not asked.query:  # who searches finds it by searching
        parts.append(part(one.newcomers(jobs), one, is_on_top=True))
    if asked.job and is_for(one, asked):
        parts.append(part(Job.objects.filter(pk=asked.job.pk), one, is_on_top=True))
    return parts


def part(jobs: QuerySet[Job], one: JobList, *, is_on_top: bool = False) -> QuerySet[Job]:
    rows = Job.objects.filter(pk__in=jobs.values("pk")).order_by().select_related("customer", "stage")
    return rows.annotate(list_name=Value(one.name), is_on_top=Value(is_on_top))


def is_for(one: JobList, asked: Asked) -> bool:
    """Whether the job that is shown in any case stands in this list."""
    return asked.job is not None and one.holds(asked.job)


def shown_of(one: JobList, asked: Asked) -> int:
    return min(max(asked.shown.get(one.name, FIRST), FIRST), MOST)


def facts_of(jobs: Sequence[int]) -> Facts:
    """Proofs and invoices of the jobs with these ids; two queries."""
    standing = Proof.objects.standing().filter(job__in=jobs).order_by("version")
    proofs = {
        job: cards.proof_words(version, state)
        for job, version, state in standing.values_list("job", "version", "state")
    }
    invoices: dict[int, list[Invoice]] = defaultdict(list)
    sent = Invoice.objects.filter(job__in=jobs, state__in=[Invoice.State.SENT, Invoice.State.PAID])
    for invoice in sent.with_total().order_by("number"):
        invoices[invoice.job_id].append(invoice)
    return Facts(proofs, invoices)


@dataclass(frozen=True)
class Draw:
    """Makes cards of jobs."""

    facts: Facts
    today: date
    now: datetime

    def column(self, one: JobList, found: Found, number: int, asked: Asked) -> cards.Column:
        first = found.first[: shown_of(one, asked)]
        on_top = {job for job in found.on_top if job not in first}
        shown = [*sorted(on_top, key=lambda job: job.stage_since, reverse=True), *first]
        return cards.Column(
            name=one.name,
            title=one.title,
            note=one.note,
            drop=one.drop,
            count=f"{number:,}",
            shown=len(first),
            cards=tuple(self.card(job, one) for job in shown),
            after=one.key_of(first[-1]) if len(found.first) > len(first) else "",
            is_open=one.is_drawer and bool(asked.query and number),
        )

    def card(self, job: Job, one: JobList) -> cards.Card:
        chips = [self.facts.proofs.get(job.pk, ""), *cards.invoice_words(self.facts.invoices.get(job.pk, []))]
        if job.opened_at:
            chips.append(opened_ago(job.opened_at, self.now))
        return cards.Card(
            job=str(job.pk),
            label=job.label,
            state=Job.State(job.state),
            stage=str(job.stage_id),
            stands_on=job.stage.name if one.is_drawer else "",
            seen=str(seen_of(job)),
            customer=job.customer.name,
            details=cards.details_of(job),
            due=cards.due_words(job.due_date, self.today) if job.due_date and not one.is_finished else None,
            chips=tuple(filter(None, chips)),
            job_url=address_of("admin:jobs_job_change", job),
            move_url=address_of("admin:board_move", job),
            track_url=absolute(job.track_path),
        )


def address_of(page: str, job: Job) -> str:
    return _address(page).replace("/0/", f"/{job.pk}/")


@lru_cache
def _address(page: str) -> str:
    """Looked up once; a job's own differs only in the number."""
    return reverse(page, args=[0])
