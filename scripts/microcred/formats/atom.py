"""`/feed.xml` and `/feeds/<area>.xml`: what is new, changed, planned or retired, as Atom 1.0.

RFC 4287, https://www.rfc-editor.org/rfc/rfc4287. An id is an address of ours: the one thing about
a micro-credential that never changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from microcred import __version__, links
from microcred.entry import Entry
from microcred.formats.view import CatalogView, data
from microcred.formats.xmltext import child, document, plain
from microcred.labels import label

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
FEED: Final = "feed.xml"
MOST_ENTRIES: Final = 100

# An entry must have a date, and some have none: no history, never reviewed. They sort last.
_UNDATED: Final = "1970-01-01"


def area_feed_path(area: str) -> str:
    """Return the path of an area's own feed."""
    return f"feeds/{area}.xml"


def feed(view: CatalogView) -> bytes:
    """Return the feed of the whole catalog."""
    return _feed(view, FEED, view.program.name, links.CATALOG, view.published)


def area_feed(view: CatalogView, area: str) -> bytes:
    """Return the feed of one area."""
    entries = [entry for entry in view.published if entry.area == area]
    title = f"{view.program.name}: {label('area', area)}"
    page = links.facet("area", area) if entries else links.CATALOG
    return _feed(view, area_feed_path(area), title, page, entries)


def _feed(view: CatalogView, path: str, title: str, page: str, entries: Sequence[Entry]) -> bytes:
    newest = sorted(entries, key=lambda entry: _date(view, entry), reverse=True)[:MOST_ENTRIES]
    names = {entry.id: entry.name for entry in view.published}
    language = view.program.language
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": plain(language)})
    child(root, "id", view.whole(path))
    child(root, "title", title)
    child(root, "subtitle", view.program.tagline)
    child(root, "updated", _moment(_date(view, newest[0]) if newest else _UNDATED))
    child(root, "link", rel="self", type="application/atom+xml", href=view.whole(path))
    child(root, "link", rel="alternate", type="text/html", href=view.whole(page))
    _author(root, view)
    child(root, "generator", "microcred", version=__version__)
    for entry in newest:
        _entry(root, view, entry, names)
    return document(root)


def _author(root: Element, view: CatalogView) -> None:
    author = child(root, "author")
    child(author, "name", view.issuer.name)
    child(author, "uri", view.issuer.url)
    if view.issuer.email:
        child(author, "email", view.issuer.email)


def _entry(root: Element, view: CatalogView, entry: Entry, names: Mapping[str, str]) -> None:
    page = view.whole(links.credential(entry.id))
    element = child(root, "entry")
    if entry.language != view.program.language:
        element.set("xml:lang", plain(entry.language))
    child(element, "id", page)
    child(element, "title", _TITLE_STARTS.get(entry.status, "") + entry.name)
    child(element, "updated", _moment(_date(view, entry)))
    child(element, "link", rel="alternate", type="text/html", href=page)
    json_url = view.whole(data(entry.id))
    child(element, "link", rel="alternate", type="application/json", href=json_url)
    child(child(element, "author"), "name", entry.provider)
    for kind, value in (("area", entry.area), ("depth", entry.depth), ("status", entry.status)):
        child(element, "category", term=value, label=label(kind, value))
    child(element, "summary", f"{entry.description} {_state(entry, names)}")


_TITLE_STARTS: Final = {"planned": "Planned: ", "retired": "Retired: "}


def _state(entry: Entry, names: Mapping[str, str]) -> str:
    """Return where a micro-credential is in its life, as a sentence."""
    if entry.status == "planned":
        return f"Planned: opens {entry.opens}." if entry.opens else "Planned, not open yet."
    if entry.status == "retired":
        successor = names.get(entry.replaced_by or "")
        closed = "Closed to new submissions."
        return f"{closed} Its successor is {successor}." if successor else closed
    return f"Open now, version {entry.version}."


def _date(view: CatalogView, entry: Entry) -> str:
    return view.changed(entry) or _UNDATED


def _moment(day: str) -> str:
    """Return an ISO date as the date-time of RFC 3339 that Atom asks for."""
    return f"{day[:10]}T00:00:00Z"
