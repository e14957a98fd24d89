"""The form of a shop's settings."""

import zoneinfo
from itertools import groupby
from typing import Any

from django import forms

from shopsettings.pictures import LOGO, PictureField
from shopsettings.staff_forms import StaffForm

AREAS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


def zones_by_area() -> list[tuple[str, list[tuple[str, str]]]]:
    """The time zones that are named for a place, as the choices of a menu: Europe → Berlin, Dublin, …"""
    names = sorted(name for name in zoneinfo.available_timezones() if name.partition("/")[0] in AREAS)
    return [
        (area, [(name, name.partition("/")[2].replace("_", " ").replace("/", ", ")) for name in places])
        for area, places in groupby(names, key=lambda name: name.partition("/")[0])
    ]


class ShopForm(StaffForm):
    """A logo left out stays as it is; to take it away there is a box to tick."""

    logo = PictureField(
        limits=LOGO,
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text="PNG, JPEG or WebP, up to 1 MB. Wide logos look best.",
    )
    remove_logo = forms.BooleanField(required=False, label="Remove this logo")

    class Meta:
        labels = {"name": "Shop name", "colour": "Brand colour", "review_link": "Google review link"}
        widgets = {"time_zone": forms.Select(choices=zones_by_area())}
        help_texts = {
            "colour": "One colour, such as #0B6B5A. Every shade on your page is made readable from it. "
            "Leave it empty for Wraptor’s green.",
            "review_link": "Paste the “Ask for reviews” link from your Google Business Profile. "
            "Leave it empty to hide the review button.",
            "time_zone": "Dates on customer pages follow this clock.",
            "language": "What customer pages are written in. Customers can choose another.",
            "currency": "For new invoices.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for link in ("website", "review_link"):
            self.fields[link].error_messages["invalid"] = (
                "Write the whole address, such as https://example.com."
            )
        chooser, stored = self.fields["time_zone"].widget, self.instance.time_zone
        if isinstance(chooser, forms.Select) and stored.partition("/")[0] not in AREAS:  # UTC, US/Pacific
            chooser.choices = [(stored, stored), *zones_by_area()]

    def clean_colour(self) -> str:
        return str(self.cleaned_data["colour"]).strip()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        chosen = "logo" in self.files
        if cleaned.get("remove_logo") and chosen:
            self.add_error("logo", "Choose a new logo or remove the old one, not both.")
        elif cleaned.get("remove_logo"):
            cleaned["logo"] = False  # what a file field takes for "none any more"
        return cleaned
