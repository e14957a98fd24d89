"""Why an uploaded picture is refused: one plain sentence each, for the person who uploaded it."""

from django.core.exceptions import ValidationError

REFUSALS = {
    "kind": "This is not a picture we can show, so please upload a PNG, JPEG or WebP file.",
    "damaged": "This picture is damaged or incomplete, so please save it again and upload the new copy.",
    "moving": "This picture moves, so please upload a still one.",
    "mixed": "This file holds more than a picture, so please save it again as a plain PNG or JPEG.",
    "unusual": "This picture is saved in an unusual way, so please save it again as a plain PNG or JPEG.",
    "bytes": "This file is larger than %(megabytes)d MB, so please save a smaller copy and upload that.",
    "pixels": (
        "This picture is %(width)d by %(height)d pixels, more than we can take, "
        "so please save a smaller copy and upload that."
    ),
    "memory": (
        "This picture is too large to open in the way it is saved, "
        "so please save a smaller copy as a plain JPEG and upload that."
    ),
}


def refused(code: str, **params: int) -> ValidationError:
    """Return the error for one of `REFUSALS`; `params` are the numbers its sentence names."""
    return ValidationError(REFUSALS[code], code=code, params=params or None)
