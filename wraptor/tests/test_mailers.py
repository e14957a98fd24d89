"""Through which server mail leaves."""

import environ
import pytest
from django.core import mail as django_mail

from shopsettings import mail
from shopsettings.outbox import LEASE
from shopsettings.tests.factories import make_mail
from wraptor.mailers import mailers


def options(url):
    return mailers(environ.Env.email_url_config(url))["default"]


def test_a_server_that_turns_to_tls():
    found = options("smtp+tls://us%40er:p%2Fw@smtp.example.com:587")
    assert found["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    expected = {
        "host": "smtp.example.com",
        "port": 587,
        "username": "us@er",
        "password": "p/w",
        "use_tls": True,
    }
    assert expected.items() <= found["OPTIONS"].items()
    assert found["OPTIONS"]["use_ssl"] is False


def test_a_server_that_speaks_tls_from_the_start():
    found = options("smtp+ssl://smtp.example.com")["OPTIONS"]
    assert (found["use_ssl"], found["use_tls"], found["port"]) == (True, False, None)


def test_a_lease_outlasts_a_slow_server():
    """A conversation has some ten answers to wait for: greeting, EHLO twice, STARTTLS, login, mail, quit."""
    assert options("smtp://smtp.example.com")["OPTIONS"]["timeout"] * 12 < LEASE.total_seconds()


@pytest.mark.django_db
def test_without_a_server_a_mail_lands_in_a_folder(settings, tmp_path):
    settings.MAILERS = mailers(environ.Env.email_url_config(f"filemail:///{tmp_path / 'mail'}"))
    row = make_mail(text="Your link\n", html="<p>Ihr Schlüssel</p>")
    assert django_mail.mailers.default.send_messages([mail.message_of(row)]) == 1
    html, eml = sorted((tmp_path / "mail").iterdir(), key=lambda path: path.suffix, reverse=True)
    assert html.read_text("utf-8") == "<p>Ihr Schlüssel</p>"
    assert b"Subject: Your link\n" in eml.read_bytes()
