"""Empty scorecards: whole outputs, and that filling them in makes them whole."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from microcred.model.release import Release
from microcred.model.submission import EvidenceItem
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
                ("Where: ", "Where: 4:10"),
                ("item 1: ", "item 1: matched"),
            ],
        ),
        (
            "yml",
            [
                ("conflict:", "conflict: none"),
                ("level:  #", "level: meets  #"),
                ("why:", "why: Four of six are."),
                ("where:", "where: 4:10"),
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


CLIPS = tuple(
    EvidenceItem(
        slot=slot,
        url=f"https://drive.google.com/file/d/{name}/view",
        sha256=sha256(name.encode()).hexdigest(),
        media_type="video/mp4",
        bytes=73_400_320,
    )
    for slot, name in [("clips", "1a--b"), ("tally", "1c"), ("clips", "1b---")]
)


@pytest.mark.parametrize("ending", WRITERS)
def test_each_item_is_listed_with_its_link_and_how_its_fingerprint_begins(ending):
    task = FIRST.with_evidence(CLIPS)
    assert task.items == {"clips": 2, "tally": 1}
    lines = WRITERS[ending](task).splitlines()
    items = {
        "md": [
            "Two lesson recordings, item 1",
            "Two lesson recordings, item 2",
            "A tally of pauses and voices, item 1",
        ],
        "yml": ["slot: clips, item: 1", "slot: clips, item: 2", "slot: tally, item: 1"],
    }[ending]
    above = [lines[next(n for n, one in enumerate(lines) if item in one) - 1] for item in items]
    assert [line.strip("<!#-> ") for line in above] == [
        "https://drive.google.com/file/d/1a-%2Db/view (fingerprint 29b0c7128b83…)",
        "https://drive.google.com/file/d/1b-%2D-/view (fingerprint 3851fc7c31b0…)",
        "https://drive.google.com/file/d/1c/view (fingerprint 5788902e12c3…)",
    ]
    without = received(f"card.{ending}", WRITERS[ending](FIRST), FIRST)
    told = received(f"card.{ending}", WRITERS[ending](task), task)
    assert [one.message for one in told.problems] == [one.message for one in without.problems]


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
