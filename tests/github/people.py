"""People at their browsers: what a teacher, an evaluator or an owner does on GitHub's pages.

Each does it through the same endpoints as any program, with their own token, uncounted.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.github import api
from tests.github import bare as bares
from tests.github.accounts import Account, Caller, Role
from tests.github.bare import Signature
from tests.github.calls import Request
from tests.github.hosted import Hosted
from tests.github.world import World

VERDICTS = {"approve": "APPROVE", "request-changes": "REQUEST_CHANGES", "comment": "COMMENT"}


class Declined(Exception):
    """GitHub would not; `status` and the text are its answer."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(f"{status} {body}")
        self.status = status
        self.body = body


@dataclass(frozen=True)
class Remark:
    """Something written that can be edited: a comment, a review, or the pull request itself."""

    id: int
    number: int
    path: str
    how: str


@dataclass(frozen=True)
class Proposal:
    """A pull request, and the branch that it comes from."""

    number: int
    base: str
    head: str
    branch: str

    @property
    def path(self) -> str:
        """Return its address in the API."""
        return f"/repos/{self.base}/pulls/{self.number}"


@dataclass(frozen=True)
class Person:
    """Somebody with an account."""

    world: World
    caller: Caller

    @property
    def account(self) -> Account:
        """Return their account."""
        assert self.caller.account is not None
        return self.caller.account

    @property
    def login(self) -> str:
        """Return their login."""
        return self.account.login

    @property
    def number(self) -> int:
        """Return the number of their account, which never changes."""
        return self.account.number

    @property
    def token(self) -> str:
        """Return a token of theirs."""
        return self.caller.token

    def asks(self, method: str, path: str, body: Any = None) -> Any:
        """Return GitHub's answer. Raises Declined."""
        path, _, query = path.partition("?")
        given = dict(pair.split("=", 1) for pair in query.split("&") if pair)
        said = api.answer(self.world, Request(method, path, given, body, self.token))[0]
        if said.status >= 400:
            raise Declined(said.status, said.body)
        return said.body

    # --- as somebody who proposes ---

    def proposes(
        self,
        repository: Hosted,
        path: str,
        text: str,
        *,
        title: str | None = None,
        body: str | None = None,
        branch: str | None = None,
    ) -> Proposal:
        """Propose a new file as the page `/new/` does: a fork, a branch patch-1, a pull request."""
        return self.proposes_all(repository, {path: text}, title=title, body=body, branch=branch)

    def proposes_all(
        self,
        repository: Hosted,
        files: Mapping[str, str | bytes | None],
        *,
        title: str | None = None,
        body: str | None = None,
        branch: str | None = None,
    ) -> Proposal:
        """Propose several files; None takes one away."""
        mine = self.forks(repository)
        branch = branch or self._free_branch(mine)
        where = {"ref": f"refs/heads/{branch}", "sha": repository.main}
        self.asks("POST", f"/repos/{mine.full_name}/git/refs", where)
        first = next(iter(files))
        for path, content in files.items():
            self.writes(mine, branch, path, content)
        given = {
            "title": title or f"Create {first.rpartition('/')[2]}",
            "head": f"{mine.state.owner.login}:{branch}",
            "base": repository.state.default_branch,
        }
        made = self.asks(
            "POST", f"/repos/{repository.full_name}/pulls", given | ({"body": body} if body else {})
        )
        return Proposal(made["number"], repository.full_name, mine.full_name, branch)

    def forks(self, repository: Hosted) -> Hosted:
        """Return one's own fork, or the repository itself for who may write to it."""
        if repository.state.role(self.account) >= Role.WRITE:
            return repository
        made = self.asks("POST", f"/repos/{repository.full_name}/forks", {})
        return Hosted(self.world, self.world.repositories[str(made["full_name"]).lower()])

    def _free_branch(self, repository: Hosted) -> str:
        taken = repository.bare.refs()
        number = 1
        while f"refs/heads/patch-{number}" in taken:
            number += 1
        return f"patch-{number}"

    def writes(
        self, repository: Hosted, branch: str, path: str, content: str | bytes | None
    ) -> None:
        """Commit one file to a branch in the web editor; None takes it away."""
        bare = repository.bare
        at = f"/repos/{repository.full_name}/contents/{path}"
        tip = bare.resolve(f"refs/heads/{branch}")
        there = tip is not None and bare.blob(tip, path) is not None
        known = {"sha": bare.line("rev-parse", f"{tip}:{path}")} if there else {}
        name = path.rpartition("/")[2]
        if content is None:
            said = {"message": f"Delete {name}", "branch": branch, **known}
            self.asks("DELETE", at, said)
            return
        data = content.encode() if isinstance(content, str) else content
        message = f"{'Update' if there else 'Create'} {name}"
        said = {"message": message, "content": b64encode(data).decode(), "branch": branch, **known}
        self.asks("PUT", at, said)

    def adds(self, pull: Proposal, path: str, text: str | bytes | None) -> str:
        """Add a file to the branch of a pull request; return the commit."""
        there = Hosted(self.world, self.world.repositories[pull.head.lower()])
        self.writes(there, pull.branch, path, text)
        found = there.bare.resolve(f"refs/heads/{pull.branch}")
        assert found is not None
        return found

    # --- as somebody who speaks ---

    def comments(self, pull: Proposal | Remark, text: str) -> Remark:
        """Write a comment below a pull request or an issue."""
        base = pull.base if isinstance(pull, Proposal) else "/".join(pull.path.split("/")[2:4])
        made = self.asks("POST", f"/repos/{base}/issues/{pull.number}/comments", {"body": text})
        return Remark(
            made["id"], pull.number, f"/repos/{base}/issues/comments/{made['id']}", "PATCH"
        )

    def reviews(
        self, pull: Proposal, verdict: str, text: str = "", commit: str | None = None
    ) -> Remark:
        """Review a pull request: approve, request-changes or comment; its newest commit if none."""
        said = {"event": VERDICTS[verdict], "body": text}
        made = self.asks(
            "POST", f"{pull.path}/reviews", said | ({"commit_id": commit} if commit else {})
        )
        return Remark(made["id"], pull.number, f"{pull.path}/reviews/{made['id']}", "PUT")

    def edits(self, remark: Remark, text: str) -> None:
        """Change what was written."""
        self.asks(remark.how, remark.path, {"body": text})

    def deletes(self, remark: Remark) -> None:
        """Take a comment away."""
        self.asks("DELETE", remark.path)

    def opens_issue(
        self, repository: Hosted, title: str, body: str, labels: Sequence[str] = ()
    ) -> Remark:
        """Open an issue."""
        said = {"title": title, "body": body, "labels": list(labels)}
        made = self.asks("POST", f"/repos/{repository.full_name}/issues", said)
        path = f"/repos/{repository.full_name}/issues/{made['number']}"
        return Remark(made["id"], made["number"], path, "PATCH")

    # --- as somebody who decides ---

    def merges(self, pull: Proposal, method: str = "merge") -> str:
        """Merge by hand what is there now; return the commit that the base is at then."""
        head = self.asks("GET", pull.path)["head"]["sha"]
        said = {"merge_method": method, "sha": head}
        return str(self.asks("PUT", f"{pull.path}/merge", said)["sha"])

    def closes(self, pull: Proposal | Remark) -> None:
        """Close a pull request or an issue."""
        self.asks("PATCH", pull.path, {"state": "closed"})

    def dismisses(self, pull: Proposal, review: Remark, message: str) -> None:
        """Dismiss a review."""
        self.asks("PUT", f"{review.path}/dismissals", {"message": message})

    def pushes(
        self, repository: Hosted, branch: str, files: Mapping[str, str | bytes | None]
    ) -> str:
        """Push one commit with files to a branch by git itself; return the commit.

        Raises GitFailed with what GitHub said, where it was refused.
        """
        bare, old = repository.bare, repository.bare.resolve(f"refs/heads/{branch}")
        data = {path: one.encode() if isinstance(one, str) else one for path, one in files.items()}
        by = Signature(self.login, self.account.email, self.world.clock.now)
        start = old or repository.main
        with TemporaryDirectory() as folder:
            own = bares.forked(bare, Path(folder) / "own.git")
            made = own.write_commit(own.edited_tree(start, data), [start], "Push", by, by)
            own.run(
                "push", "--quiet", repository.address(self.token), f"{made}:refs/heads/{branch}"
            )
        return made
