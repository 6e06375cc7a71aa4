"""A sentence with places for words."""

import pytest

from microcred.saying import Saying


def test_words_go_into_their_places():
    saying = Saying("S13", "{item} has {bytes:,} bytes")
    assert saying(item="item 1", bytes=1234567) == "item 1 has 1,234,567 bytes"


def test_words_that_have_no_place_are_left_out():
    assert Saying("S13", "nothing")(item="item 1") == "nothing"


def test_a_place_without_its_word_is_a_mistake():
    with pytest.raises(KeyError, match="item"):
        Saying("S13", "{item}")()


def test_braces_in_a_word_stay_as_they_are():
    assert Saying("S13", "{item}")(item="{other} {0}") == "{other} {0}"
