"""Events to what is done on GitHub: once, whoever told it how often, and in at most five calls."""

import pytest

from microcred.bot.actions import CALLS
from tests import folder
from tests.github.faults import Fault
from tests.lives import SCOPES, STATUS, lives

TIMELINE = "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline"
COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path) as life:
        yield life


def names(report):
    return [action.name for action in report.actions]


def costs(life, act):
    """Return what comes of something, and how many calls it was."""
    before = len(life.hub.calls)
    return act(), len(life.hub.calls) - before


# --- what happens ---


def test_a_submission_gets_its_check_its_comment_and_its_evaluators(life):
    pull = life.hand_in()
    report, calls = costs(life, lambda: life.bot("pull", pull.number))
    assert names(report) == ["status", "keep", "show"]
    assert calls == CALLS
    assert not report.went_wrong
    assert life.check(pull) == "pending"
    assert "with the evaluators" in life.kept(pull)
    assert len(life.repo.thread(pull.number).assignees) == 2


def test_the_same_event_again_changes_nothing(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    again, calls = costs(life, lambda: life.bot("pull", pull.number))
    assert (names(again), calls) == ([], 2)
    sweep = life.sweep()
    assert names(sweep) == []


def test_a_review_is_found_by_its_head_alone(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    life.hub.clock.forward(hours=1)
    life.score("eva", pull)
    report, calls = costs(life, lambda: life.bot("review", head=life.head(pull)))
    assert names(report)[:2] == ["answer", "keep"]
    assert calls <= CALLS
    assert any("It counts." in one for one in life.comments(pull))


def test_two_scorecards_turn_the_check_green_for_just_that_commit(life):
    pull = life.hand_in()
    for who in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.score(who, pull)
        _, calls = costs(life, lambda: life.bot("review", head=life.head(pull)))
        assert calls <= CALLS
    assert life.check(pull) == "success"
    judged = life.head(pull)
    life.hub.clock.forward(hours=1)
    life.ada.adds(pull, life.path(1), life.text() + "\nOne more word.\n")
    assert life.check(pull) is None  # nothing is said of the new commit yet
    life.bot("pull", pull.number)
    assert life.check(pull) != "success"
    assert life.repo.status(judged, STATUS).state == "success"


def test_what_does_not_fit_into_five_calls_is_done_by_the_next_sweep(life):
    pull = life.hand_in()
    for who in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.score(who, pull)
    report, calls = costs(life, lambda: life.bot("review", head=life.head(pull)))
    (done,) = report.outcomes
    assert calls == CALLS
    assert done.done < len(done.actions)
    assert not report.went_wrong
    while names(life.sweep()):
        pass
    assert "".join(life.comments(pull)).count("It counts.") == 2
    assert [one.name for one in life.repo.thread(pull.number).labels] == ["state: award"]
    assert life.kept(pull)


def test_a_command_is_answered(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    life.ada.comments(pull, "/status")
    report, calls = costs(life, lambda: life.bot("comment", pull.number))
    assert "answer" in names(report)
    assert calls <= CALLS
    assert names(life.bot("comment", pull.number)) == []


def test_a_withdrawal_closes_the_pull_request(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    life.ada.comments(pull, "/withdraw")
    life.bot("comment", pull.number)
    life.sweep()
    assert life.repo.thread(pull.number).state == "closed"
    assert "taken back" in life.kept(pull).lower()


def test_a_pull_request_that_hands_nothing_in_is_told_so_once(life):
    pull = life.ada.proposes(life.repo, "docs/idea.md", "An idea.\n")
    first, calls = costs(life, lambda: life.bot("pull", pull.number))
    assert (names(first), calls) == (["status"], 4)
    assert life.check(pull) == "success"
    assert names(life.bot("pull", pull.number)) == []
    assert names(life.sweep()) == []
    assert life.comments(pull) == []


def test_what_is_closed_is_looked_at_as_well(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    life.ada.closes(pull)
    report, calls = costs(life, lambda: life.bot("pull", pull.number))
    assert calls <= CALLS
    assert not report.went_wrong
    assert names(life.sweep()) == []


def test_a_review_of_a_head_that_nobody_has_any_more_is_left_alone(life):
    pull = life.hand_in()
    old = life.head(pull)
    life.again(pull, 2)
    report = life.bot("review", head=old)
    assert (report.outcomes, len(report.notes)) == ([], 1)
    assert old in report.notes[0]


def test_a_number_that_there_is_not(life):
    life.hand_in()
    report = life.bot("pull", 99)
    assert report.went_wrong
    assert "404" in str(report.stopped)


def test_who_may_not_write_does_nothing_by_halves(life):
    pull = life.hand_in()
    desk = life.desk(scopes=dict.fromkeys(SCOPES, "read"))
    report = life.answer(desk, "pull", pull.number)
    (done,) = report.outcomes
    assert (done.done, "Resource not accessible" in str(done.why)) == (0, True)
    assert life.comments(pull) == []


def test_a_dry_run_says_the_same_and_changes_nothing(life):
    pull = life.hand_in()
    before = folder.git(life.clone, "for-each-ref"), len(life.hub.events)
    planned = life.answer(life.desk(dry=True), "pull", pull.number)
    assert (folder.git(life.clone, "for-each-ref"), len(life.hub.events)) == before
    done = life.bot("pull", pull.number)
    assert planned.actions == done.actions


def test_labels_and_assignees_of_others_stay(life):
    pull = life.hand_in()
    said = {"labels": ["district: north"], "assignees": ["olga"]}
    life.olga.asks("PATCH", f"/repos/{life.repo.full_name}/issues/{pull.number}", said)
    life.bot("pull", pull.number)
    thread = life.repo.thread(pull.number)
    assert "district: north" in {one.name for one in thread.labels}
    assert "olga" in {one.login for one in thread.assignees}
    assert names(life.bot("pull", pull.number)) == []


def test_main_that_is_not_in_order_stops_everything(life):
    pull = life.hand_in()
    life.olga.writes(life.repo, "main", "program/program.yml", "format: one\n")
    report = life.bot("pull", pull.number)
    assert report.went_wrong
    assert [one.path for one in report.problems] == ["program/program.yml"] * len(report.problems)
    assert life.comments(pull) == []


def test_decisions_go_by_main_as_it_is_there_now_and_not_as_the_clone_has_it(life):
    pull = life.hand_in()
    register = life.repo.text("program/evaluators.yml").replace("github: 201", "github: 999")
    life.olga.writes(life.repo, "main", "program/evaluators.yml", register)
    life.hub.clock.forward(hours=1)
    life.score("eva", pull)
    assert life.matter(pull).decision.counted == ()


# --- sweeps ---


def test_a_sweep_does_what_every_event_that_was_missed_would_have(life):
    mine, theirs = life.hand_in(), life.hand_in("ben", submission="p4g8r3n6")
    idea = life.ada.proposes(life.repo, "docs/idea.md", "An idea.\n")
    report = life.sweep()
    assert {one.number for one in report.outcomes} == {mine.number, theirs.number, idea.number}
    assert (life.check(mine), life.check(theirs), life.check(idea)) == (
        "pending",
        "pending",
        "success",
    )
    assert names(life.sweep()) == []


def test_a_sweep_goes_on_where_one_pull_request_cannot_be_settled(life):
    first, second = life.hand_in(), life.hand_in("ben", submission="p4g8r3n6")
    life.hub.faults.on(TIMELINE, Fault.NOT_FOUND)
    report = life.sweep()
    (failed,) = [one.number for one in report.outcomes if one.why]
    pulls = {first.number: first, second.number: second}
    assert life.check(pulls.pop(failed)) is None
    assert {life.check(one) for one in pulls.values()} == {"pending"}
    life.sweep()
    assert (life.check(first), life.check(second)) == ("pending", "pending")


def test_a_sweep_gives_up_where_github_is_not_there(life):
    for number in range(7):
        life.hand_in("ada", submission=f"aaaaaaa{number + 2}")
    life.hub.faults.on(TIMELINE, Fault.NOT_FOUND, times=20)
    life.hub.faults.at(4 + 5 + 1, Fault.NOT_FOUND)  # four lists, five that failed, and asking
    report = life.sweep()
    assert len(report.outcomes) == 5
    assert len(report.notes) == 1
    assert report.went_wrong


# --- an answer that was lost ---


@pytest.mark.parametrize("fault", [Fault.BAD_GATEWAY, Fault.RESET])
def test_a_comment_whose_answer_was_lost_is_found_and_not_written_again(life, fault):
    pull = life.hand_in()
    life.hub.faults.on(COMMENT, fault)
    report, calls = costs(life, lambda: life.bot("pull", pull.number))
    assert calls == CALLS
    assert not report.went_wrong
    assert life.kept(pull)
    life.sweep()
    assert life.kept(pull)


def test_a_comment_that_was_not_written_is_written_by_the_next_run(life):
    pull = life.hand_in()
    life.hub.faults.on(COMMENT, Fault.SERVER_ERROR)
    report = life.bot("pull", pull.number)
    assert report.went_wrong
    assert [(one.done, one.number) for one in report.outcomes] == [(1, pull.number)]
    assert life.comments(pull) == []
    life.bot("pull", pull.number)
    assert life.kept(pull)


def test_time_alone_brings_reminders_each_of_them_once(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    asked = {one.login for one in life.repo.thread(pull.number).assignees}
    life.hub.clock.forward(days=22)  # the day after the answer was due
    for _ in range(3):
        life.sweep()
    answers = [one for one in life.comments(pull) if one.startswith("<!-- microcred:answer")]
    assert len(answers) == len(set(answers)) > 0
    assert any(f"@{one}" in "".join(answers) for one in asked)


# --- two runs at once ---


def test_of_a_comment_that_two_runs_wrote_at_once_one_is_left(life):
    pull = life.hand_in()
    other = life.desk()
    life.hub.faults.after(2, lambda: life.answer(other, "pull", pull.number))
    life.bot("pull", pull.number)  # a second run was through before this one wrote anything
    assert len([one for one in life.comments(pull) if "microcred:kept" in one]) == 2
    first = life.repo.thread(pull.number).comments[0].id
    assert names(life.sweep())[-1] == "remove"
    assert life.kept(pull)
    assert life.repo.thread(pull.number).comments[0].id == first
    assert names(life.sweep()) == []


def test_of_an_answer_that_two_runs_wrote_at_once_one_is_left(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    life.ada.comments(pull, "/status")
    other = life.desk()
    life.hub.faults.after(2, lambda: life.answer(other, "comment", pull.number))
    life.bot("comment", pull.number)
    life.sweep()
    answers = [one for one in life.comments(pull) if "microcred:answer" in one]
    assert len(answers) == 1
    assert life.kept(pull)


def test_nobody_elses_comment_is_taken_away(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    life.ada.comments(pull, life.kept(pull))
    life.ada.comments(pull, life.kept(pull))
    assert names(life.sweep()) == []
    assert len(life.repo.thread(pull.number).comments) == 3


def test_a_limit_ends_a_sweep_at_once(life):
    for who, submission in (("ada", "k3f9q2m7"), ("ben", "p4g8r3n6")):
        life.hand_in(who, submission)
    life.hub.faults.on(TIMELINE, Fault.SECONDARY_LIMIT)
    report = life.sweep()
    assert len(report.outcomes) == 1
    assert report.outcomes[0].until is not None
    assert report.notes == ["the rest is left to the next run"]
