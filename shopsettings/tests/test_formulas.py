"""A cell that a spreadsheet program would run is made text on the way out, and is itself again on the way in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopsettings.formulas import defused, undefused


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("https://evil.example","Click")',
        "=cmd|' /C calc'!A0",
        "+1 415 555 0188",
        "-2+3",
        "@SUM(A1)",
        "\tA1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "\xa0=1+1",
        "＝1+1",
    ],
)
def test_cell_that_would_be_run_begins_with_an_apostrophe(cell):
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "Ada", "2023 Ford F-150", "a=b", "office@delgado.example", "O'Brien", "'99 GMC"]
)
def test_cell_that_would_not_be_run_stays_as_it_is(cell):
    assert defused(cell) == cell


@pytest.mark.parametrize("separator", [";", "\t"])
def test_formula_behind_another_programs_separator_is_defused_too(separator):
    """Excel with German settings cuts a comma file's cells at semicolons."""
    assert defused(f"Ada{separator}=1+1") == f"Ada{separator}'=1+1"


@pytest.mark.parametrize("cell", ["'=1", "''=1", "'", "''", "'Ada", ";'=1", "\t\t'=", "'\t'="])
def test_cell_with_apostrophes_of_its_own_keeps_them(cell):
    assert undefused(defused(cell)) == cell


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("'=+-@;\t\r\n \xa0＝")), max_size=40))
def test_whatever_a_cell_holds_it_comes_back_and_nothing_in_between_would_be_run(cell):
    harmless = defused(cell)
    assert undefused(harmless) == cell
    assert harmless.strip()[:1] not in tuple("=+-@＝＋－＠")
