"""No link code in any log line."""

import logging
from datetime import timedelta

from gunicorn.config import Config
from gunicorn.http.wsgi import Response

from shopsettings.codes import new_code, without_codes
from wraptor import gunicorn
from wraptor.access_log import AccessLog
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


def test_the_access_log_has_one_line_a_request_with_its_id(capfd):
    code = new_code()
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": f"/track/{code}",
        "HTTP_REFERER": f"https://x.example/{code}",
    }
    answer = Response(req=None, sock=None, cfg=Config())
    answer.status, answer.sent, answer.headers = "304 Not Modified", 12, [("X-Request-Id", "ab12")]
    log = AccessLog(access_log_to_stdout())
    log.access(answer, None, environ, timedelta(seconds=1, microseconds=5))
    line = capfd.readouterr().out
    assert line.endswith(" GET 304 12 bytes 1000005 us id=ab12\n")
    assert code not in line


def access_log_to_stdout():
    config = Config()
    config.set("accesslog", "-")
    config.set("access_log_format", gunicorn.access_log_format)
    return config
