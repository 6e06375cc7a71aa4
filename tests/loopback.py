"""A real https host on this machine, with a certificate of its own, that answers as it is told."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import ClassVar

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    """What the host says, after `delay` seconds; `write` writes it in place of a plain body."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    write: Callable[[Callable[[bytes], None]], None] | None = None
    delay: float = 0


@dataclass
class Host:
    """The host: its address without a slash, what it answers by path, and what it was asked."""

    address: str
    answers: dict[str, Answer | bytes]
    asked: list[tuple[str, dict[str, str]]]
    tls: ssl.SSLContext

    @property
    def did(self) -> str:
        """Return the did:web whose document is at `/.well-known/did.json`."""
        return f"did:web:{self.address.partition('://')[2].replace(':', '%3A')}"


@contextmanager
def host(folder: Path, *, plain: bool = False, named: str = HOST) -> Iterator[Host]:
    """Run a host; `plain` without TLS, `named` for a certificate of another name."""

    class Bound(_Handler):
        answers: ClassVar[dict[str, Answer | bytes]] = {}
        asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    with _Server((HOST, 0), Bound) as server:
        scheme = "http" if plain else "https"
        trusted = ssl.create_default_context()
        if not plain:
            certificate, key = _certificate(folder, named)
            serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            serving.load_cert_chain(certificate, key)
            server.socket = serving.wrap_socket(server.socket, server_side=True)
            trusted.load_verify_locations(certificate)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        address = f"{scheme}://{HOST}:{server.server_address[1]}"
        yield Host(address, Bound.answers, Bound.asked, trusted)
        server.shutdown()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address) -> None:
        """Say nothing of a client that went away."""


class _Handler(BaseHTTPRequestHandler):
    answers: ClassVar[dict[str, Answer | bytes]]
    asked: ClassVar[list[tuple[str, dict[str, str]]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        answer = self.answers.get(self.path, Answer(b"nothing here", 404))
        answer = Answer(answer) if isinstance(answer, bytes) else answer
        time.sleep(answer.delay)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.write is None and "Content-Length" not in answer.headers:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if answer.write is None:
            self.wfile.write(answer.body)
        else:
            answer.write(self._write)

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


def _certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Write a certificate that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    known = x509.IPAddress(ip_address(name)) if name == HOST else x509.DNSName(name)
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([known]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(parents=True, exist_ok=True)
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret
