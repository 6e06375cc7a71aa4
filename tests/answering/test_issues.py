"""Issues with the form to pull requests, on the GitHub of the tests."""

import pytest

from microcred import places
from microcred.bot.actions import CALLS
from microcred.bot.form.fields import Field
from microcred.bot.issues import proposal
from tests.bot.form.answered import PARTS, issue_text
from tests.github.faults import Fault
from tests.lives import BOT, NAME, lives

OPEN = "POST /repos/{owner}/{repo}/pulls"
COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path) as life:
        life.repo.state.actions.may_approve = True
        yield life


def write(life, who="ada", **changes):
    return life.people[who].opens_issue(life.repo, "Mine", issue_text(**changes), ["submission"])


def pulls(life):
    return [one for one in life.repo.state.threads.values() if one.pull]


def names(report):
    return [action.name for action in report.actions]


def test_an_issue_becomes_a_pull_request_in_five_calls(life):
    issue = write(life)
    before = len(life.hub.calls)
    report = life.bot("issue", issue.number)
    assert len(life.hub.calls) - before <= CALLS
    assert not report.went_wrong
    (pull,) = pulls(life)
    submission = proposal(NAME, issue.number)
    assert pull.pull.head_branch == places.branch(submission)
    text = life.repo.text(places.Attempt("think-time", submission, 1).path, pull.pull.head)
    assert "github:101" in text
    assert f"#{pull.number}" in "".join(life.comments(issue.number))
    assert life.repo.thread(issue.number).state == "closed"


def test_the_pull_request_is_its_issues_authors(life):
    write(life)
    life.bot("issue", 1)
    (pull,) = pulls(life)
    assert pull.author.number == BOT
    matter = life.matter(life.proposal(pull.number))
    assert (matter.pull.author.number, matter.pull.issue) == (101, 1)
    report = life.bot("pull", pull.number)
    assert not report.went_wrong
    assert life.check(life.proposal(pull.number)) == "pending"


def test_what_somebody_elses_pull_request_says_of_an_issue_is_not_believed(life):
    write(life, "ben")
    body = '<!-- microcred:issue {"issue":1} -->\nMine.'
    pull = life.ada.proposes(life.repo, life.path(), life.text("ben"), body=body)
    matter = life.matter(pull)
    assert (matter.pull.author.number, matter.pull.issue) == (101, None)


def test_the_same_issue_again_is_the_same_pull_request(life):
    issue = write(life)
    for _ in range(3):
        life.bot("issue", issue.number)
    life.sweep()
    assert len(pulls(life)) == 1
    assert len([one for one in life.comments(issue.number) if "kept" in one]) == 1


def test_an_issue_that_lacks_something_is_told_so_and_edited(life):
    issue = write(life, evidence="nothing yet")
    report = life.bot("issue", issue.number)
    assert names(report) == ["keep"]
    assert pulls(life) == []
    assert life.repo.thread(issue.number).state == "open"
    assert names(life.bot("issue", issue.number)) == []
    life.ada.edits(issue, issue_text())
    life.bot("issue", issue.number)
    assert len(pulls(life)) == 1
    assert f"#{pulls(life)[0].number}" in life.kept(issue.number)


def test_any_other_issue_is_left_alone(life):
    life.ada.opens_issue(life.repo, "A question", "Who scores this?")
    before = len(life.hub.calls)
    assert names(life.bot("issue", 1)) == []
    assert len(life.hub.calls) - before == 2
    assert life.comments(1) == []


def test_a_sweep_finds_issues_that_were_missed(life):
    write(life)
    report = life.sweep()
    assert "propose" in names(report)
    assert len(pulls(life)) == 1


@pytest.mark.parametrize("route", [OPEN, COMMENT])
@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.SECONDARY_LIMIT])
def test_a_run_that_ended_in_between_is_ended_by_the_next(life, route, fault):
    issue = write(life)
    life.hub.faults.on(route, fault)
    life.bot("issue", issue.number)
    life.bot("issue", issue.number)
    life.sweep()
    assert len(pulls(life)) == 1
    assert life.repo.thread(issue.number).state == "closed"
    assert life.kept(issue.number)


def test_a_pull_request_that_was_closed_is_not_opened_anew(life):
    issue = write(life)
    life.bot("issue", issue.number)
    (pull,) = pulls(life)
    life.olga.closes(life.proposal(pull.number))
    life.olga.asks("PATCH", f"/repos/{NAME}/issues/{issue.number}", {"state": "open"})
    life.bot("issue", issue.number)
    assert len(pulls(life)) == 1


def test_the_next_attempt_goes_on_in_the_same_pull_request(life):
    life.bot("issue", write(life).number)
    (pull,) = pulls(life)
    submission = proposal(NAME, 1)
    life.bot("pull", pull.number)
    for who in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.score(who, life.proposal(pull.number), submission=submission, questions="not-yet")
    life.hub.clock.forward(hours=1)
    more = PARTS.replace("seventeen spoke", "eighteen spoke")
    issue = write(life, **{Field.AGAIN.value: submission, Field.PARTS.value: more})
    report = life.bot("issue", issue.number)
    assert not report.went_wrong
    path = places.Attempt("think-time", submission, 2).path
    assert "eighteen spoke" in life.repo.text(path, pull.pull.head)
    life.sweep()
    assert len(pulls(life)) == 1
    assert life.repo.thread(issue.number).state == "closed"


def test_nobody_goes_on_with_somebody_elses(life):
    life.bot("issue", write(life).number)
    (pull,) = pulls(life)
    head = pull.pull.head
    issue = write(life, "ben", again=proposal(NAME, 1))
    life.bot("issue", issue.number)
    assert pull.pull.head == head
    assert life.repo.thread(issue.number).state == "open"
    assert len(life.comments(issue.number)) == 1
