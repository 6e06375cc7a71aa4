"""When a commit says it was made. Anybody may write anything there, and not all of it is a date."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from microcred.git.run import GitUnavailable

LAST: Final = 253_370_764_799
"""The end of the year 9998, in seconds since 1970: later, a time zone may lead out of all years."""


class BadDate(GitUnavailable):
    """A commit says that it was made at a time that no calendar has."""


def moment_of(commit: str, seconds: str) -> datetime:
    """Return the time, in UTC, of seconds since 1970 as git prints them (`%ct`).

    Raises BadDate, which names the commit, for what is empty, no number, or after the year 9998.
    """
    known = seconds.isascii() and seconds.isdigit() and len(seconds) <= len(str(LAST))
    if not known or int(seconds) > LAST:
        raise BadDate(
            f"commit {commit[:10]} was made on no date that there is (from 1970 to the year 9998)"
        )
    return datetime.fromtimestamp(int(seconds), UTC)


def day_of(commit: str, seconds: str, shown: str) -> str:
    """Return the day of a commit where it was made, `2026-11-02`, as git shows it (`%cs`).

    Raises BadDate where `seconds` or that is no date: git shows some times as a day in 1970.
    """
    moment_of(commit, seconds)
    try:
        return date.fromisoformat(shown).isoformat()
    except ValueError:
        said = f"commit {commit[:10]} was made on “{shown[:20]}”, which is no date"
        raise BadDate(said) from None
