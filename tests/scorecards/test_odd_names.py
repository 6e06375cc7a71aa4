"""Names that get in each other's way, or that look like parts of a block."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from microcred.model.evidence import EvidenceSlot
from microcred.model.release import Release
from microcred.model.rubric import Criterion, Level, Rubric
from microcred.model.scorecard import Comparison, Scorecard
from microcred.scorecards import block, read
from tests.review.world import SUBMISSION, release

USUAL: dict[str, dict[str, str]] = {
    "criteria": {"pause": "Pausing"},
    "levels": {"meets": "Meets"},
    "slots": {"clips": "Recordings"},
}


def named(**changes: Mapping[str, str]) -> Release:
    names = {**USUAL, **changes}
    rubric = Rubric(
        id="odd",
        version="1.0",
        levels=tuple(Level(id=one, name=name) for one, name in names["levels"].items()),
        criteria=tuple(Criterion(id=one, name=name) for one, name in names["criteria"].items()),
    )
    slots = tuple(
        EvidenceSlot.model_validate({"id": one, "name": name, "kind": "video", "prompt": "x"})
        for one, name in names["slots"].items()
    )
    credential = release().credential.model_copy(update={"evidence": slots})
    return release().model_copy(update={"rubric": rubric, "credential": credential})


def everything(given: Release) -> Scorecard:
    """Return a scorecard with every criterion, every level and every slot."""
    assert given.rubric
    criteria = [one.id for one in given.rubric.criteria]
    scores = [
        {"criterion": one, "level": level.id} for one in criteria for level in given.rubric.levels
    ]
    checks = [
        {"slot": slot.id, "item": item, "result": result}
        for slot in given.credential.evidence
        for item in (1, 2)
        for result in Comparison
    ]
    card = {"submission": SUBMISSION, "credential": given.name, "attempt": 1, "conflict": "none"}
    return Scorecard.model_validate({**card, "scores": scores, "checks": checks})


ODD = [
    {"levels": {"meets": "Strong", "strong": "Meets"}},
    {"levels": {"meets": "Meets", "strong": "meets!"}},
    {"levels": {"meets": "<!-- Meets -->", "strong": "Strong <!--"}},
    {"levels": {"meets": "…", "strong": "?"}},
    {"criteria": {"pause": "Level: Meets", "voices": "Where"}},
    {"criteria": {"evidence": "Scorecard", "scorecard": "Evidence", "level": "Overall feedback"}},
    {"criteria": {"pause": "Pausing", "again": "PAUSING", "voices": "pause"}},
    {"criteria": {"pause": "### Pausing ###", "voices": "**Voices** \\", "x": "1. Voices"}},
    {"criteria": {"pause": "`voices`", "voices": "`pause`"}},
    {"slots": {"clips": "Clips", "clips-2": "Clips 2", "clips-item-2": "Clips, item 2"}},
    {"slots": {"clips": "Level: Meets :", "tally": "Overall feedback: tally"}},
    {"slots": {"clips": "a: matched", "tally": "b – differs", "x": "Evidence"}},
    {"slots": {"clips": "- Clips", "tally": "1. Tally", "x": "<!-- x -->"}},
]


@pytest.mark.parametrize("names", ODD)
def test_a_block_tells_them_apart(names):
    odd = named(**names)
    card = everything(odd)
    reading = read("card.md", block(card, odd), odd)
    assert reading.problems == ()
    assert reading.document
    assert reading.document.model == card


@pytest.mark.parametrize(
    ("names", "written", "instead", "expected"),
    [
        (
            {"levels": {"meets": "Strong", "strong": "Meets"}},
            "Level: `meets`",
            "Level: Meets",
            "“Meets” could be more than one level",
        ),
        (
            {"slots": {"clips": "Clips", "clips-2": "Clips 2"}},
            "- Clips, item 2: matched",
            "- Clips 2: matched",
            "“Clips 2” could be more than one piece of evidence",
        ),
    ],
)
def test_what_is_ambiguous_is_never_chosen(names, written, instead, expected):
    odd = named(**names)
    text = block(everything(odd), odd)
    assert written in text
    reading = read("card.md", text.replace(written, instead, 1), odd)
    assert reading.document is None
    assert [one.message for one in reading.problems] == [expected]
