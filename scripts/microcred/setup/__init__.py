"""What the repository on GitHub is to be set to, and what differs: wanted and found to changes.

Nothing here asks GitHub. `asks` says what has to be known, `findings` what follows from that.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Final

from microcred.document import Reading, Source, read_yaml
from microcred.model.setup import Setup
from microcred.problem import Problem
from microcred.settings import Reader
from microcred.setup import (
    labels,
    main,
    pages,
    people,
    repository,
    signing,
    variables,
    workflows,
    writer,
)
from microcred.setup.found import (
    Answer,
    Difference,
    Finding,
    Found,
    Request,
    State,
    Supply,
    needs_plan,
    plan_finding,
)
from microcred.setup.target import Role, Target, role

__all__ = [
    "PARTS",
    "SETUP",
    "Answer",
    "Difference",
    "Finding",
    "Found",
    "Request",
    "Role",
    "State",
    "Supply",
    "Target",
    "asks",
    "findings",
    "needs_plan",
    "plan_finding",
    "read_setup",
    "role",
    "setup_problems",
]

SETUP: Final = ".github/microcred-setup.yml"

PARTS: Final[tuple[ModuleType, ...]] = (
    repository,
    workflows,
    main,
    writer,
    signing,
    pages,
    variables,
    labels,
    people,
)
"""In the order in which they are shown and applied. Each has `asks` and `look`."""


def read_setup(read: Reader) -> Reading[Setup]:
    """Return the wanted setup, or every problem with its file."""
    source = read(SETUP)
    if isinstance(source, Source):
        return read_yaml(SETUP, source.text, Setup)
    return Reading(None, (source,))


def setup_problems(read: Reader) -> Iterator[Problem]:
    """Yield every problem with the file; a programme that is not on GitHub has none."""
    problems = read_setup(read).problems
    yield from (one for one in problems if one.code != "F10")


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield the paths that have to be asked for still; some are known only by what was answered."""
    for part in PARTS:
        yield from (path for path in part.asks(target, found) if path not in found)


def findings(target: Target, found: Found) -> tuple[Finding, ...]:
    """Return where each part stands, in the order in which they are applied."""
    return tuple(one for part in PARTS for one in part.look(target, found))
