"""No link code in any log line."""

import logging

from shopsettings.codes import new_code, without_codes
from wraptor import gunicorn
from wraptor.logs import WithoutCodes


def logged(message, *args, error=None):
    exc_info = (type(error), error, None) if error else None
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, message, args, exc_info)
    WithoutCodes().filter(record)
    return logging.Formatter("%(message)s").format(record)


def test_a_code_in_a_path_is_not_logged():
    code = new_code()
    assert logged("Not Found: %s", f"/track/{code}") == "Not Found: /track/[code]"


def test_a_code_in_a_referer_or_a_query_is_not_logged():
    code = new_code()
    assert code not in logged(f"from https://x.example/track/{code}?a={code}&b=1")


def test_a_code_in_an_exception_is_not_logged():
    code = new_code()
    line = logged("failed", error=ValueError(f"no job {code}"))
    assert code not in line
    assert "no job [code]" in line


def test_other_words_are_left_alone():
    assert without_codes("a" * 25 + " " + "b" * 27 + " INV-0001") == "a" * 25 + " " + "b" * 27 + " INV-0001"


def test_the_access_log_names_neither_path_nor_referer():
    for atom in ("%(r)s", "%(U)s", "%(q)s", "%(f)s", "{referer}i"):
        assert atom not in gunicorn.access_log_format
