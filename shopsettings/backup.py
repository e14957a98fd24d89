"""The whole installation in one archive, on SQLite and PostgreSQL alike: every row, and every file a row names.

A zip file: `manifest.json`, for each model `rows/<app>.<model>.jsonl` with a JSON list of values a line below
one of their fields' names, and `media/…`. Only sessions are left out: people sign in again.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

FORMAT = 1
MANIFEST = "manifest.json"
AT_A_TIME = 500  # rows in memory


@dataclass(frozen=True)
class Manifest:
    """What an archive holds, and which migrations made the tables it came from."""

    format: int
    migrations: list[str]
    rows: dict[str, int]  # by model
    files: int


def write_backup(path: Path) -> tuple[Manifest, list[str]]:
    """Write the archive, readable by nobody else, and name the files that are missing from the storage.

    It stands under its name only once it is whole. Raises FileExistsError rather than writing over another.
    """
    if path.exists():
        raise FileExistsError(path)
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with (
            os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as written,
            zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive,
            one_moment(),
        ):
            answer = _fill(archive)
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return answer


def _fill(archive: zipfile.ZipFile) -> tuple[Manifest, list[str]]:
    rows = {model._meta.label_lower: _write_rows(archive, model) for model in every_model()}
    missing = [file.name for file in stored_files() if not _write_file(archive, file)]
    files = sum(name.startswith("media/") for name in archive.namelist())
    manifest = Manifest(FORMAT, applied_migrations(), rows, files)
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
    return manifest, missing


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read in this block is as it stood at one moment, whatever is written meanwhile."""
    wrapper: Any = connection
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        connection.ensure_connection()
        mode, wrapper.transaction_mode = wrapper.transaction_mode, "DEFERRED"  # keeps no writer waiting
        try:
            with transaction.atomic():
                yield
        finally:
            wrapper.transaction_mode = mode


def every_model() -> list[Any]:
    """Every table that this product fills."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model is not Session and model._meta.managed and not model._meta.proxy
    ]


def applied_migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def rows_path(label: str) -> str:
    return f"rows/{label}.jsonl"


def _write_rows(archive: zipfile.ZipFile, model: Any) -> int:
    """Write the model's rows and count them."""
    fields, count = model._meta.concrete_fields, 0
    with archive.open(rows_path(model._meta.label_lower), "w", force_zip64=True) as lines:
        lines.write(_line([field.attname for field in fields]))
        for row in model._base_manager.order_by("pk").iterator(chunk_size=AT_A_TIME):
            lines.write(_line([_text(field, row) for field in fields]))
            count += 1
    return count


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode() + b"\n"


def _text(field: models.Field, row: Any) -> Any:
    """A value as text that the field reads back to the last digit."""
    return None if field.value_from_object(row) is None else field.value_to_string(row)


def stored_files() -> Iterator[Any]:
    """Each file that a row names, once."""
    seen = set()
    for model in every_model():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                named = model._base_manager.exclude(**{field.name: ""}).order_by("pk").only(field.name)
                for row in named.iterator(chunk_size=AT_A_TIME):
                    file = getattr(row, field.name)
                    if file and file.name not in seen:
                        seen.add(file.name)
                        yield file


def _write_file(archive: zipfile.ZipFile, file: Any) -> bool:
    """False if there is no such file any more."""
    try:
        with file.open("rb") as stored, archive.open(f"media/{file.name}", "w", force_zip64=True) as copy:
            shutil.copyfileobj(stored, copy)
    except FileNotFoundError:
        return False
    return True
