"""An event's payload to what happened. It may say anything: it only tells where to look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from microcred.bot import wire
from microcred.bot.happening import Happening, Kind
from microcred.bot.wire import Number, Sha, User, Wire

SWEEPING: Final = frozenset({"schedule", "workflow_dispatch", "repository_dispatch"})

PULLS: Final = frozenset({"pull_request", "pull_request_target"})

_TOLD_BY: Final = (
    ("workflow_run", "workflow_run"),
    ("review", "pull_request_review"),
    ("schedule", "schedule"),
    ("inputs", "workflow_dispatch"),
    ("client_payload", "repository_dispatch"),
)
"""What a payload has that no other event's has, in the order to look."""


class _Numbered(Wire):
    number: Number


class _Issue(_Numbered):
    pull_request: dict[str, Any] | None = None


class _OnIssue(Wire):
    issue: _Issue
    sender: User | None = None


class _OnPull(Wire):
    pull_request: _Numbered


class _Run(Wire):
    head_sha: Sha
    event: str


class _Finished(Wire):
    workflow_run: _Run


def named(payload: Any) -> str | None:
    """Return the name of the event that sends such a payload, None where none is known that does.

    For a file without a name beside it; on GitHub the name is given.
    """
    if not isinstance(payload, Mapping):
        return None
    for key, name in _TOLD_BY:
        if key in payload:
            return name
    comment, pull, issue = (key in payload for key in ("comment", "pull_request", "issue"))
    if comment:
        return "issue_comment" if issue else None
    return "pull_request_target" if pull else "issues" if issue else None


def happening(name: str, payload: Any, bot: int) -> Happening | None:
    """Return what happened, None where an event is none of ours or tells of our own comment.

    `name` is GitHub's name of the event, `bot` the number of our account. Raises Unreadable where
    the payload is not what that event has.
    """
    if name in SWEEPING:
        return Happening(Kind.SWEEP)
    if name in PULLS:
        return Happening(Kind.PULL, wire.read(_OnPull, payload).pull_request.number)
    if name == "pull_request_review":
        return Happening(Kind.REVIEW, wire.read(_OnPull, payload).pull_request.number)
    if name == "workflow_run":
        run = wire.read(_Finished, payload).workflow_run
        reviewed = run.event == "pull_request_review"
        return Happening(Kind.REVIEW, head=run.head_sha) if reviewed else None
    if name == "issues":
        return _issue(wire.read(_OnIssue, payload), Kind.ISSUE)
    if name == "issue_comment":
        said = wire.read(_OnIssue, payload)
        ours = said.sender is not None and said.sender.id == bot
        return None if ours else _issue(said, Kind.COMMENT)
    return None


def _issue(said: _OnIssue, kind: Kind) -> Happening:
    """Return what happened to a pull request, or to an issue that is none."""
    return Happening(kind if said.issue.pull_request else Kind.ISSUE, said.issue.number)
