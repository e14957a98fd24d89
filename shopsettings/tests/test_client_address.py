"""Where a request comes from: what the connection says, and what a client can't talk us out of."""

import pytest

from shopsettings.client_address import client_address


@pytest.fixture
def seen(rf, settings):
    """The address of a request through so many proxies of our own."""

    def address(connection, *, forwarded=None, proxies=0):
        settings.TRUSTED_PROXIES = proxies
        headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
        return client_address(rf.get("/", REMOTE_ADDR=connection, headers=headers))

    return address


def test_it_is_the_other_end_of_the_connection(seen):
    assert seen("203.0.113.7") == "203.0.113.7"


def test_a_forged_header_changes_nothing(seen):
    assert seen("203.0.113.7", forwarded="198.51.100.1") == "203.0.113.7"


def test_behind_a_proxy_it_is_what_the_proxy_saw(seen):
    assert seen("10.0.0.1", forwarded="203.0.113.7", proxies=1) == "203.0.113.7"


@pytest.mark.parametrize("forged", ["198.51.100.1", "198.51.100.1, 198.51.100.2", "x", ""])
def test_behind_a_proxy_what_the_client_wrote_changes_nothing(seen, forged):
    assert seen("10.0.0.1", forwarded=f"{forged}, 203.0.113.7", proxies=1) == "203.0.113.7"


def test_behind_two_proxies_it_is_what_the_first_saw(seen):
    assert seen("10.0.0.1", forwarded="198.51.100.1, 203.0.113.7, 10.0.0.2", proxies=2) == "203.0.113.7"


def test_a_request_past_the_proxies_counts_by_its_connection(seen):
    assert seen("203.0.113.7", proxies=1) == "203.0.113.7"
    assert seen("203.0.113.7", forwarded="198.51.100.1", proxies=2) == "203.0.113.7"


def test_of_an_ipv6_address_the_network_counts(seen):
    assert seen("2001:db8:1:2:3:4:5:6") == seen("2001:db8:1:2::ffff") != seen("2001:db8:1:3::1")


def test_an_ipv4_address_is_the_same_in_ipv6_clothes(seen):
    assert seen("::ffff:203.0.113.7") == "203.0.113.7"


def test_a_unix_socket_has_no_address(seen):
    assert seen("") == ""
