"""What the pages and the command of an import say of it, in sentences."""

from collections.abc import Sequence

from jobs.importing import Plan
from jobs.written_days import Order


def done(plan: Plan) -> list[str]:
    """What was done, in sentences."""
    jobs, customers = counted(len(plan.entries), "job"), counted(len(plan.new_customers), "new customer")
    said = [f"{jobs} and {customers} imported."]
    if plan.entries:
        first, last = plan.entries[0].job.label, plan.entries[-1].job.label
        said.append(f"It is {first}." if first == last else f"They are {first} to {last}.")
    if plan.known:
        said.append(f"{counted(plan.known, 'job')} of the file {were(plan.known)} there already.")
    if plan.bad_rows:
        said.append(f"{counted(plan.bad_rows, 'bad row')} {were(plan.bad_rows)} skipped.")
    return said


def dates_hint(order: Order | None) -> str:
    """What the file itself tells of its dates; empty where it tells nothing."""
    if order is None:
        return ""
    first = "day" if order == Order.DAY_FIRST else "month"
    return f"Dates that leave no doubt have the {first} first here."


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def were(number: int) -> str:
    return "was" if number == 1 else "were"


def refusal(before: Sequence[int], now: Sequence[int], *, same_plan: bool) -> str:
    """Why nothing was imported. Both are numbers of new jobs, jobs that were there already, and bad rows."""
    bad = now[2]
    if same_plan and not bad:  # the database refused to save it
        return "Somebody changed the shop at the same moment. Nothing was imported; press Import again."
    if same_plan:
        rows, them = ("row is", "it") if bad == 1 else ("rows are", "them")
        return f"Nothing was imported: {bad:,} {rows} bad. Mend {them} in the file, or choose to skip {them}."
    if now[0] == 0 and now[1] == sum(before[:2]):
        return "These jobs have been imported meanwhile. Nothing was imported twice."
    names = "new jobs", "already there", "bad rows"
    changes = [
        f"{name}: {was:,} before, {is_now:,} now"
        for name, was, is_now in zip(names, before, now, strict=True)
        if was != is_now
    ]
    told = f" ({'; '.join(changes)})" if changes else ""
    return (
        f"Something in the shop has changed since the preview{told}. Nothing was imported; check again below."
    )
