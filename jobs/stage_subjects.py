"""Which of several subjects a name is about: "install prep" is the prep, "prep & install" neither."""

from collections.abc import Iterable

from jobs.vocabulary.ideas import Idea, Mark, State, Subject

# Who or what the work is done for, with or to: the subject only where there is no other.
BACKGROUND = [Subject.MATERIAL, Subject.VEHICLE, Subject.WRAP, Subject.JOB, Subject.CUSTOMER]
# With these in the background the sentence would be about the wrong thing: a stock check, an appointment to talk.
CLASHES = {
    Subject.MATERIAL: {
        Subject.PREP,
        Subject.INSPECTION,
        Subject.SCHEDULE,
        Subject.PICKUP,
        Subject.HANDOVER,
        Subject.APPROVAL,
        Subject.REVISION,
    },
    Subject.VEHICLE: {Subject.APPROVAL, Subject.REVISION},
    Subject.JOB: {Subject.PREP, Subject.APPROVAL, Subject.REVISION},
    Subject.CUSTOMER: {Subject.SCHEDULE, Subject.PREP},
}
MAKING = {Subject.PRINT, Subject.LAMINATION, Subject.CUT}

WINS_OVER = {
    Subject.APPROVAL: {
        Subject.DESIGN,
        Subject.PROOF,
        Subject.REVISION,
        Subject.REVIEW,
        Subject.PRINT,
        Subject.PRODUCTION,
    },
    Subject.PROOF: {Subject.DESIGN, Subject.PRINT, Subject.REVIEW},
    Subject.REVISION: {Subject.DESIGN, Subject.PROOF},
    Subject.DESIGN: {Subject.PREP, Subject.REVIEW, Subject.INFO},
    Subject.QUOTE: {Subject.ENQUIRY, Subject.REVISION, Subject.PREP},
    Subject.INVOICE: {Subject.PAYMENT, Subject.DEPOSIT},
    Subject.DEPOSIT: {
        Subject.PAYMENT,
        Subject.DESIGN,
        Subject.PRINT,
        Subject.PRODUCTION,
        Subject.INSTALL,
    },
    Subject.SCHEDULE: {Subject.INSTALL, Subject.DROP_OFF},
    Subject.DROP_OFF: {Subject.INSTALL},
    Subject.PREP: {Subject.INSTALL},
    Subject.INSPECTION: {
        *MAKING,
        Subject.PRODUCTION,
        Subject.PREP,
        Subject.REMOVAL,
        Subject.INSTALL,
        Subject.HANDOVER,
    },
    Subject.REPRINT: {Subject.PRINT},
}
# What one waits for is what somebody else gives: the film for the print, the customer's artwork.
WAITING = {State.WAIT, State.PENDING, State.NEEDED, State.REQUESTED, State.ORDERED}
WINS_WHILE_WAITING = {
    Subject.MATERIAL: {*MAKING, Subject.PRODUCTION, Subject.INSTALL},
    Subject.CUSTOMER: {Subject.DESIGN, Subject.SCHEDULE},
    Subject.INFO: {Subject.DESIGN, Subject.PROOF},
}
# "A and B" is about both, so about nothing we can say. Only these are the same whatever joins them.
WINS_EVEN_BESIDE = {
    Subject.APPROVAL,
    Subject.PROOF,
    Subject.REVISION,
    Subject.INVOICE,
    *WINS_WHILE_WAITING,
}


def subjects_in(ideas: Iterable[Idea]) -> set[Subject]:
    """The subjects among the ideas."""
    return {idea for idea in ideas if isinstance(idea, Subject)}


def only_background(ideas: Iterable[Idea]) -> bool:
    """Whether no subject among the ideas could be the subject of its own right."""
    return not subjects_in(ideas) - set(BACKGROUND)


def subject_of(ideas: Iterable[Idea], state: State | None) -> Subject | None:
    """The one subject among the ideas, None if they name none; LookupError if they name several."""
    ideas = set(ideas)
    subjects = subjects_in(ideas)
    if {Subject.QUOTE, Subject.APPROVAL} <= subjects:
        subjects = subjects - {Subject.QUOTE, Subject.APPROVAL} | {Subject.QUOTE_ANSWER}
    subjects = _making_as_one(_winners(subjects, state, beside=Mark.AND in ideas))
    background = [subject for subject in BACKGROUND if subject in subjects]
    foreground = subjects - set(background)
    if not foreground:
        return background[0] if background else None
    clashes = {clash for subject in background for clash in CLASHES.get(subject, ())}
    if len(foreground) > 1 or foreground & clashes:
        raise LookupError("more than one subject")
    return foreground.pop()


def _winners(subjects: set[Subject], state: State | None, *, beside: bool) -> set[Subject]:
    for wins in (WINS_WHILE_WAITING, WINS_OVER) if state in WAITING else (WINS_OVER,):
        fighters = subjects & WINS_EVEN_BESIDE if beside else subjects
        subjects = subjects - {loser for fighter in fighters for loser in wins.get(fighter, ())}
    return subjects


def _making_as_one(subjects: set[Subject]) -> set[Subject]:
    """Several steps of the making are "being made"; one of them says more than "production"."""
    steps = subjects & MAKING
    if len(steps) > 1:
        return subjects - steps | {Subject.PRODUCTION}
    return subjects - {Subject.PRODUCTION} if steps else subjects
