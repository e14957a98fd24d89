"""The catalogues hold every text that customers read, whole, and nothing else; what runs is what is written."""

import io
import re
from collections import Counter
from gettext import c2py

import pytest
import time_machine
from babel.messages.mofile import read_mo
from django.utils import translation
from django.utils.translation import ngettext

from jobs.meanings import SENTENCES
from wraptor import catalogues

LANGUAGES = catalogues.languages()
PLACEHOLDER = re.compile(r"%\(\w+\)s")
TAG = re.compile(r"<[^>]*>")
ISOLATES = "\u2068\u2069"  # around words of a shop, where the language runs from right to left


def texts(catalogue):
    """The forms of each text in the source, and in the language."""
    return {
        catalogues.strings_of(message.id)[0]: (
            catalogues.strings_of(message.id),
            catalogues.strings_of(message.string),
        )
        for message in catalogue
        if message.id
    }


def forms_of_one_number(language):
    """The plural forms that serve a single number, which they may write out."""
    form_for = c2py(catalogues.read(language).plural_expr)
    used = Counter(form_for(number) for number in range(1000))
    return {form for form, times in used.items() if times == 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_nothing_else_is_kept(language):
    wanted, kept = texts(catalogues.template()), texts(catalogues.read(language))
    assert wanted.keys() - kept.keys() == set(), "run `python -m wraptor.catalogues` and translate these"
    assert kept.keys() - wanted.keys() == set(), "run `python -m wraptor.catalogues`: nobody reads these"
    assert not catalogues.read(language).obsolete
    assert [source for source, (_, forms) in kept.items() if not all(forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language):
    assert [message.id for message in catalogues.read(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_are_those_of_the_source(language):
    single = forms_of_one_number(language)
    for source, (sources, forms) in texts(catalogues.read(language)).items():
        for number, form in enumerate(forms):
            spelt_out = len(sources) > 1 and number in single and not PLACEHOLDER.search(form)
            assert spelt_out or Counter(PLACEHOLDER.findall(form)) == Counter(PLACEHOLDER.findall(source)), (
                form
            )
            assert Counter(TAG.findall(form)) == Counter(TAG.findall(source)), form
            assert form.count(ISOLATES[0]) == form.count(ISOLATES[1]), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_stays_a_sentence_and_a_label_a_label(language):
    for source, (_, forms) in texts(catalogues.read(language)).items():
        for form in forms:
            assert form == form.strip()
            assert form.endswith(".") == source.endswith("."), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_runs_is_what_is_written(language):
    compiled = catalogues.po_file(language).with_suffix(".mo").read_bytes()
    expected = read_mo(io.BytesIO(catalogues.compiled(catalogues.read(language))))
    assert texts(read_mo(io.BytesIO(compiled))) == texts(expected), "run `python -m wraptor.catalogues`"
    assert read_mo(io.BytesIO(compiled)).plural_forms == catalogues.read(language).plural_forms


def test_compiling_twice_gives_the_same_bytes():
    with time_machine.travel("2026-05-11", tick=False):
        before = catalogues.compiled(catalogues.read("de"))
    assert catalogues.compiled(catalogues.read("de")) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_written_as_the_tool_writes_it(language):
    catalogue = catalogues.read(language)
    assert catalogues.po_file(language).read_bytes() == catalogues.written(catalogue, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_about_a_stage_is_in_the_language(language):
    with translation.override("en"):
        english = [str(sentence) for sentence in SENTENCES.values()]
    with translation.override(language):
        assert [text for sentence in SENTENCES.values() if (text := str(sentence)) in english] == []


def test_the_staff_side_has_no_catalogue():
    places = {place for message in catalogues.template() for place, _ in message.locations}
    assert not [place for place in places if "admin" in place]


def test_a_text_of_a_template_and_of_python_is_found():
    found = texts(catalogues.template())
    assert {"All steps", "Your wrap is being printed", "Review your design proof"} <= found.keys()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "بعد يوم واحد"),
        (2, "بعد يومين"),
        (3, "بعد 3 أيام"),
        (10, "بعد 10 أيام"),
        (11, "بعد 11 يومًا"),
        (99, "بعد 99 يومًا"),
        (100, "بعد 100 يوم"),
        (103, "بعد 103 أيام"),
    ],
)
def test_arabic_has_a_form_for_every_number(days, words):
    with translation.override("ar"):
        assert ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days} == words


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("es", "dentro de 1 día", "dentro de 2 días"),
        ("fr", "dans 1 jour", "dans 2 jours"),
        ("de", "in 1 Tag", "in 2 Tagen"),
    ],
)
def test_other_languages_tell_one_from_many(language, one, two):
    with translation.override(language):
        for days, words in ((1, one), (2, two)):
            assert ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days} == words
