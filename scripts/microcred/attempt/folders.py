"""What lies below submissions/: one folder a submission, and what does not belong there.

S37 a file that is neither attempt nor decision · S41 two submissions of one id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from microcred import places
from microcred.characters import printable
from microcred.places import SUBMISSIONS, Attempt
from microcred.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Folder:
    """One submission: its attempts by number, and whether it was decided on."""

    slug: str
    submission: str
    attempts: tuple[Attempt, ...]
    decided: bool


def folders(paths: Iterable[str]) -> tuple[tuple[Folder, ...], tuple[Problem, ...]]:
    """Return the submissions that files below submissions/ make up, and S37 and S41."""
    attempts: dict[tuple[str, str], list[Attempt]] = {}
    decided: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for path in paths:
        attempt = places.attempt(path)
        if attempt:
            attempts.setdefault((attempt.slug, attempt.submission), []).append(attempt)
        elif match := _DECISION.fullmatch(path):
            decided.add((match["slug"], match["id"]))
        elif path not in _BESIDE:
            problems.append(_stray(path))
    found = tuple(
        Folder(*key, tuple(sorted(numbered, key=lambda one: one.number)), key in decided)
        for key, numbered in sorted(attempts.items())
    )
    return found, (*problems, *_shared(found))


_DECISION = re.compile(
    places.decision("(?P<slug>[^/]+)", "(?P<id>[^/]+)").replace(".yml", "[.]yml")
)
_BESIDE: Final = frozenset({f"{SUBMISSIONS}/README.md", f"{SUBMISSIONS}/.gitkeep"})
_MEDIA = re.compile(
    r".*\.(?:3gp|aac|avi|bmp|csv|docx?|gif|heic|jpe?g|key|m4[av]|mkv|mov|mp[34]|mpe?g|numbers|od[pst]"
    r"|ogg|pages|pdf|png|pptx?|svg|tiff?|wav|web[mp]|xlsx?|zip)",
    re.IGNORECASE,
)


def _stray(path: str) -> Problem:
    """Return S37: media stays in every clone for good, and anything else is read by nobody."""
    if _MEDIA.fullmatch(path):
        message = "evidence itself is never committed: it would stay in every copy for good"
        fix = "Remove it from the commit. Keep it where the programme allows it, and link to it."
    else:
        message = "only attempts and the programme's decisions belong here"
        fix = (
            "An attempt is submissions/<micro-credential>/<id>/attempt-<number>.md; remove the "
            "file, or correct its name."
        )
    return Problem(printable(path), 1, "S37", Severity.ERROR, message, fix)


def _shared(found: Iterable[Folder]) -> Iterator[Problem]:
    """Yield S41 for each id that a submission before has too."""
    first: dict[str, Folder] = {}
    for folder in found:
        other = first.setdefault(folder.submission, folder)
        if other is not folder:
            message = f"the id {folder.submission} is that of a submission for {other.slug} too"
            fix = "Take it in again, so that it gets an id of its own."
            path = folder.attempts[0].path
            yield Problem(path, 1, "S41", Severity.ERROR, message, fix)
