"""CODEOWNERS, as GitHub reads it: the last pattern that fits a path says who owns it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.github.accounts import Role
from tests.github.bare import Bare
from tests.github.state import Repository
from tests.github.world import World

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
LARGEST = 3 * 1024 * 1024


def read(bare: Bare, commit: str) -> list[tuple[re.Pattern[str], list[str]]]:
    """Return each line's pattern with its owners; a file of more than 3 MB is not read."""
    data = next((text for place in PLACES if (text := bare.blob(commit, place))), b"") or b""
    if len(data) > LARGEST:
        return []
    found = []
    for line in data.decode("utf-8", "replace").splitlines():
        words = line.partition("#")[0].split()
        if words:
            found.append((_pattern(words[0]), [one.removeprefix("@") for one in words[1:]]))
    return found


def _pattern(text: str) -> re.Pattern[str]:
    """Return a gitignore pattern, without its `!` and `[…]`, which CODEOWNERS has not."""
    anchored = "/" in text.rstrip("/")
    body = text.strip("/")
    out = ""
    for part in re.split(r"(\*\*/|/\*\*|\*\*|\*|\?)", body):
        out += {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(
            part, re.escape(part)
        )
    start = "" if anchored or text.startswith("/") else "(?:.*/)?"
    # `docs/*` owns the files of a folder and not those of the folders in it.
    end = "/.*" if text.endswith("/") else "" if body.endswith("/*") else "(?:/.*)?"
    return re.compile(f"{start}{out}{end}")


def of(lines: Sequence[tuple[re.Pattern[str], list[str]]], path: str) -> list[str]:
    """Return who owns a path."""
    for pattern, found in reversed(lines):
        if pattern.fullmatch(path):
            return found
    return []


def waited_for(
    world: World, repository: Repository, base: str, paths: Sequence[str], approving: set[str]
) -> Iterator[str]:
    """Yield the owners of whom none has approved yet; who may not write owns nothing."""
    lines = read(repository.bare, base)
    told = set()
    for path in paths:
        names = able(world, repository, of(lines, path))
        words = " or ".join(names)
        if names and not approving & {one.lower() for one in names} and words not in told:
            told.add(words)
            yield words


def able(world: World, repository: Repository, logins: Sequence[str]) -> list[str]:
    """Return those owners who may write; the others own nothing."""
    accounts = {login: world.accounts.get(login.lower()) for login in logins}
    return [
        login
        for login, account in accounts.items()
        if account is not None and repository.role(account) >= Role.WRITE
    ]
