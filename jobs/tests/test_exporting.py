"""Lists leave as CSV files: the rows that were found, harmless to a spreadsheet, and no doubles on return."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from jobs.exporting import JOBS
from jobs.import_table import read_table
from jobs.importing import import_table
from jobs.models import Job
from jobs.tests.factories import make_customer, make_job, make_stages
from jobs.tests.made_up_jobs import as_csv, made_up_jobs
from shopsettings import exporting
from shopsettings.models import Role
from shopsettings.tests.factories import make_operator, make_person, make_shop

pytestmark = pytest.mark.django_db

JOBS_FILE, CUSTOMERS_FILE = "/admin/jobs/job/export/", "/admin/jobs/customer/export/"


@pytest.fixture
def shop():
    shop = make_shop(slug="north-bay", time_zone="America/Los_Angeles")
    make_stages("Received", "Printing", "Complete", shop=shop)
    return shop


def bytes_of(response):
    return b"".join(response.streaming_content)


def rows_of(response):
    """The file's rows below its header, each as a dict."""
    return list(csv.DictReader(io.StringIO(bytes_of(response).decode("utf-8-sig"), newline="")))


def customers_in(response):
    return [row["Customer"] for row in rows_of(response)]


# --- What is in it -----------------------------------------------------------------------------


def test_export_holds_a_job_as_the_shop_knows_it(office, shop):
    customer = make_customer(shop=shop, name="Sol Electric", email="sol@x.example", phone="(415) 555-0177")
    make_job(
        shop=shop,
        customer=customer,
        stage="Printing",
        state=Job.State.ON_HOLD,
        title="Fleet, van 3",
        vehicle_colour="White",
        due_date=date(2026, 5, 14),
        created_at=datetime(2026, 5, 2, 5, tzinfo=UTC),  # the day before, where the shop is
    )
    assert rows_of(office.get(JOBS_FILE)) == [
        {
            "Reference": "north-bay/JOB-0001",
            "Customer": "Sol Electric",
            "E-mail": "sol@x.example",
            "Phone": "(415) 555-0177",
            "Year": "2023",
            "Make": "Ford",
            "Model": "Transit",
            "Colour": "White",
            "Kind": "Van",
            "Wrap type": "Full wrap",
            "Stage": "Printing",
            "Due date": "2026-05-14",
            "State": "On hold",
            "Title": "Fleet, van 3",
            "Created": "2026-05-01",
        }
    ]


def test_export_holds_customers_as_the_shop_knows_them(office, shop):
    make_customer(shop=shop, name="Bäckerei Müller", email="kontakt@mueller.example", phone="0351 555")
    assert rows_of(office.get(CUSTOMERS_FILE)) == [
        {"Customer": "Bäckerei Müller", "E-mail": "kontakt@mueller.example", "Phone": "0351 555"}
    ]


def test_export_holds_no_customers_link(office, shop):
    job = make_job(shop=shop)
    told = bytes_of(office.get(JOBS_FILE)).decode()
    assert job.code not in told
    assert "/track/" not in told


def test_export_begins_with_a_mark_that_tells_spreadsheets_its_letters(office, shop):
    make_customer(shop=shop, name="Žižka")
    data = bytes_of(office.get(CUSTOMERS_FILE))
    assert data.startswith(b"\xef\xbb\xbfCustomer,")
    assert "Žižka".encode() in data


def test_export_is_a_download_named_for_the_shop_and_its_day(office, shop, time_machine):
    time_machine.move_to(datetime(2026, 5, 15, 5, tzinfo=UTC), tick=False)  # still the 14th where the shop is
    response = office.get(JOBS_FILE)
    assert response.headers["Content-Disposition"] == 'attachment; filename="north-bay-jobs-2026-05-14.csv"'
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in response.headers["Cache-Control"]


def test_export_of_an_empty_list_names_the_columns(office):
    assert bytes_of(office.get(JOBS_FILE)).decode("utf-8-sig").strip().split(",") == list(JOBS.header)


def test_export_defuses_what_a_spreadsheet_would_run(office, shop):
    evil = '=HYPERLINK("https://evil.example","Click")'
    make_job(
        shop=shop, customer=make_customer(shop=shop, name=evil, phone="+1 415"), wrap_type="@x", title="-1"
    )
    row = rows_of(office.get(JOBS_FILE))[0]
    assert [row[name] for name in ("Customer", "Phone", "Wrap type", "Title")] == [
        f"'{evil}",
        "'+1 415",
        "'@x",
        "'-1",
    ]


# --- Which rows --------------------------------------------------------------------------------


def test_export_holds_what_the_search_found_and_no_more(office, shop):
    for name in ("Hana Suzuki", "Blue Door Bakery"):
        make_job(shop=shop, customer=make_customer(shop=shop, name=name))
    assert customers_in(office.get(JOBS_FILE, {"q": "suz"})) == ["Hana Suzuki"]
    assert customers_in(office.get(CUSTOMERS_FILE, {"q": "blue"})) == ["Blue Door Bakery"]


def test_export_holds_what_the_filters_left(office, shop):
    for stage, state in [("Printing", "active"), ("Printing", "on_hold"), ("Received", "active")]:
        name = f"{stage} {state}"
        make_job(shop=shop, stage=stage, state=state, customer=make_customer(shop=shop, name=name))
    printing = shop.stages.get(name="Printing").pk
    filters = {"stage__id__exact": printing, "state__exact": "on_hold"}
    assert customers_in(office.get(JOBS_FILE, filters)) == ["Printing on_hold"]


def test_export_keeps_the_order_of_the_list(office, shop):
    for name in ("B", "C", "A"):
        make_customer(shop=shop, name=name)
    assert customers_in(office.get(CUSTOMERS_FILE, {"o": "-0"})) == ["C", "B", "A"]


def test_export_holds_every_page_of_the_list(office, shop, monkeypatch):
    monkeypatch.setattr(exporting, "AT_A_TIME", 20)
    import_table(read_table(as_csv(made_up_jobs(70, stages=["Received"]))), shop)
    assert len(rows_of(office.get(JOBS_FILE))) == 70


def test_export_button_keeps_the_question_and_drops_the_page(office, shop):
    make_job(shop=shop)
    page = office.get("/admin/jobs/job/", {"q": "del gado", "p": "1", "state__exact": "active"})
    assert "/admin/jobs/job/export/?q=del+gado&amp;state__exact=active" in page.content.decode()


def test_export_holds_no_other_shops_row(office, shop):
    make_job(shop=shop, customer=make_customer(shop=shop, name="Ours"))
    make_job(customer=make_customer(name="Theirs"))
    assert customers_in(office.get(JOBS_FILE)) == ["Ours"]
    assert customers_in(office.get(CUSTOMERS_FILE)) == ["Ours"]


def test_question_that_the_list_does_not_understand_leads_back_to_the_list(office):
    response = office.get(JOBS_FILE, {"stage__id__exact": "abc"})
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/jobs/job/?e=1")


# --- Who ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", [JOBS_FILE, CUSTOMERS_FILE])
def test_export_is_not_for_the_front_desk(client, shop, file):
    client.force_login(make_person(shop=shop, role=Role.FRONT_DESK))
    assert client.get(file).status_code == 403
    assert "Export CSV" not in client.get(file.removesuffix("export/")).content.decode()


@pytest.mark.parametrize("file", [JOBS_FILE, CUSTOMERS_FILE])
@pytest.mark.parametrize("role", [Role.MANAGER, Role.OWNER])
def test_export_is_for_managers_and_owners(client, shop, file, role):
    client.force_login(make_person(shop=shop, role=role))
    assert client.get(file).status_code == 200
    assert "Export CSV" in client.get(file.removesuffix("export/")).content.decode()


def test_export_of_every_shop_at_once_is_for_nobody(client):
    client.force_login(make_operator())
    assert client.get(JOBS_FILE).status_code == 403
    assert "Export CSV" not in client.get("/admin/jobs/job/").content.decode()


# --- There and back ----------------------------------------------------------------------------


def exported(client):
    return read_table(bytes_of(client.get(JOBS_FILE)))


def test_shops_own_file_brings_no_doubles_back(office, shop):
    import_table(read_table(as_csv(made_up_jobs(40, stages=["Received", "Printing"]))), shop)
    evil = make_customer(shop=shop, name="=SUM(A1)", phone="+1 415 555 0188")
    make_job(shop=shop, customer=evil, vehicle_year=1850)  # a year the importer would not take
    plan = import_table(exported(office), shop)
    assert (plan.known, plan.entries, plan.problems) == (41, [], [])
    assert Job.objects.count() == 41
    assert shop.customers.filter(name="=SUM(A1)").count() == 1


def test_shops_own_file_brings_no_doubles_back_after_everything_changed(office, shop):
    job = make_job(shop=shop, stage="Printing")
    table = exported(office)
    job.edit({"wrap_type": "Other", "customer": make_customer(shop=shop, name="New")}, by=None)
    job.promise(date(2027, 1, 1), by=None)
    stage = shop.stages.get(name="Printing")
    stage.name = "Press"
    stage.save()
    assert import_table(table, shop).known == 1
    assert Job.objects.count() == 1


def test_another_shops_file_is_taken_for_other_jobs_and_only_once(office, shop):
    make_job(shop=shop, customer=make_customer(shop=shop, name="=SUM(A1)", phone="+1 415 555 0188"))
    other = make_shop(slug="south-bay")
    make_stages("Received", shop=other)
    make_job(shop=other)  # number 1 there too
    table = exported(office)
    assert len(import_table(table, other).entries) == 1
    assert import_table(table, other).known == 1
    customer = other.jobs.get(number=2).customer
    assert (customer.name, customer.phone) == ("=SUM(A1)", "+1 415 555 0188")


def test_file_of_customers_is_refused_as_a_file_of_jobs(office, shop):
    make_customer(shop=shop)
    response = office.get(CUSTOMERS_FILE)
    with pytest.raises(Exception, match="There is no column for stage or vehicle"):
        read_table(bytes_of(response))
