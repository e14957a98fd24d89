"""A logo in few colours: a small file in which no eye can tell the difference."""

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from shopsettings.palette import in_few_colours

BLUE, YELLOW, CLEAR = (29, 111, 184, 255), (255, 212, 0, 255), (0, 0, 0, 0)
GROUNDS = ("white", "black", "#0C1210", "#DDEBE7")  # what a logo may stand on


def logo(*, ground=CLEAR):
    """Two slanted shapes, whose edges are mixtures of their colours."""
    large = Image.new("RGBA", (2160, 480), ground)
    brush = ImageDraw.Draw(large)
    brush.polygon([(0, 480), (700, 0), (1500, 300)], fill=BLUE)
    brush.polygon([(600, 480), (1100, 30), (2160, 400)], fill=YELLOW)
    return large.resize((540, 120), Image.Resampling.LANCZOS)


def photo():
    return Image.frombytes("RGB", (540, 120), random.Random(1).randbytes(540 * 120 * 3))


def bytes_of(picture):
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.tell()


def on(picture, ground):
    under = Image.new("RGBA", picture.size, ground)
    under.alpha_composite(picture.convert("RGBA"))
    return under.convert("RGB")


def difference(one, other):
    """By how much of 255 a channel of any pixel differs at most, whatever the two stand on."""
    pairs = [ImageChops.difference(on(one, ground), on(other, ground)) for ground in GROUNDS]
    return max(most for pair in pairs for _least, most in pair.getextrema())


@pytest.mark.parametrize(
    "picture", [logo(), logo(ground="white").convert("RGB")], ids=["see-through", "opaque"]
)
def test_a_logo_becomes_a_small_file_that_looks_the_same(picture):
    few = in_few_colours(picture)
    assert bytes_of(few) < bytes_of(picture) * 0.6
    assert difference(few, picture) <= 6
    assert few.has_transparency_data == (picture.mode == "RGBA")


def test_the_colours_of_a_logos_surfaces_stay_exactly_as_they_are():
    few = in_few_colours(logo()).convert("RGBA")
    assert [few.getpixel(place) for place in ((175, 60), (350, 90), (530, 5))] == [BLUE, YELLOW, CLEAR]


def test_a_photo_keeps_all_its_colours():
    picture = photo()
    assert in_few_colours(picture) is picture


@given(st.integers(1, 300), st.sampled_from(["RGB", "RGBA"]), st.integers())
def test_no_pixel_of_any_picture_moves_far(count, mode, seed):
    chance = random.Random(seed)
    colours = [chance.randbytes(len(mode)) for _number in range(count)]
    picture = Image.frombytes(mode, (20, 15), b"".join(chance.choices(colours, k=300)))
    assert difference(in_few_colours(picture), picture) <= 6
