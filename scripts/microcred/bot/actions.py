"""What the bot may do. Each action says so in full, and may be done twice with the same result."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """The states of a commit status."""

    PENDING = "pending"
    SUCCESS = "success"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Status:
    """Say on a commit whether its submission may be merged: the check `microcred/decision`."""

    sha: str
    state: State
    description: str
    name: str = "status"


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer a comment, a review or a moment, once: `to` is what the answer's marker names."""

    number: int
    to: str
    body: str
    name: str = "answer"


@dataclass(frozen=True, slots=True)
class Keep:
    """Bring the one comment that is kept up to date; `comment` is its id, None to write it."""

    number: int
    body: str
    comment: int | None = None
    name: str = "keep"


@dataclass(frozen=True, slots=True)
class Show:
    """Show where it stands by labels, and who is to act by assignees: these, no others of ours."""

    number: int
    labels: tuple[str, ...]
    assignees: tuple[str, ...] = ()
    name: str = "show"


@dataclass(frozen=True, slots=True)
class Propose:
    """Put one file on a branch of the base repository and open a pull request from it.

    `onto` is the commit that the branch must be at, None where there must be no such branch yet:
    then it begins at main. One that has the same file already is left as it is. `body` begins with
    a mark, to which the commit is added, and a pull request from the branch that is there already
    is not opened again. `pull` is the pull request that a next file goes on with: its body becomes
    this one.
    """

    branch: str
    path: str
    text: str
    title: str
    body: str
    issue: int | None = None
    onto: str | None = None
    pull: int | None = None
    name: str = "propose"


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away a comment of ours that another one says already: two runs wrote it at once."""

    number: int
    comment: int
    name: str = "remove"


@dataclass(frozen=True, slots=True)
class Close:
    """Close a pull request or an issue without merging."""

    number: int
    name: str = "close"


Action = Status | Answer | Keep | Show | Propose | Remove | Close

CALLS = 5
"""How many requests one event may cost; what is left over then is done by the next sweep."""


def plain(action: Action) -> dict[str, Any]:
    """Return an action as JSON has it: `{"action": "answer", …}`."""
    fields = asdict(action)
    return {"action": fields.pop("name"), **fields}
