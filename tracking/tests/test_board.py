"""The job board: which cards stand where, and in which words."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.models import Job
from jobs.tests.factories import make_customer, make_job, make_stages
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.tests.factories import make_operator, make_person, make_shop
from shopsettings.tests.pages import body_of
from tracking.board import cards
from tracking.tests.boards import card_on, labels_in, lists_on, make_board, make_many, names_shown, on_board

pytestmark = pytest.mark.django_db


# --- Lists ------------------------------------------------------------------------------------


def test_each_stage_is_a_column_in_order_with_its_count(desk, shop):
    on_board(shop=shop, stage="Printing")
    tally = desk.get("/admin/").context["board"].tally
    assert [(each.title, each.count) for each in tally] == [
        ("Received", "0"),
        ("Printing", "1"),
        ("Lamination", "0"),
        ("Complete", "0"),
    ]


def test_jobs_stand_on_their_stage_the_soonest_due_first(desk, shop):
    today = shop.today()
    for days in (None, 9, 2):
        on_board(shop=shop, stage="Printing", due_date=days and today + timedelta(days=days))
    on_board(shop=shop)
    assert lists_on(desk.get("/admin/")) == {
        "Received": ["JOB-0004"],
        "Printing": ["JOB-0003", "JOB-0002", "JOB-0001"],
    }


def test_held_and_cancelled_jobs_lie_in_drawers_and_say_where_they_stand(desk, shop):
    on_board(shop=shop, stage="Printing", state=Job.State.ON_HOLD)
    on_board(shop=shop, stage="Lamination", state=Job.State.CANCELLED)
    page = desk.get("/admin/")
    assert lists_on(page) == {"On hold": ["JOB-0001"], "Cancelled": ["JOB-0002"]}
    assert card_on(page, "JOB-0001").stands_on == "Printing"


def test_finished_job_stays_in_the_last_column_for_a_week_then_goes_to_its_drawer(desk, shop):
    on_board(shop=shop, stage="Complete", stage_since=timezone.now() - timedelta(days=6))
    on_board(shop=shop, stage="Complete", stage_since=timezone.now() - timedelta(days=8))
    page = desk.get("/admin/")
    assert lists_on(page) == {"Complete": ["JOB-0001"], "Completed": ["JOB-0002"]}
    assert [drawer.count for drawer in page.context["board"].drawers] == ["0", "1", "0"]


def test_imported_job_that_was_finished_before_lies_in_the_drawer(desk, shop):
    complete = shop.stages.get(name="Complete")
    job = Job(shop=shop, customer=make_customer(shop=shop), stage=complete)
    Job.objects.bring_in([job], shop=shop, by=None)
    assert lists_on(desk.get("/admin/")) == {"Completed": ["JOB-0001"]}


def test_only_stage_of_a_shop_finishes_nothing(client):
    shop = make_board("Working on it")
    on_board(shop=shop, stage="Working on it", stage_since=timezone.now() - timedelta(days=80))
    client.force_login(make_person(shop=shop))
    page = client.get("/admin/")
    assert lists_on(page) == {"Working on it": ["JOB-0001"]}
    assert [drawer.title for drawer in page.context["board"].drawers] == ["On hold", "Cancelled"]


def test_board_of_a_shop_without_stages_opens(client):
    client.force_login(make_person(shop=make_shop()))
    assert client.get("/admin/").status_code == 200


def test_board_shows_nothing_of_the_shop_next_door(desk, shop):
    on_board(shop=make_board(), name="Next Door")
    on_board(shop=shop, name="Own Customer")
    page = desk.get("/admin/")
    assert "Own Customer" in body_of(page)
    assert "Next Door" not in body_of(page)


def test_board_leads_to_the_list_of_all_jobs_and_to_a_new_job(desk):
    body = body_of(desk.get("/admin/"))
    assert 'href="/admin/jobs/job/">All jobs' in body
    assert 'href="/admin/jobs/job/add/">New job' in body


# --- Cards ------------------------------------------------------------------------------------


def test_card_has_number_customer_vehicle_wrap_and_the_ways_on(desk, shop, settings):
    job = on_board(shop=shop, name="Delgado & Sons", wrap_type="Full wrap")
    body = body_of(desk.get("/admin/"))
    assert "<bdi>Delgado &amp; Sons</bdi>" in body
    assert "<bdi>2023 Ford Transit · Full wrap</bdi>" in body
    assert f'href="/admin/jobs/job/{job.pk}/change/"' in body
    assert f'data-copy="{settings.SITE_URL}{job.track_path}"' in body
    assert f'href="{settings.SITE_URL}{job.track_path}" target="_blank"' in body
    assert f'href="/admin/board/{job.pk}/move/"' in body


def test_card_is_rendered_once_for_many_as_if_each_were_rendered_by_itself(desk, shop):
    on_board(shop=shop, name="<b>{{ x }}</b>", wrap_type="")
    on_board(shop=shop, stage="Printing", name="Sol", due_date=shop.today())
    on_board(shop=shop, stage="Printing", name="Luna", state=Job.State.ON_HOLD)
    board = desk.get("/admin/").context["board"]
    for column in (*board.columns, *board.drawers):
        for card in column.cards:
            assert card.html == render_to_string(cards.CARD, {"card": card})


@pytest.mark.parametrize(
    ("days", "words", "urgency"),
    [
        (-2, "2 days over", "late"),
        (-1, "1 day over", "late"),
        (0, "Today", "soon"),
        (1, "Tomorrow", "soon"),
        (2, "May 14", ""),
        (300, "Mar 7, 2032", ""),
    ],
)
def test_due_date_is_said_as_in_a_workshop(days, words, urgency):
    today = date(2031, 5, 12)
    assert cards.due_words(today + timedelta(days=days), today) == cards.Due(words, urgency)


def test_nothing_is_due_any_more_once_a_job_is_finished_or_cancelled(desk, shop):
    yesterday = shop.today() - timedelta(days=1)
    on_board(shop=shop, stage="Complete", due_date=yesterday)
    on_board(shop=shop, state=Job.State.CANCELLED, due_date=yesterday)
    on_board(shop=shop, due_date=yesterday)
    page = desk.get("/admin/")
    dues = [card_on(page, f"JOB-000{n}").due for n in (1, 2, 3)]
    assert dues == [None, None, cards.Due("1 day over", "late")]


def test_due_date_goes_by_the_shops_own_calendar(client):
    far_east, far_west = make_board(), make_board()
    for shop, zone in ((far_east, "Pacific/Kiritimati"), (far_west, "Pacific/Pago_Pago")):
        shop.time_zone = zone
        shop.save()
        job = on_board(shop=shop, due_date=shop.today())
        client.force_login(make_person(shop=shop))
        assert card_on(client.get("/admin/"), job.label).due.words == "Today"


def test_card_says_when_the_customer_opened_the_page(desk, shop):
    on_board(shop=shop, opened_at=timezone.now() - timedelta(hours=2, minutes=5))
    on_board(shop=shop)
    page = desk.get("/admin/")
    assert card_on(page, "JOB-0001").chips == ("Opened 2 h ago",)
    assert card_on(page, "JOB-0002").chips == ()


def test_card_says_how_the_latest_proof_stands(desk, shop):
    sent, changes, draft, approved = [on_board(shop=shop) for _ in range(4)]
    make_proof(job=sent, state=Proof.State.SENT)
    make_proof(job=sent, state=Proof.State.SENT)
    make_proof(job=changes, state=Proof.State.CHANGES_REQUESTED)
    make_proof(job=changes)
    make_proof(job=draft)
    make_proof(job=approved, state=Proof.State.APPROVED)
    page = desk.get("/admin/")
    assert card_on(page, sent.label).chips == ("Proof v2 sent",)
    assert card_on(page, changes.label).chips == ("Changes requested",)
    assert card_on(page, draft.label).chips == ()
    assert card_on(page, approved.label).chips == ("Proof v1 approved",)


def test_card_says_what_is_to_be_paid_or_that_all_is(desk, shop):
    owed, paid, draft, void = [on_board(shop=shop) for _ in range(4)]
    make_invoice(job=owed, state=Invoice.State.SENT, lines=[("Wrap", 1, 100000)])
    make_invoice(job=owed, state=Invoice.State.SENT, lines=[("Design", 2, 12000)])
    make_invoice(job=owed, state=Invoice.State.PAID, lines=[("Deposit", 1, 50000)])
    make_invoice(job=paid, state=Invoice.State.PAID, lines=[("Wrap", 1, 100000)])
    make_invoice(job=draft, lines=[("Wrap", 1, 100000)])
    make_invoice(job=void, state=Invoice.State.VOID, lines=[("Wrap", 1, 100000)])
    page = desk.get("/admin/")
    assert card_on(page, owed.label).chips == ("Invoice $1,240.00",)
    assert card_on(page, paid.label).chips == ("Paid",)
    assert card_on(page, draft.label).chips == card_on(page, void.label).chips == ()


# --- Search -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["JOB-0001", "delgado", "transit", "415 555 0188", "4155550188"])
def test_search_finds_by_number_customer_vehicle_and_phone(desk, shop, text):
    customer = make_customer(shop=shop, name="Delgado Plumbing", phone="(415) 555-0188")
    make_job(shop=shop, customer=customer, vehicle_model="Transit")
    make_job(shop=shop, vehicle_model="Sprinter", customer=make_customer(shop=shop, name="Sol Electric"))
    assert lists_on(desk.get("/admin/", {"q": text})) == {"Received": ["JOB-0001"]}


def test_search_opens_the_drawers_in_which_it_found_something(desk, shop):
    on_board(shop=shop, name="Sol", state=Job.State.ON_HOLD)
    on_board(shop=shop, name="Luna", state=Job.State.CANCELLED)
    drawers = desk.get("/admin/", {"q": "sol"}).context["board"].drawers
    assert [drawer.title for drawer in drawers if drawer.is_open] == ["On hold"]
    drawers = desk.get("/admin/").context["board"].drawers
    assert [drawer.title for drawer in drawers if drawer.is_open] == []


def test_search_counts_what_it_found(desk, shop):
    on_board(shop=shop, name="Sol")
    on_board(shop=shop, name="Luna")
    assert desk.get("/admin/", {"q": "sol"}).context["board"].tally[0].count == "1"


def test_search_shows_only_the_lists_in_which_it_found_something(desk, shop):
    on_board(shop=shop, stage="Lamination", name="Sol")
    on_board(shop=shop, name="Luna", state=Job.State.ON_HOLD)
    assert names_shown(desk.get("/admin/", {"q": "sol"})) == ["Lamination"]
    assert names_shown(desk.get("/admin/", {"q": "luna"})) == ["On hold"]
    everything = ["Received", "Printing", "Lamination", "Complete", "On hold", "Completed", "Cancelled"]
    assert names_shown(desk.get("/admin/")) == everything


@pytest.mark.parametrize(
    ("text", "said"), [("sol", "2 jobs found"), ("luna", "1 job found"), ("terra", "No job found")]
)
def test_search_says_how_much_it_found(desk, shop, text, said):
    on_board(shop=shop, name="Sol Electric")
    on_board(shop=shop, name="Sol", state=Job.State.CANCELLED)
    on_board(shop=shop, name="Luna")
    page = body_of(desk.get("/admin/", {"q": text}))
    assert f"<b>{said}" in page
    assert f"<title>{said}" in page
    assert " found" not in body_of(desk.get("/admin/"))


def test_search_goes_on_in_the_list_of_all_jobs(desk, shop):
    assert 'href="/admin/jobs/job/?q=A%26B"' in body_of(desk.get("/admin/", {"q": "A&B"}))
    assert 'href="/admin/jobs/job/"' in body_of(desk.get("/admin/"))


def test_search_that_finds_no_job_leads_on_to_the_customers(desk, shop):
    on_board(shop=shop, name="Sol")
    leads_on = 'href="/admin/jobs/customer/?q=A%26B%20%2F"'
    assert leads_on in body_of(desk.get("/admin/", {"q": "A&B /"}))
    assert "/admin/jobs/customer/?q=" not in body_of(desk.get("/admin/", {"q": "sol"}))


def test_board_of_a_new_shop_says_how_to_begin(desk, shop):
    assert "No jobs yet." in body_of(desk.get("/admin/"))
    assert "No jobs yet." not in body_of(desk.get("/admin/", {"q": "sol"}))
    on_board(shop=shop, state=Job.State.CANCELLED)
    assert "No jobs yet." not in body_of(desk.get("/admin/"))


# --- Long lists -------------------------------------------------------------------------------


def test_column_shows_its_first_fifty_and_the_rest_on_demand(desk, shop):
    make_many(shop, 120)
    page = desk.get("/admin/")
    shown = lists_on(page)["Received"]
    column = page.context["board"].columns[0]
    assert (len(shown), column.count) == (50, "120")
    for expected in (50, 20):
        part = body_of(desk.get(f"/admin/board/list/{column.name}/", {"after": column.after, "part": ""}))
        assert "<html" not in part
        assert len(labels_in(part)) == expected
        shown += labels_in(part)
        column = desk.get(f"/admin/board/list/{column.name}/", {"after": column.after}).context["column"]
    assert shown == [f"JOB-{number:04d}" for number in range(1, 121)]
    assert column.after == ""


@pytest.mark.parametrize("address", ["/admin/", "/admin/board/live/"])
def test_job_one_comes_from_is_on_the_board_however_long_its_column_is(desk, shop, address):
    newest = make_many(shop, 60)[-1]
    assert newest.label not in labels_in(body_of(desk.get(address)))
    assert labels_in(body_of(desk.get(address, {"job": newest.pk})))[:2] == [newest.label, "JOB-0001"]


def test_new_job_without_a_date_is_on_top_of_a_column_that_is_full(desk, shop):
    make_many(shop, 60, due_date=shop.today())
    new = on_board(shop=shop)
    column = desk.get("/admin/").context["board"].columns[0]
    labels = [card.label for card in column.cards]
    assert (labels[:2], len(labels), column.count) == ([new.label, "JOB-0001"], 51, "61")
    rest = desk.get(f"/admin/board/list/{column.name}/", {"after": column.after}).context["column"]
    assert [card.label for card in rest.cards][-1] == new.label  # in its place, too


def test_new_job_without_a_date_stands_in_its_place_where_that_is_shown(desk, shop):
    make_many(shop, 3, due_date=shop.today())
    new = on_board(shop=shop)
    assert lists_on(desk.get("/admin/"))["Received"] == ["JOB-0001", "JOB-0002", "JOB-0003", new.label]


def test_no_more_than_a_handful_stands_on_top(desk, shop):
    make_many(shop, 60, due_date=shop.today())
    make_many(shop, 9, stage_since=timezone.now())
    make_many(shop, 2, stage_since=timezone.now(), due_date=shop.today() + timedelta(days=30))
    assert len(lists_on(desk.get("/admin/"))["Received"]) == 55


@pytest.mark.parametrize("job", ["", "x", "-1", "²", "9" * 40])
def test_job_one_comes_from_may_be_nonsense_or_next_door(desk, shop, job):
    on_board(shop=shop)
    next_door = on_board(shop=make_board(), name="Sol Electric")
    for came_from in (job, next_door.pk):
        assert lists_on(desk.get("/admin/", {"job": came_from})) == {"Received": ["JOB-0001"]}


@pytest.mark.parametrize("drawer", ["completed", "cancelled", "on-hold"])
def test_drawer_shows_its_first_fifty_and_the_rest_on_demand(desk, shop, drawer):
    long_ago = timezone.now() - timedelta(days=30)
    details = {
        "completed": {"stage": shop.stages.get(name="Complete")},
        "cancelled": {"state": Job.State.CANCELLED},
        "on-hold": {"state": Job.State.ON_HOLD},
    }[drawer]
    make_many(shop, 53, stage_since=long_ago, **details)
    first = desk.get(f"/admin/board/list/{drawer}/").context["column"]
    rest = desk.get(f"/admin/board/list/{drawer}/", {"after": first.after}).context["column"]
    assert [len(first.cards), len(rest.cards), rest.after] == [50, 3, ""]
    assert len({card.label for card in (*first.cards, *rest.cards)}) == 53


def test_the_rest_of_a_list_is_a_page_of_its_own_without_scripts(desk, shop):
    make_many(shop, 51)
    column = desk.get("/admin/").context["board"].columns[0]
    page = desk.get(f"/admin/board/list/{column.name}/", {"after": column.after})
    assert labels_in(body_of(page)) == ["JOB-0051"]
    assert "<h1>Jobs: Received</h1>" in body_of(page)


def test_more_of_a_search_is_what_was_searched_for(desk, shop):
    make_many(shop, 51, title="Fleet")
    make_many(shop, 9, title="Other")
    column = desk.get("/admin/", {"q": "fleet"}).context["board"].columns[0]
    asked = {"after": column.after, "part": "", "q": "fleet"}
    assert labels_in(body_of(desk.get(f"/admin/board/list/{column.name}/", asked))) == ["JOB-0051"]


@pytest.mark.parametrize(
    "after", ["x", "-", "2031-99-99.1", "1.2.3", "9" * 17 + ".1", "\x00", "-.99999999999"]
)
def test_key_that_is_none_is_not_found(desk, shop, after):
    name = f"stage-{shop.stages.first().pk}"
    assert desk.get(f"/admin/board/list/{name}/", {"after": after}).status_code == 404
    assert desk.get("/admin/board/list/completed/", {"after": after}).status_code == 404


@pytest.mark.parametrize("name", ["nothing", "stage-0", "stage-99999999999999999999"])
def test_list_there_is_not_is_not_found(desk, name):
    assert desk.get(f"/admin/board/list/{name}/").status_code == 404


def test_stage_next_door_is_no_list(desk):
    theirs = make_board().stages.first()
    assert desk.get(f"/admin/board/list/stage-{theirs.pk}/").status_code == 404


# --- The open page asks again -----------------------------------------------------------------


def test_unchanged_board_is_an_empty_answer(desk, shop):
    on_board(shop=shop)
    first = desk.get("/admin/board/live/")
    weak = f"W/{first.headers['ETag']}"  # as a proxy makes it that zips
    again = desk.get("/admin/board/live/", headers={"If-None-Match": weak})
    assert (again.status_code, again.content) == (304, b"")


CHANGES = {
    "a move": lambda shop, job: job.move_to(shop.stages.get(name="Printing"), by=None),
    "a hold": lambda shop, job: job.hold(by=None),
    "a date": lambda shop, job: job.promise(shop.today(), by=None),
    "another wrap": lambda shop, job: job.edit({"wrap_type": "Decals"}, by=None),
    "a proof": lambda shop, job: make_proof(job=job, state=Proof.State.SENT),
    "an invoice": lambda shop, job: make_invoice(job=job, state=Invoice.State.SENT),
    "a new job": lambda shop, job: make_job(shop=shop, customer=job.customer),
    "a renamed stage": lambda shop, job: shop.stages.filter(name="Printing").update(name="Plotting"),
    "a new stage": lambda shop, job: make_stages("Polishing", shop=shop),
    "an opened page": lambda shop, job: Job.objects.filter(pk=job.pk).update(opened_at=timezone.now()),
    "a renamed customer": lambda shop, job: shop.customers.update(name="Sol"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_reaches_an_open_board(desk, shop, change):
    job = on_board(shop=shop)
    first = desk.get("/admin/board/live/")
    change(shop, job)
    again = desk.get("/admin/board/live/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200


def test_open_board_keeps_as_much_of_a_list_as_it_had_loaded(desk, shop):
    make_many(shop, 120)
    name = f"stage-{shop.stages.in_order().first().pk}"
    assert len(labels_in(body_of(desk.get("/admin/board/live/", {"shown": f"{name}.100"})))) == 100


@pytest.mark.parametrize("shown", ["", ".", "stage-1.", "stage-1.-5", "stage-1.99999999", "x.٣", "\x00.7"])
def test_nonsense_about_what_was_loaded_is_left_out(desk, shop, shown):
    make_many(shop, 51)
    assert len(labels_in(body_of(desk.get("/admin/board/live/", {"shown": shown})))) == 50


def test_open_board_may_ask_for_some_lists_only(desk, shop):
    on_board(shop=shop)
    on_board(shop=shop, stage="Printing")
    printing = shop.stages.get(name="Printing")
    assert labels_in(body_of(desk.get("/admin/board/live/", {"list": f"stage-{printing.pk}"}))) == [
        "JOB-0002"
    ]


# --- Who may look -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["board/live/", "board/list/on-hold/"])
def test_board_is_for_people_who_stand_in_a_shop(client, path):
    for person in (make_operator(), make_person()):
        client.force_login(person)
        assert client.get(f"/admin/{path}").status_code == 403
