"""The workshop: a folder beside the programme where a site is prepared before it is published.

`docs/<n>/` holds what the engine reads, in shards; `site/` what will be published. Nothing in it
needs keeping, and nothing in it is ever run.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from microcred.files import write_if_changed

FOLDER = ".microcred"
SHARD_SIZE = 500


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folders in which a site of so many shards is prepared."""

    folder: Path
    shards: int

    @property
    def site(self) -> Path:
        """Return the folder of the site in preparation."""
        return self.folder / "site"

    def docs(self, shard: int = 0) -> Path:
        """Return the folder of Markdown of one shard; the first one holds all but definitions."""
        return self.folder / "docs" / str(shard)

    def docs_of(self, slug: str) -> Path:
        """Return the folder of Markdown of a micro-credential; it depends on the name alone."""
        number = int.from_bytes(hashlib.sha256(slug.encode()).digest()[:4], "big")
        return self.docs(number % self.shards)

    def stale_shards(self) -> Iterator[int]:
        """Yield the shards in which a page is newer than what the engine made of it."""
        for shard in range(self.shards):
            if any(True for _ in self._stale(shard)):
                yield shard

    def make_way(self) -> None:
        """Remove what the engine is about to write again.

        It writes into the files it finds, and those may be linked to from the published site.
        """
        for shard in range(self.shards):
            for made in self._stale(shard):
                made.unlink(missing_ok=True)
        (self.site / "404.html").unlink(missing_ok=True)

    def _stale(self, shard: int) -> Iterator[Path]:
        """Yield what the engine has yet to make of a shard, by mkdocs' own test of `--dirty`."""
        docs = self.docs(shard)
        for source in docs.rglob("*"):
            if source.is_file():
                made = self.site / output(source.relative_to(docs).as_posix())
                if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
                    yield made

    def clear(self) -> None:
        """Empty the workshop."""
        shutil.rmtree(self.folder, ignore_errors=True)


def open_workshop(root: Path, micro_credentials: int) -> Workshop:
    """Return the workshop of a programme, with a shard for every 500 micro-credentials."""
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
    for path in sorted(folder.rglob("*"), reverse=True):
        below = path.relative_to(folder)
        if below.parts[0] in spare:
            continue
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif below.as_posix() not in keep:
            path.unlink()
