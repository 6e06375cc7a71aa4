"""Dates: when a badge begins and ends to be valid, at a moment that is an argument."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from openbadgeslib.errors import LibOpenBadgesException

from microcred.verify.check import Failed

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?P<zone>Z|[+-]\d\d:\d\d)?", re.ASCII
)
_ABOUT_TIME: Final = (
    "Credential has expired",
    "Credential is not yet valid",
    "The token is not yet valid",
    "Assertion has expired",
    "Assertion is not yet valid",
)
"""How openbadgeslib begins what it says of dates: it has no exceptions of their own for them."""


def check_dates(starts: Iterable[datetime], ends: Iterable[datetime], now: datetime) -> str:
    """Return from when to when it is valid, or raise Failed where `now` is not between them."""
    start, end = max(starts), min(ends, default=None)
    if start > now:
        raise Failed(f"It is not valid yet: it will be from {_told(start)} on.")
    if end is not None and end < now:
        raise Failed(f"It expired: it was valid until {_told(end)}.")
    return f"It is valid from {_told(start)} {f'until {_told(end)}' if end else 'without an end'}."


def moments(what: str, *values: object) -> list[datetime]:
    """Return the moments that texts tell, without those that are not there. Raises Failed."""
    return [moment(value, what) for value in values if value is not None]


def moment(value: object, what: str) -> datetime:
    """Return the moment that a text tells. Raises Failed where it tells none, or no time zone."""
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Failed(f"{what} is not a moment such as 2026-11-21T20:48:00Z, but {value!r}")
    if match["zone"] is None:
        raise Failed(f"{what}, {value}, does not say in which time zone; a Z behind it would do")
    try:
        return datetime.fromisoformat(match[0])
    except ValueError as error:
        raise Failed(f"{what}, {value}, is a day that never comes") from error


def from_seconds(value: object, what: str) -> datetime:
    """Return the moment of a JWT's claim, in seconds since 1970. Raises Failed for any other."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value, UTC)
        except (OverflowError, ValueError, OSError):
            pass
    raise Failed(f"{what} is not a moment, but {value!r}")


def about_time(error: LibOpenBadgesException) -> bool:
    """True where openbadgeslib refuses a badge for its dates alone.

    It looks at them by this machine's clock, and only after the signature; here they are a check of
    their own.
    """
    return str(error).startswith(_ABOUT_TIME)


def _told(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} {at.tzname()}"
