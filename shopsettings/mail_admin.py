"""The mails a shop sent, for staff to look at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from shopsettings import access
from shopsettings.models import OutboxMail
from shopsettings.staff_admin import StaffAdmin


@admin.register(OutboxMail)
class MailAdmin(StaffAdmin):
    """What the shop mailed to whom, and what came of it. What a mail says holds a link, so it isn't shown."""

    may_view = access.MANAGERS
    may_add = may_change = access.NOBODY
    fields = ("recipient", "subject", "state", "created_at", "sent_at", "due_at", "attempts", "problem")
    list_display = ("recipient", "subject", "state", "created_at", "sent_at")
    list_filter = ("state",)
    search_fields = ("recipient", "subject")

    def get_fields(self, request: HttpRequest, obj: OutboxMail | None = None) -> Any:
        """The next attempt only while there will be one, the trouble only where there was some."""
        waits = obj is not None and obj.state == OutboxMail.State.WAITING
        left_out = {*(() if waits else ("due_at",)), *(() if obj and obj.problem else ("problem",))}
        return [name for name in self.fields if name not in left_out]
