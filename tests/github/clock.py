"""The time it is on GitHub: what a test sets, and nothing else moves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

BEGUN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def stamp(moment: datetime) -> str:
    """Return a moment as GitHub writes it, in UTC and whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class Clock:
    """The clock of one hub; `now` is aware."""

    now: datetime = BEGUN

    def set(self, moment: datetime) -> None:
        """Let it be this moment."""
        assert moment.tzinfo is not None, "a moment without a time zone"
        self.now = moment

    def forward(self, **passed: float) -> None:
        """Let time pass: `days=3`, `hours=1`, as timedelta has them."""
        self.now += timedelta(**passed)
