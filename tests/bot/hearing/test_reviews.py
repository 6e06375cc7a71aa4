"""Reviews to scorecards: what is taken in, what is not, and what is answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from microcred.bot.pull import Account, Verdict
from microcred.model.scorecard import Scored
from tests.bot.hearing.given import MET, NOT_YET, card, handed_in, taken, told
from tests.bot.life import ACCOUNTS, Life
from tests.review.world import evaluator, head, listed, scored

# --- what is taken in ---


def test_the_review_carries_the_commit_and_the_account_the_evaluator():
    life = handed_in()
    life.reviews("ana", MET)
    (entry,) = life.entries()
    assert isinstance(entry, Scored)
    assert (entry.evaluator, entry.commit, entry.at) == ("ana", head(1), life.pull.reviews[0].at)
    assert entry.card == scored("ana", MET).card


def test_what_was_understood_is_said_criterion_by_criterion():
    life = handed_in()
    life.reviews("ana", NOT_YET, checks=[{"slot": "clips", "item": 2, "result": "matched"}])
    said = told(life)
    assert "for attempt 1, at commit `1111111`" in said
    assert "- **Choosing questions**: Meets. ana saw it. Where: 02:10." in said
    assert "**Pausing after the question**: Not yet." in said
    assert "Feedback: ana: try pause again." in said
    assert "- Two recordings, item 2: matched." in said
    assert "**It counts.**" in said
    assert said.endswith("One evaluator has still to score every criterion.")


def test_words_around_the_scorecard_do_no_harm():
    life = handed_in()
    life.reviews(
        "ana", body=f"Good morning.\n\n{card(life)}\n\nKind regards", verdict=Verdict.COMMENT
    )
    assert taken(life) == ["ana 1"]


@pytest.mark.parametrize(
    ("verdict", "levels", "counts"),
    [
        (Verdict.APPROVE, MET, True),
        (Verdict.APPROVE, NOT_YET, False),
        (Verdict.REQUEST_CHANGES, NOT_YET, True),
        (Verdict.REQUEST_CHANGES, MET, False),
        (Verdict.COMMENT, MET, True),
        (Verdict.COMMENT, NOT_YET, True),
    ],
)
def test_the_review_agrees_with_the_levels_or_says_neither(verdict, levels, counts):
    life = handed_in()
    life.reviews("ana", levels, verdict)
    assert bool(taken(life)) is counts
    said = told(life)
    assert ("**It counts.**" in said) is counts
    if not counts:
        other = "Request changes" if verdict is Verdict.APPROVE else "Approve"
        assert f"Hand it in again with “{other}”, or correct the levels." in said


@pytest.mark.parametrize(
    ("terms", "levels", "verdict", "counts"),
    [
        ({"pass_rule": {"at_least": 2}, "critical": ["pause"]}, "nmm", Verdict.APPROVE, True),
        ({"pass_rule": {"at_least": 2}, "critical": ["pause"]}, "mnm", Verdict.APPROVE, False),
        ({"pass_rule": {"at_least": 2}, "critical": []}, "mnn", Verdict.APPROVE, False),
    ],
)
def test_what_is_enough_is_what_the_pass_rule_says(terms, levels, verdict, counts):
    life = handed_in(**terms)
    life.reviews("ana", levels, verdict)
    assert bool(taken(life)) is counts


def test_only_what_is_open_is_scored_again_and_agrees_with_approval():
    life = handed_in()
    life.reviews("ana", NOT_YET)
    life.reviews("ben", NOT_YET)
    life.settle()
    life.hand_in(2).settle()
    life.reviews("ana", "-m-", Verdict.APPROVE)
    life.reviews("ben", "-m-", Verdict.APPROVE)
    life.settle()
    assert taken(life) == ["ana 1", "ben 1", "ana 2", "ben 2"]
    assert life.check == "success"


def test_a_declared_conflict_is_kept_and_does_not_count():
    life = handed_in()
    life.reviews("ana", MET, conflict="We share an office.")
    assert taken(life) == ["ana 1"]
    assert "**It does not count.** ana declared a conflict of interest." in told(life)


# --- what is not ---


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("Level: Meets", "Level: Splendid"), "K04"),
        (("#### Choosing questions", "#### Chosing questions"), "K03"),
        (("Submission: k3f9q2m7", "Submission: aaaa2222"), "K08"),
        (("Attempt: 1", "Attempt: 2"), "K08"),
        (("Conflict of interest: none", "Conflict of interest:"), "K13"),
        (("#### End of scorecard", ""), "K01"),
    ],
)
def test_what_cannot_be_read_is_said_line_by_line(change, code):
    life = handed_in()
    life.reviews("ana", body=card(life).replace(*change), verdict=Verdict.APPROVE)
    assert taken(life) == []
    said = told(life)
    assert said.startswith("We could not take your scorecard in, and nothing in it counts yet.")
    assert f"({code})" in said
    assert "- Line " in said


HIDDEN = {
    "code": "```\n{}\n```",
    "fold": "<details>\n\n{}\n\n</details>",
    "quotation": "> {}",
}


@pytest.mark.parametrize("how", HIDDEN.values(), ids=HIDDEN)
def test_a_hidden_scorecard_does_not_count_and_its_author_is_told(how):
    life = handed_in()
    text = card(life)
    body = how.format(text.replace("\n", "\n> ") if ">" in how and "<" not in how else text)
    life.reviews("ana", body=body, verdict=Verdict.APPROVE)
    assert taken(life) == []
    assert "We could not take your scorecard in" in told(life)


@pytest.mark.parametrize("beside", ["```\nmy notes\n```", "<details>\n\nnotes\n\n</details>"])
def test_what_is_hidden_beside_it_does_no_harm(beside):
    life = handed_in()
    life.reviews("ana", body=f"{beside}\n\n{card(life)}\n\n{beside}", verdict=Verdict.COMMENT)
    assert taken(life) == ["ana 1"]


def test_a_scorecard_shown_as_code_beside_ones_own_does_no_harm():
    life = handed_in()
    other = f"```\n{card(life, NOT_YET)}\n```"
    life.reviews("ana", body=f"{card(life)}\n\nNot as my colleague:\n\n{other}")
    life.reviews("ben", body=f"{other}\n\n{card(life)}", verdict=Verdict.COMMENT)
    assert taken(life) == ["ben 1"]
    assert "(K19)" in told(life), "a review that requests changes, of levels that are enough"


def test_a_scorecard_inside_an_html_comment_is_none():
    life = handed_in()
    life.reviews("ana", body=f"<!--\n{card(life)}\n-->", verdict=Verdict.APPROVE)
    assert taken(life) == []
    assert told(life).startswith("An approval or a request for changes counts together with")


def test_levels_that_are_folded_away_make_it_unreadable():
    life = handed_in()
    text = card(life).replace("#### Who gets", "<details>\n\n#### Who gets")
    life.reviews("ana", body=text.replace("#### End", "</details>\n\n#### End"))
    assert taken(life) == []
    assert "(K18)" in told(life)


def test_an_unlisted_account_is_told_so():
    life = handed_in()
    life.reviews("stranger", body=card(life), verdict=Verdict.APPROVE)
    assert taken(life) == []
    assert told(life).startswith("Thank you for looking at this. Your account is not among those")


def test_an_evaluator_of_the_same_name_with_another_account_is_nobody():
    life = handed_in()
    life.reviews("ana", MET)
    review = life.pull.reviews[0]
    forged = replace(review, by=Account(999, "ana-gh"))
    life.pull = replace(life.pull, reviews=(forged,))
    assert taken(life) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"credentials": ["exit-tickets"]}, "ana is not listed as qualified to score wait-time."),
        ({"trained": None}, "No day is recorded on which ana was trained"),
        ({"until": "2026-10-01"}, "ana could score until 2026-10-01"),
        ({"conflicts": ["github:5001"]}, "You are not among those who may score this submission."),
        ({"earner": "github:5001"}, "You are not among those who may score this submission."),
    ],
)
def test_whoever_may_not_score_is_told_as_much_as_others_may_know(changes, why):
    entry = evaluator("ana", github=ACCOUNTS["ana"].number, **changes)
    life = Life(evaluators=listed(entry)).hand_in().settle()
    life.reviews("ana", MET)
    assert taken(life) == []
    said = told(life)
    assert said.startswith("Thank you. Nothing in this scorecard counts.")
    assert why in said


def test_nobody_scores_their_own():
    own = evaluator("mia", github=ACCOUNTS["teacher"].number)
    life = Life(evaluators=listed(own)).hand_in().settle()
    life.reviews("teacher", body=card(life), verdict=Verdict.APPROVE)
    assert taken(life) == []
    assert "You are not among those who may score" in told(life)


def test_what_was_dismissed_does_not_count():
    life = handed_in()
    number = life.reviews("ana", MET)
    life.reviews("ben", MET)
    life.settle()
    assert life.check == "success"
    life.dismiss(number)
    life.settle()
    assert taken(life) == ["ben 1"]
    assert life.check == "pending"


def test_a_review_without_its_commit_is_given_again():
    life = handed_in()
    life.reviews("ana", MET, commit=None)
    review = life.pull.reviews[0]
    life.pull = replace(life.pull, reviews=(replace(review, commit=None),))
    assert taken(life) == []
    assert told(life).startswith("GitHub does not say which commit this review judged")
