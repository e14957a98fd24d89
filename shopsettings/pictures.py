"""A stranger's picture made safe to show: checked by its bytes, decoded in full and written anew as ours.

Nothing of the uploaded file is kept but what it looks like: no name, EXIF, GPS, colour profile, comment or
trailing byte. A moving picture is refused rather than cut to its first frame, because a customer must see
what the shop saw when it uploaded the file.
"""

import io
import math
import tempfile
import threading
from dataclasses import dataclass
from typing import IO, Any

from django import forms
from django.core.files.base import ContentFile, File
from PIL import Image, ImageCms

from shopsettings.codes import new_code
from shopsettings.palette import in_few_colours
from shopsettings.picture_formats import read_picture
from shopsettings.picture_formats.parts import PictureHeader
from shopsettings.picture_formats.png import refuse_missing_pixels
from shopsettings.picture_formats.refusals import refused

MEGABYTE = 1024 * 1024

MAX_SIDE = 20_000
"""Pixels."""

MOST_MEMORY_FOR_DECODING = 180_000_000
"""Bytes. Together with what surrounds it, one upload then raises a worker by less than 200 MB."""

STRIP_PIXELS = 250_000
JPEG_SCALES = (8, 4, 2, 1)
JPEG_QUALITY = 85
MOST_COLOURS_OF_A_DRAWING = 4096

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation to the turn that sets the picture upright."""
TURNED_ON_ITS_SIDE = (5, 6, 7, 8)

PROFILE_SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}
"""Pillow's name of a colour space to its name in an ICC profile."""

# A worker has several threads: opening one picture at a time keeps the memory of two uploads from adding up.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class PictureLimits:
    """How large an upload may be, in bytes and pixels, and the box (width, height) it is made to fit.

    A `crisp` picture is always kept as PNG.
    """

    max_bytes: int
    max_pixels: int
    fit: tuple[int, int]
    crisp: bool = False


LOGO = PictureLimits(max_bytes=1 * MEGABYTE, max_pixels=25_000_000, fit=(540, 120), crisp=True)
"""The box is three times a logo's space on the page; the files designers hand over are far larger."""

ARTWORK = PictureLimits(max_bytes=20 * MEGABYTE, max_pixels=40_000_000, fit=(1600, 1600))


def clean_picture(upload: "File[Any]", limits: PictureLimits) -> "ContentFile[bytes]":
    """Return the uploaded picture as a new PNG or JPEG of ours: upright, in sRGB, made to fit the box.

    Its name is a fresh code. Raises ValidationError, and nothing else, whatever the file holds.
    """
    # The pixels wait on disk, so that the file's own bytes are not held while it is decoded.
    with _one_at_a_time, tempfile.SpooledTemporaryFile(max_size=MEGABYTE) as pixel_file:
        header = _write_pixels(upload, limits, pixel_file)
        picture = _decoded(pixel_file, header, _fitted_size(header, limits.fit))
        return _encoded(picture, limits)


class PictureField(forms.FileField):
    """A form field for one picture, cleaned on the way in; leaving it empty keeps the picture there is."""

    def __init__(self, *, limits: PictureLimits, max_length: int | None = None, **kwargs: Any) -> None:
        # The length of the stranger's file name does not matter: the file gets a name of ours.
        del max_length
        self.limits = limits
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the clean picture, `initial` where no file was chosen, or False where the picture goes."""
        chosen = super().clean(data, initial)
        if not data or chosen is initial:
            return chosen
        return clean_picture(chosen, self.limits)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the file chooser offer only the kinds we can show."""
        return {**super().widget_attrs(widget), "accept": "image/png,image/jpeg,image/webp"}


def _write_pixels(upload: "File[Any]", limits: PictureLimits, pixel_file: IO[bytes]) -> PictureHeader:
    """Copy the parts of the upload that carry pixels, after every check that needs none of them decoded."""
    upload.seek(0)
    data = upload.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise refused("bytes", megabytes=limits.max_bytes // MEGABYTE)
    header, pieces = read_picture(data)
    width, height = header.width, header.height
    if width < 1 or height < 1:
        raise refused("damaged")
    if width * height > limits.max_pixels or max(width, height) > MAX_SIDE:
        raise refused("pixels", width=width, height=height)
    if _memory_for_decoding(header, _fitted_size(header, limits.fit)) > MOST_MEMORY_FOR_DECODING:
        raise refused("memory")
    if header.format == "PNG":
        refuse_missing_pixels(header, pieces)
    pixel_file.writelines(pieces)
    pixel_file.seek(0)
    return header


def _fitted_size(header: PictureHeader, fit: tuple[int, int]) -> tuple[int, int]:
    """Return the size, as stored and not yet turned, at which the upright picture fits the box."""
    across, down = fit[::-1] if header.orientation in TURNED_ON_ITS_SIDE else fit
    ratio = min(1, across / header.width, down / header.height)
    return max(1, round(header.width * ratio)), max(1, round(header.height * ratio))


def _memory_for_decoding(header: PictureHeader, size: tuple[int, int]) -> float:
    """Return the bytes that decoding holds at its peak."""
    memory = header.width * header.height * header.bytes_per_pixel
    if header.format == "JPEG":
        reach = min(header.width // size[0], header.height // size[1])
        scale = max(scale for scale in JPEG_SCALES if scale <= reach)
        memory += 4 * math.ceil(header.width / scale) * math.ceil(header.height / scale)
    return memory


def _decoded(pixel_file: IO[bytes], header: PictureHeader, size: tuple[int, int]) -> Image.Image:
    """Return the picture decoded in full, upright and in sRGB; `size` is the one before it is turned."""
    try:
        small = _shrunk(pixel_file, header, size)
        if header.orientation in TURNS:
            small = small.transpose(TURNS[header.orientation])
        return _in_srgb(small, header.colour_profile)
    except Exception as error:  # what a decoder raises on hostile bytes has no end of kinds
        raise refused("damaged") from error


def _shrunk(pixel_file: IO[bytes], header: PictureHeader, size: tuple[int, int]) -> Image.Image:
    """Decode the file and return its picture at `size`, in 8 bits: L, LA, RGB, RGBA or CMYK."""
    with Image.open(pixel_file, formats=(header.format,)) as stored:
        if stored.size != (header.width, header.height):
            raise ValueError("The decoder sees another size than the header gave.")
        stored.draft(stored.mode, size)  # a JPEG decodes straight at a half, a quarter or an eighth
        stored.load()
        across, down = stored.width // size[0], stored.height // size[1]
        box = (0, 0, stored.width / across, stored.height / down)
        rough = _averaged(stored, across, down)
    del stored  # the large picture goes before the last step makes new ones
    return rough.resize(size, Image.Resampling.LANCZOS, box=box)


def _averaged(stored: Image.Image, across: int, down: int) -> Image.Image:
    """Return the picture with every `across` by `down` pixels averaged into one.

    It works strip by strip, so that no second copy of a large picture is ever made to change its mode.
    """
    width, height = stored.size
    rows = down * max(1, STRIP_PIXELS // (width * down))
    mode = _in_8_bits(stored.crop((0, 0, 1, 1))).mode
    rough = Image.new(mode, (math.ceil(width / across), math.ceil(height / down)))
    for top in range(0, height, rows):
        strip = _in_8_bits(stored.crop((0, top, width, min(top + rows, height))))
        rough.paste(strip.reduce((across, down)), (0, top // down))
    return rough


def _in_8_bits(strip: Image.Image) -> Image.Image:
    if strip.mode.startswith("I"):  # 16 bits of grey, which a plain conversion would cut off at 255
        grey = strip.point(lambda value: value * (1 / 256)).convert("L")
        grey.info.pop("transparency", None)
        return grey
    if strip.has_transparency_data:
        return strip.convert("LA" if strip.mode == "LA" else "RGBA")
    return strip.convert({"1": "L", "P": "RGB"}.get(strip.mode, strip.mode))


def _in_srgb(picture: Image.Image, colour_profile: bytes) -> Image.Image:
    """Return the picture as RGB, or as RGBA if a pixel of it is see-through, in the colours of any screen."""
    colours = picture.convert(picture.mode.removesuffix("A")) if picture.mode.endswith("A") else picture
    converted = _through_profile(colours, colour_profile) if colour_profile else None
    result = colours.convert("RGB") if converted is None else converted
    result.info.clear()  # the profile would be written into the new file
    if picture.mode.endswith("A"):
        alpha = picture.getchannel("A")
        if alpha.getextrema() != (255, 255):
            result.putalpha(alpha)
    return result


def _through_profile(colours: Image.Image, colour_profile: bytes) -> Image.Image | None:
    """Return the picture taken from its colour profile to sRGB; None if that profile is of no use for it."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(colour_profile))
        if profile.profile.xcolor_space != PROFILE_SPACES[colours.mode]:
            return None
        return ImageCms.profileToProfile(colours, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _encoded(picture: Image.Image, limits: PictureLimits) -> "ContentFile[bytes]":
    """Return the picture as a file: PNG for logos, see-through pictures and drawings, else JPEG."""
    clear = picture.mode == "RGBA"
    drawing = picture.getcolors(MOST_COLOURS_OF_A_DRAWING) is not None
    candidates = []
    if limits.crisp:
        candidates.append(("png", _written(in_few_colours(picture), "PNG", optimize=True)))
    elif clear or drawing:
        # The tightest packing takes seconds for a large picture and saves little.
        candidates.append(("png", _written(picture, "PNG")))
    if not limits.crisp and not clear:
        # Colour at full resolution: a proof has coloured lettering, which would smear.
        candidates.append(
            ("jpg", _written(picture, "JPEG", quality=JPEG_QUALITY, subsampling=0, progressive=True))
        )
    extension, content = min(candidates, key=lambda candidate: len(candidate[1]))
    return ContentFile(content, name=f"{new_code()}.{extension}")


def _written(picture: Image.Image, format_name: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, format_name, **options)
    return stream.getvalue()
