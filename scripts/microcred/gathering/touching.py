"""What a pull request changes, and which submission that hands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from microcred import git, places
from microcred.places import MAIN, SUBMISSIONS

_FOLDER: Final = re.compile(rf"{SUBMISSIONS}/[^/]+/([^/]+)/.+")


@dataclass(frozen=True, slots=True)
class Touched:
    """What a pull request changes since it left main at `base`."""

    base: str
    paths: tuple[str, ...]

    @property
    def submission(self) -> str | None:
        """Return the id of the submission it hands in, None where it hands nothing in.

        Of several, the first: the others are then what it must not touch.
        """
        attempts = [one.submission for path in self.paths if (one := places.attempt(path))]
        return min(attempts, default=None) or next(iter(_folders(self.paths)), None)


def _folders(paths: Sequence[str]) -> Sequence[str]:
    """Return the submissions in whose folders something else was changed."""
    named = (match[1] for path in paths if (match := _FOLDER.fullmatch(path)))
    return sorted(filter(places.is_submission, named))


def touched(root: Path, head: str) -> Touched | None:
    """Return what a pull request changes; None where it shares no history with main.

    Of one that was merged, what it changed then. Raises GitUnavailable.
    """
    base = git.merge_base(root, MAIN, head)
    if base == head:
        base = _before_merge(root, head)
    return Touched(base, git.touched(root, head, base)) if base else None


def _before_merge(root: Path, head: str) -> str | None:
    """Return where a branch left main that is part of it now.

    It was merged by the oldest commit of main's own line that the branch does not contain.
    """
    later = git.first_parents(root, MAIN, since=head)
    before = git.resolve(root, f"{later[-1].id}^1") if later else None
    base = git.merge_base(root, before, head) if before else None
    return base if base and base != head else git.resolve(root, f"{head}^1")
