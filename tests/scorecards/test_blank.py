"""Empty scorecards: whole outputs, and that filling them in makes them whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from microcred.model.release import Release
from microcred.scorecards import Task, blank_block, blank_yaml, received
from tests.review.world import SUBMISSION, head, release
from tests.scorecards.sample import TASK

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
RELEASE = ROOT / "credentials" / "releases" / "wait-time@1.0.json"
WAIT_TIME = Release.model_validate_json(RELEASE.read_bytes())
WRITERS = {"md": blank_block, "yml": blank_yaml}
FIRST = Task(SUBMISSION, WAIT_TIME, "a1" * 32, 1, head(1), None, {"clips": 2, "tally": 1})
AGAIN = replace(FIRST, attempt=2, head=head(2), open_criteria=("first-pause",), items={"clips": 1})


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize(("task", "name"), [(FIRST, "first"), (AGAIN, "again")])
def test_an_empty_scorecard(ending, task, name):
    golden = (GOLDEN / f"{name}.{ending}").read_text(encoding="utf-8")
    assert WRITERS[ending](task) == golden


@pytest.mark.parametrize("ending", WRITERS)
def test_what_is_still_empty_is_named(ending):
    reading = received(f"card.{ending}", WRITERS[ending](AGAIN), AGAIN)
    assert reading.document is None
    assert [one.message for one in reading.problems] == {
        "md": [
            "there is no word on a conflict of interest",
            "“Pausing after the question” has no level",
            "it is not said what was found on opening and comparing this item",
        ],
        "yml": [
            "`conflict` is empty",
            "`scores[1].level` is empty",
            "`checks[1].result` is empty",
        ],
    }[ending]


@pytest.mark.parametrize(
    ("ending", "answers"),
    [
        (
            "md",
            [
                ("close to the earner. -->", "close to the earner. --> none"),
                ("Strong -->\n", "Strong --> Meets\n"),
                ("Why: ", "Why: Four of six are."),
                ("item 1: ", "item 1: matched"),
            ],
        ),
        (
            "yml",
            [
                ("conflict:", "conflict: none"),
                ("level:  #", "level: meets  #"),
                ("why:", "why: Four of six are."),
                ("result: }", "result: matched}"),
            ],
        ),
    ],
)
def test_filled_in_it_is_whole(ending, answers):
    text = WRITERS[ending](AGAIN)
    for empty, filled in answers:
        assert text.count(empty) == 1
        text = text.replace(empty, filled)
    reading = received(f"card.{ending}", text, AGAIN)
    assert reading.problems == ()
    assert reading.document
    card = reading.document.model
    assert (card.attempt, card.commit, card.release) == (2, head(2), "a1" * 32)
    assert [(one.criterion, one.level, one.why) for one in card.scores] == [
        ("first-pause", "meets", "Four of six are.")
    ]
    assert [(one.slot, one.result) for one in card.checks] == [("clips", "matched")]


@pytest.mark.parametrize("write", WRITERS.values())
def test_where_nothing_is_asked_for(write):
    nothing = release().model_copy(update={"rubric": None})
    assert SUBMISSION in write(Task(SUBMISSION, nothing, "a1" * 32))


def test_guidance_cannot_end_the_comment_it_stands_in():
    assert TASK.release.rubric
    rubric = TASK.release.rubric.model_copy(
        update={
            "criteria": tuple(
                one.model_copy(update={"descriptors": {"meets": "A --> B <!-- C"}})
                for one in TASK.release.rubric.criteria
            )
        }
    )
    task = replace(TASK, release=TASK.release.model_copy(update={"rubric": rubric}))
    text = blank_block(task)
    assert "A –> B" in text
    codes = {one.code for one in received("card.md", text, task).problems}
    assert codes == {"K07", "K13", "K16"}
