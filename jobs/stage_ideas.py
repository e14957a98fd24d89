"""From a stage name to ideas: the name cut into parts, and each part looked up in the vocabulary."""

import re
from collections.abc import Iterable

from jobs.vocabulary import END, LEXICON, LONGEST_PHRASE, START, plain, without_articles
from jobs.vocabulary.ideas import Idea, Mark, State, Subject
from jobs.vocabulary.spelling import words_of

BREAK = re.compile(
    r"\s[-‐‒–—―−]+|[-‐‒–—―−]+\s|[‒–—―]|[,;:|<>→➜»«()\[\]{}!?•·=\n\r،؛؟]|\.(?=\s|$)|(?<!\bn)[/\\](?!a\b)"
)
NUMBERING = re.compile(
    r"\b(?:no|nr|number)\b\.?\s*(?=\d+(?!\w))"
)  # the "No." of "No. 3: Printing" denies nothing
SHORT = {"w/o": "without ", "w/": "with ", "a/w": "artwork", "p/u": "pickup", "d/o": "drop off"}
WRITTEN_SHORT = re.compile(r"\b(?:w/o\b|w/|a/w\b|p/u\b|d/o\b)")

type Ideas = list[Idea]


def parts_of(folded: str) -> list[Ideas]:
    """The ideas of each part of a folded name that says anything."""
    written_out = WRITTEN_SHORT.sub(lambda match: SHORT[match[0]], NUMBERING.sub("", folded))
    return [ideas for part in BREAK.split(written_out) if (ideas := ideas_in(part))]


def ideas_in(part: str) -> Ideas:
    """What the words of one part say, in their order."""
    words = without_articles(words_of(part))
    while words and words[0] == "#":  # "04 Install"
        words = words[1:]
    while words and words[-1] == "#":  # "Install 2"
        words = words[:-1]
    if not words:
        return []
    words = [START, *words, END]
    ideas: Ideas = []
    place = 0
    while place < len(words):
        length, found = _longest_phrase_at(words, place)
        ideas += found
        place += length
    return _without_what_is_around(ideas)


def _longest_phrase_at(words: list[str], place: int) -> tuple[int, Iterable[Idea]]:
    for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
        phrase = tuple(words[place : place + length])
        if ideas := LEXICON.get(phrase) or LEXICON.get(plain(phrase)):
            return length, ideas
    word = words[place]
    says_nothing = word in {START, END, "#"} or (len(word) == 1 and word.isascii())
    return 1, () if says_nothing else (Mark.UNKNOWN,)


def _without_what_is_around(ideas: Ideas) -> Ideas:
    """ "Pre-install inspection" is an inspection: what comes after "pre" is not now."""
    kept: Ideas = []
    taking = False
    for idea in ideas:
        if idea in {Mark.BEFORE, Mark.AFTER}:
            taking = True
            kept.append(idea)
        elif taking and (isinstance(idea, Subject | State) or idea is Mark.OTHER):
            taking = False
        else:
            kept.append(idea)
    return kept
