"""What GitHub answers and sends, as JSON, to what the bot looks at. Anybody may have written it.

What is not needed is not read. What is needed and is of another kind than GitHub says refuses the
whole, with an Unreadable that names the field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationError,
)

from microcred.bot.issues import issue_of, proposed_of
from microcred.bot.pull import Account, Comment, Issue, Pull, Review, Verdict
from microcred.characters import printable
from microcred.model.identity import Moment

GHOST: Final = Account(0, "ghost")
"""Whom GitHub no longer knows: an account that was deleted. It is nobody's number."""

BODY: Final = 262_144
"""How many characters of a text are read at most; GitHub takes 65,536."""

Number = Annotated[StrictInt, Field(ge=1, le=10**18)]
Sha = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$", strict=True)]
Name = Annotated[str, StringConstraints(max_length=1024, strict=True)]
Body = Annotated[str, StringConstraints(max_length=BODY, strict=True)]


class Unreadable(ValueError):
    """What GitHub said is not what it says it says; the text names the field."""


class Wire(BaseModel):
    """A part of what GitHub sends: the fields that are read, and no word of the others."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class User(Wire):
    """An account."""

    id: Number
    login: Name
    type: Name = "User"

    def account(self) -> Account:
        """Return it as the bot knows it."""
        return Account(self.id, self.login, bot=self.type == "Bot")


class Repository(Wire):
    """A repository; None stands for one that was deleted."""

    full_name: Name


class Side(Wire):
    """Where a pull request comes from, or goes to."""

    ref: Name
    sha: Sha
    repo: Repository | None = None


class Label(Wire):
    """A label."""

    name: Name


class PullWire(Wire):
    """A pull request, from a list, from itself or from an event."""

    number: Number
    user: User | None
    head: Side
    base: Side
    title: Name
    body: Body | None = None
    state: Literal["open", "closed"]
    draft: StrictBool = False
    merged_at: Moment | None = None
    created_at: Moment
    updated_at: Moment
    labels: tuple[Label, ...] = ()
    assignees: tuple[User, ...] | None = None


class IssueWire(Wire):
    """An issue; `pull_request` is there where it is one of those."""

    number: Number
    user: User | None
    title: Name
    body: Body | None = None
    state: Literal["open", "closed"]
    comments: StrictInt = 1
    labels: tuple[Label | Name, ...] = ()
    pull_request: dict[str, Any] | None = None


class CommentWire(Wire):
    """A comment below a pull request or an issue."""

    id: Number
    user: User | None
    body: Body | None = None
    created_at: Moment
    updated_at: Moment | None = None


class ReviewWire(Wire):
    """A review; one that was not handed in yet has no `submitted_at`."""

    id: Number
    user: User | None
    body: Body | None = None
    state: Name
    commit_id: Sha | None = None
    submitted_at: Moment | None = None


class Dismissed(Wire):
    """Of a review that was dismissed: what it was before, and by which push, if by one."""

    review_id: Number
    state: Name
    dismissal_commit_id: Sha | None = None


class DismissedWire(Wire):
    """The event that says so."""

    dismissed_review: Dismissed


class Check(Wire):
    """The last status of one name."""

    context: Name
    state: Name
    description: Name | None = None


class Checks(Wire):
    """The last status of each name that a commit has."""

    statuses: tuple[Check, ...]


W = TypeVar("W", bound=Wire)

_VERDICTS: Final = {
    "approved": Verdict.APPROVE,
    "changes_requested": Verdict.REQUEST_CHANGES,
    "commented": Verdict.COMMENT,
    "dismissed": Verdict.DISMISSED,
}


def read(kind: type[W], said: Any) -> W:
    """Return a part of what GitHub said. Raises Unreadable where it is not what it should be."""
    try:
        return kind.model_validate(said)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "all of it"
        raise Unreadable(f"{printable(where[:100])}: {printable(first['msg'][:200])}") from None


def pull(wire: PullWire) -> Pull:
    """Return a pull request, without what was said on it."""
    return Pull(
        number=wire.number,
        author=account(wire.user),
        head=wire.head.sha,
        repository=wire.head.repo.full_name if wire.head.repo else None,
        branch=wire.head.ref,
        base=wire.base.ref,
        title=wire.title,
        open=wire.state == "open",
        merged=wire.merged_at is not None,
        labels=tuple(label.name for label in wire.labels),
        opened=wire.created_at,
        issue=issue_of(wire.body or ""),
        proposed=proposed_of(wire.body or ""),
        assignees=tuple(user.login for user in wire.assignees or ()),
        draft=wire.draft,
        updated=wire.updated_at,
    )


def issue(wire: IssueWire) -> Issue:
    """Return an issue, without its comments."""
    return Issue(
        number=wire.number,
        author=account(wire.user),
        title=wire.title,
        body=wire.body or "",
        open=wire.state == "open",
        labels=tuple(one.name if isinstance(one, Label) else one for one in wire.labels),
    )


def account(user: User | None) -> Account:
    """Return an account, GHOST where it was deleted."""
    return user.account() if user else GHOST


def comments(timeline: Iterable[Any]) -> tuple[Comment, ...]:
    """Return the comments of a timeline, in the order they were made. Raises Unreadable."""
    found = (comment(read(CommentWire, one)) for one in _of(timeline, "commented"))
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def comment(wire: CommentWire) -> Comment:
    """Return a comment; it was edited where it was changed later than it was made."""
    edited = wire.updated_at if wire.updated_at != wire.created_at else None
    return Comment(wire.id, account(wire.user), wire.created_at, wire.body or "", edited)


def reviews(timeline: Iterable[Any]) -> tuple[Review, ...]:
    """Return the reviews that were handed in, in that order. Raises Unreadable."""
    said = tuple(timeline)
    wires = [read(ReviewWire, one) for one in _of(said, "reviewed")]
    dismissed = [read(DismissedWire, one).dismissed_review for one in _of(said, "review_dismissed")]
    pushed = {one.review_id: one.state for one in dismissed if one.dismissal_commit_id}
    found = (review(wire, pushed.get(wire.id)) for wire in wires)
    return tuple(sorted(filter(None, found), key=lambda one: (one.at, one.id)))


def review(wire: ReviewWire, before: str | None = None) -> Review | None:
    """Return a review, None while it was not handed in.

    `before` is what it said before a push dismissed it: it is still what its author thinks of the
    commit that was judged.
    """
    verdict = _VERDICTS.get((before or wire.state).lower())
    at: datetime | None = wire.submitted_at
    if verdict is None or at is None:
        return None
    return Review(wire.id, account(wire.user), at, wire.commit_id, verdict, wire.body or "")


def _of(timeline: Iterable[Any], event: str) -> Iterable[Mapping[str, Any]]:
    for one in timeline:
        if not isinstance(one, Mapping):
            raise Unreadable("an entry of the timeline is no object")
        if one.get("event") == event:
            yield one
