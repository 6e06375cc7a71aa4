"""What would be done about an event, told from its payload and this clone alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from microcred import git
from microcred.answering.desk import Done, Report
from microcred.bot import wire
from microcred.bot.happening import Happening, Kind
from microcred.bot.planning import plan
from microcred.bot.pull import Pull
from microcred.bot.wire import CommentWire, IssueWire, PullWire, ReviewWire
from microcred.gathering import Scene, gather, pull_ref, scene, throw_away
from microcred.model.evaluators import Roster


@dataclass(frozen=True, slots=True)
class Here:
    """What there is without GitHub: a clone, who we would be, and when it is."""

    source: Path
    bot: int
    at: datetime
    roster: Roster | None = None


def answer_offline(here: Here, happening: Happening, payload: Mapping[str, Any]) -> Report:
    """Return what would be done, as far as that can be told. Changes nothing, asks nobody.

    Raises GitUnavailable, and Unreadable for a payload that is not what its event has.
    """
    report = Report()
    with throw_away(here.source, None) as root:
        found = scene(root, here.roster, here.bot, here.at)
        if not isinstance(found, Scene):
            return Report(problems=found)
        pull = _pull(here.source, payload)
        if pull is None:
            report.notes.append(_untold(happening))
            return report
        report.notes.append(
            f"without a token, what was said on #{pull.number} before and other pull requests were "
            "not looked at"
        )
        if git.resolve(root, pull.head) is None:
            report.notes.append(f"this clone does not have the commit {pull.head}; fetch it first")
            return report
        git.move(root, pull_ref(pull.number), pull.head, None)
        matter = gather(found, pull)
        report.outcomes.append(Done(pull.number, plan(happening, matter)))
    return report


def _untold(happening: Happening) -> str:
    if happening.kind is Kind.SWEEP:
        return "a sweep looks at GitHub, which takes a token in GITHUB_TOKEN"
    return "the payload alone does not tell enough; set GITHUB_TOKEN to look at GitHub"


def _pull(source: Path, payload: Mapping[str, Any]) -> Pull | None:
    """Return the pull request of a payload with what it says was said, None where it tells of none.

    A comment's payload does not have the head: that is looked for in the clone.
    """
    if "pull_request" in payload:
        pull = wire.pull(wire.read(PullWire, payload["pull_request"]))
    elif isinstance(payload.get("issue"), Mapping):
        found = _of_issue(source, wire.read(IssueWire, payload["issue"]))
        if found is None:
            return None
        pull = found
    else:
        return None
    reviews = tuple(filter(None, _reviews(payload)))
    return replace(pull, comments=tuple(_comments(payload)), reviews=reviews)


def _of_issue(source: Path, said: IssueWire) -> Pull | None:
    """Return a pull request that a payload only knows as an issue, if its head was fetched."""
    head = git.resolve(source, pull_ref(said.number))
    if said.pull_request is None or head is None:
        return None
    return Pull(
        number=said.number,
        author=wire.account(said.user),
        head=head,
        repository=None,
        branch="",
        base="main",
        title=said.title,
        open=said.state == "open",
        labels=wire.issue(said).labels,
    )


def _comments(payload: Mapping[str, Any]) -> Iterator[Any]:
    if "comment" in payload:
        yield wire.comment(wire.read(CommentWire, payload["comment"]))


def _reviews(payload: Mapping[str, Any]) -> Iterator[Any]:
    if "review" in payload:
        yield wire.review(wire.read(ReviewWire, payload["review"]))
