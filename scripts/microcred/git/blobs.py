"""Files by their blob ids alone, whenever they were committed and wherever they lay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from microcred.git.objects import FILE, MAX_BYTES, Entry, contents
from microcred.git.run import GitUnavailable, run


def sizes(root: Path, ids: Iterable[str]) -> dict[str, int]:
    """Return how many bytes each blob has. Raises GitUnavailable where one is not there."""
    asked = "".join(f"{one}\n" for one in ids).encode()
    found: dict[str, int] = {}
    for line in run(root, "cat-file", "--batch-check", given=asked).decode().splitlines():
        identity, kind, *size = line.split(" ")
        if kind != "blob":
            raise GitUnavailable(f"the file {identity} is not in this clone")
        found[identity] = int(size[0])
    return found


def blobs(root: Path, ids: Sequence[str], most: int = MAX_BYTES) -> Iterator[bytes]:
    """Yield what each blob holds, in the order asked for.

    Raises TooLarge, before anything is read, when one has more than `most` bytes, and
    GitUnavailable where one is not there.
    """
    known = sizes(root, ids)
    wanted = [Entry(one, FILE, one, known[one]) for one in ids]
    for _, data in contents(root, wanted, most):
        yield data
