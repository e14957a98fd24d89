"""Stages, customers and jobs for tests, brought into their state by the verbs staff use."""

from jobs.models import Customer, Job, Stage
from shopsettings.tests.factories import make_shop


def make_stage(*, shop=None, name="Quality check", **details):
    """One more stage, behind those the shop has."""
    shop = shop or make_shop()
    details.setdefault("position", shop.stages.count() + 1)
    return Stage.objects.create(shop=shop, name=name, **details)


def make_stages(*names, shop=None):
    """The shop's stages in this order; without names, the set that a new shop starts with."""
    shop = shop or make_shop()
    if not names:
        return Stage.objects.start(shop)
    return [make_stage(shop=shop, name=name) for name in names]


def make_customer(*, shop=None, name="Delgado Plumbing", email="", phone=""):
    return Customer.objects.create(shop=shop or make_shop(), name=name, email=email, phone=phone)


def make_job(*, shop=None, customer=None, stage=None, state=Job.State.ACTIVE, by=None, **details):
    """A job on its shop's first stage. `stage` may be one of the shop's stages or the name of one.

    A shop without stages gets the first set.
    """
    if shop is None:
        belongs = customer or (stage if isinstance(stage, Stage) else None)
        shop = belongs.shop if belongs else make_shop()
    if not shop.stages.exists():
        make_stages(shop=shop)
    if isinstance(stage, str):
        stage = shop.stages.get(name=stage)
    vehicle = {"vehicle_year": 2023, "vehicle_make": "Ford", "vehicle_model": "Transit"}
    job = Job.objects.start(
        shop=shop,
        customer=customer or make_customer(shop=shop),
        stage=stage,
        by=by,
        **{"wrap_type": "Full wrap", **vehicle, **details},
    )
    if state == Job.State.ON_HOLD:
        job.hold(by=by)
    elif state == Job.State.CANCELLED:
        job.cancel(by=by)
    return job
