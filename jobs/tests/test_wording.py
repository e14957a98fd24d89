"""Any name a shop invents for a stage becomes a sentence that is true for its customer, or the generic one."""

import csv
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jobs.vocabulary import LANGUAGES, LEXICON, START, phrases_of
from jobs.vocabulary.ideas import Idea, Mark
from jobs.wording import Meaning, customer_meaning, meaning_of, sentence_for

HERE = Path(__file__).parent


def rows_of(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def more_names():
    """The names by language and meaning, from lines "meaning: name | name" under a "[language]"."""
    names: dict[tuple[str, str], list[str]] = {}
    for line in (HERE / "more-stage-names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line:
            means, listed = line.split(": ", 1)
            names.setdefault((language, means), []).extend(listed.split(" | "))
    return names


NAMES = {row["name"]: row["means"] for row in rows_of("stage-names.csv")}
SAID_OF_PROGRESS = set(Meaning) - {Meaning.GENERIC, Meaning.HOLD, Meaning.CANCELLED}


# --- What names mean -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "means"), NAMES.items())
def test_a_name_means_what_its_customer_should_read(name, means):
    assert meaning_of(name) == means


@pytest.mark.parametrize(("language_and_meaning", "names"), more_names().items())
def test_names_of_many_shops_mean_what_their_customers_should_read(language_and_meaning, names):
    _, means = language_and_meaning
    assert {name: meaning_of(name) for name in names if meaning_of(name) != means} == {}


@pytest.mark.parametrize(
    ("says", "twin"),
    [
        ("Art", "Part"),
        ("Art", "Artist"),
        ("Done", "Abandoned"),
        ("Done", "Undone"),
        ("Complete", "Incomplete"),
        ("Printing", "Sprinting"),
        ("Print", "Fingerprint"),
        ("Print", "Printable"),
        ("Cut", "Shortcut"),
        ("Lead", "Misleading"),
        ("Ready for pickup", "Unready for pickup"),
        ("Approved", "Unapproved"),
        ("Approved", "Disapproved"),
        ("Scheduled", "Unscheduled"),
        ("Scheduled", "Rescheduled"),
        ("Ready for pickup", "Ready for install"),
        ("Ready for pickup", "Nearly ready for pickup"),
        ("Ready for pickup", "Pickup truck"),
        ("On hold", "Holding area"),
        ("On hold", "Un-hold"),
        ("Scheduled", "Collection scheduled"),
        ("With customer", "Schedule with customer"),
        ("Corrections", "Correction"),
        ("Waiting on customer", "Customer waiting"),
        ("Photos needed", "Finished - needs photos"),
        ("Photos needed", "Install complete - photos needed"),
        ("Vehicle pickup", "Pick up vinyl"),
        ("Installing", "Ready to install"),
        ("Installing", "Install complete"),
        ("Installing", "Awaiting install"),
        ("Installing", "Pre-install"),
        ("Installing", "Install cancelled"),
        ("Prep for install", "Prep & install"),
        ("Pre-install prep", "Post-install clean"),
        ("Printing", "Printed"),
        ("Printing", "Print when approved"),
        ("Printing", "Print after approval"),
        ("Printing", "Sent to print"),
        ("Printing", "Print work orders"),
        ("Cutting", "Cut keys"),
        ("Wrapping", "Wrapping up"),
        ("Lead", "Lead time"),
        ("Deposit paid", "Final balance paid"),
        ("Quote approved", "Loan approved"),
        ("Proof approved", "Manager approved"),
        ("Customer approval", "Insurance approval"),
        ("Install scheduled", "Production scheduled"),
        ("Install scheduled", "Ready to schedule"),
        ("Install scheduled", "Install date TBD"),
        ("Vehicle received", "Material received"),
        ("Order received", "Payment received"),
        ("Inspection", "Stock check"),
        ("Awaiting collection", "Collections"),
        ("Cancelled", "Cancellation requested"),
        ("Cancelled", "Do not cancel"),
        ("On hold", "No longer on hold"),
        ("Impresión", "Impreso"),
        ("Listo para imprimir", "Impresión lista"),
        ("Prêt à imprimer", "Impression prête"),
        ("Pose", "Posé"),
        ("Découpe", "Découpé"),
        ("Pose en cours", "Pose à refaire"),
        ("Druck", "Gedruckt"),
        ("Abholbereit", "Fast abholbereit"),
        ("الطباعة", "تمت الطباعة"),
    ],
)
def test_a_name_and_its_twin(says, twin):
    assert meaning_of(says) is not Meaning.GENERIC
    assert meaning_of(twin) is Meaning.GENERIC


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Install complete - awaiting QC", Meaning.INSPECTING),
        ("Deposit paid - design", Meaning.DESIGNING),
        ("Printed - QC", Meaning.INSPECTING),
        ("Printed - ready to laminate", Meaning.GENERIC),
        ("Deposit received - ready to start", Meaning.GENERIC),
        ("Quote sent - awaiting approval", Meaning.WAITING_QUOTE),
        ("Quote sent - awaiting reply", Meaning.WAITING_QUOTE),
        ("Install complete - awaiting approval", Meaning.GENERIC),
        ("Waiting on materials - waiting on approval", Meaning.GENERIC),
        ("Proof: sent", Meaning.WAITING_PROOF),
        ("Print - laminate - cut", Meaning.PRODUCING),
        ("Print, laminate, cut: done", Meaning.GENERIC),
        ("Ready for pickup - balance due", Meaning.READY),
    ],
)
def test_of_several_things_the_name_says_the_next_one_counts(name, means):
    assert meaning_of(name) is means


@pytest.mark.parametrize(
    "written",
    [
        "READY FOR PICKUP",
        "ready_for_pickup",
        "ReadyForPickup",
        "Ready-for-Pickup",
        "  Ready\tfor   pickup  ",
        "07. Ready for pickup",
        "7) Ready for pickup",
        "No. 7: Ready for pickup",
        "#7 Ready for pickup",
        "7️⃣ Ready for pickup",
        "✅ Ready for pickup!!!",
        "[Ready for pickup]",
        "Ready for pickup (3)",
        "Ｒｅａｄｙ for pickup",
        "𝗥𝗲𝗮𝗱𝘆 for pickup",
        "Rea\u00addy for pick\u200bup",
        "Ready for pickup\x00",
    ],
)
def test_the_way_a_name_is_written_does_not_matter(written):
    assert meaning_of(written) is Meaning.READY


@pytest.mark.parametrize("written", ["Prüfung", "Prufung", "Pruefung", "PRÜFUNG", "Pru\u0308fung"])
def test_accents_may_be_left_out_or_spelt_out(written):
    assert meaning_of(written) is Meaning.INSPECTING


@pytest.mark.parametrize("name", ["Pritning", "Instaling", "Desgin", "Lamnation"])
def test_typos_are_not_guessed(name):
    assert meaning_of(name) is Meaning.GENERIC


@pytest.mark.parametrize(
    "name",
    [
        "Ready for pickup tomorrow",
        "Ready for pickup (Friday)",
        "Install Monday",
        "Monday - install",
        "Print next week",
        "Check in May 14",
        "Abholbereit Freitag",
        "Listo para recoger mañana",
        "Pose lundi",
    ],
)
def test_what_is_for_another_day_is_not_said_of_now(name):
    assert meaning_of(name) is Meaning.GENERIC


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Install scheduled for Monday", Meaning.SCHEDULED),
        ("Balance due Friday", Meaning.WAITING_PAYMENT),
        ("Received Monday", Meaning.RECEIVED),
        ("Waiting for approval since Tuesday", Meaning.WAITING_PROOF),
        ("Printing today", Meaning.PRINTING),
    ],
)
def test_what_holds_on_any_day_may_name_one(name, means):
    assert meaning_of(name) is means


@pytest.mark.parametrize("name", ["❌ Print", "Install 🚫", "✗ Ready for pickup", "👎 Proof approved"])
def test_a_name_that_is_crossed_out_says_nothing(name):
    assert meaning_of(name) is Meaning.GENERIC
    assert now(name, finished=True) is Meaning.GENERIC


@pytest.mark.parametrize(
    "name",
    [
        "Approved?",
        "Cancelled?",
        "On hold ?",
        "Printing (Mike?)",
        "¿Aprobado?",
        "Terminée ?",
        "جاهز للاستلام؟",
    ],
)
def test_a_name_that_asks_says_nothing(name):
    assert meaning_of(name) is Meaning.GENERIC
    assert now(name, finished=True) is Meaning.GENERIC


@pytest.mark.parametrize("name", ["??? Printing", "(?) Printing"])
def test_a_question_mark_that_asks_about_no_word_is_an_ornament(name):
    assert meaning_of(name) is Meaning.PRINTING


@pytest.mark.parametrize(
    "name",
    [
        "Scheduled (tentative)",
        "Approved - sort of",
        "Install w/o lam",
        "Design approved w/ changes",
        "Aprobado con cambios",
        "BAT validé avec réserves",
        "Freigabe unter Vorbehalt",
        "Check w/ boss",
    ],
)
def test_what_is_only_half_so_is_not_said(name):
    assert meaning_of(name) is Meaning.GENERIC


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Ready for P/U", Meaning.READY),
        ("A/W approved", Meaning.APPROVED),
        ("D/O done", Meaning.VEHICLE_IN),
        ("Installing w/ Mike", Meaning.GENERIC),
        ("Print/weed/lam", Meaning.PRODUCING),
    ],
)
def test_what_is_written_short_with_a_slash_is_one_word(name, means):
    assert meaning_of(name) is means


@pytest.mark.parametrize(
    ("name", "means"),
    [("❌ Cancelled", Meaning.CANCELLED), ("🛑 On hold", Meaning.HOLD), ("⛔ Hold - customer", Meaning.HOLD)],
)
def test_a_cross_only_adorns_what_is_held_or_cancelled(name, means):
    assert meaning_of(name) is means


@pytest.mark.parametrize("name", ["Printing - Mike", "Printing (Mike)", "Mike: printing", "Printing, Mike"])
def test_a_name_set_apart_says_nothing(name):
    assert meaning_of(name) is Meaning.PRINTING


@pytest.mark.parametrize("name", ["Mike printing", "Plan printing", "Printing mugs", "Prnt printing"])
def test_an_unknown_word_among_the_others_could_turn_them_around(name):
    assert meaning_of(name) is Meaning.GENERIC


# --- What a job on a stage means right now ---------------------------------------------------------------


def now(name, *, finished=False, proof_waits=False, invoice_waits=False):
    return customer_meaning(name, finished=finished, proof_waits=proof_waits, invoice_waits=invoice_waits)


def test_a_proof_stage_says_so_while_a_sent_proof_waits():
    assert now("Proof approval", proof_waits=True) is Meaning.WAITING_PROOF


def test_a_proof_stage_without_a_waiting_proof_says_that_the_design_is_being_finalized():
    assert now("Proof approval", invoice_waits=True) is Meaning.FINALIZING


@pytest.mark.parametrize("name", ["Budget approval", "Franchise approval", "Swatch approval"])
def test_an_approval_of_who_knows_what_says_nothing_of_the_design(name):
    assert now(name) is Meaning.GENERIC
    assert now(name, proof_waits=True) is Meaning.WAITING_PROOF


def test_a_payment_stage_says_so_while_a_sent_invoice_is_unpaid():
    assert now("Collect 50% Deposit", invoice_waits=True) is Meaning.WAITING_PAYMENT


def test_a_payment_stage_without_an_unpaid_invoice_says_that_the_job_is_being_got_ready():
    assert now("Collect 50% Deposit", proof_waits=True) is Meaning.GETTING_READY


@pytest.mark.parametrize(
    "name", ["Complete", "Stage 9", "Installing", "Delivered", "Awaiting QC", "🔥", "完成"]
)
def test_the_last_stage_is_done(name):
    assert now(name, finished=True, proof_waits=True, invoice_waits=True) is Meaning.DONE


@pytest.mark.parametrize("name", ["Complete", "Delivered", "Picked up", "Terminé", "Abgeschlossen"])
def test_a_stage_that_means_done_and_is_not_the_last_is_generic(name):
    assert now(name) is Meaning.GENERIC


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Ready for pickup", Meaning.READY),
        ("Abholbereit", Meaning.READY),
        ("On hold", Meaning.HOLD),
        ("Cancelled", Meaning.CANCELLED),
        ("Annulée", Meaning.CANCELLED),
        ("Cancellations", Meaning.CANCELLED),
        ("Cancled", Meaning.CANCELLED),
        ("CXL'd", Meaning.CANCELLED),
    ],
)
def test_the_last_stage_keeps_what_is_not_done(name, means):
    assert now(name, finished=True) is means


@pytest.mark.parametrize(
    "name",
    [
        "Not printed yet",
        "Print failed",
        "Abandoned",
        "Collections",
        "Dispute",
        "Legal",
        "Closed lost",
        "Cancellation requested",
        "Cancellation fee",
        "Fell through",
        "Unclaimed",
        "Someday",
        "Install cancelled",
        "Almost done",
        "Incomplete",
        "Inkasso",
        "Contentieux",
        "Cobranza",
        "Done " * 500,
    ],
)
def test_the_last_stage_is_never_done_where_its_name_forbids_it(name):
    assert now(name, finished=True) is Meaning.GENERIC


# --- The sentences ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows_of("stage-sentences.csv"), ids=lambda row: row["means"])
def test_every_meaning_has_its_sentence(row):
    assert sentence_for(Meaning(row["means"])) == row["sentence"].replace("'", "’")


@pytest.mark.parametrize(
    ("meaning", "sentence"),
    [
        (Meaning.GETTING_READY, "We’re getting your job ready"),
        (Meaning.FINALIZING, "We’re finalizing your design"),
    ],
)
def test_a_meaning_that_needs_something_sent_has_a_sentence_for_before(meaning, sentence):
    assert sentence_for(meaning) == sentence


def test_every_sentence_exists():
    with translation.override("en"):
        assert all(sentence_for(meaning) for meaning in Meaning)


# --- Whatever the name -----------------------------------------------------------------------------------

known_names = st.sampled_from(sorted(NAMES))
single_words = st.sampled_from(sorted({phrase[0] for phrase in LEXICON if len(phrase) == 1}))


@given(st.text(), st.booleans(), st.booleans(), st.booleans())
def test_any_text_has_a_meaning(name, finished, proof_waits, invoice_waits):
    assert meaning_of(name) in Meaning
    assert now(name, finished=finished, proof_waits=proof_waits, invoice_waits=invoice_waits) in Meaning


@given(st.lists(single_words, max_size=12), st.sampled_from([" ", " - ", "/", ", ", " & ", ""]))
def test_any_words_have_a_meaning(words, joint):
    assert meaning_of(joint.join(words)) in Meaning


@given(known_names, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_does_not_change_a_meaning(name, written):
    assert meaning_of(written(name)) == NAMES[name]


@given(
    known_names,
    st.sampled_from(["", "3. ", "04 - ", "#5 ", "12) ", "(", "*** ", "🔥", "→ ", "\t", "“", "• ", "_"]),
    st.sampled_from(["", "!", "...", " (4)", " ✅", " 🚗🚙", " 12", ")", " -", " \n", "_", "”"]),
)
def test_what_stands_around_a_name_does_not_change_its_meaning(name, before, after):
    assert meaning_of(before + name + after) == NAMES[name]


@given(
    known_names,
    st.sampled_from(["not ", "don’t ", "never ", "without ", "nicht ", "sin ", "pas de ", "non "]),
)
def test_a_negation_in_front_claims_no_progress(name, negation):
    assert meaning_of(negation + name) not in SAID_OF_PROGRESS
    assert now(negation + name, finished=True) not in SAID_OF_PROGRESS


@given(
    known_names,
    st.sampled_from([" failed", " problem", " rejected", " échoué", " fehlgeschlagen", " dispute"]),
)
def test_a_failure_behind_claims_no_progress(name, failure):
    assert meaning_of(name + failure) not in SAID_OF_PROGRESS


@given(single_words, st.sampled_from(["zq", "qz", "xk"]))
def test_a_word_inside_a_longer_word_says_nothing(word, letters):
    assert meaning_of(letters + word) is Meaning.GENERIC
    assert meaning_of(word + letters) is Meaning.GENERIC


# --- The vocabulary --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_of_a_language_says_two_things(language):
    said: dict[str, set[tuple[Idea, ...]]] = {}
    for phrase, ideas in phrases_of(LANGUAGES[language]):
        said.setdefault(" ".join(phrase), set()).add(ideas)
    assert {phrase: ideas for phrase, ideas in said.items() if len(ideas) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_waters_down_another_ones_denial(language):
    """A word that denies in one language may mean something in another; then at least it stays generic."""
    denials = {phrase for phrase, ideas in phrases_of(LANGUAGES[language]) if ideas == (Mark.NOT,)}
    harmless = (Mark.NOT, Mark.TROUBLE, Mark.OTHER)
    assert {" ".join(phrase) for phrase in denials if LEXICON[phrase][0] not in harmless} == set()


def test_no_phrase_is_only_an_opening():
    assert (START,) not in LEXICON
