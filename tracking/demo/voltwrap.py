"""Voltwrap Studio, a shop for sports cars on a paid plan: its own logo, its own yellow, its own stages."""

from django.core.files.base import ContentFile

from jobs.models import Stage
from shopsettings.models import Membership, Role, Shop
from shopsettings.pictures import LOGO, clean_picture
from shopsettings.plans import Plan
from tracking.demo import north_bay
from tracking.demo.drawings import CAR, draw_artwork, draw_logo
from tracking.demo.work import hire, send_invoice, send_proof, take_in

NAME, SLUG, DOMAIN = "Voltwrap Studio", "voltwrap-studio", "voltwrap.example"
YELLOW = "#FFD400"

SHOWN = 4  # number of the job whose link is shown

STAGES = (
    "Received",
    "Design",
    "Proof approval",
    "Printing",
    "Lamination",
    "Installation",
    "Ready for pickup",
)

JOBS = """
Kwame Boateng | kwame@mail.example | (415) 555-0161 | 2022 BMW M4 | Satin black | Ready for pickup | -3
Chloe Tran | chloe@mail.example | (415) 555-0162 | 2023 Tesla Model 3 | Gloss nardo grey | Installation | 2
Farid Haddad | farid@mail.example | (510) 555-0163 | 2021 Porsche 911 Carrera | Racing stripes | Design | 12
Amara Weiss | amara@mail.example | (415) 555-0164 | 2024 Audi RS6 Avant | Satin yellow, full body | Lamination | 0
Tomas Ibanez | tomas@mail.example | (628) 555-0165 | 2020 Ford Mustang | Matte blue | Proof approval | 6
Elena Rossi | elena@mail.example | (415) 555-0166 | 2019 Alfa Romeo Giulia | Chrome delete | Received |
"""


def build() -> Shop:
    """Make the shop with everything in it."""
    logo = ContentFile(draw_logo("VOLTWRAP", colour=YELLOW, plate="#111111"), name="logo.png")
    shop = Shop.objects.create(
        name=NAME,
        slug=SLUG,
        plan=Plan.PRO,
        logo=clean_picture(logo, LOGO),
        colour=YELLOW,
        phone="(415) 555-0152",
        email=f"crew@{DOMAIN}",
        address="48 Battery Street, San Francisco, CA",
        website=f"https://{DOMAIN}",
        review_link=f"https://reviews.{DOMAIN}/voltwrap-studio",
    )
    Stage.objects.bulk_create(
        Stage(shop=shop, name=name, position=place) for place, name in enumerate(STAGES, start=1)
    )
    _owner, manager, desk = hire(shop, DOMAIN, ["Nadia Volkov", "Jonas Lind", "Bea Okoye"])
    for other in Shop.objects.filter(slug=north_bay.SLUG):  # he helps out there
        Membership.objects.create(user=manager, shop=other, role=Role.FRONT_DESK)
    jobs = take_in(shop, JOBS, by=desk)
    jobs[4].edit({"title": "Colour change"}, by=desk)
    send_proof(jobs[4], draw_artwork(CAR, colour=YELLOW), by=manager).record_approval(by=desk)
    send_proof(jobs[5], draw_artwork(CAR, colour="#2b4c9b"), note="In daylight it is darker.", by=manager)
    send_invoice(jobs[4], [("Satin yellow, full body", 399000), ("Deposit paid", -275000)], due=4, by=desk)
    send_invoice(jobs[1], [("Satin black, full body", 365000)], due=10, by=desk, paid=True)
    return shop
