"""The outbox: every mail as a row from the moment its event happens until it has left or was given up."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models, transaction
from django.utils import timezone

LEASE = timedelta(minutes=5)
"""How long one sender keeps a mail to itself; longer than any mail server may take (wraptor/mailers.py)."""

PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 30, 2 * 60, 6 * 60, 12 * 60, 24 * 60))
"""From each failure to the next attempt; after one more failure the mail is given up."""


class OutboxQuerySet(models.QuerySet["OutboxMail"]):
    def due(self, now: datetime) -> Self:
        """Waiting, and no sender has them."""
        return self.filter(state=OutboxMail.State.WAITING, due_at__lte=now)

    def lease(self) -> "OutboxMail | None":
        """Take the mail that has been due longest, so that no other sender does; None if there is none.

        A sender that dies with it in hand loses nothing: when the lease is over, the mail is due again.
        """
        with transaction.atomic():
            now = timezone.now()
            free = self.due(now).select_for_update(skip_locked=True, of=("self",)).select_related("shop")
            mail = free.order_by("due_at", "pk").first()
            if mail is not None:
                mail.due_at, mail.attempts = now + LEASE, mail.attempts + 1
                mail.save(update_fields=["due_at", "attempts"])
            return mail


class OutboxMail(models.Model):
    """One mail of a shop to one person."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        GIVEN_UP = "given_up", "Given up"

    shop = models.ForeignKey("shopsettings.Shop", on_delete=models.CASCADE, related_name="mails")
    event_key = models.CharField(max_length=120)  # names the event; never with a link code in it
    recipient = models.EmailField("to")
    subject = models.CharField(max_length=200)
    text = models.TextField()  # both parts are emptied once the mail has left
    html = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField("what went wrong", max_length=300, blank=True)
    created_at = models.DateTimeField("written", default=timezone.now)
    due_at = models.DateTimeField("next attempt", default=timezone.now)
    sent_at = models.DateTimeField("sent", null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mail"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event_key", "recipient"], name="one_event_mails_one_person_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "sent", "given_up"]), name="mail_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
                name="sent_mail_has_a_date_and_no_other",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state="waiting"), name="waiting_mail_by_time"),
            models.Index(fields=["shop", "-created_at"], name="mail_by_shop_and_time"),
        ]

    def __str__(self) -> str:
        return self.subject

    def mark_sent(self) -> None:
        """It has left; what it said needn't be kept, its link least of all."""
        self._close(state=OutboxMail.State.SENT, sent_at=timezone.now(), text="", html="", problem="")

    def mark_failed(self, problem: str) -> None:
        """It could not leave: it is due again after a while, or given up after the last attempt."""
        problem = problem[:300]
        if self.attempts > len(PAUSES):
            self._close(state=OutboxMail.State.GIVEN_UP, problem=problem)
        else:
            self._close(due_at=timezone.now() + PAUSES[self.attempts - 1], problem=problem)

    def _close(self, **changes: object) -> None:
        """End the lease, unless it ran out and another sender has the mail by now: that one's word counts."""
        mine = OutboxMail.objects.filter(pk=self.pk, attempts=self.attempts, state=OutboxMail.State.WAITING)
        mine.update(**changes)
