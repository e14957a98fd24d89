"""When the database has started again, every connection that was open before is lost: what to do about it."""

from typing import Any

from django.db import connection


def renew_if_lost() -> bool:
    """True if the connection in use was lost. It is given back then, and those that wait in the pool are looked
    through: whoever may ask once more gets one that works."""
    is_lost: bool = getattr(connection.connection, "broken", False)
    pool: Any = getattr(connection, "pool", None)
    if is_lost and pool:
        connection.close()
        pool.check()
    return is_lost
