"""Made-up jobs in a shop's own spreadsheet: `python -m jobs.tests.made_up_jobs 312 > jobs.csv`.

Nobody in it exists: phones are 555-01xx, addresses end in .example.
"""

import csv
import io
import random
import sys
from datetime import date, timedelta

from jobs.workflow import FIRST_STAGES

HEADER = ("Customer", "E-mail", "Phone", "Vehicle", "Wrap type", "Stage", "Due date")

TRADES = """
    Plumbing | Heating & Air | Electric | Roofing | Landscaping | Pest Control | Window Cleaning | Bakery
    | Coffee Roasters | Flowers | Moving Co. | Auto Glass | Pool Service | Tree Care | Mobile Vet | Catering
    | Dog Grooming | Brewing Company | Solar | Painting, Inc. | Locksmiths
"""
FIRST_NAMES = """
    Amara | Bjørn | Chloé | Dmitri | Elena | Farid | Grace | Hana | Ignacio | Jürgen | Kwame | Leilani | Mei
    | Nnamdi | Oona | Priya | Quentin | Rosa | Seán | Tomás | Ulrike | Zoë
"""
LAST_NAMES = """
    Abara | Brennan | Castillo | D'Angelo | Eriksen | Fujimoto | García | Haddad | Ibáñez | Jansen | Kowalski
    | Lindqvist | Müller | Nakamura | O'Brien | Petrović | Quigley | Rossi | Singh | Tran | Ueda
    | van der Meer | Weiß | Yilmaz | Žižka
"""
VEHICLES = """
    Ford Transit | Ford Transit Connect | Ford F-150 | Ford E-450 box truck | RAM ProMaster | RAM 1500
    | Chevrolet Express 2500 | Chevrolet Silverado | GMC Savana | Mercedes-Benz Sprinter | Nissan NV200
    | Mercedes-Benz Metris | Toyota Tacoma | Toyota GR86 | Honda Civic | Tesla Model Y | Audi RS6 Avant
    | Land Rover Defender 110 | Alfa Romeo Giulia | BMW M3 | Porsche 911 GT3 | Isuzu NPR | enclosed trailer
    | Sea Ray Sundancer boat
"""
WRAPS = """
    Full wrap | Partial wrap | Half wrap | Decals | Lettering | Fleet graphics | Colour change, satin
    | Colour change, gloss | Roof wrap and 6" stripes | Paint protection film | Chrome delete
    | Window perf, rear
"""


def made_up_jobs(count=300, *, seed=1, today=date(2026, 5, 11), stages=FIRST_STAGES):
    """`count` different rows below HEADER; the same arguments give the same rows."""
    chance = random.Random(seed)
    customers = [_customer(chance, number) for number in range(max(1, count * 3 // 5))]
    rows: list[tuple[str, ...]] = []
    seen = set()
    while len(rows) < count:
        year = chance.choice(["", *range(2012, 2027)])
        vehicle = f"{year} {_one_of(VEHICLES, chance)}".strip()
        due = today + timedelta(days=chance.randint(-20, 60))
        what = (*chance.choice(customers), vehicle, _one_of(WRAPS, chance))
        # Half the shop's work is in the first third of its stages.
        stage = stages[int(len(stages) * chance.random() ** 1.5)]
        row = (*what, stage, due.isoformat() if chance.random() < 0.85 else "")
        if what not in seen:
            seen.add(what)
            rows.append(row)
    return rows


def _customer(chance, number):
    last = _one_of(LAST_NAMES, chance)
    person = f"{_one_of(FIRST_NAMES, chance)} {last}"
    trade = _one_of(TRADES, chance)
    name = chance.choice([person, f"{last} {trade}", f"{last} & Sons {trade}"])
    email = f"customer{number}@{chance.choice(['mail', 'shop', 'works'])}.example"
    phone = f"({chance.choice([415, 510, 628, 707])}) 555-01{number % 100:02}"
    return name, email if chance.random() < 0.8 else "", phone


def _one_of(listed, chance):
    return chance.choice([word.strip() for word in listed.split("|")])


def as_csv(rows, *, header=HEADER, delimiter=",", encoding="utf-8", newline="\r\n"):
    """The bytes that a spreadsheet program would save."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows([header, *rows])
    return text.getvalue().encode(encoding)


if __name__ == "__main__":
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    sys.stdout.buffer.write(as_csv(made_up_jobs(how_many, today=date.today())))  # noqa: DTZ011
