"""What is kept between requests can’t be out of date: whatever changes, whichever way, the page is the one that is
made by code that has kept nothing."""

import random
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import lru_cache
from unittest.mock import patch

import pytest
import time_machine
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.template.loader import render_to_string

from billing.models import Invoice, InvoiceLine
from billing.tests.factories import make_invoice
from jobs.models import Customer, Job, JobEvent, Stage
from jobs.tests.factories import make_customer, make_job, make_stages
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings import links
from shopsettings.branding import contact_of
from shopsettings.models import Shop
from shopsettings.tests.factories import make_shop
from tracking import fetch, frames
from tracking.tests.afresh import seen_afresh

pytestmark = pytest.mark.django_db

MONDAY = datetime.fromisoformat("2026-05-11T21:14:00+00:00")


class Scene:
    """One job in the middle of everything, beside others of its shop. What is done to it goes by names."""

    def __init__(self):
        self.shop = make_shop(
            plan="pro", colour="#FFD400", phone="(415) 555-0134", email="a@b.example", address="1 Harbor Way"
        )
        make_stages(shop=self.shop)
        self.job = make_job(shop=self.shop, stage="Printing", title="", due_date=date(2026, 5, 14))
        self.proof = make_proof(job=self.job, state=Proof.State.SENT)
        self.invoice = make_invoice(job=self.job, state=Invoice.State.SENT, due_date=date(2026, 5, 15))
        make_invoice(job=self.job, state=Invoice.State.PAID)
        self.other = make_job(
            shop=self.shop, stage="Lamination", customer=make_customer(shop=self.shop, name="B")
        )
        self.others_invoice = make_invoice(job=self.other, state=Invoice.State.SENT)
        make_proof(job=self.other, state=Proof.State.SENT)

    def fresh(self, row):
        return type(row).objects.get(pk=row.pk)

    def stage(self, name):
        return self.shop.stages.filter(name=name).first() or self.shop.stages.in_order().first()

    def row(self, model):
        """The row of this table that the page shows."""
        return {
            Shop: lambda: self.shop,
            Stage: lambda: self.fresh(self.job).stage,
            Customer: lambda: self.fresh(self.job).customer,
            Job: lambda: self.job,
            Proof: lambda: Proof.objects.filter(job=self.job).order_by("version").last(),
            Invoice: lambda: self.invoice,
            InvoiceLine: lambda: InvoiceLine.objects.filter(invoice=self.invoice).first(),
            JobEvent: lambda: JobEvent.objects.filter(job=self.job, stage__isnull=False).first(),
        }[model]()


VERBS = {
    "move on": lambda s: s.fresh(s.job).move_to(s.stage("Lamination"), by=None),
    "move back": lambda s: s.fresh(s.job).move_to(s.stage("Design"), by=None),
    "finish": lambda s: s.fresh(s.job).move_to(s.stage("Complete"), by=None),
    "hold": lambda s: s.fresh(s.job).hold(by=None, reason="waiting"),
    "hold, and why": lambda s: s.fresh(s.job).hold(by=None, reason="<Film> is late", customers_read=True),
    "resume": lambda s: s.fresh(s.job).resume(by=None),
    "cancel": lambda s: s.fresh(s.job).cancel(by=None),
    "new date": lambda s: s.fresh(s.job).promise(date(2026, 5, 20), by=None),
    "new date, and why": lambda s: s.fresh(s.job).promise(date(2026, 5, 22), by=None, reason="<Late> film"),
    "passed date": lambda s: s.fresh(s.job).promise(date(2026, 5, 1), by=None),
    "no date": lambda s: s.fresh(s.job).promise(None, by=None),
    "edit": lambda s: s.fresh(s.job).edit({"title": "<b>New & old</b>", "wrap_type": ""}, by=None),
    "approve": lambda s: s.fresh(s.proof).record_approval(by=None),
    "ask for changes": lambda s: s.fresh(s.proof).record_changes(by=None),
    "new link to the proof": lambda s: s.fresh(s.proof).replace_code(by=None),
    "next proof": lambda s: make_proof(job=s.job, state=Proof.State.SENT),
    "next draft": lambda s: make_proof(job=s.job),
    "next invoice": lambda s: make_invoice(job=s.job, state=Invoice.State.SENT),
    "pay": lambda s: s.fresh(s.invoice).record_payment(by=None),
    "void": lambda s: s.fresh(s.invoice).void(by=None),
    "new link to the invoice": lambda s: s.fresh(s.invoice).replace_code(by=None),
    "another line": lambda s: InvoiceLine.objects.create(invoice=s.invoice, description="x", unit_price=-700),
    "another stage": lambda s: Stage.objects.create(
        shop=s.shop, name=f"Extra {Stage.objects.count()}", position=4
    ),
    "one stage less": lambda s: Stage.objects.filter(shop=s.shop, name="Scheduled").delete(),
    "another job": lambda s: make_job(shop=s.shop),
}
READ = (Shop, Stage, Customer, Job, Proof, Invoice, InvoiceLine, JobEvent)  # by the page
FIXED = {("Job", "code"), ("Job", "shop")}  # another code is another page
DELETABLE = (Proof, Invoice, InvoiceLine, JobEvent)  # while the job stays


def another_value(field, row):
    """A value the column takes that isn't the one it has."""
    now = getattr(row, field.attname)
    if field.is_relation:
        return field.related_model.objects.exclude(pk=now).order_by("pk").values_list("pk", flat=True).first()
    if field.choices:
        return next(value for value, _ in field.choices if value != now)
    if field.name in SPECIAL:
        return SPECIAL[field.name]
    kinds = [kind for kind in OTHERS if isinstance(field, kind)]
    return OTHERS[kinds[0]](now)


SPECIAL = {
    "time_zone": "Pacific/Auckland",
    "colour": "#0B1F4B",
    "sentence": "Nearly <there>",
    "code": "a234567" + "b" * 19,
}
OTHERS = {
    models.DateTimeField: lambda now: (now or MONDAY) - timedelta(days=3),
    models.DateField: lambda now: (now or MONDAY.date()) + timedelta(days=3),
    models.BooleanField: lambda now: not now,
    models.IntegerField: lambda now: (now or 0) + 7,
    models.URLField: lambda now: f"https://x{len(str(now))}.example/&",
    models.Field: lambda now: f"{now}~"[-20:],
}


def quietly(change):
    """As somebody with a shell might, with no verb, no save() and no signal; what the database refuses stays."""
    with suppress(IntegrityError), transaction.atomic():
        change()


def update(scene, model, field):
    row = scene.row(model)
    if row is not None:
        values = {field.attname: another_value(field, row)}
        quietly(lambda: model.objects.filter(pk=row.pk).update(**values))


def delete(scene, model):
    row = scene.row(model)
    if row is not None:
        quietly(lambda: model.objects.filter(pk=row.pk).delete())


UPDATES = {
    f"{model.__name__}.{field.name}": lambda s, model=model, field=field: update(s, model, field)
    for model in READ
    for field in model._meta.concrete_fields
    if not field.primary_key and (model.__name__, field.name) not in FIXED
}
DELETIONS = {f"no {model.__name__}": lambda s, model=model: delete(s, model) for model in DELETABLE}
CHANGES = VERBS | UPDATES | DELETIONS


def seen(client, job, language=""):
    """The page, and the mark and content of its live part, as a customer gets them."""
    query = {"lang": language} if language else {}
    page = client.get(job.track_path, query)
    live = client.get(links.code_path("tracking:live", job.code), query)
    return page.content, live["ETag"], live.json()["html"]


def assert_not_out_of_date(client, job, before, language=""):
    served = seen(client, job, language)
    assert served == seen_afresh(job, language)
    assert served[1] != before[1] or served[2] == before[2], "the page changed under the same mark"
    return served


@pytest.mark.any_database  # each reads the same columns; changes in any order, below, are tried on both
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_on_the_next_page(client, name):
    with time_machine.travel(MONDAY, tick=False):
        scene = Scene()
        before = seen(client, scene.job)
        CHANGES[name](scene)
        assert_not_out_of_date(client, scene.job, before)


@pytest.mark.parametrize("seed", range(3))
def test_any_changes_in_any_order_are_on_the_next_page(client, seed):
    dice = random.Random(seed)
    with time_machine.travel(MONDAY, tick=False) as clock:
        scene = Scene()
        before = {language: seen(client, scene.job, language) for language in ("", "de", "ar")}
        for _ in range(20):
            with suppress(ValidationError, ObjectDoesNotExist):  # a verb that doesn't apply any more says so
                CHANGES[dice.choice(list(CHANGES))](scene)
            clock.shift(timedelta(hours=dice.choice([0, 0, 1, 30])))
            language = dice.choice(list(before))
            before[language] = assert_not_out_of_date(client, scene.job, before[language], language)


# --- What kept too much would be noticed ------------------------------------------------------------


def keeping(function, key):
    """The function, keeping what it made under a key that forgets what else it depends on."""
    kept = {}

    def kept_function(*args):
        return kept.setdefault(key(*args), function(*args))

    return kept_function


def render_bytes(template, context):
    return render_to_string(template, context).encode()


TOO_LITTLE = {
    "a page under its template": (
        lambda: patch.object(frames, "encoded", keeping(render_bytes, lambda template, context: template)),
        "hold",
    ),
    "rows under the job": (
        lambda: patch.object(fetch.Fetched, "rows", keeping(fetch.Fetched.rows, lambda own: own.job[:20])),
        "new date",
    ),
    "a contact under the shop": (
        lambda: patch("tracking.fetch.contact_of", keeping(contact_of, lambda shop: shop.pk)),
        "Shop.phone",
    ),
    "a title under the row": (
        lambda: patch.object(Job, "shown_title", property(lru_cache(vars(Job)["shown_title"].fget))),
        "edit",
    ),
    "a mark under the day": (
        lambda: patch.object(fetch.Fetched, "etag", keeping(fetch.Fetched.etag, lambda own, *day: day)),
        "move on",
    ),
}


@pytest.fixture
def no_shop_kept():
    """Before and after, for what is made of a careless function stays where careful ones keep theirs."""
    fetch._shop.cache_clear()
    yield
    fetch._shop.cache_clear()


@pytest.mark.usefixtures("no_shop_kept")
@pytest.mark.parametrize("kept", TOO_LITTLE)
def test_what_is_kept_under_too_little_is_noticed(client, kept):
    careless, change = TOO_LITTLE[kept]
    with time_machine.travel(MONDAY, tick=False), careless():
        scene = Scene()
        before = seen(client, scene.job)
        CHANGES[change](scene)
        with pytest.raises(AssertionError):
            assert_not_out_of_date(client, scene.job, before)
