"""GitHub Pages: the site, at the programme's own address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from microcred.setup.found import (
    MISSING,
    Difference,
    Finding,
    Found,
    Request,
    State,
    differing,
    settled,
    unseen,
)
from microcred.setup.target import Target

NAME = "Pages"
PERMISSION = "Pages"
GITHUB = ".github.io"


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield what has to be known."""
    if _wanted(target):
        yield target.path("/pages")


def look(target: Target, found: Found) -> Iterator[Finding]:
    """Yield where the publishing of the site stands."""
    if not _wanted(target):
        return
    path = target.path("/pages")
    answer = found.get(path)
    if answer is None or answer.status not in {200, MISSING}:
        yield unseen(NAME, answer, PERMISSION)
        return
    said = answer.data if answer.status == 200 else None
    yield _built(path, said)
    yield _address(target, path, said)


def _wanted(target: Target) -> bool:
    return target.signs and target.setup.pages.built_by == "workflow"


def _built(path: str, said: dict[str, Any] | None) -> Finding:
    wanted = {"build_type": "workflow"}
    method = "POST" if said is None else "PUT"
    return settled(
        NAME,
        "the site is published by the workflows",
        "the site is not published by the workflows",
        differing(said or {}, wanted),
        Request(method, path, wanted),
    )


def _address(target: Target, path: str, said: dict[str, Any] | None) -> Finding:
    """Return whether the site is at the address that every award names."""
    parts = urlsplit(target.program.url)
    host = parts.hostname or ""
    owner, name = target.repository.lower().split("/")
    if host.endswith(GITHUB):
        folder = "/" if name == host else f"/{target.repository.split('/')[1]}/"
        theirs = f"https://{owner}{GITHUB}{folder}"
        same = target.program.url.lower() == theirs.lower()
        differences: tuple[Difference, ...] = ()
        if not same:
            differences = (Difference("url", target.program.url, theirs),)
        fix = "Correct `url` in program/program.yml, before the first award."
        return settled(NAME, "its address is the programme's", _ELSEWHERE, differences, fix=fix)
    differences = differing(said or {}, {"cname": host})
    finding = settled(
        NAME,
        "its address is the programme's",
        _ELSEWHERE,
        differences,
        Request("PUT", path, {"cname": host}),
    )
    if parts.path not in {"", "/"}:
        says = f"GitHub Pages has no folder {parts.path} on a domain of your own"
        fix = "Publish the site elsewhere (`pages: {built_by: none}`), or correct `url`."
        return Finding(NAME, State.BY_HAND, says, fix=fix)
    return finding


_ELSEWHERE = "the site is not at the address that program.yml gives, which every award names"
