"""What staff do all day, done for the demo shops by the same verbs: jobs, proofs, invoices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile

from billing.models import Invoice, InvoiceLine
from jobs.models import Customer, Job
from jobs.vehicles import kind_of, read_vehicle
from proofs.models import Proof
from shopsettings.models import Membership, Role, Shop, User
from shopsettings.pictures import ARTWORK, clean_picture

PASSWORD = "wraptor-demo"


@dataclass(frozen=True)
class SignIn:
    """Somebody who can sign in with PASSWORD."""

    email: str
    role: Role


def sign_ins(domain: str) -> list[SignIn]:
    """One of each role, at the shop's own domain."""
    return [
        SignIn(f"owner@{domain}", Role.OWNER),
        SignIn(f"manager@{domain}", Role.MANAGER),
        SignIn(f"desk@{domain}", Role.FRONT_DESK),
    ]


@cache
def hashed_password() -> str:
    """PASSWORD as it is stored, the same for everybody: hashing is slow on purpose."""
    return make_password(PASSWORD)


def person_with_password(email: str, name: str, **powers: bool) -> User:
    """Somebody who can sign in; whoever has the address already stays as they are."""
    defaults = {"name": name, "password": hashed_password(), **powers}
    found: tuple[User, bool] = User.objects.get_or_create(email=email, defaults=defaults)
    return found[0]


def hire(shop: Shop, domain: str, names: Sequence[str]) -> list[User]:
    """The owner, the manager and the front desk, in this order."""
    people = []
    for sign_in, name in zip(sign_ins(domain), names, strict=True):
        person = person_with_password(sign_in.email, name)
        Membership.objects.create(user=person, shop=shop, role=sign_in.role)
        people.append(person)
    return people


def take_in(shop: Shop, listed: str, *, by: User) -> dict[int, Job]:
    """Take in one job for each line, move it on stage by stage, and give them by their number.

    A line is customer | e-mail | phone | vehicle | wrap type | stage | due in so many days, or none.
    """
    jobs = {}
    for line in listed.strip().splitlines():
        name, email, phone, vehicle, wrap, stage, days = (cell.strip() for cell in line.split("|"))
        read = read_vehicle(vehicle)
        job = Job.objects.start(
            shop=shop,
            customer=Customer.objects.create(shop=shop, name=name, email=email, phone=phone),
            vehicle_year=read.year,
            vehicle_make=read.make,
            vehicle_model=read.model,
            vehicle_kind=kind_of(read.make, read.model),
            wrap_type=wrap,
            due_date=shop.today() + timedelta(days=int(days)) if days else None,
            by=by,
        )
        for step in shop.stages.in_order().filter(position__lte=shop.stages.get(name=stage).position):
            job.move_to(step, by=by)
        jobs[job.number] = job
    return jobs


def draft_proof(job: Job, artwork: bytes, *, note: str = "", by: User) -> Proof:
    """Upload the next version, as the form of the staff pages would."""
    picture = clean_picture(ContentFile(artwork, name="artwork.png"), ARTWORK)
    proof = Proof(job=job, artwork=picture, note=note)
    proof.draft(by=by)
    return proof


def send_proof(job: Job, artwork: bytes, *, note: str = "", by: User) -> Proof:
    """Upload the next version and show it to the customer."""
    proof = draft_proof(job, artwork, note=note, by=by)
    proof.send(by=by)
    return proof


def send_invoice(
    job: Job, lines: Sequence[tuple[str, int]], *, due: int, by: User, paid: bool = False
) -> Invoice:
    """Write an invoice and send it. Lines are a text and minor units; `due` counts days from today."""
    invoice = Invoice(job=job, due_date=job.shop.today() + timedelta(days=due))
    invoice.draft()
    InvoiceLine.objects.bulk_create(
        InvoiceLine(invoice=invoice, description=text, unit_price=amount) for text, amount in lines
    )
    invoice.send(by=by)
    if paid:
        invoice.record_payment(by=by)
    return invoice
