"""A programme's folder: which files are there, and whether they are as they were."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from microcred import files
from microcred.document import Source
from microcred.places import SUBMISSIONS, attempt
from microcred.problem import Problem
from microcred.releases import FOLDER, named
from microcred.settings import Reader


@dataclass(frozen=True)
class Survey:
    """The names of a programme's files. Reads nothing before it is asked to."""

    root: Path

    @cached_property
    def credentials(self) -> tuple[str, ...]:
        """Return the names of all micro-credentials."""
        return tuple(files.names(self.root, "credentials", ".md"))

    @cached_property
    def rubrics(self) -> tuple[str, ...]:
        """Return the names of all rubrics."""
        return tuple(files.names(self.root, "rubrics", ".yml"))

    @cached_property
    def release_paths(self) -> tuple[str, ...]:
        """Return the paths of all files in the folder of releases, well named or not."""
        return tuple(f"{FOLDER}/{name}.json" for name in files.names(self.root, FOLDER, ".json"))

    @cached_property
    def releases(self) -> dict[str, tuple[str, ...]]:
        """Return the frozen versions of each micro-credential that has any."""
        versions: dict[str, list[str]] = {}
        for slug, version in filter(None, map(named, self.release_paths)):
            versions.setdefault(slug, []).append(version)
        return {slug: tuple(found) for slug, found in versions.items()}

    @cached_property
    def below_submissions(self) -> tuple[str | Problem, ...]:
        """Return the path of every file below submissions/, and what cannot be looked into."""
        return tuple(files.below(self.root, SUBMISSIONS))

    @property
    def attempts(self) -> tuple[str, ...]:
        """Return the paths of all attempts that were handed in."""
        return tuple(
            path for path in self.below_submissions if isinstance(path, str) and attempt(path)
        )

    @property
    def count(self) -> int:
        """Return how many files the programme's catalog is made of."""
        return 2 + len(self.credentials) + len(self.rubrics) + len(self.release_paths)

    def strays(self) -> Iterable[Problem]:
        """Yield a problem for each file that nothing reads."""
        yield from files.strays(self.root, "credentials", ".md", frozenset({"releases"}))
        yield from files.strays(self.root, "rubrics", ".yml", frozenset())
        yield from files.strays(self.root, FOLDER, ".json", frozenset())

    @property
    def read(self) -> Reader:
        """Return the function that reads a file of this programme."""
        root = self.root

        def read(path: str) -> Source | Problem:
            return files.read(root, path)

        return read

    def read_bytes(self, path: str, most: int = files.MAX_BYTES) -> bytes | Problem:
        """Return what a file of this programme holds, or why it cannot be read."""
        return files.read_bytes(self.root, path, most)

    def stamp(self, paths: Iterable[str]) -> str:
        """Return a text that differs when one of the files was changed, added or removed."""
        return ";".join(f"{path}:{_stat(self.root / path)}" for path in paths)

    def stamp_tree(self, folder: str, suffixes: tuple[str, ...] = ()) -> str:
        """Return a digest that differs when any file below a folder does."""
        found = sorted((self.root / folder).rglob("*"))
        wanted = [path for path in found if not suffixes or path.suffix in suffixes]
        text = ";".join(f"{path.relative_to(self.root)}:{_stat(path)}" for path in wanted)
        return hashlib.sha256(text.encode()).hexdigest()


def _stat(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return "-"
    return f"{found.st_size}.{found.st_mtime_ns}"
