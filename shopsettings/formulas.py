"""Cells that a spreadsheet program would run as formulas, made harmless on the way out and whole on the way in."""

import re

# What begins a formula in Excel, LibreOffice or Google Sheets, at the start of a cell or behind a separator at
# which a program with other regional settings would cut the cell in two. Marks that stand there already count
# as part of it, so that taking one away always gives back what was there.
_START = r"(?:^|(?<=[;\t]))"
_FORMULA = r"(?='*(?:[\t\r\n]|\s*[=+\-@＝＋－＠]))"
_HARMFUL = re.compile(_START + _FORMULA)
_DEFUSED = re.compile(f"{_START}'{_FORMULA}")


def defused(cell: str) -> str:
    """The cell with an apostrophe before whatever would be run, which makes a spreadsheet take it for text."""
    return _HARMFUL.sub("'", cell)


def undefused(cell: str) -> str:
    """The cell as it was before it was defused."""
    return _DEFUSED.sub("", cell)
