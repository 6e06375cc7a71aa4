"""What GitHub keeps: accounts, repositories, issues and pull requests with all that happened."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from tests.github.bare import Bare

ACTIONS_BOT = 41898282
ACTIONS_APP = 15368
MERGE_METHODS = ("merge", "squash", "rebase")


class Role(IntEnum):
    """What somebody may in a repository; each includes those before."""

    NONE = 0
    READ = 1
    TRIAGE = 2
    WRITE = 3
    MAINTAIN = 4
    ADMIN = 5

    @property
    def old(self) -> str:
        """Return the name from before triage and maintain, which the API still gives."""
        return {"TRIAGE": "read", "MAINTAIN": "write"}.get(self.name, self.name.lower())


@dataclass(eq=False)
class Account:
    """A person, an organisation or a bot. `number` stays; `login` may change.

    `plan` is free, team or enterprise; `owners` and `members` are people of an organisation.
    """

    number: int
    login: str
    kind: str
    made: datetime
    name: str | None = None
    plan: str = "free"
    owners: set[int] = field(default_factory=set)
    members: set[int] = field(default_factory=set)
    rulesets: dict[int, Ruleset] = field(default_factory=dict)

    @property
    def email(self) -> str:
        """Return the address that GitHub puts into commits made on its pages."""
        return f"{self.number}+{self.login}@users.noreply.github.com"


@dataclass(eq=False)
class App:
    """A GitHub App, with the account that it acts as."""

    id: int
    slug: str
    bot: Account
    owner: Account
    made: datetime
    permissions: Mapping[str, str]


@dataclass(frozen=True)
class Caller:
    """Who asks: a token's account, and what the token may.

    `kind` is user, actions, app, deploy-key or none. `scopes` (None: whatever the account may) hold
    in `repositories` alone, by their numbers; None is all.
    """

    kind: str
    account: Account | None = None
    scopes: Mapping[str, str] | None = None
    repositories: frozenset[int] | None = None
    app: App | None = None
    token: str = ""

    @property
    def is_integration(self) -> bool:
        """Return whether it is a program's token and not a person's."""
        return self.kind in {"actions", "app"}

    def reaches(self, repository: Repository) -> bool:
        """Return whether its scopes hold in a repository."""
        return self.repositories is None or repository.id in self.repositories

    def has(self, scope: str, *levels: str) -> bool:
        """Return whether a scope is at one of these levels."""
        return (self.scopes or {}).get(scope) in levels


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
    def comments(self) -> list[Comment]:
        """Return its comments, the oldest first."""
        return [one.comment for one in self.timeline if one.comment is not None]


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
class Ruleset:
    """Rules on branches, just as they were given."""

    id: int
    source: str
    source_type: str
    made: datetime
    updated: datetime
    given: dict[str, Any]


@dataclass(eq=False)
class DeployKey:
    """A key for Git alone, of one repository."""

    id: int
    title: str
    key: str
    read_only: bool
    made: datetime
    by: Account


def public_part(text: str) -> str | None:
    """Return the kind and the bytes of a public key without its comment, None for no key."""
    words = text.split()
    if len(words) < 2 or not words[0].startswith(("ssh-", "ecdsa-", "sk-")):
        return None
    try:
        b64decode(words[1], validate=True)
    except Error:
        return None
    return " ".join(words[:2])


@dataclass(eq=False)
class Environment:
    """A deployment environment."""

    id: int
    name: str
    made: datetime
    updated: datetime
    wait_timer: int = 0
    prevent_self_review: bool = False
    reviewers: list[dict[str, Any]] = field(default_factory=list)
    policy: dict[str, bool] | None = None
    branches: dict[int, dict[str, Any]] = field(default_factory=dict)
    secrets: dict[str, Secret] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)


@dataclass(eq=False)
class Variable:
    """A variable of a repository or an environment."""

    name: str
    value: str
    made: datetime
    updated: datetime


@dataclass(eq=False)
class Secret:
    """A secret: the sealed box as it came; `hub.secret` opens it."""

    name: str
    sealed: str
    made: datetime
    updated: datetime


@dataclass(eq=False)
class ActionsSettings:
    """What a repository lets GitHub Actions do; at first what a new organisation has."""

    enabled: bool = True
    allowed: str = "all"
    pinned: bool = False
    selected: dict[str, Any] = field(
        default_factory=lambda: {
            "github_owned_allowed": True,
            "verified_allowed": False,
            "patterns_allowed": [],
        }
    )
    default: str = "read"
    may_approve: bool = False
    approval: str = "first_time_contributors"
    private_forks: dict[str, Any] = field(
        default_factory=lambda: {
            "run_workflows_from_fork_pull_requests": False,
            "send_write_tokens_to_workflows": False,
            "send_secrets_and_variables": False,
            "require_approval_for_fork_pr_workflows": False,
        }
    )


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
        """Return what somebody may in it."""
        if account is None:
            return Role.NONE if self.private else Role.READ
        if account.number in {self.owner.number, *self.owner.owners}:
            return Role.ADMIN
        if account.number in self.roles:
            return self.roles[account.number]
        return Role.NONE if self.private else Role.READ

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
