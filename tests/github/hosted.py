"""A repository as a test holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.github import tokens
from tests.github.accounts import Caller, Role
from tests.github.bare import Bare
from tests.github.calls import missing
from tests.github.configured import DeployKey, public_part
from tests.github.state import CheckRun, Repository, Status
from tests.github.talk import Thread
from tests.github.world import World

if TYPE_CHECKING:
    from tests.github.people import Person


@dataclass(frozen=True)
class Hosted:
    """A repository of the hub; `state` is all that is kept of it."""

    world: World
    state: Repository

    @property
    def full_name(self) -> str:
        """Return `owner/name`."""
        return self.state.full_name

    @property
    def bare(self) -> Bare:
        """Return its Git repository."""
        return self.state.bare

    @property
    def path(self) -> Path:
        """Return where the bare repository lies."""
        return self.state.bare.path

    @property
    def main(self) -> str:
        """Return the commit that its default branch is at."""
        found = self.bare.resolve(f"refs/heads/{self.state.default_branch}")
        assert found is not None
        return found

    def text(self, path: str, commit: str | None = None) -> str | None:
        """Return a file as a commit has it, main's if none is named; None where there is none."""
        data = self.bare.blob(commit or self.main, path)
        return None if data is None else data.decode()

    def address(self, token: str | None = None) -> str:
        """Return where to clone it from, with a token in it where one is given."""
        host = self.world.site.web.removeprefix("http://")
        who = f"x-access-token:{token}@" if token else ""
        return f"http://{who}{host}/{self.full_name}.git"

    def thread(self, number: int) -> Thread:
        """Return an issue or pull request as it is kept."""
        found = self.state.threads.get(number)
        if found is None:
            raise missing()
        return found

    def status(self, sha: str, context: str) -> Status | None:
        """Return the last status of a context, None where there is none."""
        found = [one for one in self.state.statuses.get(sha, []) if one.context == context]
        return found[-1] if found else None

    def checks(self, sha: str) -> list[CheckRun]:
        """Return the check runs of a commit."""
        return self.state.checks.get(sha, [])

    def grant(self, person: Person, role: str) -> None:
        """Let somebody be admin, maintain, write, triage or read."""
        self.state.roles[person.number] = Role[role.upper()]

    @property
    def ssh_address(self) -> str:
        """Return where to push to with a deploy key."""
        return f"ssh://git@127.0.0.1/{self.full_name}.git"

    def deploy_key(self, public: str, *, read_only: bool = False) -> DeployKey:
        """Add a deploy key, as an owner does; return it."""
        text = public_part(public)
        assert text is not None, "no public key in OpenSSH's form"
        now, by = self.world.clock.now, self.state.owner
        made = DeployKey(self.world.next(), "deploy", text, read_only, now, by)
        self.state.keys[made.id] = made
        return made

    def actions_token(
        self,
        permissions: Mapping[str, str] | str | None = None,
        *,
        trigger: str = "issue_comment",
        fork: bool = False,
    ) -> str:
        """Return a GITHUB_TOKEN with what is declared, None for nothing declared."""
        default = self.state.actions.default
        scopes = tokens.scopes(permissions, None, default=default, trigger=trigger, fork=fork)
        return self.token_of(scopes)

    def token_of(self, scopes: Mapping[str, str]) -> str:
        """Return a GITHUB_TOKEN that may just this."""
        app = self.world.actions
        caller = Caller("actions", app.bot, scopes, frozenset({self.state.id}), app)
        return self.world.token(caller, "ghs").token
