"""One spelling for the many ways to write a word: case, punctuation, invisible characters, accents."""

import re
import unicodedata

CAMEL = re.compile(r"(?<=[a-zß-öø-ÿ]{2})(?=[A-ZÀ-ÖØ-Þ])|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
WORD = re.compile(r"[^\W\d_]+|\d+|[&+/\\]|[❌🚫⛔🛑✖✗✘👎]")
ARABIC_ARTICLES = ("وال", "ال", "لل")


def fold(text: str) -> str:
    """The text without case, invisible characters or typographic variants; CamelCase is taken apart."""
    text = CAMEL.sub(" ", unicodedata.normalize("NFKC", text))
    text = unicodedata.normalize("NFKC", text.casefold())
    return "".join(character for character in text if not _is_invisible(character))


def words_of(folded: str) -> list[str]:
    """The words of a folded text: every number becomes `#`, and whatever joins two words `&`."""
    return [_word(match) for match in WORD.findall(folded)]


def without_accents(word: str) -> str:
    """The word as people type it who leave the accents out."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _is_invisible(character: str) -> bool:
    category = unicodedata.category(character)
    return category.startswith("M") or category in {"Cf", "Lm"}


def _word(match: str) -> str:
    if match in "&+/\\":
        return "&"
    if match.isdecimal():
        return "#"
    for article in ARABIC_ARTICLES:
        if match.startswith(article) and len(match) >= len(article) + 2:
            return match.removeprefix(article)
    return match
