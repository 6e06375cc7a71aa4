"""The programme as one commit has it, whatever lies in the folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from microcred import files, git
from microcred.definition import UNREAD
from microcred.document import Reading, Source
from microcred.evaluators import read_evaluators
from microcred.model.evaluators import Evaluators
from microcred.model.program import Program
from microcred.offers import Offers, offers, published_on
from microcred.places import MAIN
from microcred.problem import Problem, Severity
from microcred.releases import FOLDER, named
from microcred.settings import read_program


@dataclass(frozen=True)
class Committed:
    """What a commit holds: definitions, releases, settings. Read when asked for, each file once.

    Its methods raise GitUnavailable where the repository cannot be read.
    """

    root: Path
    revision: str = MAIN

    def read_bytes(self, path: str) -> bytes | Problem:
        """Return what a file of the commit holds, or why it cannot be read."""
        try:
            data = git.show(self.root, self.revision, path, files.MAX_BYTES)
        except git.TooLarge as large:
            message = str(large).replace(path, "this file", 1)
            return _wrong(path, "F05", message, "Shorten it.")
        if data is None:
            return _wrong(path, "F10", "this file does not exist", "Add it, or correct its name.")
        return data

    def read(self, path: str) -> Source | Problem:
        """Return the text of a file of the commit, or why it cannot be read."""
        data = self.read_bytes(path)
        return data if isinstance(data, Problem) else files.decoded(path, data)

    @cached_property
    def releases(self) -> dict[str, tuple[str, ...]]:
        """Return the frozen versions of each micro-credential that has any."""
        versions: dict[str, list[str]] = {}
        listed = git.listing(self.root, self.revision, FOLDER)
        for slug, version in filter(None, map(named, listed)):
            versions.setdefault(slug, []).append(version)
        return {slug: tuple(found) for slug, found in versions.items()}

    @cached_property
    def program(self) -> Reading[Program]:
        """Return the programme's own settings, and all problems with them."""
        return read_program(self.read)

    @cached_property
    def evaluators(self) -> Reading[Evaluators]:
        """Return the register of evaluators, and all problems with it."""
        return read_evaluators(self.read)

    def offers(self, today: date) -> Offers:
        """Return what tells of a release whether it takes submissions."""
        return offers(self.read, self.read_bytes, self.releases, self._published, today)

    @cached_property
    def _published(self) -> dict[str, date]:
        try:
            commits = git.history(self.root, FOLDER, revision=self.revision)
        except git.GitUnavailable:
            unread: dict[str, date] = UNREAD
            return unread
        return published_on([(date.fromisoformat(one.date), one.changes) for one in commits])


def _wrong(path: str, code: str, message: str, fix: str) -> Problem:
    return Problem(path, 1, code, Severity.ERROR, message, fix)
