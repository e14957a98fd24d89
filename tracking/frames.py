"""Renders a page once for all jobs that look alike, and fills in each job's own words.

A page is a template applied to values made of frozen dataclasses, tuples, strings, numbers and enums. Two jobs
whose values differ only in their strings get pages that differ only in these strings. So `render` takes the
values apart into a shape, in which each string is replaced by a numbered mark, and the words. The template is
applied to the shape, once, and the result kept under the template's name, the language and the whole shape;
then the words are put where the marks stand. Nothing is kept that depends on anything else, so nothing kept
can be out of date.

What a template must not do with a string of a value is look inside it: test it for more than being empty, cut
it, or pass it through a filter. `tracking/tests/test_frames.py` holds the result against a plain rendering.
"""

import dataclasses
import html
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language

# Two characters of the private use area, which no template holds, around the word's number.
MARK = re.compile("\ue000([0-9]+)\ue001")


def render(template: str, context: dict[str, Any]) -> str:
    """The template applied to `context`, as `render_to_string` would."""
    words: list[str] = []
    shape = tuple([(name, apart(value, words)) for name, value in context.items()])
    return fill(_frame(template, get_language(), shape), words)


def fill(frame: Sequence[str | int], words: Sequence[str]) -> str:
    """The frame's text with escaped words in their places."""
    escaped = [html.escape(word) for word in words]  # what Django’s autoescape does, without its wrapping
    return "".join([part if isinstance(part, str) else escaped[part] for part in frame])


@lru_cache(maxsize=2048)
def _frame(template: str, language: str | None, shape: tuple[Any, ...]) -> tuple[str | int, ...]:
    """Text and numbers of words in turn. The template's own text is in the active language, hence the key."""
    parts = MARK.split(render_to_string(template, dict(shape)))
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


def apart(value: Any, words: list[str]) -> Any:
    """The shape of `value`; its strings, but for empty ones, go to `words`."""
    kind = type(value)
    if kind not in TAKES:
        TAKES[kind] = _dataclass_apart if dataclasses.is_dataclass(kind) else _whole
    return TAKES[kind](value, words)


def _string_apart(value: str, words: list[str]) -> str:
    if not value:
        return value
    words.append(value)
    return f"\ue000{len(words) - 1}\ue001"


def _tuple_apart(value: tuple[Any, ...], words: list[str]) -> tuple[Any, ...]:
    return tuple([apart(item, words) for item in value])


def _dataclass_apart(value: Any, words: list[str]) -> Any:
    shape = object.__new__(type(value))
    own = shape.__dict__
    for name, item in value.__dict__.items():
        own[name] = apart(item, words)
    return shape


def _whole(value: Any, words: list[str]) -> Any:
    return value


# By exact type: an enum is a string too, but what it says belongs to the shape.
TAKES: dict[type, Callable[[Any, list[str]], Any]] = {str: _string_apart, tuple: _tuple_apart}
