"""A spreadsheet saved as a text file: bytes in, rows of cells out, each with its line in the file."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

LARGEST_FILE = 50 * 1024 * 1024  # bytes

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}

BINARY_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # Excel and OpenDocument, then and now
DRAWN_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-")


class UnreadableFileError(Exception):
    """Nothing of the file can be used; says why in a sentence."""


@dataclass(frozen=True)
class Row:
    """`line` counts from 1; a row with a line break inside a cell begins at the first of its lines."""

    line: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Sheet:
    """`broken` are the first and last lines of what breaks the rules for quotation marks."""

    encoding: str
    delimiter: str
    header: Row
    rows: Sequence[Row]
    broken: Sequence[tuple[int, int]]


def read_sheet(data: bytes, *, is_header: Callable[[str], bool]) -> Sheet:
    """The rows of a CSV file, blank ones left out. The delimiter is the one that finds most known headers.

    Raises UnreadableFileError.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableFileError(f"The file is larger than {LARGEST_FILE // 1024 // 1024} MB.")
    text, encoding = decode(data)
    if not text.strip():
        raise UnreadableFileError("The file is empty.")
    skipped, text, told = _without_separator_line(text)
    candidates = [told] if told else list(DELIMITERS)
    headers = {mark: _header(text, mark) for mark in candidates}
    delimiter = max(headers, key=lambda mark: sum(is_header(cell) for cell in headers[mark]))
    rows, broken = [], []
    for first, last, cells in _records(text, delimiter):
        if cells is None:
            broken.append((first + skipped, last + skipped))
        elif any(cell.strip() for cell in cells):
            rows.append(Row(first + skipped, cells))
    if not rows:
        raise UnreadableFileError("The file is empty.")
    return Sheet(encoding, delimiter, header=rows[0], rows=rows[1:], broken=broken)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: what its first bytes say, else UTF-8, else Windows-1252."""
    if data.startswith(BINARY_STARTS):
        raise UnreadableFileError("This is a spreadsheet program’s own file. Save it as CSV and import that.")
    if data.startswith(DRAWN_STARTS):
        raise UnreadableFileError("This is a picture or a PDF. Save the spreadsheet as CSV and import that.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = {"utf-16": "UTF-16"}
    else:
        encodings = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}
    for encoding, name in encodings.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            raise UnreadableFileError(
                f"Line {line} holds a NUL byte: the file is damaged or isn’t a CSV file."
            )
        return text, name
    raise UnreadableFileError("The file’s characters can’t be read. Save it as CSV UTF-8 and try again.")


def _without_separator_line(text: str) -> tuple[int, str, str]:
    """Lines taken off, the rest, and the delimiter that a first line `sep=;` told, as Excel writes it."""
    found = re.match(r"\"?sep=([,;\t])\"?(?:\r\n|\r|\n)", text, re.IGNORECASE)
    return (1, text[found.end() :], found[1]) if found else (0, text, "")


def _header(text: str, delimiter: str) -> Sequence[str]:
    for _first, _last, cells in _records(text, delimiter):
        if cells is None or any(cell.strip() for cell in cells):
            return cells or []
    return []


def _records(text: str, delimiter: str) -> Iterator[tuple[int, int, list[str] | None]]:
    """Each record with its first and last line; None for one whose quotation marks are wrong."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if "expected after" not in str(error):  # the cell swallowed the rest of the file
                raise UnreadableFileError(
                    f"A cell that begins in line {first} never ends. Is a quotation mark missing?"
                ) from error
            yield first, reader.line_num, None
        else:
            if cells is None:
                return
            yield first, reader.line_num, cells
