"""How an award came to be: each fingerprint holds, or is said not to."""

from pathlib import Path

import pytest

from microcred import places
from microcred.releases import release_path
from microcred.survey import Survey
from microcred.trails import trail
from tests import ledgers
from tests.folder import put, text_of

AWARD = ledgers.random_id("award 0")
DECISION = places.decision("think-time", ledgers.random_id("submission 0", 8))
RELEASE = release_path("think-time", "1.0")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    return ledgers.programme(tmp_path_factory.mktemp("ledger") / "programme", awards=1)


def steps(root: Path) -> list[tuple[str, bool | None]]:
    return [(one.step, one.holds) for one in trail(Survey(root), AWARD)]


def test_every_step_from_the_award_to_the_evidence(whole):
    assert steps(whole) == [
        ("award", True),
        ("decision", True),
        ("review", True),
        ("review", True),
        ("release", True),
        ("submission", True),
        ("evidence", None),
        ("evidence", None),
        ("evidence", None),
    ]


def test_an_award_that_nobody_made_has_no_trail(whole):
    assert trail(Survey(whole), "2" * 12) == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "step"),
    [
        (places.award(AWARD), "Think Time", "Wait Time", "award"),
        (DECISION, f'award: "{AWARD}"', f'award: "{"2" * 12}"', "decision"),
        (RELEASE, '"turnaround_days":15', '"turnaround_days":16', "release"),
    ],
)
def test_what_was_changed_afterwards_does_not_hold(tmp_path, path, old, new, step):
    root = ledgers.programme(tmp_path / "programme", awards=1)
    text = text_of(root, path)
    assert old in text
    changed = text.replace(old, new)
    put(root, path, changed)
    assert (step, False) in steps(root)
