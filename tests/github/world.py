"""All that the hub holds, and what everything else does to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from tests.github import seal as seals
from tests.github import spec
from tests.github.accounts import ACTIONS_APP, ACTIONS_BOT, Account, App, Caller
from tests.github.bare import Bare
from tests.github.calls import Refused
from tests.github.clock import BEGUN, Clock
from tests.github.limits import Limits
from tests.github.seal import Seal
from tests.github.shapes.people import organization, user
from tests.github.shapes.repositories import simple
from tests.github.site import Site
from tests.github.state import Repository

NOBODY = Caller("none")


@dataclass(frozen=True)
class Event:
    """Something that happened, as GitHub's webhook tells it.

    `ref` and `sha` are what a workflow started by it is told (GITHUB_REF, GITHUB_SHA); `fork` tells
    whether it is of a pull request from a fork; `caller` did it; `cause` is the run
    that it tells of. A schedule is no webhook: what runners are given of it is held to no schema.
    """

    id: int
    name: str
    action: str | None
    payload: dict[str, Any]
    repository: Repository
    caller: Caller
    ref: str = ""
    sha: str = ""
    fork: bool = False
    number: int | None = None
    cause: object = None

    @property
    def actor(self) -> str:
        """Return the login of who did it."""
        return self.caller.account.login if self.caller.account else ""


Update = tuple[str, str, str]  # the ref, the commit before, the commit now


def _nothing(*_: object) -> None:
    """Do nothing: what a world does that nobody prepared."""


@dataclass
class World:
    """What is on this GitHub. `root` is where the repositories lie.

    `moved` is called when refs were moved, `prepare` with each new repository.
    """

    root: Path
    clock: Clock = field(default_factory=Clock)
    site: Site = field(default_factory=lambda: Site("http://127.0.0.1"))
    accounts: dict[str, Account] = field(default_factory=dict)
    apps: dict[int, App] = field(default_factory=dict)
    repositories: dict[str, Repository] = field(default_factory=dict)
    tokens: dict[str, Caller] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    runs: list[Any] = field(default_factory=list)
    listeners: list[Any] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    seal: Seal = field(default_factory=seals.made)
    lock: threading.RLock = field(default_factory=threading.RLock)
    moved: Callable[[Repository, list[Update], Caller], None] = field(default=_nothing)
    prepare: Callable[[Repository], None] = field(default=_nothing)
    _ids: count[int] = field(default_factory=lambda: count(1001))

    def __post_init__(self) -> None:
        github = self.account("github", 9919, "Organization")
        bot = self.account("github-actions[bot]", ACTIONS_BOT, "Bot")
        self.account("web-flow", 19864447)
        self.actions = App(ACTIONS_APP, "github-actions", bot, github, BEGUN, {})
        self.apps[ACTIONS_APP] = self.actions

    def next(self) -> int:
        """Return a number that nothing else has; later ones are higher."""
        return next(self._ids)

    def account(
        self, login: str, number: int | None = None, kind: str = "User", name: str | None = None
    ) -> Account:
        """Add an account."""
        assert login.lower() not in self.accounts, f"{login} is taken"
        made = Account(number or self.next(), login, kind, self.clock.now, name)
        self.accounts[login.lower()] = made
        return made

    def rename(self, account: Account, login: str) -> None:
        """Give an account another login; what it was called is free for others from now on."""
        del self.accounts[account.login.lower()]
        account.login = login
        self.accounts[login.lower()] = account

    def find(self, login: str) -> Account:
        """Return an account. Raises Refused."""
        found = self.accounts.get(login.lower())
        if found is None:
            raise Refused(404, "Not Found")
        return found

    def numbered(self, number: int) -> Account | None:
        """Return the account of a number."""
        return next((one for one in self.accounts.values() if one.number == number), None)

    def token(self, caller: Caller, prefix: str) -> Caller:
        """Let a token of its own stand for a caller."""
        text = f"{prefix}_{self.next():036d}"
        known = replace(caller, token=text)
        self.tokens[text] = known
        return known

    def caller(self, token: str | None) -> Caller:
        """Return whom a token stands for in the API, where keys open nothing. Raises Refused."""
        if not token:
            return NOBODY
        found = self.tokens.get(token)
        if found is None or found.kind == "deploy-key":
            raise Refused(401, "Bad credentials")
        return found

    def add(self, owner: Account, name: str, bare: Bare, private: bool) -> Repository:
        """Add a repository."""
        now = self.clock.now
        made = Repository(self.next(), owner, name, bare, now, now, now, private)
        assert made.full_name.lower() not in self.repositories, f"{made.full_name} is taken"
        self.repositories[made.full_name.lower()] = made
        return made

    def place(self, owner: Account, name: str) -> Path:
        """Return where a repository lies."""
        return self.root / "repositories" / f"{owner.number}" / f"{name}.git"

    def repository(self, owner: str, name: str) -> Repository | None:
        """Return a repository, None where there is none."""
        return self.repositories.get(f"{owner}/{name}".lower())

    def emit(
        self,
        repository: Repository,
        name: str,
        action: str | None,
        caller: Caller,
        said: dict[str, Any],
        **more: Any,
    ) -> Event:
        """Tell the world what happened. `said` is what only this kind of payload has."""
        assert caller.account is not None
        payload = {**({"action": action} if action else {}), **said}
        payload.setdefault("repository", simple(self.site, repository))
        if repository.owner.kind == "Organization":
            payload["organization"] = organization(self.site, repository.owner)
        payload["sender"] = user(self.site, caller.account)
        if name != "schedule":
            kind = None if name == "repository_dispatch" else action
            self.violations += spec.wrong_in_webhook(name, kind, payload)
        event = Event(self.next(), name, action, payload, repository, caller, **more)
        self.events.append(event)
        for listener in self.listeners:
            listener(event)
        return event
