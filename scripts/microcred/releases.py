"""Guards of what is permanent: releases never change, definitions only with a new version.

V01 a release was changed or removed · V02 a release cannot be read · V03 a version goes back ·
V04 a published definition is gone or no longer shown · L24 a definition differs from the release of
its version.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from microcred.definition import Definition
from microcred.model.base import SLUG_PATTERN, VERSION_PATTERN
from microcred.model.release import Release, freeze, release_bytes
from microcred.model.vocabulary import Status
from microcred.problem import Problem, Severity

FOLDER = "credentials/releases"


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit did to one file. Blob ids are Git's; `after` is None for a removal."""

    path: str
    before: str | None
    after: str | None


def release_path(slug: str, version: str) -> str:
    """Return where the release of a version is kept."""
    return f"{FOLDER}/{slug}@{version}.json"


def named(path: str) -> tuple[str, str] | None:
    """Return the micro-credential and version that the path of a release tells, if it does."""
    match = _RELEASE.fullmatch(path)
    return (match["slug"], match["version"]) if match else None


_RELEASE = re.compile(
    f"{FOLDER}/(?P<slug>{SLUG_PATTERN[1:-1]})@(?P<version>{VERSION_PATTERN[1:-1]})[.]json"
)


def read_release(path: str, data: bytes) -> Release | Problem:
    """Return the release in a file, or V02 when it is not the canonical form of one."""
    try:
        release = Release.model_validate_json(data)
        if release_bytes(release) == data and path == _path(release):
            return release
    except ValueError:
        pass
    return Problem(
        path,
        1,
        "V02",
        Severity.ERROR,
        "this is not a release as `microcred release` writes it",
        "Restore the file from Git. Releases are written by the programme, never by hand.",
    )


def _path(release: Release) -> str:
    return release_path(release.credential.id, release.credential.version)


def changed_releases(history: Iterable[Change], present: Mapping[str, str]) -> Iterator[Problem]:
    """Yield V01 for each release that is not as it was first committed.

    `history` holds the commits' changes, newest first; `present` the blob id of each release file
    in the working tree. Files that are no releases by their names may change.
    """
    first: dict[str, str] = {}
    touched: set[str] = set()
    for change in history:
        if not named(change.path):
            continue
        if change.before is not None:
            touched.add(change.path)
        if change.after is not None:
            first[change.path] = change.after
    for path in sorted(first):
        now = present.get(path)
        if now is None or now != first[path] or path in touched:
            yield _changed(path, gone=now is None)


def _changed(path: str, gone: bool) -> Problem:
    what = "removed" if gone else "changed"
    return Problem(
        path,
        1,
        "V01",
        Severity.ERROR,
        f"this release was {what} after it was published; teachers and evaluators go by it",
        "Restore it as it was first committed, and publish the change as a new version.",
    )


def unsound(path: str, data: bytes) -> Iterator[Problem]:
    """Yield V02 when a file does not hold the release that its name tells."""
    if isinstance(problem := read_release(path, data), Problem):
        yield problem


def definition_matches_release(
    definition: Definition, released: Mapping[str, bytes]
) -> Iterator[Problem]:
    """Yield L24, V03 or V04 where a definition and the releases of its slug disagree.

    `released` maps each frozen version to the bytes of its file.
    """
    model = definition.credential.model
    if model.status not in (Status.ACTIVE, Status.RETIRED):
        if released:
            document = definition.credential
            said = f"`status` is {model.status}, but a version of it is published"
            yield withdrawn(document.path, document.line("status"), said)
        return
    newest = max(released, key=version_key, default=None)
    if newest is not None and version_key(model.version) < version_key(newest):
        yield _went_back(definition, newest)
    frozen = released.get(model.version)
    if frozen is not None and frozen != (
        now := release_bytes(current_release(definition, released))
    ):
        yield _differs(definition, frozen, now)


def withdrawn(path: str, line: int, message: str) -> Problem:
    """Return V04: what is published keeps its address, so its definition has to stay."""
    fix = "Set `status: retired`. Prepare a new version on a branch, or under another name."
    return Problem(path, line, "V04", Severity.ERROR, message, fix)


def current_release(
    definition: Definition, released: Mapping[str, bytes] = MappingProxyType({})
) -> Release:
    """Return the release that this definition, as it stands, has or would have.

    A version that is frozen keeps the settings it was frozen with, whatever the programme's are
    now: its submissions are judged by those.
    """
    model = definition.credential.model
    rubric = definition.rubric.model if definition.rubric else None
    frozen = read_release(release_path(model.id, model.version), released.get(model.version, b""))
    kept = frozen.settings if isinstance(frozen, Release) else definition.program.review
    return freeze(model, rubric, kept)


def version_key(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by: 1.10 comes after 1.9, and 1.0 equals 1.0.0."""
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (3 - len(parts)))


def _went_back(definition: Definition, newest: str) -> Problem:
    document = definition.credential
    return Problem(
        document.path,
        document.line("version"),
        "V03",
        Severity.ERROR,
        f"version {document.model.version} is older than {newest}, which is published already",
        f"Use a version after {newest}.",
    )


def _differs(definition: Definition, frozen: bytes, now: bytes) -> Problem:
    document = definition.credential
    version = document.model.version
    return Problem(
        document.path,
        document.line("version"),
        "L24",
        Severity.ERROR,
        f"{_differences(frozen, now)} not what was published as version {version}",
        f"Give it a new version (say {_next(version)}), or undo the change.",
    )


def _differences(frozen: bytes, now: bytes) -> str:
    """Return which fields two releases differ in, as the subject of a sentence."""
    before, after = _parts(frozen), _parts(now)
    names = sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )
    said = ", ".join(f"`{name}`" for name in names) or "the micro-credential"
    return f"{said} {'are' if len(names) > 1 else 'is'}"


def _parts(data: bytes) -> dict[str, object]:
    """Return the fields of a frozen micro-credential, its rubric as one of them."""
    try:
        whole = json.loads(data)
        return {**whole["credential"], "rubric": whole.get("rubric")}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}


def _next(version: str) -> str:
    major, minor, *_ = version_key(version)
    return f"{major}.{minor + 1}"
