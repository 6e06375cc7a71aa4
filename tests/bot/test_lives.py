"""Whole lives of a submission: what its labels, its check and the bot's comments say on the way."""

from __future__ import annotations

from microcred.bot.actions import Answer, Close, Keep, Show, State, Status
from microcred.bot.happening import Kind
from microcred.bot.pull import Verdict
from tests.bot.life import Life

MET, NOT_YET = "mms", "mnm"


def names(actions) -> list[str]:
    """Return what was done, in order."""
    return [one.name for one in actions]


def test_from_the_first_push_to_the_award():
    life = Life().hand_in()
    assert names(life.run()) == ["status", "keep", "show"]
    assert (life.stands, life.check) == ("scoring", "pending")
    assert life.people == ["ben-gh", "dee-gh"]

    life.reviews("ben", MET)
    assert names(life.run(Kind.REVIEW)) == ["answer", "keep", "show"]
    assert life.people == ["dee-gh"]

    life.reviews("dee", "mmm")
    assert names(life.run(Kind.REVIEW)) == ["status", "answer", "keep", "show"]
    assert (life.stands, life.check, life.people) == ("award", "success", [])

    life.award()
    assert names(life.run(Kind.SWEEP)) == ["keep", "show", "answer"]
    assert life.stands == "awarded"
    assert "https://good.example/awards/7f2kq9m4x3wd/" in life.answers[-1]
    assert life.run(Kind.SWEEP) == ()


def test_a_draft_is_shown_to_nobody_until_it_is_ready():
    life = Life().hand_in(status="draft").settle()
    assert (life.stands, life.check, life.people) == ("draft", "pending", [])
    assert "For evaluators" not in life.kept
    life.hand_in(1, status="ready").settle()
    assert life.stands == "scoring"
    assert life.pull.assignees


def test_a_second_attempt_is_scored_only_where_the_first_was_not_enough():
    life = Life().hand_in().settle()
    life.reviews("ben", NOT_YET)
    life.reviews("dee", NOT_YET)
    life.settle()
    assert (life.stands, life.check) == ("resubmit", "pending")
    assert "“Choosing questions” and “Who gets to speak”" in life.kept

    life.tick(24 * 7).hand_in(2).settle()
    assert (life.stands, life.people) == ("scoring", ["ben-gh", "dee-gh"])
    assert "have still to score “Pausing after the question”" in life.kept
    life.reviews("ben", "-m-")
    life.reviews("dee", "-s-")
    life.settle()
    assert (life.stands, life.check) == ("award", "success")


def test_after_the_last_attempt_there_is_coaching_and_an_appeal():
    life = Life(attempts=1).hand_in().settle()
    life.reviews("ben", NOT_YET)
    life.reviews("dee", NOT_YET)
    life.settle()
    assert (life.stands, life.check, life.pull.open) == ("closed", "failure", True)
    life.says("teacher", "/appeal because recording 2 shows it")
    life.settle()
    assert life.stands == "scoring"
    assert not {"ben-gh", "dee-gh"} & set(life.pull.assignees)
    life.reviews("ana", "-m-")
    life.reviews("cem", "-m-")
    life.settle()
    assert (life.stands, life.check) == ("award", "success")


def test_a_third_evaluator_is_asked_where_two_differ():
    life = Life().hand_in().settle()
    life.reviews("ben", MET)
    life.reviews("dee", NOT_YET)
    life.settle()
    assert (life.stands, len(life.pull.assignees)) == ("adjudication", 1)
    third = life.pull.assignees[0].removesuffix("-gh")
    life.reviews(third, NOT_YET)
    life.settle()
    assert life.stands == "resubmit"


def test_a_hold_stops_the_clock_and_a_release_starts_it_again():
    life = Life().hand_in().settle()
    due = life.kept.split("an answer by ")[1].split(":")[0]
    assert due == "16 November 2026"
    life.says("ben", "/hold because the link asks for a login")
    life.settle()
    assert life.stands == "held"
    assert "the evaluators have 10 school days" in life.kept
    life.tick(24 * 7)
    life.says("ben", "/resume")
    life.settle()
    assert "an answer by 23 November 2026" in life.kept


def test_what_could_not_be_opened_holds_it_by_the_scorecard_alone():
    life = Life().hand_in().settle()
    checks = [{"slot": "clips", "item": 2, "result": "not-opened", "note": "Asks for a login"}]
    life.reviews("ben", MET, checks=checks)
    life.settle()
    assert life.stands == "held"
    assert "could not open “Two recordings”, item 2 (“Asks for a login”)" in life.kept
    life.reviews("ben", MET)
    life.settle()
    assert life.stands == "scoring"


def test_taken_back():
    life = Life().hand_in().settle()
    life.says("teacher", "/withdraw")
    actions = life.run(Kind.COMMENT)
    assert names(actions) == ["status", "answer", "keep", "show", "close"]
    assert (life.stands, life.check, life.pull.open) == ("withdrawn", "failure", False)
    life.reviews("ben", MET)
    life.settle()
    assert life.check == "failure"


def test_whoever_steps_back_is_replaced():
    life = Life().hand_in().settle()
    life.says("ben", "/recuse because we share an office")
    life.settle()
    assert "ben-gh" not in life.pull.assignees
    assert len(life.pull.assignees) == 2


def test_problems_come_first_and_the_clock_begins_after_them():
    life = Life()
    life.problems = (life.problem("S21", "this link is on another host", "Move it."),)
    life.hand_in().settle()
    assert (life.stands, life.check, life.people) == ("to-mend", "failure", [])
    life.tick(24 * 10)
    life.problems = ()
    life.hand_in(1).settle()
    assert life.stands == "scoring"
    assert "an answer by 26 November 2026" in life.kept, "ten school days after it was in order"


def test_while_something_is_to_be_mended_the_clock_stands_still():
    life = Life().hand_in().settle()
    life.tick(24 * 7)
    life.problems = (life.problem("S21", "this link is on another host", "Move it."),)
    life.settle()
    life.tick(24 * 7)
    life.problems = ()
    life.settle()
    assert "an answer by 23 November 2026" in life.kept


# --- time alone ---


def test_evaluators_are_reminded_and_in_the_end_others_are_asked():
    life = Life().hand_in().settle()
    first = set(life.pull.assignees)
    life.tick(24 * 9).settle()
    assert "@ben-gh: an answer to this submission is due by 16 November 2026" in life.answers[-1]
    assert "@dee-gh" in life.answers[-1]
    reminded = len(life.answers)
    life.tick(1).settle()
    assert len(life.answers) == reminded, "a reminder comes once"
    life.tick(24 * 14).settle()
    assert first.isdisjoint(life.pull.assignees)
    assert "An answer was due by 16 November 2026." in life.kept


def test_only_a_sweep_reminds_and_replaces():
    life = Life().hand_in().settle()
    life.tick(24 * 30)
    life.settle(Kind.PULL)
    assert life.answers == []
    assert life.people == ["ben-gh", "dee-gh"]


def test_nobody_is_asked_where_it_is_not_known_who_is_free():
    life = Life()
    life.loads = None
    life.hand_in().settle()
    assert life.people == []
    assert life.answers == []
    life.loads = {"ben": 9, "dee": 9}
    life.settle()
    assert set(life.pull.assignees).isdisjoint({"ben-gh", "dee-gh"})
    assert len(life.pull.assignees) == 2


def test_a_coordinator_is_told_once_where_nobody_is_free():
    life = Life()
    reviewing = life.program.reviewing.model_copy(update={"coordinator": "office"})
    life.program = life.program.model_copy(update={"reviewing": reviewing})
    life.evaluators = life.evaluators.model_copy(update={"evaluators": ()})
    life.hand_in().settle()
    assert len(life.answers) == 1
    assert life.answers[0].startswith("@office Two more evaluators are needed, and nobody is free.")
    life.tick(24 * 3).settle()
    assert len(life.answers) == 1


# --- by hand ---


def test_merged_by_hand_before_it_was_decided():
    life = Life().hand_in().settle()
    life.shut(merged=True)
    assert names(life.run(Kind.SWEEP)) == ["keep", "show"]
    assert life.stands == "merged"
    assert "Nothing is awarded for a merge" in life.kept
    life.reviews("ben", MET)
    life.reviews("dee", MET)
    life.settle()
    assert "The award is signed and published by the next run" in life.kept


def test_closed_by_hand_and_opened_again():
    life = Life().hand_in().settle()
    life.shut()
    life.settle()
    assert life.stands == "shut"
    assert life.people == []
    life.reopen()
    life.settle()
    assert life.stands == "scoring"
    assert life.people == ["ben-gh", "dee-gh"]


def test_labels_and_people_of_others_are_left_alone():
    life = Life().hand_in()
    life.label("good first issue")
    life.settle()
    assert "good first issue" in life.pull.labels
    life.label("state: award")
    life.settle()
    assert life.stands == "scoring", "a label of ours that somebody else put there goes"


def test_a_comment_of_ours_that_somebody_changed_is_put_right():
    life = Life().hand_in().settle()
    before = life.kept
    life.edit(life.ours()[0].id, life.ours()[0].body.replace("with the evaluators", "awarded"))
    assert [type(one) for one in life.run(Kind.SWEEP)] == [Keep]
    assert life.kept == before


def test_other_line_ends_and_spaces_at_them_are_no_change():
    life = Life().hand_in().settle()
    ours = life.ours()[0]
    assert " \n" in ours.body
    life.edit(ours.id, ours.body.replace(" \n", "\n").replace("\n", "\r\n"))
    assert life.plan(Kind.SWEEP) == ()


def test_a_comment_of_ours_that_is_gone_is_written_anew():
    life = Life().hand_in().settle()
    life.gone(life.ours()[0].id)
    life.settle()
    assert "with the evaluators" in life.kept
    assert life.people == ["ben-gh", "dee-gh"]


# --- what hands nothing in ---


def test_a_change_of_definitions_gets_its_check_and_no_comment():
    life = Life()
    life.touched = ("rubrics/wait-time.yml", "credentials/wait-time.md")
    (status,) = life.plan()
    assert status == Status(life.pull.head, State.SUCCESS, "This hands nothing in.")
    life.says("ana", "/claim")
    _, answer = life.plan(Kind.COMMENT)
    assert isinstance(answer, Answer)
    assert "hands nothing in, so there is nothing that a command could do" in answer.body


def test_what_its_check_says_already_is_not_said_again():
    life = Life()
    life.touched = ("rubrics/wait-time.yml",)
    life.seen_check("success", "This hands nothing in.")
    assert life.plan(Kind.SWEEP) == ()


def test_what_cannot_be_read_is_no_success():
    life = Life()
    life.problems = (life.problem("G01", "could not read it", "Later.", "unknown"),)
    (status,) = life.plan()
    assert isinstance(status, Status)
    assert status.state is State.PENDING


def test_the_most_important_comes_first():
    life = Life().hand_in().settle()
    life.reviews("ben", MET)
    life.says("teacher", "/status")
    life.reviews("dee", MET)
    kinds = [type(one) for one in life.plan()]
    assert kinds == [Status, Answer, Keep, Show]
    life.says("teacher", "/withdraw")
    assert [type(one) for one in life.plan()] == [Status, Answer, Keep, Show, Close]


def test_answers_to_several_are_one_comment_that_says_whose():
    life = Life().hand_in().settle()
    life.reviews("ben", body="Fine.", verdict=Verdict.APPROVE)
    life.says("teacher", "/status")
    life.run()
    assert len(life.answers) == 1
    assert "**To the review of ben-gh**" in life.answers[0]
    assert "**To the comment of maria-lopez**" in life.answers[0]
