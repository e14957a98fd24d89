"""Jobs from a file arrive once, whole, in the right shop, or a reason says why not."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jobs.import_table import read_table
from jobs.importing import followed, import_table, importing, plan_import
from jobs.models import Customer, Job, JobEvent
from jobs.spreadsheet import UnreadableFileError
from jobs.tests.factories import make_customer, make_job, make_stages
from jobs.tests.made_up_jobs import HEADER, as_csv, made_up_jobs
from jobs.vehicles import VehicleKind
from jobs.written_days import Order
from shopsettings.tests.factories import make_person, make_shop

GOOD = {
    "customer": "Delgado Plumbing",
    "e-mail": "office@delgado.example",
    "phone": "(415) 555-0188",
    "vehicle": "2023 Ford Transit",
    "wrap type": "Full wrap",
    "stage": "Printing",
    "due date": "2026-05-14",
}


def table_of(*rows):
    """A table with one row for each dict, whose columns are those of the first; None leaves a column out."""
    full = [{**GOOD, **row} for row in rows]
    header = [name for name, cell in full[0].items() if cell is not None]
    return read_table(as_csv([[row[name] for name in header] for row in full], header=header))


@pytest.fixture
def shop(db):
    shop = make_shop()
    make_stages(shop=shop)
    return shop


def problems(shop, *rows, **options):
    return [str(problem) for problem in plan_import(table_of(*rows), shop, **options).problems]


# --- What arrives ------------------------------------------------------------------------------


def test_import_makes_a_job_of_every_column(shop):
    person = make_person(shop=shop)
    import_table(table_of({"colour": "White", "kind": "Truck"}), shop, by=person)
    job = Job.objects.select_related("customer", "stage").get()
    assert (job.shop, job.number, job.stage.name, job.due_date) == (shop, 1, "Printing", date(2026, 5, 14))
    assert (job.vehicle, job.vehicle_colour, job.vehicle_kind) == ("2023 Ford Transit", "White", "truck")
    assert (job.wrap_type, job.state) == ("Full wrap", Job.State.ACTIVE)
    assert (job.customer.name, job.customer.email) == ("Delgado Plumbing", "office@delgado.example")
    assert job.customer.phone == "(415) 555-0188"
    event = job.events.get()
    assert (event.sentence, event.by, event.kind) == (
        "Job imported at Printing",
        person,
        JobEvent.Kind.CREATED,
    )


def test_import_gives_each_job_its_own_code_and_the_next_numbers_in_file_order(shop):
    make_job(shop=shop)
    import_table(table_of({"vehicle": "A"}, {"vehicle": "B"}, {"vehicle": "C"}), shop)
    jobs = Job.objects.filter(shop=shop, number__gt=1).order_by("number")
    assert [(job.number, job.vehicle) for job in jobs] == [(2, "A"), (3, "B"), (4, "C")]
    assert len({job.code for job in jobs}) == 3


def test_import_takes_year_make_and_model_from_columns_of_their_own(shop):
    import_table(table_of({"vehicle": None, "model": "Transit", "year": "2019", "make": "Ford"}), shop)
    assert Job.objects.get().vehicle == "2019 Ford Transit"


def test_import_leaves_empty_what_the_file_leaves_empty(shop):
    import_table(table_of({"e-mail": "", "phone": "", "vehicle": "", "wrap type": "", "due date": ""}), shop)
    job = Job.objects.get()
    assert (job.vehicle, job.wrap_type, job.due_date, job.customer.email) == ("", "", None, "")


def test_import_keeps_cells_that_look_like_formulas_as_they_are(shop):
    import_table(table_of({"customer": "=SUM(A1)", "phone": "+1 415 555 0188", "wrap type": "@home"}), shop)
    job = Job.objects.get()
    assert (job.customer.name, job.customer.phone) == ("=SUM(A1)", "+1 415 555 0188")
    assert job.wrap_type == "@home"


def test_import_puts_a_cell_of_several_lines_into_one(shop):
    import_table(table_of({"wrap type": "Full wrap\r\n  with\troof"}), shop)
    assert Job.objects.get().wrap_type == "Full wrap with roof"


def test_import_finds_a_stage_whatever_its_case_and_spaces(shop):
    import_table(table_of({"stage": " ready  FOR pickup "}), shop)
    assert Job.objects.get().stage.name == "Ready for pickup"


def test_import_guesses_the_kind_unless_a_column_says_it(shop):
    import_table(table_of({"vehicle": "2023 F-150", "kind": ""}, {"vehicle": "F-250", "kind": "SUV"}), shop)
    kinds = Job.objects.order_by("number").values_list("vehicle_kind", flat=True)
    assert list(kinds) == [VehicleKind.PICKUP, VehicleKind.CAR]


# --- Columns -----------------------------------------------------------------------------------


def test_columns_are_found_by_other_names_in_any_order():
    table = read_table(b"Status;CLIENT NAME;Year/Make/Model;Deadline;Email Address;Price\na;b;c;d;e;f\n")
    cells = table.cells(table.sheet.rows[0])
    found = {name: text for name, text in cells.items() if text}
    assert found == {"stage": "a", "customer": "b", "vehicle": "c", "due_date": "d", "email": "e"}
    assert (table.missing, table.unused) == (["phone", "wrap type"], ["Price"])


def test_of_two_columns_that_could_be_the_customer_the_surer_name_counts():
    table = read_table(b"Name,Customer,Vehicle,Stage\nTransit 3,Ada,Ford,Design\n")
    assert table.cells(table.sheet.rows[0])["customer"] == "Ada"
    assert table.unused == ["Name"]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (b"Customer,Vehicle", "no column for stage"),
        (b"Make,Stage", "no column for customer"),
        (
            b"Ada,Ford,Printing",
            "no column for customer, stage or vehicle. The columns in line 1 are Ada, Ford",
        ),
        (b"Customer,Stage,Vehicle,stage ", "Two columns are called “stage”"),
    ],
)
def test_a_header_that_leaves_a_question_is_refused(header, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        read_table(header + b"\na,b,c,d\n")


# --- Bad rows ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"customer": " "}, "Line 2, customer: the customer’s name is missing."),
        ({"e-mail": "ada@"}, "Line 2, e-mail: “ada@” is not an e-mail address."),
        (
            {"e-mail": "a@x.example; b@x.example"},
            "Line 2, e-mail: “a@x.example; b@x.example” is not an e-mail",
        ),
        ({"due date": "2026-02-30"}, "Line 2, due date: “2026-02-30” is no day in the calendar."),
        ({"due date": "05/06/2026"}, "Line 2, due date: “05/06/2026” may be June 5 or May 6; write it like"),
        ({"stage": ""}, "Line 2, stage: the stage is missing; its stages are Received, Design,"),
        ({"stage": "Paint"}, "Line 2, stage: “Paint” is not a stage of this shop; its stages are Received,"),
        (
            {"customer": "x" * 121},
            "Line 2, customer: “" + "x" * 59 + "…” has 121 characters; there is room for 120",
        ),
        ({"phone": "5" * 41}, "Line 2, phone: “" + "5" * 41 + "” has 41 characters; there is room for 40."),
        ({"wrap type": "x" * 81}, "Line 2, wrap type: "),
        ({"vehicle": "x" * 61 + " y"}, "Line 2, vehicle: "),
        ({"vehicle": "y " + "x" * 61}, "Line 2, vehicle: "),
        ({"colour": "x" * 41}, "Line 2, colour: "),
        ({"make": "x" * 61}, "Line 2, make: "),
        ({"year": "23"}, "Line 2, year: “23” is not a year between 1900 and 2099."),
        (
            {"kind": "Spaceship"},
            "Line 2, kind: “Spaceship” is not one of van, car, pickup, truck, trailer, boat",
        ),
    ],
)
def test_a_bad_cell_is_named_by_line_and_column_with_the_reason(shop, row, problem):
    found = problems(shop, row)
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_every_bad_cell_of_a_row_is_named(shop):
    found = problems(shop, {"customer": "", "e-mail": "x", "stage": "y", "due date": "z"})
    assert [line.partition(":")[0] for line in found] == [
        "Line 2, customer",
        "Line 2, e-mail",
        "Line 2, stage",
        "Line 2, due date",
    ]


def test_lines_are_those_of_the_file_behind_a_cell_of_several_lines(shop):
    assert problems(shop, {"wrap type": "two\nlines"}, {"stage": "Paint"})[0].startswith("Line 4, stage")


def test_the_same_row_twice_is_bad_the_second_time(shop):
    assert problems(shop, {}, {"customer": "DELGADO  plumbing"}) == [
        "Line 3: this is the same job as line 2; if they are two jobs, tell them apart in a column named "
        "“reference”."
    ]


def test_the_same_vehicle_for_another_day_is_another_job(shop):
    assert problems(shop, {}, {"due date": "2026-05-15"}) == []


def test_a_namesakes_like_vehicle_is_another_job(shop):
    assert problems(shop, {}, {"e-mail": "other@delgado.example"}) == []
    assert problems(shop, {"e-mail": ""}, {"e-mail": "", "phone": "(415) 555-0199"}) == []


def test_references_tell_two_like_jobs_apart(shop):
    assert problems(shop, {"reference": "A1"}, {"reference": "A2"}) == []


def test_the_same_reference_twice_is_bad_the_second_time(shop):
    found = problems(shop, {"reference": "A1"}, {"reference": "a1", "vehicle": "Another"})
    assert found == ["Line 3: this is the same job as line 2."]


def test_a_row_longer_than_the_header_is_bad(shop):
    table = read_table(b"customer,vehicle,stage\nPainting, Inc.,Ford,Design\nAda,Ford,Design,,\n")
    found = [str(problem) for problem in plan_import(table, shop).problems]
    assert found == ["Line 2: there are 4 cells where line 1 has 3."]


def test_broken_quotation_marks_are_a_bad_row(shop):
    table = read_table(b'customer,vehicle,stage\n"Ada" x,Ford,Design\nBo,Ford,Design\n')
    plan = plan_import(table, shop)
    assert [str(problem) for problem in plan.problems] == ["Line 2: the quotation marks are wrong."]
    assert (plan.rows, plan.bad_rows, len(plan.jobs)) == (2, 1, 1)


def test_the_order_of_day_and_month_can_be_told(shop):
    import_table(table_of({"due date": "05/06/2026"}), shop, order=Order.DAY_FIRST)
    assert Job.objects.get().due_date == date(2026, 6, 5)


def test_one_bad_row_keeps_all_out(shop):
    plan = import_table(table_of({}, {"stage": "Paint"}, {"vehicle": "Another"}), shop)
    assert (plan.bad_rows, len(plan.jobs)) == (1, 2)
    assert not Job.objects.exists()
    assert not Customer.objects.exists()


def test_bad_rows_can_be_left_out(shop):
    import_table(table_of({}, {"stage": "Paint"}, {"vehicle": "Another"}), shop, skip_bad=True)
    assert [job.vehicle for job in Job.objects.order_by("number")] == ["2023 Ford Transit", "Another"]


def test_a_plan_changes_nothing(shop):
    make_customer(shop=shop, name="Delgado Plumbing", phone="415-555-0188")
    plan = plan_import(table_of({}, {"customer": "Another"}), shop)
    assert len(plan.jobs) == 2
    assert not Job.objects.exists()
    assert Customer.objects.get().email == ""


# --- Customers ---------------------------------------------------------------------------------


def test_one_customer_with_three_vehicles_is_entered_once(shop):
    import_table(table_of({"vehicle": "A"}, {"vehicle": "B"}, {"vehicle": "C"}), shop)
    assert Customer.objects.get().jobs.count() == 3


def test_a_customer_of_the_shop_is_found_by_email(shop):
    known = make_customer(shop=shop, name="Maria Delgado", email="Office@Delgado.example")
    plan = import_table(table_of({}), shop)
    assert Job.objects.get().customer == known
    assert [str(note) for note in plan.notes] == [
        "Line 2, customer: “Delgado Plumbing” is taken for Maria Delgado, who has the same e-mail address."
    ]


def test_a_customer_without_email_is_found_by_name_and_phone(shop):
    known = make_customer(shop=shop, name="delgado plumbing", phone="+1 415 555 0188")
    import_table(table_of({"e-mail": ""}), shop)
    assert Job.objects.get().customer == known


def test_a_namesake_with_another_phone_is_somebody_else(shop):
    known = make_customer(shop=shop, name="Delgado Plumbing", phone="(415) 555-0199")
    import_table(table_of({"e-mail": ""}), shop)
    assert Job.objects.get().customer != known


def test_a_namesake_with_another_email_is_somebody_else(shop):
    known = make_customer(shop=shop, name=GOOD["customer"], phone=GOOD["phone"], email="x@y.example")
    import_table(table_of({}), shop)
    assert Job.objects.get().customer != known


def test_what_the_shop_did_not_know_of_a_customer_is_filled_in(shop):
    known = make_customer(shop=shop, name="Delgado Plumbing", phone="415-555-0188")
    import_table(table_of({}), shop)
    known.refresh_from_db()
    assert (known.email, known.phone) == ("office@delgado.example", "415-555-0188")


def test_another_shops_customer_is_never_found(shop):
    theirs = make_customer(name="Delgado Plumbing", email="office@delgado.example")
    import_table(table_of({}), shop)
    assert Job.objects.get().customer != theirs
    assert Job.objects.get().customer.shop == shop


# --- Once and no more --------------------------------------------------------------------------


def test_importing_a_file_twice_makes_no_doubles(shop):
    table = read_table(as_csv(made_up_jobs(300)))
    assert len(import_table(table, shop).jobs) == 300
    customers = Customer.objects.count()
    plan = import_table(table, shop)
    assert (len(plan.jobs), plan.known, plan.problems) == (0, 300, [])
    assert (Job.objects.count(), Customer.objects.count()) == (300, customers)


def test_a_job_is_known_again_after_staff_changed_it(shop):
    import_table(table_of({}), shop)
    job = Job.objects.get()
    job.move_to(shop.stages.get(name="Installing"), by=None)
    job.promise(date(2026, 7, 1), by=None)
    job.edit({"vehicle_model": "Transit 350", "customer": make_customer(shop=shop, name="Other")}, by=None)
    assert import_table(table_of({}), shop).known == 1
    job.refresh_from_db()
    assert (job.stage.name, job.due_date) == ("Installing", date(2026, 7, 1))


def test_a_job_is_known_again_in_another_spelling_of_its_row(shop):
    import_table(table_of({}), shop)
    respelt = {"customer": "delgado plumbing", "vehicle": "2023  FORD transit", "due date": "May 14, 2026"}
    assert import_table(table_of(respelt), shop).known == 1


def test_a_job_is_known_by_its_reference_whatever_else_changed_in_the_file(shop):
    import_table(table_of({"reference": "W-17"}), shop)
    changed = {"reference": "w-17", "stage": "Complete", "due date": "2026-09-09", "customer": "New name"}
    assert import_table(table_of(changed), shop).known == 1


def test_a_row_mended_after_skipping_is_the_only_one_that_follows(shop):
    import_table(table_of({}, {"vehicle": "Another", "due date": "soon"}), shop, skip_bad=True)
    plan = import_table(table_of({}, {"vehicle": "Another", "due date": "2026-06-01"}), shop)
    assert (plan.known, [job.vehicle for job in plan.jobs]) == (1, ["Another"])


def test_two_shops_may_import_the_same_file(shop):
    other = make_shop()
    make_stages(shop=other)
    import_table(table_of({}), shop)
    assert len(import_table(table_of({}), other).jobs) == 1


def test_progress_is_told_row_by_row_and_to_the_end(shop):
    told = []
    table = table_of({"vehicle": "A"}, {"vehicle": "B"})
    import_table(table, shop, progress=lambda *step: told.append(step))
    assert told == [("Checking", 1, 2), ("Checking", 2, 2), ("Saving", 2, 2)]


def test_import_that_nobody_follows_to_the_end_saves_nothing(shop):
    steps = importing(table_of({"vehicle": "A"}, {"vehicle": "B"}), shop)
    assert [next(steps) for _ in range(3)][-1] == ("Saving", 2, 2)
    steps.close()
    assert not Job.objects.exists()


def followed_to_the_end(steps):
    return followed(steps, lambda *step: None)


def test_import_of_a_plan_that_has_become_another_saves_nothing(shop):
    table = table_of({})
    seen = plan_import(table, shop).fingerprint()
    make_customer(shop=shop, name="Maria Delgado", email="office@delgado.example")
    plan = followed_to_the_end(importing(table, shop, seen=seen))
    assert (plan.saved, len(plan.entries), Job.objects.count()) == (False, 1, 0)


def test_import_of_the_very_plan_that_was_seen_is_saved(shop):
    table = table_of({})
    seen = plan_import(table, shop).fingerprint()
    make_customer(shop=shop, name="Somebody Else")
    assert followed_to_the_end(importing(table, shop, seen=seen)).saved
    assert Job.objects.count() == 1


def test_defused_cell_arrives_as_what_it_was(shop):
    import_table(table_of({"customer": "'=SUM(A1)", "phone": "'+1 415 555 0188"}), shop)
    customer = Customer.objects.get()
    assert (customer.name, customer.phone) == ("=SUM(A1)", "+1 415 555 0188")


def test_import_needs_few_queries_however_many_rows(shop, django_assert_max_num_queries):
    table = read_table(as_csv(made_up_jobs(400)))
    with django_assert_max_num_queries(40):
        import_table(table, shop)


class AnyCells(TestCase):
    """Hypothesis needs a database that it can roll back itself."""

    @settings(max_examples=60)
    @given(st.lists(st.lists(st.text(max_size=130), min_size=7, max_size=8), max_size=6))
    def test_whatever_the_cells_hold_a_row_is_imported_or_has_a_reason(self, rows):
        shop = make_shop()
        make_stages("Design", shop=shop)
        data = as_csv([[*row[:5], "Design", *row[6:]] for row in rows], header=HEADER)
        try:
            table = read_table(data)
        except UnreadableFileError:
            return
        plan = import_table(table, shop, skip_bad=True)
        assert len(plan.jobs) + plan.bad_rows == plan.rows
        assert Job.objects.filter(shop=shop).count() == len(plan.jobs)
