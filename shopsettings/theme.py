"""One shop colour in, every colour of the customer's page out: readable whatever the shop chose.

Contrast follows WCAG 2.2, in light and in dark: text at least 4.5:1 (success criterion 1.4.3), controls and
the edges of the step bar's segments at least 3:1 (1.4.11). The shop's own colour is kept wherever it reads;
where it does not, it is made lighter or darker in small steps, hue and saturation untouched, until it does.
"""

from dataclasses import asdict, dataclass
from functools import lru_cache

from shopsettings.colours import (
    BLACK,
    WHITE,
    colour_distance,
    contrast,
    from_hls,
    hls,
    mixed,
    parse_hex,
    pushed,
)

HOUSE_BRAND = "#0B6B5A"
HOUSE_DARK_BRAND = "#3CCBA6"

TEXT_CONTRAST = 4.5
CONTROL_CONTRAST = 3.0
CALM_CONTRAST = 7.0
"""Dark ink stands on a coloured button only where it reads this well; else white does, on a deeper shade."""

COLOURFUL = 0.12
"""Distance in OKLab, lightness left out, from which a pale colour still stands out from the hero's tint."""


@dataclass(frozen=True)
class Neutrals:
    """The colours that are the same for every shop."""

    bg: str
    surface: str
    ink: str
    muted: str
    line: str
    edge: str
    bare: str
    rim: str
    glass: str
    hub: str
    bad: str


@dataclass(frozen=True)
class Tokens(Neutrals):
    """Every colour of one theme, each `#RRGGBB`; the field name is the CSS custom property's name.

    `tint` the hero's ground; `fill` edges and small marks; `text` links; `btn`, `onbtn`, `btnedge` the filled
    button, the words on it and its edge; `brand` the inside of a finished segment, `ontick` the tick on it;
    `film` the vinyl on the vehicle, `curl` its lifted edge.
    """

    tint: str
    fill: str
    text: str
    btn: str
    onbtn: str
    btnedge: str
    film: str
    brand: str
    curl: str
    ontick: str


@dataclass(frozen=True)
class Theme:
    """The colours of one shop's pages, for both settings of the reader's device."""

    light: Tokens
    dark: Tokens


LIGHT_NEUTRALS = Neutrals(
    bg="#F6F5F1",
    surface="#FFFFFF",
    ink="#14201C",
    muted="#525E59",
    line="#E2E0D8",
    edge="#7F857E",
    bare="#FFFFFF",
    rim="#3A4641",
    glass="#1E2A26",
    hub="#E9ECE9",
    bad="#B3261E",
)
DARK_NEUTRALS = Neutrals(
    bg="#0C1210",
    surface="#161E1B",
    ink="#EEF3F0",
    muted="#A6B3AD",
    line="#2B3531",
    edge="#76837D",
    bare="#3A4742",
    rim="#93A19A",
    glass="#060A08",
    hub="#8B9993",
    bad="#FFB4AB",
)
DARK_INK = LIGHT_NEUTRALS.ink


@lru_cache(maxsize=512)
def derive(brand: str, dark_brand: str | None = None) -> Theme:
    """Return the theme of a shop colour, or of `dark_brand` in the dark; ValueError if one is no colour."""
    brand = parse_hex(brand)
    return Theme(
        light=_light_tokens(brand),
        dark=_dark_tokens(brand if dark_brand is None else parse_hex(dark_brand)),
    )


def theme_css(theme: Theme) -> str:
    """Return the theme as custom properties of `:root`, the dark ones for dark screens; paper is never dark."""
    light = "\n".join(f"  {declaration}" for declaration in _declarations(theme.light))
    dark = "\n".join(f"    {declaration}" for declaration in _declarations(theme.dark))
    by_night = f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{dark}\n  }}\n}}\n"
    return f":root {{\n{light}\n}}\n\n{by_night}"


def _light_tokens(brand: str) -> Tokens:
    neutrals = LIGHT_NEUTRALS
    tint = _tint(brand, neutrals, lightness=0.85, saturation_kept=0.38, wash_share=0.6)
    grounds = (tint, neutrals.surface, neutrals.bg)
    fill = pushed(brand, BLACK, grounds, CONTROL_CONTRAST)
    button, on_button = _button(brand)
    # A pale but colourful brand (yellow) stays itself inside a segment, whose edge `fill` draws.
    # A pale grey would look like a step still to come, so the fill replaces it.
    stands_out = contrast(brand, tint) >= CONTROL_CONTRAST or colour_distance(brand, tint) >= COLOURFUL
    return _tokens(
        neutrals,
        tint=tint,
        fill=fill,
        text=pushed(brand, BLACK, grounds, TEXT_CONTRAST),
        button=button,
        on_button=on_button,
        film=brand,
        segment=brand if stands_out else fill,
    )


def _dark_tokens(brand: str) -> Tokens:
    # Bright marks on a dark ground look thinner than dark ones on paper, so each has 1 to spare.
    neutrals = DARK_NEUTRALS
    tint = _tint(brand, neutrals, lightness=0.15, saturation_kept=0.28, wash_share=0.8)
    grounds = (tint, neutrals.surface, neutrals.bg)
    fill = pushed(brand, WHITE, grounds, CONTROL_CONTRAST + 1)
    button, on_button = _button(fill)
    if contrast(button, neutrals.surface) < CONTROL_CONTRAST:  # made too deep for a dark card: turn it bright
        button, on_button = pushed(button, WHITE, (DARK_INK,), CALM_CONTRAST), DARK_INK
    return _tokens(
        neutrals,
        tint=tint,
        fill=fill,
        text=pushed(brand, WHITE, grounds, TEXT_CONTRAST + 1),
        button=button,
        on_button=on_button,
        film=brand,
        segment=brand if contrast(brand, tint) >= CONTROL_CONTRAST else fill,
    )


def _tokens(
    neutrals: Neutrals,
    *,
    tint: str,
    fill: str,
    text: str,
    button: str,
    on_button: str,
    film: str,
    segment: str,
) -> Tokens:
    button_stands_out = min(contrast(button, neutrals.surface), contrast(button, tint)) >= CONTROL_CONTRAST
    return Tokens(
        **asdict(neutrals),
        tint=tint,
        fill=fill,
        text=text,
        btn=button,
        onbtn=on_button,
        btnedge=button if button_stands_out else fill,
        film=film,
        brand=segment,
        curl=mixed(film, WHITE, share=0.45),
        ontick=WHITE if contrast(segment, WHITE) >= CONTROL_CONTRAST else DARK_INK,
    )


def _tint(
    brand: str, neutrals: Neutrals, *, lightness: float, saturation_kept: float, wash_share: float
) -> str:
    """Return a wash of the brand over the background, faint enough for text and edges to read on it."""
    hue, _, saturation = hls(brand)
    wash = from_hls(hue, lightness, saturation_kept * saturation)
    tint = mixed(wash, neutrals.bg, share=wash_share)
    for _ in range(20):
        if (
            contrast(neutrals.muted, tint) >= 5
            and contrast(neutrals.ink, tint) >= 10
            and contrast(neutrals.edge, tint) >= CONTROL_CONTRAST
        ):
            break
        tint = mixed(tint, neutrals.bg, share=0.85)
    return tint


def _button(colour: str) -> tuple[str, str]:
    """Return a button's colour, as near to `colour` as can be, and the colour of the words on it."""
    if contrast(colour, WHITE) >= TEXT_CONTRAST:
        return colour, WHITE
    if contrast(colour, DARK_INK) >= CALM_CONTRAST:
        return colour, DARK_INK
    return pushed(colour, BLACK, (WHITE,), TEXT_CONTRAST), WHITE


def _declarations(tokens: Tokens) -> list[str]:
    colours = [f"--{name}: {colour};" for name, colour in asdict(tokens).items()]
    return [*colours, f'--tick: url("{_tick_picture(tokens.ontick)}");']


def _tick_picture(colour: str) -> str:
    """Return the tick of a finished step as a data URI, since a picture file could not follow the brand."""
    return (
        "data:image/svg+xml,"
        "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'%3E"
        f"%3Cpath d='m2 6.5 2.6 2.6L10 3.4' fill='none' stroke='%23{colour[1:]}' stroke-width='2.2'/%3E"
        "%3C/svg%3E"
    )


HOUSE_THEME = derive(HOUSE_BRAND, HOUSE_DARK_BRAND)
