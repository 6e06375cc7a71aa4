"""Reviews that come late, are replaced, dismissed or changed; and those without a scorecard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from microcred.bot.actions import State, Status
from microcred.bot.pull import Verdict
from microcred.model.decision import Outcome
from tests.bot.hearing.given import MET, NOT_YET, card, handed_in, taken, told
from tests.bot.life import Life
from tests.review.world import head

# --- time ---


def test_a_push_makes_what_was_scored_before_stale():
    life = handed_in()
    life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.settle()
    assert life.check == "success"
    life.hand_in(1, reflection="Something else entirely.")
    first = life.plan()[0]
    assert isinstance(first, Status)
    assert first.state is State.PENDING
    life.settle()
    assert taken(life) == ["ana 1", "ben 1"]
    assert [one.reason.value for one in life.decision().uncounted] == ["stale", "stale"]
    assert life.check == "pending"


def test_a_review_of_what_was_there_before_says_so():
    life = handed_in()
    life.hand_in(1, reflection="Something else entirely.").settle()
    life.reviews("ana", MET, commit=head(1))
    said = told(life).replace("&#8203;", "")
    assert "**It does not count.** It judged commit 1111111, and the attempt is now at" in said


def test_a_scorecard_of_a_draft_is_not_taken():
    life = Life().hand_in(status="draft").settle()
    life.reviews("ana", MET)
    assert told(life).startswith("There is nothing to score now, so this scorecard was not taken")
    life.hand_in(1, status="ready").settle()
    assert taken(life) == []


def test_what_is_a_draft_on_github_is_scored_by_nobody():
    life = handed_in()
    life.pull = replace(life.pull, draft=True)
    life.reviews("ana", MET)
    assert told(life).startswith("There is nothing to score now")
    life.pull = replace(life.pull, draft=False)
    assert taken(life) == []


def test_a_third_scorecard_after_the_decision_is_not_asked_for():
    life = handed_in()
    first = life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.settle()
    life.reviews("cem", NOT_YET)
    assert told(life).startswith("There is nothing to score now")
    assert life.check == "success"
    life.dismiss(first)
    life.settle()
    assert taken(life) == ["ben 1"], "what was not taken in comes not in later by itself"


def test_who_scored_may_correct_it_until_the_award():
    life = handed_in()
    life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.settle()
    life.reviews("ana", NOT_YET)
    life.settle()
    assert (life.check, life.decision().outcome) == ("pending", Outcome.ADJUDICATION)
    life.reviews("ana", MET)
    life.settle()
    assert life.check == "success"
    life.award()
    life.settle()
    life.tick(1)
    life.reviews("ana", NOT_YET)
    assert told(life) == "It has been awarded already, so no further scorecard is taken in."
    assert life.decision().outcome is Outcome.AWARD


def test_whoever_hands_in_anew_no_longer_stands_by_what_was_before():
    life = handed_in()
    life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.settle()
    assert life.check == "success"
    life.reviews("ana", MET, Verdict.REQUEST_CHANGES)
    said = told(life)
    assert said.endswith("since this one was to take its place.")
    assert taken(life) == ["ben 1"]
    assert life.check == "pending"


def test_two_of_one_evaluator_at_the_same_second_count_for_nothing():
    life = handed_in()
    life.reviews("ana", MET)
    life.reviews("ana", NOT_YET)
    first, second = life.pull.reviews
    life.pull = replace(life.pull, reviews=(first, replace(second, at=first.at)))
    assert {one.reason.value for one in life.decision().uncounted} == {"same-time"}


def test_the_last_attempt_may_be_scored_only_until_the_next_one_is_there():
    life = handed_in()
    life.reviews("ana", NOT_YET)
    life.settle()
    life.hand_in(2).settle()
    life.reviews("ben", NOT_YET, commit=head(1))
    life.settle()
    assert life.decision().attempt == 2
    assert life.stands == "scoring"


# --- changed afterwards ---


def test_a_review_changed_after_it_was_answered_does_not_count():
    life = handed_in()
    number = life.reviews("ana", NOT_YET)
    life.settle()
    life.edit(number, card(life, MET))
    assert told(life).startswith("This review was changed after we had looked at it")
    assert taken(life) == []
    answers = len(life.answers)
    life.settle()
    assert len(life.answers) == answers
    life.edit(number, card(life, NOT_YET))
    life.settle()
    assert taken(life) == ["ana 1"], "as it first was, it counts"


def test_a_scorecard_put_into_an_old_review_does_not_count():
    life = handed_in()
    number = life.reviews("ana", body="I am looking at it.", verdict=Verdict.COMMENT)
    life.settle()
    life.edit(number, card(life))
    assert told(life).startswith("This review was changed")
    assert taken(life) == []
    life.settle()
    assert taken(life) == []


# --- reviews without a scorecard ---


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.REQUEST_CHANGES])
def test_an_evaluators_mere_word_is_answered_with_how(verdict):
    life = handed_in()
    life.reviews("ana", body="Looks good to me!", verdict=verdict)
    said = told(life)
    assert said.startswith("An approval or a request for changes counts together with a scorecard")
    assert "stands" not in said
    assert life.check == "pending"


def test_it_leaves_an_earlier_scorecard_as_it_is():
    life = handed_in()
    life.reviews("ana", NOT_YET)
    life.settle()
    life.reviews("ana", body="", verdict=Verdict.APPROVE)
    assert told(life).endswith("Your last scorecard stands as it is.")
    assert taken(life) == ["ana 1"]


@pytest.mark.parametrize(
    ("who", "verdict"),
    [
        ("ana", Verdict.COMMENT),
        ("stranger", Verdict.APPROVE),
        ("teacher", Verdict.COMMENT),
        ("stranger", Verdict.COMMENT),
    ],
)
def test_others_plain_reviews_are_left_in_peace(who, verdict):
    life = handed_in()
    before = len(life.answers)
    life.reviews(who, body="What a fine lesson.", verdict=verdict)
    life.settle()
    assert len(life.answers) == before


def test_a_scorecard_in_a_comment_is_told_where_it_belongs():
    life = handed_in()
    life.says("ana", card(life))
    assert told(life).startswith("This looks like a scorecard. A comment does not say which state")
    assert taken(life) == []


def test_a_quoted_scorecard_in_a_comment_is_nobodys():
    life = handed_in()
    before = len(life.answers)
    life.says("ana", "> " + card(life).replace("\n", "\n> ") + "\n\nI agree with this.")
    life.settle()
    assert len(life.answers) == before


def test_a_command_beside_a_scorecard_is_named():
    life = handed_in()
    life.reviews("ana", body=f"/claim\n\n{card(life)}", verdict=Verdict.APPROVE)
    said = told(life)
    assert "**It counts.**" in said
    assert said.endswith("Please write it in a comment of its own.")
