"""What owners and managers see of the shop's mail: to whom, what about, what came of it, and never the link."""

import pytest
from django.urls import reverse

from shopsettings.models import OutboxMail, Role
from shopsettings.tests.factories import make_mail, make_person, make_shop

pytestmark = pytest.mark.django_db

LIST = "admin:shopsettings_outboxmail_changelist"
LINK = "https://testserver/track/" + "a2b3" * 6 + "zz"


@pytest.fixture
def shop(client):
    """A shop whose manager is signed in."""
    shop = make_shop()
    client.force_login(make_person(shop=shop, role=Role.MANAGER))
    return shop


def page_of(client, row):
    return client.get(reverse("admin:shopsettings_outboxmail_change", args=[row.pk])).content.decode()


def test_the_list_says_to_whom_what_about_and_what_came_of_it(client, shop):
    make_mail(shop=shop, to="pat@customer.example", subject="Your link from North Bay Wraps")
    make_mail(shop=shop, to="kim@customer.example", state=OutboxMail.State.SENT)
    body = client.get(reverse(LIST)).content.decode()
    for wanted in ("pat@customer.example", "Your link from North Bay Wraps", "Waiting", "Sent"):
        assert wanted in body


def test_mail_of_another_shop_is_not_there(client, shop):
    make_mail(shop=make_shop(), to="somebody@else.example")
    assert "somebody@else.example" not in client.get(reverse(LIST)).content.decode()


def test_a_mail_shows_why_it_was_given_up_but_not_its_link(client, shop):
    row = make_mail(shop=shop, text=LINK, html=f'<a href="{LINK}">', state=OutboxMail.State.GIVEN_UP)
    OutboxMail.objects.update(problem="ConnectionRefusedError: the mail server is down")
    for body in (page_of(client, row), client.get(reverse(LIST)).content.decode()):
        assert "a2b3" not in body
    assert "the mail server is down" in page_of(client, row)


def test_a_mail_can_be_looked_at_only(client, shop):
    row = make_mail(shop=shop, subject="Your link")
    assert "<button" not in page_of(client, row).partition("<main")[2].partition("</main>")[0]
    answer = client.post(
        reverse("admin:shopsettings_outboxmail_change", args=[row.pk]), {"subject": "Another"}
    )
    assert answer.status_code == 403
    row.refresh_from_db()
    assert row.subject == "Your link"


def test_the_header_offers_it_to_managers(client, shop):
    assert reverse(LIST) in client.get(reverse(LIST)).content.decode()


def test_the_header_does_not_offer_it_to_the_front_desk(client):
    client.force_login(make_person(shop=make_shop(), role=Role.FRONT_DESK))
    assert reverse(LIST) not in client.get(reverse("admin:jobs_job_changelist")).content.decode()
