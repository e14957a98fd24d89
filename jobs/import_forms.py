"""The forms of an import: which file, how its dates are meant, and what becomes of bad rows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature

from jobs.checked_file import CheckedFile
from jobs.import_table import Table, read_table
from jobs.spreadsheet import UnreadableFileError
from jobs.written_days import Order
from shopsettings.models import Shop, User

LARGEST_UPLOAD = 5 * 1024 * 1024  # bytes
MOST_LINES = 100_000  # a file with more of them isn't even parsed
MOST_ROWS = 10_000

TOO_OLD = "This preview can’t be used any more. Choose the file again."


class UploadForm(forms.Form):
    """A file, or one that was checked before and is to be read once more with its dates meant otherwise.

    Leaves `data` and `table`.
    """

    file = forms.FileField(
        label="CSV file",
        required=False,
        help_text="Up to 10,000 rows and 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv,text/plain"}),
        error_messages={"empty": "The file is empty."},
    )
    dates = forms.ChoiceField(
        label="Dates like 05/06/2026",
        required=False,
        choices=[
            ("", "Count such rows as bad"),
            (Order.DAY_FIRST, "Day first: 5 June"),
            (Order.MONTH_FIRST, "Month first: May 6"),
        ],
    )
    checked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, shop: Shop, by: User) -> None:
        super().__init__(*args)
        self.label_suffix = ""
        self.shop, self.by = shop, by
        self.data_read = b""
        self.table: Table | None = None

    @property
    def order(self) -> Order | None:
        dates = self.cleaned_data["dates"]
        return Order(dates) if dates else None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            self.data_read = self._bytes(cleaned.get("file"), cleaned["checked"])
            self.table = read_table(self.data_read)
            _refuse_too_many_rows(self.table)
        except UnreadableFileError as error:
            raise ValidationError({"file": str(error)}) from error
        except BadSignature as error:
            raise ValidationError({"file": TOO_OLD}) from error
        return cleaned

    def _bytes(self, upload: UploadedFile | None, checked: str) -> bytes:
        if upload is None and checked:
            return CheckedFile.opened(checked, self.shop, self.by).data
        if upload is None:
            raise UnreadableFileError("Choose a file first.")
        if (upload.size or 0) > LARGEST_UPLOAD:
            raise UnreadableFileError("The file is larger than 5 MB. Split it into several.")
        data: bytes = upload.read()
        if max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
            raise UnreadableFileError("The file has more than 100,000 lines; 10,000 jobs fit in one import.")
        return data


def _refuse_too_many_rows(table: Table) -> None:
    rows = len(table.sheet.rows) + len(table.sheet.broken)
    if rows > MOST_ROWS:
        raise UnreadableFileError(
            f"The file has {rows:,} rows; 10,000 fit in one import. Split it into several."
        )
    if not rows:
        raise UnreadableFileError("There is nothing below the names of the columns.")
