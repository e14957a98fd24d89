"""The forms of the staff side: on a row, before a verb, of several rows, and a field found by typing."""

import hashlib
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError

from shopsettings.models import Shop

CHANGED = (
    "Somebody else has changed this since you opened it. Nothing was saved. "
    "Open it again to see the change; what you typed is still below."
)
ELSEWHERE = (
    "You have gone to another shop since you opened this. Nothing was saved. "
    "Go back to that shop and open it again; what you typed is still below."
)


class StaffForm(forms.ModelForm):
    """A form on one shop's row. It knows the shop before it validates, and refuses to save over what
    somebody else changed since the page was opened, or into a shop entered since."""

    shop: ClassVar[Shop | None] = None
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        if self.shop and self.instance.pk is None and hasattr(self.instance, "shop_id"):
            self.instance.shop = self.shop
        self._as_it_stands = self._digest()
        self.fields["seen"].initial = self._as_it_stands

    def standing(self) -> list[Any]:
        """The values this form would write over, as they stand in the database."""
        return [(name, str(self.initial.get(name))) for name in self.fields if name != "seen"]

    def _digest(self) -> str:
        standing = self.standing() if self.instance.pk else ["new", self.shop and self.shop.pk]
        return hashlib.sha256(repr(standing).encode()).hexdigest()[:20]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.data.get(self.add_prefix("seen")) not in (None, "", self._as_it_stands):
            raise ValidationError(CHANGED if self.instance.pk else ELSEWHERE, code="stale")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """The shop is set, though not by the person: constraints that name it can be checked."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"shop"}


class DayField(forms.DateField):
    """A day of this century. Whoever types 26 for the year means 2026; a browser makes it the year 26."""

    def to_python(self, value: Any) -> Any:
        day = super().to_python(value)
        if day and day.year < 100:
            day = day.replace(year=2000 + day.year)
        if day and not 2000 <= day.year < 2100:
            raise ValidationError("Write a day between the years 2000 and 2099.", code="invalid")
        return day


class VerbForm(forms.Form):
    """What a verb asks before it acts; by itself it asks nothing."""

    def __init__(self, data: Any = None, *, row: Any) -> None:
        super().__init__(data)
        self.row = row

    def look_again(self) -> None:
        """Called before the page asks once more: bring what it knows of the row up to date."""


class OwnRowsFormSet(forms.BaseModelFormSet):
    """Rows of one shop in one form. Only a row that was offered is taken back: the stock form takes any id
    there is for a valid one, and so tells which ids there are."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if self.is_bound:
            model: Any = self.model
            form.fields[model._meta.pk.name].queryset = self.get_queryset()


class FoundByTyping(AutocompleteSelect):
    """A related row found by typing. The stock field asks the database even for what can't be an id."""

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        ids = [chosen for chosen in value if str(chosen).isdecimal() and len(str(chosen)) < 19]
        return super().optgroups(name, ids, attrs)
