"""Blocks as people paste them: what is forgiven, and what is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from microcred.scorecards import received
from tests.review.world import CRITERIA
from tests.scorecards.sample import HEAD, REST, SCORES, TASK, WHOLE, said


def test_a_block_as_it_is_meant():
    document = received("card.md", WHOLE, TASK).document
    assert document
    card = document.model
    assert (card.submission, card.attempt, card.conflict) == ("k3f9q2m7", 1, "none")
    assert [(one.criterion, one.level) for one in card.scores] == [
        ("choice", "meets"),
        ("pause", "not-yet"),
        ("voices", "strong"),
    ]
    assert card.scores[1].where == "recording 2, 4:10"
    assert card.scores[1].feedback == "Count to three on your fingers."
    assert [(one.slot, one.item, one.result, one.note) for one in card.checks] == [
        ("clips", 1, "matched", None),
        ("clips", 2, "not-compared", "the site gives no download"),
        ("tally", 1, "differs", None),
    ]
    assert card.feedback == "Nearly there."
    assert [document.line("scores", 1, field) for field in ("level", "where")] == [15, 17]


FORGIVEN = [
    ("Level: Not yet", "level : NOT-YET"),
    ("Level: Not yet", "**Level:** “Not yet”"),
    ("Level: Not yet", "- [x] Level: `not-yet`"),
    ("Level: Not yet", "Level:\nNot\nyet."),
    ("Level: Not yet", "Le\u200bvel: N\u00adot yet"),
    ("#### Pausing after the question", "**Pausing after the question**"),
    ("#### Pausing after the question", "Pausing after the question:"),
    ("#### Pausing after the question", "## 2. PAUSING after the Question (critical)"),
    ("#### Pausing after the question", "### pause"),
    ("#### Pausing after the question", "Criterion: pause"),
    ("Conflict of interest: none", "Conflict: No."),
    ("Attempt: 1", "Attempt: attempt 1"),
    ("Submission: k3f9q2m7", "SUBMISSION: **K3F9 Q2M7**"),
    ("Micro-credential: wait-time@1.0", "Credential: `Wait-Time@1.0`"),
    ("### Scorecard", "Hello,\nhere it is.\n\nSCORECARD"),
    ("#### End of scorecard", "End of scorecard.\n\nLevel: this is below it."),
    ("- Two recordings, item 1: matched", "clips 1 – matches"),
    ("- Two recordings, item 1: matched", "* **clips** #1 = “Matched”"),
    ("- A tally: differs", "- tally: Doesn’t match"),
    ("- A tally: differs", "A tally, no. 1: not the same."),
    ("#### Feedback on the whole\n\nNearly there.", "Overall feedback: Nearly\nthere."),
    ("Why: All six are asked.", "Why:\n\nAll six\nare asked.\n\n---"),
]


@pytest.mark.parametrize(("written", "instead"), FORGIVEN)
def test_what_is_forgiven(written, instead):
    assert written in WHOLE
    document = received("card.md", WHOLE.replace(written, instead), TASK).document
    usual = received("card.md", WHOLE, TASK).document
    assert document
    assert usual
    assert document.model == usual.model


NAMED = Path(__file__).parent / "golden" / "named.txt"


def named() -> Iterator[Any]:
    """Yield what each case takes out, what it puts in, and what is told."""
    for case in NAMED.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = case.strip().split("\n")
        taken = "".join(f"{line[2:]}\n" for line in lines if line.startswith("- "))
        put = "".join(f"{line[2:]}\n" for line in lines if line.startswith("+ "))
        told = [line for line in lines if not line.startswith(("- ", "+ ", "nothing"))]
        yield pytest.param(taken, put, told, id=name)


@pytest.mark.parametrize(("taken", "put", "expected"), list(named()))
def test_what_is_named(taken, put, expected):
    assert taken in WHOLE
    assert said(WHOLE.replace(taken, put)) == expected


def test_what_nobody_can_see_is_named():
    (line,) = said(WHOLE.replace("Nearly there.", "Nearly \x07 there."))
    assert line.startswith("33 F07 there is an invisible control character here (U+0007)")


def test_no_scorecard_at_all():
    (line,) = said("Thank you, I will look at it on Monday.")
    assert line.startswith("1 K01 there is no scorecard in this text | Start it with a line")
    assert said("") == [line]


def test_two_scorecards_are_not_chosen_between():
    quoted = "".join(f"> {line}\n" for line in WHOLE.splitlines())
    (line,) = said(f"{quoted}\n{WHOLE}")
    assert "a second scorecard begins here (the first one on line 1)" in line


@pytest.mark.parametrize("mark", ["> ", ">", " > ", "> > "])
@pytest.mark.parametrize("above", ["", "I agree with Sam.\n\nOn Monday Sam wrote:\n"])
@pytest.mark.parametrize("below", ["", "\nLevel: this is below it.\n"])
def test_what_is_only_quoted_is_somebody_elses_word(mark, above, below):
    quoted = "".join(f"{mark}{line}\n" for line in WHOLE.splitlines())
    line, *others = said(f"{above}{quoted}{below}".replace(f"{mark}\n", "\n"))
    assert others == []
    assert line == (
        f"{1 + above.count(chr(10))} K01 this scorecard is quoted, so it is taken for somebody "
        "else's words | If it is yours, paste it without the `>` in front of its lines to hand it "
        "in."
    )


def test_answers_within_a_quoted_empty_scorecard_are_ones_own():
    answers = ("Level:", "Why:", "Where:", "Feedback:")
    lines = [line if line.startswith(answers) else f"> {line}" for line in WHOLE.splitlines()]
    document = received("card.md", "\n".join(lines), TASK).document
    usual = received("card.md", WHOLE, TASK).document
    assert document
    assert usual
    assert document.model == usual.model


def test_a_scorecard_may_quote():
    assert said(WHOLE.replace("Four new voices.", "One said:\n> Why?\n> Because.")) == []


def test_everything_is_told_at_once():
    text = HEAD.replace("Conflict of interest: none\n", "") + SCORES.replace("Strong", "Great")
    lines = said(text.replace("Feedback: Count to three on your fingers.\n", "") + REST)
    assert [line.split()[1] for line in lines] == ["K13", "K12", "K04"]


def test_a_resubmission_asks_for_what_is_open():
    lines = said(WHOLE, open_criteria=("pause",))
    assert [line.split(" | ")[0] for line in lines] == [
        "8 K15 “Choosing questions” was met in an earlier attempt, and stays met",
        "20 K15 “Who gets to speak” was met in an earlier attempt, and stays met",
    ]


@pytest.mark.parametrize(
    ("words", "severity", "told"),
    [
        ("Student Maria L. waited.", "warning", "this seems to name a person"),
        ("Jamal scored 85%.", "warning", "a student's name seems to stand beside a grade"),
        ("Write to maria@school.example.", "error", "there is an e-mail address here"),
        (
            "Her mother is at 555-123-4567 or (312) 555-0142.",
            "error",
            "there is a telephone number",
        ),
        ("Born on 2014-03-02.", "error", "this can identify one person"),
    ],
)
@pytest.mark.parametrize("place", ["Nearly there.", "Four new voices.", "recording 2, 4:10"])
def test_nobody_is_identified(words, severity, told, place):
    reading = received("card.md", WHOLE.replace(place, words), TASK)
    assert [(one.code, one.severity) for one in reading.problems] == [("K14", severity)]
    assert told in reading.problems[0].message
    assert (reading.document is None) == (severity == "error")


def test_names_that_are_ambiguous_are_not_chosen_between():
    release = TASK.release
    assert release.rubric
    twin = release.rubric.criteria[0].model_copy(update={"id": "twin"})
    rubric = release.rubric.model_copy(update={"criteria": (*release.rubric.criteria, twin)})
    task_release = release.model_copy(update={"rubric": rubric})
    lines = said(WHOLE, release=task_release)
    assert lines[-1] == (
        "8 K03 “Choosing questions” could be more than one criterion | Write one of the ids: "
        "`choice` or `twin`."
    )
    assert CRITERIA[0] == "choice"
