"""An archive that `shopsettings.backup` wrote, put back: into an empty installation, all of it or nothing."""

import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import batched
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction

from shopsettings.backup import (
    AT_A_TIME,
    FORMAT,
    MANIFEST,
    Manifest,
    applied_migrations,
    every_model,
    rows_path,
    stored_files,
)
from shopsettings.models import Shop, User


class UnusableBackupError(Exception):
    """The archive can't be put back here; says why in a sentence."""


# What reading a zip file raises when some of its bytes have changed: its own error is only one of many.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def read_backup(path: Path) -> Manifest:
    """Put the archive's rows and files back, making the tables first if there are none.

    Raises UnusableBackupError, and has changed no row then.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive)
        call_command("migrate", verbosity=0)
        _refuse_unfit(manifest)
        with transaction.atomic():
            _put_rows_back(archive, manifest)
            _put_files_back(archive)
    ContentType.objects.clear_cache()
    return manifest


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, every byte of which was read once to see that it is whole."""
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGED as error:
        raise UnusableBackupError("This is no backup, or a damaged one.") from error
    with archive:
        try:
            damaged = archive.testzip()
        except (*DAMAGED, OSError) as error:  # an address that lies outside the file, too
            raise UnusableBackupError("The backup is damaged.") from error
        if damaged is not None:
            raise UnusableBackupError(f"The backup is damaged: {damaged} can’t be read.")
        yield archive


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    """What is in the archive."""
    try:
        manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    except (KeyError, TypeError, ValueError) as error:
        raise UnusableBackupError("This is no backup of Wraptor.") from error
    if manifest.format != FORMAT:
        raise UnusableBackupError(f"This backup has format {manifest.format}; format {FORMAT} is read here.")
    return manifest


def _refuse_unfit(manifest: Manifest) -> None:
    if Shop.objects.exists() or User.objects.exists():
        raise UnusableBackupError(
            "There are shops or people in this database. Restore into an empty one, so that nothing is lost."
        )
    here, there = set(applied_migrations()), set(manifest.migrations)
    if here != there:
        unlike = ", ".join(sorted(here ^ there)[:5])
        raise UnusableBackupError(
            "The backup was made by another version of Wraptor. Restore it with that version, then update. "
            f"They differ in {unlike}."
        )


def _put_rows_back(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Foreign keys are checked when the transaction ends, so the order doesn't matter."""
    tables = every_model()
    for model in tables:
        model._base_manager.all()._raw_delete(model._base_manager.db)  # what `migrate` put there
    for model in tables:
        label = model._meta.label_lower
        count = 0
        for rows in batched(_rows(archive, model), AT_A_TIME):
            model._base_manager.bulk_create(rows)
            count += len(rows)
        if count != manifest.rows[label]:
            raise UnusableBackupError(f"The backup is damaged: it lacks rows of {label}.")
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(sql)


def _rows(archive: zipfile.ZipFile, model: Any) -> Iterator[models.Model]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    with archive.open(rows_path(model._meta.label_lower)) as lines:
        names = json.loads(next(lines))
        for line in lines:
            values = zip(names, json.loads(line), strict=True)
            read = {name: None if text is None else fields[name].to_python(text) for name, text in values}
            yield model(**read)


def _put_files_back(archive: zipfile.ZipFile) -> None:
    """Only what a row names is put back, so that no name made by hand gets anywhere."""
    names = set(archive.namelist())
    for file in stored_files():
        if f"media/{file.name}" in names and not file.storage.exists(file.name):
            with archive.open(f"media/{file.name}") as stored:
                saved = file.storage.save(file.name, File(stored))
            if saved != file.name:
                raise UnusableBackupError(f"The uploads’ storage would not take {file.name} by its name.")
