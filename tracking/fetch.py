"""Everything a customer's page depends on, in one indexed query, on SQLite and PostgreSQL alike.

The database answers with a few JSON texts. Answers that are equal make equal pages, so they are also the key
under which anything made of them may be kept. Django's query compiler would take longer than the database
here: the statement is put together once, from the models' own column names.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.base import ModelState

from billing.models import Invoice, InvoiceLine
from jobs.models import Customer, Job, JobEvent, Stage
from proofs.models import Proof
from shopsettings.branding import HOUSE_COLOUR, Brand, Contact, brand_of, contact_of
from shopsettings.models import Shop
from shopsettings.public_page import stylesheet_url


@dataclass(frozen=True)
class Rows:
    """The rows as models; a field that wasn't fetched raises instead of asking the database again."""

    job: Job  # with its shop, customer and stage
    brand: Brand
    contact: Contact
    stages: Sequence[Stage]  # of the shop, in order
    proof: Proof | None  # the latest that was sent and not replaced
    invoices: Sequence[Invoice]  # sent or paid, oldest first, each with `total`
    reached: Mapping[int, datetime]  # by stage id, when the job last came there


@dataclass(frozen=True)
class Fetched:
    """One page's rows as the database wrote them; the JSON of a shop and of its stages serves many jobs."""

    time_zone: str
    language: str
    shop: str
    stages: str
    job: str  # with its customer, newest proof, invoices and each coming to a stage, in order

    def etag(self, language: str, now: datetime) -> str:
        """Differs whenever the page would: in another language, on another day, of other rows."""
        today = now.astimezone(ZoneInfo(self.time_zone)).date()
        return f'"{_digest(f"{language} {today} {self.shop} {self.stages} {self.job}")}"'

    def surroundings(self, language: str) -> str:
        """Differs whenever what stands around the live part would: another brand, plan, contact or language; and
        after a release with other styles, which a new live part may need."""
        return _digest(f"{language} {stylesheet_url(HOUSE_COLOUR)} {self.shop}")

    def rows(self) -> Rows:
        job, customer, proof, invoices, reached = json.loads(self.job)
        stages = _stages(self.stages)
        shop, brand, contact = _shop(self.shop)
        own = JOB.row(job)
        stage = next(stage for stage in stages if stage.id == own.stage_id)
        own._state.fields_cache.update(shop=shop, customer=CUSTOMER.row(customer), stage=stage)
        return Rows(
            job=own,
            brand=brand,
            contact=contact,
            stages=stages,
            proof=PROOF.row(proof) if proof else None,
            invoices=[_invoice(*invoice) for invoice in invoices or []],
            reached={stage: _moment(at) for stage, at in reached or []},  # of a stage twice in it, the last
        )


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def fetch(code: str) -> Fetched | None:
    """What the page of `code` is made of; None when there is no such job."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor), [code])
        row = cursor.fetchone()
    return Fetched(*row) if row else None


class Part[M: models.Model]:
    """Some fields of one model: as columns of the statement, and back as a row."""

    def __init__(self, model: type[M], *names: str) -> None:
        self.model = model
        fields: list[Any] = [field for field in model._meta.concrete_fields if field.name in names]
        self.names = [field.attname for field in fields]
        self.columns = [field.column for field in fields]
        self.readers = [(field.attname, reader) for field in fields if (reader := _reader(field))]

    @property
    def table(self) -> str:
        return f'"{self.model._meta.db_table}"'

    def __str__(self) -> str:
        return ", ".join(f'{self.table}."{column}"' for column in self.columns)

    def row(self, values: Sequence[Any]) -> M:
        """What `from_db` makes of the values, in a quarter of the time: all fields at once, and no signals."""
        row = self.model.__new__(self.model)
        row.__dict__.update(zip(self.names, values, strict=True), _state=_from_the_database())
        for name, reader in self.readers:
            if value := row.__dict__[name]:
                row.__dict__[name] = reader(value)
        return row


def _reader(field: Any) -> Any:
    """How a value comes back from JSON, where it isn't itself already."""
    if isinstance(field, models.DateTimeField):
        return _moment
    return date.fromisoformat if isinstance(field, models.DateField) else None


def _from_the_database() -> ModelState:
    """The state of a row that is saved, and raises where a field is asked for that wasn't fetched."""
    state = ModelState()
    state.adding, state.db, state.fetch_mode = False, DEFAULT_DB_ALIAS, models.FETCH_RAISE
    return state


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # SQLite writes UTC without saying so


JOB = Part(
    Job,
    *(
        "id",
        "code",
        "number",
        "title",
        "vehicle_year",
        "vehicle_make",
        "vehicle_model",
        "vehicle_kind",
        "wrap_type",
    ),
    *("state", "hold_reason", "stage", "stage_since", "due_date", "due_date_was", "due_reason"),
)
CUSTOMER = Part(Customer, "id", "name")
SHOP = Part(
    Shop,
    *("id", "name", "plan", "logo", "colour", "phone", "email", "address", "website", "review_link"),
    *("time_zone", "language"),
)
STAGE = Part(Stage, "id", "name", "sentence")
PROOF = Part(Proof, "id", "code", "version", "state", "sent_at", "decided_at")
INVOICE = Part(Invoice, "id", "code", "number", "state", "currency", "due_date")


@lru_cache(maxsize=1024)
def _shop(written: str) -> tuple[Shop, Brand, Contact]:
    shop = SHOP.row(json.loads(written))
    return shop, brand_of(shop), contact_of(shop)


@lru_cache(maxsize=1024)
def _stages(written: str) -> tuple[Stage, ...]:
    return tuple(STAGE.row(stage) for stage in json.loads(written))


def _invoice(values: Sequence[Any], total: int) -> Invoice:
    invoice = INVOICE.row(values)
    invoice.total = total
    return invoice


WORDS = {
    "postgresql": {"array": "json_build_array", "gather": "json_agg", "json": "", "text": "::text"},
    "sqlite": {"array": "json_array", "gather": "json_group_array", "json": "json", "text": ""},
}

# One parameter, the code. Inner rows are put in order before they are gathered.
STATEMENT = """
    SELECT {shop}.time_zone, {shop}.language, {array}({SHOP}){text},
        (SELECT {gather}({json}(one)) FROM (
            SELECT {array}({STAGE}) AS one FROM {stage}
            WHERE {stage}.shop_id = {job}.shop_id ORDER BY {stage}.position, {stage}.id
        ) AS stages){text},
        {array}(
            {array}({JOB}), {array}({CUSTOMER}),
            {json}((
                SELECT {array}({PROOF}) FROM {proof}
                WHERE {proof}.job_id = {job}.id AND {proof}.state IN ({standing})
                ORDER BY {proof}.version DESC LIMIT 1
            )),
            {json}((SELECT {gather}({json}(one)) FROM (
                SELECT {array}({array}({INVOICE}), (
                    SELECT coalesce(sum({line}.quantity * {line}.unit_price), 0)
                    FROM {line} WHERE {line}.invoice_id = {invoice}.id
                )) AS one FROM {invoice}
                WHERE {invoice}.job_id = {job}.id AND {invoice}.state IN ({owed}) ORDER BY {invoice}.number
            ) AS invoices)),
            {json}((SELECT {gather}({json}(one)) FROM (
                SELECT {array}({event}.stage_id, {event}.at) AS one FROM {event}
                WHERE {event}.job_id = {job}.id AND {event}.kind IN ({moving}) AND {event}.stage_id IS NOT NULL
                ORDER BY {event}.at
            ) AS reached))
        ){text}
    FROM {job}
    JOIN {customer} ON {customer}.id = {job}.customer_id
    JOIN {shop} ON {shop}.id = {job}.shop_id
    WHERE {job}.code = %s
"""


@lru_cache
def _statement(vendor: str) -> str:
    """STATEMENT in the words of one database."""
    parts: dict[str, Part[Any]] = {
        "JOB": JOB,
        "CUSTOMER": CUSTOMER,
        "SHOP": SHOP,
        "STAGE": STAGE,
        "PROOF": PROOF,
        "INVOICE": INVOICE,
    }
    return STATEMENT.format(
        **WORDS[vendor],
        **parts,
        **{name.lower(): part.table for name, part in parts.items()},
        line=f'"{InvoiceLine._meta.db_table}"',
        event=f'"{JobEvent._meta.db_table}"',
        standing=_quoted(Proof.State.SENT, Proof.State.APPROVED, Proof.State.CHANGES_REQUESTED),
        owed=_quoted(Invoice.State.SENT, Invoice.State.PAID),
        moving=_quoted(JobEvent.Kind.CREATED, JobEvent.Kind.MOVED),
    )


def _quoted(*states: str) -> str:
    return ", ".join(f"'{state}'" for state in states)
