"""Each command: who may give it, what comes of it, and what is answered."""

from __future__ import annotations

from typing import Any

import pytest

from microcred.bot.commands import COMMANDS
from microcred.bot.speaker import Role
from microcred.model.scorecard import ReviewEvent
from tests.bot.life import PRIVATE, Life

MET = "mmm"
NOT_YET = "mnm"


def handed_in(**terms: Any) -> Life:
    life = Life(**terms).hand_in()
    return life.settle()


def decided(levels: str = NOT_YET, **terms: Any) -> Life:
    life = handed_in(**terms)
    life.reviews("ana", levels)
    life.reviews("ben", levels)
    return life.settle()


def told(life: Life, who: str, text: str) -> str:
    """Return what is answered to a comment."""
    life.says(who, text)
    life.settle()
    return life.answers[-1]


def happened(life: Life) -> list[tuple[str, str, str | None]]:
    """Return the events that stand."""
    events = (one for one in life.entries() if isinstance(one, ReviewEvent))
    return [(one.kind.value, one.by, one.reason) for one in events]


def asked(life: Life) -> list[str]:
    """Return who is asked to score, as the labels show it."""
    return [one.removeprefix("evaluator: ") for one in life.pull.labels if "evaluator" in one]


# --- who may ---

FOR_OTHERS = {
    Role.TEACHER: ("withdraw", "appeal"),
    Role.EVALUATOR: ("claim", "release", "recuse", "hold", "resume"),
    Role.LEAD: ("reassign",),
    Role.ANYBODY: ("help", "status", "decide"),
}


def test_every_command_is_for_somebody():
    assert {one.name: one.who for one in COMMANDS} == {
        name: role for role, names in FOR_OTHERS.items() for name in names
    }


SPEAKERS = {
    "teacher": (Role.ANYBODY, Role.TEACHER),
    "ana": (Role.ANYBODY, Role.EVALUATOR),
    "lou": (Role.ANYBODY, Role.EVALUATOR, Role.LEAD),
    "stranger": (Role.ANYBODY,),
}
FORBIDDEN = [
    (who, name)
    for who, roles in SPEAKERS.items()
    for role, names in FOR_OTHERS.items()
    for name in names
    if role not in roles
]


@pytest.mark.parametrize(("who", "name"), FORBIDDEN)
def test_who_may_not_is_told_for_whom_it_is_and_what_is_possible(who, name):
    life = handed_in()
    said = told(life, who, f"/{name} because of this")
    assert said.startswith(f"`/{name}` is for ")
    assert "- `/status`" in said
    assert f"- `/{name}" not in said
    assert happened(life) == []
    assert life.stands == "scoring"


@pytest.mark.parametrize("name", [one.name for one in COMMANDS])
@pytest.mark.parametrize("who", SPEAKERS)
def test_nobody_is_met_with_silence(who, name):
    life = handed_in()
    before = len(life.answers)
    told(life, who, f"/{name}")
    assert len(life.answers) == before + 1


@pytest.mark.parametrize(
    ("text", "near"),
    [("/hodl", "/hold"), ("/widthraw", "/withdraw"), ("/clam", "/claim"), ("/unclam", "/release")],
)
def test_what_is_spelt_wrongly_is_guessed_but_not_done(text, near):
    life = handed_in()
    said = told(life, "ana", text)
    assert f"Did you mean `{near}`?" in said
    assert happened(life) == []


def test_what_there_is_not():
    said = told(handed_in(), "stranger", "/xyzzyqwert @octocat")
    assert said.startswith("There is no command <code>/xyzzyqwert</code>. You can write:")
    assert "octocat" not in said


def test_help_lists_what_one_can_do_and_what_is_for_others():
    mine, others = told(handed_in(), "teacher", "/help").split("These are for others:")
    assert "`/withdraw` takes your submission back" in mine
    assert "`/claim`" in others


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
    assert said.startswith("It is on hold, and the clock has stopped. To the teacher: please")
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


# --- the teacher ---


def test_withdraw_ends_it():
    life = handed_in()
    assert told(life, "teacher", "/withdraw, I have no time").startswith("You have taken it back.")
    assert happened(life) == [("withdrawn", "github:5001", "I have no time")]
    assert (life.stands, life.check, life.pull.open) == ("withdrawn", "failure", False)
    assert "It was taken back already." in told(life, "teacher", "/withdraw")


def test_withdraw_where_nothing_can_be_read():
    life = handed_in()
    life.unreadable = True
    assert told(life, "teacher", "/withdraw").startswith("You have taken it back.")
    assert (life.stands, life.pull.open) == ("withdrawn", False)


def test_what_is_awarded_is_not_taken_back_here():
    life = decided(MET)
    life.award()
    life.settle()
    said = told(life, "teacher", "/withdraw")
    assert said == "It has been awarded, so nothing can change it here. Your coordinator can."
    assert life.stands == "awarded"


def test_appeal_goes_to_a_fresh_panel():
    life = decided()
    assert "You have appealed." in told(life, "teacher", "/appeal because recording 2 shows it")
    assert happened(life) == [("appealed", "github:5001", "recording 2 shows it")]
    assert life.stands == "scoring"
    assert not {"ana", "ben"} & set(asked(life))
    life.reviews("cem", "-m-")
    life.reviews("dee", "-m-")
    life.settle()
    assert life.check == "success"


@pytest.mark.parametrize(
    ("given", "text", "said"),
    [
        (decided, "/appeal", "Please say in a few words what you see otherwise"),
        (handed_in, "/appeal because", "Please say in a few words"),
        (handed_in, "/appeal because of this", "Nothing had been decided yet"),
    ],
)
def test_when_there_is_no_appeal(given, text, said):
    life = given()
    assert said in told(life, "teacher", text)
    assert happened(life) == []


def test_one_can_appeal_once():
    life = decided()
    told(life, "teacher", "/appeal because of this")
    assert "An appeal is possible once." in told(life, "teacher", "/appeal because of that")


def test_in_private_mode_a_lead_acts_for_the_teacher():
    life = Life(PRIVATE).hand_in()
    life.settle()
    assert told(life, "ana", "/withdraw").startswith("`/withdraw` is for the teacher")
    assert told(life, "lou", "/withdraw").startswith("You have taken it back.")
    assert happened(life) == [("withdrawn", "k7m2p4", None)]


# --- questions ---


def test_status_says_where_it_stands_and_who_is_asked():
    life = handed_in()
    assert told(life, "teacher", "/status") == (
        "No scorecard for attempt 1 is in yet. It takes two. Two evaluators have still to score "
        "every criterion. Asked to score it: ben and dee."
    )


def test_decide_decides_nothing_and_says_of_what_commit_it_speaks():
    life = decided()
    said = told(life, "teacher", "/decide award @octocat")
    assert said.startswith("No command decides; the scorecards do, together. Two of three")
    assert "- **Pausing after the question**: Not yet. Both evaluators saw Not yet." in said
    assert said.endswith(f"All of this is about commit `{'1' * 40}`.")
    assert life.stands == "resubmit"
    assert happened(life) == []


def test_decide_does_not_tell_what_one_evaluator_saw():
    life = handed_in()
    life.reviews("ana", MET)
    life.settle()
    said = told(life, "ben", "/decide")
    assert "Meets" not in said
    assert "**Choosing questions**: open." in said


# --- several at once ---


def test_several_commands_in_one_comment_are_answered_together():
    life = handed_in()
    life.says("ben", "/hold it asks for a login\n/resume\n/nonsense")
    answers = len(life.answers)
    life.settle()
    assert len(life.answers) == answers + 1
    assert "It is on hold" in life.answers[-1]
    assert "no longer on hold" in life.answers[-1]
    assert "There is no command" in life.answers[-1]
    assert [kind for kind, *_ in happened(life)] == ["held", "released"]


def test_commands_in_a_review_without_a_scorecard():
    life = handed_in()
    life.reviews("ben", body="/hold it asks for a login", verdict=None)
    life.settle()
    assert life.stands == "held"


def test_moves_stand_with_the_answer_whatever_becomes_of_the_comment():
    life = Life()
    life.loads = None
    life.hand_in().settle()
    number = life.says("ana", "/claim")
    life.settle()
    life.edit(number, "Never mind.")
    life.settle()
    assert asked(life) == ["ana"]
    life.gone(number)
    life.settle()
    assert asked(life) == ["ana"]


def test_events_stand_with_the_answer_whatever_becomes_of_the_comment():
    life = handed_in()
    number = life.says("ben", "/hold it asks for a login")
    life.settle()
    for change in ("Never mind.", "/resume", "/hold it is fine"):
        life.edit(number, change)
        life.settle()
        assert happened(life) == [("held", "ben", "it asks for a login")]
    assert "This comment was changed." in life.answers[-1]
    life.gone(number)
    life.settle()
    assert happened(life) == [("held", "ben", "it asks for a login")]
    assert life.stands == "held"


def test_a_command_written_into_a_comment_later_is_not_taken():
    life = handed_in()
    number = life.says("teacher", "Thank you for looking.")
    life.settle()
    life.edit(number, "/withdraw")
    life.settle()
    assert happened(life) == []
    assert "This comment was changed." in life.answers[-1]


def test_a_comment_edited_before_it_was_answered_is_not_taken():
    life = handed_in()
    life.says("teacher", "/withdraw", edited=True)
    life.settle()
    assert happened(life) == []
    assert "Please write a new comment." in life.answers[-1]
