"""A shop's existing jobs out of a CSV file: every row checked, then all of them saved or none.

A job that was imported keeps a key made from its row: the row's reference, where the file has that column,
else customer, vehicle, wrap and due date as the file had them. So a file that is imported again finds its
jobs, whatever stage, date or customer they were given in the meantime.
"""

import hashlib
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from itertools import batched
from typing import Any

from django.db import transaction

from jobs.customer_book import Contact, CustomerBook, goes_by_another_name, last_digits
from jobs.import_cells import Reader, readers_for
from jobs.import_table import LABELS, Table, bare, bare_words
from jobs.known_jobs import KnownJobs
from jobs.models import Customer, Job
from jobs.spreadsheet import Row
from jobs.vehicles import kind_of
from jobs.written_days import Order, only_order
from shopsettings.models import Shop, User

BATCH = 500  # jobs saved at a time

type Step = tuple[str, int, int]  # what is being done, rows done, rows in all
type Steps = Generator[Step, None, Plan]  # of a work that goes on as long as somebody follows it
type Progress = Callable[[str, int, int], None]  # is told each step


@dataclass(frozen=True)
class Problem:
    """Why a row can't be imported. `column` is empty where it isn't about one."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"Line {self.line}{', ' + self.column if self.column else ''}: {self.reason}."


@dataclass(frozen=True)
class Entry:
    """One good row: its customer as described, and its job, which lacks its shop and customer yet."""

    line: int
    contact: Contact
    job: Job


@dataclass
class Plan:
    """What an import would do or, once it is saved, what it did."""

    rows: int
    entries: list[Entry] = field(default_factory=list)  # the jobs, which know their shop and customer by now
    known: int = 0  # rows whose job was imported before
    new_customers: Sequence[Customer] = ()
    completed_customers: Sequence[Customer] = ()  # an e-mail or phone that was missing is filled in
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)  # worth a look, yet imported
    dates: Order | None = None  # the order of days and months, as far as the file itself tells
    saved: bool = False

    @property
    def jobs(self) -> list[Job]:
        return [entry.job for entry in self.entries]

    @property
    def bad_rows(self) -> int:
        return len({problem.line for problem in self.problems})

    def fingerprint(self) -> str:
        """Tells this plan from every other: what is written, for whom, and what is left out why."""
        told = [(entry.line, _values(entry.job), _values(entry.job.customer)) for entry in self.entries]
        completed = [_values(customer) for customer in self.completed_customers]
        others = [str(problem) for problem in (*self.problems, *self.notes)]
        return hashlib.sha256(repr([told, completed, others, self.known]).encode()).hexdigest()


def _values(row: Job | Customer) -> list[Any]:
    """What an import decides of a row; numbers, codes and moments are drawn when it is saved."""
    drawn = ("id", "number", "code", "stage_since", "created_at", "customer_id")
    names = [field.attname for field in row._meta.concrete_fields if field.attname not in drawn]
    return [row.pk, *(getattr(row, name) for name in names)]


class BadRowError(Exception):
    """A row that can't become a job."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(*problems)
        self.problems = problems


def silently(step: str, done: int, total: int) -> None:
    """Report no progress."""


def import_table(
    table: Table,
    shop: Shop,
    *,
    order: Order | None = None,
    skip_bad: bool = False,
    by: User | None = None,
    progress: Progress = silently,
) -> Plan:
    """Save the jobs of a table: all of them or, if a row is bad, none, unless bad rows are to be skipped."""
    return followed(importing(table, shop, order=order, skip_bad=skip_bad, by=by), progress)


def plan_import(
    table: Table, shop: Shop, *, order: Order | None = None, progress: Progress = silently
) -> Plan:
    """Check every row against the shop as it is now. Reads the database and changes nothing."""
    return followed(planning(table, shop, order=order), progress)


def followed(steps: Steps, progress: Progress) -> Plan:
    """Go on to the end, telling each step, and give the plan."""
    with closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                plan: Plan = end.value
                return plan
            progress(*step)


def importing(
    table: Table,
    shop: Shop,
    *,
    order: Order | None = None,
    skip_bad: bool = False,
    by: User | None = None,
    seen: str = "",
) -> Steps:
    """The steps of `import_table`. Whoever stops following them before the end leaves nothing saved.

    With `seen`, the fingerprint of a plan that somebody agreed to, nothing is saved if the plan has become
    another. Two imports into one shop take turns, so they can't both bring the same job.
    """
    with transaction.atomic():
        Shop.objects.select_for_update(no_key=True).get(pk=shop.pk)
        plan = yield from planning(table, shop, order=order)
        if (plan.problems and not skip_bad) or (seen and seen != plan.fingerprint()):
            return plan
        Customer.objects.bulk_create(plan.new_customers)
        Customer.objects.bulk_update(plan.completed_customers, ["email", "phone"], batch_size=BATCH)
        done = 0
        for jobs in batched(plan.jobs, BATCH):
            Job.objects.bring_in(jobs, shop=shop, by=by)
            done += len(jobs)
            yield "Saving", done, len(plan.entries)
    plan.saved = True
    return plan


def planning(table: Table, shop: Shop, *, order: Order | None = None) -> Steps:
    """The steps of `plan_import`."""
    sheet = table.sheet
    dates = only_order(table.cells(row)["due_date"] for row in sheet.rows)
    plan = Plan(rows=len(sheet.rows) + len(sheet.broken), dates=dates)
    plan.problems += [
        Problem(first, "", "the quotation marks are wrong" + (f", up to line {last}" if last > first else ""))
        for first, last in sheet.broken
    ]
    readers = readers_for(shop, order)
    book, known = CustomerBook(shop), KnownJobs(shop)
    lines: dict[str, int] = {}  # where in this file each job stands
    for done, row in enumerate(sheet.rows, start=1):
        try:
            entry = _read_row(row, table, readers, known)
            if entry is not None:
                _refuse_twin(entry, lines, has_references="reference" in table.places)
        except BadRowError as bad:
            plan.problems += bad.problems
        else:
            if entry is None or entry.job.import_key in known.keys:
                plan.known += 1
            else:
                _add(entry, shop, book, plan)
        yield "Checking", done, len(sheet.rows)
    plan.new_customers, plan.completed_customers = book.new, list(book.completed.values())
    plan.problems.sort(key=lambda problem: problem.line)
    return plan


def _add(entry: Entry, shop: Shop, book: CustomerBook, plan: Plan) -> None:
    customer = book.find_or_add(entry.contact)
    if goes_by_another_name(entry.contact, customer):
        said = f"“{entry.contact.name}” is taken for {customer.name}, who has the same e-mail address"
        plan.notes.append(Problem(entry.line, LABELS["customer"], said))
    entry.job.shop, entry.job.customer = shop, customer
    plan.entries.append(entry)


def _read_row(row: Row, table: Table, readers: Mapping[str, Reader], known: KnownJobs) -> Entry | None:
    """None for a job that was exported from here, whatever became of its row or of the shop's stages since.

    Raises BadRowError with everything that is wrong with the row.
    """
    header = table.sheet.header
    if any(cell.strip() for cell in row.cells[len(header.cells) :]):
        counts = f"there are {len(row.cells)} cells where line {header.line} has {len(header.cells)}"
        raise BadRowError([Problem(row.line, "", counts)])
    cells = table.cells(row)
    if bare_words(cells["reference"]) in known.references:
        return None
    read: dict[str, Any] = {}
    problems = []
    for column, reader in readers.items():
        try:
            read[column] = reader(cells[column])
        except ValueError as error:
            problems.append(Problem(row.line, LABELS[column], str(error)))
    if problems:
        raise BadRowError(problems)
    make, model = read["make"] or read["vehicle"].make, read["model"] or read["vehicle"].model
    job = Job(
        import_key=_import_key(cells, read["due_date"]),
        stage=read["stage"],
        due_date=read["due_date"],
        wrap_type=read["wrap_type"],
        vehicle_year=read["year"] or read["vehicle"].year,
        vehicle_make=make,
        vehicle_model=model,
        vehicle_colour=read["colour"],
        vehicle_kind=read["kind"] or kind_of(make, model),
    )
    return Entry(row.line, Contact(read["customer"], read["email"], read["phone"]), job)


def _refuse_twin(entry: Entry, lines: dict[str, int], *, has_references: bool) -> None:
    """A row twice in one file is a slip, or two jobs that the file doesn't tell apart."""
    line = lines.setdefault(entry.job.import_key, entry.line)
    if line != entry.line:
        reason = f"this is the same job as line {line}"
        if not has_references:
            reason += "; if they are two jobs, tell them apart in a column named “reference”"
        raise BadRowError([Problem(entry.line, "", reason)])


def _import_key(cells: Mapping[str, str], due_date: date | None) -> str:
    """What the job of a row is known by from now on."""
    if cells["reference"]:
        parts = ["reference", bare_words(cells["reference"])]
    else:
        reached_by = cells["email"].casefold() or last_digits(cells["phone"])
        vehicle = "".join(cells[column] for column in ("year", "make", "model", "vehicle", "colour"))
        what = [bare(vehicle), bare(cells["wrap_type"]), str(due_date or "")]
        parts = ["row", bare_words(cells["customer"]), reached_by, *what]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
