"""Other repositories: what they have, what is fetched from them, and what is pushed.

What is fetched comes as objects under refs of our choice, and is never checked out. No tags, no
hooks, no other repositories, and nobody follows an address to another host.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from microcred.characters import printable
from microcred.git import names
from microcred.git.objects import LARGE
from microcred.git.run import GitUnavailable, finished, reason, run, said
from microcred.git.writing import Moved

ORIGIN: Final = "origin"


@dataclass(frozen=True, slots=True)
class Remote:
    """Another repository: where it is read and written, and settings that hold for it alone.

    Those settings may hold a secret. They reach git by its environment, never by its words.
    """

    address: str
    push_address: str
    settings: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def remote(root: Path, name: str = ORIGIN, *, carried: bool = False) -> Remote:
    """Return a remote of a repository; with `carried`, to be used from another repository.

    Then all goes with it that the repository's own settings say of reaching others. Raises
    GitUnavailable where it has no remote of that name.
    """
    read, write = (
        _address(said(root, "remote", "get-url", *way, names.revision(name)).strip())
        for way in ((), ("--push",))
    )
    return Remote(read, write, tuple(_reaching(root)) if carried else ())


def _reaching(root: Path) -> Iterator[tuple[str, str]]:
    listed = run(root, "config", "--local", "--includes", "--list", "-z")
    for one in listed.decode(errors="replace").split("\0"):
        key, _, value = one.partition("\n")
        if key.startswith(_REACHING):
            yield key, value


def elsewhere(address: str) -> Remote:
    """Return the repository at an address. Raises BadName for what is none."""
    return Remote(_address(address), address)


def authorized(there: Remote, authorization: str) -> Remote:
    """Return the same repository, whose host is told a secret, unless it is told one already."""
    if any(name.lower().endswith(".extraheader") for name, _ in there.settings):
        return there
    header = (f"http.{there.address}.extraHeader", f"Authorization: {authorization}")
    return replace(there, settings=(*there.settings, header))


def remote_refs(root: Path, there: Remote, *patterns: str) -> dict[str, str]:
    """Return the id of each ref that a repository has, by its full name; `patterns` narrow that.

    Raises GitUnavailable where it cannot be asked.
    """
    words = ("ls-remote", "--refs", "--quiet", "--", there.address, *map(_pattern, patterns))
    lines = run(root, *_REMOTE, *words, settings=there.settings).decode(errors="replace")
    found = (line.partition("\t") for line in lines.splitlines())
    return {name: identity for identity, _, name in found if _ID.fullmatch(identity)}


def fetch(root: Path, there: Remote, wanted: Mapping[str, str], *, lean: bool = False) -> None:
    """Bring refs of another repository here: `wanted` maps their names there to those here.

    What a ref here named before is forgotten. With `lean`, the commits are checked to be well
    formed and files of `LARGE` bytes or more stay where they are: only for a repository that is
    thrown away. Raises GitUnavailable where one of them is not there or nothing can be fetched.
    """
    narrowed = ("-c", "fetch.fsckObjects=true") * lean
    filtered = (f"--filter=blob:limit={LARGE}",) * lean
    words = ("--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--quiet", *filtered)
    for some in _some(sorted(wanted.items())):
        refspecs = [f"+{names.ref(theirs)}:{names.ref(ours)}" for theirs, ours in some]
        fetched = ("fetch", *words, "--", there.address, *refspecs)
        run(root, *_REMOTE, *narrowed, *fetched, settings=there.settings)
        if lean:  # else git would fetch each of those files by itself once it is looked at
            finished(root, "config", "--remove-section", f"remote.{there.address}")


def push(root: Path, there: Remote, ref: str, new: str, expected: str | None) -> None:
    """Let a ref of another repository name a commit, if it still names `expected`; None for none.

    Raises Moved where it names another by now, GitUnavailable with the reason for all else.
    """
    lease = f"--force-with-lease={names.ref(ref)}:{names.revision(expected) if expected else ''}"
    words = ("push", "--porcelain", "--no-verify", "--recurse-submodules=no", lease)
    target = ("--", there.push_address, f"{names.revision(new)}:{ref}")
    done = finished(root, *_REMOTE, *words, *target, settings=there.settings)
    if done.returncode == 0:
        return
    verdict = next(_verdicts(done.stdout.decode(errors="replace")), None)
    if verdict and _LOST.search(verdict):
        raise Moved(f"{ref} was moved by somebody else in the meantime")
    if verdict:
        rules = "; ".join(_rules(done.stderr.decode(errors="replace"))) or printable(verdict[:200])
        raise GitUnavailable(f"{ref} may not be written by this account: {rules}")
    raise GitUnavailable(printable(reason(done.stderr)))


def _address(text: str) -> str:
    """Return `text` if it is an address that git may be handed."""
    if text.startswith("-") or "::" in text or not text.isprintable() or not text:
        raise names.BadName("this is not the address of a repository")
    return text


def _pattern(text: str) -> str:
    names.ref(text.replace("*", "0"))
    return text


def _some(pairs: Sequence[tuple[str, str]]) -> Iterator[Sequence[tuple[str, str]]]:
    for start in range(0, len(pairs), _AT_ONCE):
        yield pairs[start : start + _AT_ONCE]


def _verdicts(porcelain: str) -> Iterator[str]:
    """Yield why a ref was not written, as `git push --porcelain` says it."""
    for line in porcelain.splitlines():
        if line.startswith("!"):
            yield line.rpartition("\t")[2]


def _rules(stderr: str) -> Iterable[str]:
    """Return what the other side said about its rules, in a few plain lines."""
    told = (
        line.removeprefix("remote:").strip() for line in stderr.splitlines() if "remote:" in line
    )
    return [printable(line[:200]) for line in told if line.strip("- ")][:5]


_REACHING: Final = ("http.", "credential.", "core.sshcommand", "ssh.")
_REMOTE: Final = ("-c", "http.followRedirects=false", "-c", "submodule.recurse=false")
_LOST: Final = re.compile(
    r"stale info|fetch first|non-fast-forward|cannot lock ref|failed to update ref|incorrect old"
)
_ID: Final = re.compile(r"[0-9a-f]{40}")
_AT_ONCE: Final = 500
