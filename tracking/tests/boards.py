"""A shop with a board, and how tests read one."""

import re
from datetime import timedelta

from django.utils import timezone

from jobs.models import Job
from jobs.tests.factories import make_customer, make_job, make_stages
from shopsettings.tests.factories import make_shop
from shopsettings.tests.pages import body_of

JSON = {"Accept": "application/json"}


def make_board(*names):
    """A shop with these stages, or four ordinary ones."""
    shop = make_shop()
    make_stages(*(names or ("Received", "Printing", "Lamination", "Complete")), shop=shop)
    return shop


def make_many(shop, number, **details):
    """So many jobs at once that came two days ago, without history; numbered behind those there are."""
    details.setdefault("stage_since", timezone.now() - timedelta(days=2))
    stage = details.pop("stage", None) or shop.stages.in_order().first()
    customer = shop.customers.first() or make_customer(shop=shop)
    first = shop.jobs.count() + 1
    jobs = [
        Job(shop=shop, customer=customer, stage=stage, number=first + n, **details) for n in range(number)
    ]
    return Job.objects.bulk_create(jobs)


def lists_on(page):
    """The labels of the cards by the title of their list; lists without cards are left out."""
    board = page.context["board"]
    found = {
        column.title: [card.label for card in column.cards] for column in (*board.columns, *board.drawers)
    }
    return {title: labels for title, labels in found.items() if labels}


def names_shown(page):
    """The titles of the lists that are not hidden, columns first."""
    lists = re.findall(r'<(?:section|details)[^>]* id="([\w-]+)"[^>]*data-list([^>]*)>', body_of(page))
    shown = {name for name, rest in lists if not rest.endswith(" hidden")}
    board = page.context["board"]
    return [each.title for each in (*board.columns, *board.drawers) if each.name in shown]


def card_on(page, label):
    board = page.context["board"]
    (card,) = [
        card for column in (*board.columns, *board.drawers) for card in column.cards if card.label == label
    ]
    return card


def labels_in(html):
    return re.findall(r'data-label="([^"]+)"', html)


def seen(job):
    """What somebody sees of a job who looks at the board now."""
    now = Job.objects.get(pk=job.pk)
    return f"{now.pk}.{now.stage_id}.{now.state}.{now.due_date or '-'}"


def order(client, job, was=None, **fields):
    """Give an order from the job's card, as the page's script does; `was` is what the person has seen."""
    return client.post(f"/admin/board/{job.pk}/move/", {"seen": was or seen(job), **fields}, headers=JSON)


def on_board(*, shop, stage="Received", name="Delgado Plumbing", **details):
    return make_job(shop=shop, stage=stage, customer=make_customer(shop=shop, name=name), **details)
