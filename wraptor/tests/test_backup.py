"""A backup holds everything, and a restore puts it back: here, or on the other kind of database."""

import json
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path
from threading import Event

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from jobs.models import Job
from jobs.tests.factories import make_customer, make_job
from shopsettings import backup
from shopsettings.backup import write_backup
from shopsettings.models import OutboxMail, Shop, User
from shopsettings.restore import UnusableBackupError, read_backup
from shopsettings.tests.racing import at_once
from wraptor.tests.houses import everything_in, make_house

pytestmark = pytest.mark.django_db(transaction=True)

MANAGE = [sys.executable, str(Path(django_settings.BASE_DIR) / "manage.py")]


@pytest.fixture
def house():
    return make_house()


@pytest.fixture
def archive(house, tmp_path):
    path = tmp_path / "wraptor.zip"
    call_command("backup", str(path), verbosity=0)
    return path


def files_in(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def contents(path):
    """What an archive holds, but for the zip file's own times."""
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def start_over(settings, tmp_path):
    """An empty installation, as `migrate` leaves it."""
    call_command("flush", interactive=False, verbosity=0)
    settings.MEDIA_ROOT = tmp_path / "new-media"


def test_what_was_backed_up_is_back_after_a_restore(house, archive, settings, tmp_path):
    before, files = everything_in(house), files_in(settings.MEDIA_ROOT)
    start_over(settings, tmp_path)
    assert not Shop.objects.exists()
    call_command("restore", str(archive), verbosity=0)
    assert everything_in(house) == before
    assert files_in(settings.MEDIA_ROOT) == files != {}


def test_life_goes_on_after_a_restore(house, archive, settings, tmp_path, client):
    start_over(settings, tmp_path)
    call_command("restore", str(archive), verbosity=0)
    job = make_job(shop=house.shop, customer=make_customer(shop=house.shop))  # draws new ids
    assert job.number == house.shop.jobs.exclude(pk=job.pk).order_by("-number")[0].number + 1
    assert client.get(house.rows["job"].track_path).status_code == 200
    client.force_login(User.objects.get(pk=house.people["owner"].pk))
    assert client.get("/admin/jobs/job/").status_code == 200


def test_backup_is_restored_on_a_new_sqlite_file_by_one_command_and_is_the_same_again(archive, tmp_path):
    """Whatever the tests run on: in the run on PostgreSQL this changes the kind of database."""
    environ = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}",
        "MEDIA_ROOT": str(tmp_path / "elsewhere"),
    }
    again = tmp_path / "again.zip"
    for command in (["restore", str(archive)], ["backup", str(again)]):
        subprocess.run([*MANAGE, *command], env=environ, check=True, capture_output=True, timeout=120)
    assert contents(again) == contents(archive)


def test_backup_holds_every_table_but_the_sessions(archive):
    with zipfile.ZipFile(archive) as opened:
        rows = json.loads(opened.read("manifest.json"))["rows"]
    tables = {model._meta.db_table for model in backup.every_model()} | {
        "django_session",
        "django_migrations",
    }
    assert set(connection.introspection.table_names()) == tables
    assert rows == {model._meta.label_lower: model._base_manager.count() for model in backup.every_model()}
    assert rows["jobs.job"] == Job.objects.count() > 0


def test_backup_can_be_read_by_its_owner_alone(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in archive.parent.glob("*.unfinished")] == []


def test_backup_never_writes_over_another(archive):
    data = archive.read_bytes()
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", str(archive))
    assert archive.read_bytes() == data


def test_backup_that_cannot_be_written_says_so(tmp_path):
    with pytest.raises(CommandError, match="can’t be written: No such file or directory"):
        call_command("backup", str(tmp_path / "nowhere" / "wraptor.zip"))


def test_backup_names_a_file_that_is_missing_and_goes_on(house, settings, tmp_path, capsys):
    (settings.MEDIA_ROOT / house.shop.logo.name).unlink()
    call_command("backup", str(tmp_path / "wraptor.zip"))
    assert f"so not in the backup: {house.shop.logo.name}" in capsys.readouterr().err


def test_restore_says_how_many_mails_may_have_left_since(archive, settings, tmp_path, capsys):
    start_over(settings, tmp_path)
    call_command("restore", str(archive))
    assert OutboxMail.objects.filter(state="waiting").count() == 1
    assert "Mails that wait to be sent: 1." in capsys.readouterr().out


# --- What can't be restored --------------------------------------------------------------------


def refusal(path):
    with pytest.raises(CommandError) as refused:
        call_command("restore", str(path))
    return str(refused.value)


def test_restore_never_writes_over_a_shop(house, archive):
    before = everything_in(house)
    assert refusal(archive).startswith("Nothing was restored. There are shops or people in this database.")
    assert everything_in(house) == before


def rewritten(path, **changed):
    """The archive once more with other contents under some names."""
    kept = contents(path)
    with zipfile.ZipFile(path, "w") as opened:
        for name, data in (kept | changed).items():
            opened.writestr(name, data)
    return path


def test_restore_of_another_versions_backup_is_refused(archive, settings, tmp_path):
    manifest = json.loads(contents(archive)["manifest.json"])
    manifest["migrations"].append("jobs.9999_days_to_come")
    start_over(settings, tmp_path)
    said = refusal(rewritten(archive, **{"manifest.json": json.dumps(manifest)}))
    assert "made by another version of Wraptor" in said
    assert "jobs.9999_days_to_come" in said
    assert not Shop.objects.exists()


def test_restore_of_a_backup_that_lacks_rows_leaves_nothing_behind(archive, settings, tmp_path):
    lines = contents(archive)["rows/jobs.jobevent.jsonl"].splitlines(keepends=True)
    start_over(settings, tmp_path)
    said = refusal(rewritten(archive, **{"rows/jobs.jobevent.jsonl": b"".join(lines[:-1])}))
    assert "it lacks rows of jobs.jobevent" in said
    assert not Shop.objects.exists()
    assert not Job.objects.exists()


def test_restore_of_a_damaged_backup_leaves_nothing_behind(archive, settings, tmp_path):
    data = bytearray(archive.read_bytes())
    start_over(settings, tmp_path)
    for place in range(200, len(data) // 2, 97):
        data[place] ^= 0xFF
    archive.write_bytes(data)
    assert refusal(archive).startswith("Nothing was restored.")
    assert not Shop.objects.exists()


def test_damage_anywhere_in_a_backup_is_told(archive, tmp_path):
    whole, damaged = archive.read_bytes(), tmp_path / "damaged.zip"
    end = range(len(whole) - 22, len(whole))  # from there a zip file is read
    for place in (*range(0, end.start, max(1, len(whole) // 300)), *end):
        data = bytearray(whole)
        data[place : place + 8] = b"\xa5" * 8
        damaged.write_bytes(data)
        with pytest.raises(UnusableBackupError):  # for there are shops, if for nothing else
            read_backup(damaged)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Customer,Stage\n"])
def test_restore_of_what_is_no_backup_is_refused(data, tmp_path):
    path = tmp_path / "other.zip"
    path.write_bytes(data)
    assert "This is no backup, or a damaged one." in refusal(path)


def test_restore_of_another_zip_file_is_refused(tmp_path):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("letter.txt", "Dear Ada")
    with pytest.raises(UnusableBackupError, match="no backup of Wraptor"):
        read_backup(path)


# --- While work goes on ------------------------------------------------------------------------


def jobs_torn_from_their_history(house, path):
    """Back up while a job comes in, between the reading of jobs and that of their history, whichever is first.
    Gives the ids of jobs of which the archive holds only one of the two."""
    met, first_read, job_made = [], Event(), Event()

    def waiting_before_the_second(execute, sql, params, many, context):
        met.extend(table for table in ("jobs_job", "jobs_jobevent") if f'FROM "{table}"' in sql)
        if len(set(met)) == 2 and not first_read.is_set():
            first_read.set()
            assert job_made.wait(timeout=20)
        return execute(sql, params, many, context)

    def back_up():
        with connection.execute_wrapper(waiting_before_the_second):
            write_backup(path)

    def come_in():
        assert first_read.wait(timeout=20)
        make_job(shop=house.shop, customer=house.rows["customer"])
        job_made.set()

    assert at_once(back_up, come_in) == [None, None]
    jobs = [json.loads(line)[0] for line in contents(path)["rows/jobs.job.jsonl"].splitlines()[1:]]
    header, *events = map(json.loads, contents(path)["rows/jobs.jobevent.jsonl"].splitlines())
    return {event[header.index("job_id")] for event in events} ^ set(jobs)


@pytest.mark.postgres
def test_backup_is_of_one_moment_while_jobs_come_in(house, tmp_path):
    assert jobs_torn_from_their_history(house, tmp_path / "wraptor.zip") == set()


@pytest.mark.postgres
def test_without_its_one_moment_a_backup_tears_a_job_from_its_history(house, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "one_moment", transaction.atomic)
    assert len(jobs_torn_from_their_history(house, tmp_path / "wraptor.zip")) == 1
