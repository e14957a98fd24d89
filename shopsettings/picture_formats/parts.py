"""The parts that picture files are made of, whatever the format, and what is known of a picture from them."""

import re
import struct
from dataclasses import dataclass
from typing import Any, NamedTuple

from shopsettings.picture_formats.notes import UPRIGHT
from shopsettings.picture_formats.refusals import refused

MAX_PARTS = 50_000
"""Chunks or segments in one file; a real picture has a few thousand at most."""


@dataclass(frozen=True)
class PictureHeader:
    """What is known of a picture before it is decoded.

    `width` and `height` are pixels as stored; `orientation`, EXIF's 1 to 8, says how to turn them upright.
    `bytes_per_pixel` is the memory that decoding holds at its peak for each stored pixel; a JPEG, decoded at
    a smaller scale, needs its decoded pixels on top. `unpacked_bytes` is what a PNG's pixels unpack to.
    """

    format: str
    width: int
    height: int
    bytes_per_pixel: float
    unpacked_bytes: int = 0
    orientation: int = UPRIGHT
    colour_profile: bytes = b""


class Part[Kind](NamedTuple):
    """One chunk or segment of a file: what it is, what it holds, all its bytes, and where it ends."""

    kind: Kind
    body: memoryview
    whole: memoryview
    end: int


type Pieces = list[bytes | memoryview]
"""A file in pieces, to be written one after the other."""


def numbers(layout: str, data: bytes | memoryview, start: int = 0) -> tuple[Any, ...]:
    """Return what `struct` reads at `start`; ValidationError where the data ends too soon."""
    try:
        return struct.unpack_from(layout, data, start)
    except struct.error:
        raise refused("damaged") from None


def found(match: re.Match[bytes] | None) -> re.Match[bytes]:
    """Return the match; ValidationError where there is none."""
    if match is None:
        raise refused("damaged")
    return match


def first_body(parts: list[Part[bytes]], kind: bytes) -> bytes:
    return next((bytes(part.body) for part in parts if part.kind == kind), b"")


def refuse_what_follows(data: bytes, picture_end: int) -> None:
    """Raise ValidationError where more than padding follows a picture to which no camera adds anything."""
    if data[picture_end:].strip(b"\x00\r\n"):
        raise refused("mixed")
