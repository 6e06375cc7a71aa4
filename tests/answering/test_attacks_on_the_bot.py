"""Attacks on the bot itself: on what it has time, room and trust for. Each ends without harm."""

import json

import pytest

from microcred import places
from microcred.answering.awarding import award_there
from microcred.bot.actions import CALLS
from microcred.bot.form.fields import Field
from microcred.bot.issues import proposal
from tests.awarding.job import means
from tests.bot.form.answered import PARTS, WHOLE, issue_text
from tests.github.faults import Fault
from tests.github.hosted import Hosted
from tests.lives import NAME, STATUS, lives


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path) as life:
        yield life


def decided(life, pull):
    """Let two evaluators find everything met, and the bot say so."""
    for who in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.score(who, pull)
        life.bot("review", head=life.head(pull))
    life.hub.clock.forward(hours=1)


def crowd(life, thread, count=310):
    """Let a stranger write so many comments that one request no longer reads them."""
    for number in range(count):
        life.ben.comments(thread, f"hello {number}")


# --- its requests ---


def test_a_long_conversation_leaves_as_much_to_be_done_as_a_short_one(life):
    pull = life.hand_in()
    crowd(life, pull)
    before = len(life.hub.calls)
    report = life.bot("pull", pull.number)
    assert [(one.name) for one in report.actions] == ["status", "keep", "show"]
    assert report.outcomes[0].done == 3
    assert len(life.hub.calls) - before == CALLS + 3  # three hundred entries more to be read
    life.ada.comments(pull, "/status")
    life.bot("comment", pull.number)
    assert any("microcred:answer" in one for one in life.comments(pull))
    decided(life, pull)
    assert life.check(pull) == "success"


def test_a_long_conversation_on_an_issue_leaves_as_much_to_be_done(life):
    life.repo.state.actions.may_approve = True
    issue = life.ada.opens_issue(life.repo, "Mine", issue_text(), ["submission"])
    crowd(life, issue)
    assert not life.bot("issue", issue.number).went_wrong
    life.sweep()
    assert life.repo.thread(issue.number).state == "closed"
    assert "#" in life.kept(issue.number)


# --- several pull requests at one commit ---


def moves_to(life, who, other, pull):
    """Let somebody push the commits of a pull request to the branch of their own one."""
    world, head = who.world, life.head(pull)
    mine, theirs = (world.repositories[one.head.lower()] for one in (other, pull))
    Hosted(world, mine).bare.run("fetch", "--quiet", str(Hosted(world, theirs).bare.path), head)
    there = f"/repos/{mine.full_name}/git/refs/heads/{other.branch}"
    who.asks("PATCH", there, {"sha": head, "force": True})
    assert life.head(other) == head


@pytest.mark.parametrize("older", [True, False], ids=["older", "younger"])
def test_a_pull_request_that_moves_to_a_decided_head_does_not_turn_its_check_red(life, older):
    other = life.ben.proposes(life.repo, "x1.md", "x", branch="b1") if older else None
    pull = life.hand_in()
    decided(life, pull)
    assert life.check(pull) == "success"
    other = other or life.ben.proposes(life.repo, "x1.md", "x", branch="b1")
    moves_to(life, life.ben, other, pull)
    life.bot("pull", other.number)
    assert life.check(pull) == "success"
    assert "github:102" in life.kept(other)  # it is told what is wrong all the same
    life.sweep()
    assert life.check(pull) == "success"


def test_a_check_that_somebody_turned_red_comes_back_with_the_next_sweep(life):
    pull = life.hand_in()
    decided(life, pull)
    said = {"state": "failure", "context": STATUS, "description": "No."}
    life.eva.asks("POST", f"/repos/{NAME}/statuses/{life.head(pull)}", said)
    assert life.check(pull) == "failure"
    life.sweep()
    assert life.check(pull) == "success"
    assert not life.sweep().actions


@pytest.mark.parametrize("older", [True, False], ids=["older", "younger"])
def test_pull_requests_at_the_head_of_another_do_not_hide_its_reviews(life, older):
    def crowded():
        files = ("x1", "x2", "x3")
        return [life.ben.proposes(life.repo, f"{x}.md", "x", branch=x) for x in files]

    others = crowded() if older else []
    pull = life.hand_in()
    for one in others or crowded():
        moves_to(life, life.ben, one, pull)
    life.bot("pull", pull.number)
    life.hub.clock.forward(hours=1)
    life.score("eva", pull)
    before = len(life.hub.calls)
    report = life.bot("review", head=life.head(pull))
    assert len(life.hub.calls) - before <= CALLS
    assert any("It counts." in one for one in life.comments(pull))
    assert report.notes


# --- its room ---


def test_a_comment_of_many_commands_jams_nothing(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    life.hub.clock.forward(hours=1)
    commands = ["hold", "resume", *["hold"] * 8]
    life.eva.comments(pull, "\n\n".join(f"/{one} because {'😀' * 995}" for one in commands))
    report = life.bot("comment", pull.number)
    assert not report.went_wrong
    assert any("microcred:answer" in one for one in life.comments(pull))
    life.ada.comments(pull, "/withdraw")
    life.bot("comment", pull.number)
    life.sweep()
    assert life.repo.thread(pull.number).state == "closed"


# --- what it made itself ---


@pytest.fixture
def issued(life):
    """Return a life with a submission that was made from an issue, and its pull request."""
    life.repo.state.actions.may_approve = True
    life.ada.opens_issue(life.repo, "Mine", issue_text(), ["submission"])
    life.bot("issue", 1)
    life.hub.clock.forward(hours=1)
    return life, life.proposal(2)


OWN = proposal(NAME, 1)


@pytest.mark.parametrize("seen", [False, True], ids=["at once", "after the first word"])
def test_an_evaluator_who_rewrites_what_was_made_from_an_issue(issued, seen):
    life, pull = issued
    if seen:
        life.bot("pull", 2)
    path = life.path(1, OWN)
    text = life.repo.text(path, life.head(pull))
    public = text.replace("page: false", "page: true\n  name: Ada Lovelace")
    assert public != text
    life.eva.pushes(life.repo, pull.branch, {path: public})
    life.bot("pull", 2)
    assert life.check(pull) == "failure"
    assert "somebody who can write here changed it" in life.kept(pull)
    scored(life, pull)
    award_there(life.desk(), means(7, life.hub.clock.now))
    assert life.repo.text(places.LOG) is None
    assert life.check(pull) == "failure"


def scored(life, pull, **levels):
    """Let two evaluators score what was made from the issue, and the bot see it."""
    for who in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.score(who, pull, submission=OWN, **levels)
        life.bot("review", head=life.head(pull))
    life.hub.clock.forward(hours=1)


def again(life):
    """Let the next attempt be written, in another issue."""
    more = PARTS.replace("seventeen spoke", "eighteen spoke")
    text = issue_text({**WHOLE, Field.AGAIN: OWN, Field.PARTS: more})
    return life.ada.opens_issue(life.repo, "Again", text, ["submission"])


def test_the_next_attempt_of_an_issue_is_not_taken_for_a_rewriting(issued):
    life, pull = issued
    scored(life, pull, questions="not-yet")
    before, issue = life.head(pull), again(life)
    calls = len(life.hub.calls)
    life.bot("issue", issue.number)
    assert len(life.hub.calls) - calls <= CALLS
    assert life.head(pull) != before
    life.sweep()
    assert life.check(pull) == "pending"
    assert life.repo.thread(issue.number).state == "closed"


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.BAD_GATEWAY])
def test_a_next_attempt_that_was_pushed_and_not_noted_is_noted_by_the_next_run(issued, fault):
    life, pull = issued
    scored(life, pull, questions="not-yet")
    issue = again(life)
    life.hub.faults.on("PATCH /repos/{owner}/{repo}/issues/{issue_number}", fault)
    assert life.bot("issue", issue.number).went_wrong
    life.sweep()
    life.sweep()
    assert life.check(pull) == "pending"
    assert life.repo.thread(issue.number).state == "closed"


def test_a_rewriting_on_top_of_what_was_not_noted_yet_is_not_noted(issued):
    life, pull = issued
    scored(life, pull, questions="not-yet")
    issue = again(life)
    life.hub.faults.on("PATCH /repos/{owner}/{repo}/issues/{issue_number}", Fault.SERVER_ERROR)
    life.bot("issue", issue.number)
    path = life.path(1, OWN)
    more = life.repo.text(path, life.head(pull)) + "\nMore."
    life.eva.pushes(life.repo, pull.branch, {path: more})
    assert life.bot("issue", issue.number).went_wrong
    life.sweep()
    assert life.check(pull) == "failure"
    assert "somebody who can write here changed it" in life.kept(pull)


def test_a_next_attempt_does_not_make_a_rewriting_good(issued):
    life, pull = issued
    scored(life, pull, questions="not-yet")
    path = life.path(1, OWN)
    life.eva.pushes(
        life.repo, pull.branch, {path: life.repo.text(path, life.head(pull)) + "\nMore."}
    )
    rewritten, issue = life.head(pull), again(life)
    life.bot("issue", issue.number)
    life.sweep()
    assert life.head(pull) == rewritten
    assert "changed by somebody else" in life.kept(issue.number)
    assert life.check(pull) == "failure"


# --- what it remembers ---


def test_a_kept_comment_that_says_the_clock_stands_still_for_years(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    life.hub.clock.forward(hours=1)
    (kept,) = [one for one in life.repo.thread(pull.number).comments if "kept" in one.body]
    first, rest = kept.body.split("\n", 1)
    mark = json.loads(first.removeprefix("<!-- microcred:kept ").removesuffix(" -->"))
    mark["troubled"] = [{"since": "2026-11-02T09:00:00Z", "until": "2036-11-02T09:00:00Z"}]
    forged = f"<!-- microcred:kept {json.dumps(mark)} -->\n{rest}"
    there = f"/repos/{NAME}/issues/comments/{kept.id}"
    life.eva.asks("PATCH", there, {"body": forged})
    life.hub.clock.forward(days=60)
    life.sweep()
    assert "2036" not in life.kept(pull)
    assert any("reminded" in one for one in life.comments(pull))


def test_an_answer_that_says_it_is_on_hold_is_true(life):
    pull = life.hand_in()
    life.bot("pull", pull.number)
    life.hub.clock.forward(hours=1)
    life.eva.comments(pull, "/hold because a\n\n/resume\n\n/hold because b")
    life.bot("comment", pull.number)
    answer = life.comments(pull)[-1]
    assert "say it once more" in answer
    assert "on hold" not in life.kept(pull).split("\n")[1]
    life.hub.clock.forward(hours=1)
    life.eva.comments(pull, "/hold because b")
    life.bot("comment", pull.number)
    assert "on hold" in life.kept(pull).split("\n")[1]
