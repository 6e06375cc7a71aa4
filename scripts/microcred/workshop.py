"""The workshop: a folder beside the programme where a site is prepared before it is published.

`docs/` holds what the engine reads, in shards; `site/` what will be published. Nothing in it
needs keeping, and nothing in it is ever run.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from microcred.files import mirror, modified, walk, write_if_changed
from microcred.scripts import PACKAGES

FOLDER = ".microcred"
SPARED = (PACKAGES, "awards.json", "pictures")
SHARD_SIZE = 350
SHARED = "shared"
TOGETHER = "together"
FEW = 60
"""Pages that are laid out sooner in one go than by all cores."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folders in which a site is prepared. Definitions fall into so many shards."""

    folder: Path
    count: int

    @property
    def site(self) -> Path:
        """Return the folder of the site in preparation."""
        return self.folder / "site"

    @property
    def shards(self) -> list[str]:
        """Return the names of the shards; what is not a definition is in the first."""
        return [SHARED, *map(str, range(self.count))]

    def docs(self, shard: str = SHARED) -> Path:
        """Return the folder of Markdown of a shard."""
        return self.folder / "docs" / shard

    def docs_of(self, slug: str) -> Path:
        """Return the folder of Markdown of a micro-credential; it depends on the name alone."""
        number = int.from_bytes(hashlib.sha256(slug.encode()).digest()[:4], "big")
        return self.docs(str(number % self.count))

    def make_way(self) -> list[str]:
        """Remove what the engine is to write again; return the shards that it has to go through.

        The engine writes into the files it finds, and those may be linked to from the published
        site. Where little is to be done, that is put together in a shard of its own.
        """
        stale = {shard: list(self._stale(shard)) for shard in self.shards}
        pages = sum(map(len, stale.values()))
        for page in chain.from_iterable(stale.values()):
            (self.site / output(page)).unlink(missing_ok=True)
        if pages:
            (self.site / "404.html").unlink(missing_ok=True)
        if 0 < pages < FEW:
            self._gather(stale)
            return [TOGETHER]
        return [shard for shard, found in stale.items() if found]

    def _gather(self, stale: dict[str, list[str]]) -> None:
        """Put the shared pages, which may link to one another, and all stale ones together."""
        mirror(self.docs(), self.docs(TOGETHER))
        for shard in self.shards[1:]:
            for page in stale[shard]:
                target = self.docs(TOGETHER) / page
                target.parent.mkdir(parents=True, exist_ok=True)
                target.hardlink_to(self.docs(shard) / page)

    def _stale(self, shard: str) -> Iterator[str]:
        """Yield what the engine has yet to make of a shard, by mkdocs' own test of `--dirty`."""
        docs = self.docs(shard)
        for source in walk(docs):
            if modified(self.site / output(source)) < modified(docs / source):
                yield source

    def clear(self) -> None:
        """Empty the workshop, but for what took the network or long to get."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name in SPARED:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def open_workshop(root: Path, micro_credentials: int) -> Workshop:
    """Return the workshop of a programme, with a shard for every 350 micro-credentials."""
    return Workshop(root / FOLDER, max(1, -(-micro_credentials // SHARD_SIZE)))


def output(page: str) -> str:
    """Return the path the engine gives to a file of docs: `a/b.md` becomes `a/b/index.html`."""
    if not page.endswith(".md"):
        return page
    folder, _, name = page.removesuffix(".md").rpartition("/")
    place = f"{folder}/" if folder else ""
    return f"{place}index.html" if name in ("index", "README") else f"{place}{name}/index.html"


def write_all(folder: Path, contents: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write files below a folder where they differ; return their paths."""
    paths = []
    for path, data in contents:
        write_if_changed(folder / path, data)
        paths.append(path)
    return paths


def sweep(folder: Path, keep: Collection[str], spare: Collection[str] = ()) -> None:
    """Remove the files below a folder that are not in `keep`, and folders left empty.

    Names in `spare`, at the top of the folder, are left alone.
    """
    gone = [path for path in walk(folder) if path not in keep and path.split("/")[0] not in spare]
    for path in gone:
        (folder / path).unlink()
    for parent in {parent for path in gone for parent in (folder / path).parents}:
        if parent != folder and parent.is_relative_to(folder):
            _remove_empty(parent)


def _remove_empty(folder: Path) -> None:
    while folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
