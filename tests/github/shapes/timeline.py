"""The timeline of an issue or pull request, as GitHub's answers have it."""

from __future__ import annotations

from tests.github.bare import Entry
from tests.github.clock import stamp
from tests.github.shapes import threads
from tests.github.shapes.people import Shape, integration, node_id, user
from tests.github.shapes.repositories import git_commit
from tests.github.site import Site
from tests.github.state import Repository
from tests.github.talk import Moment, Thread


def timeline(site: Site, repository: Repository, thread: Thread) -> list[Shape]:
    """Return all that happened, in order: each commit stands where it was first pushed."""
    placed = [(one.at, one.id, _moment(site, repository, thread, one)) for one in thread.timeline]
    if thread.pull is not None:
        part = thread.pull
        for entry in repository.bare.commits(_start(repository, thread), part.head):
            at, place = part.pushed.get(entry.sha, (thread.made, 0))
            placed.append((at, place, _commit(site, repository, entry)))
    placed.sort(key=lambda row: (row[0], row[1]))
    return [shape for _, _, shape in placed]


def _start(repository: Repository, thread: Thread) -> str:
    part = thread.part
    return repository.bare.merge_base(part.base, part.head) or part.base


def _commit(site: Site, repository: Repository, entry: Entry) -> Shape:
    return {"event": "committed", **git_commit(site, repository, entry)}


def _moment(site: Site, repository: Repository, thread: Thread, one: Moment) -> Shape:
    if one.comment is not None:
        shape = threads.comment(site, repository, thread, one.comment)
        return {**shape, "event": "commented", "actor": shape["user"]}
    if one.review is not None:
        shape = threads.review(site, repository, thread, one.review)
        shape["state"] = str(shape["state"]).lower()
        return {**shape, "event": "reviewed", "updated_at": stamp(one.review.edited)}
    at = f"{site.api}/repos/{repository.full_name}"
    return {
        "id": one.id,
        "node_id": node_id("Event", one.id),
        "url": f"{at}/issues/events/{one.id}",
        "actor": user(site, one.actor),
        "event": one.event,
        "commit_id": None,
        "commit_url": None,
        "created_at": stamp(one.at),
        "performed_via_github_app": integration(site, one.app),
        **one.more,
    }
