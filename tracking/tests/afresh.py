"""The customer's page from a copy of the code that has never made a page before, so that nothing it kept is old."""

import importlib
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import Any
from unittest.mock import patch

from django.db import models
from django.template.loader import render_to_string
from django.test import RequestFactory

from jobs.models import Job

OURS = {"shopsettings", "jobs", "proofs", "billing", "tracking"}
STAYS = "jobs.vocabulary"  # word lists that are the same for every shop, and slow to read


def seen_afresh(job: Job, language: str) -> tuple[bytes, str, str]:
    """Page, mark and live part of a job as `seen` gives them, by code that keeps nothing."""
    with fresh_code() as load:
        frames, views = load("tracking.frames"), load("tracking.views")
        frames.encoded = lambda template, context: render_to_string(template, context).encode()
        request = RequestFactory().get(job.track_path, {"lang": language} if language else {})
        live = views.live(request, job.code)
        return views.track(request, job.code).content, live["ETag"], json.loads(live.content)["html"]


@contextmanager
def fresh_code() -> Iterator[Any]:
    """Within it, importing one of our modules makes another copy of it, with all that it imports. Those that hold
    models stay, for Django knows each model once; but their functions keep nothing meanwhile."""
    known = ours()
    with ExitStack() as undone:
        for name, module in known.items():
            if not models_of(module) and not name.startswith(STAYS):
                del sys.modules[name]
            else:
                for place in [module, *models_of(module)]:
                    keep_nothing(place, undone)
        try:
            yield importlib.import_module
        finally:
            for name in ours():
                del sys.modules[name]
            sys.modules.update(known)


def ours() -> dict[str, ModuleType]:
    return {name: module for name, module in sys.modules.items() if name.partition(".")[0] in OURS}


def keep_nothing(place: Any, undone: ExitStack) -> None:
    """Put what `lru_cache` wraps in place of what it made of it, for a while."""
    for name, value in [*vars(place).items()]:
        kept: Any = value.fget if isinstance(value, property) else value
        if hasattr(kept, "cache_clear"):
            plain = kept.__wrapped__
            plain = property(plain) if isinstance(value, property) else plain
            undone.enter_context(patch.object(place, name, plain))


def models_of(module: ModuleType) -> list[type[models.Model]]:
    """The models that are written in a module."""
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, models.Model) and value.__module__ == module.__name__
    ]
