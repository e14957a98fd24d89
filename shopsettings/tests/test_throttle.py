"""How often something may happen: counted across workers, in whiles that begin with the first time."""

from threading import Barrier

import pytest
import time_machine
from django.db.models import F

from shopsettings.tests.racing import at_once
from shopsettings.throttle import Limit, Tally, wait_after

pytestmark = pytest.mark.django_db

THREE_A_MINUTE = Limit("test", most=3, seconds=60)


def waits(times, *, who="priya", limit=THREE_A_MINUTE):
    return [wait_after(limit, who) for _ in range(times)]


def test_nobody_waits_within_the_limit():
    assert waits(3) == [0, 0, 0]


def test_who_goes_on_waits_until_the_while_is_over():
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        waits(3)
        clock.shift(20)
        assert waits(2) == [40, 40]


def test_the_while_does_not_grow_by_trying():
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        for _ in range(6):
            waits(1)
            clock.shift(10)
        assert waits(1) == [0]


def test_after_the_while_counting_starts_again():
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        waits(5)
        clock.shift(60)
        assert waits(4) == [0, 0, 0, 60]


def test_each_is_counted_apart():
    waits(9)
    assert waits(1, who="sam") == [0]


def test_one_limit_knows_nothing_of_another():
    waits(9)
    assert waits(1, limit=Limit("another", most=3, seconds=60)) == [0]


def test_counting_takes_one_statement(django_assert_num_queries):
    waits(1)
    with django_assert_num_queries(1):
        waits(1)


def test_who_is_counted_is_not_written_down():
    waits(1, who="203.0.113.7")
    assert "203.0.113.7" not in str(Tally.objects.values())


def test_rows_of_whiles_that_are_over_go_away(django_capture_on_commit_callbacks):
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        for who in ("priya", "sam", "nora"):
            waits(1, who=who)
        clock.shift(61)
        with django_capture_on_commit_callbacks(execute=True):
            waits(1, who="olive")
            assert Tally.objects.count() == 4  # while the transaction goes on, they stay
        assert Tally.objects.count() == 1


def test_a_row_whose_while_goes_on_stays():
    waits(4)
    waits(1, who="olive")
    assert waits(1)[0] > 0


# --- Many workers at once -----------------------------------------------------------------------

WORKERS = 6


def admitted(count_one):
    """How many of the workers, all at once, may go ahead."""
    return at_once(*[count_one] * WORKERS).count(0)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_no_more_than_the_limit_go_ahead_however_many_come_at_once():
    assert admitted(lambda: wait_after(THREE_A_MINUTE, "priya")) == THREE_A_MINUTE.most


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_reading_before_counting_would_let_more_through():
    """The positive control: the same test, without the one statement that counts and reads at once."""
    Tally.objects.create(key="naive", count=0, ends=2**40)
    all_have_read = Barrier(WORKERS, timeout=30)

    def read_then_count():
        count = Tally.objects.get(key="naive").count + 1
        all_have_read.wait()
        Tally.objects.filter(key="naive").update(count=F("count") + 1)
        return 0 if count <= THREE_A_MINUTE.most else 60

    assert admitted(read_then_count) > THREE_A_MINUTE.most
