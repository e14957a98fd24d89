"""A drawing in at most 256 colours, which makes a file of it a third the size, where no eye can tell."""

from collections import Counter

from PIL import Image

MOST_COLOURS = 256  # as many as a palette holds

STEPS = (1, 2, 4, 8)
"""How far apart the levels of a channel may be, of 255; a pixel moves by half as much."""

KEPT_EXACTLY = 16
"""The most frequent colours: those of a logo's surfaces. The many others are mixtures of these, along its edges."""

type Pixel = tuple[int, int, int, int]


def in_few_colours(picture: Image.Image) -> Image.Image:
    """An RGB or RGBA picture with a palette; as it is if that would show, as on photos and gradients."""
    pixels: tuple[Pixel, ...] = picture.convert("RGBA").get_flattened_data()  # type: ignore[assignment]
    counted = Counter(pixels)
    exact = {pixel for pixel, _ in counted.most_common(KEPT_EXACTLY)}
    for step in STEPS:
        moved = {pixel: pixel if pixel in exact else _rounded(pixel, step) for pixel in counted}
        colours = sorted({*moved.values()})
        if len(colours) <= MOST_COLOURS:
            places = {colour: place for place, colour in enumerate(colours)}
            return _with_palette(picture, [places[moved[pixel]] for pixel in pixels], colours)
    return picture


def _rounded(pixel: Pixel, step: int) -> Pixel:
    """The nearest pixel on the levels. The less of it is seen, the further apart these are."""
    red, green, blue, alpha = pixel
    alpha = alpha if alpha == 255 else _nearest(alpha, step)
    if alpha == 0:
        return 0, 0, 0, 0
    seen = step * 255 / alpha
    return _nearest(red, seen), _nearest(green, seen), _nearest(blue, seen), alpha


def _nearest(value: int, step: float) -> int:
    return min(255, round(round(value / step) * step))


def _with_palette(picture: Image.Image, places: list[int], colours: list[Pixel]) -> Image.Image:
    channels = len(picture.getbands())  # an RGB picture needs no transparency in its palette
    result = Image.frombytes("P", picture.size, bytes(places))
    result.putpalette([value for colour in colours for value in colour[:channels]], picture.mode)
    return result
