"""What customers will read of a stage, and what its shop should know before they do."""

from dataclasses import dataclass

from jobs import wording
from jobs.stage_names import is_stern
from jobs.vocabulary.backstage import is_backstage
from jobs.wording import Meaning

# These say something only while there is something to answer or to pay.
WHILE = {
    Meaning.WAITING_PROOF: "while a proof waits for their answer",
    Meaning.WAITING_PAYMENT: "while an invoice is unpaid",
}
SHOWN = "Customers see this name in their list of steps. Choose one that you are happy for them to read."
UNSURE = (
    "This name could mean several things, so customers read a general sentence. Write your own, or choose "
    "a plainer name."
)
NOT_LAST = (
    "This name sounds finished, but more stages follow, so customers read a general sentence. Write your "
    "own, or choose another name."
)


@dataclass(frozen=True)
class Advice:
    """`reads` is the customer’s sentence in the active language; where it depends on something, `reads` counts
    `only` then, and `otherwise` at all other times."""

    reads: str
    only: str = ""
    otherwise: str = ""
    warnings: tuple[str, ...] = ()


def advise(name: str, sentence: str, *, last: bool) -> Advice:
    """What a stage of this name, with this sentence of the shop’s own, comes to. `last`: jobs finish there."""
    shown = (SHOWN,) if is_stern(name) or is_backstage(name) else ()
    if sentence:
        return Advice(reads=sentence, warnings=shown)
    waiting = wording.customer_meaning(name, finished=last, proof_waits=True, invoice_waits=True)
    meaning = wording.customer_meaning(name, finished=last, proof_waits=False, invoice_waits=False)
    depends = waiting is not meaning
    return Advice(
        reads=wording.sentence_for(waiting),
        only=WHILE[waiting] if depends else "",
        otherwise=wording.sentence_for(meaning) if depends else "",
        warnings=(*shown, *_unsure(name, meaning)),
    )


def _unsure(name: str, meaning: Meaning) -> tuple[str, ...]:
    if meaning is not Meaning.GENERIC:
        return ()
    return (NOT_LAST if wording.meaning_of(name) is Meaning.DONE else UNSURE,)
