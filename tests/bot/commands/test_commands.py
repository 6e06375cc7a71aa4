"""Each command: who may give it, and what is answered."""

from __future__ import annotations

import pytest

from microcred.bot.commands import COMMANDS
from microcred.bot.speaker import Role
from tests.bot.commands.given import MET, asked, decided, handed_in, happened, told
from tests.bot.life import Life

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


def test_a_change_that_github_does_not_tell_of_is_seen_all_the_same():
    life = handed_in()
    number = life.says("teacher", "/status")
    life.settle()
    life.edit(number, "/withdraw", noticed=False)
    life.settle()
    assert happened(life) == []
    assert "This comment was changed." in life.answers[-1]


def test_a_comment_edited_before_it_was_answered_is_not_taken():
    life = handed_in()
    life.says("teacher", "/withdraw", edited=True)
    life.settle()
    assert happened(life) == []
    assert "Please write a new comment." in life.answers[-1]
