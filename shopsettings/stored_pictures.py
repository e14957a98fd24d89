"""Answers with a stored picture. They are small: every upload was scaled down and re-encoded."""

import mimetypes

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse


def picture_response(picture: FieldFile) -> HttpResponse:
    """The picture's bytes. Raises Http404 when there is none, or its file has gone."""
    if not picture:
        raise Http404
    try:
        with picture.open() as stored:
            content = stored.read()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(content, content_type=mimetypes.guess_type(str(picture))[0])
