"""The cells of a file of jobs: how each column is read, and why a cell can't be."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models

from jobs.import_table import bare, bare_words, shortened
from jobs.models import Customer, Job, Stage
from jobs.vehicles import NEWEST, OLDEST, Vehicle, VehicleKind, read_vehicle
from jobs.written_days import Order, read_day
from shopsettings.models import Shop

KINDS = {
    VehicleKind.VAN: "van|cargo van|minivan|transporter",
    VehicleKind.CAR: "car|suv|sedan|coupe|hatchback|wagon|pkw",
    VehicleKind.PICKUP: "pickup|pickup truck",
    VehicleKind.TRUCK: "truck|bus|truck or bus|box truck|semi|lkw",
    VehicleKind.TRAILER: "trailer|anhänger",
    VehicleKind.BOAT: "boat|jet ski",
    VehicleKind.OTHER: "other|something else",
}
_KIND_OF = {bare(name): kind for kind, names in KINDS.items() for name in names.split("|")}

type Reader = Callable[[str], Any]


def readers_for(shop: Shop, order: Order | None) -> dict[str, Reader]:
    """How each column is read in this shop. A reader raises ValueError with the reason when it can't."""
    stages = {bare_words(stage.name): stage for stage in Stage.objects.filter(shop=shop).in_order()}
    return {
        "customer": _name,
        "email": _email,
        "phone": _text(Customer, "phone"),
        "vehicle": _vehicle,
        "year": _year,
        "make": _text(Job, "vehicle_make"),
        "model": _text(Job, "vehicle_model"),
        "colour": _text(Job, "vehicle_colour"),
        "kind": _kind,
        "wrap_type": _text(Job, "wrap_type"),
        "stage": lambda text: _stage(text, stages),
        "due_date": lambda text: _due_date(text, order),
    }


def _text(model: type[models.Model], field: str) -> Callable[[str], str]:
    """A reader of any text that fits into a model's field."""
    longest: int = model._meta.get_field(field).max_length  # type: ignore[union-attr, assignment]

    def read(text: str) -> str:
        if len(text) > longest:
            raise ValueError(f"“{shortened(text)}” has {len(text)} characters; there is room for {longest}")
        return text

    return read


_fitting_name = _text(Customer, "name")
_fitting_email = _text(Customer, "email")
_fitting_make = _text(Job, "vehicle_make")
_fitting_model = _text(Job, "vehicle_model")


def _name(text: str) -> str:
    if not text:
        raise ValueError("the customer’s name is missing")
    return _fitting_name(text)


def _email(text: str) -> str:
    try:
        if text:
            validate_email(text)
    except ValidationError:
        raise ValueError(f"“{shortened(text)}” is not an e-mail address") from None
    return _fitting_email(text)


def _vehicle(text: str) -> Vehicle:
    vehicle = read_vehicle(text)
    _fitting_make(vehicle.make)
    _fitting_model(vehicle.model)
    return vehicle


def _year(text: str) -> int | None:
    if text and not (re.fullmatch(r"[0-9]{4}", text) and OLDEST <= int(text) <= NEWEST):
        raise ValueError(f"“{shortened(text)}” is not a year between {OLDEST} and {NEWEST}")
    return int(text) if text else None


def _kind(text: str) -> VehicleKind | None:
    if text and bare(text) not in _KIND_OF:
        kinds = ", ".join(names.partition("|")[0] for names in KINDS.values())
        raise ValueError(f"“{shortened(text)}” is not one of {kinds}")
    return _KIND_OF.get(bare(text))


def _stage(text: str, stages: Mapping[str, Stage]) -> Stage:
    found = stages.get(bare_words(text))
    if found is None:
        names = ", ".join(stage.name for stage in stages.values())
        said = f"“{shortened(text)}” is not a stage of this shop" if text else "the stage is missing"
        raise ValueError(f"{said}; its stages are {names}")
    return found


def _due_date(text: str, order: Order | None) -> date | None:
    try:
        return read_day(text, order) if text else None
    except ValueError as error:
        raise ValueError(f"“{shortened(text)}” {error}") from None
