"""“Send me this link”: to the customer's own address alone, not too often, and always with the same answer."""

import re
from datetime import timedelta
from email import policy

import pytest
import time_machine
from django.core import mail as sent
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from jobs.models import JobEvent
from jobs.tests.factories import make_customer, make_job
from shopsettings.codes import new_code
from shopsettings.models import OutboxMail
from shopsettings.plans import Plan
from shopsettings.tests.factories import make_shop
from tracking.sending import PER_CLIENT, PER_JOB

pytestmark = pytest.mark.django_db

PAT = "pat@customer.example"


def make_reachable_job(*, email=PAT, **shop_details):
    """A job whose customer can be mailed."""
    shop = make_shop(**shop_details)
    return make_job(shop=shop, customer=make_customer(shop=shop, email=email))


def send_path(code):
    return f"/track/{code}/send"


def press(client, code):
    return client.post(send_path(code))


def mails():
    """What has arrived."""
    call_command("send_outbox", "--once")
    return sent.outbox


def test_the_page_asks_with_one_button_and_shows_no_address(client):
    body = client.get(send_path(make_reachable_job().code)).content.decode()
    assert "<h1>Send me this link</h1>" in body
    assert (body.count("<button"), body.count('<form method="post">'), body.count("<input")) == (1, 1, 1)
    assert "customer.example" not in body


def test_the_tracker_leads_there(client):
    job = make_job()
    assert f'href="{send_path(job.code)}"' in client.get(job.track_path).content.decode()


def test_the_link_goes_to_the_customer_on_file_and_nobody_else(client):
    job = make_reachable_job()
    make_reachable_job(email="somebody@else.example")
    press(client, job.code)
    (message,) = mails()
    assert message.recipients() == [PAT]
    assert f"http://testserver{job.track_path}\n" in message.body


def test_an_address_somebody_types_in_by_hand_is_not_used(client):
    job = make_reachable_job()
    client.post(send_path(job.code), {"email": "thief@else.example", "to": "thief@else.example"})
    assert [message.recipients() for message in mails()] == [[PAT]]


def test_looking_at_the_page_sends_nothing(client):
    client.get(send_path(make_reachable_job().code))
    client.head(send_path(make_reachable_job().code))
    assert mails() == []


def test_pressing_twice_in_a_moment_sends_one_mail(client):
    job = make_reachable_job()
    with time_machine.travel(timezone.now().replace(second=10), tick=False):
        press(client, job.code)
        press(client, job.code)
        assert len(mails()) == 1


def test_asking_again_later_sends_another(client):
    job = make_reachable_job()
    press(client, job.code)
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        press(client, job.code)
        assert len(mails()) == 2


def test_asking_leaves_no_trace_in_the_history(client):
    job = make_reachable_job()
    before = JobEvent.objects.count()
    press(client, job.code)
    assert JobEvent.objects.count() == before


# --- The same answer, whatever is behind it -----------------------------------------------------


def answer_of(response, job):
    """All of it, but for the code in its own address."""
    headers = {
        name: value for name, value in response.headers.items() if name not in ("X-Request-Id", "Date")
    }
    body = response.content.replace(job.code.encode(), b"[code]")
    return response.status_code, headers, response.cookies, body


@pytest.mark.parametrize("address", ["", "none", "a@x.example, b@x.example", "a@x.example\nBcc: b@x.example"])
def test_the_answer_does_not_tell_whether_there_is_an_address(client, address):
    with_address, without = make_reachable_job(), make_job()
    type(without.customer).objects.filter(pk=without.customer.pk).update(email=address)
    answers = [answer_of(press(client, job.code), job) for job in (with_address, without)]
    assert answers[0] == answers[1]
    assert answers[0][0] == 200
    assert [message.recipients() for message in mails()] == [[PAT]]


def test_the_answer_does_not_tell_that_it_was_asked_too_often(client):
    job = make_reachable_job()
    answers = [answer_of(press(client, job.code), job) for _ in range(PER_JOB.most + 2)]
    assert all(answer == answers[0] for answer in answers)


def test_the_answer_costs_the_same_queries_but_for_the_one_that_writes_the_mail(
    client, django_assert_num_queries
):
    with_address, without = make_reachable_job(), make_job()
    press(client, with_address.code)
    press(client, without.code)
    with django_assert_num_queries(2 + 4):  # the transaction begins and ends
        press(client, with_address.code)
    with django_assert_num_queries(2 + 3):
        press(client, without.code)


# --- Not too often ------------------------------------------------------------------------------


def press_every_two_minutes(job, times, *, clients=None):
    """Press so many times, each from the next of the clients' addresses; gives what arrived."""
    clients = clients or [f"203.0.113.{number}" for number in range(times)]
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for number in range(times):
            press(Client(REMOTE_ADDR=clients[number % len(clients)]), job.code)
            clock.shift(timedelta(minutes=2))
        return mails()


def test_one_job_is_mailed_a_few_times_a_day_from_wherever_it_is_asked():
    assert len(press_every_two_minutes(make_reachable_job(), PER_JOB.most + 4)) == PER_JOB.most


def test_the_log_tells_that_too_much_was_asked_but_not_for_which_link(client, caplog):
    job = make_reachable_job()
    for _ in range(PER_JOB.most):
        press(client, job.code)
    assert "too often" not in caplog.text
    press(client, job.code)
    assert "asked for too often" in caplog.text
    assert job.code not in caplog.text


def test_the_next_day_it_may_be_asked_again(client):
    job = make_reachable_job()
    press_every_two_minutes(job, PER_JOB.most + 1)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        press(client, job.code)
        assert len(mails()) == PER_JOB.most + 1


def test_one_client_is_served_so_many_times_an_hour_whatever_the_job():
    jobs = [make_reachable_job() for _ in range(PER_CLIENT.most + 3)]
    for job in jobs:
        press(Client(REMOTE_ADDR="203.0.113.7"), job.code)
    assert len(mails()) == PER_CLIENT.most


def test_a_forged_header_does_not_make_another_client():
    jobs = [make_reachable_job() for _ in range(PER_CLIENT.most + 3)]
    for number, job in enumerate(jobs):
        forged = Client(REMOTE_ADDR="203.0.113.7", headers={"X-Forwarded-For": f"198.51.100.{number}"})
        press(forged, job.code)
    assert len(mails()) == PER_CLIENT.most


def test_another_client_is_served_meanwhile():
    jobs = [make_reachable_job() for _ in range(PER_CLIENT.most + 1)]
    for job in jobs:
        press(Client(REMOTE_ADDR="203.0.113.7"), job.code)
    press(Client(REMOTE_ADDR="203.0.113.8"), jobs[-1].code)
    assert len(mails()) == PER_CLIENT.most + 1


# --- A link that was replaced -------------------------------------------------------------------


def replaced(job):
    old = job.code
    job.replace_code(by=None)
    return old


def test_a_dead_link_mails_the_new_one(client):
    job = make_reachable_job()
    old = replaced(job)
    press(client, old)
    (message,) = mails()
    assert message.recipients() == [PAT]
    assert job.code in message.body
    assert old not in message.body
    assert message.subject == "Your new link from North Bay Wraps"


def test_the_page_of_a_dead_link_says_nothing_of_the_job_nor_where_it_went(client):
    job = make_reachable_job()
    old = replaced(job)
    for response in (client.get(send_path(old)), press(client, old)):
        body = response.content.decode()
        for private in (job.code, "Transit", "Delgado", PAT, job.label, "/track/"):
            assert private not in body


def test_a_dead_and_the_new_link_share_one_limit(client):
    job = make_reachable_job()
    old = replaced(job)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for number in range(PER_JOB.most + 3):
            press(client, [old, job.code][number % 2])
            clock.shift(timedelta(minutes=2))
        assert len(mails()) == PER_JOB.most


# --- What the page keeps to ---------------------------------------------------------------------


def test_it_takes_get_head_and_post_and_nothing_else():
    strict = Client(enforce_csrf_checks=True)
    path = send_path(make_job().code)
    assert strict.head(path).status_code == 200
    for verb in (strict.put, strict.patch, strict.delete, strict.options, strict.trace):
        answer = verb(path)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


def test_a_press_from_another_site_does_nothing():
    answer = press(Client(enforce_csrf_checks=True), make_reachable_job().code)
    assert answer.status_code == 403
    assert b"Please try once more" in answer.content
    assert mails() == []


def test_a_press_on_the_page_itself_works():
    strict, job = Client(enforce_csrf_checks=True), make_reachable_job()
    body = strict.get(send_path(job.code)).content.decode()
    (token,) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', body)
    answer = strict.post(send_path(job.code), {"csrfmiddlewaretoken": token})
    assert (answer.status_code, len(mails())) == (200, 1)


def test_its_headers_let_it_post_to_itself_and_keep_the_rest(client):
    answer = client.get(send_path(make_job().code))
    assert answer["Referrer-Policy"] == "same-origin"
    policy = answer["Content-Security-Policy"]
    for directive in (
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ):
        assert directive in policy
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert list(answer.cookies) == ["csrftoken"]


def test_an_unknown_code_can_not_be_pressed(client):
    assert press(client, new_code()).status_code == 404


# --- What the mail says -------------------------------------------------------------------------


def the_mail(client, **shop_details):
    press(client, make_reachable_job(**shop_details).code)
    (message,) = mails()
    return message.message(policy=policy.default)


def parts(message):
    return [message.get_body([kind]).get_content() for kind in ("plain", "html")]


def test_the_mail_has_both_parts_with_the_same_link(client):
    job = make_reachable_job()
    press(client, job.code)
    for part in parts(mails()[0].message(policy=policy.default)):
        assert f"http://testserver{job.track_path}" in part
        assert "2023 Ford Transit" in part


def test_every_link_in_the_mail_leads_to_the_configured_site(client, settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://track.example.com", ["*"]
    job = make_reachable_job(
        website="https://shop.example/", phone="(415) 555-0134", email="hello@shop.example"
    )
    client.post(send_path(job.code), headers={"Host": "evil.example"})
    message = mails()[0].message(policy=policy.default)
    for part in parts(message):
        links = re.findall(r"https?://[^\s\"'<>]+", part)
        assert links
        assert {link.split("/")[2] for link in links} == {"track.example.com"}


def test_no_header_of_the_mail_holds_the_code(client):
    job = make_reachable_job()
    press(client, job.code)
    headers = str(mails()[0].message(policy=policy.default).items())
    assert job.code not in headers
    assert job.code not in str(OutboxMail.objects.values("event_key", "subject", "problem"))


def test_the_html_part_loads_nothing(client):
    _, html = parts(the_mail(client, plan=Plan.PRO))
    for loading in ("<img", "src=", "url(", "<script", "<link"):
        assert loading not in html


def test_names_are_text_in_both_parts(client):
    text, html = parts(the_mail(client, name="Wrap & <b>Roll</b>"))
    assert "Wrap & <b>Roll</b>" in text
    assert "Wrap &amp; &lt;b&gt;Roll&lt;/b&gt;" in html


def test_on_the_free_plan_wraptor_is_named(client):
    assert all("Sent with Wraptor" in part for part in parts(the_mail(client)))


def test_on_a_paid_plan_the_mail_is_all_the_shops(client):
    message = the_mail(client, plan=Plan.PRO, colour="#FFD400")
    text, html = parts(message)
    assert "wraptor" not in (text + html).lower()
    assert "Wraptor" not in message["From"]
    assert "#FFD400" in html


def test_the_mail_is_in_the_language_of_the_shop(client):
    _, html = parts(the_mail(client, language="de"))
    assert '<html lang="de"' in html
