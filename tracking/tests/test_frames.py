"""A page taken apart and put together again is the page its template makes."""

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from jobs.tests.factories import make_job
from shopsettings.tests.factories import make_shop
from tracking import frames
from tracking.sample_pages import Chip

TEXT = st.text(max_size=30)


@given(st.lists(TEXT, min_size=3, max_size=3), st.booleans())
def test_words_end_up_where_the_template_puts_them(words, flag):
    context = {"error": tuple(words), "stylesheet": words[0], "request_id": words[1], "flag": flag}
    expected = render_to_string("public/server_error.html", context)
    assert frames.render("public/server_error.html", context) == expected


VALUE = st.recursive(TEXT | st.integers(2) | st.booleans() | st.none(), lambda inner: st.tuples(inner, inner))


@given(VALUE)
def test_values_with_the_same_shape_differ_only_in_strings(value):
    shape, words = frames.apart({"value": value})
    assert frames.apart({"value": value}) == (shape, words)
    assert "" not in words
    again, marks = frames.apart(frames.marked({"value": value}))
    assert again == shape
    assert marks == [f"\ue000{number}\ue001" for number in range(len(words))]


@given(VALUE, VALUE)
def test_values_that_differ_in_more_than_strings_have_two_shapes(one, other):
    same = frames.marked({"value": one}) == frames.marked({"value": other})
    assert (frames.apart({"value": one})[0] == frames.apart({"value": other})[0]) == same


def test_an_empty_string_belongs_to_the_shape():
    shapes = [frames.apart({"value": value})[0] for value in (("", "x"), ("x", ""))]
    assert shapes[0] != shapes[1]


@given(st.lists(st.text(alphabet="\ue000\ue001\ue0020<a", min_size=1), min_size=3, max_size=3))
def test_words_made_of_marks_stay_words(words):
    context = {"error": tuple(words), "stylesheet": words[0], "request_id": words[1], "flag": True}
    expected = render_to_string("public/server_error.html", context)
    assert frames.render("public/server_error.html", context) == expected


def test_a_value_that_stands_in_a_page_twice_is_taken_apart_once():
    chip = Chip("<Printing>", "/track/demo", here=True)
    shape, words = frames.apart({"one": chip, "two": (chip,)})
    assert words == ["<Printing>", "/track/demo"]
    assert shape != frames.apart({"one": chip, "two": (Chip("<Printing>", "/track/demo", here=True),)})[0]
    one, two = frames.marked({"one": chip, "two": (chip,)}).values()
    assert two == (one,)


def test_two_jobs_that_look_alike_share_one_frame(client, db):
    shop = make_shop()
    frames._frame.cache_clear()
    for title in ("Fleet wrap", "Colour <change>"):
        assert client.get(make_job(shop=shop, title=title).track_path).status_code == 200
    assert frames._frame.cache_info().currsize == 1
