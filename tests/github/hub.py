"""The hub: a GitHub for one test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.github import bare as bares
from tests.github import hooks, pushes, ssh, starting, workflows
from tests.github.accounts import Account, App, Caller
from tests.github.bare import Signature
from tests.github.clock import Clock
from tests.github.faults import Asks, Faults, Pushed
from tests.github.hosted import Hosted
from tests.github.limits import Limits
from tests.github.people import Person
from tests.github.runs import Run
from tests.github.server import Desk, serving
from tests.github.world import Event, World

HANDLERS = (
    "codeowners",
    "commits",
    "environments",
    "issues",
    "labels",
    "people",
    "pulls",
    "repositories",
    "reviews",
    "rulesets",
    "running",
    "secrets",
    "settings",
)
for _name in HANDLERS:
    import_module(f"tests.github.endpoints.{_name}")


@dataclass(frozen=True)
class Installation:
    """A GitHub App where it is installed: its id, and its account's number and login."""

    id: int
    number: int
    login: str
    token: str


@dataclass(frozen=True)
class Hub:
    """What a test has in its hands. See `tests/github/__init__.py`."""

    world: World
    desk: Desk

    @property
    def api(self) -> str:
        """Return the address of the REST API."""
        return self.world.site.api

    @property
    def web(self) -> str:
        """Return the address of the pages and of Git."""
        return self.world.site.web

    @property
    def clock(self) -> Clock:
        """Return the clock."""
        return self.world.clock

    @property
    def events(self) -> list[Event]:
        """Return all that happened, in order."""
        return self.world.events

    @property
    def calls(self) -> Asks:
        """Return all calls over HTTP."""
        return self.desk.asks

    @property
    def pushes(self) -> list[Pushed]:
        """Return all pushes."""
        return self.desk.pushes

    @property
    def faults(self) -> Faults:
        """Return what goes wrong."""
        return self.desk.faults

    @property
    def limits(self) -> Limits:
        """Return the limits."""
        return self.world.limits

    @property
    def violations(self) -> list[str]:
        """Return where GitHub's own descriptions were broken."""
        return self.world.violations

    @property
    def unknown(self) -> list[str]:
        """Return what was asked for and is not here."""
        return self.world.unknown

    @property
    def runs(self) -> list[Run]:
        """Return all runs of workflows, in order."""
        return self.world.runs

    def happened(self, name: str, action: str | None = None) -> list[Event]:
        """Return the events of a name, and of an action where that is given."""
        return [one for one in self.events if one.name == name and action in {None, one.action}]

    def person(self, login: str, number: int | None = None, name: str | None = None) -> Person:
        """Add somebody."""
        account = self.world.account(login, number, name=name)
        return Person(self.world, self.world.token(Caller("user", account), "ghp"))

    def organization(self, login: str) -> Account:
        """Return an organisation, a new one where there is none such."""
        found = self.world.accounts.get(login.lower())
        return found or self.world.account(login, kind="Organization")

    def app(self, slug: str, permissions: Mapping[str, str], *repositories: Hosted) -> Installation:
        """Add a GitHub App that is installed in these repositories."""
        owner = repositories[0].state.owner
        bot = self.world.account(f"{slug}[bot]", kind="Bot")
        made = App(self.world.next(), slug, bot, owner, self.clock.now, permissions)
        self.world.apps[made.id] = made
        where = frozenset(one.state.id for one in repositories)
        scopes = {**permissions, "metadata": "read"}
        caller = self.world.token(Caller("app", bot, scopes, where, made), "ghs")
        return Installation(made.id, bot.number, bot.login, caller.token)

    def ssh(self, folder: Path) -> Path:
        """Write a stand-in for `ssh` into a folder: for GIT_SSH_COMMAND, or for PATH."""
        return ssh.write(self.world, folder)

    def schedule(self, repository: Hosted, cron: str | None = None) -> None:
        """Let a repository's scheduled workflows start, all or those of one cron line."""
        state, main = repository.state, repository.main
        lines = [
            str(one["cron"])
            for workflow in workflows.of(state.bare, main)
            for one in workflow.triggers.get("schedule") or []
        ]
        ref = f"refs/heads/{state.default_branch}"
        for line in dict.fromkeys(lines):
            if cron in {None, line}:
                by = Caller("user", state.owner)
                said = {"schedule": line}
                self.world.emit(state, "schedule", None, by, said, ref=ref, sha=main)

    def repository(
        self,
        full_name: str,
        *,
        files: Mapping[str, str | bytes] | None = None,
        source: Path | None = None,
        private: bool = False,
    ) -> Hosted:
        """Add a repository with these files, or with what a repository on the disk has on main.

        Its owner is an organisation unless there is such a person.
        """
        owner, _, name = full_name.partition("/")
        account = self.organization(owner)
        copy = bares.made(self.world.place(account, name))
        if source is not None:
            copy.run("fetch", "--quiet", str(source.resolve()), "refs/heads/main:refs/heads/main")
        else:
            given = {path: _bytes(one) for path, one in (files or {"README.md": "# Hello"}).items()}
            by = Signature(owner, account.email, self.clock.now)
            sha = copy.write_commit(copy.edited_tree(None, given), [], "Begin", by, by)
            copy.move("refs/heads/main", sha)
        made = self.world.add(account, name, copy, private)
        self.world.prepare(made)
        return Hosted(self.world, made)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _start_runs(world: World, event: Event) -> None:
    made = list(starting.started(world, event))
    world.runs += made
    for one in made:
        one.announce()


class NotAsGitHub(AssertionError):
    """Something was not as GitHub describes it, or was asked for and is not here."""


@contextmanager
def github(folder: Path) -> Iterator[Hub]:
    """Run a GitHub whose repositories lie in a folder. Raises NotAsGitHub at its end."""
    world = World(folder)
    desk = Desk(world)
    world.moved = lambda repository, updates, caller: pushes.pushed(
        world, repository, updates, caller
    )
    world.listeners.append(lambda event: _start_runs(world, event))
    world.prepare = lambda repository: hooks.install(world, repository)
    with serving(desk):
        yield Hub(world, desk)
    wrong = [*world.violations, *(f"unknown endpoint: {one}" for one in world.unknown)]
    if wrong:
        raise NotAsGitHub("\n".join(wrong[:20]))
