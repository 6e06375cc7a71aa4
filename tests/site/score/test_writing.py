"""What the page writes is read as the very scorecard that the evaluator saw on it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from microcred.bot.visible import visible
from microcred.document import Reading
from microcred.model.release import Release
from microcred.model.scorecard import Scorecard
from microcred.scorecards import block, read
from microcred.site.score import release_given
from tests.review.world import HASH, release
from tests.scorecards.cards import odd_releases
from tests.site.score.core import values
from tests.site.score.drafts import NASTY, RELEASES, card_of, drafts, many, plain_cards, task

FIELDS = ("why", "where", "feedback")


def fields(card: Scorecard) -> dict[str, Any]:
    return card.model_dump(mode="json", by_alias=True, exclude_none=True)


def model_of(reading: Reading[Scorecard]) -> Scorecard | None:
    return reading.document.model if reading.document else None


def given_to(run: str, pairs: list[tuple[Scorecard, Release]]) -> list[str]:
    """Return what the page writes of scorecards."""
    cases = [{"card": fields(card), "release": release_given(by, HASH)} for card, by in pairs]
    return values(run, cases)


@st.composite
def odd_cards(draw: st.DrawFn) -> tuple[Scorecard, Release]:
    odd = draw(odd_releases())
    return draw(plain_cards(odd)), odd


def test_it_writes_the_same_block_as_the_command_line():
    pairs = many(odd_cards(), 300)
    for (card, by), written in zip(pairs, given_to("block", pairs), strict=True):
        assert model_of(read("card.md", written, by)) == card
        assert written == block(card, by)


def test_a_yaml_file_is_read_as_what_was_written():
    pairs = [(card, release()) for card in many(plain_cards(release()), 200)]
    for (card, by), written in zip(pairs, given_to("yaml", pairs), strict=True):
        reading = read("card.yml", written, by)
        assert reading.problems == ()
        assert model_of(reading) == card


def test_a_draft_comes_to_the_scorecard_that_the_model_keeps():
    found, by = many(drafts(RELEASES[0]), 300), release_given(RELEASES[0], HASH)
    cards = values("card", [{"draft": one, "release": by} for one in found])
    for draft, card in zip(found, cards, strict=True):
        assert Scorecard.model_validate(card) == card_of(draft, RELEASES[0])


def nasty(text: str) -> dict[str, Any]:
    """Return a draft that says one thing wherever it can."""
    said = dict.fromkeys(FIELDS, text)
    return {
        "format": 1,
        "task": task(None, ""),
        "independent": True,
        "scores": {one: {"level": "meets", **said} for one in ("choice", "pause", "voices")},
        "checks": {"clips 1": {"result": "not-opened", "note": text}},
        "feedback": text,
        "locked": False,
        "saved": "",
    }


@pytest.fixture(scope="module")
def written() -> dict[str, tuple[Scorecard, str]]:
    """Return of each nasty text the scorecard that says it, and its block."""
    by = release_given(release(), HASH)
    found = [card_of(nasty(text), release()) for text in NASTY]
    made = values("card", [{"draft": nasty(text), "release": by} for text in NASTY])
    blocks = values("block", [{"card": card, "release": by} for card in made])
    return dict(zip(NASTY, zip(found, blocks, strict=True), strict=True))


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_arrives_as_it_was_typed_and_in_plain_sight(text, written):
    card, text_of = written[text]
    shown = visible(text_of)
    assert shown.hidden == ()
    reading = read("review.md", shown.text, release())
    assert reading.problems == ()
    assert model_of(reading) == card
