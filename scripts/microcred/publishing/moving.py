"""Main moved to what is made on top of it: here alone, or on origin first and here after it.

Where it is pushed, origin decides: whoever loses the race there makes all of it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from microcred import git
from microcred.awarding.landing import Landed, Made, Step, land, no_step
from microcred.git import Remote
from microcred.places import MAIN

TRIES: Final = 20
"""How often all is made anew because somebody else moved main of origin meanwhile."""

UPSTREAM: Final = "refs/microcred/upstream"

T = TypeVar("T")


def move_main(
    root: Path,
    make: Callable[[str], Made[T]],
    *,
    at: datetime,
    why: str,
    there: Remote | None = None,
    step: Step = no_step,
) -> Landed[T]:
    """Move main to what `make` makes on top of it; where `there` is given, on that repository too.

    Raises what `land` raises, and GitUnavailable where main here has commits that are not there.
    """
    if there is None:
        return land(root, make, at=at, why=why, step=step)
    for _ in range(TRIES):
        with suppress(git.Moved):
            return _try(root, make, at, why, there, step)
    raise git.GitUnavailable("others move main all the time; try again later")


def _try(
    root: Path,
    make: Callable[[str], Made[T]],
    at: datetime,
    why: str,
    there: Remote,
    step: Step,
) -> Landed[T]:
    before = upstream(root, there)
    step("fetched")
    forward = partial(_forward, root, before)
    land(root, forward, at=at, why="Follow", step=step)
    made = make(before)
    step("made")
    if made.tip is None:
        return Landed(made.told)
    git.push(root, there, MAIN, made.tip, before)
    step("pushed")
    landed = land(root, partial(_forward, root, made.tip), at=at, why=why, step=step)
    return Landed(made.told, landed.unshown)


def _forward(root: Path, tip: str, before: str) -> Made[None]:
    """Return the commit that main goes forward to. Raises GitUnavailable where it cannot."""
    if not git.contains(root, tip, before):
        raise git.GitUnavailable(
            "main here has commits that origin does not have; push them, or set them aside"
        )
    return Made(None if tip == before else tip, None)


def upstream(root: Path, there: Remote) -> str:
    """Return the commit that main of another repository is at; it is here then."""
    git.fetch(root, there, {MAIN: UPSTREAM})
    found = git.resolve(root, UPSTREAM)
    if found is None:
        raise git.GitUnavailable("origin has no branch main")
    return found
