"""An example of a file to import, with stages of the shop's own: it can be imported as it is."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

HEADER = ("Customer", "E-mail", "Phone", "Vehicle", "Wrap type", "Stage", "Due date", "Reference")
JOBS = (
    ("Delgado Plumbing", "office@delgado.example", "(415) 555-0188", "2023 Ford Transit", "Full wrap"),
    ("Hana Suzuki", "hana@mail.example", "", "2024 Toyota GR86", "Colour change, satin"),
    ("Sol Electric", "", "(415) 555-0177", "2020 Nissan NV200", "Lettering"),
)


def example_rows(stages: Sequence[str], today: date) -> Iterator[Sequence[object]]:
    """The header, then a job a line; they stand on the first of the stages and are due from a week on."""
    yield HEADER
    for place, cells in enumerate(JOBS):
        stage = stages[place % len(stages)] if stages else ""
        yield [*cells, stage, today + timedelta(days=7 + place), f"A-{101 + place}"]
