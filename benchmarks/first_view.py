"""How much a browser fetches for the first view of a page, with nothing clicked."""

from __future__ import annotations

import gzip
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKED = {".woff2", ".png", ".gz"}


class _Quiet(SimpleHTTPRequestHandler):
    def handle(self) -> None:
        """Answer, unless the browser has gone meanwhile."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Say nothing."""


def first_view_bytes(site: Path, address: str) -> int | None:
    """Return the bytes until the load event, text counted as gzip; None without a browser."""
    try:
        from playwright.sync_api import sync_playwright

        from tests.browser import find
    except ImportError:
        return None
    if (chromium := find()) is None:
        return None
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_address[1]}/"
        with sync_playwright() as playwright:
            flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path=chromium, args=flags)
            page = browser.new_page(viewport={"width": 390, "height": 844})
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            page.goto(root + address, wait_until="load")
            page.wait_for_load_state("networkidle")
            browser.close()
        server.shutdown()
    return sum(_weight(site, url.removeprefix(root)) for url in dict.fromkeys(asked))


def _weight(site: Path, address: str) -> int:
    path = site / address.partition("?")[0].partition("#")[0]
    file = path / "index.html" if path.is_dir() else path
    data = file.read_bytes() if file.is_file() else b""
    return len(data) if file.suffix in PACKED else len(gzip.compress(data, 9))
