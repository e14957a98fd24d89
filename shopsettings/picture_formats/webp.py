"""WebP (RFC 9649), read chunk by chunk."""

import struct
from collections.abc import Iterator

from shopsettings.picture_formats.notes import exif_orientation, refuse_other_documents
from shopsettings.picture_formats.parts import (
    MAX_PARTS,
    Part,
    PictureHeader,
    Pieces,
    first_body,
    numbers,
    refuse_what_follows,
)
from shopsettings.picture_formats.refusals import refused

WEBP_PIXEL_PARTS = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH"}
WEBP_MOVING_PARTS = {b"ANIM", b"ANMF"}
WEBP_ALPHA_FLAG = 0x10
WEBP_MOVING_FLAG = 0x02
WEBP_BYTES_PER_PIXEL = 18
"""Measured: 4 each for the decoder's two canvases, the pixels it hands over and the picture made of them, and
something for transparency and the file itself."""


def read_webp(data: bytes) -> tuple[PictureHeader, Pieces]:
    """Read a WebP file (RFC 9649)."""
    parts = list(_webp_chunks(data))
    names = [part.kind for part in parts]
    if WEBP_MOVING_PARTS.intersection(names):
        raise refused("moving")
    if any(names.count(name) > 1 for name in WEBP_PIXEL_PARTS) or (b"VP8 " in names) == (b"VP8L" in names):
        raise refused("damaged")
    refuse_what_follows(data, parts[-1].end)
    notes = [part.body for part in parts if part.kind not in WEBP_PIXEL_PARTS]
    refuse_other_documents(data, notes, parts[-1].end)
    width, height, pieces = _webp_picture({part.kind: bytes(part.body) for part in parts})
    header = PictureHeader(
        format="WEBP",
        width=width,
        height=height,
        bytes_per_pixel=WEBP_BYTES_PER_PIXEL,
        orientation=exif_orientation(first_body(parts, b"EXIF")),
        colour_profile=first_body(parts, b"ICCP"),
    )
    return header, pieces


def _webp_chunks(data: bytes) -> Iterator[Part[bytes]]:
    """Yield each chunk of the picture, whose length stands in the first bytes of the file."""
    view = memoryview(data)
    picture_end = 8 + numbers("<I", data, 4)[0]
    end = 12
    for _ in range(MAX_PARTS):
        start = end
        name, length = numbers("<4sI", data, start)
        end = start + 8 + length + length % 2
        if end > picture_end or end > len(data):
            raise refused("damaged")
        yield Part(name, view[start + 8 : start + 8 + length], view[start:end], end)
        if end == picture_end:
            return
    raise refused("unusual")


def _webp_picture(bodies: dict[bytes, bytes]) -> tuple[int, int, Pieces]:
    """Return width, height and a file with the pixels of the picture and its transparency, but no note."""
    lossy, lossless, alpha = bodies.get(b"VP8 "), bodies.get(b"VP8L", b""), bodies.get(b"ALPH")
    width, height = _vp8l_size(lossless) if lossy is None else _vp8_size(lossy)
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    if b"VP8X" in bodies:
        flags, stated_canvas = numbers("<B3x6s", bodies[b"VP8X"])
        if flags & WEBP_MOVING_FLAG:
            raise refused("moving")
        if stated_canvas != canvas:
            raise refused("damaged")
    if lossy is None:
        return width, height, _webp_file({b"VP8L": lossless})
    if alpha is None:
        return width, height, _webp_file({b"VP8 ": lossy})
    extended = bytes([WEBP_ALPHA_FLAG, 0, 0, 0]) + canvas
    return width, height, _webp_file({b"VP8X": extended, b"ALPH": alpha, b"VP8 ": lossy})


def _vp8_size(lossy: bytes) -> tuple[int, int]:
    """Return width and height from a VP8 key frame (RFC 6386, section 9.1)."""
    frame_tag, start_code, width, height = numbers("<B2x3sHH", lossy)
    width, height = width & 0x3FFF, height & 0x3FFF
    if frame_tag & 1 or start_code != b"\x9d\x01\x2a" or not width or not height:
        raise refused("damaged")
    return width, height


def _vp8l_size(lossless: bytes) -> tuple[int, int]:
    """Return width and height from a lossless stream (RFC 9649, section 3.4)."""
    signature, bits = numbers("<BI", lossless)
    if signature != 0x2F:
        raise refused("damaged")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _webp_file(chunks: dict[bytes, bytes]) -> Pieces:
    pieces: Pieces = []
    for name, body in chunks.items():
        pieces += [name + struct.pack("<I", len(body)), body, b"\x00" * (len(body) % 2)]
    length = 4 + sum(len(piece) for piece in pieces)
    return [b"RIFF" + struct.pack("<I", length) + b"WEBP", *pieces]
