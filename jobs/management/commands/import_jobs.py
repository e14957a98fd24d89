"""`manage.py import_jobs`: loads a shop's existing jobs from a CSV file."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, OutputWrapper

from jobs.import_table import Table, read_table
from jobs.import_words import counted
from jobs.importing import Plan, import_table, plan_import
from jobs.spreadsheet import DELIMITERS, UnreadableFileError
from jobs.written_days import Order
from shopsettings.models import Shop

SHOWN = 200  # problems, and notes, printed one by one; more are counted

HELP = """
Load a shop's existing jobs from a CSV file: customer, e-mail, phone, vehicle, wrap type, stage, due date.
The first row names the columns, in any order. Vehicle is one column ("2019 Ford Transit") or three (year,
make, model); colour and kind may be added. Separators are commas, semicolons or tabs.

All rows are imported or none: a bad row stops the import unless --skip-bad leaves it out.

A job that was imported before is left alone, however it was changed since. It is known by its customer,
vehicle, wrap type and due date as they stood in the file, or by a column named "reference", which is surer:
with it, any of these may change in the file as well.
"""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.csv", type=Path)
        parser.add_argument("--shop", metavar="SLUG", required=True, help="the shop's short name")
        parser.add_argument("--dry-run", action="store_true", help="check every row, change nothing")
        parser.add_argument("--skip-bad", action="store_true", help="import the good rows, leave out the bad")
        parser.add_argument(
            "--dates",
            choices=[str(order) for order in Order],
            help="read 05/06/2026 as 5 June (dmy) or May 6 (mdy); without it such a row is bad",
        )

    def handle(self, *, file: Path, shop: str, dry_run: bool, skip_bad: bool, **options: Any) -> None:
        """Raises CommandError, which ends in exit code 1, when nothing was or would be imported."""
        order = Order(options["dates"]) if options["dates"] else None
        into = self._shop(shop)
        table = self._table(file)
        progress = ProgressLine(self.stderr)
        if dry_run:
            plan = plan_import(table, into, order=order, progress=progress)
        else:
            plan = import_table(table, into, order=order, skip_bad=skip_bad, progress=progress)
        self._say_totals(plan, dry_run=dry_run, refused=bool(plan.problems) and not skip_bad)

    def _shop(self, slug: str) -> Shop:
        found = Shop.objects.filter(slug=slug).first()
        if found is None:
            slugs = ", ".join(Shop.objects.order_by("slug").values_list("slug", flat=True)[:20])
            raise CommandError(
                f"There is no shop “{slug}”. " + (f"Shops: {slugs}." if slugs else "There is none yet.")
            )
        return found

    def _table(self, file: Path) -> Table:
        try:
            table = read_table(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} can’t be read: {error.strerror}.") from error
        except UnreadableFileError as error:
            raise CommandError(f"{file} can’t be imported. {error}") from error
        sheet = table.sheet
        self.stdout.write(
            f"{file.name}: {rows(len(sheet.rows) + len(sheet.broken))}, {sheet.encoding}, separated by "
            f"{DELIMITERS[sheet.delimiter]}."
        )
        if sheet.encoding not in ("UTF-8", "UTF-16"):
            self.stdout.write("It isn’t UTF-8. Check that names with accents look right.")
        if table.missing:
            self.stdout.write(f"Not in the file: {', '.join(table.missing)}.")
        if table.unused:
            self.stdout.write(f"Not used: {', '.join(table.unused)}.")
        return table

    def _say_totals(self, plan: Plan, *, dry_run: bool, refused: bool) -> None:
        for lines, what in ((plan.notes, "notes"), (plan.problems, "problems")):
            for line in lines[:SHOWN]:
                self.stdout.write(str(line))
            if len(lines) > SHOWN:
                self.stdout.write(f"…and {len(lines) - SHOWN:,} more {what}.")
        counts = [f"{len(plan.jobs):,} new", f"{plan.known:,} imported before", f"{plan.bad_rows:,} bad"]
        self.stdout.write(f"{rows(plan.rows)}: {', '.join(counts)}.")
        if refused:
            raise CommandError(_refusal(plan, dry_run=dry_run))
        jobs, customers = counted(len(plan.jobs), "job"), counted(len(plan.new_customers), "new customer")
        would = "Would import" if dry_run else "Imported"
        self.stdout.write(self.style.SUCCESS(f"{would} {jobs} and {customers}."))
        if dry_run:
            self.stdout.write("This was a dry run: nothing was changed.")


def _refusal(plan: Plan, *, dry_run: bool) -> str:
    dates = any(problem.column == "due date" for problem in plan.problems)
    nothing = "Nothing would be imported" if dry_run else "Nothing was imported"
    return (
        f"{nothing}. Mend {counted(plan.bad_rows, 'bad row')}, or leave out bad rows with --skip-bad."
        f"{_hint_about_dates(plan) if dates else ''}"
    )


def _hint_about_dates(plan: Plan) -> str:
    if plan.dates is None:
        return " If days and months are in one fixed order, say which with --dates."
    first = "day" if plan.dates == Order.DAY_FIRST else "month"
    return f" Dates that leave no doubt have the {first} first here: if all do, say so with --dates {plan.dates}."


def rows(number: int) -> str:
    return counted(number, "row")


class ProgressLine:
    """One line that is written over on a terminal; elsewhere a line now and then."""

    def __init__(self, out: OutputWrapper) -> None:
        self.out = out
        self.overwrites = out.isatty()

    def __call__(self, step: str, done: int, total: int) -> None:
        every = 100 if self.overwrites else 5000
        if done % every and done != total:
            return
        text = f"{step} {done:,} of {total:,}"
        if self.overwrites:
            self.out.write(f"\r{text}\033[K", style_func=str, ending="\n" if done == total else "")
            self.out.flush()
        else:
            self.out.write(text, style_func=str)
