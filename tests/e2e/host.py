"""A plain web host, such as a district's own: files, and 404.html for whatever is missing."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args, below: str, **options) -> None:
        self.below = below
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.below)
        return super().translate_path(path[len(self.below) - 1 :] if inside else "/no such file")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.exists():
            return super().send_error(code, message, explain)
        page = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address) -> None:
        """Say nothing of a browser that went away before it had read everything."""


@contextmanager
def hosted(folder: Path, below: str = "/") -> Iterator[str]:
    """Give the address of a folder's files, served from the path `below` on."""
    handler = partial(_Handler, directory=str(folder), below=below)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{below}"
        server.shutdown()
        thread.join()
