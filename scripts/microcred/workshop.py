"""The workshop: a folder beside the programme where a site is prepared before it is published.

`docs/<n>/` holds what the engine reads, in shards; `site/` what will be published;
`cache.json` what was found out about each micro-credential, so that only what changed is done again.
Nothing in it needs keeping, and nothing in it is ever run.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from microcred.check import Examination
from microcred.files import write_if_changed, write_whole
from microcred.problem import Problem, Severity
from microcred.site.entry import Entry

SHARD_SIZE = 500


@dataclass(slots=True)
class Memory:
    """What the last build found out. `key` stands for everything that all pages depend on."""

    key: str = ""
    stamps: dict[str, str] = field(default_factory=dict)
    examinations: dict[str, Examination] = field(default_factory=dict)
    files: dict[str, list[str]] = field(default_factory=dict)
    shell: str = ""
    inputs: str = ""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folders in which a site of so many micro-credentials is prepared."""

    folder: Path
    shards: int

    @property
    def site(self) -> Path:
        """Return the folder of the site in preparation."""
        return self.folder / "site"

    def docs(self, shard: int = 0) -> Path:
        """Return the folder of Markdown of one shard; the first one holds all but definitions."""
        return self.folder / "docs" / str(shard)

    def shard(self, slug: str) -> int:
        """Return the shard of a micro-credential; it depends on the name alone."""
        return int.from_bytes(hashlib.sha256(slug.encode()).digest()[:4]) % self.shards

    def page(self, path: str, slug: str | None = None) -> Path:
        """Return where a generated Markdown page is kept."""
        return self.docs(self.shard(slug) if slug else 0) / path

    def stale_shards(self) -> Iterator[int]:
        """Yield the shards in which a page is newer than what the engine made of it."""
        for shard in range(self.shards):
            docs = self.docs(shard)
            if any(_newer(docs, source, self.site) for source in docs.rglob("*")):
                yield shard


def _newer(docs: Path, source: Path, site: Path) -> bool:
    if not source.is_file():
        return False
    made = site / output(source.relative_to(docs).as_posix())
    return not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns


def output(page: str) -> str:
    """Return the path the engine gives to a file of docs: `a/b.md` becomes `a/b/index.html`."""
    if not page.endswith(".md"):
        return page
    stem = page.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        return f"{folder}/index.html".lstrip("/")
    return f"{stem}/index.html"


def recall(folder: Path) -> Memory:
    """Return what the last build found out, or nothing where that cannot be read."""
    try:
        data = json.loads((folder / "cache.json").read_bytes())
        return Memory(
            **{**data, "examinations": dict(map(_examination, data["examinations"].items()))}
        )
    except (OSError, ValueError, TypeError, KeyError):
        return Memory()


def remember(folder: Path, memory: Memory) -> None:
    """Keep what a build found out."""
    write_whole(folder / "cache.json", json.dumps(memory, default=_fields).encode())


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def clear(folder: Path) -> None:
    """Empty the workshop."""
    for name in ("docs", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)


def write_all(folder: Path, contents: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write files below a folder where they differ; return their paths."""
    paths = []
    for path, data in contents:
        write_if_changed(folder / path, data)
        paths.append(path)
    return paths


def sweep(folder: Path, keep: set[str]) -> None:
    """Remove the files below a folder that are not in `keep`, and folders left empty."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in keep:
            path.unlink()


def _examination(item: tuple[str, dict[str, Any]]) -> tuple[str, Examination]:
    slug, data = item
    problems = tuple(
        Problem(**{**problem, "severity": Severity(problem["severity"])})
        for problem in data["problems"]
    )
    entry = Entry(**{name: _plain(value) for name, value in data["entry"].items()}) if data["entry"] else None
    return slug, Examination(slug, problems, data["rubric"], entry)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
