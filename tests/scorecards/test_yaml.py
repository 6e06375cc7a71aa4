"""Scorecards as YAML files, held to the same as blocks."""

from __future__ import annotations

import pytest

from microcred.scorecards import received, submission_of, yaml_text
from tests.scorecards.sample import TASK, WHOLE, told

CARD = """\
submission: k3f9q2m7
credential: wait-time@1.0
attempt: 1
conflict: None.
scores:
  - {criterion: choice, level: meets, why: All six are asked., where: overview}
  - criterion: pause
    level: not-yet
    why: |
      Three of six are
      followed by   three seconds.
    where: recording 2, 4:10
    feedback: Count to three on your fingers.
  - {criterion: voices, level: strong, why: Four new voices., where: tally}
checks:
  - {slot: clips, item: 1, result: matched}
"""


def said(text: str) -> list[str]:
    return [line.split(" | ")[0] for line in told(received("card.yml", text, TASK).problems)]


def test_a_file_as_it_is_meant():
    document = received("card.yml", CARD, TASK).document
    assert document
    card = document.model
    assert card.conflict == "none"
    assert card.scores[1].why == "Three of six are\nfollowed by three seconds."


def test_both_ways_give_the_same_card():
    block = received("card.md", WHOLE, TASK).document
    assert block
    file = received("card.yml", yaml_text(block.model), TASK).document
    assert file
    assert file.model == block.model


@pytest.mark.parametrize(
    ("written", "instead", "expected"),
    [
        ("k3f9q2m7", "k3f9q2m8", ["1 K08 this is for submission k3f9q2m8, not k3f9q2m7"]),
        (
            "criterion: choice",
            "criterion: voices",
            [
                "5 K07 “Choosing questions” has no level",
                "14 K06 “Who gets to speak” is scored a second time",
            ],
        ),
        ("criterion: voices", "criterion: pauses", [
            "5 K07 “Who gets to speak” has no level",
            "14 K03 `pauses` is not a criterion of this rubric",
        ]),
        ("level: strong", "level: superb", [
            "14 K04 `superb`, given for “Who gets to speak”, is not a level of this rubric"
        ]),
        ("    feedback: Count to three on your fingers.\n", "", [
            "7 K12 “Pausing after the question” is scored Not yet, but `feedback` is missing"
        ]),
        ("slot: clips", "slot: samples", [
            "16 K05 `samples` is not a piece of evidence of this micro-credential"
        ]),
        ("item: 1", "item: 3", ["16 K05 “Two recordings” has no item 3: 2 handed in"]),
        ("conflict: None.\n", "", ["1 M01 `conflict` is missing"]),
        ("attempt: 1\n", "attempt: 1\nlevel: 3\n", ["4 M02 `level` is not a field of this file"]),
        ("why: All six are asked.", "why: Maria L. asked six.", [
            "6 K14 this seems to name a person (“M···· L.”)"
        ]),
    ],
)  # fmt: skip
def test_what_is_named(written, instead, expected):
    assert written in CARD
    assert said(CARD.replace(written, instead)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CARD, "k3f9q2m7"),
        (WHOLE, "k3f9q2m7"),
        (f"> {WHOLE}", "k3f9q2m7"),
        ("**Submission:** `K3F9 Q2M7`", "k3f9q2m7"),
        ("Submission: mine", None),
        ("Submission: k3f9q2m7\nSubmission: k3f9q2m8", None),
        ("Nothing of the kind", None),
        ("", None),
    ],
)
def test_which_submission_a_text_is_for(text, expected):
    assert submission_of(text) == expected


@pytest.mark.parametrize("path", ["-", "card", "card.yml", "CARD.YAML"])
def test_yaml_is_known_without_an_ending_too(path):
    assert received(path, CARD, TASK).document


@pytest.mark.parametrize("path", ["-", "review", "card.md", "card.txt"])
def test_so_is_a_block(path):
    assert received(path, WHOLE, TASK).document
