"""North Bay Wraps, a busy shop on the free plan."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from django.utils import timezone

from jobs.import_table import read_table
from jobs.importing import import_table
from jobs.models import Job, Stage
from shopsettings.models import Membership, Role, Shop, User
from tracking.demo.drawings import PICKUP, VAN, draw_artwork
from tracking.demo.work import draft_proof, hire, send_invoice, send_proof, take_in

NAME, SLUG, DOMAIN = "North Bay Wraps", "north-bay-wraps", "northbaywraps.example"
FINISHED_JOBS = Path(__file__).with_name("north-bay-finished-jobs.csv")

WAITING, FINISHED = 42, 40  # numbers of the jobs whose links are shown

# JOB-0039 to JOB-0051.
OPEN_JOBS = """
Harbor Coffee | beans@harborcoffee.example | (415) 555-0139 | 2020 Ford Transit Connect | Partial wrap | Ready for pickup | 0
Rosa Castillo | rosa@mail.example | (415) 555-0140 | 2021 Honda Civic | Colour change, satin | Complete | -1
Peak Heating & Air | dispatch@peakair.example | (510) 555-0141 | 2022 Mercedes-Benz Sprinter | Full wrap | Installing | 1
Delgado Plumbing | office@delgado.example | (415) 555-0188 | 2023 Ford Transit | Full wrap, gloss | Printing | 3
Marisol Ortega | marisol@mail.example | (415) 555-0143 | 2019 Mini Cooper | Roof wrap | Lamination | -2
Sol Electric | hola@solelectric.example | (415) 555-0144 | 2020 Nissan NV200 | Full wrap | Printing | 1
Golden Gate Movers | crew@ggmovers.example | (415) 555-0145 | 2019 Isuzu NPR | Full wrap | Printing | 9
Tam Valley Cycles | shop@tamcycles.example | (415) 555-0146 | 2022 Ford Transit Connect | Partial wrap | Design | 16
Marin County Fire District, Station 6 | station6@marinfire.example | (415) 555-0147 | 2023 F-150 | Decals | Proof approval | 7
Tam Valley Dog Walkers | woof@tamdogs.example | (415) 555-0148 | 2016 enclosed trailer | Full wrap | Scheduled |
Blue Door Bakery | hello@bluedoor.example | (415) 555-0149 | 2021 Ford Transit Connect | Partial | Design | 11
Hana Suzuki | hana@mail.example | (415) 555-0150 | 2024 Toyota GR86 | Colour change | Received |
Okafor Landscaping | ngozi@okafor.example | (415) 555-0151 | 2022 RAM ProMaster | Full wrap | Received | 22
"""  # noqa: E501


def build() -> Shop:
    """Make the shop with everything in it."""
    shop = Shop.objects.create(
        name=NAME,
        slug=SLUG,
        phone="(415) 555-0134",
        email=f"hello@{DOMAIN}",
        address="2210 Harbor Way, San Rafael, CA",
        website=f"https://{DOMAIN}",
    )
    Stage.objects.start(shop)
    owner, manager, desk = hire(shop, DOMAIN, ["Maya Torres", "Priya Shah", "Leo Park"])
    shop.change({"review_link": f"https://reviews.{DOMAIN}/north-bay-wraps"}, by=owner)
    newcomer = Membership(shop=shop, role=Role.FRONT_DESK)
    newcomer.invite(email=f"ana@{DOMAIN}", name="Ana Ruiz", by=owner)
    _bring_in_finished_jobs(shop, owner)
    jobs = take_in(shop, OPEN_JOBS, by=desk)
    jobs[42].edit({"title": "Fleet wrap for Delgado Plumbing"}, by=desk)
    _show_proofs(jobs, manager, desk)
    _send_invoices(jobs, desk)
    jobs[45].hold(by=desk, reason="Waiting for the new logo")
    jobs[46].cancel(by=desk, reason="The van was sold")
    jobs[48].hold(by=desk, reason="The trailer is at the welder’s until next month.", customers_read=True)
    _look_at_pages(jobs)
    return shop


def _bring_in_finished_jobs(shop: Shop, owner: User) -> None:
    """What the shop did before it came to Wraptor: JOB-0001 to JOB-0038, the first thirty of them paid."""
    import_table(read_table(FINISHED_JOBS.read_bytes()), shop, by=owner)
    for job in Job.objects.filter(shop=shop).select_related("shop", "stage").order_by("number")[:30]:
        amount = 48000 + 26500 * (job.number % 9)
        send_invoice(job, [(f"{job.wrap_type}, {job.vehicle}", amount)], due=30, by=owner, paid=True)


def _look_at_pages(jobs: dict[int, Job]) -> None:
    """Some customers have had their page in view; the others not yet."""
    for number, hours in ((41, 2), (42, 0.4), (44, 26), (48, 70)):
        when = timezone.now() - timedelta(hours=hours)
        Job.objects.filter(pk=jobs[number].pk).update(opened_at=when)


def _show_proofs(jobs: dict[int, Job], manager: User, desk: User) -> None:
    """Approved, waiting for the customer, and changes wanted with the next version in work."""
    for number, name, colour, accent in (
        (41, "Peak Heating & Air", "#1c4e80", "#ea6a47"),
        (44, "Sol Electric", "#d9480f", "#ffd43b"),
    ):
        artwork = draw_artwork(VAN, name=name, phone="415-555-0144", colour=colour, accent=accent)
        send_proof(jobs[number], artwork, by=manager).record_approval(by=desk)
    delgado = partial(draw_artwork, VAN, name="Delgado Plumbing", colour="#0b6b5a", accent="#f2a93b")
    send_proof(jobs[42], delgado(), by=manager).record_changes(by=desk)
    note = "Phone number moved to the sliding door and made 20% bigger, as you asked."
    send_proof(jobs[42], delgado(phone="415-555-0188"), note=note, by=manager)
    fire = partial(draw_artwork, PICKUP, phone="Station 6", colour="#a3201d", accent="#e8c33a")
    send_proof(jobs[47], fire(name="Marin Fire"), by=manager)
    send_proof(jobs[47], fire(name="Marin County Fire"), by=manager)
    bakery = partial(draw_artwork, VAN, phone="415-555-0149", colour="#2f5d8a", accent="#f3d9b1")
    send_proof(jobs[49], bakery(name="Blue Door"), by=manager).record_changes(by=desk)
    draft_proof(jobs[49], bakery(name="Blue Door Bakery"), note="The full name, as you asked.", by=manager)


def _send_invoices(jobs: dict[int, Job], desk: User) -> None:
    lines = [("Full wrap, 2023 Ford Transit", 215000), ("Design", 25000), ("Tax (8.25%)", 19800)]
    send_invoice(jobs[42], [*lines, ("Deposit paid", -135800)], due=4, by=desk)
    send_invoice(jobs[39], [("Partial wrap, 2020 Ford Transit Connect", 98000)], due=12, by=desk)
    send_invoice(jobs[40], [("Colour change, 2021 Honda Civic", 285000)], due=14, by=desk, paid=True)
    send_invoice(jobs[46], [("Design", 25000)], due=14, by=desk).void(by=desk)
