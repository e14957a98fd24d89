"""What every answer carries: a request id, and the headers of a public or of a staff page."""

import secrets
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import ResponseHeaders
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.cache import patch_vary_headers
from isal import igzip

from shopsettings.zipping import unzips
from wraptor import errors
from wraptor.lost_connections import renew_if_lost

type Handler = Callable[[HttpRequest], HttpResponse]

PERMISSIONS = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()"
)

EVERY_PAGE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

# A public page is protected only by its link: it is not stored, not indexed, and tells no other site
# where its reader came from.
PUBLIC_PAGE = ResponseHeaders(
    {
        **EVERY_PAGE,
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
            "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
        ),
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
    }
)

# A page with a form posts to itself, and without a referrer the CSRF check would refuse it.
PUBLIC_FORM = ResponseHeaders(
    {
        **PUBLIC_PAGE,
        "Content-Security-Policy": PUBLIC_PAGE["Content-Security-Policy"].replace(
            "form-action 'none'", "form-action 'self'"
        ),
        "Referrer-Policy": "same-origin",
    }
)

STAFF_PAGE = ResponseHeaders(
    {
        **EVERY_PAGE,
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": (
            "default-src 'self'; img-src 'self' data:; object-src 'none'; form-action 'self'; "
            "frame-ancestors 'none'; base-uri 'none'"
        ),
        "Referrer-Policy": "same-origin",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
    }
)


def holds_form(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether this is a public page with a form. What isn't there is answered alike, wherever it isn't."""
    view = request.resolver_match and request.resolver_match.func
    return getattr(view, "may_enter", "") == "public_form" and response.status_code not in (404, 429)


def page_headers(get_response: Handler) -> Handler:
    """Give each answer, errors included, the headers of its kind of page; a view may set its own first."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith("/static/"):
            return response
        is_staff_page = request.path_info.startswith("/admin/")
        public = PUBLIC_FORM if holds_form(request, response) else PUBLIC_PAGE
        add(STAFF_PAGE if is_staff_page else public, response.headers)
        return response if is_staff_page else zipped(request, response)

    return middleware


def add(headers: ResponseHeaders, own: ResponseHeaders) -> None:
    """Give an answer those of `headers` that it hasn't set itself: all at once, as Django looks through the value
    of each header that is set by itself, and these have been looked through."""
    own._store = headers._store | own._store


WORTH_ZIPPING = 600  # bytes; less than that fits a packet as it is
LEVEL = 2  # of ISA-L's 0 to 3: its highest takes a third longer and saves two bytes in a hundred


def zipped(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer for a browser that unpacks gzip. Public pages hold no secret beside words of a request's
    sender, which is what compression could give away."""
    body = response.content
    if len(body) > WORTH_ZIPPING and _is_plain(response):
        patch_vary_headers(response, ["Accept-Encoding"])
        if unzips(request.META):
            body = response.content = zip_of(body)
            response.headers["Content-Encoding"] = "gzip"
    # Where nothing has changed, length and type would have to be the page's (RFC 9110, sections 8.6 and 15.4.5).
    if response.status_code == 304:
        response.headers.pop("Content-Type", None)
    else:
        response.headers["Content-Length"] = str(len(body))
    if request.method == "HEAD":
        response.content = b""  # gunicorn would send it, and complain
    return response


def zip_of(body: bytes) -> bytes:
    """Two zips of one body are alike, as no time is written into them."""
    zipped_body: bytes = igzip.compress(body, LEVEL, mtime=0)
    return zipped_body


def _is_plain(response: HttpResponse) -> bool:
    """Whether it is text that nobody has packed yet; a picture always is."""
    is_picture = response.headers.get("Content-Type", "").startswith("image/")
    return not is_picture and "Content-Encoding" not in response.headers


def request_id(get_response: Handler) -> Handler:
    """Name each request, so that an error page and the log line about it can be brought together."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.id = secrets.token_hex(6)  # type: ignore[attr-defined]
        response = get_response(request)
        response.headers["X-Request-Id"] = request.id  # type: ignore[attr-defined]
        return response

    return middleware


def own_not_found(get_response: Handler) -> Handler:
    """With DEBUG on, put our page in place of Django's, which lists every address: what isn't there looks alike
    on every machine."""
    if not settings.DEBUG:
        raise MiddlewareNotUsed

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        return errors.not_found(request) if response.status_code == 404 else response

    return middleware


FAILED = "wraptor.failed"  # in a request's variables: the error that was met before Django began


def public_lane(get_response: Handler) -> Handler:
    """Answer a read-only public page right here: it has no user, no session and no form, so none of the
    middleware that stands behind would find anything to do."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if FAILED in request.META:  # it isn't tried again, which would only take as long again
            raise request.META[FAILED]
        try:
            match = resolve(request.path_info)
        except Resolver404:  # a static file, perhaps
            return get_response(request)
        if getattr(match.func, "may_enter", "") != "public":
            return get_response(request)
        request.resolver_match = match
        if request.META.get("HTTP_HOST") not in settings.ALLOWED_HOSTS:  # which Django takes longer to see
            request.get_host()  # refuses hosts that aren't ours
        return answered(request, match)

    return middleware


def answered(request: HttpRequest, match: ResolverMatch) -> HttpResponse:
    """What the view of a page says that only reads; if its connection was lost, what it says the second time."""
    view: Callable[[], HttpResponse] = partial(match.func, request, *match.args, **match.kwargs)
    try:
        return view()
    except OperationalError:
        if not renew_if_lost():
            raise
        return view()
