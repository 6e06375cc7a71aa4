"""A package registry on this machine, with one package that was made here."""

import base64
import hashlib
import io
import json
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NAME = "parquetry"
VERSION = "1.2.3"
PACKAGE = {
    "package.json": json.dumps({
        "name": NAME, "version": VERSION, "license": "Apache-2.0", "type": "module",
        "main": "index.js", "scripts": {"postinstall": "node ran.js"},
    }),
    "index.js": 'export const shape = "rhombus";\n',
    "ran.js": 'import fs from "fs"; fs.writeFileSync("it-ran", "");\n',
}  # fmt: skip


def packed(files: dict[str, str] = PACKAGE) -> bytes:
    """Return a package as npm publishes it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return out.getvalue()


PACKED = packed()
INTEGRITY = f"sha512-{base64.b64encode(hashlib.sha512(PACKED).digest()).decode()}"


def project(folder: Path) -> Path:
    """Make a folder whose lock file names the package, by its hash and without a host."""
    folder.mkdir(parents=True)
    needs = {"name": "wall", "private": True, "type": "module", "dependencies": {NAME: VERSION}}
    found = {"version": VERSION, "integrity": INTEGRITY, "hasInstallScript": True}
    lock = {"name": "wall", "lockfileVersion": 3, "requires": True,
            "packages": {"": needs, f"node_modules/{NAME}": found}}  # fmt: skip
    (folder / "package.json").write_text(json.dumps(needs))
    (folder / "package-lock.json").write_text(json.dumps(lock))
    return folder


class Registry(ThreadingHTTPServer):
    """Serves the package; `waiting` keeps whoever asks for its contents until it is set."""

    daemon_threads = True

    def __init__(self, tarball: bytes = PACKED) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.tarball = tarball
        self.asked: list[str] = []
        self.waiting = threading.Event()
        self.waiting.set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def handle_error(self, request, client_address) -> None:
        """Say nothing of a client that was killed."""

    def answer(self, path: str) -> bytes | None:
        self.asked.append(path)
        if path.endswith(".tgz"):
            self.waiting.wait(60)
            return self.tarball
        if path != f"/{NAME}":
            return None
        dist = {"tarball": f"{self.address}{NAME}/-/{NAME}-{VERSION}.tgz", "integrity": INTEGRITY}
        version = {"name": NAME, "version": VERSION, "dist": dist}
        document = {"name": NAME, "dist-tags": {"latest": VERSION}, "versions": {VERSION: version}}
        return json.dumps(document).encode()


class _Handler(BaseHTTPRequestHandler):
    server: Registry

    def do_GET(self) -> None:
        body = self.server.answer(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def serving(tarball: bytes = PACKED) -> Iterator[Registry]:
    """Give a registry that answers."""
    with Registry(tarball) as registry:
        thread = threading.Thread(target=registry.serve_forever, daemon=True)
        thread.start()
        yield registry
        registry.waiting.set()
        registry.shutdown()
        thread.join()
