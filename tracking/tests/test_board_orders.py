"""What is ordered from the board: moves, holds, dates, for one job or several, and Undo."""

import re
from datetime import date
from functools import partial

import pytest
from django.test import Client

from jobs.models import Job
from jobs.tests.factories import make_stage
from shopsettings.tests.factories import make_person
from shopsettings.tests.pages import body_of
from shopsettings.tests.racing import at_once, rounds_until, without_locks
from tracking.tests.boards import JSON, labels_in, make_board, on_board, order, seen

pytestmark = pytest.mark.django_db

FRIDAY, MONDAY = date(2031, 5, 9), date(2031, 5, 12)


@pytest.fixture
def job(shop):
    return on_board(shop=shop)


@pytest.fixture
def printing(shop):
    return shop.stages.get(name="Printing")


@pytest.fixture
def lamination(shop):
    return shop.stages.get(name="Lamination")


def now(job):
    return Job.objects.select_related("stage").get(pk=job.pk)


def last_event(job):
    return job.events.select_related("by").first()


# --- One job ----------------------------------------------------------------------------------


def test_job_moves_and_its_history_says_who_moved_it(desk, dana, job, printing):
    answer = order(desk, job, stage=printing.pk)
    assert answer.status_code == 200
    assert answer.json()["said"] == "JOB-0001 moved to Printing. Customer’s page updated."
    assert now(job).stage == printing
    assert (str(last_event(job)), last_event(job).by) == ("Moved from Received to Printing", dana)


def test_answer_brings_the_lists_that_were_asked_for_and_the_one_with_the_job(desk, shop, job, printing):
    on_board(shop=shop, stage="Lamination")
    answer = order(desk, job, stage=printing.pk, list=f"stage-{job.stage_id}")
    lists = re.findall(r'id="([\w-]+)" data-list', answer.json()["html"])
    assert lists == [f"stage-{job.stage_id}", f"stage-{printing.pk}"]
    assert labels_in(answer.json()["html"]) == ["JOB-0001"]


def test_moved_card_comes_along_though_fifty_stand_before_it(desk, shop, job, printing):
    for _ in range(51):
        on_board(shop=shop, stage="Printing", due_date=FRIDAY)
    html = order(desk, job, stage=printing.pk, list=f"stage-{printing.pk}").json()["html"]
    assert labels_in(html)[0] == "JOB-0001"
    assert len(labels_in(html)) == 51
    assert "data-more" in html


def test_second_of_two_people_is_told_who_moved_it_where(desk, shop, job, printing, lamination):
    was = seen(job)
    job.move_to(printing, by=make_person(shop=shop, name="Priya Shah"))
    answer = order(desk, job, was, stage=lamination.pk)
    assert answer.status_code == 409
    said = "Priya Shah has moved JOB-0001 to Printing meanwhile. Nothing was changed."
    assert answer.json()["said"] == said
    assert answer.json()["undo"] == []
    assert labels_in(answer.json()["html"]) == ["JOB-0001"]
    assert now(job).stage == printing


def test_move_to_where_it_is_already_is_no_move_and_has_no_undo(desk, job, printing):
    was = seen(job)
    job.move_to(printing, by=None)
    answer = order(desk, job, was, stage=printing.pk).json()
    assert (answer["said"], answer["undo"]) == ("JOB-0001 is on Printing already.", [])


def test_job_on_hold_moves_and_stays_on_hold(desk, job, printing):
    job.hold(by=None)
    said = order(desk, job, stage=printing.pk).json()["said"]
    assert said == "JOB-0001 moved to Printing and stays on hold. Customer’s page updated."
    assert (now(job).stage, now(job).state) == (printing, Job.State.ON_HOLD)


def test_job_is_put_on_hold_and_resumed(desk, job):
    assert order(desk, job, state="on_hold").json()["said"] == "JOB-0001 is on hold. Customer’s page updated."
    assert now(job).state == Job.State.ON_HOLD
    said = order(desk, job, state="active").json()["said"]
    assert said == "JOB-0001 is active again. Customer’s page updated."
    assert now(job).state == Job.State.ACTIVE


def test_cancelled_job_is_not_brought_back_by_somebody_who_holds_it(desk, job):
    was = seen(job)
    job.cancel(by=None)
    answer = order(desk, job, was, state="on_hold")
    assert (answer.status_code, now(job).state) == (409, Job.State.CANCELLED)


NONSENSE = [
    {},
    {"stage": "abc"},
    {"stage": "\x00"},
    {"stage": "9" * 30},
    {"state": "cancelled"},
    {"state": "finished"},
]


@pytest.mark.parametrize("fields", NONSENSE)
def test_order_that_makes_no_sense_is_refused(desk, job, fields):
    before = now(job)
    answer = order(desk, job, **fields)
    assert (answer.status_code, bool(answer.json()["said"])) == (409, True)
    assert (now(job).stage, now(job).state) == (before.stage, before.state)


@pytest.mark.parametrize("was", ["x", "1.2", "1.2.x.-", "1.2.active.2031-99-99", "\x00", "1" * 400])
def test_order_of_somebody_who_saw_what_never_was_is_refused(desk, job, printing, was):
    assert order(desk, job, was, stage=printing.pk).status_code == 409
    assert now(job).stage != printing


def test_stage_next_door_is_no_stage(desk, job):
    theirs = make_board().stages.first()
    assert order(desk, job, stage=theirs.pk).status_code == 409
    assert now(job).stage != theirs


def test_job_next_door_is_not_there(desk, printing):
    theirs = on_board(shop=make_board())
    assert order(desk, theirs, stage=printing.pk).status_code == 404
    assert now(theirs).stage == theirs.stage


def test_looking_at_an_order_changes_nothing(desk, job):
    for path in (f"board/{job.pk}/move/", "board/selected/", "board/undo/"):
        desk.get(f"/admin/{path}", {"stage": "1", "seen": seen(job)})
    assert now(job).stage == job.stage
    assert job.events.count() == 1


# --- Undo -------------------------------------------------------------------------------------


def undo(client, answer, headers=JSON):
    return client.post("/admin/board/undo/", {"step": answer.json()["undo"]}, headers=headers)


def test_move_is_undone(desk, job, printing):
    received = job.stage
    answer = undo(desk, order(desk, job, stage=printing.pk))
    assert answer.json()["said"] == "JOB-0001 is back on Received. Customer’s page updated."
    assert now(job).stage == received
    assert str(last_event(job)) == "Moved from Printing to Received"


def test_hold_is_undone(desk, job):
    answer = undo(desk, order(desk, job, state="on_hold"))
    assert answer.json()["said"] == "JOB-0001 is active again. Customer’s page updated."
    assert now(job).state == Job.State.ACTIVE


def test_move_that_somebody_has_moved_on_from_is_not_undone(desk, shop, job, printing, lamination):
    moved = order(desk, job, stage=printing.pk)
    job.move_to(lamination, by=make_person(shop=shop, name="Priya Shah"))
    answer = undo(desk, moved)
    assert answer.status_code == 409
    assert (
        answer.json()["said"] == "Nothing was changed. Priya Shah has moved JOB-0001 to Lamination meanwhile."
    )
    assert now(job).stage == lamination


def test_move_from_a_stage_that_is_gone_is_not_undone(desk, shop, printing):
    polishing = make_stage(shop=shop, name="Polishing")
    job = on_board(shop=shop, stage=polishing)
    moved = order(desk, job, stage=printing.pk)
    polishing.delete()
    answer = undo(desk, moved)
    assert answer.json()["said"] == "Nothing was changed. The stage JOB-0001 stood on is gone."


@pytest.mark.parametrize(
    "step",
    ["", "x", "1.stage.a.b", "1.state.active.on_hold", "1.due.x.-", "1.due.-.2031-99-99", "\x00", "1" * 500],
)
def test_nonsense_to_undo_is_refused(desk, job, step):
    answer = desk.post("/admin/board/undo/", {"step": step}, headers=JSON)
    assert (answer.status_code, answer.json()["said"]) == (409, "This can’t be undone.")


def test_undo_reaches_no_job_next_door(desk):
    shop = make_board()
    theirs = on_board(shop=shop)
    back = shop.stages.get(name="Complete").pk
    answer = desk.post(
        "/admin/board/undo/", {"step": f"{theirs.pk}.stage.{theirs.stage_id}.{back}"}, headers=JSON
    )
    assert (answer.status_code, answer.json()["said"]) == (409, "Nothing was changed.")
    assert now(theirs).stage == theirs.stage


# --- Several jobs -----------------------------------------------------------------------------


@pytest.fixture
def three(shop):
    return [on_board(shop=shop, due_date=FRIDAY) for _ in range(3)]


def together(client, seen_jobs, act, **fields):
    return client.post("/admin/board/selected/", {"jobs": seen_jobs, "act": act, **fields}, headers=JSON)


def test_selected_jobs_move_and_move_back(desk, three, printing):
    answer = together(desk, [seen(job) for job in three], "move", stage=printing.pk)
    assert answer.json()["said"] == "3 jobs moved to Printing. Customers’ pages updated."
    assert {now(job).stage for job in three} == {printing}
    assert undo(desk, answer).json()["said"] == "3 jobs put back as before. Customers’ pages updated."
    assert {now(job).stage.name for job in three} == {"Received"}


def test_selected_jobs_are_held_and_resumed(desk, three):
    answer = together(desk, [seen(job) for job in three], "hold")
    assert answer.json()["said"] == "3 jobs put on hold. Customers’ pages updated."
    assert {now(job).state for job in three} == {Job.State.ON_HOLD}
    undo(desk, answer)
    assert {now(job).state for job in three} == {Job.State.ACTIVE}


def test_selected_jobs_get_a_date_and_their_old_one_back(desk, three):
    answer = together(desk, [seen(job) for job in three], "date", due_date="2031-05-12")
    assert answer.json()["said"] == "3 jobs given the new date. Customers’ pages updated."
    assert {now(job).due_date for job in three} == {MONDAY}
    undo(desk, answer)
    assert {now(job).due_date for job in three} == {FRIDAY}


def test_selected_jobs_get_the_date_that_was_meant(desk, three):
    together(desk, [seen(job) for job in three], "date", due_date="0026-12-24")
    assert {str(now(job).due_date) for job in three} == {"2026-12-24"}
    answer = together(desk, [seen(job) for job in three], "date", due_date="1926-12-24")
    assert answer.status_code == 409
    assert answer.json()["said"].startswith("Write a day between the years 2000 and 2099.")


def test_selected_job_that_was_moved_meanwhile_is_left_alone_and_named(
    desk, shop, three, printing, lamination
):
    was = [seen(job) for job in three]
    three[1].move_to(lamination, by=make_person(shop=shop, name="Priya Shah"))
    answer = together(desk, was, "move", stage=printing.pk)
    assert answer.status_code == 200
    assert answer.json()["said"] == (
        "2 jobs moved to Printing. Customers’ pages updated. 1 left alone: "
        "Priya Shah has moved JOB-0002 to Lamination meanwhile."
    )
    assert [now(job).stage.name for job in three] == ["Printing", "Lamination", "Printing"]
    undo(desk, answer)
    assert [now(job).stage.name for job in three] == ["Received", "Lamination", "Received"]


def test_one_selected_job_is_named(desk, job, printing):
    answer = together(desk, [seen(job)], "move", stage=printing.pk)
    assert answer.json()["said"] == "JOB-0001 moved to Printing. Customer’s page updated."


def test_many_jobs_that_are_left_alone_are_not_all_named(desk, shop, printing):
    jobs = [on_board(shop=shop, stage="Printing") for _ in range(12)]
    said = together(desk, [seen(job) for job in jobs], "move", stage=printing.pk).json()["said"]
    assert said.startswith("Nothing was changed. JOB-0001 is on Printing already. JOB-0002")
    assert said.endswith("JOB-0010 is on Printing already. And 2 more.")


@pytest.mark.parametrize(
    ("act", "fields", "said"),
    [
        ("move", {}, "Choose a stage."),
        ("date", {}, "Choose a date."),
        ("date", {"due_date": "soon"}, "Enter a valid date."),
        ("delete", {}, "Select a valid choice. delete is not one of the available choices."),
    ],
)
def test_order_about_several_that_makes_no_sense_is_refused(desk, three, act, fields, said):
    answer = together(desk, [seen(job) for job in three], act, **fields)
    assert (answer.status_code, answer.json()["said"]) == (409, said)


def test_nothing_selected_is_said(desk):
    assert together(desk, [], "hold").json()["said"] == "Select the jobs first."


def test_more_than_two_hundred_at_once_are_refused(desk, job):
    was = [seen(job).replace(f"{job.pk}.", f"{number}.", 1) for number in range(1, 202)]
    assert together(desk, was, "hold").json()["said"] == "Select 200 jobs at most."


def test_job_next_door_is_not_among_the_selected(desk, job):
    theirs = on_board(shop=make_board())
    answer = together(desk, [seen(job), seen(theirs)], "hold")
    assert answer.json()["said"] == "JOB-0001 put on hold. Customer’s page updated."
    assert now(theirs).state == Job.State.ACTIVE


# --- Without scripts --------------------------------------------------------------------------


def test_move_without_scripts_asks_on_a_page_and_ends_at_the_card(desk, job, printing):
    asked = body_of(desk.get(f"/admin/board/{job.pk}/move/"))
    assert f'name="seen" value="{seen(job)}"' in asked
    assert 'disabled aria-current="step"><bdi>Received</bdi>' in asked
    assert "Put on hold" in asked
    assert "Resume" not in asked
    answer = desk.post(f"/admin/board/{job.pk}/move/", {"seen": seen(job), "stage": printing.pk})
    assert answer.headers["Location"] == f"/admin/#job-{job.pk}"


def test_move_without_scripts_is_undone_by_the_button_in_the_message(desk, job, printing):
    answer = desk.post(f"/admin/board/{job.pk}/move/", {"seen": seen(job), "stage": printing.pk}, follow=True)
    body = body_of(answer)
    assert "JOB-0001 moved to Printing. Customer’s page updated." in body
    (step,) = re.findall(r'name="step" value="([^"]+)"', body)
    back = desk.post("/admin/board/undo/", {"step": step}, follow=True)
    assert "JOB-0001 is back on Received." in body_of(back)
    assert now(job).stage.name == "Received"


def test_message_carries_a_token_that_is_good_for_the_next_page(job, dana, printing):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(dana)
    token = strict.get(f"/admin/board/{job.pk}/move/").context["csrf_token"]
    order = {"seen": seen(job), "stage": printing.pk, "csrfmiddlewaretoken": str(token)}
    body = body_of(strict.post(f"/admin/board/{job.pk}/move/", order, follow=True))
    message = body[body.index('<ul class="messagelist"') :]
    fields = dict(re.findall(r'name="(csrfmiddlewaretoken|step)" value="([^"]+)"', message)[:2])
    assert strict.post("/admin/board/undo/", fields).status_code == 302
    assert now(job).stage.name == "Received"


def test_refusal_without_scripts_is_a_warning(desk, shop, job, printing, lamination):
    was = seen(job)
    job.move_to(printing, by=make_person(shop=shop, name="Priya & Co"))
    answer = desk.post(f"/admin/board/{job.pk}/move/", {"seen": was, "stage": lamination.pk}, follow=True)
    assert 'class="warning"' in body_of(answer)
    assert "Priya &amp; Co has moved JOB-0001 to Printing meanwhile." in body_of(answer)


def test_order_without_scripts_keeps_the_search(desk, job, printing):
    fields = {"seen": seen(job), "stage": printing.pk, "q": "delgado & co"}
    answer = desk.post(f"/admin/board/{job.pk}/move/", fields)
    assert answer.headers["Location"] == f"/admin/?q=delgado+%26+co#job-{job.pk}"


# --- Two people at once -----------------------------------------------------------------------


def two_moves():
    """Two people who see the job on Received move it to different stages; what they were told, and the moves."""
    shop = make_board()
    job = on_board(shop=shop)
    was, targets = seen(job), [shop.stages.get(name=name) for name in ("Printing", "Lamination")]
    browsers = [Client(), Client()]
    for browser, name in zip(browsers, ("Dana Desk", "Priya Shah"), strict=True):
        browser.force_login(make_person(shop=shop, name=name))
    answers = at_once(
        *(
            partial(order, browser, job, was, stage=stage.pk)
            for browser, stage in zip(browsers, targets, strict=True)
        )
    )
    told = [answer.json()["said"] for answer in answers if answer.status_code == 409]
    return sorted(answer.status_code for answer in answers), told, job.events.filter(kind="moved").count()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_move_one_card_the_later_is_told_by_whom_and_where():
    for _ in range(5):
        statuses, told, moves = two_moves()
        assert (statuses, moves) == ([200, 409], 1)
        assert re.fullmatch(
            r"(Dana Desk has moved JOB-0001 to Printing|Priya Shah has moved JOB-0001 to Lamination)"
            r" meanwhile\. Nothing was changed\.",
            *told,
        )


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_cards_move(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda outcome: outcome[2] == 2, two_moves)


def two_selections():
    """Two people move the same four selected jobs to different stages; how often each job was moved."""
    shop = make_board()
    jobs = [on_board(shop=shop) for _ in range(4)]
    was, targets = (
        [seen(job) for job in jobs],
        [shop.stages.get(name=name) for name in ("Printing", "Lamination")],
    )
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(make_person(shop=shop))
    at_once(
        *(
            partial(together, browser, was, "move", stage=stage.pk)
            for browser, stage in zip(browsers, targets, strict=True)
        )
    )
    return {job.events.filter(kind="moved").count() for job in jobs}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_move_the_same_selection_each_job_is_moved_once():
    for _ in range(5):
        assert two_selections() == {1}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_some_selected_job_is_moved_twice(monkeypatch):
    with without_locks(monkeypatch):
        assert rounds_until(lambda moves: 2 in moves, two_selections)
