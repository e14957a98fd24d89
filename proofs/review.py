"""One proof as its customer reads it: a plain value that the template prints."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from proofs.models import Proof
from shopsettings import languages
from shopsettings.dates import clock_time, long_day


@dataclass(frozen=True)
class Review:
    """`state` is that of the proof: "sent", "approved", "changes_requested" or "superseded"."""

    state: str
    heading: str
    explanation: str
    vehicle: str
    version: str
    sent: str
    artwork_url: str  # empty when the version was replaced
    artwork_alt: str
    note: str
    tick: str
    newer_url: str
    newer_label: str
    tracker_url: str


def fetch(code: str) -> Proof | None:
    """The proof behind `code`, with its job and shop; None for a draft as for no proof at all."""
    shown = Proof.objects.visible_to_customer().select_related("job__shop", "job__customer", "by")
    return shown.filter(code=code).first()


def build(proof: Proof, *, now: datetime) -> Review:
    """The page of one proof as it reads at `now` in the active language."""
    shop, job = proof.job.shop, proof.job
    today = shop.local(now).date()
    newer = proof.job.proofs.standing().order_by("-version").first() if _is_replaced(proof) else None
    ending = languages.suffix(shop.language)
    return Review(
        state=proof.state,
        heading=_heading(proof.state),
        explanation=_explanation(proof, newer),
        vehicle=job.vehicle,
        version=_("Version %(version)s") % {"version": proof.version},
        sent=_sent(proof, today),
        artwork_url="" if _is_replaced(proof) else reverse("proofs:artwork", args=[proof.code]),
        artwork_alt=_("Design proof, version %(version)s: %(title)s")
        % {"version": proof.version, "title": job.shown_title},
        note=proof.note,
        tick=_tick(proof, today),
        newer_url=newer.review_path + ending if newer else "",
        newer_label=_("Review version %(version)s") % {"version": newer.version} if newer else "",
        tracker_url=job.track_path + ending,
    )


def _is_replaced(proof: Proof) -> bool:
    return proof.state == Proof.State.SUPERSEDED


def _heading(state: str) -> str:
    return {
        Proof.State.SENT: _("Review your design proof"),
        Proof.State.APPROVED: _("Design approved"),
        Proof.State.CHANGES_REQUESTED: _("You asked for changes"),
        Proof.State.SUPERSEDED: _("There’s a newer version"),
    }[Proof.State(state)]


def _explanation(proof: Proof, newer: Proof | None) -> str:
    if proof.state == Proof.State.SENT:
        return _("Look it over, then tell us whether to print it. Printing starts once you approve.")
    if proof.state == Proof.State.APPROVED:
        if proof.job.shop.phone:
            return _("Thank you. If you spot a mistake, call us right away.")
        return _("Thank you. If you spot a mistake, tell us right away.")
    if proof.state == Proof.State.CHANGES_REQUESTED:
        return _("We’re working on a new version and will send it to you.")
    if newer:
        numbers = {"newer": newer.version, "this": proof.version}
        return _("You’re looking at an old link. Version %(newer)s replaces version %(this)s.") % numbers
    return _("You’re looking at an old link.")


def _sent(proof: Proof, today: date) -> str:
    if proof.sent_at is None:
        return ""
    day = long_day(proof.job.shop.local(proof.sent_at).date(), today=today)
    if proof.by and proof.by.name:
        return _("Sent %(day)s by %(name)s") % {"day": day, "name": proof.by.name}
    return _("Sent %(day)s") % {"day": day}


def _tick(proof: Proof, today: date) -> str:
    if proof.decided_at is None:
        return ""
    local = proof.job.shop.local(proof.decided_at)
    when = {"day": long_day(local.date(), today=today), "time": clock_time(local), "version": proof.version}
    if proof.state == Proof.State.APPROVED:
        return _("Approved on %(day)s at %(time)s. Version %(version)s.") % when
    return _("Changes requested on %(day)s at %(time)s. Version %(version)s.") % when
