"""The columns of a file of jobs: which is which, whatever the shop called them and in whatever order."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list

from jobs.spreadsheet import Row, Sheet, UnreadableFileError, read_sheet
from shopsettings.formulas import undefused

# What each column is called in messages and what else it may be called in a file, the surest name first.
# Names are compared without case, spaces and punctuation.
COLUMNS = {
    "customer": "customer|customer name|client|client name|company|company name|name|kunde|cliente",
    "email": "e-mail|e-mail address|customer e-mail|client e-mail|mail|e-mail-adresse|correo|courriel",
    "phone": "phone|phone number|customer phone|telephone|tel|mobile|cell|telefon|teléfono|téléphone",
    "vehicle": "vehicle|year make model|vehicle year make model|car|fahrzeug|vehículo|véhicule",
    "year": "year|vehicle year|model year",
    "make": "make|vehicle make|brand",
    "model": "model|vehicle model",
    "colour": "colour|color|vehicle colour|vehicle color",
    "kind": "kind|vehicle kind|vehicle type|body|body type",
    "wrap_type": "wrap type|wrap|type of wrap|service|service type|coverage|job type|folierung",
    "stage": "stage|status|step|phase|workflow stage|current stage",
    "due_date": "due date|due|due on|deadline|promised|completion date|expected|expected date|eta",
    "reference": "reference|ref|reference number|job number|job no|job #|order number|order no|id",
}
LABELS = {column: names.partition("|")[0] for column, names in COLUMNS.items()}
OPTIONAL_BUT_EXPECTED = ("email", "phone", "wrap_type", "due_date")


@dataclass(frozen=True)
class Table:
    """A sheet whose columns are understood."""

    sheet: Sheet
    places: Mapping[str, int]  # where each column stands in a row
    missing: Sequence[str]  # columns that a file usually has, as people call them
    unused: Sequence[str]  # columns that mean nothing here, as the file calls them

    def cells(self, row: Row) -> dict[str, str]:
        """Every column's text in one line, without control characters; empty where there is none."""
        return {column: _cell(row, self.places.get(column)) for column in COLUMNS}


def read_table(data: bytes) -> Table:
    """The file's rows, with their columns understood. Raises UnreadableFileError."""
    sheet = read_sheet(data, is_header=lambda cell: bare(cell) in _COLUMN_OF)
    header = [" ".join(cell.split()) for cell in sheet.header.cells]
    places: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for place, cell in enumerate(header):
        column, rank = _COLUMN_OF.get(bare(cell), ("", 0))
        if column and rank == ranks.get(column):
            raise UnreadableFileError(f"Two columns are called “{cell}”. Rename or remove one of them.")
        if column and rank < ranks.get(column, rank + 1):
            places[column], ranks[column] = place, rank
    _refuse_gaps(sheet.header.line, header, places)
    return Table(
        sheet=sheet,
        places=places,
        missing=[LABELS[column] for column in OPTIONAL_BUT_EXPECTED if column not in places],
        unused=[cell for place, cell in enumerate(header) if cell and place not in places.values()],
    )


def _refuse_gaps(line: int, header: Sequence[str], places: Mapping[str, int]) -> None:
    gaps = [column for column in ("customer", "stage") if column not in places]
    if not places.keys() & {"vehicle", "make", "model"}:
        gaps.append("vehicle")
    if gaps:
        names = shortened(", ".join(filter(None, header)), 200)
        raise UnreadableFileError(
            f"There is no column for {get_text_list(gaps, 'or')}. The columns in line {line} are {names}."
        )


def _cell(row: Row, place: int | None) -> str:
    if place is None or place >= len(row.cells):
        return ""
    words = unicodedata.normalize("NFC", undefused(row.cells[place])).split()
    return "".join(c for c in " ".join(words) if unicodedata.category(c) != "Cc")


def bare(text: str) -> str:
    """Letters and digits only, for comparing what people typed."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum() or character == "#")


def bare_words(text: str) -> str:
    """Without case and extra spaces, for comparing names that may be made of signs alone."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def shortened(text: str, length: int = 60) -> str:
    """The text, cut off where it would fill the screen."""
    return text if len(text) <= length else text[: length - 1] + "…"


_COLUMN_OF = {
    bare(name): (column, rank)
    for column, names in COLUMNS.items()
    for rank, name in enumerate(names.split("|"))
}
