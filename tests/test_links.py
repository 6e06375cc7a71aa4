"""Addresses inside the site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred import links


@pytest.mark.parametrize(
    ("made", "address"),
    [
        (links.credential("wait-time"), "credentials/wait-time/"),
        (links.provider("Word Partners, Inc."), "providers/word-partners-inc/"),
        (links.shelf("veteran"), "start/veteran/"),
        (links.facet("area", "talk"), "catalog/area/talk/"),
        (links.facet("area", "talk", 2), "catalog/area/talk/2/"),
        (links.filtered("area", "talk"), "catalog/?area=talk"),
        (links.part(3), "catalog/parts/3.json"),
        (links.document(""), "index.md"),
        (links.document("catalog/"), "catalog/index.md"),
        (links.page("catalog/area/talk/"), "catalog/area/talk/index.html"),
    ],
)
def test_addresses(made, address):
    assert made == address


@given(st.text(min_size=1).filter(str.strip))
def test_any_name_is_a_safe_part_of_an_address(name):
    slug = links.slugified(name)
    assert slug
    assert len(slug) <= 90
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in slug)
    assert slug == slug.lower()
