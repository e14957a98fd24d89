"""Only a plain https address may stand on a customer's page, and only the configured site in ours."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from shopsettings.links import absolute, is_at_google, is_safe_link, validate_link


@pytest.mark.parametrize(
    "url",
    [
        "https://northbaywraps.example",
        "https://northbaywraps.example/",
        "HTTPS://NorthBayWraps.Example/Team",
        "https://g.page/r/CabcDEF123/review",
        "https://search.google.com/local/writereview?placeid=ChIJ-abc_123",
        "https://www.google.com/maps/place/North+Bay+Wraps/@37.9,-122.5,17z/data=!4m2",
        "https://xn--mller-kva.example",
        "https://müller.example/größe?q=ä#oben",
        "https://a-b.c-d.co.uk",
    ],
)
def test_an_ordinary_address_is_safe(url):
    assert is_safe_link(url)
    validate_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "northbaywraps.example",
        "//northbaywraps.example",
        "http://northbaywraps.example",
        "ftp://northbaywraps.example",
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://x.example",
        "data:text/html,hello",
        "https:northbaywraps.example",
        "https:///northbaywraps.example",
        "https://",
        "https://localhost",
        "https://127.0.0.1",
        "https://[::1]",
        "https://[",
        "https://2130706433",
        "https://0x7f.1",
        "https://x.example:8443",
        "https://x.example:99999",
        "https://google.com@evil.example",
        "https://user:password@x.example",
        "https://x.example\\@evil.example",
        "https://x example",
        " https://x.example",
        "https://x.example\n",
        "https://x.example/\tpath",
        "https://x.example/\x00",
        'https://x.example/"onmouseover="alert(1)',
        "https://x.example/<script>",
        "https://-x.example",
        "https://x-.example",
        "https://x..example",
        "https://x.example.",
        "https://.example",
        "https://x.example/" + "a" * 500,
    ],
)
def test_anything_else_is_not(url):
    assert not is_safe_link(url)
    with pytest.raises(ValidationError, match="starts with https://"):
        validate_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://g.page/r/CabcDEF123/review",
        "https://search.google.com/local/writereview?placeid=ChIJ-abc_123",
        "https://www.google.co.uk/maps/place/North+Bay+Wraps",
        "https://google.de/maps",
        "https://maps.app.goo.gl/abc",
    ],
)
def test_a_review_link_of_google_is_known(url):
    assert is_at_google(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.trustpilot.com/review/northbaywraps.example",
        "https://google.com.evil.example/review",
        "https://notgoogle.com/review",
        "https://northbaywraps.example/google.com",
        "http://www.google.com/maps",
        "",
    ],
)
def test_a_review_link_to_somebody_else_is_not_taken_for_googles(url):
    assert not is_at_google(url)


@given(st.text())
def test_no_text_makes_the_check_fail(text):
    assert is_safe_link(text) in (True, False)
    assert is_safe_link(f"https://{text}") in (True, False)


def test_our_own_links_begin_with_the_configured_address(settings):
    settings.SITE_URL = "https://track.example.com"
    assert absolute("/track/abc") == "https://track.example.com/track/abc"
