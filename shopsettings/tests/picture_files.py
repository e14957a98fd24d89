"""Picture files of every kind for the tests, honest and hostile, all made here and none read from disk."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
SECRET = "Wayne Manor, 53.4809 N"
"""Stands in every note of the files made here, so that a test can see that it has gone."""

RED = (200, 30, 40)
BLUE = (30, 60, 200)


def two_halves(*, mode="RGB", size=(60, 40), left=RED, right=BLUE):
    """Return a picture, red on its left and blue on its right unless told otherwise."""
    image = Image.new("RGBA" if len(left) == 4 else "RGB", size, right)
    image.paste(left, (0, 0, size[0] // 2, size[1]))
    return image if mode in {"RGB", "RGBA"} else image.convert(mode)


def saved(image, file_format, **options):
    stream = io.BytesIO()
    image.save(stream, file_format, **options)
    return stream.getvalue()


def png(**options):
    return saved(two_halves(), "PNG", **options)


def jpeg(**options):
    return saved(two_halves(), "JPEG", quality=95, **options)


def webp(**options):
    return saved(two_halves(), "WEBP", **{"quality": 95, **options})


def exif(*, orientation=1):
    """Return EXIF that tells which way up the picture is, who took it and where."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010E] = SECRET
    tags[0x8825] = {1: "N", 2: (53.0, 28.0, 51.2), 3: "W", 4: (2.0, 14.0, 33.4)}
    return tags.tobytes()


def turned(image, orientation):
    """Return the picture as a camera stores it which held it the way EXIF's `orientation` says."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    return image.transpose(undo[orientation]) if orientation in undo else image


def colour_profile(*, swapped=False):
    """Return an sRGB profile; a `swapped` one calls red what the others call blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if swapped:
        profile = profile.replace(b"rXYZ", b"xxxx").replace(b"bXYZ", b"rXYZ").replace(b"xxxx", b"bXYZ")
    return profile


def chunk(name, body=b""):
    """Return one PNG chunk with a true checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_header(*, width=60, height=40, depth=8, colour_type=2):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0))


def raw_png(*chunks):
    return PNG_SIGNATURE + b"".join(chunks)


def png_of_zeros(*, width, height, depth=8, colour_type=2):
    """Return a true PNG of one colour, however large, without ever holding its pixels."""
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour_type]
    row = bytes(1 + (width * samples * depth + 7) // 8)
    packer = zlib.compressobj(1)
    pixels = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    return raw_png(
        png_header(width=width, height=height, depth=depth, colour_type=colour_type),
        chunk(b"IDAT", pixels),
        chunk(b"IEND"),
    )


def png_with(*chunks, base=None):
    """Return a PNG with more chunks after its header."""
    base = base or png()
    return base[:33] + b"".join(chunks) + base[33:]


def interlaced_png():
    """Return a PNG that shows all of itself coarsely first (Adam7)."""
    image = two_halves()
    rows = []
    for left, top, across, down in [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ]:
        for row in range(top, image.height, down):
            pixels = [image.getpixel((column, row)) for column in range(left, image.width, across)]
            rows.append(b"\x00" + b"".join(bytes(pixel) for pixel in pixels))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 1))
    return raw_png(header, chunk(b"IDAT", zlib.compress(b"".join(rows))), chunk(b"IEND"))


def png_16_bit_colour():
    row = b"\x00" + struct.pack(">HHH", *(value * 257 for value in RED)) * 30
    row += struct.pack(">HHH", *(value * 257 for value in BLUE)) * 30
    return raw_png(png_header(depth=16), chunk(b"IDAT", zlib.compress(row * 40)), chunk(b"IEND"))


def png_16_bit_grey():
    row = b"\x00" + struct.pack(">H", 0x2000) * 30 + struct.pack(">H", 0xE000) * 30
    return raw_png(
        png_header(depth=16, colour_type=0), chunk(b"IDAT", zlib.compress(row * 40)), chunk(b"IEND")
    )


def segment(marker, body=b""):
    """Return one JPEG segment."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg_with(*segments, base=None):
    """Return a JPEG with more segments right after its start."""
    base = base or jpeg()
    return base[:2] + b"".join(segments) + base[2:]


def jpeg_frame_at(data):
    """Return where the frame's segment starts."""
    return min(at for at in (data.find(b"\xff\xc0\x00\x11"), data.find(b"\xff\xc2\x00\x11")) if at > 0)


def jpeg_claiming(*, width=60, height=40, depth=8, marker=0xC0, sampling=0x22, base=None):
    """Return a JPEG whose frame claims what it does not keep; `sampling` is that of its first component."""
    data = bytearray(base or jpeg())
    at = jpeg_frame_at(data)
    data[at + 1] = marker
    data[at + 4 : at + 9] = struct.pack(">BHH", depth, height, width)
    data[at + 11] = sampling
    return bytes(data)


def phone_photo():
    """Return a JPEG with a second one behind it, as phones write for previews and depth (MPO)."""
    return saved(two_halves(), "MPO", save_all=True, append_images=[two_halves(left=BLUE)])


def riff(*chunks):
    """Return a WebP file of the given (name, body) pairs."""
    body = b"".join(
        name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2) for name, content in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def webp_chunks(data):
    """Return the (name, body) pairs of a WebP file."""
    found, at = [], 12
    while at < len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        found.append((data[at : at + 4], data[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    return found


def extended(*, flags=0, width=60, height=40):
    """Return the body of a WebP's VP8X chunk."""
    return bytes([flags, 0, 0, 0]) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")


def moving(file_format):
    frames = [two_halves(), two_halves(left=BLUE), two_halves(right=RED)]
    return saved(frames[0], file_format, save_all=True, append_images=frames[1:], duration=100)


def zip_file(content="hello"):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", content)
    return stream.getvalue()


def tiff_exif(*entries, order="<"):
    """Return EXIF by hand: a directory of (tag, kind, count, value)."""
    mark = {"<": b"II*\x00", ">": b"MM\x00*"}[order]
    rows = b"".join(struct.pack(f"{order}HHIHxx", *entry) for entry in entries)
    return b"Exif\x00\x00" + mark + struct.pack(f"{order}IH", 8, len(entries)) + rows + bytes(4)


HTML = b"<!DOCTYPE html><html><body><script>alert(document.cookie)</script></body></html>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><rect width='9' height='9'/></svg>"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
PHP = b"<?php system($_GET['c']); ?>"
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 60 40\nshowpage\n%%EOF\n"
