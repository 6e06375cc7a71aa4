"""One branch of an absurd date keeps nobody else from an award."""

import pytest

from microcred import places
from microcred.check import check
from tests.awarding.job import FIRST, SECOND, TODAY, programme, run
from tests.folder import BAD_DATES, dated, git


@pytest.mark.parametrize("date", BAD_DATES.values(), ids=BAD_DATES)
def test_a_branch_made_on_no_date_keeps_nobody_else_from_an_award(tmp_path, date):
    root = programme(tmp_path / "repo", FIRST, SECOND)
    dated(root, places.branch_ref(FIRST), date)
    done = run(root).told
    assert [one.submission for one in done.given] == [SECOND]
    (left,) = done.not_given
    assert (left.submission, left.refused) == (FIRST, True)
    assert [one.code for one in left.problems] == ["U12"]


@pytest.mark.parametrize("date", BAD_DATES.values(), ids=BAD_DATES)
def test_check_on_a_branch_made_on_no_date_says_so(tmp_path, date):
    root = programme(tmp_path / "repo", FIRST)
    dated(root, places.branch_ref(FIRST), date)
    git(root, "switch", "--quiet", places.branch(FIRST))
    (problem,) = (one for one in check(root, TODAY).problems if one.code == "S39")
    assert "was made on no date that there is" in problem.message
    assert problem.fix.startswith("Make that commit anew")
