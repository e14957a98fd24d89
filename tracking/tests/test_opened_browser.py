"""Who opens a customer's page so that the shop reads “Opened just now”: a person with the page in view."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobs.models import Job
from jobs.tests.factories import make_job
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_shop
from tracking.tests.test_live_browser import HIDE

pytestmark = pytest.mark.django_db(transaction=True)

COUNT_QUESTIONS = """
    window.unanswered = 0;
    const ask = window.fetch;
    window.fetch = (...about) => {
        unanswered += 1;
        return ask(...about).finally(() => (unanswered -= 1));
    };
"""
STEP = 5  # seconds; the page gives up on an answer after ten
HIDDEN_FROM_THE_START = "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })"


@pytest.fixture
def job():
    return make_job(stage="Printing", shop=make_shop(phone="(415) 555-0134"))


class Reader:
    """Somebody's browser with the page open; its clock stands still but for the time the test lets pass."""

    def __init__(self, context, job, *scripts):
        self.page, self.notes = context.new_page(), []
        self.page.on("response", self._note)
        for script in (COUNT_QUESTIONS, *scripts):
            self.page.add_init_script(script)
        self.page.clock.install()
        self.page.goto(job.track_path)

    def _note(self, response):
        if response.url.endswith("/opened"):
            self.notes.append(response.status)

    def look(self, seconds):
        """Let time pass, and every request that it brings about be answered, in less than the page waits."""
        for step in [STEP] * (seconds // STEP) + [seconds % STEP]:
            self.page.clock.run_for(step * 1000)
            self.page.wait_for_function("() => unanswered === 0")


@pytest.fixture
def reader(new_context, job):
    return Reader(new_context(), job)


def opened_at(job):
    return Job.objects.get(pk=job.pk).opened_at


def test_person_who_looks_at_the_page_opens_it(reader, job):
    reader.look(1)
    assert reader.notes == []
    reader.look(2)
    assert reader.notes == [204]
    assert opened_at(job) is not None


def test_page_that_stays_open_says_so_every_ten_minutes(reader):
    reader.look(11 * 60)
    assert reader.notes == [204, 204]


def test_page_in_the_background_is_not_open_until_it_is_seen(new_context, job):
    reader = Reader(new_context(), job, HIDDEN_FROM_THE_START)
    reader.look(60)
    assert reader.notes == []
    assert opened_at(job) is None
    with reader.page.expect_response("**/opened"):
        reader.page.evaluate(HIDE, False)
    assert opened_at(job) is not None


def test_program_that_renders_a_link_and_leaves_does_not_open_it(new_context, job):
    reader = Reader(new_context(), job)
    reader.look(1)
    reader.page.close()
    assert reader.notes == []
    assert opened_at(job) is None


def test_somebody_of_the_staff_who_views_it_as_a_customer_does_not_open_it(signed_in, job):
    person = make_person(shop=job.shop, role=Role.FRONT_DESK)
    reader = Reader(signed_in(person), job)
    reader.look(3)
    assert reader.notes == [204]
    assert opened_at(job) is None


def test_old_mark_renew_if_lost_by_the_next_look(new_context, job):
    Job.objects.filter(pk=job.pk).update(opened_at=timezone.now() - timedelta(hours=2))
    Reader(new_context(), job).look(3)
    assert timezone.now() - opened_at(job) < timedelta(minutes=1)
