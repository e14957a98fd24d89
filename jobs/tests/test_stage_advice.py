"""What a shop is told of a stage's name before its customers read it."""

import pytest

from jobs.stage_advice import NOT_LAST, SHOWN, UNSURE, advise


def warnings(name, sentence="", *, last=False):
    return advise(name, sentence, last=last).warnings


def test_plain_name_comes_without_a_warning():
    advice = advise("Printing", "", last=False)
    assert (advice.reads, advice.warnings) == ("Your wrap is being printed", ())


def test_own_sentence_is_what_customers_read():
    assert (
        advise("Printing", "Ink is on the way to your van", last=False).reads
        == "Ink is on the way to your van"
    )


@pytest.mark.parametrize("name", ["Bay 3", "Misc", "Done-ish", "Kevin", "مرحلة"])
def test_name_that_could_mean_anything_is_told(name):
    assert warnings(name) == (UNSURE,)


def test_own_sentence_makes_any_name_plain():
    assert warnings("Bay 3", "Your van is in our heated bay") == ()


def test_name_that_sounds_finished_too_early_is_told():
    assert warnings("Complete") == (NOT_LAST,)


def test_the_last_stage_may_sound_finished_or_have_any_name():
    assert warnings("Complete", last=True) == ()
    assert warnings("Bay 3", last=True) == ()


@pytest.mark.parametrize(
    "name",
    ["Collections", "Lead", "Leads", "New lead", "Hot prospect", "Deadbeat", "Tire kickers", "Dispute",
     "Closed lost", "Closed won", "Inkasso", "Mahnung", "Impayé", "Cobranza", "Tyre-kickers"],
)  # fmt: skip
def test_name_that_would_embarrass_is_told_although_no_sentence_has_it(name):
    assert SHOWN in warnings(name)
    assert SHOWN in warnings(name, "We have your order")
    assert name.lower() not in advise(name, "", last=False).reads.lower()


@pytest.mark.parametrize(
    "name",
    ["Received", "Awaiting collection", "Ready for collection", "Lead time", "Misleading", "Lead installer: check",
     "Leadership retreat bus", "Design", "Complete", "Inspection", "Final payment"],
)  # fmt: skip
def test_harmless_name_is_not_taken_for_one_that_embarrasses(name):
    assert SHOWN not in warnings(name)


def test_sentence_that_depends_on_the_customer_is_told_both_ways():
    advice = advise("Proof approval", "", last=False)
    assert advice.reads == "Your design proof is ready"
    assert advice.only == "while a proof waits for their answer"
    assert advice.otherwise == "We’re finalizing your design"


def test_sentence_that_depends_on_nothing_is_told_once():
    advice = advise("Printing", "", last=False)
    assert (advice.only, advice.otherwise) == ("", "")


def test_name_of_any_length_is_answered():
    assert advise("Done " * 500, "", last=True).reads
