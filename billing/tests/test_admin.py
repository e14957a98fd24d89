"""What the staff pages of invoices do, and what they refuse to do."""

import pytest

from billing.models import LARGEST_AMOUNT, Invoice, InvoiceLine
from billing.money import written
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_customer, make_job
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop
from shopsettings.tests.pages import body_of, fields_of, said_in_passing

pytestmark = pytest.mark.django_db

ADD = "/admin/billing/invoice/add/"
SENT_STATES = [Invoice.State.SENT, Invoice.State.PAID, Invoice.State.VOID]
STALE = "Somebody else has changed this since you opened it."


@pytest.fixture
def shop():
    return make_shop(currency="USD")


@pytest.fixture
def desk(client, shop):
    """Somebody at the front desk, signed in."""
    client.force_login(make_person(shop=shop, role=Role.FRONT_DESK))
    return client


@pytest.fixture
def office(client, shop):
    """The owner, signed in."""
    client.force_login(make_person(shop=shop))
    return client


def page_of(invoice, page="change"):
    return f"/admin/billing/invoice/{invoice.pk}/{page}/"


def pay_in(shop, currency):
    shop.currency = currency
    shop.save()


def line(number, **fields):
    return {f"lines-{number}-{name}": value for name, value in fields.items()}


def new_invoice(browser, shop, **typed):
    """Send the form of a new invoice with one line, in which `typed` stands."""
    filled_in = fields_of(browser.get(ADD)) | {"job": make_job(shop=shop).pk}
    return browser.post(ADD, filled_in | line(0, **{"description": "Full wrap", "quantity": "1"} | typed))


def lines_of(invoice):
    return list(invoice.lines.values_list("description", "quantity", "unit_price"))


def everything_of(invoice):
    return Invoice.objects.values().get(pk=invoice.pk), list(invoice.lines.values())


def line_errors(response):
    return [dict(errors) for errors in response.context["inline_admin_formsets"][0].formset.errors]


# --- Prices ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("currency", "price", "minor"),
    [
        ("USD", "1240", 124000),
        ("USD", "1240.5", 124050),
        ("USD", "0.01", 1),
        ("USD", "0", 0),
        ("USD", "12.3400", 1234),
        ("JPY", "1200", 1200),
        ("JPY", "1200.00", 1200),
        ("KWD", "1.234", 1234),
        ("KWD", "1", 1000),
        ("USD", "-50", -5000),
        ("USD", "100000000", LARGEST_AMOUNT),
    ],
)
def test_price_in_whole_units_is_kept_in_the_smallest_coin(desk, shop, currency, price, minor):
    pay_in(shop, currency)
    assert new_invoice(desk, shop, price=price).status_code == 302
    assert InvoiceLine.objects.get().unit_price == minor
    assert Invoice.objects.get().currency == currency


@pytest.mark.parametrize(
    ("currency", "price", "said"),
    [
        ("USD", "1.234", "Too many decimals: USD has 2 decimals."),
        ("JPY", "1200.5", "Too many decimals: JPY has 0 decimals."),
        ("KWD", "1.2345", "Too many decimals: KWD has 3 decimals."),
        ("USD", "100000000.01", "This amount is too large."),
        ("USD", "-100000000.01", "This amount is too large."),
        ("USD", "9" * 400, ""),
        ("USD", "1e400", ""),
        ("USD", "1e-400", ""),
        ("USD", "NaN", ""),
        ("USD", "Infinity", ""),
        ("USD", "-Infinity", ""),
        ("USD", "sNaN", ""),
        ("USD", "twelve", ""),
        ("USD", "1,240", ""),
        ("USD", "", ""),
        ("USD", "\x00", ""),
    ],
)
def test_price_that_is_none_is_an_error_at_its_field(desk, shop, currency, price, said):
    pay_in(shop, currency)
    answer = new_invoice(desk, shop, price=price)
    (errors,) = [errors for errors in line_errors(answer) if errors]
    assert list(errors) == ["price"]
    assert said in errors["price"][0]
    assert not Invoice.objects.exists()


@pytest.mark.parametrize("quantity", ["0", "-1", "1000001", "1.5", str(10**30), "many", "\x00"])
def test_quantity_that_is_none_is_an_error_at_its_field(desk, shop, quantity):
    answer = new_invoice(desk, shop, price="1", quantity=quantity)
    assert [list(errors) for errors in line_errors(answer) if errors] == [["quantity"]]
    assert not Invoice.objects.exists()


@pytest.mark.parametrize("text", ["x" * 10_000, "a\x00b"], ids=["endless", "NUL"])
def test_description_that_cannot_be_kept_is_an_error_at_its_field(desk, shop, text):
    answer = new_invoice(desk, shop, price="1", description=text)
    assert [list(errors) for errors in line_errors(answer) if errors] == [["description"]]
    assert not Invoice.objects.exists()


@pytest.mark.parametrize("due_date", ["a\x00b", "x" * 10_000, "0000-00-00", "99999-12-31"])
def test_due_date_that_is_none_is_an_error_at_its_field(desk, shop, due_date):
    invoice = make_invoice(job=make_job(shop=shop))
    answer = desk.post(page_of(invoice), fields_of(desk.get(page_of(invoice))) | {"due_date": due_date})
    assert list(answer.context["adminform"].form.errors) == ["due_date"]


@pytest.mark.parametrize(("currency", "price"), [("USD", "1240.00"), ("JPY", "124000"), ("KWD", "124.000")])
def test_form_shows_a_price_with_its_currencys_decimals(desk, shop, currency, price):
    pay_in(shop, currency)
    invoice = make_invoice(job=make_job(shop=shop))
    assert fields_of(desk.get(page_of(invoice)))["lines-0-price"] == price


def test_draft_keeps_its_currency_when_the_shop_changes_its_own(desk, shop):
    invoice = make_invoice(job=make_job(shop=shop))
    pay_in(shop, "JPY")
    desk.post(page_of(invoice), fields_of(desk.get(page_of(invoice))) | line(0, price="10.50"))
    assert lines_of(invoice) == [("Full wrap", 1, 1050)]


def test_pages_show_the_largest_invoice_there_can_be(office, shop):
    invoice = make_invoice(job=make_job(shop=shop), lines=[("Fleet", 1_000_000, LARGEST_AMOUNT)] * 12)
    total = written(12 * 1_000_000 * LARGEST_AMOUNT, "USD")
    assert total in body_of(office.get("/admin/billing/invoice/"))
    assert total in body_of(office.get(page_of(invoice)))


# --- Drafts ---------------------------------------------------------------------------------------


def test_drafts_lines_are_changed_added_and_taken_out(desk, shop):
    invoice = make_invoice(job=make_job(shop=shop), lines=[("Wrap", 1, 100), ("Decal", 2, 200)])
    filled_in = fields_of(desk.get(page_of(invoice)))
    typed = line(0, price="9.99") | line(1, DELETE="on")
    typed |= line(2, description="Design", quantity="3", price="5")
    assert desk.post(page_of(invoice), filled_in | typed).status_code == 302
    assert lines_of(invoice) == [("Wrap", 1, 999), ("Design", 3, 500)]


def test_draft_stays_with_its_job(desk, shop):
    invoice = make_invoice(job=make_job(shop=shop))
    other = make_job(shop=shop)
    desk.post(page_of(invoice), fields_of(desk.get(page_of(invoice))) | {"job": other.pk})
    assert everything_of(invoice)[0]["job_id"] == invoice.job_id


@pytest.mark.parametrize("job", ["", "abc", "\x00", str(10**30), "987654321"])
def test_invoice_for_no_job_is_an_error_at_its_field(desk, job):
    answer = desk.post(ADD, fields_of(desk.get(ADD)) | {"job": job})
    assert list(answer.context["adminform"].form.errors) == ["job"]


@pytest.mark.parametrize("whose", ["of another invoice", "next door", "nobody's"])
def test_line_of_another_invoice_cannot_be_slipped_in(desk, shop, whose):
    """Sent by hand in the hidden id, each is answered in the same words."""
    job = make_job(shop=shop)
    other = make_invoice(job=job, lines=[("Other", 1, 100)])
    theirs = make_invoice(lines=[("Next door", 1, 100)])
    invoice = make_invoice(job=job, lines=[("Own", 1, 100)])
    before = [everything_of(each) for each in (invoice, other, theirs)]
    pk = {"of another invoice": other.lines.get().pk, "next door": theirs.lines.get().pk}.get(
        whose, 987654321
    )
    answer = desk.post(page_of(invoice), fields_of(desk.get(page_of(invoice))) | line(0, id=pk, price="66"))
    assert line_errors(answer)[0] == {
        "id": ["Select a valid choice. That choice is not one of the available choices."]
    }
    assert "Next door" not in body_of(answer)
    assert [everything_of(each) for each in (invoice, other, theirs)] == before


@pytest.mark.parametrize("field", ["invoice", "id", "TOTAL_FORMS", "INITIAL_FORMS"])
@pytest.mark.parametrize("value", [None, "abc", "\x00", "-1", str(10**30)])
def test_lines_sent_back_broken_are_answered_calmly(desk, shop, field, value):
    invoice = make_invoice(job=make_job(shop=shop))
    typed = fields_of(desk.get(page_of(invoice)))
    name = f"lines-{field}" if field.isupper() else f"lines-0-{field}"
    typed.pop(name)
    answer = desk.post(page_of(invoice), typed if value is None else typed | {name: value})
    assert answer.status_code in (200, 302)


def test_more_lines_than_an_invoice_takes_are_not_even_made(desk, shop):
    invoice = make_invoice(job=make_job(shop=shop))
    typed = fields_of(desk.get(page_of(invoice)))
    answer = desk.post(page_of(invoice), typed | {"lines-TOTAL_FORMS": "100000"})
    (lines,) = answer.context["inline_admin_formsets"]
    assert len(lines.formset.forms) == 200
    assert "Please submit at most 200 forms." in body_of(answer)


def test_line_cannot_be_handed_to_another_invoice(desk, shop):
    job = make_job(shop=shop)
    other, invoice = make_invoice(job=job), make_invoice(job=job)
    desk.post(page_of(invoice), fields_of(desk.get(page_of(invoice))) | line(0, invoice=other.pk, price="66"))
    assert lines_of(other) == [("Full wrap", 1, 124000)]


@pytest.mark.parametrize("theirs", ["another price", "a line more", "a line less", "another day"])
def test_stale_invoice_form_is_refused_and_keeps_what_was_typed(desk, shop, theirs):
    invoice = make_invoice(job=make_job(shop=shop), lines=[("Wrap", 1, 100), ("Decal", 2, 200)])
    opened = fields_of(desk.get(page_of(invoice)))
    first, last = invoice.lines.all()
    {
        "another price": lambda: InvoiceLine.objects.filter(pk=first.pk).update(unit_price=777),
        "a line more": lambda: InvoiceLine.objects.create(
            invoice=invoice, description="Design", unit_price=1
        ),
        "a line less": last.delete,
        "another day": lambda: Invoice.objects.update(due_date="2031-05-14"),
    }[theirs]()
    before = everything_of(invoice)
    answer = desk.post(page_of(invoice), opened | line(0, price="9.99"))
    assert STALE in body_of(answer)
    assert fields_of(answer)["lines-0-price"] == "9.99"
    assert everything_of(invoice) == before


# --- What the customer has seen -------------------------------------------------------------------


def test_draft_is_sent_under_the_next_number(desk, shop):
    invoice = make_invoice(job=make_job(shop=shop))
    assert (
        said_in_passing(desk.post(page_of(invoice, "do/send")))
        == "Invoice INV-0001 is on the customer’s page now."
    )
    invoice.refresh_from_db()
    assert (invoice.state, invoice.number) == (Invoice.State.SENT, 1)


def test_invoice_without_lines_cannot_be_sent(desk, shop):
    invoice = make_invoice(job=make_job(shop=shop), lines=[])
    answer = desk.post(page_of(invoice, "do/send"))
    assert answer.status_code == 422
    assert "Add at least one line before you send this invoice." in body_of(answer)
    invoice.refresh_from_db()
    assert (invoice.state, invoice.number) == (Invoice.State.DRAFT, None)


@pytest.mark.parametrize("state", SENT_STATES)
def test_invoice_that_was_sent_is_read_only_even_by_hand(office, shop, state):
    invoice = make_invoice(job=make_job(shop=shop), lines=[("Wrap", 1, 100), ("Decal", 2, 200)], state=state)
    first, last = invoice.lines.all()
    before = everything_of(invoice)
    shown = office.get(page_of(invoice))
    assert "due_date" not in fields_of(shown)
    by_hand = {
        "due_date": "2031-05-14",
        "job": make_job(shop=shop).pk,
        "state": "draft",
        "number": "77",
        "lines-TOTAL_FORMS": "3",
        "lines-INITIAL_FORMS": "2",
    }
    by_hand |= line(0, id=first.pk, invoice=invoice.pk, description="Cheaper", quantity="1", price="1")
    by_hand |= line(
        1, id=last.pk, invoice=invoice.pk, description="Decal", quantity="2", price="2", DELETE="on"
    )
    by_hand |= line(2, invoice=invoice.pk, description="Slipped in", quantity="1", price="1")
    office.post(page_of(invoice), fields_of(shown) | by_hand)
    assert everything_of(invoice) == before


def test_form_opened_while_it_was_a_draft_changes_nothing_once_it_is_sent(desk, shop):
    invoice = make_invoice(job=make_job(shop=shop))
    opened = fields_of(desk.get(page_of(invoice)))
    invoice.send(by=None)
    before = everything_of(invoice)
    desk.post(page_of(invoice), opened | line(0, price="1") | {"due_date": "2031-05-14"})
    assert everything_of(invoice) == before


@pytest.mark.parametrize(
    ("verb", "state"),
    [("send", state) for state in SENT_STATES]
    + [(verb, state) for verb in ("paid", "void") for state in Invoice.State if state != Invoice.State.SENT],
)
def test_verb_that_no_longer_applies_says_so_and_does_nothing(office, shop, verb, state):
    invoice = make_invoice(job=make_job(shop=shop), state=state)
    before, events = everything_of(invoice), invoice.job.events.count()
    answer = office.post(page_of(invoice, f"do/{verb}"))
    assert said_in_passing(answer) == f"{invoice} has changed meanwhile. Nothing was done."
    assert (everything_of(invoice), invoice.job.events.count()) == (before, events)


def test_front_desk_does_not_cancel_an_invoice(desk, shop):
    invoice = make_invoice(job=make_job(shop=shop), state=Invoice.State.SENT)
    assert desk.post(page_of(invoice, "do/void")).status_code == 403
    assert page_of(invoice, "do/void") not in body_of(desk.get(page_of(invoice)))
    invoice.refresh_from_db()
    assert invoice.state == Invoice.State.SENT


def test_owner_cancels_an_invoice(office, shop):
    invoice = make_invoice(job=make_job(shop=shop), state=Invoice.State.SENT)
    assert page_of(invoice, "do/void") in body_of(office.get(page_of(invoice)))
    office.post(page_of(invoice, "do/void"))
    invoice.refresh_from_db()
    assert invoice.state == Invoice.State.VOID


def test_nobody_deletes_an_invoice(office, shop):
    invoice = make_invoice(job=make_job(shop=shop))
    assert office.post(page_of(invoice, "delete"), {"post": "yes"}).status_code == 403
    assert Invoice.objects.filter(pk=invoice.pk).exists()


@pytest.mark.parametrize("search", ["INV-0002", "inv-2", "2", "JOB-0002", "delgado", "415 555 0188"])
def test_invoice_is_found_by_its_number_and_by_what_its_job_is_found_by(desk, shop, search):
    other = make_job(shop=shop, customer=make_customer(shop=shop, name="Sol"))
    make_invoice(job=other, state=Invoice.State.SENT)
    customer = make_customer(shop=shop, name="Delgado Plumbing", phone="(415) 555-0188")
    found = make_invoice(job=make_job(shop=shop, customer=customer), state=Invoice.State.SENT)
    assert list(desk.get("/admin/billing/invoice/", {"q": search}).context["cl"].result_list) == [found]
