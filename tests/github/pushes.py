"""What a push sets off: pull requests that follow their branch, are merged, or are closed."""

from __future__ import annotations

from tests.github import pulls, threads
from tests.github.accounts import Account, Caller
from tests.github.bare import ABSENT, EMPTY, Entry
from tests.github.shapes.people import Shape
from tests.github.shapes.repositories import hook_commit, simple
from tests.github.state import Repository
from tests.github.talk import Thread
from tests.github.world import Update, World

MOST_COMMITS = 2048


def pushed(world: World, repository: Repository, updates: list[Update], caller: Caller) -> None:
    """Follow refs that were moved. Who comes with a deploy key acts as who added the key."""
    repository.pushed = repository.updated = world.clock.now
    for ref, old, new in updates:
        if not ref.startswith("refs/heads/"):
            continue
        _tell(world, repository, ref, old, new, caller)
        branch = ref.removeprefix("refs/heads/")
        for base, thread in _from_branch(world, repository, branch):
            if new == ABSENT:
                threads.happened(world, thread, "head_ref_deleted", caller)
                threads.close(world, base, thread, caller)
            else:
                pulls.synchronise(world, base, thread, new, caller)
        for thread in _onto_branch(repository, branch):
            if new == ABSENT:
                threads.close(world, repository, thread, caller)
        if new != ABSENT:
            _mark_merged(world, repository, branch, old, new, caller)


def _from_branch(
    world: World, repository: Repository, branch: str
) -> list[tuple[Repository, Thread]]:
    """Return open pull requests that come from a branch, each with where it goes to."""
    return [
        (base, thread)
        for base in world.repositories.values()
        for thread in base.pulls
        if thread.pull
        and thread.state == "open"
        and thread.pull.head_repository is repository
        and thread.pull.head_branch == branch
    ]


def _onto_branch(repository: Repository, branch: str) -> list[Thread]:
    return [
        one
        for one in repository.pulls
        if one.state == "open" and one.pull and one.pull.base_branch == branch
    ]


def _mark_merged(
    world: World, repository: Repository, branch: str, old: str, new: str, caller: Caller
) -> None:
    """Let pull requests be merged whose head the branch now has, whoever put it there."""
    waiting = _onto_branch(repository, branch)
    if not waiting:
        return
    listed = repository.bare.line(
        "for-each-ref", f"--merged={new}", "--format=%(refname)", "refs/pull/*/head"
    )
    reached = {int(name.split("/")[2]) for name in listed.split()}
    for thread in waiting:
        if thread.number in reached:
            part = thread.part
            part.base = part.base if old == ABSENT else old
            commit = _brought(repository, part.head, new)
            pulls.mark_merged(world, repository, thread, caller, commit)


def _brought(repository: Repository, head: str, tip: str) -> str:
    """Return the commit of a branch that first had a head in it."""
    words = ("rev-list", "--first-parent", "--ancestry-path", "--reverse", f"{head}..{tip}")
    later = repository.bare.line(*words).split()
    own = repository.bare.line("rev-list", "--first-parent", tip).split()
    return head if head in own or not later else later[0]


def _tell(
    world: World, repository: Repository, ref: str, old: str, new: str, caller: Caller
) -> None:
    bare = repository.bare
    gone, fresh = new == ABSENT, old == ABSENT
    start = old if not fresh else bare.resolve(repository.default_branch) or new
    listed = [] if gone else bare.commits(start, new)[-MOST_COMMITS:]
    commits = [_commit(world, repository, entry) for entry in listed]
    head = None if gone else _commit(world, repository, bare.commit(new))
    forced = not fresh and not gone and not bare.is_ancestor(old, new)
    account = caller.account
    assert account is not None
    said = {
        "ref": ref,
        "before": old,
        "after": new,
        "created": fresh,
        "deleted": gone,
        "forced": forced,
        "base_ref": None,
        "compare": f"{world.site.web}/{repository.full_name}/compare/{old[:12]}...{new[:12]}",
        "commits": commits,
        "head_commit": head,
        "pusher": _pusher(account),
        "repository": _as_pushes_have_it(world, repository),
    }
    world.emit(repository, "push", None, caller, said, ref=ref, sha=new)


def _as_pushes_have_it(world: World, repository: Repository) -> Shape:
    """Return the repository as this one webhook has it: times in seconds, and whose it is."""
    shape = simple(world.site, repository)
    owner = repository.owner
    names = {"name": owner.login, "email": owner.email if owner.kind == "User" else None}
    times = {"created_at": repository.made, "pushed_at": repository.pushed}
    seconds = {name: int(moment.timestamp()) for name, moment in times.items()}
    more = {"stargazers": 0, "master_branch": repository.default_branch}
    return {**shape, **seconds, **more, "owner": {**shape["owner"], **names}}


def _pusher(account: Account) -> Shape:
    return {"name": account.login, "email": account.email}


def _commit(world: World, repository: Repository, entry: Entry) -> Shape:
    """Return a commit with the paths that it adds, changes and takes away."""
    bare = repository.bare
    changed = bare.changed(entry.parents[0] if entry.parents else EMPTY, entry.sha)
    names = {"A": "added", "M": "modified", "D": "removed", "T": "modified"}
    paths: Shape = {"added": [], "removed": [], "modified": []}
    for letter, path in changed:
        paths[names[letter]].append(path)
    return hook_commit(world.site, repository, entry, paths)
