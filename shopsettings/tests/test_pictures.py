"""Whatever a stranger uploads, a page shows a picture of our own making, or the uploader reads why not."""

import gzip
import io
import os
import random
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from shopsettings.codes import CODE_REGEX
from shopsettings.picture_formats.refusals import REFUSALS
from shopsettings.pictures import ARTWORK, LOGO, MEGABYTE, PictureField, PictureLimits, clean_picture
from shopsettings.tests.picture_files import (
    BLUE,
    EPS,
    HTML,
    PDF,
    PHP,
    PNG_SIGNATURE,
    RED,
    SECRET,
    SVG,
    chunk,
    colour_profile,
    exif,
    extended,
    interlaced_png,
    jpeg,
    jpeg_claiming,
    jpeg_frame_at,
    jpeg_with,
    moving,
    phone_photo,
    png,
    png_16_bit_colour,
    png_16_bit_grey,
    png_header,
    png_of_zeros,
    png_with,
    raw_png,
    riff,
    saved,
    segment,
    tiff_exif,
    turned,
    two_halves,
    webp,
    webp_chunks,
    zip_file,
)

BOX = (1600, 1600)


def uploaded(data, name="photo.png", content_type="image/png"):
    return SimpleUploadedFile(name, data, content_type)


def cleaned(data, limits=ARTWORK):
    """Return the name, the bytes and the decoded picture that `clean_picture` makes of a file."""
    result = clean_picture(uploaded(data), limits)
    content = result.read()
    with Image.open(io.BytesIO(content)) as image:
        image.load()
    return result.name, content, image


def refusal_of(data, limits=ARTWORK):
    """Return the code of the refusal, after a look at its sentence."""
    with pytest.raises(ValidationError) as caught:
        clean_picture(uploaded(data), limits)
    (sentence,) = caught.value.messages
    assert re.fullmatch(r"This [^%]*, so please [^%]*\.", sentence)
    return caught.value.code


def without(data, start, end):
    return data[:start] + data[end:]


def broken_at(data, position):
    """Return the data with one byte changed."""
    return data[:position] + bytes([data[position] ^ 0x55]) + data[position + 1 :]


def some_pixels(**options):
    """Return a picture that does not compress, so that half of its file is half of the picture."""
    return Image.effect_noise((200, 200), 80).convert("RGB")


def lossless_webp():
    return webp(lossless=True)


NOT_PICTURES = {
    "nothing at all": b"",
    "one byte": b"\x89",
    "plain text": b"This is a picture, honestly.",
    "a web page": HTML,
    "an SVG": SVG,
    "an SVG with an XML prolog": b"<?xml version='1.0'?>" + SVG,
    "a packed SVG": gzip.compress(SVG),
    "an EPS": EPS,
    "an EPS with a preview": b"\xc5\xd0\xd3\xc6" + struct.pack("<I", 30) + bytes(22) + EPS,
    "a PDF": PDF,
    "a PHP script": PHP,
    "a shell script": b"#!/bin/sh\nrm -rf /\n",
    "a program": b"MZ" + bytes(200),
    "a ZIP": zip_file(),
    "a GIF": saved(two_halves(), "GIF"),
    "a moving GIF": moving("GIF"),
    "a BMP": saved(two_halves(), "BMP"),
    "a TIFF": saved(two_halves(), "TIFF"),
    "an icon": saved(two_halves(), "ICO"),
    "a PPM": saved(two_halves(), "PPM"),
    "a TGA": saved(two_halves(), "TGA"),
    "a JPEG 2000": saved(two_halves(), "JPEG2000"),
    "an AVIF": saved(two_halves(), "AVIF"),
    "a HEIC": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200),
    "a Photoshop document": b"8BPS\x00\x01" + bytes(200),
    "a sound in the container of a WebP": b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(28),
    "a PNG sent as text": png().replace(b"\r\n", b"\n"),
    "a web page in front of a PNG": HTML + png(),
    "a GIF in front of a JPEG": b"GIF89a" + jpeg(),
    "a space in front of a JPEG": b" " + jpeg(),
    "random bytes": random.Random(1).randbytes(4000),
}

HEADER_END = 8 + 25
PIXELS_AT = png().find(b"IDAT")

DAMAGED = {
    "a PNG of nothing but its signature": PNG_SIGNATURE,
    "a PNG cut in its header": png()[:20],
    "half a PNG": saved(some_pixels(), "PNG")[:20_000],
    "a PNG without its end": png()[:-12],
    "a PNG without its last byte": png()[:-1],
    "a PNG without pixels": raw_png(png_header(), chunk(b"IEND")),
    "a PNG without a header": without(png(), 8, HEADER_END),
    "a PNG with two headers": png_with(png_header(width=9, height=9)),
    "a PNG whose header is too short": raw_png(chunk(b"IHDR", b"\0\0\0\1"), chunk(b"IDAT"), chunk(b"IEND")),
    "a PNG whose header comes late": PNG_SIGNATURE + chunk(b"tEXt", b"a\0b") + png()[8:],
    "a PNG with a broken checksum": broken_at(png(), HEADER_END - 1),
    "a PNG with one changed byte of pixels": broken_at(png(), PIXELS_AT + 20),
    "a PNG whose chunk reaches past the end": png_with(struct.pack(">I", 0x7FFFFFFF) + b"tEXt"),
    "a PNG whose chunk has no name": png_with(chunk(b"\0\1\2\3", b"x")),
    "a PNG with a palette missing": raw_png(
        png_header(colour_type=3), chunk(b"IDAT", zlib.compress(bytes(61 * 40))), chunk(b"IEND")
    ),
    "a PNG with two palettes": png_with(
        chunk(b"PLTE", bytes(6)), base=saved(two_halves().convert("P"), "PNG")
    ),
    "a PNG whose pixels stop half way": raw_png(
        png_header(), chunk(b"IDAT", zlib.compress(bytes(181 * 20))), chunk(b"IEND")
    ),
    "a PNG whose pixels are not packed": raw_png(
        png_header(), chunk(b"IDAT", bytes(181 * 40)), chunk(b"IEND")
    ),
    "a PNG whose pixels are empty": raw_png(png_header(), chunk(b"IDAT"), chunk(b"IEND")),
    "a PNG whose pixels are interrupted": raw_png(
        png_header(),
        chunk(b"IDAT", zlib.compress(bytes(181 * 40))[:10]),
        chunk(b"tEXt", b"a\0b"),
        chunk(b"IDAT", zlib.compress(bytes(181 * 40))[10:]),
        chunk(b"IEND"),
    ),
    "a PNG of no width": png_of_zeros(width=0, height=40),
    "a PNG of no height": png_of_zeros(width=60, height=0),
    "a PNG of a colour type that is none": raw_png(
        png_header(colour_type=5), chunk(b"IDAT", zlib.compress(bytes(181 * 40))), chunk(b"IEND")
    ),
    "a PNG of a depth that is none": raw_png(
        png_header(depth=7), chunk(b"IDAT", zlib.compress(bytes(181 * 40))), chunk(b"IEND")
    ),
    "a JPEG of nothing but its first bytes": b"\xff\xd8\xff",
    "a JPEG cut in its header": jpeg()[:100],
    "half a JPEG": saved(some_pixels(), "JPEG")[:10_000],
    "half a progressive JPEG": saved(some_pixels(), "JPEG", progressive=True)[:10_000],
    "a JPEG without its end": jpeg()[:-2],
    "a JPEG without its last byte": jpeg()[:-1],
    "a JPEG that ends at once": b"\xff\xd8\xff\xd9",
    "a JPEG without a frame": without(jpeg(), jpeg_frame_at(jpeg()), jpeg_frame_at(jpeg()) + 19),
    "a JPEG with two frames": jpeg_with(jpeg()[jpeg_frame_at(jpeg()) : jpeg_frame_at(jpeg()) + 19]),
    "a JPEG without a scan": jpeg()[: jpeg().find(b"\xff\xda")] + b"\xff\xd9",
    "a JPEG without quantisation tables": re.sub(rb"\xff\xdb\x00\x43.{65}", b"", jpeg(), flags=re.DOTALL),
    "an interlaced PNG whose last pass is missing": raw_png(
        chunk(b"IHDR", struct.pack(">IIBBBBB", 60, 40, 8, 2, 0, 0, 1)),
        chunk(b"IDAT", zlib.compress(bytes(181 * 20))),
        chunk(b"IEND"),
    ),
    "a JPEG of no height": jpeg_claiming(height=0),
    "a JPEG of no width": jpeg_claiming(width=0),
    "a JPEG whose segment reaches past the end": jpeg_with(b"\xff\xfe\xff\xff"),
    "a JPEG whose segment is shorter than its length": jpeg_with(b"\xff\xfe\x00\x01"),
    "a JPEG with junk between its segments": jpeg()[:20] + b"junk" + jpeg()[20:],
    "a JPEG with samples of no size": jpeg_claiming(sampling=0x00),
    "a JPEG with samples of an impossible size": jpeg_claiming(sampling=0xF2),
    "a WebP of nothing but its first bytes": b"RIFF\x04\x00\x00\x00WEBP",
    "half a WebP": saved(some_pixels(), "WEBP", quality=95)[:10_000],
    "half a lossless WebP": saved(some_pixels(), "WEBP", lossless=True)[:10_000],
    "a WebP without its last byte": webp()[:-1],
    "a WebP that claims to be longer": webp()[:4] + struct.pack("<I", 99_999) + webp()[8:],
    "a WebP that claims to be shorter": webp()[:4] + struct.pack("<I", 20) + webp()[8:],
    "a WebP without a picture": riff((b"VP8X", extended()), (b"XMP ", b"hello")),
    "a WebP with two pictures": riff(*webp_chunks(webp()), *webp_chunks(lossless_webp())),
    "a WebP with the same picture twice": riff(*webp_chunks(webp()), *webp_chunks(webp())),
    "a WebP whose canvas is not its picture's": riff((b"VP8X", extended(width=61)), *webp_chunks(webp())),
    "a WebP that starts in the middle of a film": riff((b"VP8 ", broken_at(webp_chunks(webp())[0][1], 3))),
    "a WebP of no size": riff((b"VP8 ", webp_chunks(webp())[0][1][:6] + bytes(4) + bytes(40))),
    "a WebP of random pixels": riff(
        (b"VP8 ", webp_chunks(webp())[0][1][:10] + random.Random(2).randbytes(20))
    ),
    "a lossless WebP of random pixels": riff(
        (b"VP8L", webp_chunks(lossless_webp())[0][1][:5] + random.Random(3).randbytes(20))
    ),
    "a lossless WebP without its signature": riff((b"VP8L", bytes(40))),
}

MOVING = {
    "a moving PNG": moving("PNG"),
    "a moving WebP": moving("WEBP"),
    "a still WebP that says it moves": riff((b"VP8X", extended(flags=0x02)), *webp_chunks(webp())),
}

TOO_MANY_PIXELS = {
    "a PNG that claims to be vast": raw_png(
        png_header(width=50_000, height=50_000), chunk(b"IDAT", zlib.compress(bytes(9))), chunk(b"IEND")
    ),
    "a PNG that claims the largest size there is": raw_png(
        png_header(width=0x7FFFFFFF, height=0x7FFFFFFF), chunk(b"IDAT", b"x"), chunk(b"IEND")
    ),
    "a small file that unpacks to 49 megapixels": png_of_zeros(
        width=7000, height=7000, depth=1, colour_type=0
    ),
    "a PNG one pixel over the limit": png_of_zeros(width=8001, height=5000, depth=1, colour_type=0),
    "a PNG of one endless line": png_of_zeros(width=20_001, height=1),
    "a PNG of one endless column": png_of_zeros(width=1, height=20_001),
    "a JPEG that claims to be vast": jpeg_claiming(width=65_500, height=65_500),
    "a WebP that claims to be vast": riff(
        (b"VP8 ", webp_chunks(webp())[0][1][:6] + b"\xff\x3f\xff\x3f" + bytes(40))
    ),
    "a lossless WebP that claims to be vast": riff((b"VP8L", b"\x2f" + b"\xff\xff\xff\x0f" + bytes(40))),
}

TOO_MUCH_MEMORY = {
    "a progressive JPEG at full colour": jpeg_claiming(
        width=8000, height=5000, marker=0xC2, sampling=0x11, base=jpeg(progressive=True, subsampling=0)
    ),
    "a WebP of 12 megapixels": riff(
        (b"VP8L", b"\x2f" + struct.pack("<I", (4032 - 1) | (3024 - 1) << 14) + bytes(40))
    ),
}

LAST_SCAN = jpeg(progressive=True)[jpeg(progressive=True).rfind(b"\xff\xda") : -2]

UNUSUAL = {
    "a PNG as iPhone apps carry it": png_with(chunk(b"CgBI", bytes(4))),
    "a PNG of sixty thousand chunks": png_with(chunk(b"tEXt", b"a\0b") * 60_000),
    "a JPEG of a thousand passes": jpeg(progressive=True)[:-2] + LAST_SCAN * 1000 + b"\xff\xd9",
    "a JPEG with 12 bits of depth": jpeg_claiming(depth=12),
    "a lossless JPEG": jpeg_claiming(marker=0xC3),
    "a JPEG with arithmetic coding": jpeg_claiming(marker=0xC9),
    "a JPEG that tells its height at the end": jpeg()[:-2] + segment(0xDC, b"\x00\x28") + b"\xff\xd9",
    "a JPEG of sixty thousand comments": jpeg_with(segment(0xFE) * 60_000),
}

MIXED = {
    "a PNG with a ZIP behind it": png() + zip_file(),
    "a PNG with a web page behind it": png() + HTML,
    "a PNG with a script behind it": png() + PHP,
    "a PNG with a PDF behind it": png() + PDF,
    "a PNG with another PNG behind it": png() + png(),
    "a PNG with a few stray bytes behind it": png() + b"\x01\x02\x03",
    "a PNG with a web page in a note": png_with(chunk(b"tEXt", b"Comment\0" + HTML)),
    "a PNG with a PHP script in a note": png_with(chunk(b"tEXt", b"Comment\0" + PHP)),
    "a PNG with an SVG in a note": png_with(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SVG)),
    "a PNG with a PDF in a chunk of its own": png_with(chunk(b"prVt", PDF)),
    "a PNG with a ZIP in a chunk at the end": png()[:-12] + chunk(b"zzZp", zip_file()) + png()[-12:],
    "a JPEG with a ZIP behind it": jpeg() + zip_file(),
    "a JPEG with a web page behind it": jpeg() + HTML,
    "a JPEG with a script behind it": jpeg() + PHP,
    "a JPEG with a PDF behind it": jpeg() + b"\n" + PDF,
    "a JPEG with a program behind it": jpeg() + b"MZ" + bytes(200),
    "a JPEG with a shell script behind it": jpeg() + b"\n#!/bin/sh\nrm -rf /\n",
    "a JPEG with a web page in a comment": jpeg(comment=HTML),
    "a JPEG with a script in capitals in a comment": jpeg(comment=b"<SCRIPT >alert(1)</SCRIPT >"),
    "a JPEG with a PDF in a comment": jpeg(comment=PDF),
    "a JPEG with PostScript in a comment": jpeg(comment=EPS),
    "a JPEG with a script in its EXIF": jpeg_with(segment(0xE1, b"Exif\0\0MM\0*" + PHP)),
    "a JPEG with a ZIP in a comment": jpeg(comment=zip_file()),
    "a WebP with a ZIP behind it": webp() + zip_file(),
    "a WebP with a web page behind it": webp() + HTML,
    "a WebP with a web page in a note": riff((b"VP8X", extended()), *webp_chunks(webp()), (b"XMP ", HTML)),
    "a WebP with a PDF in a chunk of its own": riff(*webp_chunks(webp()), (b"junk", PDF)),
}

REFUSED = [
    pytest.param(data, code, id=name)
    for code, files in {
        "kind": NOT_PICTURES,
        "damaged": DAMAGED,
        "moving": MOVING,
        "pixels": TOO_MANY_PIXELS,
        "memory": TOO_MUCH_MEMORY,
        "unusual": UNUSUAL,
        "mixed": MIXED,
    }.items()
    for name, data in files.items()
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_a_hostile_or_broken_file_is_refused_in_one_plain_sentence(data, code):
    assert refusal_of(data) == code


CLEAR = (0, 0, 0, 0)

# Each is red on the left and blue on the right.
ACCEPTED = {
    "a PNG": png(),
    "a PNG with a palette": saved(two_halves().convert("P", palette=Image.Palette.ADAPTIVE), "PNG"),
    "a PNG of two colours": saved(two_halves().quantize(2), "PNG", bits=1),
    "a PNG that is nowhere see-through": saved(two_halves().convert("RGBA"), "PNG"),
    "a PNG with 16 bits a colour": png_16_bit_colour(),
    "an interlaced PNG": interlaced_png(),
    "a PNG with EXIF": png(exif=exif()),
    "a PNG with a colour profile": png(icc_profile=colour_profile()),
    "a PNG with notes": png_with(
        chunk(b"tEXt", b"Author\0" + SECRET.encode()),
        chunk(b"tIME", struct.pack(">HBBBBB", 2026, 1, 2, 3, 4, 5)),
    ),
    "a PNG with a note that unpacks to 10 MB": png_with(
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(10_000_000)))
    ),
    "a PNG with a colour profile that unpacks to 10 MB": png_with(
        chunk(b"iCCP", b"profile\0\0" + zlib.compress(bytes(10_000_000)))
    ),
    "a PNG with a colour profile that is none": png_with(chunk(b"iCCP", b"profile\0\0" + b"not packed")),
    "a PNG padded with zeros": png() + bytes(100),
    "a JPEG": jpeg(),
    "a progressive JPEG": jpeg(progressive=True),
    "a JPEG at full colour": jpeg(subsampling=0),
    "a CMYK JPEG": saved(two_halves(mode="CMYK"), "JPEG", quality=95),
    "a JPEG with EXIF": jpeg(exif=exif()),
    "a JPEG with a comment": jpeg(comment=SECRET.encode()),
    "a JPEG with a colour profile": jpeg(icc_profile=colour_profile()),
    "a JPEG with a colour profile of a part missing": jpeg_with(
        segment(0xE2, b"ICC_PROFILE\0\2\2" + colour_profile())
    ),
    "a JPEG with a broken colour profile": jpeg(icc_profile=SECRET.encode() * 40),
    "a JPEG with a colour profile of no known kind": jpeg(
        icc_profile=colour_profile()[:16] + b"\xff\xff\xff\xff" + colour_profile()[20:]
    ),
    "a CMYK JPEG with the profile of a screen": saved(
        two_halves(mode="CMYK"), "JPEG", quality=95, icc_profile=colour_profile()
    ),
    "a JPEG with broken EXIF": jpeg_with(segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff")),
    "a JPEG that leads its decoder to two pictures": phone_photo(),
    "a JPEG with what a camera adds behind it": jpeg()
    + b"\0\0\1\nImage_UTC_Data"
    + SECRET.encode()
    + b"SEFT",
    "a JPEG with fill bytes": jpeg_with(b"\xff\xff\xff" + segment(0xFE, b"hello")),
    "a WebP": webp(),
    "a lossless WebP": lossless_webp(),
    "a WebP with EXIF": webp(exif=exif()),
    "a WebP with a colour profile": webp(icc_profile=colour_profile(), lossless=True),
}


@pytest.mark.parametrize("data", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_an_honest_picture_keeps_its_looks(data):
    _, _, image = cleaned(data)

    assert (image.mode, image.size) == ("RGB", (60, 40))
    assert image.getpixel((10, 20)) == pytest.approx(RED, abs=12)
    assert image.getpixel((50, 20)) == pytest.approx(BLUE, abs=12)


@pytest.mark.parametrize("data", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_nothing_of_the_file_but_its_pixels_is_kept(data):
    _, content, image = cleaned(data)

    assert not {"exif", "icc_profile", "comment", "xmp", "mp", "Author"} & image.info.keys()
    assert not image.getexif()
    for left_over in [b"Exif", b"GPS", b"ICC_PROFILE", b"iCCP", b"eXIf", b"tEXt", b"SEFT", SECRET.encode()]:
        assert left_over not in content


@pytest.mark.parametrize("data", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_a_picture_gets_a_name_of_our_own(data):
    name, _, image = cleaned(data)

    assert re.fullmatch(CODE_REGEX + r"\.(png|jpg)", name)
    assert name.endswith({"PNG": ".png", "JPEG": ".jpg"}[image.format or Path(name).suffix])


def test_the_same_picture_gets_another_name_each_time():
    assert cleaned(png())[0] != cleaned(png())[0]


def test_the_test_files_do_hold_what_must_go():
    assert SECRET.encode() in ACCEPTED["a JPEG with EXIF"]
    assert SECRET.encode() in ACCEPTED["a PNG with EXIF"]
    assert SECRET.encode() in ACCEPTED["a WebP with EXIF"]
    with Image.open(io.BytesIO(ACCEPTED["a JPEG with EXIF"])) as image:
        assert image.getexif().get_ifd(0x8825)[1] == "N"
    with Image.open(io.BytesIO(ACCEPTED["a JPEG that leads its decoder to two pictures"])) as image:
        image.seek(1)
        assert image.tell() == 1


SEE_THROUGH = {
    "a PNG with transparency": saved(two_halves(left=(*RED, 255), right=CLEAR), "PNG"),
    "a PNG with a see-through palette colour": saved(
        two_halves(left=(*RED, 255), right=CLEAR).quantize(2), "PNG"
    ),
    "a PNG with one colour declared see-through": png(transparency=BLUE),
    "a lossless WebP with transparency": saved(
        two_halves(left=(*RED, 255), right=CLEAR), "WEBP", lossless=True
    ),
    "a WebP with transparency": saved(two_halves(left=(*RED, 255), right=CLEAR), "WEBP", quality=95),
    "a PNG with transparency and a colour profile": saved(
        two_halves(left=(*RED, 255), right=CLEAR), "PNG", icc_profile=colour_profile()
    ),
}


@pytest.mark.parametrize("data", SEE_THROUGH.values(), ids=SEE_THROUGH.keys())
@pytest.mark.parametrize("limits", [LOGO, ARTWORK], ids=["logo", "artwork"])
def test_a_see_through_picture_stays_see_through(data, limits):
    name, _, image = cleaned(data, limits)

    assert image.has_transparency_data
    assert name.endswith(".png")
    image = image.convert("RGBA")
    assert image.getpixel((10, 20)) == pytest.approx((*RED, 255), abs=12)
    assert image.getpixel((50, 20))[3] == 0


GREY = {
    "a grey PNG": saved(two_halves(left=(32,) * 3, right=(224,) * 3).convert("L"), "PNG"),
    "a grey PNG with transparency": saved(two_halves(left=(32,) * 3, right=(224,) * 3).convert("LA"), "PNG"),
    "a grey PNG with 16 bits": png_16_bit_grey(),
    "a grey JPEG": saved(two_halves(left=(32,) * 3, right=(224,) * 3).convert("L"), "JPEG", quality=95),
    "a grey JPEG with the profile of a screen": saved(
        two_halves(left=(32,) * 3, right=(224,) * 3).convert("L"), "JPEG", icc_profile=colour_profile()
    ),
}


@pytest.mark.parametrize("data", GREY.values(), ids=GREY.keys())
def test_a_grey_picture_keeps_its_looks(data):
    _, _, image = cleaned(data)

    assert image.getpixel((10, 20)) == pytest.approx((32, 32, 32), abs=4)
    assert image.getpixel((50, 20)) == pytest.approx((224, 224, 224), abs=4)


def test_a_black_and_white_picture_keeps_its_looks():
    black_and_white = two_halves(left=(0, 0, 0), right=(255, 255, 255)).convert("1")

    _, _, image = cleaned(saved(black_and_white, "PNG"))

    assert image.getpixel((10, 20)) == (0, 0, 0)
    assert image.getpixel((50, 20)) == (255, 255, 255)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_set_upright(orientation, file_format):
    stored = turned(two_halves(), orientation)

    _, _, image = cleaned(saved(stored, file_format, quality=95, exif=exif(orientation=orientation)))

    assert image.size == (60, 40)
    assert image.getpixel((10, 20)) == pytest.approx(RED, abs=12)
    assert image.getpixel((50, 20)) == pytest.approx(BLUE, abs=12)


def test_a_logo_taken_on_its_side_fits_the_box_when_upright():
    stored = turned(two_halves(size=(4000, 400)), 6)

    _, _, image = cleaned(saved(stored, "JPEG", exif=exif(orientation=6)), LOGO)

    assert image.size == (540, 54)


@pytest.mark.parametrize(
    "note",
    [
        tiff_exif((0x0112, 3, 1, 3)),
        tiff_exif((0x010F, 2, 1, 0), (0x0112, 3, 1, 3)),
        tiff_exif((0x0112, 3, 1, 3), order=">"),
    ],
    ids=["little-endian", "second entry", "big-endian"],
)
def test_either_byte_order_of_exif_turns_a_picture(note):
    _, _, image = cleaned(jpeg_with(segment(0xE1, note)))

    assert image.getpixel((10, 20)) == pytest.approx(BLUE, abs=12)


@pytest.mark.parametrize(
    "note",
    [
        b"Exif\0\0",
        b"Exif\0\0II*\0",
        b"Exif\0\0XX*\0\x08\0\0\0",
        tiff_exif((0x0112, 3, 1, 0)),
        tiff_exif((0x0112, 3, 1, 9)),
        tiff_exif((0x0112, 2, 1, 3)),
        tiff_exif((0x0112, 3, 1, 3))[:20],
        b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + bytes(30),
    ],
    ids=["empty", "no directory", "no byte order", "zero", "nine", "as text", "cut short", "endless"],
)
def test_broken_exif_turns_nothing(note):
    _, _, image = cleaned(jpeg_with(segment(0xE1, note)))

    assert image.getpixel((10, 20)) == pytest.approx(RED, abs=12)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_a_colour_profile_is_worked_into_the_colours(file_format):
    data = saved(
        two_halves(), file_format, quality=95, lossless=True, icc_profile=colour_profile(swapped=True)
    )

    _, _, image = cleaned(data)

    red, _, blue = image.getpixel((10, 20))
    assert blue > 150 > red


@pytest.mark.parametrize(
    ("size", "limits", "fitted"),
    [
        ((60, 40), ARTWORK, (60, 40)),
        ((1600, 1600), ARTWORK, (1600, 1600)),
        ((1601, 800), ARTWORK, (1600, 800)),
        ((3200, 2400), ARTWORK, (1600, 1200)),
        ((3199, 2400), ARTWORK, (1600, 1200)),
        ((5000, 1000), ARTWORK, (1600, 320)),
        ((1000, 5000), ARTWORK, (320, 1600)),
        ((20_000, 3), ARTWORK, (1600, 1)),
        ((1, 1), ARTWORK, (1, 1)),
        ((540, 120), LOGO, (540, 120)),
        ((1080, 120), LOGO, (540, 60)),
        ((500, 500), LOGO, (120, 120)),
        ((4000, 400), LOGO, (540, 54)),
    ],
)
@pytest.mark.parametrize("file_format", ["JPEG", "PNG"])
def test_a_picture_is_scaled_down_to_fit_its_box_and_never_up(size, limits, fitted, file_format):
    _, _, image = cleaned(saved(two_halves(size=size), file_format), limits)

    assert image.size == fitted


@pytest.mark.parametrize("size", [(3210, 2000), (3000, 2011), (6500, 900)])
def test_scaling_moves_no_edge(size):
    _, _, image = cleaned(saved(two_halves(size=size), "PNG"))

    middle, height = image.width // 2, image.height // 2
    assert image.getpixel((middle - 4, height)) == pytest.approx(RED, abs=6)
    assert image.getpixel((middle + 4, height)) == pytest.approx(BLUE, abs=6)
    assert image.getpixel((0, 0)) == pytest.approx(RED, abs=6)
    assert image.getpixel((image.width - 1, image.height - 1)) == pytest.approx(BLUE, abs=6)


def test_a_large_see_through_picture_gets_no_dark_fringe():
    large = two_halves(size=(4000, 3000), left=(255, 255, 255, 255), right=CLEAR)

    _, _, image = cleaned(saved(large, "PNG"))

    seen = [pixel for pixel in image.crop((700, 500, 900, 501)).get_flattened_data() if pixel[3] > 20]
    assert min(pixel[0] for pixel in seen) > 240


def test_a_photo_is_kept_as_jpeg():
    name, _, _ = cleaned(saved(some_pixels(), "PNG"))

    assert name.endswith(".jpg")


def test_a_drawing_is_kept_sharp_as_png():
    name, _, image = cleaned(png())

    assert name.endswith(".png")
    assert image.getpixel((29, 20)) == RED
    assert image.getpixel((30, 20)) == BLUE


def test_a_logo_is_kept_as_png_whatever_it_was():
    assert cleaned(saved(some_pixels(), "JPEG"), LOGO)[0].endswith(".png")
    assert cleaned(png(), LOGO)[0].endswith(".png")
    assert cleaned(webp(), LOGO)[0].endswith(".png")


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("virus.exe", "application/x-msdownload"), ("page.html", "text/html"), ("../../etc/passwd", "")],
)
def test_the_bytes_decide_and_not_the_name_they_came_under(name, content_type):
    result = clean_picture(uploaded(jpeg(), name, content_type), ARTWORK)

    assert re.fullmatch(CODE_REGEX + r"\.(png|jpg)", str(result.name))


@pytest.mark.parametrize("limits", [LOGO, ARTWORK], ids=["logo", "artwork"])
def test_a_file_of_just_the_allowed_bytes_is_taken(limits):
    data = png()

    assert cleaned(data + bytes(limits.max_bytes - len(data)), limits)


@pytest.mark.parametrize(("limits", "megabytes"), [(LOGO, 1), (ARTWORK, 20)], ids=["logo", "artwork"])
def test_a_file_of_one_byte_too_many_is_refused(limits, megabytes):
    data = png()

    with pytest.raises(ValidationError) as caught:
        clean_picture(uploaded(data + bytes(limits.max_bytes - len(data) + 1)), limits)

    assert caught.value.messages == [
        f"This file is larger than {megabytes} MB, so please save a smaller copy and upload that."
    ]


def test_a_picture_of_just_the_allowed_pixels_is_taken():
    _, _, image = cleaned(png_of_zeros(width=8000, height=5000, depth=1, colour_type=0))

    assert image.size == (1600, 1000)


def test_a_logo_of_too_many_pixels_is_told_its_size():
    with pytest.raises(ValidationError) as caught:
        clean_picture(uploaded(png_of_zeros(width=5001, height=5000, depth=1, colour_type=0)), LOGO)

    assert caught.value.messages == [
        "This picture is 5001 by 5000 pixels, more than we can take, "
        "so please save a smaller copy and upload that."
    ]


def test_an_upload_kept_on_disk_is_read_from_its_start():
    upload = TemporaryUploadedFile("photo.jpg", "image/jpeg", len(jpeg()), None)
    upload.write(jpeg())

    assert clean_picture(upload, ARTWORK).size > 0


def test_a_file_read_before_is_read_from_its_start():
    upload = ContentFile(png())
    upload.read()

    assert clean_picture(upload, ARTWORK).size > 0


def test_every_refusal_is_one_sentence_that_says_what_to_do():
    for sentence in REFUSALS.values():
        assert re.fullmatch(r"This [^.]+, so please [^.]+\.", sentence)


SMALL_FILES = [
    saved(two_halves(size=(12, 8)), "PNG"),
    saved(two_halves(size=(12, 8)), "JPEG", exif=exif(), icc_profile=colour_profile()),
    saved(two_halves(size=(12, 8)), "JPEG", progressive=True),
    saved(two_halves(size=(12, 8)), "WEBP"),
    saved(two_halves(size=(12, 8), left=CLEAR, right=(*BLUE, 90)), "WEBP", exif=exif()),
    saved(two_halves(size=(12, 8)), "WEBP", lossless=True),
]


def fate(data):
    """Return whether a file was taken or refused; anything else it may do is an error of the test."""
    try:
        cleaned(data)
    except ValidationError:
        return "refused"
    return "taken"


@pytest.mark.parametrize("data", SMALL_FILES)
def test_a_picture_cut_anywhere_is_refused(data):
    assert fate(data) == "taken"
    assert {fate(data[:length]) for length in range(len(data))} == {"refused"}


@given(data=st.sampled_from(SMALL_FILES), changes=st.lists(st.tuples(st.integers(0), st.integers(0, 255))))
def test_a_picture_changed_anywhere_is_taken_or_refused_and_nothing_else(data, changes):
    changed = bytearray(data)
    for position, value in changes:
        changed[position % len(data)] = value

    assert fate(bytes(changed)) in {"taken", "refused"}


@given(start=st.sampled_from([PNG_SIGNATURE, b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b""]), rest=st.binary())
def test_any_bytes_at_all_are_refused(start, rest):
    assert fate(start + rest) == "refused"


MEASURE = """
import resource, sys
from pathlib import Path
from django.core.files import File
from shopsettings.pictures import ARTWORK, clean_picture
from shopsettings.tests.picture_files import png
from django.core.files.base import ContentFile

def highest():
    status = Path("/proc/self/status")  # getrusage would count the parent's memory too
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

clean_picture(ContentFile(png()), ARTWORK)  # what is loaded once and stays is not the upload's
before = highest()
with open(sys.argv[1], "rb") as file:
    name = clean_picture(File(file), ARTWORK).name
print(name, highest() - before)
"""


def heaviest_png():
    return png_of_zeros(width=8000, height=5000, colour_type=6)


def heaviest_webp():
    return saved(Image.new("RGB", (3650, 2730), RED), "WEBP", lossless=True, quality=0, method=0)


def heaviest_jpeg():
    return saved(Image.new("RGB", (8000, 5000), RED), "JPEG", progressive=True)


@pytest.mark.parametrize("make", [heaviest_png, heaviest_webp, heaviest_jpeg])
def test_one_upload_never_raises_a_worker_by_more_than_200_megabytes(make, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(make())

    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
    )

    name, raised = measured.stdout.split()
    assert re.fullmatch(CODE_REGEX + r"\.(png|jpg)", name)
    assert 30_000_000 < int(raised) < 200_000_000


class KeptPicture:
    """Stands in for the picture a model holds already."""

    url = "/kept.png"

    def __str__(self):
        return "kept.png"


def form_with(*, required=False, data=None, files=None, initial=None):
    class LogoForm(forms.Form):
        logo = PictureField(limits=LOGO, required=required)

    return LogoForm(data or {}, MultiValueDict(files or {}), initial={"logo": initial})


def test_a_form_takes_a_picture_and_makes_it_ours():
    form = form_with(files={"logo": [uploaded(jpeg(exif=exif()), "my logo.jpg")]})

    assert form.is_valid()
    assert re.fullmatch(CODE_REGEX + r"\.png", form.cleaned_data["logo"].name)
    assert SECRET.encode() not in form.cleaned_data["logo"].read()


def test_a_form_refuses_a_file_that_is_no_picture():
    form = form_with(files={"logo": [uploaded(SVG, "logo.png")]})

    assert form.errors == {
        "logo": ["This is not a picture we can show, so please upload a PNG, JPEG or WebP file."]
    }


def test_a_form_takes_a_file_with_a_very_long_name():
    class LogoForm(forms.Form):
        logo = PictureField(limits=LOGO, max_length=100)

    form = LogoForm({}, MultiValueDict({"logo": [uploaded(png(), "x" * 200 + ".png")]}))

    assert form.is_valid()


def test_a_form_without_a_new_file_keeps_the_picture_there_is():
    kept = KeptPicture()
    form = form_with(initial=kept)

    assert form.is_valid()
    assert form.cleaned_data["logo"] is kept


def test_a_new_file_replaces_the_picture_there_is():
    form = form_with(files={"logo": [uploaded(png())]}, initial=KeptPicture())

    assert form.is_valid()
    assert re.fullmatch(CODE_REGEX + r"\.png", form.cleaned_data["logo"].name)


def test_a_new_file_is_refused_even_where_there_is_a_picture():
    form = form_with(files={"logo": [uploaded(HTML)]}, initial=KeptPicture())

    assert not form.is_valid()


def test_a_form_can_clear_the_picture_there_is():
    form = form_with(data={"logo-clear": "on"}, initial=KeptPicture())

    assert form.is_valid()
    assert form.cleaned_data["logo"] is False


def test_a_required_picture_cannot_be_cleared():
    form = form_with(required=True, data={"logo-clear": "on"}, initial=KeptPicture())

    assert form.is_valid()
    assert isinstance(form.cleaned_data["logo"], KeptPicture)


def test_a_form_says_so_when_a_file_is_both_chosen_and_cleared():
    form = form_with(data={"logo-clear": "on"}, files={"logo": [uploaded(png())]}, initial=KeptPicture())

    assert form.errors == {"logo": ["Please either submit a file or check the clear checkbox, not both."]}


def test_an_optional_picture_may_be_missing():
    form = form_with()

    assert form.is_valid()
    assert form.cleaned_data["logo"] is None


def test_a_required_picture_may_not_be_missing():
    assert form_with(required=True).errors == {"logo": ["This field is required."]}


def test_an_empty_file_is_refused():
    assert form_with(files={"logo": [uploaded(b"")]}).errors == {"logo": ["The submitted file is empty."]}


def test_the_file_chooser_offers_only_what_can_be_shown():
    assert 'accept="image/png,image/jpeg,image/webp"' in str(form_with()["logo"])


def test_limits_are_counted_in_bytes_and_pixels():
    assert PictureLimits(max_bytes=20 * MEGABYTE, max_pixels=40_000_000, fit=BOX) == ARTWORK
