"""Closed by default: every address is either marked public or asks who is there."""

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern

# What a stranger must reach in order to sign in: the form, and the page behind a set-password link.
DOORS = {"admin:login", "set_password"}
PUBLIC = {
    "front",
    "robots",
    "favicon",
    "tracking:sample",
    "tracking:sample_proof",
    "tracking:sample_invoice",
    "tracking:sample_review",
    "tracking:track",
    "tracking:live",
    "tracking:expected",
    "proofs:review",
    "proofs:artwork",
    "billing:pay",
    "logo",
    "theme",
}
PUBLIC_FORMS = {"tracking:send"}
PUBLIC_NOTES = {"tracking:opened"}


def walk(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern.callback
        else:
            prefix = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from walk(pattern.url_patterns, namespace + prefix)


VIEWS = dict(walk(get_resolver().url_patterns))


@pytest.mark.parametrize("name", sorted(VIEWS, key=str))
def test_a_view_is_open_only_if_it_is_on_the_list(name):
    view = VIEWS[name]
    is_open = not getattr(view, "login_required", True)
    marked = getattr(view, "may_enter", "")
    assert (marked == "public") == (name in PUBLIC)
    assert (marked == "public_form") == (name in PUBLIC_FORMS)
    assert (marked == "public_note") == (name in PUBLIC_NOTES)
    assert is_open == (name in PUBLIC | PUBLIC_FORMS | PUBLIC_NOTES | DOORS)


def test_every_page_on_the_list_exists():
    assert set(VIEWS) >= PUBLIC | PUBLIC_FORMS | PUBLIC_NOTES | DOORS
