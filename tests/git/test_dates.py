"""What counts as the date of a commit, and what does not."""

from datetime import UTC, datetime

import pytest

from microcred.git import BadDate, GitUnavailable, ancestry, first_parents, history, moment
from microcred.git.dates import LAST, day_of, moment_of
from tests.folder import BAD_DATES, commit, dated, put, repository

REF = "refs/heads/main"


@pytest.mark.parametrize("seconds", ["0", "1", "1793955600", str(LAST)])
def test_times_of_a_calendar(seconds):
    assert moment_of("c", seconds) == datetime.fromtimestamp(int(seconds), UTC)


@pytest.mark.parametrize("seconds", ["", "-1", "abc", "²", "1.5", " 1", str(LAST + 1), "9" * 5000])
def test_times_of_no_calendar(seconds):
    with pytest.raises(BadDate, match=r"^commit 0123456789 was made on no date that there is"):
        moment_of("0123456789abcdef", seconds)


def test_days():
    assert day_of("c", "1793955600", "2026-11-06") == "2026-11-06"
    with pytest.raises(BadDate, match="commit c was made on “%cs”, which is no date"):
        day_of("c", "1793955600", "%cs")


@pytest.mark.parametrize("date", BAD_DATES.values(), ids=BAD_DATES)
def test_a_commit_made_on_no_date(tmp_path, date):
    root = repository(tmp_path / "repo")
    first = commit(root)
    put(root, "credentials/a.md", "1")
    commit(root)
    made = dated(root, REF, date)
    for read in (history, first_parents, moment):
        with pytest.raises(GitUnavailable, match=r"^commit .* was made on no date") as why:
            read(root, REF) if read is not history else history(root, "credentials")
        assert isinstance(why.value, BadDate)
    assert [(one.id, one.parents) for one in ancestry(root, REF)] == [(first, ()), (made, (first,))]
    assert ancestry(root, REF)[1].at is None
