"""Submissions to decisions, from real repositories: nothing that a branch claims is believed."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from microcred import git as store
from microcred import places
from microcred.deciding import Loaded, load, opened, states
from microcred.document import Source
from microcred.model.decision import Outcome
from microcred.model.evaluators import Person, Roster
from microcred.model.scorecard import EventKind
from microcred.model.submission import Readiness
from microcred.problem import Severity
from microcred.releases import release_path
from microcred.review import Reason
from microcred.roster import read_roster
from tests.folder import PROGRAM, TODAY, commit, edit, git, put, text_of
from tests.reviewed import (
    BEGUN,
    FOLDER,
    ROSTER,
    SUBMISSION,
    hand_in,
    handed,
    happen,
    on_branch,
    programme,
    release_hash,
    score,
    tip,
)

ONE = f"{FOLDER}/attempt-1.md"
ELSEWHERE: Any = {"evidence.0.url": "https://files.example/clip"}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


def roster(text: str = ROSTER) -> Roster:
    document = read_roster(Source("roster.yml", text)).document
    assert document is not None
    return document.model


def loaded(root: Path, people: Roster | None = None) -> Loaded:
    return load(root, SUBMISSION, people, TODAY)


def told(root: Path, people: Roster | None = None) -> list[str]:
    return [str(one) for one in loaded(root, people).problems]


def outcome(root: Path, people: Roster | None = None) -> Outcome:
    decision = loaded(root, people).decision
    assert decision is not None
    return decision.outcome


def test_a_case_holds_what_a_decision_rests_on(repo):
    made = hand_in(repo)
    first = score(repo, "eva")
    event = happen(repo, EventKind.HELD, "omar")
    found = loaded(repo)
    case = found.case
    assert case is not None
    assert found.problems == ()
    assert (case.submission, case.release.name) == (SUBMISSION, "think-time@1.0")
    assert case.release_hash == release_hash(repo)
    assert case.earner == Person(id="k7m2p4")
    assert case.today == TODAY
    assert [one.id for one in case.evaluators.evaluators] == ["eva", "omar", "zoe", "lea"]
    (only,) = case.rounds
    assert (only.attempt, only.head, only.readiness) == (1, made, Readiness.READY)
    assert (only.scorecards, only.handed_in) == ((first,), BEGUN)
    assert case.events == (event,)
    assert [one.credential for one in found.attempts] == ["think-time@1.0"]
    assert dict(found.files) == {ONE: handed().encode()}
    assert (found.tip, found.merged) == (made, False)


def test_the_life_of_a_submission(repo):
    hand_in(repo, status="draft")
    assert outcome(repo) is Outcome.DRAFT
    on_branch(repo, {ONE: handed().encode()})
    assert outcome(repo) is Outcome.SCORING
    score(repo, "eva", silence="not-yet")
    assert outcome(repo) is Outcome.SCORING
    score(repo, "omar")
    assert outcome(repo) is Outcome.ADJUDICATION
    score(repo, "lea", hours=26, silence="not-yet")
    assert outcome(repo) is Outcome.RESUBMIT
    hand_in(repo, 2)
    assert outcome(repo) is Outcome.SCORING
    score(repo, "eva", hours=200, attempt=2, questions=None)
    score(repo, "omar", hours=200, attempt=2, questions=None)
    assert outcome(repo) is Outcome.AWARD
    decision = loaded(repo).decision
    assert decision is not None
    assert [(one.criterion, one.attempt) for one in decision.criteria] == [
        ("questions", 1),
        ("silence", 2),
    ]
    happen(repo, EventKind.WITHDRAWN, "k7m2p4", hours=210)
    assert outcome(repo) is Outcome.WITHDRAWN


def test_a_push_makes_scorecards_stale(repo):
    hand_in(repo)
    score(repo, "eva")
    score(repo, "omar")
    assert outcome(repo) is Outcome.AWARD
    changed = handed(publish={"evidence": True})
    on_branch(repo, {ONE: changed.encode()})
    decision = loaded(repo).decision
    assert decision is not None
    assert decision.outcome is Outcome.SCORING
    assert [one.reason for one in decision.uncounted] == [Reason.STALE] * 2


def test_scorecards_for_no_attempt_that_there_is_are_told_of(repo):
    hand_in(repo)
    score(repo, "eva", attempt=7)
    decision = loaded(repo).decision
    assert decision is not None
    assert [one.reason for one in decision.uncounted] == [Reason.OTHER_ATTEMPT]


# --- from main, and from nowhere else ---


def test_the_working_tree_has_no_say(repo):
    hand_in(repo)
    score(repo, "eva")
    score(repo, "omar")
    before = loaded(repo)
    put(repo, places.EVALUATORS, "evaluators: []\n")
    put(repo, PROGRAM, "mode: [")
    put(repo, release_path("think-time", "1.0"), "{}")
    git(repo, "switch", "--quiet", "--create", "elsewhere")
    assert loaded(repo) == before
    assert before.decision is not None
    assert before.decision.outcome is Outcome.AWARD


def test_the_branch_has_no_say_in_the_rubric(repo):
    """An easier release on the branch is refused, and the one of main is judged by."""
    hand_in(repo)
    path = release_path("think-time", "1.0")
    easier = json.loads(text_of(repo, path))
    easier["rubric"]["criteria"] = easier["rubric"]["criteria"][:1]
    on_branch(repo, {path: json.dumps(easier).encode()})
    found = loaded(repo)
    assert [one.code for one in found.problems] == ["U03"]
    assert found.case is not None
    assert found.case.release_hash == release_hash(repo)


def test_without_its_release_nothing_can_be_decided(repo):
    hand_in(repo)
    git(repo, "rm", "--quiet", release_path("think-time", "1.0"))
    git(repo, "commit", "--quiet", "--message", "Remove")
    found = loaded(repo)
    assert found.case is None
    assert found.decision is None
    # Among the slugs that have a release it is not looked for, but its branch still says it.
    assert [one.code for one in found.problems] == ["S01"]


def test_a_release_that_was_tampered_with(repo):
    hand_in(repo)
    edit(repo, release_path("think-time", "1.0"), '"critical":true', '"critical":false')
    commit(repo, "Tamper")
    edit(repo, release_path("think-time", "1.0"), '"critical":false', '"critical": false')
    commit(repo, "Tamper more")
    found = loaded(repo)
    assert found.case is None
    assert [(one.code, one.severity) for one in found.problems] == [("S01", Severity.UNKNOWN)]


def test_settings_that_cannot_be_read(repo):
    hand_in(repo)
    edit(repo, PROGRAM, "mode: private", "mode: secret")
    commit(repo, "Spoil")
    assert f"{PROGRAM}:5: M03 `mode` is “secret”, which is not one of its values" in told(repo)
    assert loaded(repo).case is None


def test_evaluators_that_cannot_be_read_count_for_nobody(repo):
    hand_in(repo)
    put(repo, places.EVALUATORS, "evaluators: [")
    commit(repo, "Spoil")
    score(repo, "eva")
    score(repo, "omar")
    assert [one.partition(": ")[2][:3] for one in told(repo)] == ["F02"]
    assert outcome(repo) is Outcome.SCORING


def test_without_evaluators_nobody_counts(repo):
    hand_in(repo)
    git(repo, "rm", "--quiet", places.EVALUATORS)
    git(repo, "commit", "--quiet", "--message", "Remove")
    score(repo, "eva")
    assert told(repo) == []
    assert outcome(repo) is Outcome.SCORING


# --- what is wrong with attempts and reviews ---


def test_an_attempt_is_held_to_the_rules(repo):
    hand_in(repo, **ELSEWHERE)
    assert [one.code for one in loaded(repo).problems] == ["S16"]
    score(repo, "eva")
    score(repo, "omar")
    assert outcome(repo) is Outcome.AWARD  # what it would be; nothing is awarded with problems


def test_a_starters_text_is_none(repo):
    hand_in(repo, context="WRITE: your class", reflection=None)
    assert "F14" in {one.code for one in loaded(repo).problems}


def test_another_earner_in_a_later_attempt(repo):
    hand_in(repo)
    hand_in(repo, 2, earner="q8w3r5")
    found = loaded(repo)
    assert [one.code for one in found.problems] == ["S06"]
    assert found.case is not None
    assert found.case.earner.id == "k7m2p4"


def test_an_attempt_that_cannot_be_read(repo):
    on_branch(repo, {ONE: b"no front matter\n"})
    found = loaded(repo)
    assert found.case is None
    assert [str(one) for one in found.problems] == [f"{ONE}:1: F08 this file has no front matter"]


def test_a_value_of_the_wrong_kind_hides_no_rule_that_can_do_without_it(repo):
    hand_in(repo, **{"evidence.1.bytes": "many", "consent.forms_on_file": False, **ELSEWHERE})
    found = [(one.path, one.code) for one in loaded(repo).problems]
    assert found == [(ONE, "S16"), (ONE, "M03"), (ONE, "S18")]
    assert loaded(repo).case is None


def test_an_earlier_attempt_that_cannot_be_read_hides_nothing(repo):
    on_branch(repo, {ONE: b"\xff"})
    hand_in(repo, 2, **ELSEWHERE)
    codes = [one.code for one in loaded(repo).problems]
    assert "F01" in codes
    assert "S16" in codes


def test_a_corrupted_review_is_told_of_and_hides_nothing(repo):
    hand_in(repo)
    score(repo, "eva")
    ref = places.reviews(SUBMISSION)
    before = str(store.resolve(repo, ref))
    odd = store.commit_on(
        repo, parents=[before], changes={"scorecard.yml": b"card: ["}, subject="S", at=BEGUN,
        anew=True,
    )  # fmt: skip
    store.move(repo, ref, odd, before)
    score(repo, "omar")
    found = loaded(repo)
    assert [one.code for one in found.problems] == ["F02"]
    assert found.decision is not None
    assert [one.evaluator for one in found.decision.counted] == ["eva", "omar"]


# --- who handed in ---


def test_the_roster_tells_who_it_is(tmp_path):
    repo = programme(tmp_path / "repo", barred=True)
    hand_in(repo, earner="q8w3r5")
    score(repo, "eva")  # of the same school
    score(repo, "omar")
    found = loaded(repo, roster())
    assert found.problems == ()
    assert found.case is not None
    assert found.case.earner == roster().find("q8w3r5")
    assert found.decision is not None
    assert [one.reason for one in found.decision.uncounted] == [Reason.SAME_SCHOOL]


def test_without_a_roster_nobody_can_tell_the_school(tmp_path):
    repo = programme(tmp_path / "repo", barred=True)
    hand_in(repo)
    score(repo, "eva")
    score(repo, "omar")
    (problem,) = loaded(repo).problems
    assert str(problem) == (
        f"{ONE}:4: U05 without the roster nobody can tell at which school the earner works"
    )
    assert problem.severity is Severity.UNKNOWN
    assert problem.fix == "Name the roster with `--roster FILE` or MICROCRED_ROSTER."
    assert outcome(repo) is Outcome.SCORING


def test_where_schools_do_not_matter_no_roster_is_needed(repo):
    hand_in(repo)
    assert told(repo) == []


def test_somebody_whom_the_roster_does_not_know(repo):
    hand_in(repo, earner="w4w4w4")
    assert told(repo, roster()) == [
        f"{ONE}:4: U05 w4w4w4 is not in the roster, so nobody can tell who handed this in"
    ]


def test_in_open_mode_nobody_is_looked_up(repo):
    edit(repo, PROGRAM, "mode: private", "mode: open")
    commit(repo, "Open")
    hand_in(repo, earner="github:1234567")
    found = loaded(repo, roster())
    assert found.problems == ()
    assert found.case is not None
    assert found.case.earner == Person(id="github:1234567")


# --- all of them ---


def test_all_that_are_open(repo):
    hand_in(repo)
    hand_in(repo, submission="aa22bb33", earner="q8w3r5")
    hand_in(repo, submission="cc44dd55", earner="w4w4w4")
    git(repo, "merge", "--quiet", "--no-ff", "--message", "Merge", "submission/aa22bb33")
    git(repo, "branch", "--quiet", "submission/Not-An-Id", "submission/cc44dd55")
    assert opened(repo) == ("cc44dd55", SUBMISSION)
    found = list(states(repo, None, TODAY))
    assert [one.submission for one in found] == ["cc44dd55", SUBMISSION]
    assert all(one.decision and one.decision.outcome is Outcome.SCORING for one in found)


def test_one_that_is_spoiled_hides_no_other(repo):
    hand_in(repo)
    on_branch(repo, {"docs/x.md": b"x"}, submission="aa22bb33")
    spoiled, good = states(repo, None, TODAY)
    assert [one.code for one in spoiled.problems] == ["U02"]
    assert good.problems == ()


def test_nothing_is_open(repo):
    assert opened(repo) == ()


def test_without_a_branch_main(tmp_path, repo):
    hand_in(repo)
    git(repo, "branch", "--quiet", "--move", "main", "trunk")
    with pytest.raises(store.GitUnavailable, match="there is no branch main here"):
        loaded(repo)
    with pytest.raises(store.GitUnavailable, match="not a git repository"):
        load(tmp_path, SUBMISSION, None, TODAY)


def test_asking_changes_nothing(repo):
    hand_in(repo)
    score(repo, "eva")
    before = git(repo, "for-each-ref"), git(repo, "status", "--short")
    assert loaded(repo) == replace(loaded(repo))
    assert tip(repo) in before[0]
    assert (git(repo, "for-each-ref"), git(repo, "status", "--short")) == before
