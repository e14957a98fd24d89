"""Every staff page, for every person, in their own shop and next door (docs/security.md has the promises)."""

import pickle
import shutil
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Q
from django.forms import ModelChoiceField
from django.test import Client, override_settings

from billing.models import Invoice
from jobs.models import Customer, Job, Stage
from proofs.models import Proof
from shopsettings.models import Membership, OutboxMail, Role, Shop, ShopEvent, User
from shopsettings.plans import Plan
from shopsettings.tests.pages import body_of, fields_of, said_in_passing
from wraptor.tests import matrix
from wraptor.tests.houses import (
    ANONYMOUS,
    FRONT_DESK,
    MARK,
    MISSING,
    NEXT_DOOR,
    NO_SHOP,
    OPERATOR,
    OWN_PEOPLE,
    OWNER,
    PATHS,
    PEOPLE,
    everything_in,
    make_house,
    new_row,
    said_apart_from,
    secrets_of,
    sign_in,
)
from wraptor.tests.matrix import ADDRESSES, RIGHTS, ROW_ADDRESSES

pytestmark = pytest.mark.django_db

# Whose row somebody may see is decided by one queryset for both databases, and a page that shows too much
# does so on each. What may differ is how a database takes a query or a row, and that is tried on both: every
# page and form, opened and sent by every person, next door's owner too; every form really saved; searches,
# filters, completions, and all odd questions and ids. The tests that bear this mark ask those same pages once
# more, for what their answers tell or with an order that no button gives, and ask it of one database.
what_answers_tell = pytest.mark.any_database

MODEL_ADDRESSES = [address for address in ADDRESSES if address.model]
SITE_ADDRESSES = [address for address in ADDRESSES if not address.model]
ACTING_KINDS = {"add", "change", "delete", "verb", "import_run", "order", "place"}
LISTED_KINDS = {"changelist", "add", "change", "delete"}
TELLING_KINDS = {"changelist", "change", "delete", "history", "verb", "sheet", "export", "order", "preview"}

# What somebody would type over what the form holds, so that saving it changes something.
CHANGED = {
    ("change", Job): {"wrap_type": "Partial wrap"},
    ("change", Customer): {"phone": "+1 415 555 0101"},
    ("change", Stage): {"name": "Polishing"},
    ("change", Proof): {"note": "Look at the doors, please."},
    ("change", Invoice): {"due_date": "2031-05-14"},
    ("change", Shop): {"phone": "+1 415 555 0101"},
    ("change", Membership): {"role": Role.MANAGER},
    ("order", Job): {"state": "on_hold"},
}


@pytest.fixture(scope="module")
def street(django_db_setup, django_db_blocker, new_media_root):
    """The two houses, packed, and the folder of their files.

    They are built once, in a transaction around this module's tests, each of which runs in one of its own
    inside and so leaves them as it found them.
    """
    files = new_media_root()
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=files):
            houses = make_house(), make_house(MARK)
        yield pickle.dumps(houses), files
        transaction.set_rollback(True)


@pytest.fixture
def houses(street, db, settings):
    """Rows and files that are the test's own, whatever another did with its copies."""
    packed, files = street
    shutil.copytree(files, settings.MEDIA_ROOT)
    return pickle.loads(packed)


@pytest.fixture
def house(houses):
    return houses[0]


@pytest.fixture
def next_door(houses):
    return houses[1]


def test_every_staff_address_has_its_place_in_the_matrix():
    assert matrix.UNKNOWN == []


def test_every_model_with_staff_pages_has_its_rights_in_the_matrix():
    assert set(admin.site._registry) == set(matrix.RIGHTS)


def test_every_verb_and_file_has_its_rights_in_the_matrix():
    pages: Any = admin.site._registry
    assert {(model, verb.name) for model, page in pages.items() for verb in page.verbs} == set(matrix.VERBS)
    assert {(model, field) for model, page in pages.items() for field in page.files} == set(matrix.FILES)


def test_every_text_next_door_bears_the_mark(next_door):
    """Without this the searches for the mark below would prove little."""
    made_by_machine = {"code", "colour", "time_zone", "password"}
    bare = []
    for model in [*PATHS, User]:
        for field in model._meta.concrete_fields:
            text = field.get_internal_type() in ("CharField", "TextField", "SlugField", "FileField")
            if not text or field.choices or field.name in made_by_machine:
                continue
            if not model.objects.filter(**{f"{field.name}__icontains": MARK}).exists():
                bare.append(str(field))
    assert bare == []


# --- Roles ----------------------------------------------------------------------------------------

OPENS, REFUSED, SIGN_IN, NOT_THERE = "opens", "is refused", "is asked to sign in", "finds nothing there"


def outcome(response):
    """An answer in words; an unexpected status as its number."""
    went_to = response.headers.get("Location", "")
    if went_to.startswith("/admin/login/?next="):
        return SIGN_IN
    if response.status_code == 302 and "doesn’t exist" in said_in_passing(response):
        return NOT_THERE
    return {200: OPENS, 302: OPENS, 403: REFUSED, 404: NOT_THERE}.get(
        response.status_code, response.status_code
    )


def expected(address, who, method):
    """What the table of rights says of the page, opened on the first shop's own row."""
    if who == ANONYMOUS:
        return SIGN_IN
    if address.kind == "bare":  # it sends everybody on to the form, which decides
        return OPENS
    role = OWNER if who == NEXT_DOOR else who
    if address.right_needed not in RIGHTS[address.model].get(role, ()):
        return REFUSED
    if address.is_about_a_row and who == NEXT_DOOR:
        return NOT_THERE
    if not address.is_for(role, method):
        return REFUSED
    return 405 if method == "POST" and address.kind in matrix.READ_ONLY_KINDS else OPENS


def url_on(address, house):
    return address.url(address.row_in(house).pk if address.is_about_a_row else None)


def filled_in(address, house, next_door):
    """What a browser sends of the page's form, filled in by somebody who may open it."""
    if address.kind in ("import", "import_run"):
        return file_of_jobs(address, house, next_door)
    if address.kind not in (*matrix.ROW_KINDS, "add") or address.kind in matrix.FORMLESS:
        return {}
    if address.kind == "place":
        seen = Stage.objects.filter(shop=house.shop).in_order().values_list("pk", flat=True)
        return {"place": "1", "seen": ",".join(str(pk) for pk in seen), "sure": "on"}
    able = [who for who in (OWNER, OPERATOR) if expected(address, who, "POST") == OPENS]
    if not able:
        return {"post": "yes"}
    browser = Client()
    sign_in(browser, able[0], house, next_door)
    typed = new_row(address.model, house) if address.kind == "add" else {}
    return fields_of(browser.get(url_on(address, house))) | typed


def file_of_jobs(address, house, next_door):
    """A file with one job for the house, or what its owner is shown of it and may have imported."""
    stage = house.rows["stage"].name
    data = f"Customer,Vehicle,Stage\nHarbour Bakery,2023 Ford Transit,{stage}\n".encode()
    file = {"file": SimpleUploadedFile("jobs.csv", data)}
    if address.kind == "import":
        return file
    browser = Client()
    sign_in(browser, OWNER, house, next_door)
    preview = browser.post("/admin/jobs/job/import/", file)
    return {"checked": preview.context["sealed"]}


@contextmanager
def tried_only():
    """What happens in this block happens for it alone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("address", MODEL_ADDRESSES, ids=str)
def test_page_and_its_form_are_for_whom_the_rights_say(address, client, house, next_door):
    url, sent = url_on(address, house), filled_in(address, house, next_door)
    before, before_next_door = everything_in(house), everything_in(next_door)
    seen, touched = {}, []
    for who in PEOPLE:
        with tried_only():
            sign_in(client, who, house, next_door)
            seen[who] = outcome(client.get(url)), outcome(client.post(url, rewound(sent)))
            if seen[who][1] != OPENS and everything_in(house) != before:
                touched.append(who)
            if address.is_about_a_row and everything_in(next_door) != before_next_door:
                touched.append(f"{who}, next door")
    assert seen == {who: (expected(address, who, "GET"), expected(address, who, "POST")) for who in PEOPLE}
    assert touched == []


def rewound(sent):
    """The same fields once more: a file that was sent before stands at its end."""
    for value in sent.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return sent


@pytest.mark.parametrize(
    "address", [address for address in MODEL_ADDRESSES if address.kind in ACTING_KINDS], ids=str
)
def test_filled_in_form_really_acts(address, client, house, next_door):
    """The twin of the refusals above: what was sent would have changed something."""
    able = [who for who in (OWNER, OPERATOR) if expected(address, who, "POST") == OPENS]
    if not able:  # nobody deletes a job, a proof, an invoice or a shop, or writes mail or history by hand
        assert address.kind == "delete" or address.model in (OutboxMail, ShopEvent)
        return
    sent = filled_in(address, house, next_door) | CHANGED.get((address.kind, address.model), {})
    before, shops = everything_in(house), Shop.objects.count()
    sign_in(client, able[0], house, next_door)
    assert client.post(url_on(address, house), sent).status_code == 302
    assert everything_in(house) != before or Shop.objects.count() > shops


@what_answers_tell
@pytest.mark.parametrize("address", SITE_ADDRESSES, ids=str)
def test_page_of_no_model_answers_as_listed(address, client, house, next_door):
    seen = {}
    for who in PEOPLE:
        sign_in(client, who, house, next_door)
        seen[who] = client.get(address.url()).status_code, client.post(address.url()).status_code
    assert seen == {who: listed(address, who) for who in PEOPLE}


def listed(address, who):
    if address.kind == "nowhere":
        return (302, 302) if who == ANONYMOUS else (404, 404)
    if who == ANONYMOUS:
        return (200, 200) if address.name == "login" else (302, 302)
    if address.kind == "board":
        answers = matrix.BOARD_ANSWERS[address.name]
        return answers if who not in (NO_SHOP, OPERATOR) else tuple(405 if a == 405 else 403 for a in answers)
    if address.name == "index" and who in (NO_SHOP, OPERATOR):
        return (200, 200) if who == NO_SHOP else (302, 302)
    return (302, 302) if address.kind == "app_list" else matrix.SITE_ANSWERS[address.name]


# --- Next door ------------------------------------------------------------------------------------


@what_answers_tell
@pytest.mark.parametrize("address", ROW_ADDRESSES, ids=str)
def test_row_next_door_answers_as_one_that_does_not_exist(address, client, house, next_door):
    asked = address.row_in(next_door).pk, MISSING
    sent = filled_in(address, house, next_door)
    before = everything_in(next_door)
    for who in [NO_SHOP, *OWN_PEOPLE]:
        answers: list[list[Any]] = [[], []]
        for pk, answer in zip(asked, answers, strict=True):
            sign_in(client, who, house, next_door)
            for response in (client.get(address.url(pk)), client.post(address.url(pk), sent)):
                pages = [response, *where_it_leads(client, response)]
                answer.extend(said_apart_from(page, *asked) for page in pages)
        assert answers[0] == answers[1], who
    assert everything_in(next_door) == before


def where_it_leads(client, response):
    return [client.get(response.headers["Location"], follow=True)] if response.status_code == 302 else []


@what_answers_tell
@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_no_answer_has_a_word_of_the_shop_next_door(address, client, house, next_door):
    words = secrets_of(next_door)
    rows = [address.row_in(house).pk, address.row_in(next_door).pk] if address.is_about_a_row else [None]
    told = []
    for who in [ANONYMOUS, NO_SHOP, *OWN_PEOPLE]:
        for pk in rows:
            for ask in (client.get, client.post):
                with tried_only():
                    sign_in(client, who, house, next_door)
                    response = ask(address.url(pk), follow=True)
                    text = (body_of(response) + str(response.headers)).lower()
                    told += [(who, ask.__name__, word) for word in words if word in text]
    assert told == []


@what_answers_tell
@pytest.mark.parametrize(
    "address", [address for address in MODEL_ADDRESSES if address.kind in TELLING_KINDS], ids=str
)
def test_their_own_people_do_read_those_words(address, client, house, next_door):
    """The twin of the search above: there is something to tell."""
    sign_in(client, OWNER, next_door, house)
    if address.kind == "delete" and expected(address, OWNER, "GET") == REFUSED:
        assert client.get(url_on(address, next_door)).status_code == 403
        return
    response = client.get(url_on(address, next_door), follow=True)
    assert MARK in body_of(response)


# --- What is sent by hand -------------------------------------------------------------------------

FORMS = [address for address in MODEL_ADDRESSES if address.kind in ("add", "change", "verb")]
TAKING_ROWS = {
    "jobs.Job add": {"customer", "stage"},
    "jobs.Job change": {"customer"},
    "jobs.Stage add": {"after"},
    "jobs.Job verb move": {"stage"},
    "proofs.Proof add": {"job"},
    "billing.Invoice add": {"job"},
}


def form_on(response):
    """The form a page shows: of a row, or of a verb."""
    return response.context["adminform"].form if "adminform" in response.context else response.context["form"]


@what_answers_tell
@pytest.mark.parametrize("address", FORMS, ids=str)
def test_row_next_door_is_no_choice_in_a_form(address, client, house, next_door):
    sign_in(client, OWNER, house, next_door)
    page = client.get(url_on(address, house))
    if page.status_code == 403:
        # Nobody in a shop adds another, or writes mail or history by hand.
        assert address.model in (Shop, OutboxMail, ShopEvent)
        return
    fields = form_on(page).fields.items()
    taking = {name: field for name, field in fields if isinstance(field, ModelChoiceField)}
    assert set(taking) == TAKING_ROWS.get(str(address), set())
    before = everything_in(house), everything_in(next_door)
    for name, field in taking.items():
        sent = filled_in(address, house, next_door) | {name: next_door.row(field.choices.queryset.model).pk}
        answer = client.post(url_on(address, house), sent)
        assert list(form_on(answer).errors) == [name]
        assert MARK not in body_of(answer)
    assert (everything_in(house), everything_in(next_door)) == before


FOR_OPERATORS = {
    "is_superuser": "on",
    "is_staff": "on",
    "is_active": "",
    "groups": "1",
    "user_permissions": "1",
    "password": "hand-made",
    "plan": Plan.FRANCHISE,
    "slug": "hand-made",
    "code": "a" * 26,
    "number": "4242",
    "state": "cancelled",
    "version": "77",
    "user": "1",
    "created_at": "2001-01-01",
    "import_key": "hand-made",
}


@what_answers_tell
@pytest.mark.parametrize("address", FORMS, ids=str)
def test_what_only_operators_set_is_not_taken_from_a_form(address, client, house, next_door):
    """Sent along by hand, it changes nothing: the form without it leaves the same rows behind."""
    sent = filled_in(address, house, next_door)
    by_hand = FOR_OPERATORS | {"shop": next_door.shop.pk, "shop_id": next_door.shop.pk}
    for who in OWN_PEOPLE:
        left = []
        for fields in (sent, sent | by_hand):
            with tried_only():
                sign_in(client, who, house, next_door)
                client.post(url_on(address, house), rewound(fields))
                left.append([without_chance(everything_in(each)) for each in (house, next_door)])
                staff = User.objects.filter(
                    Q(is_superuser=True) | Q(is_staff=True), memberships__isnull=False
                )
                assert not staff.exists(), who
        assert left[0] == left[1], who


def without_chance(rows):
    """Leave out what each new row draws afresh: ids, codes, moments, names of files, and mail with a link."""
    chance = ("id", "code", "at", "stage_since", "artwork", "logo", "password", "event_key", "text", "html")
    return {
        label: [
            {
                name: value
                for name, value in row.items()
                if name not in chance and not name.endswith(("_at", "_id"))
            }
            for row in rows[label]
        ]
        for label in rows
    }


@what_answers_tell
@pytest.mark.parametrize("address", FORMS, ids=str)
def test_form_has_no_field_for_what_only_operators_set(address, client, house, next_door):
    theirs = {"is_superuser", "is_staff", "is_active", "groups", "user_permissions", "shop", "plan", "slug"}
    for who in OWN_PEOPLE:
        sign_in(client, who, house, next_door)
        page = client.get(url_on(address, house))
        shown = [] if page.status_code == 403 else [*form_on(page).fields, *fields_of(page)]
        assert theirs.isdisjoint(shown), who


def test_operator_does_set_a_plan(client, house, next_door):
    """The twin of the refusals above."""
    sign_in(client, OPERATOR, house, next_door)
    url = f"/admin/shopsettings/shop/{house.shop.pk}/change/"
    client.post(url, fields_of(client.get(url)) | {"plan": Plan.FRANCHISE})
    house.shop.refresh_from_db()
    assert house.shop.plan == Plan.FRANCHISE


# --- What lists and searches tell -----------------------------------------------------------------

LISTS = [address for address in ADDRESSES if address.kind in ("changelist", "export")]
NOBODY_IS_CALLED = "zyzzyvx"  # as long as MARK, and nowhere at all


COMPLETED = [("jobs", "job", "customer"), ("proofs", "proof", "job"), ("billing", "invoice", "job")]
RELATIONS = [
    (model._meta.app_label, model._meta.model_name, field.name)
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if field.is_relation
]


def complete(client, relation, term):
    asked = dict(zip(["app_label", "model_name", "field_name"], relation, strict=True))
    return client.get("/admin/autocomplete/", asked | {"term": term})


@pytest.mark.parametrize("relation", COMPLETED, ids=".".join)
def test_autocomplete_finds_nothing_next_door(relation, client, house, next_door):
    for who in OWN_PEOPLE:
        sign_in(client, who, house, next_door)
        for theirs in (MARK, next_door.rows["job"].code):
            asked = theirs, NOBODY_IS_CALLED
            answers = [said_apart_from(complete(client, relation, term), *asked) for term in asked]
            assert answers[0] == answers[1], who
        assert MARK not in body_of(complete(client, relation, ""))


@pytest.mark.parametrize("relation", COMPLETED, ids=".".join)
def test_autocomplete_finds_the_own_rows(relation, client, house, next_door):
    sign_in(client, OWNER, next_door, house)
    found = complete(client, relation, MARK).json()["results"]
    assert found
    assert all(MARK in row["text"] for row in found)


@pytest.mark.parametrize("who", [NO_SHOP, *OWN_PEOPLE, OPERATOR])
def test_autocomplete_answers_for_no_other_relation(who, client, house, next_door):
    sign_in(client, who, house, next_door)
    answered = {relation for relation in RELATIONS if complete(client, relation, "").status_code != 403}
    assert answered == (set() if who == NO_SHOP else set(COMPLETED))


def foreign_lookups():
    """Questions a hand-made address could ask of a list: (model of the list, lookup, what only a row next
    door answers with yes, what no row does)."""
    for model, path in PATHS.items():
        if model not in RIGHTS:
            continue
        shop = "" if path == "pk" else f"{path}__"
        yield model, f"{shop}name__startswith", MARK, NOBODY_IS_CALLED
        yield model, f"{shop}email__startswith", MARK, NOBODY_IS_CALLED
        yield model, f"{shop}slug__startswith", MARK, NOBODY_IS_CALLED
        yield model, f"{shop}memberships__user__email__startswith", MARK, NOBODY_IS_CALLED
        yield model, f"{shop}jobs__title__icontains", MARK, NOBODY_IS_CALLED
        yield model, "pk__gt", "0", str(MISSING)
        for field in model._meta.get_fields():
            if field.is_relation:
                yield model, f"{field.name}__pk__gt", "0", str(MISSING)
                yield model, f"{field.name}__isnull", "0", "1"
            elif field.get_internal_type() in ("CharField", "TextField", "SlugField"):
                yield model, f"{field.name}__contains", MARK, NOBODY_IS_CALLED
                yield model, f"{field.name}__regex", f"^{MARK}", f"^{NOBODY_IS_CALLED}"


@what_answers_tell
@pytest.mark.parametrize("address", LISTS, ids=str)
def test_hand_made_filter_is_no_oracle(address, client, house, next_door):
    told = []
    for who in OWN_PEOPLE:
        sign_in(client, who, house, next_door)
        for model, lookup, *asked in foreign_lookups():
            if model is address.model:
                answers = [
                    said_apart_from(client.get(address.url(), {lookup: value}), *asked) for value in asked
                ]
                told += [(who, lookup)] * (answers[0] != answers[1])
    assert told == []


@pytest.mark.parametrize("address", LISTS, ids=str)
def test_search_finds_nothing_next_door(address, client, house, next_door):
    asked = MARK, NOBODY_IS_CALLED
    for who in OWN_PEOPLE:
        sign_in(client, who, house, next_door)
        answers = [said_apart_from(client.get(address.url(), {"q": term}), *asked) for term in asked]
        assert answers[0] == answers[1], who


@pytest.mark.parametrize("address", [address for address in LISTS if address.model is not Shop], ids=str)
def test_search_finds_the_own_rows(address, client, house, next_door):
    sign_in(client, OWNER, next_door, house)
    assert MARK in body_of(client.get(address.url(), {"q": MARK})).replace(f'value="{MARK}"', "")


def test_stage_filter_offers_only_the_own_stages(client, house, next_door):
    sign_in(client, OWNER, house, next_door)
    listed_stages = body_of(client.get("/admin/jobs/job/"))
    assert f"stage__id__exact={house.rows['stage'].pk}" in listed_stages
    assert f"stage__id__exact={next_door.rows['stage'].pk}" not in listed_stages


def test_stage_filter_finds_the_jobs_on_that_stage(client, house, next_door):
    sign_in(client, OWNER, house, next_door)
    found = body_of(client.get("/admin/jobs/job/", {"stage__id__exact": house.rows["used stage"].pk}))
    assert house.rows["job"].label in found
    assert house.rows["held job"].label not in found


def test_stage_next_door_filters_as_one_that_does_not_exist(client, house, next_door):
    sign_in(client, OWNER, house, next_door)
    asked = next_door.rows["used stage"].pk, MISSING
    answers = [
        said_apart_from(client.get("/admin/jobs/job/", {"stage__id__exact": pk}), *asked) for pk in asked
    ]
    assert answers[0] == answers[1]


ODD_QUESTIONS = [
    {"all": ""},
    {"e": "1"},
    {"p": "2"},
    {"p": "10" * 15},
    {"o": "1.2.-3.99"},
    {"o": "-1"},
    {"_facets": "True"},
    {"_popup": "1"},
    {"_popup": "1", "_to_field": "id"},
    {"_popup": "1", "_to_field": "code"},
    {"_popup": "1", "_to_field": "shop"},
    {"_to_field": "shop__name"},
    {"q": "a " * 5000},
    {"q": "ä" * 10000},
    {"q": '"' * 101},
    {"q": "a\x00b"},
    {"q": "\x00"},
    {"state__exact": "a\x00b"},
    {"stage__id__exact": "\x00"},
    {"stage__id__exact": "abc"},
    {"stage__id__exact": str(10**30)},
    {"stage__id__exact": "1" * 10000},
    {"role__exact": "x" * 10000},
    {"id__in": f"1,{10**30}"},
    {"name__regex": "("},
    {"name\x00": "1"},
    {"_changelist_filters": "q=\x00&stage__id__exact=abc"},
    {"utm_source": "mail"},
]


@pytest.mark.parametrize("address", LISTS, ids=str)
def test_odd_question_to_a_list_is_answered_calmly(address, client, house, next_door):
    for who in [*OWN_PEOPLE, OPERATOR]:
        sign_in(client, who, house, next_door)
        for question in ODD_QUESTIONS:
            response = client.get(address.url(), question, follow=True)
            assert response.status_code in (200, 400, 403, 404), (who, question)
            assert who == OPERATOR or MARK not in body_of(response), (who, question)


@pytest.mark.parametrize(
    "question",
    [
        {"term": "a\x00b"},
        {"term": "a " * 5000},
        {"term": "x" * 10000},
        {"term": '"'},
        {"page": "abc"},
        {"page": str(10**30)},
        {"app_label": "\x00"},
        {"model_name": "nothing"},
        {"field_name": "nothing"},
        {"field_name": "state"},
    ],
    ids=str,
)
def test_odd_question_to_autocomplete_is_answered_calmly(question, client, house, next_door):
    sign_in(client, OWNER, house, next_door)
    asked = {"app_label": "jobs", "model_name": "job", "field_name": "customer"} | question
    assert client.get("/admin/autocomplete/", asked).status_code in (200, 403, 404)


ODD_IDS = ["0", "-1", "abc", str(10**30), "1" * 5000, "%00", "1%00", "1.0", "%F0%9F%9A%90", "1_2F", "١"]


@pytest.mark.parametrize("kind", matrix.ROW_KINDS)
def test_odd_id_is_answered_calmly(kind, client, house, next_door):
    sign_in(client, OWNER, house, next_door)
    for address in ROW_ADDRESSES:
        for odd in ODD_IDS if address.kind == kind else []:
            url = address.url(MISSING).replace(str(MISSING), odd)
            answers = client.get(url), client.post(url)
            assert {answer.status_code for answer in answers} <= {200, 302, 403, 404, 422}, url


def test_add_page_takes_no_hint_from_its_address(client, house, next_door):
    """A form may be filled in by its address; not with a row next door, and not with nonsense."""
    sign_in(client, OWNER, house, next_door)
    for hint in (next_door.rows["job"].pk, "abc", 10**30, "\x00"):
        for where in ("proofs/proof", "billing/invoice"):
            response = client.get(f"/admin/{where}/add/", {"job": hint})
            assert response.status_code == 200
            assert MARK not in body_of(response)


def test_add_page_is_filled_in_with_an_own_row(client, house, next_door):
    sign_in(client, OWNER, house, next_door)
    response = client.get("/admin/proofs/proof/add/", {"job": house.rows["job"].pk})
    assert str(house.rows["job"]) in body_of(response)


ODD_ORDERS: list[dict[str, Any]] = [
    {"_saveasnew": "1"},
    {"_popup": "1", "_to_field": "id"},
    {"_popup": "1", "_to_field": "code"},
    {"_popup": "1", "_source_model": "jobs.job"},
    {"_popup": "1", "_source_model": "nothing.at_all"},
    {"_popup": "1", "_source_model": "\x00"},
    {"_to_field": "shop"},
    {"action": "delete_selected", "_selected_action": "1", "index": "0"},
    {"action": "delete_selected", "_selected_action": "1", "post": "yes"},
]


@what_answers_tell
@pytest.mark.parametrize("filled", ["filled in", "empty"])
@pytest.mark.parametrize("address", [each for each in MODEL_ADDRESSES if each.kind in LISTED_KINDS], ids=str)
def test_odd_order_with_a_form_is_answered_calmly(address, filled, client, house, next_door):
    """An order that no button of ours gives does no more than the button would, and never fails."""
    sent = filled_in(address, house, next_door) if filled == "filled in" else {}
    before = everything_in(next_door)
    for who in (FRONT_DESK, OWNER):
        sign_in(client, who, house, next_door)
        for order in ODD_ORDERS:
            with tried_only():
                status = client.post(url_on(address, house), rewound(sent) | order).status_code
                refused = expected(address, who, "POST") == REFUSED
                assert status in ((400, 403) if refused else (200, 302, 400)), (who, order)
                assert everything_in(next_door) == before


def test_list_takes_no_stock_orders(client, house, next_door):
    """Stock Django deletes selected rows from a list; ours has no such order, also not by hand."""
    sign_in(client, OWNER, house, next_door)
    before = everything_in(house)
    rows = [house.rows["stage"].pk, next_door.rows["stage"].pk]
    order = {"action": "delete_selected", "_selected_action": rows, "index": "0", "post": "yes"}
    client.post("/admin/jobs/stage/", order)
    assert everything_in(house) == before
    assert Stage.objects.filter(pk=next_door.rows["stage"].pk).exists()


@pytest.mark.parametrize("now", ["in this shop", "in no shop"])
def test_whoever_has_left_a_shop_reads_nothing_of_what_they_did_there(now, client, house, next_door):
    person = next_door.people[OWNER]
    client.force_login(person)
    url = f"/admin/jobs/customer/{next_door.rows['customer'].pk}/change/"
    client.post(url, fields_of(client.get(url)) | {"phone": "1"})
    assert LogEntry.objects.filter(user=person, object_repr__contains=MARK).exists()
    person.memberships.all().delete()
    User.objects.filter(pk=person.pk).update(name="Lee Leaver", email="lee@leaver.example")
    if now == "in this shop":
        Membership.objects.create(user=person, shop=house.shop, role=Role.OWNER)
    client.get("/admin/", follow=True)  # what was said in passing was for them
    for address in [*SITE_ADDRESSES, *LISTS]:
        if address.name != "logout":
            assert MARK not in body_of(client.get(address.url(), follow=True)), address
