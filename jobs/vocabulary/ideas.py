"""The ideas that the words of a stage name can stand for, whatever the language."""

from enum import Enum, auto


class Subject(Enum):
    """What a stage is about."""

    ENQUIRY = auto()
    JOB = auto()
    WRAP = auto()
    CUSTOMER = auto()
    VEHICLE = auto()
    MATERIAL = auto()
    INFO = auto()  # what only the customer can give: files, photos, an answer
    QUOTE = auto()
    QUOTE_ANSWER = auto()  # a quote and an approval together
    INVOICE = auto()
    PAYMENT = auto()
    DEPOSIT = auto()
    DESIGN = auto()
    REVISION = auto()
    PROOF = auto()
    APPROVAL = auto()
    REVIEW = auto()
    SCHEDULE = auto()
    DROP_OFF = auto()
    PREP = auto()
    REMOVAL = auto()
    PRINT = auto()
    REPRINT = auto()
    LAMINATION = auto()
    CUT = auto()
    PRODUCTION = auto()
    INSTALL = auto()
    INSPECTION = auto()
    PICKUP = auto()
    HANDOVER = auto()  # giving the vehicle back, by whoever drives


class State(Enum):
    """How a subject stands. In this order: of several in one statement, the first counts."""

    # Still to come.
    WAIT = auto()  # what it waits for comes after the word: "awaiting X"
    READY = auto()  # next in line: "ready for X", "X queue"
    PENDING = auto()  # what it waits for may stand before or after: "X pending"
    NEEDED = auto()  # "needs X", "to be X"

    # Behind us, but for what went out and has not come back: "quote sent & approved" is approved.
    APPROVED = auto()
    ACCEPTED = auto()
    PAID = auto()
    HANDED_OVER = auto()  # delivered, collected
    TO_SEND = auto()
    SENT = auto()
    ORDERED = auto()
    REQUESTED = auto()
    RECEIVED = auto()
    DONE = auto()
    SCHEDULED = auto()
    BOOKED = auto()  # weaker than SCHEDULED: says something only beside an install or a vehicle

    # Going on.
    IN_PROGRESS = auto()
    NEW = auto()


class Mark(Enum):
    """What a word does to the rest of the name."""

    HOLD = auto()  # the whole job is on hold
    CANCELLED = auto()
    NOT = auto()
    TROUBLE = auto()  # a failure, or a word too stern to build a sentence on
    CROSSED = auto()  # a cross or a stop sign: denies, but only adorns "hold" and "cancelled"
    OTHER = auto()  # known, and nothing of ours: "work order", "lead time", "print when paid"
    BEFORE = auto()  # "pre-install inspection": takes the next idea away
    AFTER = auto()  # "post-install inspection": takes the next idea away
    ANOTHER_DAY = auto()  # a day of the week, a month, tomorrow: what would be said of now isn't true yet
    INTERNAL = auto()  # the shop's own turn
    AND = auto()
    FILLER = auto()  # says nothing
    ARTICLE = auto()  # says nothing, and is dropped before phrases are looked up
    UNKNOWN = auto()  # in no vocabulary


type Idea = Subject | State | Mark

type Words = dict[tuple[Idea, ...], str]
"""A vocabulary: what the phrases say -> the phrases, separated by commas.

Alternatives stand with a slash ("waiting for/on"), `#` is any number, and `^` and `$` are the two ends of
a part of the name ("^ to" is a "to" that opens it).
"""
