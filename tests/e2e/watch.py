"""What a page does behind the reader's back: requests, messages, errors, dialogs."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request, Response


@dataclass
class Watch:
    """All that the pages of a browser context have asked for and complained about."""

    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> "Watch":
        """Begin to watch a context, its later pages too."""
        context.on("request", lambda request: self._asked(request))
        context.on("response", self._answered)
        context.on("requestfailed", self._failed)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("dialog", self._asked_in_a_box)
        return self

    def asked_for(self, part: str) -> list[str]:
        """Return the addresses requested so far that hold `part`."""
        return [url for url in self.requests if part in url]

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        inside = urlsplit(request.url).scheme in ("data", "blob", "about")
        if not inside and not request.url.startswith(self.origin):
            self.complaints.append(f"off the origin: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        if request.url.startswith("blob:"):  # of a file on this device no more was needed
            return
        self.complaints.append(f"failed: {request.url} {request.failure}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self.complaints.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _asked_in_a_box(self, dialog: Dialog) -> None:
        self.complaints.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()
