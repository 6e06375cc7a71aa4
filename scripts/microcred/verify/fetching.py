"""Fetching documents that a badge names: through an argument, once each."""

from __future__ import annotations

from collections.abc import Callable

from microcred.verify.check import Failed, Unknown
from microcred.verify.jsontext import NotJson, read_object

Fetch = Callable[[str], bytes]
"""Gives what is at an https address, or raises CannotFetch."""


MAX_KEPT = 256
"""How many documents are remembered, so that badges cannot fill the memory."""


class CannotFetch(Exception):
    """A document could not be had; the text says why. `gone` is true where its host says so."""

    def __init__(self, why: str, *, gone: bool = False) -> None:
        super().__init__(why)
        self.gone = gone


def once(fetch: Fetch) -> Fetch:
    """Return the same, asking for each address only once: also when that came to nothing."""
    kept: dict[str, bytes | CannotFetch] = {}

    def fetched(url: str) -> bytes:
        if url not in kept:
            if len(kept) >= MAX_KEPT:
                kept.clear()
            try:
                kept[url] = fetch(url)
            except CannotFetch as why:
                kept[url] = why
        found = kept[url]
        if isinstance(found, CannotFetch):
            raise CannotFetch(str(found), gone=found.gone)
        return found

    return fetched


def document(url: str, fetch: Fetch, what: str) -> dict[str, object]:
    """Return the JSON object at an address, `what` naming it in messages.

    Raises Unknown where it cannot be had and Failed where it is none.
    """
    try:
        return read_object(text(url, fetch, what))
    except NotJson as why:
        raise Failed(f"{what} at {url} cannot be read: {why}") from why


def text(url: str, fetch: Fetch, what: str) -> bytes:
    """Return what is at an address. Raises Unknown where it cannot be had."""
    try:
        return fetch(url)
    except CannotFetch as why:
        raise Unknown(f"{what} could not be fetched: {why}") from why
