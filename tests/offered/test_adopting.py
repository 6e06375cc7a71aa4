"""What organisations count as their own."""

from __future__ import annotations

import pytest

from microcred.offered.adopting import adopted_by
from tests.offered.programme import ORGANIZATIONS, SOUND, altered, reading

LAKESIDE = f"{ORGANIZATIONS}/lakeside.yml"
OURS = {"wait-time", "think-aloud", "peer-talk"}
CASES = {
    "all of ours and one of theirs": ("[any]", "[any]", {*OURS, "feedback"}),
    "some": ("[any]", "[peer-talk]", {"peer-talk", "feedback"}),
    "all of theirs": ("[feedback]", "[any]", {*OURS, "feedback", "planning"}),
    "what it issues": ("parts: [adopter,", "parts: [issuer, adopter,", {*OURS, "feedback"}),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_what_is_adopted(old: str, new: str, expected: set[str]) -> None:
    offers, _ = reading(altered(LAKESIDE, (old, new)))

    assert adopted_by(offers) == {"lakeside": expected}


def test_a_union_that_adopts_ours_has_its_own_too() -> None:
    guild = f"{ORGANIZATIONS}/guild.yml"
    adopts = "adopts: [{catalog: here, credentials: [peer-talk], since: 2026-01-01}]\n"
    offers, _ = reading({**SOUND, guild: SOUND[guild] + adopts})

    assert adopted_by(offers)["guild"] == {"peer-talk", "feedback", "planning"}
