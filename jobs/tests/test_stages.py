"""A shop's stages on their staff pages: added, put in order, reworded, taken away."""

import re
from urllib.parse import urlencode

import pytest

from jobs.models import Stage
from jobs.tests.factories import make_job, make_stage
from shopsettings.models import Role
from shopsettings.tests.factories import make_operator, make_person, make_shop
from shopsettings.tests.pages import body_of, fields_of, said_in_passing

pytestmark = pytest.mark.django_db

LIST = "/admin/jobs/stage/"
ADD = f"{LIST}add/"


def page_of(stage, page="change"):
    return f"{LIST}{stage.pk}/{page}/"


def named(shop, name):
    return shop.stages.get(name=name)


def order(shop):
    return list(shop.stages.in_order().values_list("name", flat=True))


def seen_by(office):
    """The order that the list sends along, as it stands when somebody opens it."""
    return re.search(r'name="seen" value="([0-9,]+)"', body_of(office.get(LIST)))[1]


def put(office, stage, to, **sent):
    return office.post(page_of(stage, "place"), {"place": to, "seen": seen_by(office)} | sent)


def sentences(job):
    return list(job.events.order_by("pk").values_list("sentence", flat=True))


def errors_of(response):
    return response.context["adminform"].form.errors


# --- The list -------------------------------------------------------------------------------------


def test_list_shows_every_stage_with_its_jobs_and_what_customers_read(office, shop):
    make_job(shop=shop, stage="Printing")
    page = body_of(office.get(LIST))
    places = [page.index(text) for text in ("Received", "Printing", "1 job", "Your wrap is being printed")]
    assert places == sorted(places)


def test_list_speaks_the_language_customers_read(office, shop):
    shop.language = "de"
    shop.save()
    assert "Ihre Folierung wird gedruckt" in body_of(office.get(LIST))


def test_list_warns_of_a_name_that_would_embarrass(office, shop):
    assert "Customers see this name in their list of steps." not in body_of(office.get(LIST))
    make_stage(shop=shop, name="Collections")
    assert "Customers see this name in their list of steps." in body_of(office.get(LIST))


def test_shop_without_stages_is_asked_for_one(client):
    client.force_login(make_person(shop=make_shop(), role=Role.MANAGER))
    assert "No stages yet." in body_of(client.get(LIST))


def test_operator_sees_every_shop_or_one(client, shop):
    make_stage(name="Elsewhere")
    client.force_login(make_operator())
    assert {"Printing", "Elsewhere"} <= set(re.findall(r">(Printing|Elsewhere)<", body_of(client.get(LIST))))
    one = body_of(client.get(LIST, {"shop": shop.pk}))
    assert f"Stages of {shop.name}" in one
    assert "Printing" in one
    assert "Elsewhere" not in one


def test_shop_in_the_address_is_for_operators_only(office):
    theirs = make_stage(name="Elsewhere")
    assert "Elsewhere" not in body_of(office.get(LIST, {"shop": theirs.shop.pk}))


@pytest.mark.parametrize("asked", ["abc", "0", "9" * 30, "-1", "²", ""])
def test_operator_who_asks_for_a_shop_that_is_none_finds_nothing(client, shop, asked):
    client.force_login(make_operator())
    assert client.get(LIST, {"shop": asked}).status_code == 404


# --- Order ----------------------------------------------------------------------------------------


def test_stage_is_put_at_another_place(office, shop):
    answer = put(office, named(shop, "Printing"), 1)
    assert order(shop) == ["Printing", "Received", "Complete"]
    assert said_in_passing(answer) == "Printing is step 1 of 3 now."
    assert answer.headers["Location"] == LIST


def test_places_are_counted_anew_whatever_they_were(office, shop):
    shop.stages.update(position=7)
    put(office, named(shop, "Printing"), 1)
    assert list(shop.stages.in_order().values_list("position", flat=True)) == [1, 2, 3]


def test_list_that_is_stale_changes_nothing_and_says_so(office, shop):
    seen = seen_by(office)
    put(office, named(shop, "Printing"), 1)
    answer = put(office, named(shop, "Received"), 1, seen=seen)
    assert order(shop) == ["Printing", "Received", "Complete"]
    assert "Somebody else has changed the stages meanwhile. Nothing was moved" in said_in_passing(answer)


def test_list_that_lacks_a_new_stage_is_stale(office, shop):
    seen = seen_by(office)
    make_stage(shop=shop, name="Washing")
    put(office, named(shop, "Printing"), 1, seen=seen)
    assert order(shop) == ["Received", "Printing", "Complete", "Washing"]


@pytest.mark.parametrize(
    "sent",
    [
        {"place": "0"},
        {"place": "-1"},
        {"place": "abc"},
        {"place": "9" * 400},
        {"place": ""},
        {"place": "\x00"},
        {"seen": ""},
        {"seen": "1,,2"},
        {"seen": "1;2"},
        {"seen": "9" * 30},
        {"seen": "1," * 20_000},
    ],
    ids=str,
)
def test_nonsense_for_a_place_is_answered_calmly(office, shop, sent):
    answer = put(office, named(shop, "Printing"), 1, **sent)
    assert answer.status_code == 302
    assert order(shop) == ["Received", "Printing", "Complete"]


def test_stages_of_next_door_are_no_order(office, shop):
    theirs = make_stage(name="Next door")
    put(office, named(shop, "Printing"), 1, seen=f"{seen_by(office)},{theirs.pk}")
    assert order(shop) == ["Received", "Printing", "Complete"]


def test_order_that_changes_where_jobs_are_finished_asks_first(office, shop):
    make_job(shop=shop, stage="Printing")
    make_job(shop=shop, stage="Complete")
    answer = put(office, named(shop, "Printing"), 3)
    assert order(shop) == ["Received", "Printing", "Complete"]
    question = office.get(answer.headers["Location"])
    assert "The job on Printing will read as finished." in body_of(question)
    assert "The job on Complete will no longer read as finished." in body_of(question)


def test_that_question_answered_moves_the_stage(office, shop):
    make_job(shop=shop, stage="Complete")
    put(office, named(shop, "Printing"), 3, sure="on")
    assert order(shop) == ["Received", "Complete", "Printing"]


def test_order_that_finishes_no_job_is_not_asked_about(office, shop):
    make_job(shop=shop, stage="Received")
    put(office, named(shop, "Printing"), 3)
    assert order(shop) == ["Received", "Complete", "Printing"]


def test_looking_at_the_question_changes_nothing(office, shop):
    asked = urlencode({"place": 1, "seen": seen_by(office), "sure": "on"})
    assert office.get(f"{page_of(named(shop, 'Printing'), 'place')}?{asked}").status_code == 200
    assert order(shop) == ["Received", "Printing", "Complete"]


def test_operator_comes_back_to_the_shop_whose_stage_they_moved(client, shop):
    client.force_login(make_operator())
    seen = ",".join(str(pk) for pk in shop.stages.in_order().values_list("pk", flat=True))
    answer = client.post(page_of(named(shop, "Printing"), "place"), {"place": 1, "seen": seen})
    assert answer.headers["Location"] == f"{LIST}?shop={shop.pk}"
    assert order(shop) == ["Printing", "Received", "Complete"]


# --- Words ----------------------------------------------------------------------------------------


def add(office, **typed):
    return office.post(ADD, fields_of(office.get(ADD)) | typed)


def test_new_stage_goes_before_the_last_unless_told_otherwise(office, shop):
    """So that jobs that are finished stay so."""
    add(office, name="Washing")
    assert order(shop) == ["Received", "Printing", "Washing", "Complete"]


def test_new_stage_goes_where_it_is_told_to(office, shop):
    add(office, name="Enquiry", after="")
    add(office, name="Design", after=named(shop, "Received").pk)
    add(office, name="Aftercare", after=named(shop, "Complete").pk)
    assert order(shop) == ["Enquiry", "Received", "Design", "Printing", "Complete", "Aftercare"]


def test_form_says_that_behind_the_last_stage_is_a_new_finish(office):
    assert "After Complete, as the last: jobs are then finished on the new stage only" in body_of(
        office.get(ADD)
    )


def test_first_stage_of_a_shop_needs_no_place(client):
    shop = make_shop()
    client.force_login(make_person(shop=shop, role=Role.MANAGER))
    add(client, name="Received")
    add(client, name="Complete")
    assert order(shop) == ["Received", "Complete"]


@pytest.mark.parametrize("name", ["Printing", "printing", " PRINTING "])
def test_second_stage_of_one_name_is_an_error(office, shop, name):
    said = ["There is a stage named Printing already. Choose another name."]
    assert errors_of(add(office, name=name)) == {"name": said}
    assert shop.stages.count() == 3


def test_renaming_a_stage_to_anothers_name_is_an_error(office, shop):
    stage = named(shop, "Complete")
    answer = office.post(page_of(stage), fields_of(office.get(page_of(stage))) | {"name": "printing"})
    assert errors_of(answer)
    assert order(shop) == ["Received", "Printing", "Complete"]


def test_two_shops_may_have_stages_of_one_name(office, shop):
    make_stage(name="Wash")
    add(office, name="Wash")
    assert named(shop, "Wash")


def test_stage_is_renamed_and_given_its_own_sentence(office, shop):
    stage = named(shop, "Printing")
    typed = {"name": "Large format", "sentence": "  Ink is going on "}
    office.post(page_of(stage), fields_of(office.get(page_of(stage))) | typed)
    stage.refresh_from_db()
    assert (stage.name, stage.sentence, stage.position) == ("Large format", "Ink is going on", 2)


def test_position_sent_by_hand_is_not_taken(office, shop):
    stage = named(shop, "Printing")
    office.post(page_of(stage), fields_of(office.get(page_of(stage))) | {"position": "9"})
    assert order(shop) == ["Received", "Printing", "Complete"]


# --- What customers would read --------------------------------------------------------------------


def reads(office, **typed):
    return body_of(office.get(f"{LIST}reads/", typed))


def test_form_shows_what_customers_read_now(office, shop):
    assert "Your wrap is being printed" in body_of(office.get(page_of(named(shop, "Printing"))))


def test_typed_name_is_answered_with_its_sentence(office):
    assert "Your wrap is being laminated" in reads(office, name="Laminating")


def test_typed_sentence_is_answered_with_itself(office):
    assert "Ink is going on" in reads(office, name="Laminating", sentence="Ink is going on")


def test_typed_markup_is_text(office):
    assert "<script>" not in reads(office, name="<script>", sentence="<script>")


def test_name_of_the_last_stage_is_read_as_the_last(office, shop):
    last, other = named(shop, "Complete"), named(shop, "Printing")
    assert "Your wrap is done" in reads(office, name="Complete", stage=last.pk)
    assert "This name sounds finished, but more stages follow" in reads(
        office, name="Complete", stage=other.pk
    )


def test_new_stage_behind_the_last_is_read_as_the_last(office, shop):
    assert "Your wrap is done" in reads(office, name="All done", after=named(shop, "Complete").pk)
    assert "more stages follow" in reads(office, name="All done", after=named(shop, "Printing").pk)


@pytest.mark.parametrize(
    "typed", [{}, {"name": " "}, {"name": "\x00", "stage": "\x00"}, {"name": "x" * 5000}], ids=str
)
def test_nothing_that_is_typed_breaks_the_answer(office, typed):
    assert office.get(f"{LIST}reads/", typed).status_code == 200


def test_stage_next_door_is_read_like_none(office):
    theirs = make_stage(name="Next door", shop=make_shop(language="de"))
    answers = [reads(office, name="Printing", stage=pk) for pk in (theirs.pk, 987654321, "abc", "9" * 30)]
    assert len(set(answers)) == 1


# --- Taking one away ------------------------------------------------------------------------------


def test_empty_stage_is_deleted_and_history_keeps_its_sentences(office, shop):
    job = make_job(shop=shop)
    job.move_to(named(shop, "Printing"), by=None)
    job.move_to(named(shop, "Complete"), by=None)
    answer = office.post(page_of(named(shop, "Printing"), "delete"), {"post": "yes"})
    assert answer.status_code == 302
    assert order(shop) == ["Received", "Complete"]
    assert "Moved from Received to Printing" in sentences(job)


def test_stage_with_jobs_is_not_deleted_without_a_place_for_them(office, shop):
    make_job(shop=shop, stage="Printing")
    printing = named(shop, "Printing")
    assert "Move its job to" in body_of(office.get(page_of(printing, "delete")))
    answer = office.post(page_of(printing, "delete"), {"post": "yes"})
    assert answer.status_code == 422
    assert order(shop) == ["Received", "Printing", "Complete"]


def test_jobs_move_to_the_chosen_stage_and_say_so(office, shop):
    jobs = [make_job(shop=shop, stage="Printing") for _ in range(2)]
    jobs[1].hold(by=None)
    to = named(shop, "Received")
    answer = office.post(page_of(named(shop, "Printing"), "delete"), {"to": to.pk})
    assert said_in_passing(answer) == "Printing is deleted. Its 2 jobs are on Received now."
    for job in jobs:
        job.refresh_from_db()
        event = job.events.first()
        assert (job.stage, event.stage) == (to, to)
        assert event.sentence == "Moved from Printing to Received, as Printing was removed"
        assert str(event.by) == "Manu Manager"
    assert jobs[1].state == "on_hold"


def test_job_that_is_moved_so_counts_as_there_since_then(office, shop):
    job = make_job(shop=shop, stage="Printing")
    since = job.stage_since
    office.post(page_of(job.stage, "delete"), {"to": named(shop, "Received").pk})
    job.refresh_from_db()
    assert job.stage_since > since


def test_job_that_came_since_the_page_was_opened_is_not_lost(office, shop):
    """The page said that nothing stood there, so nobody chose where to."""
    printing = named(shop, "Printing")
    assert "No job is on" in body_of(office.get(page_of(printing, "delete")))
    make_job(shop=shop, stage="Printing")
    answer = office.post(page_of(printing, "delete"), {"post": "yes"})
    assert answer.status_code == 422
    assert "Move its job to" in body_of(answer)


@pytest.mark.parametrize("to", ["itself", "next door", "gone", "", "abc", "9" * 30, "\x00"])
def test_jobs_go_only_to_another_stage_of_the_shop(office, shop, to):
    job = make_job(shop=shop, stage="Printing")
    to = {"itself": job.stage_id, "next door": make_stage(name="Next door").pk, "gone": 987654321}.get(to, to)
    answer = office.post(page_of(job.stage, "delete"), {"to": to})
    assert answer.status_code == 422
    assert "Next door" not in body_of(answer)
    assert order(shop) == ["Received", "Printing", "Complete"]


def test_the_only_stage_stays(client):
    shop = make_shop()
    only = make_stage(shop=shop)
    client.force_login(make_person(shop=shop, role=Role.MANAGER))
    assert "A shop needs at least one stage." in body_of(client.get(page_of(only, "delete")))
    client.post(page_of(only, "delete"), {"post": "yes"})
    assert shop.stages.exists()


def test_deleting_the_last_stage_says_whose_jobs_become_finished(office, shop):
    make_job(shop=shop, stage="Printing")
    page = body_of(office.get(page_of(named(shop, "Complete"), "delete")))
    assert "The job on Printing will read as finished." in page


def test_choice_says_where_jobs_would_read_as_finished(office, shop):
    make_job(shop=shop, stage="Printing")
    page = body_of(office.get(page_of(named(shop, "Printing"), "delete")))
    assert "Complete, where jobs read as finished" in page


def test_stage_deleted_twice_is_gone_the_second_time(office, shop):
    page = page_of(named(shop, "Printing"), "delete")
    office.post(page, {"post": "yes"})
    assert office.post(page, {"post": "yes"}).status_code == 404


# --- History --------------------------------------------------------------------------------------


def test_shops_history_says_who_did_what_to_its_stages(office, shop):
    make_job(shop=shop, stage="Printing")
    add(office, name="Washing")
    put(office, named(shop, "Washing"), 1)
    put(office, named(shop, "Washing"), 1)  # there it is already
    page = page_of(named(shop, "Washing"))
    office.post(
        page, fields_of(office.get(page)) | {"name": "Cleaning", "sentence": "We’re cleaning your van"}
    )
    office.post(page_of(named(shop, "Printing"), "delete"), {"to": named(shop, "Complete").pk})
    events = shop.events.filter(kind="stages").order_by("pk")
    assert list(events.values_list("sentence", flat=True)) == [
        "Stage Washing added as step 3",
        "Stage Washing moved from step 3 to step 1",
        "Stage Washing renamed to Cleaning",
        "What customers read on Cleaning set to We’re cleaning your van",
        "Stage Printing removed, jobs on it moved to Complete: 1",
    ]
    assert {str(event.by) for event in events.select_related("by")} == {"Manu Manager"}


def test_what_was_refused_is_no_history(office, shop):
    put(office, named(shop, "Printing"), 1, seen="987654321")
    add(office, name="Printing")
    assert not shop.events.filter(kind="stages").exists()


# --- Who ------------------------------------------------------------------------------------------


def test_front_desk_has_no_say_in_stages(client, shop):
    client.force_login(make_person(shop=shop, role=Role.FRONT_DESK))
    printing = named(shop, "Printing")
    for page in (
        LIST,
        ADD,
        f"{LIST}reads/",
        *(page_of(printing, page) for page in ("change", "place", "delete")),
    ):
        assert client.get(page).status_code == 403
        assert client.post(page, {"place": 1, "seen": "1"}).status_code == 403
    assert Stage.objects.in_order().first().name == "Received"
