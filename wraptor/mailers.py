"""How mail leaves this installation: Django's MAILERS from the one address in EMAIL_URL."""

from typing import Any

FOLDER = "shopsettings.mail_folder.EmailBackend"
PATIENCE = 15  # seconds for each answer of the mail server; a whole conversation has some ten of them


def mailers(url: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """MAILERS from what django-environ reads out of EMAIL_URL, which it still names as Django once did."""
    backend = url["EMAIL_BACKEND"]
    if backend.endswith("filebased.EmailBackend"):
        return {"default": {"BACKEND": FOLDER, "OPTIONS": {"folder": url["EMAIL_FILE_PATH"]}}}
    if not backend.endswith("smtp.EmailBackend"):
        return {"default": {"BACKEND": backend}}
    options = {
        "host": url["EMAIL_HOST"],
        "port": url["EMAIL_PORT"],
        "username": url["EMAIL_HOST_USER"],
        "password": url["EMAIL_HOST_PASSWORD"],
        "use_tls": url.get("EMAIL_USE_TLS", False),
        "use_ssl": url.get("EMAIL_USE_SSL", False),
        "timeout": PATIENCE,
    }
    return {"default": {"BACKEND": backend, "OPTIONS": options}}
