"""What somebody writes who could not open something is taken by the bot as it was meant."""

from __future__ import annotations

from typing import Any

import pytest

from microcred.bot.commands import written
from microcred.bot.commands.written import reason
from microcred.model.program import Program
from microcred.site.score import given as told
from tests.review.world import HASH, release
from tests.scorecards.cards import odd_lines
from tests.site import example
from tests.site.score.core import values
from tests.site.score.drafts import NASTY, many
from tests.site.score.test_agreeing import DRAFT

PROGRAM: Program = example.program(evidence_hosts=["drive.google.com"])
GIVEN = told(release(), HASH, PROGRAM, {})


def held(**checks: tuple[str, str]) -> dict[str, Any]:
    found = {
        place.replace("_", " "): {"result": result, "note": note}
        for place, (result, note) in checks.items()
    }
    return {"draft": DRAFT | {"checks": found}, "given": GIVEN}


def told_of(*cases: dict[str, Any]) -> list[dict[str, str]]:
    return values("held", cases)


def test_it_names_the_item_what_was_seen_and_the_setting_of_that_service():
    (one,) = told_of(held(clips_2=("not-opened", "It asks for a login")))
    assert one["why"].startswith(
        "“Two recordings”, item 2, could not be opened (It asks for a login). On Google Drive: "
    )
    assert "leave “General access” on “Restricted”" in one["why"]


def test_another_file_is_said_to_be_one():
    (one,) = told_of(held(clips_1=("differs", ""), tally_1=("matched", "")))
    assert one["why"] == (
        "“Two recordings”, item 1, is not the file that was handed in: its fingerprint differs."
    )


def test_a_service_that_is_not_known_is_spoken_of_in_general():
    case = held(clips_1=("not-opened", ""))
    case["given"] = told(release(), HASH, example.program(evidence_hosts=["files.example"]), {})
    (one,) = told_of(case)
    assert "Share the file with the people or the group" in one["why"]


@pytest.mark.parametrize("note", NASTY)
def test_the_bot_takes_it_as_one_command_with_the_whole_reason(note, taken):
    said = taken[note]
    (command,) = written(said["command"])
    assert (command.name, command.sure) == ("hold", True)
    assert reason(command.rest) == said["why"].strip()


@pytest.fixture(scope="module")
def taken() -> dict[str, dict[str, str]]:
    cases = [held(clips_1=("not-opened", note)) for note in NASTY]
    return dict(zip(NASTY, told_of(*cases), strict=True))


def test_so_it_does_whatever_the_note():
    notes = many(odd_lines(), 200)
    cases = [held(clips_1=("not-opened", one), clips_2=("differs", one)) for one in notes]
    for said in told_of(*cases):
        (command,) = written(said["command"])
        assert reason(command.rest) == said["why"].strip()
        assert len(said["why"]) <= 1000
