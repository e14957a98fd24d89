"""Place and percentage follow from a shop's stages alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.workflow import FIRST_STAGES, Progress, progress

SHOPS = st.integers(1, 60).flatmap(lambda count: st.tuples(st.integers(1, count), st.just(count)))


@pytest.mark.parametrize(
    ("place", "count", "percent"),
    [
        (1, 7, 14),
        (4, 7, 57),
        (5, 7, 71),
        (6, 7, 86),
        (7, 7, 100),
        (1, 2, 50),
        (2, 2, 100),
        (1, 8, 13),  # 12.5, and halves go up
        (1, 9, 11),
        (8, 9, 89),
        (23, 24, 96),
        (199, 200, 99),  # 99.5 would round to 100
        (1, 300, 1),  # 0.3 would round to 0
        (1, 1, None),
    ],
)
def test_the_percentage_is_the_share_of_stages_reached(place, count, percent):
    assert Progress(place, count).percent == percent


@given(SHOPS)
def test_the_percentage_is_never_0_and_100_only_when_finished(shop):
    place, count = shop
    reached = Progress(place, count)
    if count == 1:
        assert reached.percent is None
    else:
        assert reached.percent in range(1, 101)
        assert (reached.percent == 100) == reached.finished == (place == count)


@given(st.integers(2, 60))
def test_each_stage_on_brings_the_percentage_up(count):
    percents = [Progress(place, count).percent or 0 for place in range(1, count + 1)]
    assert percents == sorted(set(percents))


def test_a_job_is_finished_on_the_last_of_several_stages_only():
    assert [Progress(place, 3).finished for place in (1, 2, 3)] == [False, False, True]


def test_with_a_single_stage_no_job_is_ever_finished():
    assert not Progress(1, 1).finished


def test_the_place_is_found_in_the_order_given():
    assert progress(7, [3, 7, 5]) == Progress(place=2, count=3)


def test_a_stage_that_is_not_the_shops_has_no_place():
    with pytest.raises(ValueError, match="not in"):
        progress(8, [3, 7, 5])


def test_a_new_shop_begins_with_nine_stages():
    assert (len(FIRST_STAGES), FIRST_STAGES[0], FIRST_STAGES[-1]) == (9, "Received", "Complete")
