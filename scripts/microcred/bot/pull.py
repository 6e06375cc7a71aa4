"""A pull request as it stands now: who, which commit, and all that was said on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a review says beside its text."""

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
    `issue` the number of the issue that it was made from by the bot, with that issue's `author`.
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
    opened: datetime | None = None


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
