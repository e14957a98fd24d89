"""The PostgreSQL that lives only as long as it is needed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import environ
import psycopg
import pytest

from wraptor.throwaway_postgres import throwaway_postgres

pytestmark = pytest.mark.postgres

COMMAND = [sys.executable, "-m", "wraptor.throwaway_postgres", sys.executable, "-c"]


def test_the_url_leads_to_an_empty_postgresql_18():
    with throwaway_postgres() as url:
        database = environ.Env.db_url_config(url)
        with psycopg.connect(
            host=database["HOST"], user=database["USER"], dbname=database["NAME"]
        ) as connection:
            assert connection.info.server_version // 10000 == 18
            assert connection.execute("SELECT count(*) FROM pg_stat_user_tables").fetchone() == (0,)
            assert connection.execute("SELECT lower('ÄÉŠ')").fetchone() == ("äéš",)


def test_nothing_is_left_after_the_block():
    with throwaway_postgres() as url:
        folder = Path(environ.Env.db_url_config(url)["HOST"])
        server = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        assert folder.is_dir()
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)


def test_the_exit_code_is_that_of_the_command():
    assert subprocess.call([*COMMAND, "raise SystemExit(5)"]) == 5


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_nothing_is_left_when_it_is_told_to_stop(sent, code):
    waits = "import os, time; print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"
    with subprocess.Popen(
        [*COMMAND, waits], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as launcher:
        assert launcher.stdout is not None
        folder = Path(environ.Env.db_url_config(launcher.stdout.readline().strip())["HOST"])
        assert folder.is_dir()
        if sent == signal.SIGINT:
            os.killpg(launcher.pid, sent)  # as a terminal does: the command gets it too
        else:
            launcher.send_signal(sent)
        assert launcher.wait(timeout=30) == code
    assert not folder.exists()
