"""Who there is: people, organisations, apps, and what a token stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.github.configured import Ruleset
    from tests.github.state import Repository

ACTIONS_BOT = 41898282


ACTIONS_APP = 15368


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
