"""Rules about the release that a submission names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from microcred.definition import UNREAD
from microcred.model.identity import release_parts
from microcred.model.vocabulary import Status
from microcred.problem import Severity
from microcred.rules.rule import Finding, rule
from microcred.rules.submission import HandedIn


@rule(
    "S01",
    "It names a version of a micro-credential that is published.",
    reason="A submission is scored by the rubric that its teacher worked by. Only a published "
    "version is sure never to change.",
    source="Ours: docs/decisions/0005-releases.md.",
    fix="Name one of the versions that the micro-credential's page lists, as in `wait-time@1.0`.",
    note="A release that is there but cannot be read counts as “could not be checked”.",
)
def release_is_published(handed: HandedIn) -> Iterator[Finding]:
    """Yield when the release is not there, or cannot be read."""
    name, offered = handed.submission.credential, handed.offered
    slug, version = release_parts(name)
    at = ("credential",)
    if offered.release is UNREAD:
        message = f"the release {name} cannot be read, so this could not be held against it"
        yield handed.at(at, message, severity=Severity.UNKNOWN)
    elif offered.release is None and offered.versions:
        known = ", ".join(f"{slug}@{known}" for known in offered.versions)
        message = f"version {version} of {slug} is not published"
        yield handed.at(at, message, f"Name one that is: {known}.")
    elif offered.release is None and offered.status in _NOT_YET:
        yield handed.at(at, f"{slug} {_not_open(handed)}", _WAIT)
    elif offered.release is None:
        message = f"there is no micro-credential “{slug}” in this programme that is published"
        yield handed.at(at, message)


@rule(
    "S02",
    "The version it names takes submissions.",
    reason="A teacher should not put weeks into something that nobody will score. Who began under "
    "a version may finish under it.",
    source="Ours: `teach_out_days` in program/program.yml.",
    fix="Hand in for the current version.",
    note="What counts is the day on which the first attempt was handed in, not today.",
)
def version_is_open(handed: HandedIn) -> Iterator[Finding]:
    """Yield when it came too late for its version, or while the micro-credential is not open."""
    offered, at = handed.offered, ("credential",)
    slug, version = release_parts(handed.submission.credential)
    if not offered.release:
        return
    if offered.status is UNREAD:
        message = f"could not find out whether {slug} is open: its own file cannot be read"
        yield handed.at(at, message, "Mend that file first.", Severity.UNKNOWN)
    elif offered.status is None:
        yield handed.at(at, f"{slug} is no longer in the catalog", "Ask the programme.")
    elif offered.status in _NOT_YET:
        yield handed.at(at, f"{slug} {_not_open(handed)}", _WAIT)
    elif offered.status is Status.RETIRED and (
        offered.closed is None or handed.begun > offered.closed
    ):
        when = f" on {offered.closed}" if offered.closed else ""
        message = f"{slug} was closed to new submissions{when}"
        yield handed.at(at, message, "Its page names what may have taken its place.")
    elif offered.superseded is UNREAD:
        message = f"could not find out since when there is a version after {version}"
        fix = "Run this in a full clone of the repository (in a workflow: `fetch-depth: 0`)."
        yield handed.at(at, message, fix, Severity.UNKNOWN)
    elif offered.superseded is not None:
        until = offered.superseded + timedelta(days=handed.program.teach_out_days)
        if handed.begun > until:
            message = f"version {version} took submissions until {until}; there is a newer one"
            newest = offered.versions[-1]
            fix = f"Hand in for {slug}@{newest}; compare what it asks for with what you have."
            yield handed.at(at, message, fix)


_NOT_YET = frozenset({Status.DRAFT, Status.PLANNED})
_WAIT = "Keep your work. Hand it in when the micro-credential's page says that it is open."


def _not_open(handed: HandedIn) -> str:
    """Return that it takes no submissions yet, and when it will where that is known."""
    if handed.offered.status is Status.DRAFT:
        return "is a draft and not open yet"
    when = f": {handed.offered.opens}" if handed.offered.opens else ""
    return f"is planned and not open yet{when}"
