"""A stage in the customer's words: any name a shop invents becomes one of our sentences."""

from functools import lru_cache

from jobs.meanings import SENTENCES, Meaning
from jobs.stage_names import Reading, read
from shopsettings.languages import kept_by_language

__all__ = ["Meaning", "customer_meaning", "meaning_of", "sentence_for"]

# A finished job keeps these; every other stage that stands last means "done".
KEPT_WHEN_FINISHED = {Meaning.READY, Meaning.HOLD, Meaning.CANCELLED}


def meaning_of(stage_name: str) -> Meaning:
    """What the name alone says, whatever the job: GENERIC unless we are sure."""
    return _read(stage_name).meaning


def customer_meaning(stage_name: str, *, finished: bool, proof_waits: bool, invoice_waits: bool) -> Meaning:
    """What a job standing on this stage means to its customer right now.

    `finished`: the stage is the shop's last. `proof_waits`: a sent proof awaits the customer's answer.
    `invoice_waits`: a sent invoice is unpaid.
    """
    reading = _read(stage_name)
    meaning = reading.meaning
    if finished:
        return meaning if meaning in KEPT_WHEN_FINISHED or reading.never_done else Meaning.DONE
    if meaning is Meaning.DONE:
        return Meaning.GENERIC
    if meaning is Meaning.WAITING_PROOF and not proof_waits:
        return Meaning.GENERIC if reading.has_strange_word else Meaning.FINALIZING
    if meaning is Meaning.WAITING_PAYMENT and not invoice_waits:
        return Meaning.GETTING_READY
    return meaning


@kept_by_language
def sentence_for(meaning: Meaning) -> str:
    """The customer's sentence in the active language."""
    return str(SENTENCES[meaning])


@lru_cache(maxsize=4096)
def _read(stage_name: str) -> Reading:
    return read(stage_name)
