"""The ledger as reports see it: who earned what, when it was handed in, what was revoked."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from microcred import git, places
from microcred.earned import Earned
from microcred.problem import Severity
from microcred.registering import registered
from microcred.survey import Survey
from tests import folder
from tests.ledgers import AWARDED, BEGUN, programme, random_id


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a programme with three awards, the second of them revoked."""
    return programme(tmp_path_factory.mktemp("ledger") / "programme", 3, (1,))


def test_every_award_with_its_moments(root):
    earned, problems = registered(Survey(root))
    assert problems == ()
    first, second, third = earned
    assert first == Earned(
        "k7m2p4", "think-time", AWARDED, "1.0", BEGUN, None, random_id("award 0")
    )
    assert second.revoked == AWARDED + timedelta(hours=3)
    assert third.person == "earner-2"
    assert [one.held(second.revoked) for one in earned] == [True, False, True]
    assert second.held(second.revoked - timedelta(seconds=1))


def test_read_by_several_processes(root):
    assert registered(Survey(root), each=1) == registered(Survey(root))


def test_a_renewal_is_an_award_of_its_own(tmp_path):
    again = {"earner": "k7m2p4", "decided": AWARDED + timedelta(hours=9)}
    root = programme(
        tmp_path / "p",
        2,
        decisions={1: again},
        handed_in={1: {"earner": "k7m2p4"}},
        lines={1: {"renews": random_id("award 0")}},
    )
    earned, _ = registered(Survey(root))
    assert [(one.person, one.renews) for one in earned] == [
        ("k7m2p4", None),
        ("k7m2p4", random_id("award 0")),
    ]


def test_no_awards_at_all(tmp_path):
    assert registered(Survey(folder.good(tmp_path / "p"))) == ((), ())


def test_an_attempt_counts_from_when_it_was_written(tmp_path):
    """On a branch, days before it was merged: that day counts."""
    root = programme(tmp_path / "p", 1)
    submission = random_id("submission 0", 8)
    path = places.Attempt("think-time", submission, 1).path
    text = (root / path).read_bytes()
    begun = git.resolve(root, "HEAD~2")
    assert begun is not None
    written = BEGUN + timedelta(days=3)
    branch = git.commit_on(
        root, parents=[begun], changes={path: text}, subject="Attempt", at=written
    )
    decision, log = places.decision("think-time", submission), places.LOG
    award = places.award(random_id("award 0"))
    changes = {one: (root / one).read_bytes() for one in (path, decision, log, award)}
    merged = git.commit_on(
        root, parents=[begun, branch], changes=changes, subject="Merge", at=AWARDED
    )
    old = git.resolve(root, "refs/heads/main")
    git.move(root, "refs/heads/main", merged, old)
    earned, problems = registered(Survey(root))
    assert problems == ()
    assert earned[0].submitted == written


def test_where_decisions_are_kept_elsewhere(tmp_path):
    root = programme(tmp_path / "p", 2)
    for number in range(2):
        (root / places.decision("think-time", random_id(f"submission {number}", 8))).unlink()
    earned, problems = registered(Survey(root))
    assert earned == ()
    assert [(one.code, one.severity) for one in problems] == [("D14", Severity.WARNING)]
    assert str(problems[0]).startswith("awards/log.jsonl:1: D14 2 awards are left out")


def test_where_git_cannot_tell(tmp_path):
    root = programme(tmp_path / "p", 1)
    (root / ".git").rename(tmp_path / "away")
    earned, problems = registered(Survey(root))
    assert [one.submitted for one in earned] == [None]
    assert [(one.code, one.severity) for one in problems] == [("D14", Severity.UNKNOWN)]


def test_what_cannot_be_read_is_told(tmp_path):
    root = programme(tmp_path / "p", 2)
    folder.put(root, places.decision("think-time", random_id("submission 0", 8)), "format: 1\n")
    with (root / places.LOG).open("ab") as log:
        log.write(b"{}\n")
    earned, problems = registered(Survey(root))
    assert [one.person for one in earned] == ["earner-1"]
    assert sorted(one.code for one in problems) == ["A01", "A11"]


def test_moments_have_a_time_zone(root):
    for one in registered(Survey(root))[0]:
        assert isinstance(one.submitted, datetime)
        assert one.submitted.tzinfo is not None
