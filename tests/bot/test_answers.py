"""What is answered, whole. Read it aloud."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from microcred.bot.pull import Verdict
from microcred.scorecards import block
from tests.bot.life import Life
from tests.review.world import scored

GOLDEN = Path(__file__).parent / "golden"
CHECKS = [
    {"slot": "clips", "item": 1, "result": "matched"},
    {"slot": "clips", "item": 2, "result": "not-compared", "note": "The site gives no download."},
]


def handed_in() -> Life:
    return Life().hand_in().settle()


def reviewed(levels: str, verdict: Verdict | None = None, body: str = "{}", **card: Any) -> str:
    life = handed_in()
    text = block(scored("ana", levels, **card).card, life.release)
    said = verdict or (Verdict.REQUEST_CHANGES if "n" in levels else Verdict.APPROVE)
    life.reviews("ana", body=body.format(text), verdict=said)
    return life.settle().answers[-1]


def understood() -> str:
    return reviewed("mns", checks=CHECKS, feedback="Nearly there.\n\nCount to three.")


def with_remarks() -> str:
    life = handed_in()
    text = block(scored("ana", "mmm").card, life.release).replace("Why: ana saw it.\n", "", 1)
    life.reviews("ana", body=text, verdict=Verdict.APPROVE)
    return life.settle().answers[-1]


def unread() -> str:
    life = handed_in()
    text = block(scored("ana", "mns").card, life.release)
    text = text.replace("Level: Meets", "Level: Met, I think").replace("Feedback: ", "Feed: ")
    life.reviews("ana", body=text, verdict=Verdict.REQUEST_CHANGES)
    return life.settle().answers[-1]


def edited() -> str:
    life = handed_in()
    number = life.reviews("ana", "mmm")
    life.settle().edit(number, block(scored("ana", "nnn").card, life.release))
    return life.settle().answers[-1]


def said(who: str, text: str) -> str:
    life = handed_in()
    life.says(who, text)
    return life.settle().answers[-1]


def several() -> str:
    life = handed_in()
    life.says("teacher", "/status")
    life.reviews("ben", body="Nice.", verdict=Verdict.APPROVE)
    return life.settle().answers[-1]


def reminder() -> str:
    return handed_in().tick(24 * 14).settle().answers[-1]


ANSWERS: dict[str, Callable[[], str]] = {
    "understood": understood,
    "with-remarks": with_remarks,
    "unread": unread,
    "levels-say-otherwise": lambda: reviewed("mnm", Verdict.APPROVE),
    "shown-as-code": lambda: reviewed("mmm", body="```\n{}\n```"),
    "conflict": lambda: reviewed("mmm", conflict="We share an office."),
    "edited": edited,
    "approved-without": lambda: reviewed("mmm", Verdict.APPROVE, body="Looks good."),
    "unlisted": lambda: said("stranger", "/claim"),
    "unknown": lambda: said("teacher", "/widthraw"),
    "help": lambda: said("teacher", "/help"),
    "several": several,
    "reminder": reminder,
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_whole_answer(name):
    assert ANSWERS[name]() + "\n" == (GOLDEN / f"{name}.md").read_text(encoding="utf-8")


def test_every_file_is_an_answer():
    assert {file.stem for file in GOLDEN.iterdir()} == set(ANSWERS)
