"""Keeps secret link codes out of every log line."""

import logging

from shopsettings.codes import without_codes


class WithoutCodes(logging.Filter):
    """Rewrites a record, its traceback included, before any handler prints it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_codes(record.getMessage())
        record.args = None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = without_codes(record.exc_text)
        return True
