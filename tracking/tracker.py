"""What a customer reads of one job: plain values in the active language, which the template prints."""

from dataclasses import dataclass
from enum import StrEnum

from shopsettings.branding import Brand, Contact
from shopsettings.languages import gettext as _


class Situation(StrEnum):
    """How the page looks as a whole."""

    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"
    FINISHED = "finished"


class Artwork(StrEnum):
    """The vehicle drawn on the step bar; NONE leaves the bar alone."""

    VAN = "van"
    CAR = "car"
    PICKUP = "pickup"
    NONE = "none"


class Turn(StrEnum):
    """Who has to do something before the job goes on."""

    CUSTOMER = "customer"
    SHOP = "shop"
    NOBODY = "nobody"  # it is paused


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    TODO = "todo"


@dataclass(frozen=True)
class Step:
    name: str
    state: StepState
    reached: str = ""  # the day the job last came to a step that is done; empty if it was skipped


@dataclass(frozen=True)
class Eta:
    """When to expect the vehicle: the bold lead, then a quieter note; of a changed date also what it was."""

    lead: str
    note: str = ""
    has_passed: bool = False
    before: str = ""
    reason: str = ""  # of the change, in the shop’s words

    @property
    def spoken(self) -> str:
        """Both as one or two sentences."""
        if self.has_passed:
            return f"{self.lead}. {self.note}"
        if self.lead and self.note:
            return _("%(lead)s, %(note)s.") % {"lead": self.lead, "note": self.note}
        return f"{self.lead or self.note}."


@dataclass(frozen=True)
class Action:
    """A button. `external` ones lead to another site; the name keeps its focus when the page changes."""

    label: str
    url: str
    name: str
    external: bool = False


@dataclass(frozen=True)
class Task:
    """Something that waits for the customer: its button, a caption above it in the hero, or a heading and a
    note in the card."""

    caption: str
    heading: str
    note: str
    action: Action


@dataclass(frozen=True)
class Tracker:
    """Everything the page shows, in the active language, and nothing it doesn't."""

    brand: Brand
    contact: Contact
    code: str
    vehicle: str
    situation: Situation
    turn: Turn | None  # None once there is nothing left to do
    status: str
    explanation: str
    hold_reason: str  # in the shop’s words, which follow the explanation
    eta: Eta | None
    first: Task | None  # the one filled button, in the hero
    others: tuple[Task, ...]  # the rest, in the card "Also waiting for you"
    review: Action | None
    review_at_google: bool
    ticks: tuple[str, ...]
    artwork: Artwork
    percent: int | None
    film: int  # the film's edge in the drawing's units, 0 to 360
    place: int
    steps: tuple[Step, ...]
    details: tuple[tuple[str, str], ...]
    updated_clock: str  # when this was, on the shop’s clock
    updated_iso: str
    calendar_url: str  # the expected date as a file; empty when there is none to expect
    send_url: str  # where the reader can have the link mailed; empty where there is none to mail

    @property
    def current(self) -> str:
        return self.steps[self.place - 1].name

    @property
    def next(self) -> str:
        """The stage after this one; empty on the last."""
        return self.steps[self.place].name if self.place < len(self.steps) else ""

    @property
    def whose_turn(self) -> str:
        """`turn` in words."""
        words = {
            Turn.CUSTOMER: _("Waiting for you"),
            Turn.SHOP: _("We’re working on it"),
            Turn.NOBODY: _("Paused"),
        }
        return words[self.turn] if self.turn else ""

    @property
    def shows_progress(self) -> bool:
        """Whether there is a bar and a percentage: not when cancelled, nor where one stage says nothing."""
        return self.percent is not None and self.situation is not Situation.CANCELLED

    @property
    def explains_below(self) -> bool:
        """Whether the explanation stands below the button: above it, the words about a date that has changed or
        passed leave it no room on a phone."""
        return (
            self.first is not None and self.eta is not None and (self.eta.has_passed or bool(self.eta.before))
        )

    @property
    def steps_open(self) -> bool:
        """Whether a phone shows every step at once: while work goes on, nothing waits for the reader and the
        list is no longer than a screen."""
        waits = self.first is not None
        return not waits and self.situation is not Situation.FINISHED and len(self.steps) <= 12

    @property
    def announcement(self) -> str:
        """What a screen reader is told when the page has changed: whose turn it is only if it’s the reader’s."""
        said = [_("Update: %(status)s.") % {"status": self.status}]
        if self.turn is Turn.CUSTOMER:
            said.append(f"{self.whose_turn}.")
        if self.shows_progress:
            said.append(_("%(percent)s percent.") % {"percent": self.percent})
        if self.eta:
            said.append(self.eta.spoken)
        return " ".join(said)
