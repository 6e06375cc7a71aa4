"""How an answer is read: no more than so many bytes, in so many seconds, and from nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import monotonic
from typing import Final

import requests
from github.Requester import HTTPRequestsConnectionClass, HTTPSRequestsConnectionClass, Requester

MAX_BYTES: Final = 64 * 1024 * 1024
"""The largest answer that is read: a hundred comments, each as long as GitHub takes it."""

SECONDS: Final = 60.0
"""How long an answer may take to arrive once it has begun."""

WAIT: Final = 20
"""How many seconds may pass until an answer begins, and between two parts of it."""

_PART: Final = 65_536


class Odd(Exception):
    """An answer that GitHub would not give."""


class Answer:
    """An answer as PyGithub reads it: status, headers and text."""

    def __init__(self, status: int, headers: Mapping[str, str], text: str) -> None:
        """All of it is there already."""
        self.status = status
        self._headers = headers
        self._text = text

    def getheaders(self) -> Iterator[tuple[str, str]]:
        """Yield each header."""
        yield from self._headers.items()

    def read(self) -> str:
        """Return the text."""
        return self._text


class _Https(HTTPSRequestsConnectionClass):
    def getresponse(self) -> Answer:  # type: ignore[override]  # PyGithub asks for no more of it
        return _answer(self)


class _Http(HTTPRequestsConnectionClass):
    def getresponse(self) -> Answer:  # type: ignore[override]
        return _answer(self)


def bound() -> None:
    """Let whatever PyGithub connects to from now on be read in this way."""
    Requester.injectConnectionClasses(_Http, _Https)


def _answer(connection: _Http | _Https) -> Answer:
    """Return what is answered. Raises Odd for what is no answer to what was asked."""
    ask = getattr(connection.session, connection.verb.lower())
    response: requests.Response = ask(
        f"{connection.protocol}://{connection.host}:{connection.port}{connection.url}",
        headers=connection.headers,
        data=connection.input,
        timeout=WAIT,
        verify=connection.verify,
        allow_redirects=False,
        stream=True,
    )
    with response:
        if 300 <= response.status_code < 400:
            raise Odd("it sends elsewhere; if the repository was renamed, use its new name")
        if response.status_code == 202:
            raise Odd("it has no answer yet")
        text = b"".join(_parts(response)).decode("utf-8", errors="replace")
        return Answer(response.status_code, dict(response.headers), text)


def _parts(response: requests.Response) -> Iterator[bytes]:
    end, size = monotonic() + SECONDS, 0
    for part in response.iter_content(_PART):
        size += len(part)
        if size > MAX_BYTES:
            raise Odd(f"its answer has more than {MAX_BYTES:,} bytes")
        if monotonic() > end:
            raise Odd(f"its answer took more than {SECONDS:g} seconds")
        yield part
