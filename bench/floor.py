"""The floor everything is compared with: a bare Django view, one indexed raw query, 200 bytes."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path


def floor(request: HttpRequest, code: str) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM jobs_job WHERE code = %s", [code])
        found = cursor.fetchone()
    return HttpResponse(str(found).ljust(200), content_type="text/plain", headers={"Content-Length": "200"})


urlpatterns = [path("floor/<str:code>", floor)]
