"""Two neighbouring shops, each with people and a row of everything, and what tells their answers apart."""

import re
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from billing.models import Invoice, InvoiceLine
from billing.tests.factories import make_invoice
from jobs.models import Customer, Job, JobEvent, RetiredCode, Stage
from jobs.tests.factories import make_customer, make_job, make_stage
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Membership, OutboxMail, Role, Shop, ShopEvent, User
from shopsettings.plans import Plan
from shopsettings.tests.factories import make_mail, make_operator, make_person, make_picture, make_shop
from shopsettings.tests.pages import body_of

FRONT_DESK, MANAGER, OWNER, OPERATOR = "front desk", "manager", "owner", "operator"
ANONYMOUS, NO_SHOP, NEXT_DOOR = "anonymous", "person without a shop", "owner next door"
PEOPLE = [ANONYMOUS, NO_SHOP, FRONT_DESK, MANAGER, OWNER, NEXT_DOOR, OPERATOR]
OWN_PEOPLE = [FRONT_DESK, MANAGER, OWNER]

MARK = "zyzzyva"  # stands in every text of the shop next door, and nowhere else
MISSING = 987654321

# From a model to the shop its rows belong to.
PATHS: dict[Any, str] = {
    Shop: "pk",
    Stage: "shop",
    Customer: "shop",
    Job: "shop",
    JobEvent: "job__shop",
    RetiredCode: "job__shop",
    Membership: "shop",
    OutboxMail: "shop",
    ShopEvent: "shop",
    Proof: "job__shop",
    Invoice: "shop",
    InvoiceLine: "invoice__shop",
}
_serial = count(1)


@dataclass
class House:
    """A shop with its people and at least one row of everything, by name; and who comes by from outside."""

    shop: Shop
    rows: dict
    people: dict

    def row(self, model):
        return self.rows[model._meta.verbose_name if model is not Shop else "shop"]


def make_house(mark="north"):
    """A shop on a paid plan in whose every text field `mark` stands."""
    serial = next(_serial)
    shop = make_shop(
        name=f"{mark} Wraps",
        slug=f"{mark}-{serial}",
        plan=Plan.PRO,
        logo=ContentFile(make_picture(), name=f"{mark}.png"),
        colour="#0b6b5a",
        phone=f"+1 415 {mark}",
        email=f"{mark}@shop.example",
        address=f"1 {mark} Street",
        website=f"https://{mark}.example/",
        review_link=f"https://{mark}.example/review",
    )
    people = people_around(shop, mark, serial)
    by = people[OWNER]
    jobs = jobs_in(shop, mark, serial, by)
    rows = {
        "shop": shop,
        "person": shop.memberships.get(user=people[FRONT_DESK]),
        "owner": shop.memberships.get(user=people[OWNER]),
        "mail": mail_of(shop, mark, serial),
        **comings_and_goings(shop, mark, serial, by),
        **jobs,
        **papers_of(jobs["job"], jobs["held job"], mark, by),
    }
    shop.record(ShopEvent.Kind.SETTINGS, f"{mark} history", by=by)
    return House(shop=shop, people=people, rows=rows | {"line of history": shop.events.first()})


def people_around(shop, mark, serial):
    """Somebody in each role, and two who don't belong to it."""
    roles = [(OWNER, Role.OWNER), (MANAGER, Role.MANAGER), (FRONT_DESK, Role.FRONT_DESK)]
    people = {
        name: make_person(
            shop=shop, role=role, name=f"{mark} {name}", email=f"{mark}-{role}-{serial}@x.example"
        )
        for name, role in roles
    }
    return people | {NO_SHOP: make_person(name="Nora Newcomer"), OPERATOR: make_operator()}


def comings_and_goings(shop, mark, serial, by):
    invited = Membership(shop=shop, role=Role.FRONT_DESK)
    invited.invite(email=f"{mark}-invited-{serial}@x.example", name=f"{mark} invited", by=by)
    gone = make_person(
        shop=shop, role=Role.MANAGER, name=f"{mark} gone", email=f"{mark}-gone-{serial}@x.example"
    )
    gone.memberships.get().deactivate(by=by)
    return {"invited person": invited, "deactivated person": gone.memberships.get()}


def mail_of(shop, mark, serial):
    """One that didn't leave."""
    said = {"text": f"{mark} text", "html": f"<p>{mark}</p>", "event_key": f"{mark} {serial}"}
    mail = make_mail(shop=shop, to=f"{mark}@customer.example", subject=f"{mark} link", **said)
    mail.mark_failed(f"{mark} is full")
    return mail


def jobs_in(shop, mark, serial, by):
    """One that was moved and one on hold, whose first link was replaced; their customer, and the stages."""
    first = make_stage(shop=shop, name=f"{mark} received", sentence=f"{mark} has your vehicle")
    printing = make_stage(shop=shop, name=f"{mark} printing")
    empty = make_stage(shop=shop, name=f"{mark} done")
    customer = make_customer(
        shop=shop, name=f"{mark} Plumbing", email=f"{mark}@customer.example", phone=f"+1 650 {mark}"
    )
    details = {
        "title": f"{mark} fleet",
        "vehicle_make": f"{mark} make",
        "vehicle_model": f"{mark} model",
        "vehicle_colour": f"{mark} blue",
        "wrap_type": f"{mark} wrap",
        "import_key": f"{mark}{serial}",
    }
    job = make_job(shop=shop, customer=customer, stage=first, by=by, **details)
    job.move_to(printing, by=by)
    fill_empty_texts(job, mark)
    held = make_job(shop=shop, customer=customer, stage=first, by=by)
    held.hold(by=by, reason=f"{mark} is waiting", customers_read=True)
    held.replace_code(by=by)
    return {
        "stage": empty,
        "used stage": printing,
        "customer": make_customer(shop=shop, name=f"{mark} without jobs"),
        "used customer": customer,
        "job": job,
        "held job": held,
    }


def papers_of(job, held, mark, by):
    """Drafts of the one job; what was sent of the other."""
    picture = ContentFile(make_picture(), name=f"{mark}.png")
    lines = [(f"{mark} line", 1, 31400)]
    return {
        "sent proof": make_proof(
            job=held, state=Proof.State.SENT, artwork=picture, note=f"{mark} note", by=by
        ),
        "proof": make_proof(job=job, note=f"{mark} draft", by=by),
        "sent invoice": make_invoice(job=held, state=Invoice.State.SENT, lines=lines, by=by),
        "invoice": make_invoice(job=job, lines=[(f"{mark} draft line", 2, 2700)], by=by),
    }


def fill_empty_texts(row, mark):
    """Let `mark` stand in every text that the row still lacks, also in fields of days to come."""
    fields = [
        field
        for field in row._meta.concrete_fields
        if field.get_internal_type() in ("CharField", "TextField")
    ]
    empty = [field.name for field in fields if not field.choices and not getattr(row, field.name)]
    type(row).objects.filter(pk=row.pk).update(**dict.fromkeys(empty, mark))


def new_row(model, house):
    """What somebody would type to add a row; `model` is one that can be added."""
    picture = SimpleUploadedFile("artwork.png", make_picture(), "image/png")
    return {
        Stage: {"name": "Polishing"},
        Customer: {"name": "Harbour Bakery"},
        Job: {"customer": house.rows["customer"].pk, "stage": house.rows["stage"].pk, "vehicle_kind": "van"},
        Proof: {"job": house.rows["job"].pk, "artwork": picture},
        Invoice: {"job": house.rows["job"].pk, "due_date": "2031-05-14"},
        Shop: {"name": "Bay Signs", "slug": "bay-signs", "plan": Plan.FREE},
        Membership: {"name": "Sam New", "email": "sam@new.example", "role": Role.FRONT_DESK},
    }[model]


def secrets_of(house):
    """What nobody outside this house may read: its mark and its links' codes, in small letters."""
    codes = [
        code
        for model in (Job, Proof, Invoice, RetiredCode)
        for code in model.objects.filter(**{PATHS[model]: house.shop}).values_list("code", flat=True)
    ]
    return [MARK, *codes]


def everything_in(house):
    """All rows of the house's shop and the people in it, as plain values to compare with later ones."""
    rows = {
        model._meta.label: list(model.objects.filter(**{path: house.shop.pk}).order_by("pk").values())
        for model, path in PATHS.items()
    }
    people = User.objects.filter(memberships__shop=house.shop).order_by("pk")
    rows["people"] = list(people.values("email", "name", "password", "is_active", "is_staff", "is_superuser"))
    return rows


def sign_in(client, who, house, next_door):
    """Let the client be one of PEOPLE from now on, with nothing left over from the one before."""
    client.cookies.clear()
    if who == ANONYMOUS:
        return
    person = next_door.people[OWNER] if who == NEXT_DOOR else house.people[who]
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(person).session_key


def session_of(person):
    """A new session of somebody who has signed in, without all that signing in does besides: it is many times
    quicker than `client.force_login`, and the access matrix signs in some 10,000 times."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session


def said_apart_from(response, *asked):
    """Status, headers and body, without what differs between any two requests.

    Two answers are compared, one to each of the values `asked`; both are left out wherever a page repeats
    what it was asked for.
    """
    repeated = re.compile(
        rf'(?:(?<=[“/="])|(?<=%3D))({"|".join(re.escape(str(value)) for value in asked)})(?=[”/&"]|$)'
    )

    def neutral(text):
        text = text.replace(response.headers["X-Request-Id"], "…")
        text = re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1…", text)
        return repeated.sub("#", text)

    passing = {"X-Request-Id", "Content-Length", "Expires"}
    headers = {name: neutral(text) for name, text in response.headers.items() if name not in passing}
    return response.status_code, headers, neutral(body_of(response))
