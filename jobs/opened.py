"""How long ago a customer last had the page in view, in the words staff read."""

from datetime import datetime, timedelta

MARK_EVERY = timedelta(minutes=10)
"""A job's mark is written at most once in this time; while the page stays open it is so much out of date."""

HOUR, DAY, WEEK, MONTH = 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60  # minutes


def opened_ago(opened_at: datetime | None, now: datetime) -> str:
    """“Opened 2 h ago”, rounded down; never finer than the mark itself is."""
    if opened_at is None:
        return "Not opened yet"
    age = now - opened_at
    minutes = int(age.total_seconds() // 60)
    if age < MARK_EVERY:
        return "Opened just now"
    if minutes < HOUR:
        return f"Opened {minutes} min ago"
    if minutes < DAY:
        return f"Opened {minutes // HOUR} h ago"
    if minutes < 2 * WEEK:
        return f"Opened {_counted(minutes // DAY, 'day')} ago"
    if minutes < 2 * MONTH:
        return f"Opened {minutes // WEEK} weeks ago"
    return f"Opened {minutes // MONTH} months ago"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
