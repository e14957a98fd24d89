"""Arithmetic of colours, each written `#RRGGBB`: how well one reads on another, and how to make it read."""

import colorsys
import math
import re
from collections.abc import Sequence

WHITE = "#FFFFFF"
BLACK = "#000000"


def parse_hex(text: str) -> str:
    """Return `#RGB` or `#RRGGBB`, in any case and with spaces around it, as `#RRGGBB`; else ValueError."""
    written = text.strip()
    if not re.fullmatch(r"#(?:[0-9A-Fa-f]{3}){1,2}", written):
        raise ValueError("Write the colour as # and six letters or digits, like #0B6B5A.")
    digits = written[1:].upper()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits}"


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pushed(colour: str, pole: str, grounds: Sequence[str], ratio: float) -> str:
    """Move `colour` to `pole` (black or white) in steps of 1 % lightness until it reads on every ground."""
    hue, lightness, saturation = hls(colour)
    direction = 1 if pole == WHITE else -1
    for step in range(101):
        moved = min(1, max(0, lightness + direction * step / 100))
        candidate = colour if step == 0 else from_hls(hue, moved, saturation)
        if all(contrast(candidate, ground) >= ratio for ground in grounds):
            return candidate
    return pole


def mixed(colour: str, ground: str, *, share: float) -> str:
    """Return `colour` laid over `ground` with an opacity of `share`, 0 to 1."""
    channels = zip(_channels(colour), _channels(ground), strict=True)
    return _to_hex([over * share + under * (1 - share) for over, under in channels])


def colour_distance(first: str, second: str) -> float:
    """Return how far two colours are apart when lightness is left out, 0 to about 0.5."""
    return math.dist(_oklab_plane(first), _oklab_plane(second))


def hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = _channels(colour)
    return colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)


def from_hls(hue: float, lightness: float, saturation: float) -> str:
    return _to_hex([channel * 255 for channel in colorsys.hls_to_rgb(hue, lightness, saturation)])


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _to_hex(channels: Sequence[float]) -> str:
    return "#" + "".join(f"{round(channel):02X}" for channel in channels)


def _linear_channels(colour: str) -> list[float]:
    """Return red, green and blue as amounts of light, 0 to 1 (sRGB transfer curve as in WCAG 2.2)."""
    encoded = [channel / 255 for channel in _channels(colour)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in encoded]


def _luminance(colour: str) -> float:
    """Return 0 for black to 1 for white (WCAG 2.2, "relative luminance")."""
    red, green, blue = _linear_channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab_plane(colour: str) -> tuple[float, float]:
    """Return the green-red and blue-yellow axes of OKLab (CSS Color Module Level 4, section 9)."""
    red, green, blue = _linear_channels(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )
