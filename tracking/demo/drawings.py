"""Pictures for the demo shops, drawn by code: artwork on a vehicle seen from its side, and a logo."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

type Path = Sequence[tuple[float, ...]]  # a point to go straight to, or three that bend a curve
type Points = list[tuple[float, float]]

SIZE = (960, 600)  # pixels of the finished artwork
FINE = 2  # drawn this many times larger, then reduced, for smooth edges
SCALE, LEFT, TOP = 2.64, 58, 144  # from a vehicle's 320 × 118 units to pixels

PAPER, BARE, INK, RUBBER, STEEL = "#eef0ed", "#ffffff", "#3c4644", "#1f2a29", "#e3e6e4"


@dataclass(frozen=True)
class Shape:
    """A vehicle from its side, and where a name goes: around which point, how large, how wide at most."""

    body: Path
    windows: Sequence[Path]
    name_at: tuple[float, float]
    name_box: tuple[int, float]


VAN = Shape(
    body=(
        (11, 95), (11, 35), (11, 22, 18, 16, 31, 16), (190, 16), (204, 16, 213, 20, 221, 29), (247, 58),
        (253, 62), (292, 70), (304, 73, 309, 80, 310, 92), (310, 96), (310, 101, 308, 103, 303, 103),
        (18, 103), (13, 103, 11, 100, 11, 95),
    ),
    windows=(((184, 29), (193, 29), (200, 29, 205, 31, 209, 36), (230, 60), (184, 60)),),
    name_at=(98, 39),
    name_box=(17, 156),
)  # fmt: skip
CAR = Shape(
    body=(
        (10, 90), (10, 79, 16, 73, 28, 70), (58, 64), (84, 44, 110, 33, 142, 30), (170, 29),
        (196, 29, 215, 36, 240, 55), (248, 60), (276, 62, 294, 67, 303, 76), (309, 82, 310, 90, 309, 97),
        (308, 101, 306, 103, 301, 103), (19, 103), (12, 103, 10, 99, 10, 95),
    ),
    windows=(
        ((90, 59), (108, 46, 126, 40, 148, 38), (152, 59)),
        ((160, 38), (172, 38), (190, 38, 206, 46, 222, 59), (162, 59)),
    ),
    name_at=(165, 80),
    name_box=(13, 110),
)  # fmt: skip
PICKUP = Shape(
    body=(
        (9, 92), (9, 72), (9, 66, 12, 63, 18, 63), (121, 63), (129, 33), (131, 27, 135, 24, 142, 24),
        (186, 24), (195, 24, 201, 26, 207, 32), (230, 58), (236, 61), (288, 68), (302, 70, 308, 77, 309, 90),
        (309, 96), (309, 101, 307, 103, 302, 103), (16, 103), (11, 103, 9, 100, 9, 95),
    ),
    windows=(
        ((134, 60), (140, 39), (141, 36, 143, 35, 146, 35), (160, 35), (160, 60)),
        ((168, 35), (184, 35), (191, 35, 195, 37, 199, 42), (214, 60), (168, 60)),
    ),
    name_at=(165, 78),
    name_box=(11, 112),
)  # fmt: skip
WHEELS = ((76, 103), (254, 103))  # their centres
ARCH, TYRE, RIM = 27, 21, 10  # radii

UPPER_WAVE: Path = (
    (0, 58), (60, 36, 120, 80, 200, 56), (280, 32, 300, 62, 320, 56), (320, 120), (0, 120),
)  # fmt: skip
LOWER_WAVE: Path = (
    (0, 66), (60, 44, 120, 88, 200, 66), (280, 44, 300, 72, 320, 68), (320, 120), (0, 120),
)  # fmt: skip


def draw_artwork(
    shape: Shape, *, colour: str, accent: str = "", name: str = "", phone: str = "", phone_size: int = 9
) -> bytes:
    """A PNG of a wrapped vehicle: all in one colour or, with an accent, two waves on bare metal."""
    picture = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), PAPER)
    film = Image.new("RGB", picture.size, BARE if accent else colour)
    if accent:
        waves = ImageDraw.Draw(film)
        waves.polygon(_points(UPPER_WAVE), fill=accent)
        waves.polygon(_points(LOWER_WAVE), fill=colour)
    draw = _wrapped(picture, film, shape)
    size, width = shape.name_box
    _write(draw, name, at=shape.name_at, size=size, width=width, colour=RUBBER if shape is VAN else BARE)
    _write(draw, phone, at=(165, 91), size=phone_size, width=110, colour=BARE)
    return _png(picture.reduce(FINE))


def draw_logo(word: str, *, colour: str, plate: str) -> bytes:
    """A PNG of a word that leans forward on a rounded plate."""
    font = ImageFont.load_default(96)
    width = round(font.getlength(word)) + 160
    letters = Image.new("L", (width, 160))
    ImageDraw.Draw(letters).text((width / 2 + 16, 82), word, fill=255, font=font, anchor="mm", stroke_width=2)
    leaning = letters.transform(
        letters.size, Image.Transform.AFFINE, (1, 0.2, 0, 0, 1, 0), Image.Resampling.BICUBIC
    )
    logo = Image.new("RGBA", letters.size)
    ImageDraw.Draw(logo).rounded_rectangle((0, 0, width - 1, 159), 20, fill=plate)
    logo.paste(colour, mask=leaning)
    return _png(logo)


def _wrapped(picture: Image.Image, film: Image.Image, shape: Shape) -> ImageDraw.ImageDraw:
    """Put a vehicle whose body shows the film into the picture."""
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).polygon(_points(shape.body), fill=255)
    picture.paste(film, mask=mask)
    draw = ImageDraw.Draw(picture)
    draw.line(_points((*shape.body, shape.body[0])), fill=INK, width=5 * FINE, joint="curve")
    for window in shape.windows:
        draw.polygon(_points(window), fill=RUBBER)
    for wheel in WHEELS:
        _circle(draw, wheel, ARCH, PAPER)
        _circle(draw, wheel, TYRE, RUBBER)
        _circle(draw, wheel, RIM, STEEL)
    return draw


def _circle(draw: ImageDraw.ImageDraw, centre: tuple[float, float], radius: float, colour: str) -> None:
    (point,) = _points([centre])
    draw.circle(point, radius * SCALE * FINE, fill=colour)


def _write(
    draw: ImageDraw.ImageDraw, text: str, *, at: tuple[float, float], size: int, width: float, colour: str
) -> None:
    """Write the text around a point, smaller where it would be too wide. Sizes are in the vehicle's units."""
    unit = SCALE * FINE
    font = ImageFont.load_default(size * unit)
    if (length := font.getlength(text)) > width * unit:
        font = ImageFont.load_default(size * unit * width * unit / length)
    (point,) = _points([at])
    draw.text(point, text, fill=colour, font=font, anchor="mm", stroke_width=1)


def _points(path: Path) -> Points:
    """The path as many short straight lines, in the pixels of the large drawing."""
    points: Points = []
    for part in path:
        if len(part) == 2:
            points.append((part[0], part[1]))
        else:
            points += _curve(points[-1], part)
    return [((LEFT + x * SCALE) * FINE, (TOP + y * SCALE) * FINE) for x, y in points]


def _curve(start: tuple[float, float], bend: tuple[float, ...], steps: int = 16) -> Points:
    """A cubic Bézier curve, without its start."""
    x1, y1, x2, y2, x3, y3 = bend
    return [
        (
            (1 - t) ** 3 * start[0] + 3 * (1 - t) ** 2 * t * x1 + 3 * (1 - t) * t**2 * x2 + t**3 * x3,
            (1 - t) ** 3 * start[1] + 3 * (1 - t) ** 2 * t * y1 + 3 * (1 - t) * t**2 * y2 + t**3 * y3,
        )
        for t in (step / steps for step in range(1, steps + 1))
    ]


def _png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=1)  # quick, for it is encoded anew when it is stored
    return written.getvalue()
