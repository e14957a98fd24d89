"""What an import would do, as the page says it that is shown before anything is saved."""

from typing import Any

from jobs import import_words as words
from jobs.checked_file import CheckedFile
from jobs.import_forms import UploadForm
from jobs.import_table import LABELS, Table, shortened
from jobs.importing import Plan
from jobs.spreadsheet import DELIMITERS
from shopsettings.models import Shop, User

SHOWN_JOBS = 10
SHOWN_PROBLEMS = 1000  # and notes; more are counted


def preview_of(plan: Plan, table: Table, file: CheckedFile, *, shop: Shop, by: User) -> dict[str, Any]:
    """What `import_preview.html` prints: the plan in figures, how the file was read, the first jobs, and
    whatever stands in the way or is worth a look."""
    sheet, jobs = table.sheet, words.counted(len(plan.entries), "job")
    about_dates = any(problem.column == LABELS["due_date"] for problem in plan.problems)
    return {
        "plan": plan,
        "counts": [
            ("New jobs", f"{len(plan.entries):,}"),
            ("New customers", f"{len(plan.new_customers):,}"),
            ("Already there", f"{plan.known:,}"),
            ("Bad rows", f"{plan.bad_rows:,}"),
        ],
        "encoding": sheet.encoding,
        "maybe_garbled": sheet.encoding not in ("UTF-8", "UTF-16"),
        "separated_by": DELIMITERS[sheet.delimiter],
        "missing": ", ".join(table.missing),
        "unused": shortened(", ".join(table.unused), 300),
        "sealed": file.sealed(shop, by),
        "skip_label": f"Skip {words.counted(plan.bad_rows, 'bad row')} and import {jobs}",
        "import_label": f"Import {jobs}",
        "first_title": f"The first {SHOWN_JOBS} jobs, as they will be"
        if len(plan.entries) > SHOWN_JOBS
        else "The jobs, as they will be",
        "first": plan.entries[:SHOWN_JOBS],
        "problems": plan.problems[:SHOWN_PROBLEMS],
        "more_problems": max(0, len(plan.problems) - SHOWN_PROBLEMS),
        "notes": plan.notes[:SHOWN_PROBLEMS],
        "more_notes": max(0, len(plan.notes) - SHOWN_PROBLEMS),
        "dates": UploadForm({"dates": file.order or plan.dates or ""}, shop=shop, by=by)["dates"]
        if about_dates
        else None,
        "dates_hint": words.dates_hint(plan.dates) if about_dates and not file.order else "",
    }
