"""What the bytes of a PNG, JPEG or WebP file say, read part by part before a single pixel is decoded.

Only the parts that carry pixels are handed on. Comments, EXIF, previews and whatever stands behind the
picture are left out, so no decoder ever sees them.
"""

from shopsettings.picture_formats.jpeg import JPEG_SIGNATURE, read_jpeg
from shopsettings.picture_formats.parts import PictureHeader, Pieces
from shopsettings.picture_formats.png import PNG_SIGNATURE, read_png
from shopsettings.picture_formats.refusals import refused
from shopsettings.picture_formats.webp import read_webp


def read_picture(data: bytes) -> tuple[PictureHeader, Pieces]:
    """Return what a picture file says of itself, and the same picture as a file of pixels and nothing else.

    Raises ValidationError for whatever is not one whole, still PNG, JPEG or WebP picture.
    """
    if data.startswith(PNG_SIGNATURE):
        return read_png(data)
    if data.startswith(JPEG_SIGNATURE):
        return read_jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return read_webp(data)
    raise refused("kind")
