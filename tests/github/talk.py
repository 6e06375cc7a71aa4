"""What is said: issues and pull requests with their timelines, comments and reviews."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.github.accounts import Account, App, Caller

if TYPE_CHECKING:
    from tests.github.state import Repository


@dataclass(eq=False)
class Label:
    """A label of a repository."""

    id: int
    name: str
    color: str
    description: str | None


@dataclass(eq=False)
class Comment:
    """A comment below an issue or a pull request."""

    id: int
    by: Caller
    author: Account
    body: str
    made: datetime
    edited: datetime


@dataclass(eq=False)
class Review:
    """A review. `state` is APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED or PENDING."""

    id: int
    author: Account
    body: str
    state: str
    commit: str
    submitted: datetime
    edited: datetime


@dataclass(eq=False)
class Moment:
    """One thing of a timeline; `more` holds what only this kind of event has."""

    id: int
    event: str
    actor: Account
    at: datetime
    comment: Comment | None = None
    review: Review | None = None
    app: App | None = None
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(eq=False)
class PullPart:
    """What makes an issue a pull request."""

    id: int
    head_repository: Repository | None
    head_owner: Account
    head_branch: str
    head: str
    base_branch: str
    base: str
    draft: bool = False
    maintainer_can_modify: bool = True
    mergeable: bool | None = None
    test_merge: str | None = None
    tested: tuple[str, str] | None = None
    merged: datetime | None = None
    merged_by: Account | None = None
    merge_commit: str | None = None
    reviews: list[Review] = field(default_factory=list)
    requested: list[Account] = field(default_factory=list)
    last_pusher: Account | None = None
    pushed: dict[str, tuple[datetime, int]] = field(default_factory=dict)


@dataclass(eq=False)
class Thread:
    """An issue; a pull request where it has that part."""

    id: int
    number: int
    author: Account
    title: str
    body: str | None
    made: datetime
    updated: datetime
    state: str = "open"
    reason: str | None = None
    closed: datetime | None = None
    closed_by: Account | None = None
    labels: list[Label] = field(default_factory=list)
    assignees: list[Account] = field(default_factory=list)
    timeline: list[Moment] = field(default_factory=list)
    pull: PullPart | None = None
    app: App | None = None

    @property
    def part(self) -> PullPart:
        """Return what makes it a pull request, which it must be."""
        assert self.pull is not None
        return self.pull

    @property
    def comments(self) -> list[Comment]:
        """Return its comments, the oldest first."""
        return [one.comment for one in self.timeline if one.comment is not None]
