"""`/sitemap.xml`: every page, for search engines.

https://www.sitemaps.org/protocol.html: at most 50,000 addresses a file, then an index of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import quote
from xml.etree.ElementTree import Element

from microcred import links
from microcred.formats.xmltext import child, document
from microcred.model.program import Program

NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
PATH: Final = "sitemap.xml"
MOST_PAGES: Final = 50_000


def sitemaps(
    program: Program,
    pages: Iterable[str],
    changed: Mapping[str, str] | None = None,
    most: int = MOST_PAGES,
) -> dict[str, bytes]:
    """Return the sitemap by its path; beyond `most` pages an index, and its parts by theirs.

    `pages` are paths from the site's root, as addresses (`catalog/`) or files
    (`catalog/index.html`); whatever else is among them, and the page for what is not found, is
    left out. `changed` maps an address to the ISO date of its last change, where that is known.
    """
    paths = sorted({address for page in pages if (address := _address(page)) is not None})
    parts = [paths[start : start + most] for start in range(0, len(paths), most)] or [[]]
    if len(parts) == 1:
        return {PATH: _pages(program, paths, changed or {})}
    named = {f"sitemaps/{number}.xml": part for number, part in enumerate(parts, 1)}
    files = {path: _pages(program, part, changed or {}) for path, part in named.items()}
    return {PATH: _index(program, list(named)), **files}


def _address(page: str) -> str | None:
    """Return a page's address, or None for what is no page to be found."""
    if page in ("", "index.html"):
        return ""
    address = page.removesuffix("index.html") if page.endswith("/index.html") else page
    listed = address.endswith(("/", ".html")) and address != "404.html"
    return address if listed else None


def _pages(program: Program, paths: Sequence[str], changed: Mapping[str, str]) -> bytes:
    root = Element("urlset", {"xmlns": NAMESPACE})
    for path in paths:
        url = child(root, "url")
        child(url, "loc", links.whole(program, quote(path)))
        if path in changed:
            child(url, "lastmod", changed[path])
    return document(root)


def _index(program: Program, paths: Sequence[str]) -> bytes:
    root = Element("sitemapindex", {"xmlns": NAMESPACE})
    for path in paths:
        child(child(root, "sitemap"), "loc", links.whole(program, path))
    return document(root)
