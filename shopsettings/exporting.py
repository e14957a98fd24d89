"""A list as a CSV file: the rows that were found, sent as they are read, safe to open in a spreadsheet program."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from shopsettings.formulas import defused
from shopsettings.models import Shop

AT_A_TIME = 500  # rows in memory, and in one piece of the answer
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the machine's old code page


@dataclass(frozen=True)
class Export:
    """What a list's file holds: the names of its columns, and a row's cells in their order."""

    header: Sequence[str]
    cells: Callable[[Any], Sequence[Any]]


def csv_response(export: Export, rows: QuerySet[Any], *, shop: Shop, what: str) -> StreamingHttpResponse:
    """The file as a download, named for the shop, for `what` it lists and for the shop's day."""
    name = f"{shop.slug}-{what}-{timezone.localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        _pieces(export, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, name) or ""},
    )


def _pieces(export: Export, rows: QuerySet[Any]) -> Iterator[str]:
    yield BYTE_ORDER_MARK + csv_text([export.header])
    for some in batched(rows.iterator(chunk_size=AT_A_TIME), AT_A_TIME):
        yield csv_text(export.cells(row) for row in some)


def csv_text(lines: Any) -> str:
    """Lines of cells as CSV, each cell defused."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([defused(str(cell)) for cell in line] for line in lines)
    return text.getvalue()
