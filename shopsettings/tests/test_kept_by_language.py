"""What is kept for each language is that language's."""

from django.utils import translation

from shopsettings.languages import gettext, kept_by_language


def test_a_text_is_that_of_the_active_language():
    said = []
    for language in ("en", "de", "en"):
        with translation.override(language):
            said.append(gettext("Expected today"))
            assert said[-1] == translation.gettext("Expected today")
    assert said[0] == said[2] != said[1]


def test_a_function_is_asked_once_for_the_same_values_in_each_language():
    asked = []

    @kept_by_language
    def greeting(name):
        asked.append(name)
        return f"{translation.get_language()} {name}"

    for language in ("en", "de", "en", "de"):
        with translation.override(language):
            assert [greeting("Ana"), greeting("Ben")] == [f"{language} Ana", f"{language} Ben"]
    assert asked == ["Ana", "Ben"] * 2
