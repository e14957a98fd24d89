"""Where a request comes from, as far as that can be known: for counting, never for deciding who somebody is."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address a request comes from; of an IPv6 address the network, which is one household's.

    It is the other end of the connection. X-Forwarded-For counts only as far as proxies of our own wrote
    it: behind TRUSTED_PROXIES of them, the client stands in that place from its end, and whatever the
    client itself wrote stands further ahead.
    """
    address: str = request.META.get("REMOTE_ADDR", "")
    proxies: int = settings.TRUSTED_PROXIES
    forwarded = [step.strip() for step in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(forwarded) >= proxies:
        address = forwarded[-proxies] or address
    try:
        parsed = ip_address(address)
    except ValueError:  # a Unix socket has none
        return address
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or ip_network((parsed, 64), strict=False))
    return str(parsed)
