"""Several people at the same moment: what each does runs in a thread of its own, begun together."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

from django.db import connections
from django.db.models import QuerySet


def at_once(*acts):
    """Run the acts together; give what each returned or raised, in order."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=30)
            return act()
        except Exception as error:  # noqa: BLE001  (the test looks at it)
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(run, acts))


@contextmanager
def without_locks(monkeypatch):
    """Take the guard away: rows are read without being locked. What a race test forbids must happen then."""
    with monkeypatch.context() as patch:
        patch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows.all())
        yield


def rounds_until(happened, race, *, at_most=30):
    """Whether `race` ends, in one of so many rounds, as `happened` recognises."""
    return any(happened(race()) for _ in range(at_most))
