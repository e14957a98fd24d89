"""`manage.py restore FILE`: puts a backup back into an empty installation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shopsettings.models import OutboxMail
from shopsettings.restore import UnusableBackupError, read_backup


class Command(BaseCommand):
    help = (
        "Put a backup back: all of it or nothing, into an empty database, which may be of the other kind than the "
        "one it was made from. Tables are made first if there are none. Everybody signs in again afterwards."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.zip", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            manifest = read_backup(file)
        except UnusableBackupError as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        except OSError as error:
            raise CommandError(f"{file} can’t be restored: {error.strerror}.") from error
        rows = sum(manifest.rows.values())
        self.stdout.write(self.style.SUCCESS(f"{rows:,} rows and {manifest.files:,} files are back."))
        waiting = OutboxMail.objects.filter(state=OutboxMail.State.WAITING).count()
        if waiting:
            self.stdout.write(
                f"Mails that wait to be sent: {waiting:,}. They may have left since the backup was made: "
                "look at them under Mail before you start send_outbox."
            )
