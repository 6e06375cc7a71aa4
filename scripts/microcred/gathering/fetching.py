"""What Git knows of pull requests, brought into a repository that is thrown away afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from microcred import git
from microcred.git import Remote
from microcred.places import MAIN

PULLS: Final = "refs/microcred/pulls"
"""Where the heads of pull requests are kept here; there it is `refs/pull/<number>/head`."""


@contextmanager
def throw_away(source: Path, there: Remote | None) -> Iterator[Path]:
    """Give the programme's folder in a repository of its own, with main as it is `there` now.

    Without `there`, with main as `source` has it. All that happens in it is forgotten, and nothing
    of it happens in `source`. Raises GitUnavailable.
    """
    with TemporaryDirectory(prefix="microcred-", ignore_cleanup_errors=True) as folder:
        root = git.apart(source, Path(folder) / "apart", MAIN)
        if there:
            git.fetch(root, there, {MAIN: MAIN})
        yield root


def pull_ref(number: int) -> str:
    """Return the ref that the head of a pull request has here."""
    return f"{PULLS}/{number}"


def heads(root: Path, there: Remote) -> dict[int, str]:
    """Return the head of every pull request that there ever was, by its number."""
    found = git.remote_refs(root, there, "refs/pull/*/head")
    return {
        int(number): head
        for name, head in found.items()
        if (number := name.split("/")[2]).isascii() and number.isdigit() and len(number) < 16
    }


def fetch_heads(
    root: Path, there: Remote, known: Collection[int], numbers: Collection[int], *, lean: bool
) -> None:
    """Bring the heads of pull requests here; `known` are those that there are.

    One that cannot be had keeps no other from coming: it is missing afterwards.
    """
    wanted = sorted(set(numbers).intersection(known))
    if len(wanted) > 1:
        with suppress(git.GitUnavailable):
            _fetch(root, there, wanted, lean=lean)
            return
    for number in wanted:
        with suppress(git.GitUnavailable):
            _fetch(root, there, [number], lean=lean)


def _fetch(root: Path, there: Remote, numbers: Collection[int], *, lean: bool) -> None:
    refs = {f"refs/pull/{number}/head": pull_ref(number) for number in numbers}
    git.fetch(root, there, refs, lean=lean)
