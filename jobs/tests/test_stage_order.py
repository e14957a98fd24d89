"""Where jobs are finished, and what a shop is told when that changes."""

from dataclasses import dataclass

import pytest

from jobs.stage_order import changed_finish, finishing, with_moved


@dataclass(frozen=True)
class Column:
    name: str
    job_count: int = 0

    def __str__(self):
        return self.name


DESIGN, PRINTING, READY, DONE = Column("Design", 2), Column("Printing"), Column("Ready", 1), Column("Done", 7)


@pytest.mark.parametrize(
    ("place", "to", "order"),
    [(1, 3, "BCAD"), (3, 1, "CABD"), (2, 3, "ACBD"), (4, 3, "ABDC"), (2, 2, "ABCD"), (1, 99, "BCDA")],
)
def test_stage_is_put_at_a_place_counted_from_one(place, to, order):
    assert with_moved("ABCD", place, to) == list(order)


def test_jobs_are_finished_on_the_last_of_several_stages():
    assert finishing([DESIGN, DONE]) is DONE


@pytest.mark.parametrize("stages", [[], [DESIGN]])
def test_without_several_stages_no_job_is_finished(stages):
    assert finishing(stages) is None


def test_shop_is_told_whose_jobs_become_finished_and_whose_do_not_stay_so():
    assert changed_finish([DESIGN, READY, DONE], [DESIGN, DONE, READY]) == [
        "The job on Ready will read as finished.",
        "The 7 jobs on Done will no longer read as finished.",
    ]


def test_order_that_touches_no_job_needs_no_word():
    assert changed_finish([DESIGN, PRINTING, DONE], [PRINTING, DESIGN, DONE]) == []
    assert changed_finish([DESIGN, PRINTING], [DESIGN, PRINTING, Column("Empty")]) == []


def test_last_stage_that_goes_makes_the_one_before_it_the_finish():
    assert changed_finish([DESIGN, READY, DONE], [DESIGN, READY]) == [
        "The job on Ready will read as finished."
    ]


def test_second_to_last_stage_that_goes_leaves_no_finish():
    assert changed_finish([DESIGN, DONE], [DONE]) == ["The 7 jobs on Done will no longer read as finished."]
