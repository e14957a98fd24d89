"""What staff do to a row besides editing it: Verb."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest

from shopsettings import access
from shopsettings.models import Role
from shopsettings.staff_forms import VerbForm


@dataclass(frozen=True)
class Verb:
    """Something staff do to one row besides editing it: a button, a page that asks, and the act.

    `act(request, row, answers)` returns the sentence that tells the person what happened; it raises
    ValidationError, with a sentence too, when it can't be done.
    """

    name: str  # in the URL
    label: str  # on the button
    act: Callable[[HttpRequest, Any, dict[str, Any]], str]
    applies: Callable[[Any], bool] = lambda row: True
    roles: frozenset[Role] = access.EVERYONE
    asks: type[VerbForm] = VerbForm
    explains: str = ""  # what it does, on the page that asks
    template: str = "admin/verb.html"
    listed: bool = True  # among the buttons of the row's page; False where the page has a place for it
    lands: str = ""  # where on the row's page the person finds themselves afterwards: a fragment

    def done(self, request: HttpRequest, row: Any, form: VerbForm) -> str:
        """Act with the form's answers and tell what happened; else the form says why not, and this is empty."""
        try:
            return self.act(request, row, form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        except IntegrityError:
            form.add_error(None, "Somebody else was faster, and this can’t be done any more.")
        return ""
