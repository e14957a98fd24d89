"""Keeps mail in a folder instead of sending it, for work on one's own machine and for a demo."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

log = logging.getLogger(__name__)


class EmailBackend(BaseEmailBackend):
    """Each mail becomes an .eml file, which a mail program opens, and an .html file, which a browser opens."""

    def __init__(self, *, folder: str, **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(folder)

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in messages:
            name = f"{timezone.now():%Y-%m-%d %H-%M-%S-%f}"
            kept = self.folder / f"{name}.eml"
            kept.write_bytes(message.message().as_bytes())
            if isinstance(message, EmailMultiAlternatives) and message.alternatives:
                html, _ = message.alternatives[0]
                kept = kept.with_suffix(".html")
                kept.write_text(str(html), "utf-8")
            log.info("A mail is kept in %s", kept)
        return len(messages)
