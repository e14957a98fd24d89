"""What `manage.py check --deploy` refuses about our own settings."""

import environ
from django.core import checks

from wraptor.mailers import mailers


def deploy_complaints():
    return {complaint.id for complaint in checks.run_checks(include_deployment_checks=True)}


def test_production_does_not_keep_mail_in_a_folder(settings):
    settings.MAILERS = mailers(environ.Env.email_url_config("filemail:///tmp/mail"))
    assert "wraptor.E001" in deploy_complaints()


def test_production_sends_mail_from_an_address_of_its_own(settings):
    settings.DEFAULT_FROM_EMAIL = "wraptor@localhost"
    assert "wraptor.E002" in deploy_complaints()


def test_the_address_of_mail_is_bare(settings):
    settings.DEFAULT_FROM_EMAIL = "Wraptor <mail@wraptor.example>"
    assert "wraptor.E003" in deploy_complaints()


def test_good_mail_settings_are_not_complained_about(settings):
    settings.MAILERS = mailers(environ.Env.email_url_config("smtp+tls://smtp.example.com"))
    assert not {name for name in deploy_complaints() if name.startswith(("wraptor.", "mail."))}


def test_a_negative_number_of_proxies_is_refused(settings):
    settings.TRUSTED_PROXIES = -1
    assert "wraptor.E004" in deploy_complaints()


def test_behind_a_proxy_the_proxies_are_to_be_counted(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert "wraptor.W005" in deploy_complaints()


def test_proxies_that_are_counted_are_not_complained_about(settings):
    settings.SECURE_PROXY_SSL_HEADER, settings.TRUSTED_PROXIES = ("HTTP_X_FORWARDED_PROTO", "https"), 1
    assert "wraptor.W005" not in deploy_complaints()
