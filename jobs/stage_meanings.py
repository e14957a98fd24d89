"""What a subject in a state means to a customer."""

from jobs.meanings import Meaning
from jobs.vocabulary.ideas import State, Subject

NOW = None  # the name doesn't say how its subject stands: it is being done
ANYTHING = None  # the name says only how things stand

_ONGOING = (NOW, State.IN_PROGRESS)
_AWAITED = (State.WAIT, State.PENDING, State.NEEDED, State.REQUESTED)

type Row = dict[State | None, Meaning]


def _means(meaning: Meaning, *states: State | None) -> Row:
    return dict.fromkeys(states, meaning)


# A missing entry is on purpose: there we would be guessing, and the generic sentence is never wrong.
# "Ready to install" has no sentence of its own; "Printed" is no longer printing and not yet anything else.
MEANINGS: dict[Subject | None, Row] = {
    ANYTHING: {
        **_means(Meaning.RECEIVED, State.RECEIVED, State.NEW, State.REQUESTED),
        **_means(Meaning.APPROVED, State.APPROVED),
        **_means(Meaning.SCHEDULED, State.SCHEDULED),
        **_means(Meaning.DONE, State.DONE, State.HANDED_OVER),
    },
    Subject.ENQUIRY: {
        **_means(Meaning.RECEIVED, NOW, State.NEW, State.RECEIVED, State.REQUESTED, State.SENT),
    },
    Subject.JOB: {
        **_means(Meaning.RECEIVED, State.RECEIVED, State.NEW, State.REQUESTED, State.ACCEPTED, State.BOOKED),
        **_means(Meaning.SCHEDULED, State.SCHEDULED),
        **_means(Meaning.DONE, State.DONE, State.HANDED_OVER),
    },
    Subject.WRAP: {
        **_means(Meaning.RECEIVED, State.RECEIVED, State.NEW, State.REQUESTED),
        **_means(Meaning.SCHEDULED, State.SCHEDULED),
        **_means(Meaning.APPROVED, State.APPROVED),
        **_means(Meaning.DONE, State.DONE, State.HANDED_OVER),
    },
    Subject.CUSTOMER: {
        **_means(Meaning.RECEIVED, State.NEW),
        **_means(Meaning.WAITING_CUSTOMER, *_AWAITED),
        **_means(Meaning.APPROVED, State.APPROVED),
        **_means(Meaning.DONE, State.HANDED_OVER),
    },
    Subject.VEHICLE: {
        **_means(Meaning.VEHICLE_IN, State.RECEIVED),
        **_means(Meaning.SCHEDULED, State.SCHEDULED, State.BOOKED),
        **_means(Meaning.DONE, State.DONE, State.HANDED_OVER),
    },
    Subject.MATERIAL: {
        **_means(Meaning.WAITING_MATERIAL, *_AWAITED, State.ORDERED),
    },
    Subject.INFO: {
        **_means(Meaning.WAITING_CUSTOMER, *_AWAITED),
    },
    Subject.QUOTE: {
        **_means(
            Meaning.QUOTING, *_ONGOING, State.NEW, State.WAIT, State.NEEDED, State.REQUESTED, State.TO_SEND
        ),
        **_means(Meaning.WAITING_QUOTE, State.SENT, State.HANDED_OVER),
        **_means(Meaning.RECEIVED, State.APPROVED, State.ACCEPTED),
    },
    Subject.QUOTE_ANSWER: {
        **_means(Meaning.WAITING_QUOTE, *_ONGOING, *_AWAITED, State.READY, State.SENT),
        **_means(Meaning.RECEIVED, State.APPROVED, State.ACCEPTED, State.RECEIVED, State.DONE),
    },
    Subject.INVOICE: {
        **_means(Meaning.WAITING_PAYMENT, NOW, State.WAIT, State.PENDING, State.REQUESTED),
        **_means(Meaning.WAITING_PAYMENT, State.SENT, State.HANDED_OVER, State.NEW),
    },
    Subject.PAYMENT: {
        **_means(Meaning.WAITING_PAYMENT, NOW, *_AWAITED, State.READY),
    },
    Subject.DEPOSIT: {
        **_means(Meaning.WAITING_PAYMENT, NOW, *_AWAITED, State.READY),
        **_means(Meaning.RECEIVED, State.PAID, State.RECEIVED, State.ACCEPTED, State.DONE, State.HANDED_OVER),
    },
    Subject.DESIGN: {
        **_means(Meaning.DESIGNING, *_ONGOING, State.NEW, State.TO_SEND),
        **_means(Meaning.DESIGNED, State.DONE),
        **_means(Meaning.WAITING_PROOF, State.SENT),
        **_means(Meaning.APPROVED, State.APPROVED, State.ACCEPTED),
    },
    Subject.REVISION: {
        **_means(Meaning.DESIGNING, *_ONGOING, State.NEW, State.NEEDED, State.REQUESTED, State.RECEIVED),
        **_means(Meaning.DESIGNING, State.TO_SEND),
        **_means(Meaning.WAITING_PROOF, State.SENT),
        **_means(Meaning.APPROVED, State.APPROVED, State.ACCEPTED),
    },
    Subject.PROOF: {
        **_means(Meaning.DESIGNING, State.IN_PROGRESS, State.NEEDED, State.REQUESTED, State.TO_SEND),
        **_means(Meaning.WAITING_PROOF, NOW, State.NEW, State.READY, State.WAIT, State.PENDING),
        **_means(Meaning.WAITING_PROOF, State.SENT, State.HANDED_OVER),
        **_means(Meaning.APPROVED, State.APPROVED, State.ACCEPTED),
    },
    Subject.APPROVAL: {
        **_means(Meaning.WAITING_PROOF, *_ONGOING, *_AWAITED, State.READY, State.SENT, State.TO_SEND),
        **_means(Meaning.APPROVED, State.APPROVED, State.ACCEPTED, State.RECEIVED, State.DONE),
    },
    Subject.SCHEDULE: {
        **_means(Meaning.SCHEDULED, *_ONGOING, State.SCHEDULED, State.BOOKED, State.ACCEPTED, State.DONE),
    },
    Subject.DROP_OFF: {
        **_means(Meaning.VEHICLE_IN, State.DONE, State.RECEIVED),
        **_means(Meaning.SCHEDULED, State.SCHEDULED, State.BOOKED),
    },
    Subject.PREP: {
        **_means(Meaning.PREPARING, *_ONGOING),
    },
    Subject.REMOVAL: {
        **_means(Meaning.REMOVING, *_ONGOING),
    },
    Subject.PRINT: {
        **_means(Meaning.PRINTING, *_ONGOING),
        **_means(Meaning.WAITING_PRINT, State.WAIT, State.PENDING, State.READY, State.NEEDED),
        **_means(Meaning.APPROVED, State.APPROVED),
    },
    Subject.REPRINT: {
        **_means(Meaning.REPRINTING, *_ONGOING, State.NEEDED, State.REQUESTED),
    },
    Subject.LAMINATION: {
        **_means(Meaning.LAMINATING, *_ONGOING),
        **_means(Meaning.WAITING_MATERIAL, State.ORDERED),
    },
    Subject.CUT: {
        **_means(Meaning.CUTTING, *_ONGOING),
    },
    Subject.PRODUCTION: {
        **_means(Meaning.PRODUCING, *_ONGOING),
        **_means(Meaning.APPROVED, State.APPROVED),
    },
    Subject.INSTALL: {
        **_means(Meaning.INSTALLING, *_ONGOING),
        **_means(Meaning.SCHEDULED, State.SCHEDULED, State.BOOKED),
    },
    Subject.INSPECTION: {
        **_means(Meaning.INSPECTING, *_ONGOING, *_AWAITED, State.READY),
    },
    Subject.PICKUP: {
        **_means(Meaning.READY, NOW, State.READY, State.WAIT, State.PENDING, State.NEEDED),
        **_means(Meaning.DONE, State.DONE, State.HANDED_OVER),
    },
    Subject.HANDOVER: {
        **_means(Meaning.READY, State.READY),
        **_means(Meaning.DONE, State.DONE, State.HANDED_OVER),
    },
}
