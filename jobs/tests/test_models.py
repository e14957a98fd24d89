"""What staff do to a job changes exactly that, is told in its history, and stays inside the shop."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from jobs.models import LONG_AGO, Customer, Job, JobEvent, Stage
from jobs.tests.factories import make_customer, make_job, make_stage, make_stages
from jobs.vehicles import vehicle_name
from shopsettings.tests.factories import make_person, make_shop

pytestmark = pytest.mark.django_db


def history(job):
    """What happened after the job was made, oldest first."""
    return [event.sentence for event in job.events.order_by("pk")][1:]


# --- Taking a job in ---------------------------------------------------------------------------


def test_a_new_job_stands_on_the_first_stage():
    shop = make_shop()
    make_stages("First", "Second", shop=shop)
    assert make_job(shop=shop).stage.name == "First"


def test_the_first_stage_is_the_one_with_the_lowest_position():
    shop = make_shop()
    make_stage(shop=shop, name="Late", position=9)
    make_stage(shop=shop, name="Early", position=2)
    assert make_job(shop=shop).stage.name == "Early"


def test_a_new_job_may_begin_on_another_stage():
    assert make_job(shop=make_shop(), stage="Printing").stage.name == "Printing"


def test_job_numbers_count_up_in_each_shop():
    one, other = make_shop(), make_shop()
    numbers = [make_job(shop=shop).number for shop in (one, one, other, one)]
    assert numbers == [1, 2, 1, 3]


def test_the_number_of_a_job_that_is_gone_is_not_given_to_one_before_the_last():
    shop = make_shop()
    first, _second = make_job(shop=shop), make_job(shop=shop)
    first.delete()
    assert make_job(shop=shop).number == 3


def test_a_job_is_called_by_a_number_of_four_digits():
    assert Job(number=42).label == "JOB-0042"
    assert Job(number=12345).label == "JOB-12345"


def test_a_new_job_has_a_code_of_its_own():
    shop = make_shop()
    codes = {make_job(shop=shop).code for _ in range(20)}
    assert len(codes) == 20


def test_the_history_begins_with_who_took_the_job_in():
    shop = make_shop()
    person = make_person(shop=shop)
    event = make_job(shop=shop, by=person).events.get()
    assert (event.sentence, event.by, event.kind) == ("Job created at Received", person, "created")


def test_a_job_without_a_title_is_called_by_its_wrap_vehicle_and_customer():
    assert make_job().shown_title == "Full wrap, 2023 Ford Transit, Delgado Plumbing"
    assert make_job(wrap_type="").shown_title == "2023 Ford Transit, Delgado Plumbing"


def test_a_title_that_was_given_is_used():
    assert make_job(title="Fleet wrap").shown_title == "Fleet wrap"


def test_a_vehicle_is_called_by_what_is_known_of_it():
    assert vehicle_name(2023, "Ford", "Transit") == "2023 Ford Transit"
    assert vehicle_name(None, "", "Boat") == "Boat"
    assert vehicle_name(None, "", "") == ""


# --- Bringing many in --------------------------------------------------------------------------


def test_many_jobs_get_numbers_in_the_order_given_and_a_history_each():
    shop = make_shop()
    person, customer = make_person(shop=shop), make_customer(shop=shop)
    stages = make_stages("First", "Second", shop=shop)
    make_job(shop=shop)
    jobs = [Job(shop=shop, customer=customer, stage=stage, title=stage.name) for stage in stages]
    Job.objects.bring_in(jobs, shop=shop, by=person)
    assert [(job.number, job.title) for job in Job.objects.order_by("number")[1:]] == [
        (2, "First"),
        (3, "Second"),
    ]
    event = Job.objects.get(number=3).events.get()
    assert (event.sentence, event.by, event.stage) == ("Job imported at Second", person, None)


def test_nobody_knows_since_when_a_job_that_is_brought_in_was_finished():
    shop = make_shop()
    begun, finished = make_stages("First", "Last", shop=shop)
    customer = make_customer(shop=shop)
    Job.objects.bring_in([Job(shop=shop, customer=customer, stage=finished)], shop=shop, by=None)
    Job.objects.bring_in([Job(shop=shop, customer=customer, stage=begun)], shop=shop, by=None)
    assert [job.stage_since > LONG_AGO for job in Job.objects.order_by("number")] == [False, True]


# --- Moving ------------------------------------------------------------------------------------


def test_a_move_changes_the_stage_and_since_when():
    job = make_job()
    since = job.stage_since
    job.move_to(job.shop.stages.get(name="Printing"), by=None)
    job.refresh_from_db()
    assert job.stage.name == "Printing"
    assert job.stage_since > since


def test_a_move_is_told_from_where_to_where_and_by_whom():
    job = make_job()
    person = make_person(shop=job.shop)
    job.move_to(job.shop.stages.get(name="Printing"), by=person)
    event = job.events.first()
    assert (event.kind, event.sentence, event.by) == ("moved", "Moved from Received to Printing", person)
    assert event.stage.name == "Printing"


def test_a_move_to_where_it_stands_changes_nothing():
    job = make_job()
    since = job.stage_since
    job.move_to(job.stage, by=None)
    job.refresh_from_db()
    assert (job.stage_since, history(job)) == (since, [])


def test_a_job_never_moves_to_another_shops_stage():
    job, other = make_job(), make_job()
    with pytest.raises(ValidationError, match="Choose a stage of this shop"):
        job.move_to(other.stage, by=None)
    job.refresh_from_db()
    assert (job.stage.shop, history(job)) == (job.shop, [])


def test_somebody_who_saw_the_job_elsewhere_is_told_who_moved_it_where():
    job = make_job()
    seen = job.stage
    priya = make_person(shop=job.shop, name="Priya")
    Job.objects.get(pk=job.pk).move_to(job.shop.stages.get(name="Printing"), by=priya)
    with pytest.raises(ValidationError, match="Priya has moved JOB-0001 to Printing meanwhile"):
        job.move_to(job.shop.stages.get(name="Design"), by=None, seen=seen)
    assert Job.objects.get(pk=job.pk).stage.name == "Printing"


def test_somebody_who_sees_the_job_where_it_is_may_move_it():
    job = make_job()
    job.move_to(job.shop.stages.get(name="Design"), by=None, seen=job.stage)
    assert Job.objects.get(pk=job.pk).stage.name == "Design"


def test_a_verb_saves_only_what_it_changed():
    job = make_job()
    stale = Job.objects.get(pk=job.pk)
    job.promise(date(2026, 5, 14), by=None)
    stale.move_to(job.shop.stages.get(name="Printing"), by=None)
    job.refresh_from_db()
    assert (job.due_date, job.stage.name) == (date(2026, 5, 14), "Printing")


# --- Holding, resuming, cancelling -------------------------------------------------------------


def test_a_job_is_held_with_a_reason_and_resumed():
    job = make_job()
    job.hold(by=None, reason="Waiting for film")
    assert Job.objects.get(pk=job.pk).state == Job.State.ON_HOLD
    job.resume(by=None)
    assert Job.objects.get(pk=job.pk).state == Job.State.ACTIVE
    assert history(job) == ["Put on hold: Waiting for film", "Work resumed"]


def test_a_job_is_cancelled():
    job = make_job()
    job.cancel(by=None)
    assert Job.objects.get(pk=job.pk).state == Job.State.CANCELLED
    assert history(job) == ["Cancelled"]


def test_customers_do_not_read_why_a_job_is_on_hold():
    job = make_job()
    job.hold(by=None, reason="They have not paid")
    assert job.hold_reason == ""


def test_customers_read_why_a_job_is_on_hold_if_they_may():
    job = make_job()
    job.hold(by=None, reason="The film arrives on Monday", customers_read=True)
    assert job.hold_reason == "The film arrives on Monday"


def test_a_job_that_goes_on_has_no_reason_for_a_hold():
    job = make_job()
    job.hold(by=None, reason="The film arrives on Monday", customers_read=True)
    job.resume(by=None)
    assert job.hold_reason == ""


def test_holding_twice_is_told_once():
    job = make_job(state=Job.State.ON_HOLD)
    job.hold(by=None)
    assert history(job) == ["Put on hold"]


def test_a_job_on_hold_stays_on_its_stage():
    job = make_job(shop=make_shop(), stage="Printing", state=Job.State.ON_HOLD)
    assert job.stage.name == "Printing"


# --- The due date and other details ------------------------------------------------------------


def test_a_due_date_is_set_and_taken_back():
    job = make_job()
    job.promise(date(2026, 5, 14), by=None)
    job.promise(date(2026, 5, 14), by=None)
    job.promise(None, by=None)
    assert Job.objects.get(pk=job.pk).due_date is None
    assert history(job) == ["Due date set to 2026-05-14", "Due date 2026-05-14 removed"]


def test_an_edit_names_what_changed_and_leaves_the_rest_alone():
    job = make_job()
    job.edit({"title": "Fleet wrap", "wrap_type": "Full wrap", "vehicle_year": 2024}, by=None)
    job.refresh_from_db()
    assert (job.title, job.vehicle_year) == ("Fleet wrap", 2024)
    assert history(job) == ["Edited: title, year"]


def test_an_edit_that_changes_nothing_is_not_told():
    job = make_job()
    job.edit({"title": "", "due_date": None}, by=None)
    assert history(job) == []


def test_an_edit_cannot_reach_what_has_a_verb_of_its_own():
    job = make_job()
    job.edit({"state": Job.State.CANCELLED, "number": 7, "stage": make_stage(shop=job.shop)}, by=None)
    job.refresh_from_db()
    assert (job.state, job.number, job.stage.name) == (Job.State.ACTIVE, 1, "Received")


def test_a_sentence_of_the_history_stays_when_its_stage_is_renamed_or_gone():
    job = make_job()
    design = job.shop.stages.get(name="Design")
    job.move_to(design, by=None)
    job.move_to(job.shop.stages.get(name="Printing"), by=None)
    design.delete()
    assert history(job) == ["Moved from Received to Design", "Moved from Design to Printing"]


# --- What the database refuses -----------------------------------------------------------------


def refused(change):
    """Whether the database takes back a change made behind the back of the verbs, on commit at the latest."""
    try:
        change()
    except IntegrityError:
        return True
    return False


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_another_shops_stage():
    job, other = make_job(), make_job()
    assert refused(lambda: Job.objects.filter(pk=job.pk).update(stage=other.stage))
    assert not refused(lambda: Job.objects.filter(pk=job.pk).update(stage=make_stage(shop=job.shop)))


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_another_shops_customer():
    job, other = make_job(), make_job()
    assert refused(lambda: Job.objects.filter(pk=job.pk).update(customer=other.customer))
    assert not refused(lambda: Job.objects.filter(pk=job.pk).update(customer=make_customer(shop=job.shop)))


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_move_a_stage_with_jobs_to_another_shop():
    job = make_job()
    assert refused(lambda: Stage.objects.filter(pk=job.stage_id).update(shop=make_shop()))
    assert refused(lambda: Customer.objects.filter(pk=job.customer_id).update(shop=make_shop()))


def test_a_form_is_told_when_a_stage_is_another_shops():
    job, other = make_job(), make_job()
    job.stage = other.stage
    with pytest.raises(ValidationError) as error:
        job.full_clean()
    assert error.value.message_dict["stage"] == ["Choose a stage of this shop."]


@pytest.mark.parametrize("twin", ["number", "code"])
def test_the_database_refuses_a_number_or_code_twice(twin):
    shop = make_shop()
    one, other = make_job(shop=shop), make_job(shop=shop)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=one.pk).update(**{twin: getattr(other, twin)})


def test_the_database_refuses_an_unknown_state():
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=make_job().pk).update(state="lost")


def test_the_database_refuses_the_same_import_twice_in_a_shop_only():
    shop = make_shop()
    make_job(shop=shop, import_key="a")
    make_job(import_key="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_job(shop=shop, import_key="a")


def test_jobs_that_were_not_imported_have_no_key_to_share():
    shop = make_shop()
    assert make_job(shop=shop).import_key == make_job(shop=shop).import_key == ""


def test_a_stage_name_is_used_once_in_a_shop_whatever_its_case():
    shop = make_shop()
    make_stage(shop=shop, name="Printing")
    make_stage(name="Printing")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_stage(shop=shop, name="PRINTING")


def test_a_stage_with_jobs_cannot_be_deleted():
    job = make_job()
    with pytest.raises(ProtectedError):
        job.stage.delete()


def test_a_stage_without_jobs_can_be_deleted():
    make_stage().delete()
    assert not Stage.objects.exists()


def test_a_customer_with_jobs_cannot_be_deleted():
    with pytest.raises(ProtectedError):
        make_job().customer.delete()


def test_the_history_of_somebody_who_left_stays():
    job = make_job()
    person = make_person(shop=job.shop)
    job.hold(by=person)
    person.delete()
    assert JobEvent.objects.get(kind="state").sentence == "Put on hold"
