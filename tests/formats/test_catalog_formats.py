"""What each file of the catalog holds, whole, and what holds for all of them."""

import json
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.entry import Entry
from microcred.formats import CATALOG_FORMATS, CatalogView
from microcred.formats.catalog_json import FIELDS
from microcred.formats.xmltext import plain
from tests.formats.catalog import golden, view

XML = [path for path in CATALOG_FORMATS if path.endswith(".xml")]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("catalog.json", "catalog.json"),
        ("feed.xml", "feed.xml"),
        ("feeds/talk.xml", "feed-talk.xml"),
        ("feeds/science.xml", "feed-science.xml"),
        ("opensearch.xml", "opensearch.xml"),
        ("robots.txt", "robots.txt"),
    ],
)
def test_the_whole_output(path: str, kept: str):
    assert CATALOG_FORMATS[path](view()).decode() == golden(kept)


@pytest.mark.parametrize("path", CATALOG_FORMATS)
def test_the_order_of_entries_does_not_matter(path: str):
    turned = replace(view(), entries=tuple(reversed(list(view().entries))))
    assert CATALOG_FORMATS[path](turned) == CATALOG_FORMATS[path](view())


@pytest.mark.parametrize("path", CATALOG_FORMATS)
def test_a_draft_is_never_in_it(path: str):
    assert b"Not for anyone to see" not in CATALOG_FORMATS[path](view())


@pytest.mark.parametrize("path", CATALOG_FORMATS)
def test_an_empty_catalog_has_it_too(path: str):
    assert CATALOG_FORMATS[path](replace(view(), entries=()))


def test_every_field_of_an_entry_is_documented_and_there():
    catalog = json.loads(CATALOG_FORMATS["catalog.json"](view()))
    assert {tuple(entry) for entry in catalog["credentials"]} == {tuple(FIELDS)}


# --- hostile text: nothing in a definition can break a file or reach beyond its place ---

ANY_TEXT = st.text(max_size=40)
NO_CONTROLS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40)
NASTY = st.sampled_from(["]]>", "<![CDATA[", "&amp;", "<script>", '"/>', "</entry>", "%s{}"])
HOSTILE = st.tuples(NO_CONTROLS, NASTY, NO_CONTROLS).map("".join)


def _filled_with(text: str, language: str) -> CatalogView:
    """Return a catalog whose every free text is `text`."""
    clean = view()
    program = clean.program.model_copy(update={"name": text, "tagline": text, "language": language})
    issuer = clean.issuer.model_copy(update={"name": text, "url": text, "email": text})
    entries = [_entry_filled_with(entry, text) for entry in clean.entries]
    return replace(clean, entries=entries, program=program, issuer=issuer)


def _entry_filled_with(entry: Entry, text: str) -> Entry:
    return replace(
        entry,
        version=text,
        name=text,
        description=text,
        competency=text,
        language=text,
        subjects=(text,),
        provider=text,
        funder=text,
        opens=text,
        code=text,
        badge_title=text,
        replaced_by=None,
    )


@given(HOSTILE)
def test_hostile_text_comes_back_unchanged_from_a_feed(text: str):
    feed = fromstring(CATALOG_FORMATS["feed.xml"](_filled_with(text, text)))
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == 3
    assert feed.findtext(f"{atom}title") == plain(text)
    assert {entry.findtext(f"{atom}author/{atom}name") for entry in entries} == {plain(text)}
    assert entries[0].findtext(f"{atom}title") == plain(text)
    assert entries[0].findtext(f"{atom}summary") == plain(f"{text} Open now, version {text}.")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == plain(text)


@given(HOSTILE)
def test_hostile_text_comes_back_unchanged_from_json(text: str):
    catalog = json.loads(CATALOG_FORMATS["catalog.json"](_filled_with(text, text)))
    assert catalog["program"]["name"] == text
    assert {entry["name"] for entry in catalog["credentials"]} == {text}
    assert {entry["subjects"][0] for entry in catalog["credentials"]} == {text}


@pytest.mark.parametrize("path", XML)
@given(text=ANY_TEXT)
def test_xml_is_well_formed_whatever_the_text(path: str, text: str):
    root = fromstring(CATALOG_FORMATS[path](_filled_with(text, text)))
    assert {element.tag.partition("}")[0] for element in root.iter()} == {
        root.tag.partition("}")[0]
    }
