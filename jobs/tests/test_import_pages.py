"""A file of jobs comes in through the admin: shown first, then saved as shown, or a sentence says why not."""

import base64
import json
import random
import re
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobs.import_table import LABELS, read_table
from jobs.importing import import_table
from jobs.models import Customer, Job
from jobs.tests.factories import make_customer, make_job, make_stages
from jobs.tests.made_up_jobs import as_csv, made_up_jobs
from shopsettings.models import Membership, Role
from shopsettings.tests.factories import make_operator, make_person, make_picture, make_shop
from shopsettings.tests.pages import body_of, said_in_passing

pytestmark = pytest.mark.django_db

IMPORT, RUN, DONE = (f"/admin/jobs/job/import/{page}" for page in ("", "run/", "done/"))
LIST, EXAMPLE = "/admin/jobs/job/", "/admin/jobs/job/import/example.csv"
STEPS = {"Accept": "application/x-ndjson"}
GOOD = b"""Customer,E-mail,Vehicle,Wrap type,Stage,Due date
Delgado Plumbing,office@delgado.example,2023 Ford Transit,Full wrap,Printing,2026-05-14
Hana Suzuki,hana@mail.example,F-150,,received,
"""
BAD = GOOD + b"Ada,ada@,Ford,Decals,Paint,05/06/2026\n"


def check(client, data, name="jobs.csv", **fields):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data), **fields})


def text_of(response):
    """What the page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", body_of(response)).split())


def counts_of(preview):
    """New jobs, new customers, jobs already there, bad rows."""
    return [count for _, count in preview.context["counts"]]


def press(client, preview, **fields):
    """Press Import on a preview."""
    return client.post(RUN, {"checked": preview.context["sealed"], **fields})


def told(client, preview, **fields):
    """What a page that listens is told after Import was pressed."""
    response = client.post(RUN, {"checked": preview.context["sealed"], **fields}, headers=STEPS)
    assert response.headers["Content-Type"] == STEPS["Accept"]
    return [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]


# --- Choosing a file ---------------------------------------------------------------------------


def test_list_of_jobs_leads_to_the_import(office):
    assert f'href="{IMPORT}"' in body_of(office.get(LIST))


@pytest.mark.parametrize("page", [IMPORT, RUN, DONE, EXAMPLE])
def test_import_is_not_for_the_front_desk_nor_for_operators(client, shop, page):
    for person in (make_person(shop=shop, role=Role.FRONT_DESK), make_operator()):
        client.force_login(person)
        assert client.get(page).status_code == client.post(page).status_code == 403
        assert IMPORT not in body_of(client.get(LIST))


def test_import_page_explains_every_column(office):
    said = text_of(office.get(IMPORT)).casefold()
    assert [label for label in LABELS.values() if label not in said] == []


def test_example_can_be_imported_as_it_is(office, shop):
    response = office.get(EXAMPLE)
    assert response.headers["Content-Disposition"] == 'attachment; filename="example-jobs.csv"'
    plan = import_table(read_table(response.content), shop)
    assert (len(plan.entries), plan.problems) == (3, [])
    assert [job.stage.name for job in plan.jobs] == ["Received", "Printing", "Complete"]


# --- The preview -------------------------------------------------------------------------------


def test_preview_counts_new_jobs_new_customers_known_jobs_and_bad_rows(office, shop):
    make_customer(shop=shop, name="Hana Suzuki", email="hana@mail.example")
    import_table(read_table(GOOD[: GOOD.index(b"Hana")]), shop)
    assert counts_of(check(office, BAD)) == ["1", "0", "1", "1"]


def test_preview_shows_jobs_as_they_will_be(office):
    said = text_of(check(office, GOOD))
    assert "2 Delgado Plumbing New office@delgado.example 2023 Ford Transit Van Full wrap Printing" in said
    assert "Thu, May 14, 2026" in said
    assert "3 Hana Suzuki New hana@mail.example F-150 Pickup – Received –" in said


def test_preview_names_every_bad_cell_with_line_and_reason(office):
    said = text_of(check(office, BAD))
    assert "4 e-mail “ada@” is not an e-mail address." in said
    assert "4 stage “Paint” is not a stage of this shop; its stages are Received, Printing, Complete." in said
    assert "4 due date “05/06/2026” may be June 5 or May 6; write it like 2026-06-05." in said


def test_preview_says_how_the_file_was_read(office):
    said = text_of(check(office, "Kunde;Fahrzeug;Status;Preis\nMüller;VW;Printing;7\n".encode("cp1252")))
    assert "Read as Windows-1252, separated by semicolons. It isn’t UTF-8: check that names" in said
    assert "Not in the file: e-mail, phone, wrap type, due date." in said
    assert "Not used: Preis ." in said
    assert "Müller New" in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_file_of_every_usual_kind_is_imported_as_it_was_previewed(office, encoding, delimiter):
    data = as_csv([["Bäckerei Müller", "VW Caddy", "Printing"]], header=["Customer", "Vehicle", "Stage"])
    preview = check(office, data.decode().replace(",", delimiter).encode(encoding))
    assert press(office, preview).status_code == 302
    job = Job.objects.select_related("customer").get()
    assert (job.customer.name, job.vehicle) == ("Bäckerei Müller", "VW Caddy")


def test_preview_of_a_file_that_brings_nothing_new_offers_no_import(office, shop):
    import_table(read_table(GOOD), shop)
    preview = check(office, GOOD)
    assert "Nothing is left to import: every job of this file is there already." in text_of(preview)
    assert RUN not in body_of(preview)


def test_preview_stores_nothing(office):
    with CaptureQueriesContext(connection) as taken:
        check(office, GOOD)
    assert [query["sql"] for query in taken if not query["sql"].startswith("SELECT")] == []


def test_dates_can_be_read_the_other_way_without_choosing_the_file_again(office):
    data = GOOD + b"Ada,,Ford,Decals,Printing,05/06/2026\n"
    preview = check(office, data)
    assert counts_of(preview) == ["2", "2", "0", "1"]
    again = office.post(IMPORT, {"checked": preview.context["sealed"], "dates": "dmy"})
    assert counts_of(again) == ["3", "3", "0", "0"]
    press(office, again)
    assert str(Job.objects.get(customer__name="Ada").due_date) == "2026-06-05"


@pytest.mark.parametrize(
    ("clear", "hint", "offered"),
    [
        (b"5/14/2026", "Dates that leave no doubt have the month first here.", "mdy"),
        (b"14.5.2026", "Dates that leave no doubt have the day first here.", "dmy"),
        (b"2026-05-14", "", ""),
    ],
)
def test_order_of_dates_that_the_file_tells_is_offered_not_taken(office, clear, hint, offered):
    preview = check(office, BAD.replace(b"2026-05-14", clear))
    assert preview.context["dates_hint"] == hint
    assert hint in text_of(preview)
    assert preview.context["dates"].value() == offered
    assert counts_of(preview)[3] == "1"


def test_very_many_bad_rows_are_counted_rather_than_listed(office):
    preview = check(office, b"Customer,Vehicle,Stage\n" + b"Ada,Ford,Paint\n" * 1005)
    assert body_of(preview).count("is not a stage of this shop") == 1000
    assert "…and 5 more." in text_of(preview)
    assert "No row can be imported as it is." in text_of(preview)


# --- Files that can't be imported --------------------------------------------------------------


def workbook():
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return written.getvalue()


HEADER = b"Customer,Vehicle,Stage\n"
UNREADABLE = {
    "no bytes": (b"", "The file is empty."),
    "only blanks": (b"\xef\xbb\xbf \r\n\n", "The file is empty."),
    "only commas": (b",,\n,,\n", "The file is empty."),
    "only a header": (HEADER, "There is nothing below the names of the columns."),
    "a NUL byte": (HEADER + b"A\x00da,Ford,Printing\n", "Line 2 holds a NUL byte"),
    "an Excel workbook": (workbook(), "This is a spreadsheet program’s own file. Save it as CSV"),
    "an old Excel workbook": (b"\xd0\xcf\x11\xe0" + bytes(600), "This is a spreadsheet program’s own file."),
    "a picture": (make_picture(), "This is a picture or a PDF."),
    "a photo": (make_picture(kind="JPEG"), "This is a picture or a PDF."),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "This is a picture or a PDF."),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(9), "Line 1 holds a NUL byte"),
    "a web page": (b"<!doctype html>\n<title>Sign in</title>\n", "There is no column for customer"),
    "a script": (b"<script>alert(1)</script>,x\na,b\n", "There is no column for customer"),
    "other columns": (b"Invoice,Total\n1,2\n", "There is no column for customer, stage or vehicle."),
    "two columns of one name": (b"Stage,Customer,Vehicle,stage\na,b,c,d\n", "Two columns are called “stage”"),
    "half a UTF-16 letter": ("Customer,Vehicle,Stage\n".encode("utf-16")[:-1], "can’t be read"),
    "letters of no code page": (HEADER + b"\x81\x8d,Ford,Printing\n", "characters can’t be read"),
    "an open quotation mark": (
        HEADER + b'"Ada,Ford,Printing\nBo,VW,Printing\n',
        "Is a quotation mark missing?",
    ),
    "an endless cell": (HEADER + b"a" * 200_000 + b",Ford,Printing\n", "begins in line 2 never ends"),
    "a hundred thousand lines": (HEADER + b"Ada,Ford,Printing\n" * 100_001, "more than 100,000 lines"),
    "a million blank lines": (b"\n" * 1_000_000 + HEADER, "more than 100,000 lines"),
    "old line ends in great number": (b"a\r" * 100_001, "more than 100,000 lines"),
    "too many rows": (HEADER + b"Ada,Ford,Printing\n" * 10_001, "The file has 10,001 rows; 10,000 fit"),
    "too many bytes": (HEADER + b"x" * (5 * 1024 * 1024), "The file is larger than 5 MB."),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_file_that_cannot_be_imported_is_refused_with_a_sentence(office, kind):
    data, reason = UNREADABLE[kind]
    response = check(office, data)
    assert response.status_code == 422
    assert reason in text_of(response)
    assert "<title>Error: Import jobs" in body_of(response)


def test_file_that_cannot_be_kept_in_a_page_is_refused_with_a_sentence(office):
    """Random letters don't grow smaller, and a form may send only so much."""
    chance = random.Random(1)
    rows = b"".join(
        b"Ada %d,Ford,Printing,%b\n" % (n, base64.b64encode(chance.randbytes(1500))) for n in range(1600)
    )
    response = check(office, b"Customer,Vehicle,Stage,Note\n" + rows)
    assert response.status_code == 422
    assert "The file is too large to be checked here." in text_of(response)


def test_pressing_without_a_file_asks_for_one(office):
    response = office.post(IMPORT)
    assert response.status_code == 422
    assert "CSV file: Choose a file first." in text_of(response)


@pytest.mark.parametrize(
    "fields", [{"dates": "ymd"}, {"checked": "x"}, {"checked": "\x00"}, {"file": "text"}]
)
def test_form_sent_by_hand_is_refused_calmly(office, fields):
    assert office.post(IMPORT, fields).status_code == 422


HOSTILE_CELLS = {
    "a formula": "=HYPERLINK(1)",
    "a script": "<script>alert(1)</script>",
    "a template": "{{ shop }}{% now %}",
    "letters that turn the line around": "\u202eadA",
    "control characters": "A\x07d\x1ba",
    "a lone surrogate's neighbour": "\ufffd\U0001f690",
    "a closing tag": '"></td></table>',
    "a quotation mark": '6" stripe',
}


@pytest.mark.parametrize("kind", HOSTILE_CELLS)
def test_hostile_cell_is_only_text(office, kind):
    cell = HOSTILE_CELLS[kind]
    preview = check(office, as_csv([[cell, "Ford", "Printing"]], header=["Customer", "Vehicle", "Stage"]))
    assert counts_of(preview) == ["1", "1", "0", "0"]
    assert "<script>alert" not in body_of(preview)
    assert press(office, preview).status_code == 302
    name = "".join(character for character in cell if character.isprintable() or character == "\u202e")
    assert Customer.objects.get().name == name


# --- Import ------------------------------------------------------------------------------------


def test_import_saves_what_the_preview_showed_and_says_so(office, shop, manager):
    make_job(shop=shop, customer=make_customer(shop=shop, name="Sol Electric"))
    response = press(office, check(office, GOOD))
    said = text_of(office.get(response.headers["Location"]))
    assert "2 jobs and 2 new customers imported. They are JOB-0002 to JOB-0003." in said
    assert f'href="{LIST}"' in body_of(office.get(response.headers["Location"]))
    assert [job.events.get().by for job in Job.objects.filter(number__gt=1)] == [manager, manager]


def test_one_bad_row_keeps_all_out(office):
    preview = check(office, BAD)
    response = press(office, preview, bad="none")
    assert response.status_code == 409
    assert "Nothing was imported: 1 row is bad. Mend it in the file, or choose to skip it." in text_of(
        response
    )
    assert not Job.objects.exists()
    assert not Customer.objects.exists()


def test_bad_rows_can_be_skipped(office):
    response = press(office, check(office, BAD), bad="skip")
    said = text_of(office.get(response.headers["Location"]))
    assert "2 jobs and 2 new customers imported." in said
    assert "1 bad row was skipped." in said


def test_listening_page_is_told_the_steps_and_where_to_go(office, shop):
    preview = check(office, as_csv(made_up_jobs(700, stages=["Received"])))
    steps = told(office, preview)
    assert {(step["step"], step["of"]) for step in steps[:-1]} == {("Checking", 700), ("Saving", 700)}
    assert len(steps) < 60
    assert [step["done"] for step in steps if step.get("step") == "Saving"] == [500, 700]
    assert steps[-1]["go"].startswith(f"{DONE}?of=")
    assert shop.jobs.count() == 700


def test_listening_page_that_was_refused_is_told_to_ask_again(office):
    assert told(office, check(office, BAD))[-1] == {"again": True}
    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_page_that_is_left_in_mid_import_leaves_nothing_behind(office, shop):
    preview = check(office, as_csv(made_up_jobs(700, stages=["Received"])))
    response = office.post(RUN, {"checked": preview.context["sealed"]}, headers=STEPS)
    for line in response.streaming_content:
        if b"Saving" in line:
            break
    assert shop.jobs.count() == 500
    response.close()
    assert shop.jobs.count() == 0


def test_pressing_twice_makes_no_doubles(office, shop):
    preview = check(office, GOOD)
    press(office, preview)
    response = press(office, preview)
    assert response.status_code == 409
    assert "These jobs have been imported meanwhile. Nothing was imported twice." in text_of(response)
    assert (shop.jobs.count(), shop.customers.count()) == (2, 2)


def test_one_file_in_two_tabs_makes_no_doubles(office, shop):
    tabs = [check(office, BAD), check(office, BAD)]
    answers = [press(office, tab, bad="skip").status_code for tab in tabs]
    assert answers == [302, 409]
    assert (shop.jobs.count(), shop.customers.count()) == (2, 2)


def test_what_changed_since_the_preview_is_said_and_shown_before_anything_is_saved(office, shop):
    preview = check(office, GOOD)
    shop.stages.filter(name="Printing").update(name="Press")
    response = press(office, preview)
    assert (
        "Something in the shop has changed since the preview (new jobs: 2 before, 1 now; bad rows: 0 before, 1"
        in (text_of(response))
    )
    assert counts_of(response) == ["1", "1", "0", "1"]
    assert not Job.objects.exists()
    assert press(office, response, bad="skip").status_code == 302
    assert shop.jobs.count() == 1


def test_a_customer_who_came_in_since_the_preview_is_a_change(office, shop):
    """The counts are the same, yet the job would go to somebody else than was shown."""
    make_customer(shop=shop, name="Hana Suzuki", email="hana@mail.example")
    preview = check(office, GOOD)
    shop.customers.update(name="Hana S.")
    response = press(office, preview)
    assert "Something in the shop has changed since the preview. Nothing was imported" in text_of(response)
    assert not Job.objects.exists()


def test_preview_of_yesterday_is_of_no_use(office, manager, time_machine):
    preview = check(office, GOOD)
    sealed = preview.context["sealed"]
    time_machine.move_to(timezone.now() + timedelta(hours=13))
    office.force_login(manager)
    response = office.post(RUN, {"checked": sealed})
    assert (response.status_code, response.headers["Location"]) == (302, IMPORT)
    assert "can’t be used any more" in said_in_passing(response)
    assert not Job.objects.exists()


@pytest.mark.parametrize("spoilt", ["", "x", "a.b:c:d", "\x00", "é" * 50])
def test_preview_made_by_hand_is_of_no_use(office, spoilt):
    assert office.post(RUN, {"checked": spoilt}).headers["Location"] == IMPORT
    assert office.get(DONE, {"of": spoilt}).headers["Location"] == IMPORT
    assert not Job.objects.exists()


def test_preview_of_one_person_is_of_no_use_to_another(office, client, shop):
    preview = check(office, GOOD)
    client.force_login(make_person(shop=shop))
    assert press(client, preview).headers["Location"] == IMPORT
    assert not Job.objects.exists()


def test_preview_in_one_shop_is_of_no_use_in_the_persons_other_shop(office, manager, shop):
    other = make_shop()
    make_stages("Received", "Printing", shop=other)
    Membership.objects.create(user=manager, shop=other, role=Role.OWNER)
    preview = check(office, GOOD)
    session = office.session
    session["shop"] = other.pk
    session.save()
    assert press(office, preview).headers["Location"] == IMPORT
    assert not Job.objects.exists()


def test_role_taken_away_since_the_preview_bites(office, manager, shop):
    preview = check(office, GOOD)
    Membership.objects.filter(user=manager).update(role=Role.FRONT_DESK)
    assert press(office, preview).status_code == 403
    assert not Job.objects.exists()


# --- Queries -----------------------------------------------------------------------------------


def test_import_pages_take_as_many_queries_for_four_hundred_rows_as_for_forty(office, shop):
    def queries(count, seed):
        data = as_csv(made_up_jobs(count, seed=seed, stages=["Received", "Printing"]))
        with CaptureQueriesContext(connection) as taken:
            preview = check(office, data)
        with CaptureQueriesContext(connection) as more:
            told(office, preview)
        return len(taken), len(more)

    queries(5, 1)
    assert queries(40, 2) == queries(400, 3)
