"""The mark “Opened 2 h ago”: a customer's browser says that the page is in view. Nothing else may set it."""

from django.http import HttpRequest, HttpResponse

from jobs.models import Job, RetiredCode
from jobs.switched_off import switched_off
from shopsettings.access import public_note


@public_note
def opened(request: HttpRequest, code: str) -> HttpResponse:
    """Note it, unless whoever looks is signed in to the staff side: they only see what the customer sees.

    This address, not the page, is the one that asks for the session; the page stays without.
    """
    jobs = Job.objects.filter(code=code)
    if not jobs.exists():
        return switched_off(request, RetiredCode.Kind.JOB, code)
    if not request.user.is_authenticated:
        jobs.mark_opened()
    return HttpResponse(status=204)
