"""How a stage name becomes a meaning: the name in parts, the parts in ideas, the ideas in one table.

1. A name is cut at dashes, colons, brackets: "Install complete - awaiting QC" has two parts (`stage_ideas`).
2. Each part is looked up in the vocabulary, longest phrase first, whole words only. What comes out are ideas:
   INSTALL DONE, WAIT INSPECTION. From here on no language matters.
3. A job on hold or cancelled says only that. A name that asks, denies, tells of failure or is crossed out: nothing.
4. The parts become statements, each with its subject and its state ("Proof: sent" is one statement).
5. `stage_meanings.MEANINGS` holds what a subject in a state means; what it does not hold is generic.
6. Of several statements, what is still to come counts before what is going on, and that before what is over.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from jobs.meanings import Meaning
from jobs.stage_ideas import Ideas, parts_of
from jobs.stage_meanings import MEANINGS, NOW
from jobs.stage_subjects import only_background, subject_of, subjects_in
from jobs.vocabulary.ideas import Idea, Mark, State, Subject
from jobs.vocabulary.spelling import fold

LONGEST_NAME = 300  # characters; a longer one is a note and not a name
QUESTION = re.compile(r"\w\W*[?؟](?!\w)")  # a lone "???" asks nothing

BAD = {Mark.NOT, Mark.TROUBLE}
SAYS_NOTHING = {*BAD, Mark.CROSSED}
AHEAD = {State.WAIT, State.READY, State.PENDING, State.NEEDED}
GOING_ON = {NOW, State.TO_SEND, State.SENT, State.ORDERED, State.REQUESTED, State.IN_PROGRESS, State.NEW}

# A word that no vocabulary holds could turn a name around ("cut keys", "plan install"). Only these can bear one:
# two show only while something sent waits, and of materials there are more names than any vocabulary holds.
STURDY = {
    Meaning.WAITING_PAYMENT,
    Meaning.WAITING_PROOF,
    Meaning.WAITING_MATERIAL,
}
COMES_AFTER = {Meaning.INSPECTING, Meaning.READY, Meaning.WAITING_PAYMENT}  # not so "print after approval"
MAKING = {Meaning.PRINTING, Meaning.LAMINATING, Meaning.CUTTING, Meaning.PRODUCING}
SAID_OF_NOW = {  # not so "scheduled Monday", nor "payment due Friday"
    Meaning.QUOTING,
    Meaning.DESIGNING,
    Meaning.VEHICLE_IN,
    Meaning.PREPARING,
    Meaning.REMOVING,
    Meaning.WAITING_PRINT,
    *MAKING,
    Meaning.REPRINTING,
    Meaning.INSTALLING,
    Meaning.INSPECTING,
    Meaning.READY,
}
CUSTOMERS_TURN = [Meaning.WAITING_QUOTE, Meaning.WAITING_PROOF, Meaning.WAITING_CUSTOMER]
WORK_AS_A_WHOLE = {
    Subject.JOB,
    Subject.WRAP,
    Subject.VEHICLE,
    Subject.INSTALL,
    Subject.INFO,
    Subject.CUSTOMER,
}


class Time(IntEnum):
    """When a statement is: the lowest of a name counts."""

    STILL_TO_COME = 1
    GOING_ON = 2
    OVER = 3


@dataclass(frozen=True)
class Reading:
    """What a name says.

    `never_done`: it denies, fails or is so stern that even last it can't mean "done".
    `has_strange_word`: beside what it says stands a word that no vocabulary holds ("budget approval").
    """

    meaning: Meaning
    never_done: bool = False
    has_strange_word: bool = False


NEVER_DONE = Reading(Meaning.GENERIC, never_done=True)


def read(name: str) -> Reading:
    """What a stage name says to a customer. Any text will do."""
    if len(name) > LONGEST_NAME or len(folded := fold(name)) > LONGEST_NAME:
        return NEVER_DONE
    if QUESTION.search(folded):  # whoever asks "Approved?" doesn't know
        return NEVER_DONE
    parts = parts_of(folded)
    if reading := _held_or_cancelled(parts):
        return reading
    if any(SAYS_NOTHING.intersection(part) for part in parts):
        return NEVER_DONE
    statements = statements_in(parts)
    strange = any(Mark.UNKNOWN in statement for statement in statements)
    return Reading(_meaning_of(statements), has_strange_word=strange)


def is_stern(name: str) -> bool:
    """Whether the name speaks of a failure or a quarrel: "Collections", "Deadbeat", "Misprint"."""
    return any(Mark.TROUBLE in part for part in parts_of(fold(name[:LONGEST_NAME])))


# --- Hold and cancelled ----------------------------------------------------------------------------------


def _held_or_cancelled(parts: list[Ideas]) -> Reading | None:
    """On hold, cancelled, or neither for sure ("install cancelled"); None where the name speaks of neither."""
    everything = {idea for part in parts for idea in part}
    marks = everything & {Mark.HOLD, Mark.CANCELLED}
    if not marks:
        return None
    marked = {idea for part in parts if marks.intersection(part) for idea in part}
    if len(marks) == 2 or BAD & marked:
        return NEVER_DONE
    if marks == {Mark.HOLD}:
        return Reading(Meaning.HOLD)
    not_yet = marked & {*AHEAD, State.REQUESTED}
    last = max(place for place, part in enumerate(parts) if Mark.CANCELLED in part)
    subjects = {subject for part in parts[: last + 1] for subject in subjects_in(part)}
    if not_yet or subjects - {Subject.JOB, Subject.CUSTOMER} or marked & {Mark.UNKNOWN, Mark.OTHER}:
        return NEVER_DONE
    return Reading(Meaning.CANCELLED)


# --- Ideas to statements ---------------------------------------------------------------------------------


def statements_in(parts: list[Ideas]) -> list[Ideas]:
    """The parts, put together where one names the subject and another the state."""
    statements: list[Ideas] = []
    unfinished: Ideas = []
    for part in parts:
        if not (_has_subject(part) or _states(part) or {Mark.INTERNAL, Mark.ANOTHER_DAY}.intersection(part)):
            continue
        if _has_subject(part):
            if _has_subject(unfinished) and not _states(part):
                unfinished.append(Mark.AND)
            unfinished += part
        elif unfinished or not statements or _stands_alone(part, after=statements[-1]):
            unfinished += part
        else:
            statements[-1] += part
        if _has_subject(unfinished) and _states(unfinished):
            statements.append(unfinished)
            unfinished = []
    if _states(unfinished) or not only_background(unfinished):
        statements.append(unfinished)
    return statements


def _has_subject(ideas: Ideas) -> bool:
    return bool(subjects_in(ideas))


def _states(ideas: Ideas) -> list[State]:
    return [idea for idea in ideas if isinstance(idea, State)]


def _stands_alone(part: Ideas, *, after: Ideas) -> bool:
    """In "Deposit received - ready to start" it isn't the deposit that is ready."""
    return not AHEAD.isdisjoint(part) and _time(_state_and_scope(after)[0]) is Time.OVER


# --- Statements to a meaning -----------------------------------------------------------------------------


def _time(state: State | None) -> Time:
    if state in AHEAD:
        return Time.STILL_TO_COME
    return Time.GOING_ON if state in GOING_ON else Time.OVER


def _meaning_of(statements: list[Ideas]) -> Meaning:
    everything = [idea for statement in statements for idea in statement]
    said = [_time_and_meaning(statement, everything) for statement in statements]
    if not said:
        return Meaning.GENERIC
    first = min(time for time, _ in said)
    meaning = _together({meaning for time, meaning in said if time is first}, first)
    if meaning is Meaning.WAITING_CUSTOMER:  # "Quote sent - awaiting reply": to the quote
        if any(_is_over(statement) for statement in statements):
            return Meaning.GENERIC
        all_meanings = [meaning for _, meaning in said]
        return next(asked for asked in CUSTOMERS_TURN if asked in all_meanings)
    return meaning


def _is_over(statement: Ideas) -> bool:
    """Whether the work is done, and what is needed may be the shop's affair ("Finished - needs photos")."""
    return State.DONE in statement and subjects_in(statement) <= WORK_AS_A_WHOLE


def _together(meanings: set[Meaning], time: Time) -> Meaning:
    """One meaning for several statements of the same time."""
    if len(meanings) == 1:
        return meanings.pop()
    if time is Time.OVER and Meaning.GENERIC not in meanings:
        return max(meanings, key=list(Meaning).index)  # the furthest along
    if meanings == {Meaning.READY, Meaning.WAITING_PAYMENT}:
        return Meaning.READY
    return Meaning.PRODUCING if meanings <= MAKING else Meaning.GENERIC


def _time_and_meaning(statement: Ideas, everything: Ideas) -> tuple[Time, Meaning]:
    """When the statement is, and what it means; `everything` are the ideas of the whole name."""
    state, scope = _state_and_scope(statement)
    if state in AHEAD and Subject.APPROVAL in scope and only_background({*scope} - {Subject.APPROVAL}):
        scope = everything  # "Quote sent - awaiting approval" awaits the quote's
    try:
        meaning = MEANINGS.get(subject_of(scope, state), {}).get(state, Meaning.GENERIC)
    except LookupError:
        meaning = Meaning.GENERIC
    meaning = _on_whose_turn(meaning, statement)
    return _time(state), meaning if _is_sure(meaning, statement) else Meaning.GENERIC


def _state_and_scope(statement: Ideas) -> tuple[State | None, Ideas]:
    """The state, and the ideas it is about: what one waits for comes after the waiting, if anything does."""
    states = _states(statement)
    ahead = [state for state in states if state in AHEAD]
    if not ahead:
        return min(states, key=list(State).index, default=NOW), statement
    state = ahead[-1]
    after = statement[_last_place(state, statement) + 1 :]
    if state in {State.PENDING, State.NEEDED}:
        return state, statement
    if _has_subject(after):
        return state, after
    if State.SENT in states:
        return State.SENT, statement  # "Quote sent, waiting"
    # "Deposit paid, ready" isn't the deposit that is ready, and with "customer waiting" we are waited for.
    is_over = any(_time(other) is Time.OVER for other in states)
    customer_waits = state is State.WAIT and subjects_in(statement) == {Subject.CUSTOMER}
    return state, [] if is_over or customer_waits else statement


def _last_place(idea: Idea, ideas: Ideas) -> int:
    return len(ideas) - 1 - ideas[::-1].index(idea)


def _is_sure(meaning: Meaning, statement: Ideas) -> bool:
    if Mark.OTHER in statement or (Mark.AFTER in statement and meaning not in COMES_AFTER):
        return False
    if Mark.ANOTHER_DAY in statement and meaning in SAID_OF_NOW:
        return False
    return statement.count(Mark.UNKNOWN) <= (1 if meaning in STURDY else 0)


def _on_whose_turn(meaning: Meaning, statement: Ideas) -> Meaning:
    """An internal proof or approval is the shop's turn, and no answer of the customer's."""
    if Mark.INTERNAL not in statement:
        return meaning
    if meaning is Meaning.WAITING_PROOF and {Subject.DESIGN, Subject.PROOF}.intersection(statement):
        return Meaning.DESIGNING
    return Meaning.GENERIC if meaning in {*CUSTOMERS_TURN, Meaning.APPROVED, Meaning.DONE} else meaning
