"""Renders a page once for all jobs that look alike, and fills in each job's own words.

A page is a template applied to values made of frozen dataclasses, tuples, strings, numbers and enums. Two jobs
whose values differ only in their strings get pages that differ only in these strings. So `render` takes the
values apart into a shape, which says of each string only whether it is empty, and the words. The template is
applied to the values once for each shape, with a numbered mark in place of each word, and the result kept under
the template's name, the language and the whole shape; then the words are put where the marks stand. Nothing is
kept that depends on anything else, so nothing kept can be out of date.

What a template must not do with a string of a value is look inside it: test it for more than being empty, cut
it, or pass it through a filter. `tracking/tests/test_frames.py` holds the result against a plain rendering.
"""

import dataclasses
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language

WORD = object()  # stands in a shape for any string that isn't empty

# Two characters of the private use area, which no template holds, around a word's number.
MARK = re.compile("\ue000([0-9]+)\ue001")
BETWEEN = "\ue002"


@dataclasses.dataclass(frozen=True)
class Frame:
    """A page without its words: its texts in UTF-8, and the numbers of the words that stand between them."""

    texts: Sequence[bytes]
    places: Sequence[int]


class Shape(tuple[Any, ...]):
    """What is left of a context without its words; until its frame is made also with the context."""

    context: dict[str, Any] | None


def render(template: str, context: dict[str, Any]) -> str:
    """The template applied to `context`, as `render_to_string` would."""
    return encoded(template, context).decode()


def encoded(template: str, context: dict[str, Any]) -> bytes:
    """As `render`, in UTF-8, which is how a page is kept and sent."""
    shape, words = apart(context)
    return fill(_frame(template, get_language(), shape), words)


def fill(frame: Frame, words: Sequence[str]) -> bytes:
    """The frame's texts with escaped words between them."""
    escaped = _escaped(words)
    page = [b""] * (len(frame.texts) + len(frame.places))
    page[::2] = frame.texts
    page[1::2] = [escaped[place] for place in frame.places]
    return b"".join(page)


def _escaped(words: Sequence[str]) -> Sequence[bytes]:
    """What Django's autoescape does, without its wrapping and in one go; unless a word has in it what the words are
    held apart by."""
    escaped = html.escape(BETWEEN.join(words)).encode().split(BETWEEN.encode())
    return escaped if len(escaped) == len(words) else [html.escape(word).encode() for word in words]


@lru_cache(maxsize=2048)
def _frame(template: str, language: str | None, shape: Shape) -> Frame:
    """The template's own text is in the active language, hence the key."""
    context, shape.context = shape.context, None  # which is one job's, and not to be kept
    assert context is not None
    parts = MARK.split(render_to_string(template, marked(context)))
    texts = [text.encode() for text in parts[::2]]
    return Frame(texts=texts, places=[int(number) for number in parts[1::2]])


def apart(context: dict[str, Any]) -> tuple[Shape, list[str]]:
    """The shape of a context, and its words in the order they were met."""
    parts: list[Any] = [*context]
    words: list[str] = []
    _take_apart(context.values(), parts, words, {})
    shape = Shape(parts)
    shape.context = context
    return shape, words


def _take_apart(values: Iterable[Any], parts: list[Any], words: list[str], met: dict[int, int]) -> None:
    """`met` is the place among the parts of each dataclass so far: one that stands in a context twice, as a shop's
    contact does, is taken apart once."""
    for value in values:
        kind = type(value)  # the exact one: an enum is a string too, but what it says belongs to the shape
        if kind is str:
            parts.append(WORD if value else value)
            if value:
                words.append(value)
        elif kind is tuple:
            parts += (kind, len(value))
            _take_apart(value, parts, words, met)
        elif not hasattr(kind, "__dataclass_fields__"):
            parts.append(value)
        elif id(value) in met:
            parts += (kind, met[id(value)])
        else:
            met[id(value)] = len(parts)
            parts += (kind, None)
            _take_apart(value.__dict__.values(), parts, words, met)


def marked(context: dict[str, Any]) -> dict[str, Any]:
    """The context with marks for its words, which are numbered in the order that `apart` meets them."""
    numbers = count()
    met: dict[int, Any] = {}
    return {name: _marked(value, numbers, met) for name, value in context.items()}


def _marked(value: Any, numbers: Iterator[int], met: dict[int, Any]) -> Any:
    kind = type(value)
    if kind is str:
        return f"\ue000{next(numbers)}\ue001" if value else value
    if kind is tuple:
        return tuple([_marked(item, numbers, met) for item in value])
    if not hasattr(kind, "__dataclass_fields__"):
        return value
    if id(value) not in met:
        copy = met[id(value)] = object.__new__(kind)
        copy.__dict__.update([(name, _marked(item, numbers, met)) for name, item in value.__dict__.items()])
    return met[id(value)]
