"""The form of a new job: whom it is for, what it reads from one line, and what it keeps when something is wrong."""

import pytest

from jobs.models import Customer, Job
from jobs.tests.factories import make_customer, make_job
from shopsettings.tests.pages import body_of, fields_of, said_in_passing

pytestmark = pytest.mark.django_db

ADD = "/admin/jobs/job/add/"


def send(desk, **typed):
    return desk.post(ADD, fields_of(desk.get(ADD)) | typed)


def form_of(answer):
    assert answer.status_code == 200
    return answer.context["adminform"].form


# --- Whom it is for ---------------------------------------------------------------------------------


def test_new_customer_comes_with_the_job(desk, shop):
    answer = send(
        desk, customer_name="Sol Electric", customer_email="ops@sol.example", customer_phone="(415) 555-0188"
    )
    assert answer.status_code == 302
    customer = shop.jobs.get().customer
    assert (customer.shop, customer.name, customer.email, customer.phone) == (
        shop,
        "Sol Electric",
        "ops@sol.example",
        "(415) 555-0188",
    )


def test_customer_of_the_shop_is_taken_whatever_stands_in_the_name(desk, shop):
    hana = make_customer(shop=shop, name="Hana Suzuki")
    send(desk, customer=hana.pk, customer_name="Hana Suzuki")
    assert shop.jobs.get().customer == hana
    assert Customer.objects.count() == 1


def test_nobody_is_asked_about(desk, shop):
    form = form_of(send(desk, customer_name="  ", vehicle="2023 Ford Transit"))
    assert list(form.errors) == ["customer_name"]
    assert not Job.objects.exists()


def test_customer_next_door_is_no_choice(desk, shop):
    theirs = make_customer(name="Hana Suzuki")
    assert list(form_of(send(desk, customer=theirs.pk)).errors) == ["customer"]
    assert not Job.objects.exists()


def test_name_that_the_shop_has_already_is_asked_about(desk, shop):
    there = make_customer(shop=shop, name="Hana Suzuki", phone="(415) 555-0101")
    answer = send(desk, customer_name="hana suzuki")
    assert list(form_of(answer).errors) == ["customer_name"]
    assert form_of(answer).offered == [there]
    assert "(415) 555-0101" in body_of(answer)
    assert not Job.objects.exists()


def test_one_of_the_offered_is_chosen(desk, shop):
    there = make_customer(shop=shop, name="Hana Suzuki")
    again = fields_of(send(desk, customer_name="hana suzuki", vehicle="Ford Transit"))
    desk.post(ADD, again | {"customer": there.pk})
    assert shop.jobs.get().customer == there


def test_another_of_the_same_name_is_a_new_customer(desk, shop):
    there = make_customer(shop=shop, name="Hana Suzuki")
    desk.post(ADD, fields_of(send(desk, customer_name="Hana Suzuki")) | {"is_another": "on"})
    assert shop.jobs.get().customer != there
    assert shop.customers.count() == 2


def test_same_name_next_door_is_nobodys_business(desk, shop):
    make_customer(name="Hana Suzuki")
    assert send(desk, customer_name="Hana Suzuki").status_code == 302


def test_find_offers_customers_where_there_is_no_script(desk, shop):
    hana = make_customer(shop=shop, name="Hana Suzuki", phone="(415) 555-0101")
    make_customer(shop=shop, name="Blue Door Bakery")
    make_customer(name="Suzanne next door")
    for part in ("suz", "555-01"):
        assert form_of(send(desk, customer_name=part, _find="1")).offered == [hana]
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("part", "said"),
    [("nobody", "No customer is found for “nobody”."), ("", "Write a part of the customer’s name first.")],
)
def test_find_says_when_it_finds_nobody(desk, shop, part, said):
    make_customer(shop=shop)
    assert said in body_of(send(desk, customer_name=part, _find="1"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("customer_name", "x" * 121),
        ("customer_name", "a\x00b"),
        ("customer_email", "nowhere"),
        ("customer_email", "x" * 300 + "@y.example"),
        ("customer_phone", "1" * 41),
    ],
)
def test_customer_that_cannot_be_kept_is_an_error_at_its_field(desk, shop, field, value):
    form = form_of(send(desk, **{"customer_name": "Sol Electric", field: value}))
    assert list(form.errors) == [field]
    assert not Customer.objects.exists()


def test_customer_is_not_kept_without_the_job(desk, shop):
    send(desk, customer_name="Sol Electric", due_date="tomorrow")
    assert not Customer.objects.exists()


def test_customer_goes_with_a_job_that_the_database_refuses(shop, monkeypatch):
    """Both stand in one transaction."""

    def refuse(job, **options):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(Job, "save", refuse)
    with pytest.raises(RuntimeError):
        Job.objects.start(shop=shop, customer=Customer(shop=shop, name="Sol Electric"))
    assert not Customer.objects.exists()


# --- The vehicle and the rest -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("2023 Ford Transit", (2023, "Ford", "Transit", "van")),
        ("ford f-150", (None, "ford", "f-150", "pickup")),
        ("Tesla Model 3 2024", (2024, "Tesla", "Model 3", "car")),
        ("Airstream trailer", (None, "Airstream", "trailer", "trailer")),
        ("", (None, "", "", "van")),
    ],
)
def test_vehicle_is_read_from_one_line(desk, shop, line, read):
    send(desk, customer_name="Sol Electric", vehicle=line)
    job = shop.jobs.get()
    assert (job.vehicle_year, job.vehicle_make, job.vehicle_model, job.vehicle_kind) == read


def test_what_is_written_in_a_field_of_its_own_weighs_more_than_the_line(desk, shop):
    send(desk, customer_name="Sol", vehicle="2023 Ford Transit", vehicle_make="VW", vehicle_kind="boat")
    job = shop.jobs.get()
    assert (job.vehicle, job.vehicle_kind) == ("2023 VW Transit", "boat")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("vehicle", "Ford " + "x" * 61),
        ("vehicle", "x" * 131),
        ("vehicle", "a\x00b"),
        ("vehicle_kind", "rocket"),
        ("vehicle_year", "soon"),
        ("vehicle_year", "20234"),
        ("vehicle_year", "23"),
        ("wrap_type", "x" * 81),
        ("due_date", "tomorrow"),
    ],
)
def test_nonsense_about_the_vehicle_is_an_error_at_its_field(desk, shop, field, value):
    form = form_of(send(desk, **{"customer_name": "Sol", field: value}))
    assert list(form.errors) == [field]
    assert not Job.objects.exists()


def test_errors_keep_what_was_typed_and_name_the_fields(desk, shop):
    typed = {
        "customer_name": "Sol <Electric>",
        "customer_phone": "555",
        "vehicle": "2023 Ford Transit",
        "wrap_type": "Full wrap, gloss",
        "vehicle_kind": "pickup",
    }
    answer = send(desk, **typed, customer_email="nowhere", due_date="tomorrow")
    kept = fields_of(answer)
    assert {name: kept[name] for name in typed} == typed
    page = body_of(answer)
    assert '<a href="#id_customer_email">E-mail: Enter a valid email address.</a>' in page
    assert '<a href="#id_due_date">Due date: Enter a valid date.</a>' in page


def test_mistake_in_what_is_folded_away_unfolds_it(desk, shop):
    assert "<details open>" in body_of(send(desk, customer_name="Sol", stage="abc"))
    assert "<details open>" not in body_of(send(desk, customer_name=""))


def test_form_offers_what_the_shop_wrapped_with_lately_each_once(desk, shop):
    for wrap in ("Decals", "Full wrap", "Decals", ""):
        make_job(shop=shop, wrap_type=wrap)
    make_job(wrap_type="Chrome next door")
    assert form_of(desk.get(ADD)).wrap_types == ["Decals", "Full wrap"]
    assert '<option value="Full wrap">' in body_of(desk.get(ADD))


def test_job_begins_at_the_first_stage_and_is_said_to_be_created(desk, shop):
    answer = send(desk, customer_name="Sol Electric")
    assert shop.jobs.get().stage.name == "Received"
    assert "JOB-0001 is created. Copy its link for the customer." in said_in_passing(answer)


def test_job_added_in_mid_form_goes_back_to_that_form(desk, shop):
    page = f"{ADD}?_popup=1&_to_field=id"
    answer = desk.post(page, fields_of(desk.get(page)) | {"customer_name": "Sol Electric"})
    assert answer.status_code == 200
    assert "JOB-0001 Sol Electric" in body_of(answer)


def test_completing_a_customer_tells_how_to_reach_them(desk, shop):
    make_customer(shop=shop, name="Hana Suzuki", phone="(415) 555-0101", email="hana@x.example")
    asked = {"app_label": "jobs", "model_name": "job", "field_name": "customer", "term": "suz"}
    (found,) = desk.get("/admin/autocomplete/", asked).json()["results"]
    assert (found["text"], found["hint"]) == ("Hana Suzuki", "(415) 555-0101 · hana@x.example")
