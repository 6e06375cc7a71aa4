"""The description by which a browser searches the catalog."""

from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.formats.opensearch import opensearch, shortened
from tests.formats.catalog import view

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_a_search_leads_to_the_catalog_with_its_words():
    root = fromstring(opensearch(view()))
    templates = {url.get("type"): url.get("template") for url in root.iter(f"{NAMESPACE}Url")}
    assert templates["text/html"] == "https://heron.example/badges/catalog/?q={searchTerms}"


@pytest.mark.parametrize(
    ("name", "short", "long"),
    [
        ("Heron", "Heron", "Heron"),
        ("Sixteen letters!", "Sixteen letters!", "Sixteen letters!"),
        ("Heron County – badges", "Heron County", "Heron County – badges"),
        ("Wonderfullylongname", "Wonderfullylongn", "Wonderfullylongname"),
        ("W" * 60, "W" * 16, "W" * 48),
    ],
)
def test_names_are_cut_to_what_the_format_allows(name: str, short: str, long: str):
    catalog = replace(view(), program=view().program.model_copy(update={"name": name}))
    root = fromstring(opensearch(catalog))
    assert root.findtext(f"{NAMESPACE}ShortName") == short
    assert root.findtext(f"{NAMESPACE}LongName") == long


@given(st.text(min_size=1), st.integers(1, 50))
def test_a_cut_text_is_the_start_of_the_whole(text: str, most: int):
    cut = shortened(text, most)
    assert text.startswith(cut)
    assert 0 < len(cut) <= most
