"""What happens to issues and pull requests alike: opened, commented, edited, labelled, closed."""

from __future__ import annotations

from typing import Any

from tests.github.accounts import Account, Caller
from tests.github.shapes import threads as shapes
from tests.github.shapes.people import Shape, label, user
from tests.github.state import Repository
from tests.github.talk import Comment, Label, Moment, Thread
from tests.github.world import World


def shape(world: World, repository: Repository, thread: Thread) -> Shape:
    """Return a thread as its webhook has it: an issue, or a pull request."""
    if thread.pull is None:
        return shapes.issue(world.site, repository, thread)
    state = "unknown" if thread.pull.mergeable is None else "clean"
    return shapes.whole_pull(world.site, repository, thread, state)


def tell(
    world: World,
    repository: Repository,
    thread: Thread,
    action: str,
    caller: Caller,
    **more: Any,
) -> None:
    """Tell that something happened to a thread."""
    if thread.pull is None:
        said = {"issue": shape(world, repository, thread), **more}
        main = repository.bare.resolve(repository.default_branch) or ""
        ref = f"refs/heads/{repository.default_branch}"
        world.emit(
            repository, "issues", action, caller, said, ref=ref, sha=main, number=thread.number
        )
        return
    part = thread.pull
    said = {"number": thread.number, "pull_request": shape(world, repository, thread), **more}
    world.emit(
        repository,
        "pull_request",
        action,
        caller,
        said,
        ref=f"refs/pull/{thread.number}/merge",
        sha=part.test_merge or "",
        fork=part.head_repository is not repository,
        number=thread.number,
    )


def happened(world: World, thread: Thread, event: str, caller: Caller, **more: Any) -> Moment:
    """Write something into a thread's timeline."""
    assert caller.account is not None
    moment = Moment(world.next(), event, caller.account, world.clock.now, app=caller.app, more=more)
    thread.timeline.append(moment)
    thread.updated = world.clock.now
    return moment


def next_number(repository: Repository) -> int:
    """Return the number of a repository's next issue or pull request."""
    return max(repository.threads, default=0) + 1


def open_issue(
    world: World, repository: Repository, caller: Caller, title: str, body: str | None
) -> Thread:
    """Open an issue; it is told once all is set."""
    assert caller.account is not None
    now = world.clock.now
    number = next_number(repository)
    thread = Thread(world.next(), number, caller.account, title, body, now, now, app=caller.app)
    repository.threads[number] = thread
    return thread


def comment(
    world: World, repository: Repository, thread: Thread, caller: Caller, body: str
) -> Comment:
    """Add a comment."""
    assert caller.account is not None
    now = world.clock.now
    made = Comment(world.next(), caller, caller.account, body, now, now)
    thread.timeline.append(Moment(made.id, "commented", made.author, now, comment=made))
    thread.updated = now
    tell_comment(world, repository, thread, made, "created", caller)
    return made


def edit_comment(
    world: World, repository: Repository, thread: Thread, one: Comment, caller: Caller, body: str
) -> None:
    """Change what a comment says."""
    before, one.body, one.edited = one.body, body, world.clock.now
    thread.updated = world.clock.now
    changes = {"body": {"from": before}}
    tell_comment(world, repository, thread, one, "edited", caller, changes=changes)


def delete_comment(
    world: World, repository: Repository, thread: Thread, one: Comment, caller: Caller
) -> None:
    """Take a comment away."""
    thread.timeline = [moment for moment in thread.timeline if moment.comment is not one]
    tell_comment(world, repository, thread, one, "deleted", caller)


def tell_comment(
    world: World,
    repository: Repository,
    thread: Thread,
    one: Comment,
    action: str,
    caller: Caller,
    **more: Any,
) -> None:
    """Tell that something happened to a comment."""
    said = {
        "issue": shapes.issue(world.site, repository, thread),
        "comment": shapes.comment(world.site, repository, thread, one),
        **more,
    }
    world.emit(
        repository,
        "issue_comment",
        action,
        caller,
        said,
        ref=f"refs/heads/{repository.default_branch}",
        sha=repository.bare.resolve(repository.default_branch) or "",
        number=thread.number,
    )


def label_named(world: World, repository: Repository, name: str) -> Label:
    """Return a label of a repository, a new one where it has none such."""
    found = repository.labels.get(name.lower())
    if found is None:
        found = Label(world.next(), name, "ededed", None)
        repository.labels[name.lower()] = found
    return found


def set_labels(
    world: World, repository: Repository, thread: Thread, caller: Caller, names: list[str]
) -> None:
    """Let a thread have these labels and no others."""
    wanted = [label_named(world, repository, name) for name in dict.fromkeys(names)]
    for one in [one for one in thread.labels if one not in wanted]:
        thread.labels.remove(one)
        _labelled(world, repository, thread, caller, "unlabeled", one)
    for one in [one for one in wanted if one not in thread.labels]:
        thread.labels.append(one)
        _labelled(world, repository, thread, caller, "labeled", one)


def _labelled(
    world: World, repository: Repository, thread: Thread, caller: Caller, event: str, one: Label
) -> None:
    happened(world, thread, event, caller, label={"name": one.name, "color": one.color})
    tell(world, repository, thread, event, caller, label=label(world.site, repository, one))


def set_assignees(
    world: World, repository: Repository, thread: Thread, caller: Caller, wanted: list[Account]
) -> None:
    """Let these act on a thread and no others."""
    assert caller.account is not None
    by = user(world.site, caller.account)
    for event, accounts in (
        ("unassigned", [one for one in thread.assignees if one not in wanted]),
        ("assigned", [one for one in wanted if one not in thread.assignees]),
    ):
        for one in accounts:
            who = user(world.site, one)
            if event == "assigned":
                thread.assignees.append(one)
            else:
                thread.assignees.remove(one)
            happened(world, thread, event, caller, assignee=who, assigner=by)
            tell(world, repository, thread, event, caller, assignee=who)


def close(
    world: World, repository: Repository, thread: Thread, caller: Caller, reason: str | None = None
) -> None:
    """Close a thread."""
    now = world.clock.now
    thread.state, thread.closed, thread.closed_by, thread.updated = (
        "closed",
        now,
        caller.account,
        now,
    )
    if thread.pull is None:
        thread.reason = reason or "completed"
    happened(world, thread, "closed", caller, state_reason=thread.reason)
    tell(world, repository, thread, "closed", caller)


def reopen(world: World, repository: Repository, thread: Thread, caller: Caller) -> None:
    """Open a closed thread again."""
    thread.state, thread.closed, thread.closed_by = "open", None, None
    thread.reason = None if thread.pull else "reopened"
    happened(world, thread, "reopened", caller)
    tell(world, repository, thread, "reopened", caller)


def edit(
    world: World,
    repository: Repository,
    thread: Thread,
    caller: Caller,
    title: str,
    body: str | None,
) -> None:
    """Change a thread's title or body."""
    changes: dict[str, Any] = {}
    if title != thread.title:
        changes["title"] = {"from": thread.title}
        happened(world, thread, "renamed", caller, rename={"from": thread.title, "to": title})
    if body != thread.body:
        changes["body"] = {"from": thread.body or ""}
    if changes:
        thread.title, thread.body, thread.updated = title, body, world.clock.now
        tell(world, repository, thread, "edited", caller, changes=changes)
