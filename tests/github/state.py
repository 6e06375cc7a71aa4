"""What GitHub keeps: accounts, repositories, issues and pull requests with all that happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.github.accounts import Account, App, Caller, Role
from tests.github.bare import Bare
from tests.github.configured import (
    ActionsSettings,
    DeployKey,
    Environment,
    Ruleset,
    Secret,
    Variable,
)
from tests.github.talk import Label, Thread

MERGE_METHODS = ("merge", "squash", "rebase")


@dataclass(eq=False)
class Status:
    """A commit status."""

    id: int
    state: str
    context: str
    description: str | None
    target: str | None
    by: Caller
    creator: Account
    at: datetime


@dataclass(eq=False)
class CheckRun:
    """A check run; those of workflows belong to the app of GitHub Actions."""

    id: int
    suite: int
    name: str
    sha: str
    app: App
    started: datetime
    status: str = "in_progress"
    conclusion: str | None = None
    completed: datetime | None = None


@dataclass(eq=False)
class Repository:
    """A repository and all that belongs to it."""

    id: int
    owner: Account
    name: str
    bare: Bare
    made: datetime
    pushed: datetime
    updated: datetime
    private: bool = False
    default_branch: str = "main"
    parent: Repository | None = None
    description: str | None = None
    homepage: str | None = None
    deleted: bool = False
    roles: dict[int, Role] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    threads: dict[int, Thread] = field(default_factory=dict)
    statuses: dict[str, list[Status]] = field(default_factory=dict)
    checks: dict[str, list[CheckRun]] = field(default_factory=dict)
    rulesets: dict[int, Ruleset] = field(default_factory=dict)
    keys: dict[int, DeployKey] = field(default_factory=dict)
    environments: dict[str, Environment] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    secrets: dict[str, Secret] = field(default_factory=dict)
    actions: ActionsSettings = field(default_factory=ActionsSettings)
    pages: dict[str, Any] | None = None
    run_number: dict[str, int] = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        """Return `owner/name`."""
        return f"{self.owner.login}/{self.name}"

    @property
    def pulls(self) -> list[Thread]:
        """Return its pull requests, the oldest first."""
        return [one for one in self.threads.values() if one.pull is not None]

    def role(self, account: Account | None) -> Role:
        """Return what somebody may in it; members of its organisation may read at least."""
        base = Role.NONE if self.private else Role.READ
        if account is None:
            return base
        if account.number in {self.owner.number, *self.owner.owners}:
            return Role.ADMIN
        member = Role.READ if account.number in self.owner.members else Role.NONE
        return max(base, member, self.roles.get(account.number, Role.NONE))

    def association(self, account: Account) -> str:
        """Return how GitHub says that somebody stands to it."""
        if account.number == self.owner.number:
            return "OWNER"
        if account.number in self.owner.members | self.owner.owners:
            return "MEMBER"
        if account.number in self.roles:
            return "COLLABORATOR"
        merged = any(
            one.pull and one.pull.merged and one.author is account for one in self.threads.values()
        )
        return "CONTRIBUTOR" if merged else "NONE"

    def can_be_assigned(self, account: Account) -> bool:
        """Return whether somebody can be named as who is to act."""
        people = self.owner.members | self.owner.owners | set(self.roles)
        return account is self.owner or account.number in people
