"""`manage.py backup FILE`: the database and the uploads, as they stand at one moment, in one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shopsettings.backup import write_backup


class Command(BaseCommand):
    help = (
        "Write every row and every uploaded file into one archive, as they stand at one moment. Wraptor goes on "
        "serving meanwhile. Whoever has the archive can read everything in it: keep it as safe as the database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.zip", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            manifest, missing = write_backup(file)
        except FileExistsError as error:
            raise CommandError(f"{file} is there already. Choose another name.") from error
        except OSError as error:
            raise CommandError(f"{file} can’t be written: {error.strerror}.") from error
        for name in missing:
            self.stderr.write(f"Missing from the uploads, so not in the backup: {name}")
        rows = sum(manifest.rows.values())
        self.stdout.write(self.style.SUCCESS(f"{rows:,} rows and {manifest.files:,} files are in {file}."))
