"""Fills an empty, migrated PostgreSQL database with shops and jobs, fast and by SQL."""

import random
import re
from pathlib import Path
from typing import Any

import environ
import psycopg
from django.core.files.base import ContentFile

from shopsettings.pictures import LOGO, clean_picture
from tracking.demo.drawings import draw_logo

SHOPS = 200


def fill(
    url: str, *, jobs: int, stage_names: tuple[str, ...], already: int = 0, big_share: int = 0
) -> dict[str, int]:
    """Bring the number of jobs from `already` to `jobs`, spread evenly over the shops and their stages; but one
    in `big_share`, if that isn't 0, goes to the last shop. Returns the numbers the statements were given."""
    with connect(url) as connection:
        if not already:
            _run(connection, "shops.sql", {"shops": SHOPS, "stages": list(stage_names)})
        before = connection.execute("SELECT coalesce(max(id), 0) FROM jobs_job").fetchone()
        assert before is not None
        numbers = {"shops": SHOPS, "first": already, "last": jobs - 1, "before": before[0]}
        _run(connection, "jobs.sql", numbers | {"big": big_share})
    return numbers


def fill_for_staff(url: str, *, jobs: int, stage_names: tuple[str, ...], already: int = 0) -> None:
    """As fill, with a fifth of the jobs and a customer for ten of them in one big shop, and most finished."""
    if already:
        with connect(url) as connection:
            _run(connection, "customers.sql", {"shops": SHOPS, "customers": jobs // 50})
    numbers = fill(url, jobs=jobs, stage_names=stage_names, already=already, big_share=5)
    with connect(url) as connection:
        _run(connection, "settle.sql", numbers)


def some_codes(url: str, how_many: int) -> list[str]:
    """Codes of jobs drawn evenly from all of them, in no order."""
    with connect(url) as connection:
        codes = [code for (code,) in connection.execute("SELECT code FROM jobs_job")]
    return random.Random(1).sample(codes, min(how_many, len(codes)))


def wear_a_logo(url: str, code: str, *, media_root: Path) -> None:
    """Give the shop of the job with this code a paid plan, a colour and a logo."""
    drawn = draw_logo("VOLTWRAP", colour="#ffd400", plate="#111111")
    logo = clean_picture(ContentFile(drawn, name="logo.png"), LOGO)
    (media_root / "logos").mkdir(parents=True, exist_ok=True)
    (media_root / "logos" / str(logo.name)).write_bytes(logo.read())
    with connect(url) as connection:
        connection.execute(
            "UPDATE shopsettings_shop SET plan = 'pro', colour = '#FFD400', logo = %s"
            " FROM jobs_job WHERE jobs_job.code = %s AND jobs_job.shop_id = shopsettings_shop.id",
            [f"logos/{logo.name}", code],
        )


def connect(url: str) -> "psycopg.Connection[tuple[Any, ...]]":
    """A connection to a DATABASE_URL, each statement its own transaction."""
    return psycopg.connect(**named_in(url), autocommit=True)


def named_in(url: str) -> dict[str, Any]:
    """What a DATABASE_URL says, by psycopg's names for it. libpq itself can't read one with a socket's folder."""
    parts: dict[str, Any] = dict(environ.Env.db_url_config(url))
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    named = {ours: parts[theirs] for ours, theirs in names.items() if parts[theirs]}
    return {**named, **parts.get("OPTIONS", {})}


def _run(connection: "psycopg.Connection[tuple[Any, ...]]", name: str, numbers: dict[str, Any]) -> None:
    """Each statement of a file beside this one; it ends with a semicolon at the end of a line."""
    text = re.sub(r"^--.*$", "", (Path(__file__).parent / name).read_text(), flags=re.MULTILINE)
    with psycopg.ClientCursor(connection) as cursor:
        for statement in filter(str.strip, text.split(";\n")):
            cursor.execute(statement.encode(), numbers)
