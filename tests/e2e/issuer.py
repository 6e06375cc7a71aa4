"""Another issuer, on a host of its own: over https, as did:web wants it, with CORS or without."""

import datetime as dt
import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from microcred import did, links, status_list
from tests import ledgers

HOST = "localhost"
EVER = (
    dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
    dt.datetime(2090, 1, 1, tzinfo=dt.UTC),
)


@dataclass
class Issuer:
    """What the issuer serves; what it was asked for, and with which headers.

    `open` is whether other pages may read.
    """

    address: str = ""
    open: bool = True
    served: dict[str, bytes] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    told: list[set[str]] = field(default_factory=list)

    @property
    def did(self) -> str:
        return did.did_web(self.address)

    def award(self, *, revoked: bool = False) -> dict[str, Any]:
        """Return an award of this issuer, and serve what it takes to check it."""
        program = ledgers.program(url=self.address, name="Good example")
        place = ledgers.status()
        bits = status_list.empty()
        bits = status_list.with_bit(bits, place.index) if revoked else bits
        bare = status_list.document(program, self.did, place.list, bits, ledgers.AWARDED)
        self.serve(links.status_list(place.list), ledgers.sign(bare))
        self.serve(
            did.document_address(self.address), did.did_document(self.did, [ledgers.MULTIKEY])
        )
        badge = ledgers.signed(program=program)
        self.serve(badge["id"].removeprefix(self.address), badge)
        return badge

    def serve(self, path: str, document: object) -> None:
        self.served[f"/{path}"] = json.dumps(document).encode()


@contextmanager
def issuing(folder: Path, *, open: bool = True) -> Iterator[Issuer]:  # noqa: A002
    """Give an issuer at an address of its own on this machine."""
    issuer = Issuer(open=open)
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: _Handler(issuer, *given))
    server.daemon_threads = True
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*_certificate(folder))
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *given: None  # type: ignore[method-assign]
    issuer.address = f"https://{HOST}:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield issuer
    server.shutdown()
    thread.join()
    server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, issuer: Issuer, *given: Any) -> None:
        self.issuer = issuer
        super().__init__(*given)

    def do_GET(self) -> None:
        self.issuer.asked.append(self.path)
        self.issuer.told.append({name.lower() for name in self.headers})
        body = self.issuer.served.get(self.path)
        onward = self.issuer.redirects.get(self.path)
        self.send_response(302 if onward else 404 if body is None else 200)
        if self.issuer.open:
            self.send_header("Access-Control-Allow-Origin", "*")
        if onward:
            self.send_header("Location", onward)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Return the files of a certificate for localhost that nobody vouches for, and of its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(EVER[0])
        .not_valid_after(EVER[1])
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.txt", folder / "key.txt"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files
