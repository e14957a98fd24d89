"""Makes Wraptor's own admin site the one that every app registers with, and checks our own settings."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.core.checks import register

from wraptor import checks


class WraptorAdminConfig(AdminConfig):
    default_site = "wraptor.admin_site.WraptorAdminSite"

    def ready(self) -> None:
        """Leave out Django's groups: what people may do comes from their role in a shop and nothing else."""
        super().ready()
        admin.site.unregister(apps.get_model("auth", "Group"))
        register(checks.mail_leaves, deploy=True)
        register(checks.mail_comes_from_an_address)
        register(checks.trusted_proxies_is_a_number_of_them)
        register(checks.proxies_are_counted, deploy=True)
