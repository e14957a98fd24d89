"""A CSV file becomes rows with the line numbers of the file, or a sentence that says why it can't."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import spreadsheet
from jobs.spreadsheet import UnreadableFileError, read_sheet

KNOWN = {"customer", "stage", "vehicle"}


def read(data):
    return read_sheet(data, is_header=KNOWN.__contains__)


def lines_and_cells(data):
    return [(row.line, list(row.cells)) for row in read(data).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_are_told_apart(delimiter):
    sheet = read(f"customer{delimiter}stage\nAda{delimiter}Design\n".encode())
    assert (sheet.delimiter, list(sheet.rows[0].cells)) == (delimiter, ["Ada", "Design"])


def test_the_delimiter_is_the_headers_own_even_where_cells_hold_more_of_another():
    assert lines_and_cells(b"customer;stage\na,b,c,d;e,f,g\n") == [(2, ["a,b,c,d", "e,f,g"])]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_row_is_known_by_the_line_it_begins_in(newline):
    text = 'customer,stage\n"two\nlines",Design\n\n , \nBo,Print\n'
    rows = read(text.replace("\n", newline).encode()).rows
    assert [row.line for row in rows] == [2, 6]


def test_quotation_marks_inside_a_cell_are_kept():
    assert lines_and_cells(b'customer,stage\n"""Peak"" Air",6" stripe\n') == [
        (2, ['"Peak" Air', '6" stripe'])
    ]


@pytest.mark.parametrize(
    ("encoding", "called"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_letters_with_accents_arrive_from_every_usual_encoding(encoding, called):
    sheet = read("customer,stage\nBäckerei Müller,Entwurf\n".encode(encoding))
    assert (sheet.encoding, sheet.header.cells[0]) == (called, "customer")
    assert sheet.rows[0].cells[0] == "Bäckerei Müller"


def test_a_first_line_that_tells_the_separator_is_obeyed_and_counted():
    assert lines_and_cells(b"sep=;\ncustomer;stage\nA,B;Design\n") == [(3, ["A,B", "Design"])]


def test_blank_lines_above_the_header_are_counted():
    sheet = read(b"\n\ncustomer,stage\nAda,Design\n")
    assert (sheet.header.line, sheet.rows[0].line) == (3, 4)


def test_text_behind_a_closing_quotation_mark_breaks_only_its_own_lines():
    sheet = read(b'customer,stage\n"Ada" x,Design\nBo,Print\n')
    assert sheet.broken == [(2, 2)]
    assert [row.cells[0] for row in sheet.rows] == ["Bo"]


def test_lines_swallowed_by_a_stray_quotation_mark_are_named():
    assert read(b'customer,stage\n"Ada,x\nBo,y\nCy,"z"\nDi,w\n').broken == [(2, 4)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\n", "is empty"),
        (b" , \n,,\n", "is empty"),
        (b"customer,stage\nA\x00da,Design\n", "Line 2 holds a NUL byte"),
        (b"customer,stage\nAda,Design\n\x81\x8d\n", "characters can’t be read"),
        (b"PK\x03\x04" + bytes(20), "Save it as CSV"),
        (b"\xd0\xcf\x11\xe0" + bytes(20), "Save it as CSV"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "a picture or a PDF"),
        (b"%PDF-1.7\n", "a picture or a PDF"),
        (b'customer,stage\nAda,Design\n"Bo,Print\nCy,Print\n', "begins in line 3 never ends"),
        (b"customer,stage\n" + b"a" * 200_000 + b",Design\n", "begins in line 2 never ends"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_the_reason(data, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        read(data)


def test_a_file_too_large_to_be_a_shops_jobs_is_refused(monkeypatch):
    monkeypatch.setattr(spreadsheet, "LARGEST_FILE", 2 * 1024 * 1024)
    with pytest.raises(UnreadableFileError, match="larger than 2 MB"):
        read(b"customer,stage\n" * 150_000)


@given(st.binary())
def test_no_bytes_do_worse_than_being_refused(data):
    with suppress(UnreadableFileError):
        read(data)
