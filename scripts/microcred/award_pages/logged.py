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
    """An award as the log knows it: what to show, and the SHA-256 that its file must have."""

    showing: Showing
    sha256: str


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
        award = line["award"]
        if line["event"] == "awarded":
            showing = _awarded(award, line["credential"], line.get("page"))
        elif line["event"] == "revoked":
            at = datetime.fromisoformat(line["at"])
            showing = found[award].showing._replace(revoked=at, reason=str(line["reason"]))
        else:
            showing = found[award].showing
        found[award] = Logged(showing, line["sha256"])
    return found


def _awarded(award: str, release: str, page: str | None) -> Showing:
    """Return what to show of a new award. ValueError for names that are none: they become paths."""
    if not (_ID(award) and _RELEASE(release) and (page is None or _ID(page))):
        raise ValueError(award)
    return Showing(award, release, page)
