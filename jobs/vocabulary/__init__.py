"""Every language's words in one lexicon, since nobody says which language a stage name is in.

A new language is a module with its `WORDS` and a line in `LANGUAGES`.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from jobs.vocabulary import arabic, dutch, elsewhere, english, french, german, italian, portuguese, spanish
from jobs.vocabulary.ideas import Idea, Mark, Subject, Words
from jobs.vocabulary.spelling import fold, without_accents, words_of

# Where two languages claim a phrase, the earlier one has it.
LANGUAGES: dict[str, Words] = {
    "English": english.WORDS,
    "Spanish": spanish.WORDS,
    "French": french.WORDS,
    "German": german.WORDS,
    "Portuguese": portuguese.WORDS,
    "Italian": italian.WORDS,
    "Dutch": dutch.WORDS,
    "Arabic": arabic.WORDS,
    "elsewhere": elsewhere.WORDS,
}
START, END = "^", "$"

type Phrase = tuple[str, ...]
type Ideas = tuple[Idea, ...]

_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def phrases_of(words: Words) -> Iterator[tuple[Phrase, Ideas]]:
    """One language's phrases as they are looked up, and what each says."""
    for ideas, text in words.items():
        for written in text.split(","):
            for way in _ways_to_write(written):
                if phrase := _phrase(way):
                    yield phrase, _state_first(ideas)


def without_articles(words: list[str]) -> list[str]:
    """The words that phrases are made of."""
    return [word for word in words if word not in ARTICLES]


def plain(phrase: Iterable[str]) -> Phrase:
    """The phrase as people type it who leave the accents out."""
    return tuple(without_accents(word) for word in phrase)


def _state_first(ideas: Ideas) -> Ideas:
    """As in "ready for X", where what comes after the state is what it is about."""
    return tuple(sorted(ideas, key=lambda idea: isinstance(idea, Subject)))


def _ways_to_write(written: str) -> set[str]:
    alternatives = product(*(word.split("/") for word in written.casefold().split()))
    ways = {" ".join(words) for words in alternatives}
    return ways | {way.translate(_SPELT_OUT) for way in ways}


def _phrase(way: str) -> Phrase:
    words = words_of(fold(way.replace("#", "0")))
    opens = [START] if way.startswith(START) else []
    closes = [END] if way.endswith(END) else []
    return (*opens, *without_articles(words), *closes)


ARTICLES = {
    word
    for words in LANGUAGES.values()
    for written in words.get((Mark.ARTICLE,), "").split(",")
    for word in words_of(fold(written))
}


def _lexicon() -> dict[Phrase, Ideas]:
    lexicon: dict[Phrase, Ideas] = {}
    for words in LANGUAGES.values():
        for phrase, ideas in phrases_of(words):
            lexicon.setdefault(phrase, ideas)
    # French "pose" is at work and "posé" is over: an accent left out never takes a word from its owner.
    for phrase, ideas in list(lexicon.items()):
        lexicon.setdefault(plain(phrase), ideas)
    return lexicon


LEXICON = _lexicon()
LONGEST_PHRASE = max(map(len, LEXICON))
