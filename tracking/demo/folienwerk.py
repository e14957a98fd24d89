"""Folienwerk Nord, a German shop: its own language, currency and time zone, and its own stage names."""

from jobs.models import Stage
from shopsettings.models import Shop
from shopsettings.plans import Plan
from tracking.demo.drawings import VAN, draw_artwork
from tracking.demo.work import hire, send_invoice, send_proof, take_in

NAME, SLUG, DOMAIN = "Folienwerk Nord", "folienwerk-nord", "folienwerk-nord.example"

STAGES = (
    "Auftragseingang",
    "Entwurf",
    "Korrekturabzug",
    "Termin vereinbart",
    "Druck",
    "Laminierung",
    "Montage",
    "Abholbereit",
    "Fertig",
)

JOBS = """
Bäckerei Müller | kontakt@mueller.example | 040 5550171 | 2020 VW Caddy | Teilfolierung | Fertig | -2
Elektro Jansen GmbH | buero@jansen.example | 040 5550172 | 2022 VW Crafter | Vollfolierung | Montage | 1
Blumen am Fleet | post@blumen.example | 040 5550173 | 2021 Mercedes-Benz Vito | Teilfolierung | Korrekturabzug | 8
Hafenkaffee | moin@hafenkaffee.example | 040 5550174 | 2019 Ford Transit | Beschriftung | Auftragseingang | 20
"""


def build() -> Shop:
    """Make the shop with everything in it."""
    shop = Shop.objects.create(
        name=NAME,
        slug=SLUG,
        plan=Plan.STARTER,
        colour="#1D3557",
        phone="+49 40 5550170",
        email=f"moin@{DOMAIN}",
        address="Kaistraße 4, 20457 Hamburg",
        website=f"https://{DOMAIN}",
        review_link=f"https://bewertung.{DOMAIN}/folienwerk-nord",
        time_zone="Europe/Berlin",
        language="de",
        currency="EUR",
    )
    Stage.objects.bulk_create(
        Stage(shop=shop, name=name, position=place) for place, name in enumerate(STAGES, start=1)
    )
    _owner, manager, desk = hire(shop, DOMAIN, ["Ulrike Weiß", "Jürgen Petersen", "Zoë Lindqvist"])
    jobs = take_in(shop, JOBS, by=desk)
    artwork = draw_artwork(
        VAN, name="Blumen am Fleet", phone="040 5550173", colour="#5b3a6e", accent="#f4a7b9"
    )
    send_proof(jobs[3], artwork, note="Die Telefonnummer steht jetzt größer auf der Tür.", by=manager)
    send_invoice(jobs[2], [("Vollfolierung VW Crafter", 289000)], due=14, by=desk)
    send_invoice(jobs[1], [("Teilfolierung VW Caddy", 98000)], due=14, by=desk, paid=True)
    return shop
