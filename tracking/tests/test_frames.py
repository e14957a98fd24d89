"""What is kept between requests can't be out of date: whatever changes, by whatever way, the page is that of a
fresh rendering with nothing kept."""

import random
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from billing.models import Invoice, InvoiceLine
from billing.tests.factories import make_invoice
from jobs import wording
from jobs.models import Customer, Job, JobEvent, Stage
from jobs.tests.factories import make_job, make_stages
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings import languages, links, public_page
from shopsettings.models import Shop
from shopsettings.tests.factories import make_shop
from tracking import build, eta, fetch, frames, waiting
from tracking.sample_pages import Chip

MONDAY = datetime.fromisoformat("2026-05-11T21:14:00+00:00")
KEPT = [
    *(frames._frame, fetch._shop, fetch._stages, public_page.stylesheet_url, links._pattern),
    *(languages.gettext, wording.sentence_for, eta._expected, eta._now_expected),
    *(waiting._version_and_sent, build._labels),
]


@contextmanager
def nothing_kept():
    """Every page from its template and its rows alone."""
    for kept in KEPT:
        kept.cache_clear()
    with patch.object(
        frames, "encoded", lambda template, context: render_to_string(template, context).encode()
    ):
        yield
    for kept in KEPT:
        kept.cache_clear()


# --- Frames ----------------------------------------------------------------------------------------

TEXT = st.text(max_size=30)


@given(st.lists(TEXT, min_size=3, max_size=3), st.booleans())
def test_words_end_up_where_the_template_puts_them(words, flag):
    context = {"error": tuple(words), "stylesheet": words[0], "request_id": words[1], "flag": flag}
    expected = render_to_string("public/server_error.html", context)
    assert frames.render("public/server_error.html", context) == expected


VALUE = st.recursive(TEXT | st.integers(2) | st.booleans() | st.none(), lambda inner: st.tuples(inner, inner))


@given(VALUE)
def test_values_with_the_same_shape_differ_only_in_strings(value):
    shape, words = frames.apart({"value": value})
    assert frames.apart({"value": value}) == (shape, words)
    assert "" not in words
    again, marks = frames.apart(frames.marked({"value": value}))
    assert again == shape
    assert marks == [f"\ue000{number}\ue001" for number in range(len(words))]


@given(VALUE, VALUE)
def test_values_that_differ_in_more_than_strings_have_two_shapes(one, other):
    same = frames.marked({"value": one}) == frames.marked({"value": other})
    assert (frames.apart({"value": one})[0] == frames.apart({"value": other})[0]) == same


def test_an_empty_string_belongs_to_the_shape():
    shapes = [frames.apart({"value": value})[0] for value in (("", "x"), ("x", ""))]
    assert shapes[0] != shapes[1]


@given(st.lists(st.text(alphabet="\ue000\ue001\ue0020<a", min_size=1), min_size=3, max_size=3))
def test_words_made_of_marks_stay_words(words):
    context = {"error": tuple(words), "stylesheet": words[0], "request_id": words[1], "flag": True}
    expected = render_to_string("public/server_error.html", context)
    assert frames.render("public/server_error.html", context) == expected


def test_a_value_that_stands_in_a_page_twice_is_taken_apart_once():
    chip = Chip("<Printing>", "/track/demo", here=True)
    shape, words = frames.apart({"one": chip, "two": (chip,)})
    assert words == ["<Printing>", "/track/demo"]
    assert shape != frames.apart({"one": chip, "two": (Chip("<Printing>", "/track/demo", here=True),)})[0]
    one, two = frames.marked({"one": chip, "two": (chip,)}).values()
    assert two == (one,)


def test_two_jobs_that_look_alike_share_one_frame(client, db):
    shop = make_shop()
    frames._frame.cache_clear()
    for title in ("Fleet wrap", "Colour <change>"):
        assert client.get(make_job(shop=shop, title=title).track_path).status_code == 200
    assert frames._frame.cache_info().currsize == 1


# --- Never out of date -----------------------------------------------------------------------------


class Scene:
    """One job in the middle of everything, and what can be done to it. Changes come back as their names."""

    def __init__(self):
        self.shop = make_shop(
            plan="pro", colour="#FFD400", phone="(415) 555-0134", email="a@b.example", address="1 Harbor Way"
        )
        make_stages(shop=self.shop)
        self.job = make_job(shop=self.shop, stage="Printing", due_date=date(2026, 5, 14))
        self.proof = make_proof(job=self.job, state=Proof.State.SENT)
        self.invoice = make_invoice(job=self.job, state=Invoice.State.SENT, due_date=date(2026, 5, 15))
        make_invoice(job=self.job, state=Invoice.State.PAID)

    def fresh(self, row):
        return type(row).objects.get(pk=row.pk)

    def stage(self, name):
        return self.shop.stages.filter(name=name).first() or self.shop.stages.in_order().first()


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
    "next proof": lambda s: make_proof(job=s.job, state=Proof.State.SENT),
    "next draft": lambda s: make_proof(job=s.job),
    "next invoice": lambda s: make_invoice(job=s.job, state=Invoice.State.SENT),
    "pay": lambda s: s.fresh(s.invoice).record_payment(by=None),
    "void": lambda s: s.fresh(s.invoice).void(by=None),
    "another stage": lambda s: Stage.objects.create(
        shop=s.shop, name=f"Extra {Stage.objects.count()}", position=4
    ),
    "one stage less": lambda s: Stage.objects.filter(shop=s.shop, name="Scheduled").delete(),
    "another job": lambda s: make_job(shop=s.shop),
}
TOUCHED = (Shop, Stage, Customer, Job, Proof, Invoice, InvoiceLine, JobEvent)
FIXED = {"id", "code", "slug", "import_key"}  # another code is another page; the others aren't on it


def another_value(field, row):
    """A value the column takes that isn't the one it has."""
    now = getattr(row, field.attname)
    if field.choices:
        return next(value for value, _ in field.choices if value != now)
    special = {"time_zone": "Pacific/Auckland", "colour": "#0B1F4B", "sentence": "Nearly <there>"}
    if field.name in special:
        return special[field.name]
    if isinstance(field, models.DateTimeField):
        return (now or MONDAY) - timedelta(days=3)
    if isinstance(field, models.DateField):
        return (now or MONDAY.date()) + timedelta(days=3)
    if isinstance(field, models.BooleanField):
        return not now
    if isinstance(field, models.IntegerField):
        return (now or 0) + 7
    return f"https://x{len(str(now))}.example/&" if isinstance(field, models.URLField) else f"{now}~"[-20:]


UPDATES = {
    f"{model.__name__}.{field.name}": (model, field)
    for model in TOUCHED
    for field in model._meta.concrete_fields
    if field.name not in FIXED and not field.is_relation
}


def update(model, field):
    """As somebody with a shell might: no verb, no save(), no signal."""
    row = model.objects.order_by("pk").last()
    if row is not None:
        try:
            with transaction.atomic():
                model.objects.filter(pk=row.pk).update(**{field.name: another_value(field, row)})
        except IntegrityError:  # a constraint keeps its promise; nothing changed
            pass


CHANGES = VERBS | {name: lambda s, change=change: update(*change) for name, change in UPDATES.items()}


def seen(client, job):
    """The page and the mark of its live part, as a customer gets them."""
    page = client.get(job.track_path)
    live = client.get(links.code_path("tracking:live", job.code))
    return page.content, live["ETag"], live.json()["html"]


def assert_not_out_of_date(client, job, before):
    served = seen(client, job)
    with nothing_kept():
        assert served == seen(client, job)
    if before and served[2] != before[2]:
        assert served[1] != before[1], "the page changed under the same mark"
    return served


@pytest.mark.django_db
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_on_the_next_page(client, name):
    with time_machine.travel(MONDAY, tick=False):
        scene = Scene()
        before = assert_not_out_of_date(client, scene.job, None)
        CHANGES[name](scene)
        assert_not_out_of_date(client, scene.job, before)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_any_changes_in_any_order_are_on_the_next_page(client, seed):
    dice = random.Random(seed)
    with time_machine.travel(MONDAY, tick=False) as clock:
        scene, before = Scene(), None
        for _ in range(25):
            with suppress(ValidationError, ObjectDoesNotExist):  # a verb that doesn't apply any more says so
                CHANGES[dice.choice(list(CHANGES))](scene)
            clock.shift(timedelta(hours=dice.choice([0, 0, 1, 30])))
            before = assert_not_out_of_date(client, scene.job, before)


@pytest.mark.django_db
def test_a_page_that_kept_too_much_would_be_noticed(client):
    """The comparison above can fail: with a key that forgets the shape it does."""
    with time_machine.travel(MONDAY, tick=False):
        scene = Scene()
        forgetful = {}

        def encoded(template, context):
            return forgetful.setdefault(template, render_to_string(template, context).encode())

        with patch.object(frames, "encoded", encoded):
            before = seen(client, scene.job)
            VERBS["hold"](scene)
            served = seen(client, scene.job)
        assert served[0] == before[0]
        with nothing_kept():
            assert served != seen(client, scene.job)
