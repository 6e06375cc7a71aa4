"""Commands of evaluators: who has a submission, and what could not be opened."""

from __future__ import annotations

import pytest

from tests.bot.commands.given import MET, asked, decided, handed_in, happened, told
from tests.bot.life import Life

# --- who scores ---


def test_claim_and_release():
    life = Life()
    life.loads = None
    life.hand_in().settle()
    assert "It is yours to score" in told(life, "ana", "/claim")
    assert asked(life) == ["ana"]
    assert "You have it already, since 2 November 2026" in told(life, "ana", "/claim")
    assert "You have given it back" in told(life, "ana", "/release")
    assert asked(life) == []
    assert "nothing to give back" in told(life, "ana", "/release")


@pytest.mark.parametrize(
    ("text", "has_it"), [("/claim\n/release", False), ("/claim\n/release\n/claim", True)]
)
def test_the_last_word_of_one_comment_holds(text, has_it):
    life = Life()
    life.loads = None
    life.hand_in().settle()
    told(life, "ana", text)
    assert ("ana" in asked(life)) is has_it


def test_whoever_gives_it_back_is_not_asked_again_but_may_claim_it():
    life = handed_in()
    first, other = asked(life)
    told(life, first, "/release")
    assert first not in asked(life)
    assert len(asked(life)) == 2
    life.loads = None
    told(life, other, "/release")
    assert "It is yours" in told(life, first, "/claim")
    assert first in asked(life)


def test_what_others_have_cannot_be_claimed():
    life = handed_in()
    others = asked(life)
    free = next(one for one in ("ana", "ben", "cem") if one not in others)
    said = told(life, free, "/claim")
    assert said.startswith(f"{others[0]} and {others[1]} have it already.")
    assert asked(life) == others


def test_what_is_decided_cannot_be_claimed():
    assert "There is nothing to score now." in told(decided(), "cem", "/claim")


def test_recuse_takes_a_scorecard_with_it():
    life = handed_in()
    life.reviews("ana", MET)
    life.settle()
    assert "You have stepped back" in told(life, "ana", "/recuse because I know her")
    assert happened(life) == [("recused", "ana", "I know her")]
    assert "ana" not in asked(life)
    assert life.decision().counted == ()
    assert len(life.decision().uncounted) == 1


@pytest.mark.parametrize(
    ("text", "went", "came"),
    [
        ("/reassign {0} to cem", True, "cem"),
        ("/reassign {0} cem", True, "cem"),
        ("/reassign @{0}-gh to @cem-gh", True, "cem"),
        ("/reassign from {0} to cem", True, "cem"),
        ("/reassign {0}", True, None),
    ],
)
def test_reassign(text, went, came):
    life = handed_in()
    first, _ = asked(life)
    said = told(life, "lou", text.format(first))
    assert f"{first} is relieved of it." in said
    assert first not in asked(life)
    assert came is None or came in asked(life)
    assert len(asked(life)) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/reassign", "Write who has it and who is to have it"),
        ("/reassign a b c d", "Write who has it and who is to have it"),
        ("/reassign anna to cem", "Did you mean `ana`?"),
        ("/reassign @octocat to cem", "<code>octocat</code> is nobody whom"),
        ("/reassign ana to cem", "ana does not have it. It is with ben and dee."),
        ("/reassign ben to dee", "dee cannot score this one."),
    ],
)
def test_what_cannot_be_reassigned(text, said):
    life = handed_in()
    assert said in told(life, "lou", text)
    assert asked(life) == ["ben", "dee"]


def test_a_lead_does_not_choose_who_scores_their_own():
    life = Life()
    leads = tuple(
        one.model_copy(update={"github": 5001}) if one.lead else one
        for one in life.evaluators.evaluators
    )
    life.evaluators = life.evaluators.model_copy(update={"evaluators": leads})
    life.hand_in().settle()
    assert told(life, "teacher", "/reassign ben to ana").startswith("`/reassign` is for lead")


# --- holds ---


def test_hold_and_resume():
    life = handed_in()
    said = told(life, "ben", "/hold because the second link asks for a login")
    assert said.startswith("It is on hold, and the clock has stopped. To the teacher: if your")
    assert happened(life) == [("held", "ben", "the second link asks for a login")]
    assert life.stands == "held"
    assert "already" in told(life, "ben", "/hold")
    assert "It is no longer on hold" in told(life, "dee", "/resume")
    assert life.stands == "scoring"
    assert told(life, "dee", "/unhold") == (
        "Nothing has changed. Nothing is held: the submission stands at scoring."
    )


def test_a_hold_without_a_reason_asks_for_it():
    said = told(handed_in(), "ben", "/hold")
    assert said.endswith(
        "Please add in a comment which file it is, and what you see when you open its link."
    )


def test_release_during_a_hold_names_the_other_command():
    life = handed_in()
    told(life, "ana", "/hold it asks for a login")
    assert "write `/resume`" in told(life, "ana", "/release")
    assert life.stands == "held"


def test_there_is_nothing_to_hold_once_it_is_decided():
    life = decided()
    assert "There is nothing to score now" in told(life, "cem", "/hold it does not open")
    assert happened(life) == []
