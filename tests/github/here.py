"""A small programme on a loopback GitHub, for the tests of that GitHub itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from github import Auth, Github
from tests.github import Hub
from tests.github import github as loopback
from tests.github.hosted import Hosted
from tests.github.people import Person, Proposal

NAME = "district/programme"
AT = f"/repos/{NAME}"
ATTEMPT = "submissions/wait-time/k3f9q2m7/attempt-1.md"


@dataclass(frozen=True)
class Here:
    """The hub, its one repository, its owner, and two people: Ada hands in, Grace may write."""

    hub: Hub
    repo: Hosted
    owner: Person
    ada: Person
    grace: Person

    def proposal(self, text: str = "It went well.\n") -> Proposal:
        """Return a pull request of Ada's."""
        return self.ada.proposes(self.repo, ATTEMPT, text)

    def client(self, token: str) -> Github:
        """Return PyGithub with a token, in no hurry to wait."""
        return Github(
            base_url=self.hub.api,
            auth=Auth.Token(token),
            retry=None,
            timeout=10,
            seconds_between_requests=None,
            seconds_between_writes=None,
        )


@contextmanager
def here(folder: Path, **files: str) -> Iterator[Here]:
    """Give a hub with a programme in it."""
    with loopback(folder / "hub") as hub:
        owner = hub.person("olga", number=101)
        hub.organization("district").owners.add(owner.number)
        repo = hub.repository(NAME, files={"README.md": "# Ours\n", **files})
        ada, grace = (
            hub.person("ada", number=201, name="Ada Lovelace"),
            hub.person("grace", number=202),
        )
        repo.grant(grace, "write")
        yield Here(hub, repo, owner, ada, grace)
