"""The feeds are valid Atom 1.0, and say what a subscriber wants to know."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from microcred.formats import CATALOG_FORMATS, CatalogView
from microcred.formats.atom import MOST_ENTRIES, area_feed, feed
from tests.formats.catalog import view

ATOM = "{http://www.w3.org/2005/Atom}"
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def faults(root: Element) -> Iterator[str]:
    """Yield what RFC 4287, sections 4.1.1 and 4.1.2, would find wrong with a feed."""
    if root.tag != f"{ATOM}feed":
        yield f"the root is {root.tag}"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        yield from _faults_of_one(element)
    if not any(_is(link, "self", "application/atom+xml") for link in root.findall(f"{ATOM}link")):
        yield "no link to itself"
    authored = all(entry.find(f"{ATOM}author") is not None for entry in entries) and entries
    if root.find(f"{ATOM}author") is None and not authored:
        yield "nobody wrote it"
    ids = Counter(element.findtext(f"{ATOM}id") for element in (root, *entries))
    yield from (
        f"{identity} is there {count} times" for identity, count in ids.items() if count > 1
    )


def _faults_of_one(element: Element) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        found = element.findall(f"{ATOM}{name}")
        if len(found) != 1 or not found[0].text:
            yield f"{element.tag} has {len(found)} {name}"
    if not DATE_TIME.fullmatch(element.findtext(f"{ATOM}updated") or ""):
        yield f"{element.tag} is not dated"
    if not re.match(r"https?://", element.findtext(f"{ATOM}id") or ""):
        yield f"{element.tag} has a relative id"
    for author in element.findall(f"{ATOM}author"):
        if len(author.findall(f"{ATOM}name")) != 1:
            yield "an author without a name"
    links = element.findall(f"{ATOM}link")
    yield from ("a link to nowhere" for link in links if not link.get("href"))
    alternates = Counter(link.get("type") for link in links if link.get("rel") == "alternate")
    if not alternates or max(alternates.values()) > 1:
        yield f"{element.tag} has alternates {alternates}"


def _is(link: Element, rel: str, kind: str) -> bool:
    return (link.get("rel"), link.get("type")) == (rel, kind)


def titles(data: bytes) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in fromstring(data).findall(f"{ATOM}entry")]


FEEDS = [path for path in CATALOG_FORMATS if path.startswith("feed")]


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("catalog", [view(), replace(view(), entries=())], ids=["some", "none"])
def test_feed_is_valid(path: str, catalog: CatalogView):
    assert list(faults(fromstring(CATALOG_FORMATS[path](catalog)))) == []


def test_there_is_a_feed_for_each_area():
    assert "feeds/literacy.xml" in FEEDS
    assert len(FEEDS) == 9


def test_the_newest_comes_first():
    assert titles(feed(view())) == [
        "Wait Time",
        "Retired: Counting Pauses",
        "Planned: Lectura en voz alta",
    ]


def test_an_area_has_its_own_only():
    assert titles(area_feed(view(), "literacy")) == ["Planned: Lectura en voz alta"]


@pytest.mark.parametrize(
    ("history", "date"),
    [
        pytest.param({"wait-time": "2026-11-18"}, "2026-11-18", id="the last change"),
        pytest.param({}, "2026-11-20", id="else the last review"),
    ],
)
def test_an_entry_is_dated_by(history: dict[str, str], date: str):
    entries = [entry for entry in view().entries if entry.id == "wait-time"]
    root = fromstring(feed(replace(view(), entries=entries, updated=history)))
    assert root.findtext(f"{ATOM}entry/{ATOM}updated") == f"{date}T00:00:00Z"
    assert root.findtext(f"{ATOM}updated") == f"{date}T00:00:00Z"


def test_a_new_version_keeps_the_id():
    def identity(catalog: CatalogView) -> list[str | None]:
        root = fromstring(feed(catalog))
        return [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]

    newer = [replace(entry, version="9.0") for entry in view().entries]
    assert identity(replace(view(), entries=newer)) == identity(view())


def test_at_most_a_hundred_entries_the_newest():
    one = next(entry for entry in view().entries if entry.id == "wait-time")
    many = [replace(one, id=f"number-{number}", name=f"{number}") for number in range(120)]
    updated = {entry.id: f"2026-{1 + number % 12:02}-10" for number, entry in enumerate(many)}
    found = titles(feed(replace(view(), entries=many, updated=updated)))
    assert len(found) == MOST_ENTRIES == 100
    assert {name for name in found if int(name or 0) % 12 == 11} == {
        f"{number}" for number in range(11, 120, 12)
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({}, "Open now, version 1.1.", id="active"),
        pytest.param({"status": "planned"}, "Planned, not open yet.", id="planned"),
        pytest.param(
            {"status": "planned", "opens": "in May"}, "Planned: opens in May.", id="with a date"
        ),
        pytest.param({"status": "retired"}, "Closed to new submissions.", id="retired"),
        pytest.param(
            {"status": "retired", "replaced_by": "counting-pauses"},
            "Closed to new submissions. Its successor is Counting Pauses.",
            id="replaced",
        ),
        pytest.param(
            {"status": "retired", "replaced_by": "nobody"},
            "Closed to new submissions.",
            id="replaced by something unknown",
        ),
    ],
)
def test_a_summary_ends_in_the_state(change: dict[str, Any], said: str):
    entries = [
        replace(entry, **change) if entry.id == "wait-time" else entry for entry in view().entries
    ]
    root = fromstring(feed(replace(view(), entries=entries)))
    summary = root.findtext(f"{ATOM}entry/{ATOM}summary")
    assert summary == f"Pause after you ask, so that more students think & speak. {said}"
