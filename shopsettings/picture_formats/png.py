"""Portable Network Graphics (W3C, third edition), read chunk by chunk."""

import math
import zlib
from collections.abc import Iterator
from itertools import groupby

from shopsettings.picture_formats.notes import exif_orientation, png_colour_profile, refuse_other_documents
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

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_PARTS_FOUND_ONCE = (b"IHDR", b"PLTE", b"tRNS")
PNG_PIXEL_PARTS = {*PNG_PARTS_FOUND_ONCE, b"IDAT", b"IEND"}
PNG_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # grey, colour, palette, grey and colour with transparency
PNG_DEPTHS = {1, 2, 4, 8, 16}  # bits a sample
PNG_GREY, PNG_PALETTE = 0, 3
PNG_ONE_PASS = ((0, 0, 1, 1),)
PNG_PASSES = (  # interlaced: first column and row of each pass, then the distance to the next
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
PNG_MOVING_PARTS = {b"acTL", b"fcTL", b"fdAT"}

PACKED_AT_ONCE = 64 * 1024
UNPACKED_AT_ONCE = 1024 * 1024


def read_png(data: bytes) -> tuple[PictureHeader, Pieces]:
    """Read a Portable Network Graphics file (W3C, third edition)."""
    parts = list(_png_chunks(data))
    names = [part.kind for part in parts]
    if PNG_MOVING_PARTS.intersection(names):
        raise refused("moving")
    runs = [name for name, _ in groupby(names)]
    repeated = [name for name in PNG_PARTS_FOUND_ONCE if names.count(name) > 1]
    if names[0] != b"IHDR" or repeated or runs.count(b"IDAT") != 1:
        raise refused("damaged")
    if any(name[:1].isupper() for name in names if name not in PNG_PIXEL_PARTS):
        raise refused("unusual")  # a capital: the picture cannot be understood without this part
    refuse_what_follows(data, parts[-1].end)
    notes = [part.body for part in parts if part.kind not in PNG_PIXEL_PARTS]
    refuse_other_documents(data, notes, parts[-1].end)
    width, height, depth, colour_type, _, _, interlaced = numbers(">IIBBBBB", parts[0].body)
    if colour_type not in PNG_SAMPLES or depth not in PNG_DEPTHS:
        raise refused("damaged")
    if colour_type == PNG_PALETTE and b"PLTE" not in names:
        raise refused("damaged")
    one_number_per_pixel = colour_type in {PNG_GREY, PNG_PALETTE}
    header = PictureHeader(
        format="PNG",
        width=width,
        height=height,
        bytes_per_pixel=4 if not one_number_per_pixel else 2 if depth == 16 else 1,
        unpacked_bytes=_unpacked_bytes(
            width, height, depth * PNG_SAMPLES[colour_type], interlaced=interlaced == 1
        ),
        orientation=exif_orientation(first_body(parts, b"eXIf")),
        colour_profile=png_colour_profile(first_body(parts, b"iCCP")),
    )
    return header, [PNG_SIGNATURE, *(part.whole for part in parts if part.kind in PNG_PIXEL_PARTS)]


def refuse_missing_pixels(header: PictureHeader, pieces: Pieces) -> None:
    """Raise ValidationError where a PNG holds fewer rows than its header promises: the decoder would not.

    It unpacks the pixels once, a little at a time, and stops where there are enough.
    """
    missing = header.unpacked_bytes
    unpacking = zlib.decompressobj()
    try:
        for packed in _packed_pixels(pieces):
            while packed and missing > 0:
                missing -= len(unpacking.decompress(packed, UNPACKED_AT_ONCE))
                packed = unpacking.unconsumed_tail
        if missing > 0 and missing > len(unpacking.flush()):
            raise refused("damaged")
    except zlib.error:
        raise refused("damaged") from None


def _packed_pixels(pieces: Pieces) -> Iterator[bytes]:
    """Yield the packed pixels a little at a time."""
    for piece in pieces:
        if bytes(piece[4:8]) == b"IDAT":
            body = piece[8:-4]
            for start in range(0, len(body), PACKED_AT_ONCE):
                yield bytes(body[start : start + PACKED_AT_ONCE])


def _unpacked_bytes(width: int, height: int, bits_per_pixel: int, *, interlaced: bool) -> int:
    """Return what the pixels unpack to: each row in whole bytes, with one more in front of it."""
    total = 0
    for first_column, first_row, across, down in PNG_PASSES if interlaced else PNG_ONE_PASS:
        columns = math.ceil((width - first_column) / across)
        rows = math.ceil((height - first_row) / down)
        if columns > 0 and rows > 0:
            total += rows * (1 + math.ceil(columns * bits_per_pixel / 8))
    return total


def _png_chunks(data: bytes) -> Iterator[Part[bytes]]:
    """Yield each chunk up to the one that ends the picture."""
    view = memoryview(data)
    end = len(PNG_SIGNATURE)
    for _ in range(MAX_PARTS):
        start = end
        length, name = numbers(">I4s", data, start)
        end = start + 12 + length
        (checksum,) = numbers(">I", data, end - 4)
        if not name.isalpha() or zlib.crc32(view[start + 4 : end - 4]) != checksum:
            raise refused("damaged")
        yield Part(name, view[start + 8 : end - 4], view[start:end], end)
        if name == b"IEND":
            return
    raise refused("unusual")
