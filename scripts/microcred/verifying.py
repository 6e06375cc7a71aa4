"""Badges to verify: a file, an address, a folder; from the network, or a built site alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

from microcred import did, files, links
from microcred.pool import Progress, no_progress
from microcred.problem import Problem
from microcred.verify import MAX_DATA, CannotFetch, Fetch, Outcome, once, unopened, verify
from microcred.verify.jsontext import NotJson, read_object
from microcred.verify.opened import NO_BADGE_BUT_A_LIST
from microcred.verify.report import Result

SUFFIXES: Final = frozenset({".json", ".jsonld", ".jws", ".jwt", ".png", ".svg", ".txt"})
"""The endings of files that may hold a badge."""

_DOCUMENTS: Final = (".well-known/did.json", "did.json")
_PLAIN = re.compile(r"[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*")
_DATA: Final = frozenset(
    {"application/vc", "application/vc+ld+json", "application/ld+json", "application/json"}
)


class NoSite(Exception):
    """A folder cannot stand for a site; the text says why."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How badges are asked about: through what, when, and for whom."""

    fetch: Fetch
    now: datetime
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Offline:
    """A fetch that gives what a built site has at its addresses, and never asks the network."""

    site: Path
    base: str

    def __call__(self, url: str) -> bytes:
        """Return the bytes at an address of the site. Raises CannotFetch for any other."""
        whole = url.partition("#")[0]
        path = whole.removeprefix(self.base)
        if path == whole:
            raise CannotFetch(f"{url} is not of this site, and only this site is asked")
        if path == "" or path.endswith("/"):
            path = links.page(path)
        if not _PLAIN.fullmatch(path) or ".." in path.split("/"):
            raise CannotFetch(f"{url} is not the address of a file")
        found = files.read_bytes(self.site, path)
        if isinstance(found, Problem):
            raise CannotFetch(f"the site has no {path} that can be read: {found.message}")
        return found


def offline(site: Path) -> Offline:
    """Return the fetch of a built site; whose site it is, its own did.json says. Raises NoSite."""
    for path in _DOCUMENTS:
        data = files.read_bytes(site, path)
        if isinstance(data, Problem):
            continue
        try:
            name = str(read_object(data).get("id"))
            base = did.document_url(name).removesuffix(path)
        except (NotJson, ValueError) as error:
            raise NoSite(f"{site / path} is not a site's DID document: {error}") from error
        if did.did_web(base) != name:
            raise NoSite(f"{site / path} is of {name}, which has its DID document elsewhere")
        return Offline(site, base)
    raise NoSite(f"{site} has no did.json, so it is not a site of a programme that has keys")


def is_address(target: str) -> bool:
    """True for what begins as an address of the web does."""
    return re.match(r"https?://", target, re.IGNORECASE) is not None


def verified_address(url: str, asking: Asking) -> Result:
    """Return the result for an address, of a badge or of a page that tells where its data are."""
    try:
        data = asking.fetch(url)
        if (linked := _linked(data, url)) is not None:
            data = asking.fetch(linked)
    except CannotFetch as why:
        return Result(url, unopened(Outcome.UNKNOWN, f"The badge could not be fetched: {why}."))
    return Result(url, verify(data, asking.fetch, asking.now, asking.recipient))


def verified_file(path: Path, asking: Asking, name: str | None = None) -> Result:
    """Return the result for a file, called by `name` or by its path."""
    named = name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_DATA + 1)
    except OSError as error:
        said = f"The file could not be read: {error.strerror}."
        return Result(named, unopened(Outcome.UNKNOWN, said))
    if len(data) > MAX_DATA:
        said = f"The file has more than {MAX_DATA:,} bytes, which no badge needs."
        return Result(named, unopened(Outcome.FAILED, said))
    return Result(named, verify(data, asking.fetch, asking.now, asking.recipient))


def verified_folder(
    folder: Path, asking: Asking, progress: Progress = no_progress
) -> tuple[list[Result], int]:
    """Return a result for each file below a folder that may hold a badge, and a number of others.

    Those are lists of revoked awards, which stand beside awards and are none. What badges name is
    fetched only once for all of them.
    """
    asking = Asking(once(asking.fetch), asking.now, asking.recipient)
    paths, results = list(_files(folder)), []
    for done, path in enumerate(paths, start=1):
        results.append(verified_file(folder / path, asking, path))
        progress(done, len(paths))
    kept = [result for result in results if not _is_list(result)]
    return kept, len(results) - len(kept)


def _files(folder: Path) -> Iterator[str]:
    """Yield the paths of files below a folder, in order, hidden ones left out."""
    for path in sorted(files.walk(folder)):
        hidden = any(part.startswith(".") for part in path.split("/"))
        if not hidden and Path(path).suffix.lower() in SUFFIXES and (folder / path).is_file():
            yield path


def _is_list(result: Result) -> bool:
    return result.verification.checks[0].message == NO_BADGE_BUT_A_LIST


def _linked(data: bytes, url: str) -> str | None:
    """Return where a web page of the same host says its data are, None for anything else."""
    if data[:1000].lstrip()[:1] != b"<" or b"<html" not in data[:1000].lower():
        return None
    page = _Page()
    page.feed(data.decode("utf-8", "replace"))
    found = urljoin(url, page.data) if page.data else None
    return found if found and urlsplit(found)[:2] == urlsplit(url)[:2] else None


class _Page(HTMLParser):
    """Reads a web page for the first link to the same as data."""

    data: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where `<link rel="alternate">` leads."""
        given = dict(attrs)
        rel, kind = (given.get("rel") or "").split(), (given.get("type") or "").split(";")[0]
        if tag == "link" and "alternate" in rel and kind in _DATA:
            self.data = self.data or given.get("href")
