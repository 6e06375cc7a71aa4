"""Attacks on everybody's awards by one stranger's pull requests, commits and issues.

Each is carried out on the GitHub of the tests, and each ends with the others served as before.
"""

import pytest

from microcred import git, places
from microcred.answering.awarding import anything_due, award_there
from microcred.answering.bringing import bring
from microcred.answering.sweeping import turn
from microcred.bot.labelling import STATE
from microcred.ledger import ledger, read_log
from tests.answering.test_issues import write
from tests.awarding.job import means
from tests.github.faults import Fault
from tests.github.hosted import Hosted
from tests.lives import SUBMISSION, lives

OTHER = "p4g8r3n6"
NEVER = "999999999999999 +0000"
NOW = "1793000000 +0000"
NOBODY = "x <1+x@users.noreply.github.com>"
TIMELINE = "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline"


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
    assert life.check(pull) == "success"


def awarded(life, *submissions):
    """Let the award job run; return the submissions that have an award then."""
    award_there(life.desk(), means(7, life.hub.clock.now), submissions)
    lines, _ = read_log((life.repo.text(places.LOG) or "").encode())
    return {one.submission for one in ledger(lines).awards.values()}


def commits(life, who, pull, message="x", *, by=NOBODY, at=NOW, instead=False):
    """Put a commit that changes no file on a branch, or make its last commit anew; no tool would.

    What the tests' GitHub says of such a commit need not be as GitHub describes it.
    """
    person = life.people[who]
    bare = Hosted(person.world, person.world.repositories[pull.head.lower()]).bare
    tip = bare.line("rev-parse", f"refs/heads/{pull.branch}")
    tree = bare.line("rev-parse", f"{tip}^{{tree}}")
    parent = bare.line("rev-parse", f"{tip}^") if instead else tip
    raw = f"tree {tree}\nparent {parent}\nauthor {by} {at}\ncommitter {by} {at}\n\n{message}\n"
    made = bare.run("hash-object", "-t", "commit", "-w", "--stdin", given=raw.encode())
    moved = {"sha": made.decode().strip(), "force": True}
    person.asks("PATCH", f"/repos/{pull.head}/git/refs/heads/{pull.branch}", moved)
    life.hub.violations.clear()


def undated(life, submission=OTHER, branch=None):
    """Let Ben hand in by a commit that was made on no date that there is."""
    text = life.text("ben")
    pull = life.ben.proposes(life.repo, life.path(1, submission), text, branch=branch)
    commits(life, "ben", pull, at=NEVER, instead=True)
    return pull


# --- one pull request that stops all awards ---


def test_a_commit_on_no_date_keeps_nobody_else_from_an_award_and_its_author_is_told(life):
    pull = life.hand_in()
    decided(life, pull)
    theirs = undated(life)
    report = life.bot("pull", theirs.number)
    assert not report.went_wrong
    assert life.check(theirs) != "success"
    assert "was made on no date that there is" in life.kept(theirs)
    assert "open a new pull request" in life.kept(theirs)
    assert anything_due(life.desk())
    assert awarded(life) == {SUBMISSION}
    assert not anything_due(life.desk())
    life.hub.violations.clear()


def test_what_cannot_be_read_wakes_nobody_unless_it_was_decided(life):
    pull = life.hand_in()
    for _ in range(2):
        life.hub.faults.on(TIMELINE, Fault.NOT_FOUND)
        assert not anything_due(life.desk())
    life.hub.faults.on(TIMELINE, Fault.NOT_FOUND)
    given = award_there(life.desk(), means(7, life.hub.clock.now))
    assert [one.number for one in given.unread] == [pull.number]
    labels = {"labels": [f"{STATE}award"]}
    life.eva.asks("PATCH", f"/repos/{life.repo.full_name}/issues/{pull.number}", labels)
    life.hub.faults.on(TIMELINE, Fault.NOT_FOUND)
    assert anything_due(life.desk())


def test_what_was_merged_and_cannot_be_read_wakes_the_job(life):
    life.olga.merges(life.hand_in())
    assert not anything_due(life.desk())
    life.hub.faults.on(TIMELINE, Fault.NOT_FOUND)
    assert anything_due(life.desk())


# --- somebody's submission, taken by another pull request ---


@pytest.mark.parametrize("alone", [False, True], ids=["beside its own", "alone"])
def test_an_older_pull_request_that_takes_an_id_keeps_nobody_from_their_award(life, alone):
    path = life.path() if alone else life.path(1, "zzzz9999")
    older = life.ben.proposes(life.repo, path, life.text("ben") if alone else "x")
    pull = life.hand_in()
    decided(life, pull)
    if not alone:
        life.ben.adds(older, life.path(), life.text("ben"))
    assert anything_due(life.desk())
    assert awarded(life) == {SUBMISSION}
    assert life.repo.thread(pull.number).pull.merged
    assert not life.repo.thread(older.number).pull.merged
    assert f"github:{life.ada.account.number}" in life.repo.text(life.path())


def test_who_took_an_id_is_not_told_of_somebody_elses_badge(life):
    theirs = life.ben.proposes(life.repo, life.path(), life.text("ben"))
    pull = life.hand_in()
    decided(life, pull)
    assert awarded(life) == {SUBMISSION}
    life.hub.clock.forward(hours=1)
    life.bot("pull", theirs.number)
    assert life.check(theirs) == "failure"
    assert "handed in and awarded by another pull request" in life.kept(theirs)
    assert "badge" not in life.kept(theirs)
    assert "awarded" in life.kept(pull)


@pytest.mark.parametrize("older", [True, False])
def test_of_two_with_one_id_the_one_that_may_be_awarded_is_gathered(life, older):
    if older:
        theirs = life.hand_in("ben")
        pull = life.hand_in()
    else:
        pull = life.hand_in()
        theirs = life.hand_in("ben")
    decided(life, pull)
    found = {one.number: one for one in bring(life.desk())}
    assert found[pull.number].why_not is None
    assert f"handed in by #{pull.number}" in (found[theirs.number].why_not or "")
    assert git.resolve(life.clone, places.branch_ref(SUBMISSION)) == life.head(pull)
    assert git.resolve(life.clone, places.reviews(SUBMISSION))
    assert git.resolve(life.clone, places.GATHERED)


# --- what all of it costs ---


def test_pull_requests_without_an_attempt_that_can_be_read_are_not_asked_about(life):
    for at in range(5):
        life.ben.proposes(life.repo, life.path(1, f"crwdaaa{at + 2}"), "x", branch=f"b{at}")
    before = len(life.hub.calls)
    assert not anything_due(life.desk())
    assert len(life.hub.calls) - before == 1


def test_a_crowd_of_pull_requests_costs_an_event_ten_calls_more_at_most(life):
    pull = life.hand_in()
    decided(life, pull)
    life.sweep()  # it is labelled as decided
    for at in range(13):
        submission = f"crwdaa{'abcdefghjkmnp'[at]}2"
        life.ben.proposes(life.repo, life.path(1, submission), life.text("ben"), branch=f"b{at}")
    before = len(life.hub.calls)
    assert anything_due(life.desk())
    assert len(life.hub.calls) - before == 1 + 1 + 10
    assert awarded(life) == {SUBMISSION}


def test_what_happened_last_is_looked_at_before_it_is_labelled(life):
    pull = life.hand_in()
    for at in range(11):
        submission = f"crwdaa{'abcdefghjkm'[at]}2"
        life.ben.proposes(life.repo, life.path(1, submission), life.text("ben"), branch=f"b{at}")
    decided(life, pull)
    assert not any("award" in one.name for one in life.repo.thread(pull.number).labels)
    assert awarded(life) == {SUBMISSION}


def test_who_names_a_submission_has_it_looked_at_among_however_many(life):
    pull = life.hand_in()
    decided(life, pull)
    life.hub.clock.forward(hours=1)
    for at in range(11):
        submission = f"crwdaa{'abcdefghjkm'[at]}2"
        life.ben.proposes(life.repo, life.path(1, submission), life.text("ben"), branch=f"b{at}")
    before = len(life.hub.calls)
    assert awarded(life, SUBMISSION) == {SUBMISSION}
    asked = [one for one in life.hub.calls[before:] if one.route == TIMELINE]
    assert len(asked) == 1


# --- what stops a sweep ---


def test_a_sweep_goes_beyond_any_number_that_cannot_be_settled(life):
    for at in range(7):
        life.ben.proposes(life.repo, life.path(1, f"crwdaaa{at + 2}"), "x", branch=f"b{at}")
    pull = life.hand_in()
    life.hub.clock.set(life.hub.clock.now.replace(hour=0, minute=0))
    life.hub.faults.on(TIMELINE, Fault.NOT_FOUND, times=7)
    report = life.sweep()
    assert len([one for one in report.outcomes if one.why]) == 7
    assert len(report.outcomes) == 8
    life.hub.clock.forward(hours=1)
    life.sweep()
    assert life.check(pull) == "pending"


def test_commits_on_no_date_keep_no_sweep_from_newer_ones(life):
    for at in range(6):
        undated(life, f"crwdaaa{at + 2}", f"b{at}")
    pull = life.hand_in()
    report = life.sweep()
    assert not report.went_wrong
    assert life.check(pull) == "pending"
    life.hub.violations.clear()


@pytest.mark.parametrize(("count", "most"), [(0, 10), (1, 10), (10, 10), (11, 10), (250, 100)])
def test_in_turns_each_has_its_turn_and_each_is_the_first_once(life, count, most):
    every = list(range(count))
    parts = -(-count // most)
    seen, first = [], set()
    for _ in range(parts):
        mine = turn(every, life.hub.clock.now, most)
        assert len(mine) <= most
        seen += mine
        life.hub.clock.forward(hours=1)
    assert sorted(seen) == every
    for _ in range(count + parts if count <= 11 else 0):
        first.update(turn(every, life.hub.clock.now, most)[:1])
        life.hub.clock.forward(hours=1)
    assert count > 11 or first == set(every)


def test_issues_that_were_never_mended_hold_up_no_newer_one(life):
    life.repo.state.actions.may_approve = True
    for _ in range(10):
        write(life, "ben", again="zzzzzzzz")
    mine = write(life)
    for _ in range(2):
        life.hub.clock.forward(hours=1)
        life.sweep()
    (made,) = [one.number for one in life.repo.state.threads.values() if one.pull]
    assert any(f"#{made}" in one for one in life.comments(mine.number))


# --- what commits say for good ---


@pytest.mark.parametrize(
    ("by", "message", "said"),
    [
        ("Jim <jim.smith@school.example>", "x", "carries an e-mail address"),
        (NOBODY, "Grade 4b, 555-123-4567", "says a telephone number in its message"),
        (NOBODY, "x\n\nFor jim.smith@school.example", "says an e-mail address in its message"),
        (NOBODY, "Student ID 4711001 was born 2012-03-04", "says a number or birthday"),
        (NOBODY, "x" * 20_001, "says more than 20,000 characters"),
    ],
    ids=["author", "phone", "address", "number", "long"],
)
def test_a_commit_that_touches_no_file_and_tells_of_somebody_is_not_merged(life, by, message, said):
    pull = life.hand_in()
    commits(life, "ada", pull, message, by=by)
    for who in ("eva", "omar"):
        life.hub.clock.forward(hours=1)
        life.score(who, pull)
    life.bot("pull", pull.number)
    assert life.check(pull) == "failure"
    assert said in life.kept(pull)
    assert "jim.smith" not in life.kept(pull)
    assert "4567" not in life.kept(pull)
    assert awarded(life) == set()
    life.hub.violations.clear()
