"""The staff pages of a job: its link, its moves, the questions asked before something is done to it."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from jobs.models import Job
from jobs.tests.factories import make_customer, make_job
from shopsettings.tests.factories import make_person, make_shop
from shopsettings.tests.pages import body_of, fields_of

pytestmark = pytest.mark.django_db


def page_of(job, verb=""):
    return f"/admin/jobs/job/{job.pk}/" + (f"do/{verb}/" if verb else "change/")


def stage_buttons(response):
    """The words on the buttons of the Move panel, in order; of one that can't be pressed in brackets."""
    found = re.findall(r'<button[^>]*name="stage"[^>]*>.*?</button>', response.content.decode(), re.DOTALL)
    words = [" ".join(re.sub(r"<[^>]*>", " ", button).split()) for button in found]
    return [f"({said})" if " disabled" in button else said for said, button in zip(words, found, strict=True)]


def test_job_page_has_a_button_for_each_stage(desk, shop):
    job = make_job(shop=shop, stage="Received")
    assert stage_buttons(desk.get(page_of(job))) == ["(Received Now here)", "Printing Next", "Complete"]


def test_no_stage_is_next_after_the_last(desk, shop):
    job = make_job(shop=shop, stage="Complete")
    assert stage_buttons(desk.get(page_of(job))) == ["Received", "Printing", "(Complete Now here)"]


def test_job_moves_at_a_tap(desk, shop):
    job = make_job(shop=shop, stage="Received")
    printing = shop.stages.get(name="Printing")
    answer = desk.post(page_of(job, "move"), {"stage": printing.pk, "seen": job.stage_id}, follow=True)
    assert "JOB-0001 moved to Printing. Customer’s page updated." in answer.content.decode()
    job.refresh_from_db()
    assert job.stage == printing


def test_second_of_two_people_is_told_and_can_decide_afresh(desk, shop):
    job = make_job(shop=shop, stage="Received")
    seen, printing, complete = shop.stages.in_order()
    job.move_to(printing, by=make_person(shop=shop, name="Priya Shah"))

    told = desk.post(page_of(job, "move"), {"stage": complete.pk, "seen": seen.pk})
    assert told.status_code == 422
    assert "Priya Shah has moved JOB-0001 to Printing meanwhile." in told.content.decode()
    job.refresh_from_db()
    assert job.stage == printing

    now_seen = told.context["form"]["seen"].value()
    desk.post(page_of(job, "move"), {"stage": complete.pk, "seen": now_seen})
    job.refresh_from_db()
    assert job.stage == complete


def test_question_before_a_verb_changes_nothing(desk, shop):
    job = make_job(shop=shop)
    asked = desk.get(page_of(job, "hold"))
    assert "The customer reads that the job is on hold." in asked.content.decode()
    job.refresh_from_db()
    assert job.state == Job.State.ACTIVE


def test_verb_acts_when_it_is_confirmed(desk, shop):
    job = make_job(shop=shop)
    answer = desk.post(page_of(job, "hold"), {"reason": "Waiting for film"}, follow=True)
    assert "JOB-0001 is on hold. Customer’s page updated." in answer.content.decode()
    job.refresh_from_db()
    assert job.state == Job.State.ON_HOLD


def held(desk, job, **answers):
    """What the job keeps for customers to read, and what its history says, once it was put on hold."""
    assert desk.post(page_of(job, "hold"), answers).status_code == 302
    job.refresh_from_db()
    return job.hold_reason, job.events.first().sentence


def test_reason_for_a_hold_stays_inside_the_shop(desk, shop):
    kept = held(desk, make_job(shop=shop), reason="They haven’t paid")
    assert kept == ("", "Put on hold: They haven’t paid")


def test_reason_for_a_hold_is_for_customers_where_the_box_is_ticked(desk, shop):
    kept = held(desk, make_job(shop=shop), reason="Film is late", customers_read="on")
    assert kept == ("Film is late", "Put on hold: Film is late")


def test_job_is_held_without_a_reason(desk, shop):
    assert held(desk, make_job(shop=shop)) == ("", "Put on hold")


def test_box_without_a_reason_is_asked_about(desk, shop):
    job = make_job(shop=shop)
    asked = desk.post(page_of(job, "hold"), {"reason": "  ", "customers_read": "on"})
    assert asked.status_code == 422
    assert list(asked.context["form"].errors) == ["reason"]
    assert "checked" in asked.content.decode()  # what was ticked stays ticked
    job.refresh_from_db()
    assert job.state == Job.State.ACTIVE


def test_job_put_on_hold_in_a_hurry_is_given_its_reason_afterwards(desk, shop):
    job = make_job(shop=shop)
    job.hold(by=None)
    assert page_of(job, "reason") in body_of(desk.get(page_of(job)))
    desk.post(page_of(job, "reason"), {"reason": "The film is on its way", "customers_read": "on"})
    job.refresh_from_db()
    said = (job.state, job.hold_reason, job.events.first().sentence)
    assert said == (Job.State.ON_HOLD, "The film is on its way", "On hold: The film is on its way")
    asked = fields_of(desk.get(page_of(job, "reason")))
    assert (asked["reason"], asked["customers_read"]) == ("The film is on its way", "on")


def test_reason_that_customers_read_is_taken_back(desk, shop):
    job = make_job(shop=shop)
    job.hold(by=None, reason="The film is on its way", customers_read=True)
    desk.post(page_of(job, "reason"), {"reason": "They haven’t paid"})
    job.refresh_from_db()
    assert (job.hold_reason, job.events.first().sentence) == ("", "On hold: They haven’t paid")


def test_job_that_goes_on_is_not_given_a_reason(desk, shop):
    job = make_job(shop=shop)
    assert page_of(job, "reason") not in body_of(desk.get(page_of(job)))
    desk.post(page_of(job, "reason"), {"reason": "The film is on its way", "customers_read": "on"})
    with pytest.raises(ValidationError, match="isn’t on hold any more"):
        job.explain_hold(by=None, reason="The film is on its way", customers_read=True)
    job.refresh_from_db()
    assert job.hold_reason == ""


def test_endless_reason_is_one_mistake(desk, shop):
    asked = desk.post(page_of(make_job(shop=shop), "hold"), {"reason": "x" * 201, "customers_read": "on"})
    assert len(asked.context["form"].errors["reason"]) == 1


def test_job_page_offers_what_applies(desk, shop):
    job = make_job(shop=shop)
    assert page_of(job, "hold") in desk.get(page_of(job)).content.decode()
    job.hold(by=None)
    page = desk.get(page_of(job)).content.decode()
    assert page_of(job, "hold") not in page
    assert page_of(job, "resume") in page
    assert "This job is on hold, and stays so when you move it." in page


def test_lists_and_job_pages_carry_the_whole_link(desk, shop):
    job = make_job(shop=shop)
    control = f'data-copy="{settings.SITE_URL}{job.track_path}"'
    assert control in desk.get("/admin/jobs/job/").content.decode()
    assert control in desk.get(page_of(job)).content.decode()


def test_new_job_ends_on_its_own_page(desk, shop):
    first = shop.stages.in_order().first()
    customer = make_customer(shop=shop)
    details = {"customer": customer.pk, "stage": first.pk, "vehicle_kind": "van", "due_date": "2031-05-14"}
    history = {"events-TOTAL_FORMS": 0, "events-INITIAL_FORMS": 0}
    answer = desk.post("/admin/jobs/job/add/", {**details, **history, "_save": "Save"})
    job = shop.jobs.get()
    assert answer.headers["Location"] == page_of(job) + "#copy-link"
    assert f"{job.due_date:%Y-%m-%d}" == "2031-05-14"


def test_history_is_told_on_the_shops_clock(desk, shop):
    job = make_job(shop=shop)
    job.events.update(at="2031-05-14T02:30:00Z")  # still the evening before in California
    assert "May 13, 2031, 7:30 p.m." in desk.get(page_of(job)).content.decode()


# --- The customer's link ----------------------------------------------------------------------------


def link_panel(response):
    (panel,) = re.findall(
        r'<section class="panel" aria-labelledby="link-title">.*?</section>', body_of(response), re.DOTALL
    )
    return panel


def test_job_page_offers_every_way_to_pass_the_link_on(desk, shop):
    customer = make_customer(shop=shop, email="pat@delgado.example", phone="(415) 555-0188")
    job = make_job(shop=shop, customer=customer)
    panel = link_panel(desk.get(page_of(job)))
    url = f"{settings.SITE_URL}{job.track_path}"
    assert f'data-copy="{url}"' in panel
    assert f'data-copy="Track your wrap here: {url} – North Bay Wraps"' in panel
    assert 'href="sms:4155550188?&amp;body=' in panel
    assert 'href="mailto:pat@delgado.example?subject=' in panel
    assert f'href="{url}" target="_blank" rel="noopener">View as customer' in panel
    assert f'href="/admin/jobs/job/{job.pk}/sheet/"' in panel
    assert "<svg" in panel


def test_job_page_says_whether_the_customer_has_looked(desk, shop):
    job = make_job(shop=shop)
    assert "Not opened yet" in link_panel(desk.get(page_of(job)))
    Job.objects.filter(pk=job.pk).update(opened_at=timezone.now() - timedelta(hours=2, minutes=5))
    assert "Opened 2 h ago" in link_panel(desk.get(page_of(job)))


def test_manager_replaces_the_link_from_beside_it_and_comes_back_to_the_new_one(office, shop):
    job = make_job(shop=shop)
    old = job.code
    assert page_of(job, "replace") in link_panel(office.get(page_of(job)))
    asked = office.get(page_of(job, "replace"))
    assert "The old link stops working." in body_of(asked)
    answer = office.post(page_of(job, "replace"), fields_of(asked))
    assert answer.headers["Location"] == page_of(job) + "#copy-link"
    job.refresh_from_db()
    page = body_of(office.get(page_of(job)))
    assert job.code in page
    assert old not in page


def test_front_desk_is_not_offered_to_replace_a_link_and_cannot(desk, shop):
    job = make_job(shop=shop)
    assert page_of(job, "replace") not in body_of(desk.get(page_of(job)))
    assert desk.post(page_of(job, "replace"), {"seen": ""}).status_code == 403
    assert Job.objects.get().code == job.code


def test_reason_that_customers_read_stands_under_the_jobs_name(desk, shop):
    job = make_job(shop=shop)
    job.hold(by=None, reason="Film is <late>", customers_read=True)
    assert "Customers read: “<bdi>Film is &lt;late&gt;</bdi>”" in body_of(desk.get(page_of(job)))
    job.resume(by=None)
    assert "Customers read:" not in body_of(desk.get(page_of(job)))


# --- The job sheet ----------------------------------------------------------------------------------


def sheet_of(job):
    return f"/admin/jobs/job/{job.pk}/sheet/"


def test_sheet_says_what_the_workshop_needs(desk, shop):
    customer = make_customer(
        shop=shop, name="Delgado <Plumbing>", phone="(415) 555-0188", email="x@y.example"
    )
    due = date(shop.today().year, 12, 30)
    details = {"vehicle_colour": "White", "title": "Fleet wrap", "due_date": due}
    job = make_job(shop=shop, customer=customer, stage="Printing", **details)
    sheet = body_of(desk.get(sheet_of(job)))
    for said in (
        "JOB-0001",
        "Delgado &lt;Plumbing&gt;",
        "(415) 555-0188",
        "2023 Ford Transit",
        "White",
        "Full wrap",
        "Fleet wrap",
        "December 30",
        "Track your wrap",
        "Notes",
        "<svg",
    ):
        assert said in sheet, said
    assert "x@y.example" not in sheet


def stages_on(sheet):
    """The stages as they stand on paper: ✓ behind the job, > where it is."""
    lines = re.findall(
        r"<li( class=\"now\")?[^>]*>(.*?)</li>", sheet[sheet.index("sheet-stages") :], re.DOTALL
    )
    return [
        f"{'>' if now else ''}{'✓' if '✓' in line else ''}{re.findall('<bdi>(.*?)</bdi>', line)[0]}"
        for now, line in lines
    ]


@pytest.mark.parametrize(
    ("stage", "ticked"),
    [
        ("Received", [">Received", "Printing", "Complete"]),
        ("Printing", ["✓Received", ">Printing", "Complete"]),
        ("Complete", ["✓Received", "✓Printing", ">✓Complete"]),
    ],
)
def test_sheet_ticks_the_stages_behind_the_job(desk, shop, stage, ticked):
    assert stages_on(body_of(desk.get(sheet_of(make_job(shop=shop, stage=stage))))) == ticked


def test_sheet_without_a_date_says_so(desk, shop):
    assert "No due date yet" in body_of(desk.get(sheet_of(make_job(shop=shop))))


def test_sheet_speaks_to_the_customer_in_the_shops_language(client):
    shop = make_shop(language="de")
    client.force_login(make_person(shop=shop))
    assert "Verfolgen Sie Ihre Folierung" in body_of(client.get(sheet_of(make_job(shop=shop))))


def test_sheet_of_another_shop_is_not_there(desk):
    assert desk.get(sheet_of(make_job())).status_code == 404


def test_looking_at_a_sheet_changes_nothing(desk, shop):
    job = make_job(shop=shop)
    before = Job.objects.values().get(), job.events.count()
    desk.get(sheet_of(job))
    desk.post(sheet_of(job))
    assert (Job.objects.values().get(), job.events.count()) == before


# --- Around the job ---------------------------------------------------------------------------


def test_job_page_tells_how_to_reach_the_customer(desk, shop):
    customer = make_customer(shop=shop, name="Sol", email="sol+vans@sol.example", phone="(415) 555-0188 x2")
    page = body_of(desk.get(page_of(make_job(shop=shop, customer=customer))))
    assert 'href="tel:4155550188"' in page
    assert 'href="mailto:sol%2Bvans@sol.example"' in page
    assert f'href="/admin/jobs/customer/{customer.pk}/change/"' in page


def test_job_page_offers_no_call_where_there_is_no_number(desk, shop):
    page = body_of(desk.get(page_of(make_job(shop=shop, customer=make_customer(shop=shop, phone="none")))))
    assert "tel:" not in page
    assert 'href="mailto:"' not in page


def test_way_back_from_a_job_is_its_card_on_the_board(desk, shop):
    job = make_job(shop=shop)
    card = f'href="/admin/?job={job.pk}#job-{job.pk}"'
    for page in (page_of(job), page_of(job, "hold"), f"/admin/jobs/job/{job.pk}/sheet/"):
        assert card in body_of(desk.get(page))
    assert 'href="/admin/">Job board</a>' in body_of(desk.get("/admin/jobs/job/add/"))


def test_saved_job_is_on_the_screen_still(desk, shop):
    job = make_job(shop=shop, wrap_type="Full wrap")
    opened = desk.get(page_of(job))
    answer = desk.post(page_of(job), fields_of(opened) | {"wrap_type": "Half wrap", "_save": "Save"})
    assert answer.headers["Location"] == page_of(job)
    job.refresh_from_db()
    assert job.wrap_type == "Half wrap"
    assert "JOB-0001 Delgado Plumbing is saved." in body_of(desk.get(page_of(job)))


@pytest.mark.parametrize("model", ["jobs/job", "jobs/customer", "jobs/stage"])
def test_one_button_saves_what_is_there(office, shop, model):
    row = {"jobs/job": make_job(shop=shop), "jobs/customer": make_customer(shop=shop)}.get(model)
    row = row or shop.stages.in_order()[0]
    html = body_of(office.get(f"/admin/{model}/{row.pk}/change/"))
    assert html.count('name="_save"') == 1
    assert "_continue" not in html
    assert "_addanother" not in html


@pytest.mark.parametrize("year", ["20234", "23", "1899", "2100"])
def test_slip_in_the_year_is_told_as_one(desk, shop, year):
    job = make_job(shop=shop)
    answer = desk.post(page_of(job), fields_of(desk.get(page_of(job))) | {"vehicle_year": year})
    errors = answer.context["adminform"].form.errors
    assert errors == {"vehicle_year": ["Write a year between 1900 and 2099."]}


def test_old_timers_year_is_taken(desk, shop):
    job = make_job(shop=shop)
    desk.post(page_of(job), fields_of(desk.get(page_of(job))) | {"vehicle_year": "1931"})
    job.refresh_from_db()
    assert job.vehicle_year == 1931


# --- A customer's jobs ------------------------------------------------------------------------


def customer_page(client, customer):
    return body_of(client.get(f"/admin/jobs/customer/{customer.pk}/change/"))


def test_customers_page_shows_their_jobs_the_newest_first(desk, shop):
    customer = make_customer(shop=shop)
    make_job(shop=shop, customer=customer, stage="Printing")
    make_job(shop=shop, customer=customer, state=Job.State.ON_HOLD)
    make_job(shop=shop, customer=make_customer(shop=shop, name="Sol"))
    page = customer_page(desk, customer)
    assert re.findall(r">(JOB-\d+)</a>", page) == ["JOB-0002", "JOB-0001"]
    assert re.findall(r'class="state"><bdi>([^<]*)<', page) == ["On hold", "Printing"]


@pytest.mark.parametrize(("number", "leads_on"), [(20, False), (21, True)])
def test_customers_page_shows_twenty_jobs_and_leads_to_the_others(desk, shop, number, leads_on):
    customer = make_customer(shop=shop)
    for _ in range(number):
        make_job(shop=shop, customer=customer)
    page = customer_page(desk, customer)
    assert len(re.findall(r">JOB-\d+</a>", page)) == 20
    assert ("/admin/jobs/job/?q=Delgado+Plumbing" in page) is leads_on


def test_new_job_begins_with_the_customer_one_comes_from(desk, shop):
    customer = make_customer(shop=shop)
    address = f"/admin/jobs/job/add/?customer={customer.pk}"
    assert address in customer_page(desk, customer)
    fields = fields_of(desk.get(address))
    assert (fields["customer"], fields["customer_name"]) == (str(customer.pk), "Delgado Plumbing")
    desk.post(address, fields | {"vehicle": "2023 Ford Transit"})
    assert shop.jobs.get().customer == customer


@pytest.mark.parametrize("asked", ["", "x", "²", "9" * 40])
def test_new_job_begins_with_nobody_next_door_or_nonsense(desk, shop, asked):
    for customer in (asked, make_customer(shop=make_shop(), name="Sol Electric").pk):
        page = desk.get(f"/admin/jobs/job/add/?customer={customer}")
        assert fields_of(page)["customer_name"] == ""
        assert "Sol Electric" not in body_of(page)


def test_list_of_customers_dials(desk, shop):
    make_customer(shop=shop, phone="+44 (0)20 5555 0188")
    make_customer(shop=shop, phone="ask <Pat>")
    page = body_of(desk.get("/admin/jobs/customer/"))
    assert '<a href="tel:+442055550188">+44 (0)20 5555 0188</a>' in page
    assert "ask &lt;Pat&gt;" in page
