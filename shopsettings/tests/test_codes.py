"""A link code can be typed, sent and matched in exactly one spelling, and cannot be guessed."""

import re
from collections import Counter

import pytest
from django.urls import register_converter
from django.urls.resolvers import RoutePattern

from shopsettings.codes import CODE_ALPHABET, CODE_LENGTH, CODE_REGEX, CodeConverter, new_code

register_converter(CodeConverter, "code_under_test")

CODE = "abcdefghijklmnopqrstuvwxyz"

MALFORMED = {
    "nothing": "",
    "one character short": CODE[:-1],
    "one character long": CODE + "a",
    "twice the length": CODE + CODE,
    "a capital": CODE[:-1] + "Z",
    "all capitals": CODE.upper(),
    "a zero": CODE[:-1] + "0",
    "a one": CODE[:-1] + "1",
    "an eight": CODE[:-1] + "8",
    "a nine": CODE[:-1] + "9",
    "a hyphen": CODE[:-1] + "-",
    "an underscore": CODE[:-1] + "_",
    "base32 padding": CODE[:-1] + "=",
    "a space inside": CODE[:12] + " " + CODE[13:],
    "a newline at the end": CODE + "\n",
    "a newline as the last character": CODE[:-1] + "\n",
    "a newline in front": "\n" + CODE,
    "a NUL byte": CODE[:-1] + "\x00",
    "a NUL byte behind": CODE + "\x00",
    "an Arabic-Indic two": CODE[:-1] + "\u0662",
    "a full-width two": CODE[:-1] + "\uff12",
    "a full-width a": CODE[:-1] + "\uff41",
    "a Cyrillic a": CODE[:-1] + "\u0430",
    "a long s": CODE[:-1] + "\u017f",
    "a Kelvin sign": CODE[:-1] + "\u212a",
    "a combining accent": CODE + "\u0301",
    "a slash": CODE[:-1] + "/",
    "a slash behind": CODE + "/",
    "three thousand characters": "a" * 3000,
}


def route_match(code):
    return RoutePattern("track/<code_under_test:code>", is_endpoint=True).match(f"track/{code}")


def test_a_code_is_26_characters_of_the_alphabet():
    for _ in range(1000):
        assert re.fullmatch(r"[abcdefghijklmnopqrstuvwxyz234567]{26}", new_code())


def test_a_code_carries_130_bits():
    assert len(set(CODE_ALPHABET)) == 32
    assert CODE_LENGTH * 5 == 130


def test_no_code_comes_twice():
    assert len({new_code() for _ in range(5000)}) == 5000


def test_every_character_is_as_likely_as_another_in_every_place():
    codes = [new_code() for _ in range(8000)]

    for place in range(CODE_LENGTH):
        counts = Counter(code[place] for code in codes)
        assert counts.keys() == set(CODE_ALPHABET)
        # 250 are expected with a standard deviation of 16; chance does not reach eight of those.
        assert min(counts.values()) > 250 - 8 * 16
        assert max(counts.values()) < 250 + 8 * 16


def test_the_pattern_matches_a_new_code():
    assert re.fullmatch(CODE_REGEX, new_code())


def test_the_pattern_holds_inside_a_larger_one():
    assert re.fullmatch(f"(?:{CODE_REGEX})(?:{CODE_REGEX})", CODE + CODE)


@pytest.mark.parametrize("code", [CODE, "234567" * 4 + "ab", "a" * 26, "7" * 26])
def test_a_url_accepts_a_well_formed_code(code):
    remainder, args, kwargs = route_match(code)

    assert (remainder, args, kwargs) == ("", (), {"code": code})


@pytest.mark.parametrize("code", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_url_refuses_a_malformed_code(code):
    assert route_match(code) is None


def test_a_link_is_made_of_a_well_formed_code():
    assert CodeConverter().to_url(CODE) == CODE


@pytest.mark.parametrize("code", MALFORMED.values(), ids=MALFORMED.keys())
def test_no_link_is_made_of_a_malformed_code(code):
    with pytest.raises(ValueError, match=r"^This is not a link code\.$"):
        CodeConverter().to_url(code)
