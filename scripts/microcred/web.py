"""The network: documents over https, bounded in size, time and where they may be.

What a badge names is an address that a stranger wrote. So hosts inside private networks are not
asked, unless a person typed their names: a badge must not make this machine knock on doors that
only it can reach. The address that was looked at is the one that is connected to, so that a name
cannot change its meaning in between.
"""

from __future__ import annotations

import base64
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, TypeVar
from urllib.parse import SplitResult, unquote, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from microcred import __version__
from microcred.verify import CannotFetch

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_REDIRECTS: Final = 5
SECONDS: Final = 20.0

T = TypeVar("T")
_Response = http.client.HTTPResponse

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_UNICAST: Final = ipaddress.ip_network("2000::/3")  # all that IANA gives out of IPv6
_HEADERS: Final = {
    "Accept": "application/vc, application/ld+json, application/json, image/png, */*;q=0.5",
    "Accept-Encoding": "identity",
    "User-Agent": f"microcred/{__version__}",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Web:
    """Gives what is at an https address; raises CannotFetch, whatever goes wrong.

    `typed` holds the hosts that a person named, which may be inside a private network. `seconds`
    bounds a fetch as a whole, redirects and all. `plain_loopback` lets this machine be asked by
    http, for tests.
    """

    typed: frozenset[str] = frozenset()
    seconds: float = SECONDS
    max_bytes: int = MAX_BYTES
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    plain_loopback: bool = False

    def __call__(self, url: str) -> bytes:
        """Return the bytes at an address, after any redirects."""
        return self._followed(url, self._answer)

    def status(self, url: str) -> int:
        """Return the status that an address answers with, after any redirects; no more is read."""
        return self._followed(url, _status)

    def _followed(self, url: str, read: Callable[[str, _Response], T | str]) -> T:
        """Return what is read at the end of any redirects."""
        end = monotonic() + self.seconds
        for _ in range(MAX_REDIRECTS + 1):
            found = self._asked(url, end, read)
            if not isinstance(found, str):
                return found
            url = _led(url, found)
        raise CannotFetch(f"{url} is the end of more than {MAX_REDIRECTS} redirects")

    def _asked(self, url: str, end: float, read: Callable[[str, _Response], T | str]) -> T | str:
        """Return what is at an address, or the address to which it leads on."""
        parts = self._parts(url)
        left = end - monotonic()
        if left <= 0:
            raise self._too_slow(url)
        try:
            with closing(self._connection(parts, left)) as connection:
                connection.connect()
                with _alarm(connection.sock, end - monotonic()):
                    connection.request("GET", _path(parts), headers=_HEADERS)
                    with closing(connection.getresponse()) as response:
                        found = read(url, response)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if monotonic() >= end:
                raise self._too_slow(url) from error
            raise CannotFetch(f"{url} could not be reached ({_why(error)})") from error
        if monotonic() >= end:  # an answer that was cut can look like a whole one
            raise self._too_slow(url)
        return found

    def _too_slow(self, url: str) -> CannotFetch:
        return CannotFetch(f"{url} did not answer within {self.seconds:g} seconds")

    def _parts(self, url: str) -> SplitResult:
        """Return the parts of an address that may be asked."""
        try:
            parts = urlsplit(url)
            parts.port  # noqa: B018  raises ValueError where it is none
        except ValueError as error:
            raise CannotFetch(f"{url} is not an address") from error
        plain = self.plain_loopback and parts.scheme == "http" and _is_loopback(parts.hostname)
        if parts.scheme != "https" and not plain:
            raise CannotFetch(f"{url} is not an https address, so anybody could change its answer")
        if not parts.hostname or "@" in parts.netloc or not url.isprintable() or " " in url:
            raise CannotFetch(f"{url} is not a plain address")
        return parts

    def _connection(self, parts: SplitResult, left: float) -> http.client.HTTPConnection:
        host = str(parts.hostname)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        proxy = None if _is_loopback(host) else _proxy(host)
        address = self._address(host, port, behind_proxy=proxy is not None)
        if proxy is not None:
            return _through(proxy, host, port, left, self.tls)
        if parts.scheme == "http":
            return http.client.HTTPConnection(host, port, timeout=left)
        return _Pinned(host, port, address, left, self.tls)

    def _address(self, host: str, port: int, *, behind_proxy: bool) -> str:
        """Return the address of a host. Raises CannotFetch where it is not for everybody."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            if behind_proxy:
                return host  # only the proxy knows names
            raise CannotFetch(f"there is no host {host}, or no network") from error
        addresses = [str(one[4][0]) for one in found]
        if host not in self.typed and not all(map(_is_public, addresses)):
            raise CannotFetch(
                f"{host} is inside a private network. A badge does not get to name such hosts; a "
                "person does, by `--allow-host`"
            )
        return addresses[0]

    def _answer(self, url: str, response: http.client.HTTPResponse) -> bytes | str:
        """Return the body, or where the answer leads on."""
        if place := _place(response):
            return place
        if response.status != http.client.OK:
            gone = response.status == http.client.GONE
            raise CannotFetch(f"{url} answers {response.status} {response.reason}", gone=gone)
        if response.getheader("Content-Encoding", "identity") != "identity":
            raise CannotFetch(f"{url} answers compressed, though it was asked not to")
        data = response.read(self.max_bytes + 1)
        if len(data) > self.max_bytes:
            raise CannotFetch(f"{url} answers more than {self.max_bytes:,} bytes")
        if response.length:
            raise CannotFetch(f"the answer of {url} was cut off")
        return data


class _Pinned(http.client.HTTPSConnection):
    """A connection to the very address that was looked at, by the name that was asked for."""

    def __init__(
        self, host: str, port: int, address: str, seconds: float, tls: ssl.SSLContext
    ) -> None:
        super().__init__(host, port, timeout=seconds, context=tls)
        self._pinned, self._tls = address, tls

    def connect(self) -> None:
        """Connect and shake hands."""
        plain = socket.create_connection((self._pinned, self.port), self.timeout)
        try:
            self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise


@contextmanager
def _alarm(connected: socket.socket, seconds: float) -> Iterator[None]:
    """Cut a connection after some seconds: a host that drips bytes would hold it for ever."""

    def cut() -> None:
        with suppress(OSError):  # where it is closed already
            socket.socket.shutdown(connected, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _proxy(host: str) -> SplitResult | None:
    """Return the proxy that this machine's settings name for https, if any."""
    proxy = getproxies().get("https")
    if not proxy or proxy_bypass(host):
        return None
    return urlsplit(proxy if "://" in proxy else f"http://{proxy}")


def _through(
    proxy: SplitResult, host: str, port: int, seconds: float, tls: ssl.SSLContext
) -> http.client.HTTPConnection:
    connection = http.client.HTTPSConnection(
        str(proxy.hostname), proxy.port or 8080, timeout=seconds, context=tls
    )
    headers = {}
    if proxy.username:
        login = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
        headers["Proxy-Authorization"] = f"Basic {base64.b64encode(login.encode()).decode()}"
    connection.set_tunnel(host, port, headers)
    return connection


def _is_loopback(host: str | None) -> bool:
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"


def _is_public(address: str) -> bool:
    """True for an address that anybody on the internet could ask."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and (
        found not in _UNICAST or found.sixtofour or found.teredo
    ):
        return False  # many of them lead to an address of the old kind
    return found.is_global and not found.is_multicast


def _status(url: str, response: http.client.HTTPResponse) -> int | str:
    return _place(response) or response.status


def _place(response: http.client.HTTPResponse) -> str | None:
    """Return where an answer leads on to, None where it does not."""
    return response.getheader("Location") if response.status in _REDIRECTS else None


def _led(url: str, place: str) -> str:
    try:
        return urljoin(url, place)
    except ValueError as error:
        raise CannotFetch(f"{url} leads on to what is not an address") from error


def _path(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate does not hold: {error.verify_message}"
    return str(error) or type(error).__name__
