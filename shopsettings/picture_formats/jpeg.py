"""JPEG (ITU-T T.81) with the notes that JFIF (T.871), EXIF, ICC and Adobe add, read segment by segment."""

import re
from collections.abc import Iterator

from shopsettings.picture_formats.notes import exif_orientation, jpeg_colour_profile, refuse_other_documents
from shopsettings.picture_formats.parts import MAX_PARTS, Part, PictureHeader, Pieces, found, numbers
from shopsettings.picture_formats.refusals import refused

MAX_SCANS = 40
"""Passes over the picture in a JPEG. Encoders write about 10; thousands are cheap to write, dear to read."""

JPEG_SIGNATURE = b"\xff\xd8\xff"
JPEG_END = 0xFFD9
JPEG_SCAN = 0xFFDA
JPEG_PROGRESSIVE = 0xFFC2
JPEG_FRAMES = {0xFFC0, 0xFFC1, JPEG_PROGRESSIVE}  # the first two are baseline and extended
JPEG_TABLES = {0xFFC4, 0xFFDB, 0xFFDD}  # Huffman tables, quantisation tables, restart interval
JPEG_JFIF = 0xFFE0
JPEG_ADOBE = 0xFFEE
JPEG_NOTES = {*range(0xFFE0, 0xFFF0), 0xFFFE}  # application segments and comments
JPEG_KNOWN = {JPEG_END, JPEG_SCAN, *JPEG_FRAMES, *JPEG_TABLES, *JPEG_NOTES}
JPEG_FILL = re.compile(rb"\xff*(?=\xff[^\xff])", re.DOTALL)
JPEG_SCAN_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # past stuffed bytes, fill and restarts


def read_jpeg(data: bytes) -> tuple[PictureHeader, Pieces]:
    """Read a JPEG file (ITU-T T.81), with the notes that JFIF (T.871), EXIF, ICC and Adobe add to it."""
    parts = list(_jpeg_segments(data))
    frames = [part for part in parts if part.kind in JPEG_FRAMES]
    scans = [part for part in parts if part.kind == JPEG_SCAN]
    if len(scans) > MAX_SCANS or not JPEG_KNOWN.issuperset(part.kind for part in parts):
        raise refused("unusual")
    if len(frames) != 1 or not scans or scans[0].end < frames[0].end:
        raise refused("damaged")
    notes = [part.body for part in parts if part.kind in JPEG_NOTES]
    refuse_other_documents(data, notes, parts[-1].end)
    width, height, samples_per_pixel, components = _jpeg_frame(frames[0].body)
    (components_in_first_scan,) = numbers(">B", scans[0].body)
    # A block that is not whole after one pass waits for the others: 2 bytes for each sample of the picture.
    in_passes = frames[0].kind == JPEG_PROGRESSIVE or components_in_first_scan < components
    header = PictureHeader(
        format="JPEG",
        width=width,
        height=height,
        bytes_per_pixel=2 * samples_per_pixel if in_passes else 0,
        orientation=exif_orientation(
            next((bytes(note) for note in notes if bytes(note[:4]) == b"Exif"), b"")
        ),
        colour_profile=jpeg_colour_profile(notes),
    )
    return header, [data[:2], *(_jpeg_pixel_part(part) for part in parts)]


def _jpeg_segments(data: bytes) -> Iterator[Part[int]]:
    """Yield each segment up to the end of the picture; a scan's compressed pixels belong to its body."""
    view = memoryview(data)
    end = 2
    for _ in range(MAX_PARTS):
        start = found(JPEG_FILL.match(data, end)).end()
        (marker,) = numbers(">H", data, start)
        if marker == JPEG_END:
            yield Part(marker, view[start + 2 : start + 2], view[start : start + 2], start + 2)
            return
        # The other markers that carry no length have no place here; one of them reads as a segment not known.
        (length,) = numbers(">H", data, start + 2)
        end = start + 2 + length
        if length < 2 or end > len(data):
            raise refused("damaged")
        if marker == JPEG_SCAN:
            end = found(JPEG_SCAN_END.search(data, end)).start()
        yield Part(marker, view[start + 4 : end], view[start:end], end)
    raise refused("unusual")


def _jpeg_frame(frame: memoryview) -> tuple[int, int, float, int]:
    """Return width, height, samples per pixel (3 at full colour, 1.5 as cameras save it) and components."""
    depth, height, width, components = numbers(">BHHB", frame)
    if depth != 8 or components not in {1, 3, 4}:
        raise refused("unusual")
    factors = [(byte >> 4, byte & 15) for byte in frame[7::3]]
    if len(frame) != 6 + 3 * components or not all(
        {across, down} <= {1, 2, 3, 4} for across, down in factors
    ):
        raise refused("damaged")
    most_across = max(across for across, _ in factors)
    most_down = max(down for _, down in factors)
    samples_per_pixel = sum(across * down for across, down in factors) / (most_across * most_down)
    return width, height, samples_per_pixel, components


def _jpeg_pixel_part(part: Part[int]) -> bytes | memoryview:
    """Return the segment as it is if the pixels need it, cut down to what they need, or nothing."""
    if part.kind not in JPEG_NOTES:
        return part.whole
    note = bytes(part.body[:14])
    if part.kind == JPEG_JFIF and note.startswith(b"JFIF\x00") and len(note) == 14:
        return b"\xff\xe0\x00\x10" + note[:12] + b"\x00\x00"  # without its preview
    if part.kind == JPEG_ADOBE and note.startswith(b"Adobe") and len(note) >= 12:
        return b"\xff\xee\x00\x0e" + note[:12]  # says whether the colours are RGB, YCbCr, CMYK or YCCK
    return b""
