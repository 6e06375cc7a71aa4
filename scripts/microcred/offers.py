"""What a programme says today of the releases that submissions name: found out, once each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from microcred.attempt import Offered
from microcred.definition import UNREAD
from microcred.document import Source, read_markdown
from microcred.examine import Reader
from microcred.model.credential import Credential
from microcred.model.identity import release_parts
from microcred.places import credential_path
from microcred.problem import Problem
from microcred.releases import Change, named, read_release, release_path, version_key

Offers = Callable[[str], Offered]


def offers(
    read: Reader,
    read_bytes: Callable[[str], bytes | Problem],
    releases: Mapping[str, Sequence[str]],
    published: Mapping[str, date],
    today: date,
) -> Offers:
    """Return a function from a release's name to what is offered under it.

    It reads each file once. `releases` maps each micro-credential to its frozen versions;
    `published` the path of a release to the day on which it was committed, UNREAD where the history
    is not to be had.
    """

    @cache
    def definition(slug: str) -> Any:
        source = read(credential_path(slug))
        if not isinstance(source, Source):
            return None if source.code == "F10" else UNREAD
        document = read_markdown(source.path, source.text, Credential).document
        return document.model if document else UNREAD

    @cache
    def release(name: str) -> Any:
        path = release_path(*release_parts(name))
        data = read_bytes(path)
        found = read_release(path, data) if isinstance(data, bytes) else data
        return UNREAD if isinstance(found, Problem) else found

    @cache
    def offered(name: str) -> Offered:
        slug, version = release_parts(name)
        versions = sorted(releases.get(slug, ()), key=version_key)
        newer = [one for one in versions if version_key(one) > version_key(version)]
        model = definition(slug)
        if model is UNREAD or model is None:
            status, opens, closed = model, None, None
        else:
            retired = model.retired.on if model.retired else None
            status, opens, closed = model.status, model.opens, retired
        return Offered(
            release(name) if version in versions else None,
            tuple(versions),
            status,
            opens,
            closed,
            _since([release_path(slug, one) for one in newer], published, today),
        )

    return offered


def published_on(commits: Sequence[tuple[date, Sequence[Change]]]) -> dict[str, date]:
    """Return the day on which each release was committed first; `commits` are newest first."""
    return {
        change.path: day
        for day, changes in commits
        for change in changes
        if change.after is not None and named(change.path)
    }


def _since(newer: Sequence[str], published: Mapping[str, date], today: date) -> Any:
    """Return the day on which the first of some releases came; one not committed came today."""
    if not newer:
        return None
    return UNREAD if published is UNREAD else min(published.get(path, today) for path in newer)
