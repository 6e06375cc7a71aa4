"""A pull request as it stands now: who, which commit, and all that was said on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a review says beside its text.

    DISMISSED is only what somebody took back by hand. A review that GitHub dismissed because of a
    push (its event `review_dismissed` names a `dismissal_commit_id`) keeps the verdict it had:
    which commit it judged tells what it is worth, and an attempt that was decided stays decided
    when the next one is pushed.
    """

    APPROVE = "approve"
    REQUEST_CHANGES = "request-changes"
    COMMENT = "comment"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody on GitHub. `number` never changes; `login` is renamed, and used again by others."""

    number: int
    login: str
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote below the pull request or issue; `edited` is when it was last changed."""

    id: int
    by: Account
    at: datetime
    body: str
    edited: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A review; `commit` is what it judged, None where GitHub no longer knows."""

    id: int
    by: Account
    at: datetime
    commit: str | None
    verdict: Verdict
    body: str


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request. `repository` and `branch` are where its head lives.

    `repository` is `owner/name`, None where a fork was deleted; `base` the branch it is to go to;
    `issue` the number of the issue that it was made from by the bot, with that issue's `author`,
    and `proposed` the commit that the bot made of it.
    `assignees` are logins. `checked` is what our check says on its head now, its state and its
    description; None where there is none, or where that was not asked for. What is a `draft` on
    GitHub is not handed in yet, whatever the attempt says. `updated` is when anything last happened
    to it.
    """

    number: int
    author: Account
    head: str
    repository: str | None
    branch: str
    base: str
    title: str
    open: bool = True
    merged: bool = False
    labels: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    reviews: tuple[Review, ...] = ()
    issue: int | None = None
    proposed: str | None = None
    opened: datetime | None = None
    assignees: tuple[str, ...] = ()
    checked: tuple[str, str] | None = None
    draft: bool = False
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue that was written with a form. `labels` tell which form."""

    number: int
    author: Account
    title: str
    body: str
    open: bool = True
    labels: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
