"""How often something may happen in a while: one row for each thing counted, right in every worker at once."""

import time
from dataclasses import dataclass

from django.db import connection, models, transaction
from django.utils.crypto import salted_hmac

SWEEP = 100  # rows at most that one new row takes with it; more would keep its maker waiting


@dataclass(frozen=True)
class Limit:
    """At most `most` times in `seconds`, which begin with the first time."""

    name: str
    most: int
    seconds: int


class Tally(models.Model):
    """How often one thing has happened in the while that ends at `ends`."""

    key = models.CharField(max_length=40, primary_key=True)  # a digest: neither addresses nor names are kept
    count = models.PositiveIntegerField()
    ends = models.BigIntegerField(db_index=True)  # seconds since 1970

    class Meta:
        verbose_name = "tally"
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.count} until {self.ends}"


# One statement, so that two workers at once count to two. SQLite and PostgreSQL both know it.
COUNT = """
    INSERT INTO shopsettings_tally AS known (key, count, ends) VALUES (%s, 1, %s)
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN known.ends > %s THEN known.count + 1 ELSE 1 END,
        ends = CASE WHEN known.ends > %s THEN known.ends ELSE excluded.ends END
    RETURNING count, ends
"""


def wait_after(limit: Limit, who: str) -> int:
    """Count one more time for `who`; give the seconds until the next may come, 0 while it is within the limit."""
    now = int(time.time())
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [_key(limit, who), now + limit.seconds, now, now])
        count, ends = cursor.fetchone()
    if count == 1:
        # Not within the transaction: two of them would wait for rows that the other has taken away.
        transaction.on_commit(lambda: _sweep(now))
    return 0 if count <= limit.most else ends - now


def take_back(limit: Limit, who: str) -> None:
    """Let one time that was counted for `who` not have happened."""
    Tally.objects.filter(key=_key(limit, who), count__gt=0).update(count=models.F("count") - 1)


def _key(limit: Limit, who: str) -> str:
    return salted_hmac(f"throttle {limit.name}", who, algorithm="sha256").hexdigest()[:40]


def _sweep(now: int) -> None:
    """Take away rows whose while is over; those that another worker takes at this moment are left to it."""
    with transaction.atomic():
        over = Tally.objects.select_for_update(skip_locked=True).filter(ends__lte=now)
        keys = list(over.values_list("key", flat=True)[:SWEEP])
        if keys:
            Tally.objects.filter(key__in=keys).delete()
