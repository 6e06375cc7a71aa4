"""Scorecards in Git as reports on agreement see them: the last one of each evaluator."""

from pathlib import Path

import pytest

from microcred.scored import scores
from tests.folder import good
from tests.reviewed import SUBMISSION, hand_in, programme, score


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return programme(tmp_path / "programme")


def test_levels_become_their_places_in_the_rubric(root):
    hand_in(root)
    score(root, "eva")
    score(root, "omar", silence="not-yet")
    found = {one.evaluator: one for one in scores(root)}
    assert set(found) == {"eva", "omar"}
    assert {one.submission for one in found.values()} == {SUBMISSION}
    assert (found["eva"].passed, found["omar"].passed) == (True, False)
    assert "silence=0" in found["omar"].results
    assert "silence=0" not in found["eva"].results


def test_outside_of_a_repository_there_is_none(tmp_path):
    assert scores(good(tmp_path / "programme")) == ()
