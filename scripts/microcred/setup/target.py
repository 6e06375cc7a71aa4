"""What is to be set up: which repository, in which role, by which settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from microcred.model.evaluators import Evaluators
from microcred.model.program import Program
from microcred.model.setup import Setup
from microcred.model.vocabulary import Mode


class Role(StrEnum):
    """What a repository is for. `WHOLE` is both."""

    WHOLE = "whole"
    CATALOG = "catalog"
    SUBMISSIONS = "submissions"


@dataclass(frozen=True, slots=True)
class Target:
    """One repository, named as `owner/name`, and what it is to be like."""

    repository: str
    role: Role
    setup: Setup
    program: Program
    evaluators: Evaluators

    def path(self, rest: str = "") -> str:
        """Return a path of GitHub's API inside this repository."""
        return f"/repos/{self.repository}{rest}"

    @property
    def owner(self) -> str:
        """Return whose repository it is."""
        return self.repository.partition("/")[0]

    @property
    def signs(self) -> bool:
        """True where awards are signed and published from here."""
        return self.role is not Role.SUBMISSIONS

    @property
    def reviews(self) -> bool:
        """True where submissions come in and are scored."""
        return self.role is not Role.CATALOG


def role(repository: str, program: Program) -> Role:
    """Return what a repository is for, by what the programme says of its own."""
    if program.mode is Mode.OPEN:
        return Role.WHOLE
    theirs = named(program.submissions_repository)
    if theirs is None:
        return Role.WHOLE
    return Role.SUBMISSIONS if repository.lower() == theirs.lower() else Role.CATALOG


def named(address: str | None) -> str | None:
    """Return `owner/name` of a repository's address, None where it is none."""
    if address is None:
        return None
    parts = urlsplit(address).path.strip("/").removesuffix(".git").split("/")
    return "/".join(parts) if len(parts) == 2 and all(parts) else None
