"""How a job stands: its situation, whose turn it is, and both in the customer's words."""

from jobs import wording, workflow
from jobs.models import Job, Stage
from jobs.wording import Meaning
from proofs.models import Proof
from shopsettings.branding import Contact
from shopsettings.languages import gettext as _
from tracking.tracker import Situation, Turn


def situation(job: Job, meaning: Meaning, progress: workflow.Progress) -> Situation:
    """What staff did to the job weighs more than what its column is called; either can pause or end it."""
    if job.state == Job.State.CANCELLED or meaning is Meaning.CANCELLED:
        return Situation.CANCELLED
    if job.state == Job.State.ON_HOLD or meaning is Meaning.HOLD:
        return Situation.ON_HOLD
    return Situation.FINISHED if progress.finished else Situation.IN_PROGRESS


def is_good_end(situation: Situation, meaning: Meaning, stage: Stage) -> bool:
    """A last stage like "Dispute" ends the bar, but is nothing to give thanks for."""
    return situation is Situation.FINISHED and (meaning is not Meaning.GENERIC or bool(stage.sentence))


def is_awaited(situation: Situation, meaning: Meaning) -> bool:
    """What is ready to collect isn't expected any more, and never late."""
    return situation is Situation.IN_PROGRESS and meaning is not Meaning.READY


# What a stage can mean that nobody but the customer can end.
WAITS_FOR_CUSTOMER = {
    Meaning.WAITING_QUOTE,
    Meaning.WAITING_PAYMENT,
    Meaning.WAITING_PROOF,
    Meaning.WAITING_CUSTOMER,
    Meaning.READY,
}


def turn(situation: Situation, meaning: Meaning, *, proof_waits: bool) -> Turn | None:
    """An invoice that may be paid any time holds nothing up; one that the stage waits for does."""
    if situation is Situation.CANCELLED:
        return None
    if situation is Situation.ON_HOLD:
        return Turn.NOBODY
    if situation is Situation.FINISHED:
        return Turn.CUSTOMER if meaning is Meaning.READY else None
    return Turn.CUSTOMER if proof_waits or meaning in WAITS_FOR_CUSTOMER else Turn.SHOP


def status(job: Job, meaning: Meaning) -> str:
    if job.state == Job.State.CANCELLED:
        return wording.sentence_for(Meaning.CANCELLED)
    if job.state == Job.State.ON_HOLD:
        return wording.sentence_for(Meaning.HOLD)
    return job.stage.sentence or wording.sentence_for(meaning)


def explanation(
    situation: Situation,
    meaning: Meaning,
    waiting_proof: Proof | None,
    stage: Stage,
    contact: Contact,
    finished_on: str,
) -> str:
    """A sentence or two under the status, where the status alone would leave a question."""
    if situation is Situation.CANCELLED:
        if contact.phone:
            return _("No more work is planned. If that’s a surprise, please call us and we’ll sort it out.")
        return _("No more work is planned. If that’s a surprise, please get in touch and we’ll sort it out.")
    if situation is Situation.ON_HOLD:
        return f"{_paused(meaning, stage.name)} {_questions(contact)}".strip()
    if meaning is Meaning.READY and not stage.sentence:  # a shop may have written "We’ll bring it to you"
        return _("Come by whenever suits you.")
    if finished_on:
        return _("Finished %(day)s. Thanks for trusting us with it.") % {"day": finished_on}
    if meaning is Meaning.WAITING_PROOF and waiting_proof:
        return _("Approve it or ask for changes. We start printing as soon as you’re happy.")
    return ""


def _paused(meaning: Meaning, stage: str) -> str:
    if meaning is Meaning.HOLD:  # the stage itself is called "On hold"
        return _("Work has paused. We’ll set a new date when it restarts.")
    return _("Work has paused at %(stage)s. We’ll set a new date when it restarts.") % {"stage": stage}


def _questions(contact: Contact) -> str:
    if contact.phone and contact.email:
        return _("Questions? Call or email us any time.")
    if contact.phone:
        return _("Questions? Call us any time.")
    return _("Questions? Email us any time.") if contact.email else ""
