"""What the log tells of each award, read fast. Whether it may be trusted is for `check` to say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from microcred.model.base import SLUG_PATTERN, VERSION_PATTERN
from microcred.model.identity import ALPHABET
from microcred.places import LOG
from microcred.problem import Problem, Severity
from microcred.site.awards import Showing

_ID = re.compile(f"[{ALPHABET}]{{12,24}}").fullmatch
_RELEASE = re.compile(f"{SLUG_PATTERN[1:-1]}@{VERSION_PATTERN[1:-1]}").fullmatch


class Logged(NamedTuple):
    """An award as the log knows it. Its file must have this `sha256`.

    `page` is its earner's, if any; `revoked` the moment as it is written, with the `reason`.
    """

    release: str
    sha256: str
    page: str | None = None
    revoked: str | None = None
    reason: str = ""

    def showing(self, award: str) -> Showing:
        """Return what to show of it. ValueError where the moment is none."""
        revoked = datetime.fromisoformat(self.revoked) if self.revoked else None
        return Showing(award, self.release, self.page, revoked, self.reason)


def logged(data: bytes) -> dict[str, Logged] | Problem:
    """Return what the log tells of each award, or E03 where it cannot be read."""
    lines = data.split(b"\n")
    try:
        if lines.pop() or b"" in lines:
            raise ValueError("cut off, or with an empty line")
        return _followed(json.loads(b"[%b]" % b",".join(lines)))
    except (ValueError, KeyError, TypeError, RecursionError):
        return Problem(
            LOG,
            1,
            "E03",
            Severity.ERROR,
            "the log of awards cannot be read, so no page of an award can be made",
            "`microcred check` names the line. Restore the file from Git.",
        )


def _followed(lines: Iterable[dict[str, Any]]) -> dict[str, Logged]:
    found: dict[str, Logged] = {}
    for line in lines:
        award, event, sha256 = line["award"], line["event"], line["sha256"]
        if event == "awarded":
            found[award] = Logged(line["credential"], sha256, line.get("page"))
        elif event == "revoked":
            found[award] = found[award]._replace(revoked=line["at"], reason=str(line["reason"]))
        else:
            found[award] = found[award]._replace(sha256=sha256)
    _named(found)
    return found


def _named(found: dict[str, Logged]) -> None:
    """Raise ValueError for names that are none: they become paths."""
    pages = {one.page for one in found.values() if one.page}
    releases = {one.release for one in found.values()}
    moments = {one.revoked for one in found.values() if one.revoked}
    if not (all(map(_ID, found)) and all(map(_ID, pages)) and all(map(_RELEASE, releases))):
        raise ValueError("a name is none")
    for moment in moments:
        datetime.fromisoformat(moment)
