"""What stands beside the pixels of a picture file: which way up it is, its colours, strangers' documents."""

import re
import struct
import zlib
from collections.abc import Iterable

from shopsettings.picture_formats.refusals import refused

UPRIGHT = 1
ORIENTATIONS = range(1, 9)
ORIENTATION_TAG = 0x0112
SHORT_NUMBER = 3

MAX_PROFILE_BYTES = 4 * 1024 * 1024

# Signs of a document of another kind. They are sought in notes and behind the picture, never in compressed
# pixels, where chance writes everything sooner or later.
OTHER_DOCUMENT = re.compile(
    rb"<(?:script|html|svg|iframe)[\s>/]|<!doctype\s+html|<\?php|%PDF-\d|%!PS-Adobe",
    re.IGNORECASE,
)
# Signs that count only as the first bytes of something.
OTHER_FILE = (b"PK\x03\x04", b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"Rar!", b"7z\xbc\xaf", b"GIF8", b"#!")
ZIP_DIRECTORY = (
    b"PK\x01\x02",
    b"PK\x05\x06",
)  # an entry and the end, by which a ZIP is found anywhere in a file


def exif_orientation(exif: bytes) -> int:
    """Return EXIF's orientation, 1 to 8, laid out as in TIFF 6.0; 1, upright, where none can be read."""
    exif = exif.removeprefix(b"Exif\x00\x00")
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(exif[:4])
    if order is None:
        return UPRIGHT
    try:
        (directory,) = struct.unpack_from(f"{order}I", exif, 4)
        (entries,) = struct.unpack_from(f"{order}H", exif, directory)
        for entry in range(entries):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, directory + 2 + 12 * entry)
            if tag == ORIENTATION_TAG and kind == SHORT_NUMBER:
                return value if value in ORIENTATIONS else UPRIGHT
    except struct.error:  # the directory points outside the note
        pass
    return UPRIGHT


def png_colour_profile(body: bytes) -> bytes:
    """Return the ICC profile of a PNG's iCCP chunk; nothing where it cannot be unpacked or is too large."""
    _, _, compressed = body.partition(b"\x00")
    unpacking = zlib.decompressobj()
    try:
        profile = unpacking.decompress(compressed[1:], MAX_PROFILE_BYTES)
    except zlib.error:
        return b""
    return profile if unpacking.eof else b""


def jpeg_colour_profile(notes: Iterable[memoryview]) -> bytes:
    """Return the ICC profile in a JPEG's numbered notes (ICC.1, annex B.4); nothing if one is missing."""
    parts = {
        note[12]: note[14:] for note in notes if len(note) > 14 and bytes(note[:12]) == b"ICC_PROFILE\x00"
    }
    if sorted(parts) != list(range(1, len(parts) + 1)):
        return b""
    profile = b"".join(parts[number] for number in sorted(parts))
    return profile if len(profile) <= MAX_PROFILE_BYTES else b""


def refuse_other_documents(data: bytes, notes: Iterable[memoryview], picture_end: int) -> None:
    """Raise ValidationError where the notes, or what follows the picture, could be read as something else."""
    behind = data[picture_end:].lstrip(b"\x00\r\n")
    if behind.startswith(OTHER_FILE):
        raise refused("mixed")
    for text in (*map(bytes, notes), behind):
        if OTHER_DOCUMENT.search(text) or all(sign in text for sign in ZIP_DIRECTORY):
            raise refused("mixed")
