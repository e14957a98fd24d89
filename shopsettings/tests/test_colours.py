"""A shop may choose any colour; every word, button and segment of its pages still reads in light and dark."""

import re
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopsettings.colours import WHITE, contrast, parse_hex
from shopsettings.theme import (
    DARK_NEUTRALS,
    HOUSE_BRAND,
    HOUSE_THEME,
    LIGHT_NEUTRALS,
    derive,
    theme_css,
)

SHORT_DIGITS = "0123456789ABCDEF"

# (what stands in front, what it stands on, the least ratio)
READABLE_PAIRS = [
    *((text, ground, 10) for text in ["ink"] for ground in ["bg", "surface", "tint"]),
    *((text, ground, 4.5) for text in ["muted", "text", "bad"] for ground in ["bg", "surface", "tint"]),
    *((mark, ground, 3) for mark in ["fill", "edge"] for ground in ["bg", "surface", "tint"]),
    *((edge, ground, 3) for edge in ["btnedge"] for ground in ["surface", "tint"]),
    ("onbtn", "btn", 4.5),
    ("ontick", "brand", 3),
]

# brand, theme, then tint, fill, text, btn, onbtn and btnedge
KNOWN_COLOURS = [
    ("#0B6B5A", "light", "#DDEBE7 #0B6B5A #0B6B5A #0B6B5A #FFFFFF #0B6B5A"),
    ("#0B6B5A", "dark", "#1A2926 #0F957D #12B094 #0D826D #FFFFFF #0D826D"),
    ("#FFD400", "light", "#EDEADA #9E8300 #7A6600 #FFD400 #14201C #9E8300"),
    ("#FFD400", "dark", "#2A281A #FFD400 #FFD400 #FFD400 #14201C #FFD400"),
    ("#0B1F4B", "light", "#E5E7EB #0B1F4B #0B1F4B #0B1F4B #FFFFFF #0B1F4B"),
    ("#0B1F4B", "dark", "#1A2028 #4879E4 #7096EA #3B6FE2 #FFFFFF #3B6FE2"),
    ("#E4002B", "light", "#F0E5E5 #E4002B #D00027 #E4002B #FFFFFF #E4002B"),
    ("#E4002B", "dark", "#2A1A1D #FE0030 #FF5A79 #EA002C #FFFFFF #EA002C"),
    ("#FF6B00", "light", "#EEE5DD #DB5C00 #AD4900 #C75300 #FFFFFF #C75300"),
    ("#FF6B00", "dark", "#2A211A #FF6B00 #FF6B00 #C75300 #FFFFFF #C75300"),
    ("#2277D3", "light", "#E2E7EA #2277D3 #1E68B9 #2277D3 #FFFFFF #2277D3"),
    ("#2277D3", "dark", "#1B2228 #2C81DD #589BE4 #2277D3 #FFFFFF #2277D3"),
    ("#F5C6D6", "light", "#EEE4E5 #E04D7F #C32259 #F5C6D6 #14201C #E04D7F"),
    ("#F5C6D6", "dark", "#271C20 #F5C6D6 #F5C6D6 #F5C6D6 #14201C #F5C6D6"),
    ("#111111", "light", "#E8E7E5 #111111 #111111 #111111 #FFFFFF #111111"),
    ("#111111", "dark", "#212222 #818181 #989898 #747474 #FFFFFF #747474"),
    ("#FFFFFF", "light", "#E8E7E5 #828282 #666666 #FFFFFF #14201C #828282"),
    ("#FFFFFF", "dark", "#212222 #FFFFFF #FFFFFF #FFFFFF #14201C #FFFFFF"),
    ("#000000", "light", "#E8E7E5 #000000 #000000 #000000 #FFFFFF #000000"),
    ("#000000", "dark", "#212222 #808080 #999999 #767676 #FFFFFF #767676"),
    ("#808080", "light", "#E8E7E5 #808080 #666666 #767676 #FFFFFF #767676"),
    ("#808080", "dark", "#212222 #808080 #9A9A9A #767676 #FFFFFF #767676"),
    ("#00FF00", "light", "#DCEDDA #009900 #007A00 #00FF00 #14201C #009900"),
    ("#00FF00", "dark", "#192B1A #00FF00 #00FF00 #00FF00 #14201C #00FF00"),
]

# brand, dark brand, theme, then film, brand, curl and ontick
KNOWN_FILMS = [
    ("#0B6B5A", "#3CCBA6", "light", "#0B6B5A #0B6B5A #91BCB5 #FFFFFF"),
    ("#0B6B5A", "#3CCBA6", "dark", "#3CCBA6 #3CCBA6 #A7E8D7 #14201C"),
    ("#FFD400", None, "light", "#FFD400 #FFD400 #FFEC8C #14201C"),
    ("#FFD400", None, "dark", "#FFD400 #FFD400 #FFEC8C #14201C"),
    ("#0B1F4B", None, "light", "#0B1F4B #0B1F4B #919AAE #FFFFFF"),
    ("#0B1F4B", None, "dark", "#0B1F4B #4879E4 #919AAE #FFFFFF"),
    ("#E4002B", None, "light", "#E4002B #E4002B #F38CA0 #FFFFFF"),
    ("#E4002B", None, "dark", "#E4002B #E4002B #F38CA0 #FFFFFF"),
]


def unreadable_pairs(brand):
    """Return every pair of one brand's two themes that falls short, with its ratio."""
    found = []
    for name, tokens in asdict(derive(brand)).items():
        for front, ground, least in READABLE_PAIRS:
            ratio = contrast(tokens[front], tokens[ground])
            if ratio < least:
                found.append((brand, name, front, ground, round(ratio, 2)))
    return found


@pytest.mark.parametrize("red", SHORT_DIGITS)
def test_every_short_colour_is_readable_in_light_and_dark(red):
    colours = [f"#{red}{green}{blue}" for green in SHORT_DIGITS for blue in SHORT_DIGITS]

    assert [pair for colour in colours for pair in unreadable_pairs(colour)] == []


@given(st.integers(0, 0xFFFFFF).map("#{:06X}".format))
def test_any_colour_is_readable_in_light_and_dark(brand):
    assert unreadable_pairs(brand) == []


@pytest.mark.parametrize(("brand", "theme", "expected"), KNOWN_COLOURS)
def test_a_known_colour_gives_the_designed_tokens(brand, theme, expected):
    tokens = getattr(derive(brand), theme)

    assert [
        tokens.tint,
        tokens.fill,
        tokens.text,
        tokens.btn,
        tokens.onbtn,
        tokens.btnedge,
    ] == expected.split()


@pytest.mark.parametrize(("brand", "dark_brand", "theme", "expected"), KNOWN_FILMS)
def test_the_film_and_the_finished_segments_follow_the_brand(brand, dark_brand, theme, expected):
    tokens = getattr(derive(brand, dark_brand), theme)

    assert [tokens.film, tokens.brand, tokens.curl, tokens.ontick] == expected.split()


@pytest.mark.parametrize("brand", ["#FFFFFF", "#EEEEEE", "#CCCCCC", "#FFFFEE", "#F5C6D6"])
def test_a_segment_of_a_pale_brand_takes_the_darker_fill(brand):
    light = derive(brand).light

    assert light.brand == light.fill


@pytest.mark.parametrize("brand", ["#000000", "#0B1F4B", "#440000", "#000080"])
def test_a_segment_of_a_deep_brand_takes_the_brighter_fill_in_the_dark(brand):
    dark = derive(brand).dark

    assert dark.brand == dark.fill


def test_the_neutral_colours_are_the_same_for_every_shop():
    for brand in ["#FFFFFF", "#000000", "#E4002B"]:
        theme = asdict(derive(brand))
        assert theme["light"].items() >= asdict(LIGHT_NEUTRALS).items()
        assert theme["dark"].items() >= asdict(DARK_NEUTRALS).items()


def test_the_same_colour_is_derived_once():
    assert derive("#123456") is derive("#123456")


def test_one_brand_serves_both_themes_unless_the_dark_has_its_own():
    assert derive("#0B6B5A", "#3CCBA6").light == derive("#0B6B5A").light
    assert derive("#0B6B5A", "#3CCBA6").dark == derive("#3CCBA6").dark


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("#0b6b5a", "#0B6B5A"),
        ("#0B6B5A", "#0B6B5A"),
        ("#fd0", "#FFDD00"),
        ("#FFF", "#FFFFFF"),
        (" #abc\n", "#AABBCC"),
    ],
)
def test_a_colour_is_kept_in_one_spelling(written, normal):
    assert parse_hex(written) == normal


@pytest.mark.parametrize(
    "written",
    [
        "",
        "#",
        "teal",
        "0B6B5A",
        "#0B6B5",
        "#0B6B",
        "#0B6B5A0",
        "#0B6B5AFF",
        "#GGGGGG",
        "##ABCDE",
        "#\u0660\u0660\u0660",
        "#AB CDE",
        "#ABCDEF;}",
        "rgb(1,2,3)",
        "url(//x)",
        "#AAA\x00",
    ],
)
def test_what_is_no_colour_is_refused_in_plain_words(written):
    with pytest.raises(
        ValueError, match=r"^Write the colour as # and six letters or digits, like #0B6B5A\.$"
    ):
        parse_hex(written)


@pytest.mark.parametrize("brands", [("red", None), ("#FFFFFF", "red"), ("#FFFFFF", "")])
def test_no_theme_is_made_of_what_is_no_colour(brands):
    with pytest.raises(ValueError, match="Write the colour"):
        derive(*brands)


def test_black_on_white_has_the_highest_contrast():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast(WHITE, "#000000") == pytest.approx(21)
    assert contrast(WHITE, WHITE) == pytest.approx(1)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.005)


def test_the_house_has_a_brighter_brand_in_the_dark():
    assert HOUSE_THEME.light.brand == HOUSE_BRAND
    assert HOUSE_THEME.dark.brand == "#3CCBA6"


def test_the_style_sheet_declares_every_token_of_both_themes():
    theme = derive("#FFD400")
    light, dark = theme_css(theme).split("@media screen and (prefers-color-scheme: dark)")

    for css, tokens in [(light, theme.light), (dark, theme.dark)]:
        declared = dict(re.findall(r"--([a-z]+): (#[0-9A-F]{6});", css))
        assert declared == asdict(tokens)


def test_the_style_sheet_draws_the_tick_in_the_colour_that_reads_on_the_brand():
    light, dark = theme_css(HOUSE_THEME).split("@media screen and (prefers-color-scheme: dark)")

    assert (
        "--tick: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'%3E"
        "%3Cpath d='m2 6.5 2.6 2.6L10 3.4' fill='none' stroke='%23FFFFFF' stroke-width='2.2'/%3E"
        '%3C/svg%3E");'
    ) in light
    assert "stroke='%2314201C'" in dark


def test_the_style_sheet_closes_every_block_it_opens():
    css = theme_css(HOUSE_THEME)

    assert css.startswith(":root {\n  --bg: #F6F5F1;\n")
    assert css.count("{") == css.count("}") == 3
