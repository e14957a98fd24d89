"""Who may be sent a zipped answer."""

from collections.abc import Mapping
from typing import Any


def unzips(environ: Mapping[str, Any]) -> bool:
    """Whether a browser takes gzip; there are some that name it only to refuse it."""
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    return "gzip" in accepted and "gzip;q=0" not in accepted.replace(" ", "")
