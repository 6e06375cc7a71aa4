"""The guard of what was scored: an attempt is never edited afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from microcred import places
from microcred.problem import Problem, Severity
from microcred.releases import Change


def changed_attempts(
    merged: Iterable[Change], proposed: Sequence[Change], present: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield S39 for each attempt that was changed or removed after it may have been scored.

    What is `merged` was scored: it stays as it was first merged. What is `proposed` on a branch may
    change until the next attempt is there. Both are newest first. `present` maps each attempt in
    the working tree to the blob id of its file.
    """
    kept, touched = _first(merged)
    for path, blob in sorted(kept.items()):
        if path in touched or present.get(path) != blob:
            yield _changed(path, "it was merged", gone=path not in present)
    for path, blob in sorted(_followed(proposed).items()):
        if path not in kept and present.get(path) != blob:
            yield _changed(path, "the next one was handed in", gone=path not in present)


def _first(changes: Iterable[Change]) -> tuple[dict[str, str], set[str]]:
    """Return the blob each attempt began with, and those that were changed since."""
    first: dict[str, str] = {}
    touched: set[str] = set()
    for change in changes:
        if places.attempt(change.path) is None:
            continue
        if change.before is not None:
            touched.add(change.path)
        if change.after is not None:
            first[change.path] = change.after
    return first, touched


def _followed(changes: Sequence[Change]) -> dict[str, str]:
    """Return the blob that each attempt had when the one after it came."""
    latest: dict[str, str] = {}
    fixed: dict[str, str] = {}
    for change in reversed(changes):
        attempt = places.attempt(change.path)
        if attempt is None:
            continue
        before = attempt._replace(number=attempt.number - 1).path
        if change.before is None and before in latest:
            fixed.setdefault(before, latest[before])
        if change.after is not None:
            latest[change.path] = change.after
    return fixed


def _changed(path: str, since: str, gone: bool) -> Problem:
    what = "removed" if gone else "changed"
    return Problem(
        path,
        1,
        "S39",
        Severity.ERROR,
        f"this attempt was {what} after {since}; evaluators scored what it said before",
        "Restore it as it was. What has changed belongs into the next attempt.",
    )
