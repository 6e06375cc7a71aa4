"""A repository on GitHub: its pull requests and issues as the bot knows them, and what it does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from microcred.bot import wire
from microcred.bot.actions import Action, Answer, Close, Keep, Propose, Remove, Show, Status
from microcred.bot.pull import Account, Comment, Issue, Pull, Review
from microcred.bot.wire import Checks, IssueWire, PullWire, Unreadable
from microcred.github.connection import API, PAGE, Connection, GitHubRefused, GitHubUnavailable

CHECK: Final = "microcred/decision"
"""The name of our commit status."""

MANY: Final = 1000
"""How many open pull requests are looked at: GitHub keeps no more open to one branch."""

PAGES: Final = 20
"""How many pages of a conversation are read, a hundred entries each."""

DESCRIPTION: Final = 140
"""How many characters a status can say."""

_REPOSITORY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}/[A-Za-z0-9._-]{1,100}")


class GitHub:
    """One repository there. Its methods raise GitHubUnavailable and GitHubRefused.

    What GitHub answers and nobody can read counts as unavailable.
    """

    def __init__(
        self, token: str | None, repository: str, api: str = API, *, pause: float = 1.0
    ) -> None:
        """`repository` is `owner/name`; `pause` the seconds between two writes.

        Raises ValueError where one of them is not what it should be.
        """
        if not _REPOSITORY.fullmatch(repository):
            raise ValueError("a repository is named as owner/name")
        self.repository = repository
        self._connection = Connection(token, api, pause=pause)
        self._here = f"/repos/{repository}"
        self._further = 0

    @property
    def calls(self) -> int:
        """Return how many requests were made."""
        return self._connection.calls

    @property
    def spent(self) -> int:
        """Return how many of them count for an event: of a list, however long, the first one.

        Otherwise others could make a conversation so long that nothing is left for writing.
        """
        return self._connection.calls - self._further

    def request(
        self, method: str, path: str, body: Any = None, parameters: dict[str, Any] | None = None
    ) -> Any:
        """Return what GitHub answers to any request, as JSON; `path` begins with a slash."""
        return self._connection.ask(method, path, body, parameters)

    # --- what there is ---

    def me(self) -> int:
        """Return the number of the account whose token this is; only a person's can be asked."""
        return self._read(wire.User, self.request("GET", "/user"), "GET /user").id

    def pull(self, number: int) -> Pull:
        """Return a pull request with all that was said on it: two calls, more for a long one."""
        return self.told(self.untold(number))

    def untold(self, number: int) -> Pull:
        """Return a pull request without what was said on it: one call."""
        path = f"{self._here}/pulls/{number}"
        return self._pull(self.request("GET", path), path)

    def told(self, pull: Pull) -> Pull:
        """Return a pull request with all that was said on it: one call for a hundred entries."""
        comments, reviews = self._said(pull.number)
        return replace(pull, comments=comments, reviews=reviews)

    def comments(self, number: int) -> tuple[Comment, ...]:
        """Return what was written below a pull request or issue: one call for a hundred entries."""
        return self._said(number)[0]

    def _said(self, number: int) -> tuple[tuple[Comment, ...], tuple[Review, ...]]:
        path = f"{self._here}/issues/{number}/timeline"
        timeline = self._pages(path, PAGES)
        try:
            return wire.comments(timeline), wire.reviews(timeline)
        except Unreadable as odd:
            raise _odd(path, odd) from None

    def open_pulls(self, most: int = MANY) -> tuple[Pull, ...]:
        """Return the open pull requests, the newest first, without what was said on them.

        One call for a hundred. There may be more where there are `most`.
        """
        path = f"{self._here}/pulls"
        newest = {"state": "open", "sort": "created", "direction": "desc"}
        listed = self._pages(path, -(-most // PAGE), newest, whole=False)
        return tuple(self._pull(one, path) for one in listed[:most])

    def closed_pulls(self, since: datetime) -> tuple[Pull, ...]:
        """Return the closed pull requests that anything happened to since, without what was said.

        One call, and a hundred at most: the last ones.
        """
        path = f"{self._here}/pulls"
        last = {"state": "closed", "sort": "updated", "direction": "desc"}
        listed = [
            self._read(PullWire, one, path) for one in self._pages(path, 1, last, whole=False)
        ]
        return tuple(wire.pull(one) for one in listed if one.updated_at >= since)

    def pulls_from(self, branch: str) -> tuple[Pull, ...]:
        """Return the pull requests from a branch of this repository, closed ones too: one call."""
        path = f"{self._here}/pulls"
        owner = self.repository.partition("/")[0]
        asked = {"state": "all", "head": f"{owner}:{branch}"}
        listed = (self._pull(one, path) for one in self._pages(path, 1, asked, whole=False))
        mine = (one for one in listed if (one.repository, one.branch) == (self.repository, branch))
        return tuple(mine)

    def issue(self, number: int) -> Issue:
        """Return an issue with its comments: two calls, one where it has none."""
        path = f"{self._here}/issues/{number}"
        said = self._read(IssueWire, self.request("GET", path), path)
        comments = self.comments(number) if said.comments else ()
        return replace(wire.issue(said), comments=comments)

    def open_issues(self, label: str | None = None) -> tuple[Issue, ...]:
        """Return the newest open issues, those with a label alone, without comments: one call."""
        path = f"{self._here}/issues"
        asked = {"state": "open"} | ({"labels": label} if label else {})
        listed = self._pages(path, 1, asked, whole=False)
        found = [self._read(IssueWire, one, path) for one in listed]
        return tuple(wire.issue(one) for one in found if one.pull_request is None)

    def author_of(self, number: int) -> Account:
        """Return who wrote an issue: one call."""
        path = f"{self._here}/issues/{number}"
        return wire.account(self._read(IssueWire, self.request("GET", path), path).user)

    def checked(self, commit: str) -> tuple[str, str] | None:
        """Return what our check says of a commit, its state and description: one call.

        None where it says nothing.
        """
        path = f"{self._here}/commits/{commit}/status"
        said = self._read(Checks, self.request("GET", path, parameters={"per_page": PAGE}), path)
        ours = (one for one in said.statuses if one.context == CHECK)
        return next(((one.state, one.description or "") for one in ours), None)

    def pulls_of(self, commit: str) -> tuple[int, ...]:
        """Return the numbers of the pull requests that have a commit."""
        path = f"{self._here}/commits/{commit}/pulls"
        listed = self._pages(path, 1, whole=False)
        return tuple(self._read(PullWire, one, path).number for one in listed)

    # --- what is done ---

    def perform(self, action: Action) -> None:
        """Do what an action says: one call.

        Nothing is sent twice: who is told that GitHub is unavailable looks before trying again.
        """
        match action:
            case Status():
                self._status(action)
            case Answer(number=number, body=body) | Keep(number=number, body=body, comment=None):
                path = f"{self._here}/issues/{number}/comments"
                self.request("POST", path, {"body": body})
            case Keep(comment=int(comment), body=body):
                path = f"{self._here}/issues/comments/{comment}"
                self.request("PATCH", path, {"body": body})
            case Show():
                self._show(action)
            case Propose():
                self.propose(action)
            case Remove(comment=comment):
                self.request("DELETE", f"{self._here}/issues/comments/{comment}")
            case Close(number=number):
                path = f"{self._here}/issues/{number}"
                self.request("PATCH", path, {"state": "closed"})

    def _status(self, action: Status) -> None:
        said = action.description
        short = said if len(said) <= DESCRIPTION else f"{said[: DESCRIPTION - 1]}…"
        body = {"state": action.state.value, "description": short, "context": CHECK}
        self.request("POST", f"{self._here}/statuses/{action.sha}", body)

    def _show(self, action: Show) -> None:
        """Show labels and assignees; where one cannot be assigned, the labels alone."""
        path = f"{self._here}/issues/{action.number}"
        labels = {"labels": list(action.labels)}
        try:
            self.request("PATCH", path, {**labels, "assignees": list(action.assignees)})
        except GitHubRefused as no:
            if no.status != 422 or not action.assignees:
                raise
            self.request("PATCH", path, labels)

    def propose(self, action: Propose) -> int:
        """Return the number of a pull request from a branch that is there: one call.

        One that is open already stays, and is asked for: two. One that it goes on with is told.
        """
        if action.pull is not None:
            self.request("PATCH", f"{self._here}/issues/{action.pull}", {"body": action.body})
            return action.pull
        path = f"{self._here}/pulls"
        asked = {"title": action.title, "body": action.body, "head": action.branch, "base": "main"}
        try:
            return self._pull(self.request("POST", path, asked), path).number
        except GitHubRefused as no:
            if no.status != 422 or "already exists" not in str(no):
                raise
        return max(one.number for one in self.pulls_from(action.branch))

    # --- how it is read ---

    def _pages(
        self,
        path: str,
        most: int,
        parameters: dict[str, Any] | None = None,
        *,
        whole: bool = True,
    ) -> list[Any]:
        """Return a list of which GitHub shows a hundred at a time; `whole` where none may lack."""
        found: list[Any] = []
        for page in range(1, most + 1):
            self._further += page > 1
            asked = {**(parameters or {}), "per_page": PAGE, "page": page}
            listed = self.request("GET", path, parameters=asked)
            if not isinstance(listed, list) or len(listed) > PAGE:
                raise _odd(path, Unreadable("a list is expected here"))
            found += listed
            if len(listed) < PAGE:
                return found
        if whole:
            raise GitHubUnavailable(f"GET {path}: more than {most * PAGE:,} entries are not read")
        return found

    def _pull(self, said: Any, path: str) -> Pull:
        return wire.pull(self._read(PullWire, said, path))

    def _read(self, kind: type[wire.W], said: Any, path: str) -> wire.W:
        try:
            return wire.read(kind, said)
        except Unreadable as odd:
            raise _odd(path, odd) from None


def _odd(path: str, odd: Unreadable) -> GitHubUnavailable:
    return GitHubUnavailable(f"GET {path}: what GitHub answered cannot be read: {odd}")
