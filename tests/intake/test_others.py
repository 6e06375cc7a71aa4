"""What was handed in or awarded before stands against taking in the same again."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from microcred.deciding import load, opened
from microcred.document import Source
from microcred.intake import TakenIn, take_in
from microcred.model.credential import Validity
from microcred.model.decision import Outcome
from microcred.model.release import release_bytes
from microcred.model.scorecard import EventKind
from microcred.problem import Severity
from microcred.releases import release_path
from tests import ledgers
from tests.folder import TODAY, commit, git, put
from tests.intake.taking import FILES, UNASSIGNED, digests, means, refused, taken
from tests.reviewed import SUBMISSION, hand_in, handed, happen, programme, score


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


def test_the_same_files_are_not_handed_in_twice(repo):
    first = taken(repo, UNASSIGNED, earner="k7m2p4").place.submission
    assert refused(repo, UNASSIGNED, earner="q8w3r5") == [
        f"2: U07 exactly these files were handed in already: submission {first}"
    ]


def test_not_even_after_the_first_was_merged(repo):
    first = taken(repo, UNASSIGNED, earner="k7m2p4").place.submission
    git(repo, "merge", "--quiet", "--no-ff", "--message", "M", f"submission/{first}")
    assert f"2: U07 exactly these files were handed in already: submission {first}" in refused(
        repo, UNASSIGNED, earner="q8w3r5"
    )


def test_one_file_that_somebody_else_handed_in_is_a_warning(repo):
    taken(repo, UNASSIGNED, earner="k7m2p4")
    some: Any = {name: value for name, value in FILES.items() if "2" not in name[:11]}
    found = taken(repo, handed(earner="set-at-intake", **some), seed=2, earner="q8w3r5")
    assert [(one.code, one.severity) for one in found.problems] == [("S40", Severity.WARNING)]
    assert found.problems[0].path == "teacher.md"


def test_files_that_nobody_handed_in_are_no_duplicates(repo):
    """Two drafts of placeholders have the same, which is none."""
    blank: Any = {f"evidence.{number}.sha256": "0" * 64 for number in range(3)}
    taken(repo, UNASSIGNED, earner="k7m2p4")
    codes = [line.split()[1] for line in refused(repo, handed(**blank), earner="q8w3r5")]
    assert "U07" not in codes


def test_one_submission_at_a_time(repo):
    first = taken(repo, UNASSIGNED, earner="k7m2p4").place.submission
    source = Source("teacher.md", handed(earner="set-at-intake", **FILES))
    found = take_in(repo, source, means(2), earner="k7m2p4")
    assert not isinstance(found, TakenIn)
    (problem,) = found
    said = f"submission {first}, which is not decided (scoring)"
    assert problem.message == f"k7m2p4 has handed in for think-time already: {said}"
    assert problem.fix == (
        f"Take this in as its next attempt with `--submission {first}`, or have that one taken "
        f"back first: `microcred withdraw {first}`."
    )


def test_after_it_was_taken_back_the_same_may_be_handed_in(repo):
    hand_in(repo)
    happen(repo, EventKind.WITHDRAWN, "k7m2p4")
    again = taken(repo, UNASSIGNED, earner="k7m2p4").place.submission
    assert opened(repo) == tuple(sorted((SUBMISSION, again)))


def test_after_the_last_attempt_one_may_begin_anew(repo):
    for attempt in (1, 2, 3):
        hand_in(repo, attempt, **digests(attempt))
        score(repo, "eva", attempt=attempt, hours=168 * attempt - 100, silence="not-yet")
        score(repo, "omar", attempt=attempt, hours=168 * attempt - 100, silence="not-yet")
    decision = load(repo, SUBMISSION, None, TODAY).decision
    assert decision is not None
    assert decision.outcome is Outcome.CLOSED
    assert taken(repo, UNASSIGNED, earner="k7m2p4").place.number == 1


# --- an award that is held ---


def awarded(target: Path, years: int | None = None) -> Path:
    """Make a programme in which k7m2p4 holds an award of AWARDED; it lasts so many years."""
    root = ledgers.programme(target)
    if years:
        lasting = ledgers.release(validity=Validity(years=years))
        put(root, release_path("think-time", "1.0"), release_bytes(lasting))
        commit(root, "Valid for a while")
    return root


@pytest.mark.parametrize(
    ("years", "day", "why"),
    [
        (None, "2030-01-01", "which does not expire"),
        (2, "2027-01-01", "which can be renewed from 2028-08-23 on"),
    ],
)
def test_who_holds_the_award_needs_no_new_one(tmp_path, years, day, why):
    repo = awarded(tmp_path / "repo", years)
    at = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    using = means(at=at, today=TODAY)
    award = ledgers.decision(0).award
    assert refused(repo, handed(**FILES), using, earner="k7m2p4") == [
        f"2: U09 k7m2p4 needs no new award for think-time: they hold {award} for it, {why}"
    ]
    other = take_in(repo, Source("t.md", handed(earner="q8w3r5")), using, earner="q8w3r5")
    assert not isinstance(other, TakenIn)
    assert "U09" not in {one.code for one in other}


def test_a_renewal_is_taken_in(tmp_path):
    repo = awarded(tmp_path / "repo", 2)
    at = datetime(2028, 8, 24, tzinfo=UTC)
    source = Source("t.md", handed(**FILES))
    assert isinstance(take_in(repo, source, means(at=at), earner="k7m2p4"), TakenIn)


def test_after_it_was_revoked_one_may_begin_anew(tmp_path):
    repo = ledgers.programme(tmp_path / "repo", ended=(0,))
    at = datetime(2027, 1, 1, tzinfo=UTC)
    source = Source("t.md", handed(**FILES))
    assert isinstance(take_in(repo, source, means(at=at), earner="k7m2p4"), TakenIn)
