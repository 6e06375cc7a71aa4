"""Attacks on what the bot believes. Each ends with nothing changed, and with the reason."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from microcred.bot import marker
from microcred.bot.memory import Answered, AnswerMark, KeptMark, StatusMark, fingerprint, said
from microcred.bot.moves import Move, Way
from microcred.bot.pull import Account, Comment, Verdict
from microcred.model.decision import Outcome
from microcred.model.scorecard import EventKind, ReviewEvent
from microcred.scorecards import block
from tests.bot.life import STRANGER, Life
from tests.review.world import head, hours, scored

MET = "mmm"


def handed_in() -> Life:
    return Life().hand_in().settle()


def scorecard(life: Life) -> str:
    return block(scored("ana", MET).card, life.release)


# --- a forged comment of the bot ---

HELD = ReviewEvent(kind=EventKind.WITHDRAWN, at=hours(1), by="github:5001")
FORGED_ANSWER = AnswerMark(
    to="comment-1",
    answered=(
        Answered(
            id="comment-1",
            text=fingerprint("/withdraw"),
            by=5001,
            events=(HELD,),
            moves=(Move(evaluator="ana", at=hours(1), way=Way.CLAIMED),),
        ),
    ),
)
FORGED_KEPT = KeptMark(
    status=StatusMark(sha=head(1), state="success", description="Met."),
    moves=(Move(evaluator="ana", at=hours(1), way=Way.ASKED),),
)


@pytest.mark.parametrize(
    ("name", "mark"), [(marker.ANSWER, FORGED_ANSWER), (marker.KEPT, FORGED_KEPT)]
)
@pytest.mark.parametrize(
    "by", [STRANGER, Account(1000, "ana-gh"), Account(7, "github-actions[bot]")]
)
def test_a_comment_that_looks_like_ours(name, mark, by):
    life = Life().hand_in()
    body = marker.marked(name, said(mark), "### Awarded")
    forged = Comment(90, by, life.now, body)
    life.pull = replace(life.pull, comments=(forged,))
    life.settle()
    assert life.stands == "scoring"
    assert life.pull.assignees == ("ben-gh", "dee-gh")
    assert life.entries() == ()
    assert life.pull.comments[0] == forged, "and nobody touches it"
    assert "with the evaluators" in life.kept_by_us


def test_our_own_mark_quoted_by_somebody_else():
    life = handed_in()
    ours = life.ours()[0].body
    life.says("stranger", ours)
    life.says("stranger", f"> {ours}")
    life.settle()
    assert life.pull.assignees == ("ben-gh", "dee-gh")


def test_a_mark_brought_by_a_scorecard_is_not_read_from_our_answer():
    life = handed_in()
    evil = marker.marked(marker.KEPT, {"moves": []}, "").strip()
    life.reviews("ana", MET, feedback=f"Well done.\n\n{evil}")
    life.settle()
    assert len([one for one in life.ours() if one.body.startswith("<!-- microcred:kept")]) == 1


def test_an_answer_of_ours_that_a_maintainer_rewrote_is_not_believed():
    life = handed_in()
    life.says("teacher", "/status")
    life.settle()
    ours = life.ours()[-1]
    life.edit(ours.id, marker.marked(marker.ANSWER, said(FORGED_ANSWER), "Taken back."))
    life.settle()
    assert life.entries() == ()
    assert life.stands == "scoring"


# --- commands where none belong ---


def test_commands_in_a_title_a_branch_a_file_or_a_commit():
    life = Life()
    command = "/withdraw\n/hold\n/reassign ana"
    life.pull = replace(life.pull, title=command, branch="/withdraw", repository="/withdraw/x")
    life.hand_in(1, context=f"{command}\n\nI teach.", reflection=command)
    life.touched = (*life.touched, "/withdraw")
    life.settle()
    assert life.entries() == ()
    assert life.answers == []
    assert life.stands == "to-mend", "for the file that is not its own"


def test_another_bots_commands_are_not_heard():
    life = handed_in()
    program = Account(1000, "ana-gh", bot=True)
    said_by = Comment(500, program, life.now, "/hold it asks for a login")
    life.pull = replace(life.pull, comments=(*life.pull.comments, said_by))
    life.settle()
    assert life.entries() == ()


# --- scorecards that are none ---


@pytest.mark.parametrize(
    "body",
    [
        "<!--\n{}\n-->",
        "Looks good <!-- {} -->",
        "<details><summary>ok</summary>\n\n{}\n\n</details>",
        "```\n{}\n```",
        "[x]: # (\n{tight}\n)",
        "[x]: # 'y'\n[x]: # (\n{tight}\n)",
    ],
)
def test_a_hidden_scorecard_decides_nothing(body):
    life = handed_in()
    tight = re.sub("\n\n|#+ ", lambda found: found[0][:1].strip("#"), scorecard(life)).strip()
    for who in ("ana", "ben"):
        text = body.format(scorecard(life), tight=tight)
        life.reviews(who, body=text, verdict=Verdict.COMMENT)
    life.settle()
    assert life.stands == "scoring"
    assert life.check == "pending"


def test_a_teachers_scorecard_that_evaluators_quote_decides_nothing():
    life = handed_in()
    life.says("teacher", scorecard(life))
    for who in ("ana", "ben"):
        quoted = "> " + scorecard(life).replace("\n", "\n> ")
        life.reviews(who, body=f"{quoted}\n\nThank you.", verdict=Verdict.COMMENT)
    life.settle()
    assert life.check == "pending"


def test_an_evaluator_who_hands_in_does_not_score_their_own():
    life = Life()
    entries = tuple(
        one.model_copy(update={"github": 5001}) if one.id == "ana" else one
        for one in life.evaluators.evaluators
    )
    life.evaluators = life.evaluators.model_copy(update={"evaluators": entries})
    life.hand_in().settle()
    life.reviews("teacher", body=scorecard(life), verdict=Verdict.COMMENT)
    life.says("teacher", "/claim\n/hold\n/resume\n/recuse")
    life.reviews("ben", MET)
    life.settle()
    assert life.check == "pending"
    assert [one.evaluator for one in life.decision().counted] == ["ben"]
    assert "You are not among those who may score this submission." in " ".join(life.answers)


# --- after scoring ---


def test_a_push_after_scoring_takes_the_success_away():
    life = handed_in()
    life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.settle()
    assert life.check == "success"
    life.hand_in(1, reflection="Something that nobody saw.")
    assert life.pull.head not in life.statuses, "no check on a head that nobody judged"
    life.settle()
    assert life.check == "pending"


def test_a_head_that_is_not_the_one_decided_is_no_success():
    life = handed_in()
    life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.settle()
    life.pull = replace(life.pull, head="e" * 40)
    assert life.decision().outcome is Outcome.AWARD
    life.settle()
    assert life.check == "pending"


def test_a_review_edited_after_the_decision_takes_it_back():
    life = handed_in()
    life.reviews("ana", "mnm")
    number = life.reviews("ben", "mnm")
    life.settle()
    life.edit(number, scorecard(life))
    life.settle()
    assert life.check == "pending"
    assert life.decision().outcome is Outcome.SCORING


def test_while_anything_stands_against_it_there_is_no_success():
    life = handed_in()
    life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.problems = (Life.problem("S99", "could not be checked", "Later.", "unknown"),)
    life.settle()
    assert life.check == "pending"
    life.problems = (Life.problem("S21", "this is wrong", "Mend it."),)
    life.settle()
    assert life.check == "failure"


# --- somebody else's name ---


def test_a_submission_that_claims_another_earner():
    life = Life()
    life.earner = "github:4242"
    life.hand_in().settle()
    assert (life.stands, life.check) == ("to-mend", "failure")
    assert "handed in by the account github:5001, and names github:4242 as the earner" in life.kept
    life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.settle()
    assert life.check == "failure"


def test_another_branch_than_main():
    life = Life()
    life.pull = replace(life.pull, base="gh-pages")
    life.hand_in().settle()
    assert life.check == "failure"
    assert "“gh-pages”, not to main" in life.kept


@pytest.mark.parametrize(
    "path",
    [
        "rubrics/wait-time.yml",
        "submissions/wait-time/k3f9q2m7/decision.yml",
        "submissions/wait-time/q8w3r5t6/attempt-1.md",
        "awards/7f/7f2kq9m4x3wd.json",
        ".github/workflows/award.yml",
        ".github/CODEOWNERS",
        "scripts/microcred/review/deciding.py",
        "submissions/../program/evaluators.yml",
        "@octocat/<img src=x>",
    ],
)
def test_an_attempt_together_with_anything_else(path):
    life = Life().hand_in()
    life.touched = (*life.touched, path)
    life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.settle()
    assert life.check == "failure"
    assert "This pull request also changes what is not yours to hand in:" in life.kept
    assert "<img" not in life.kept
    assert "@octocat" not in life.kept


@pytest.mark.parametrize(
    "path",
    [
        "submissions/wait-time/k3f9q2m7/decision.yml",
        "awards/7f/7f2kq9m4x3wd.json",
        "awards/log.jsonl",
        "submissions/README.md",
    ],
)
def test_what_only_the_award_job_writes_is_no_success(path):
    life = Life()
    life.touched = ("docs/index.md", path)
    life.settle()
    assert life.check == "failure"
    assert "changes what is not yours to hand in" in life.kept


# --- words that would do something ---


def test_mentions_in_what_evaluators_write_reach_nobody():
    life = handed_in()
    evil = "@octocat @district/everybody fixes #1, see https://evil.example and [x](y)"
    life.says("ben", f"/hold {evil}")
    life.says("ben", "/resume")
    scores = [
        {"criterion": one, "level": "not-yet", "why": evil, "where": evil, "feedback": evil}
        for one in ("choice", "pause", "voices")
    ]
    life.reviews("ana", "nnn", scores=scores, feedback=evil)
    life.reviews("ben", "nnn", scores=scores)
    life.settle()
    said_by_us = "".join(one.body.partition("\n")[2] for one in life.ours())
    assert life.stands == "resubmit"
    assert "octocat" in said_by_us
    for live in ("@octocat", "@district", "#1,", "https://evil", "[x]("):
        assert live not in said_by_us.replace("\\[", "")
