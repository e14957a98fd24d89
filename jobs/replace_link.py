"""The verb “Replace link” of everything that has a link: jobs, proofs and invoices."""

from typing import Any

from django import forms
from django.http import HttpRequest

from jobs.retired_codes import fingerprint
from shopsettings import access
from shopsettings.staff_forms import VerbForm
from shopsettings.verbs import Verb


class LinkForm(VerbForm):
    """Which link the person saw when they decided: by now it may be another."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, row: Any) -> None:
        super().__init__(data, row=row)
        self.fields["seen"].initial = fingerprint(row.code)


def replace_link(request: HttpRequest, row: Any, answers: dict[str, Any]) -> str:
    row.replace_code(by=access.person(request), seen=answers["seen"])
    return f"{row} has a new link. The old one has stopped working."


REPLACE_LINK = Verb(
    "replace",
    "Replace link",
    replace_link,
    roles=access.MANAGERS,
    asks=LinkForm,
    explains="The old link stops working.",
)
