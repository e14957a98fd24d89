"""What one page costs a phone: bytes and requests on the wire, and when the first content is painted."""

import threading
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from wraptor.tests.chromium import LAUNCH

# Slow 4G as Lighthouse simulates it: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
SLOW_4G = {
    "offline": False,
    "latency": 150,  # milliseconds
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,  # bytes a second
    "uploadThroughput": 750 * 1024 / 8,
}
CPU_SLOWDOWN = 4
VIEWPORT = {"width": 360, "height": 800}
HOP_BY_HOP = {"connection", "transfer-encoding", "date", "server"}


def weigh(url: str, chromium: str) -> tuple[int, int]:
    """Bytes on the wire, headers included, and number of requests of a first visit; icons don't count."""
    received: dict[str, float] = {}
    counted: set[str] = set()
    with _browser(chromium) as browser:
        page, session = _page(browser)

        def note(event: dict[str, Any]) -> None:
            if "/icons/" not in event["response"]["url"]:
                counted.add(event["requestId"])

        session.on("Network.responseReceived", note)
        session.on(
            "Network.loadingFinished",
            lambda event: received.update({event["requestId"]: event["encodedDataLength"]}),
        )
        page.goto(url, wait_until="networkidle")
    return int(sum(received.get(one, 0) for one in counted)), len(counted)


def paint_ratios(url: str, chromium: str, *, rounds: int) -> list[float]:
    """First contentful paint of the page over that of the same bytes as static files, on a slow phone and network.

    The two are measured in turn, and in turn first.
    """
    ratios = []
    with _browser(chromium) as browser, _same_bytes(browser, url) as static_url:
        for number in range(rounds + 1):
            order = [url, static_url] if number % 2 else [static_url, url]
            paints = {address: _first_paint(browser, address) for address in order}
            if number:  # the first round only warms up
                ratios.append(paints[url] / paints[static_url])
    return ratios


@contextmanager
def _browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, **LAUNCH)
        yield browser
        browser.close()


def _page(browser: Browser) -> tuple[Page, CDPSession]:
    """A page with an empty cache, and a line to its engine."""
    context = browser.new_context(viewport=VIEWPORT)  # type: ignore[arg-type]
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    return page, session


def _first_paint(browser: Browser, url: str) -> float:
    """Milliseconds."""
    page, session = _page(browser)
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.goto(url, wait_until="load")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
    paint: float = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.context.close()
    return paint


@contextmanager
def _same_bytes(browser: Browser, url: str) -> Iterator[str]:
    """The address of a static copy of everything the page loads, answered from memory, headers and all."""
    copies: dict[str, tuple[dict[str, str], bytes]] = {}
    page, _ = _page(browser)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="networkidle")
    page.context.close()
    for address in asked:
        copies[urllib.parse.urlsplit(address).path] = _fetched(address)

    class Static(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers, body = copies.get(self.path, ({}, b""))
            self.send_response(200 if headers else 404)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Static)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{urllib.parse.urlsplit(url).path}"
    server.shutdown()
    server.server_close()


def _fetched(url: str) -> tuple[dict[str, str], bytes]:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        headers = {name: value for name, value in answer.headers.items() if name.lower() not in HOP_BY_HOP}
        headers.pop("Content-Length", None)
        return headers, answer.read()
