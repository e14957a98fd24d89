"""What goes wrong in the pages of a browser test: console errors, exceptions, requests to another host."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request


class Complaints:
    """Collects what the pages of some browser contexts complain about, one line each."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.contexts: list[BrowserContext] = []
        self.lines: list[str] = []

    def listen_to(self, context: BrowserContext) -> None:
        """Note every complaint of every page in the context from now on."""
        self.contexts.append(context)
        context.on("console", self.on_console)
        context.on("request", self.on_request)
        context.on("weberror", lambda error: self.lines.append(f"uncaught: {error.error}"))

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.lines.append(f"console: {message.text} ({message.location['url']})")

    def on_request(self, request: Request) -> None:
        if request.url.startswith(("http:", "https:")) and not request.url.startswith(f"{self.site}/"):
            self.lines.append(f"request to {request.url}")

    def beyond(self, tolerated: list[str]) -> list[str]:
        """The complaints so far that contain none of the tolerated texts."""
        for context in self.contexts:
            if context.pages:
                context.cookies()  # once this is answered, whatever the pages said before has arrived
        return [line for line in self.lines if not any(text in line for text in tolerated)]
