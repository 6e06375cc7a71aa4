"""What happens to pull requests alone: opened, pushed to, merged, reviewed."""

from __future__ import annotations

from tests.github import reviews, rules, threads
from tests.github.accounts import Account, Caller
from tests.github.bare import Signature
from tests.github.calls import Refused
from tests.github.state import Repository
from tests.github.talk import PullPart, Thread
from tests.github.world import World

GITHUB = ("GitHub", "noreply@github.com")


def open_pull(
    world: World,
    repository: Repository,
    caller: Caller,
    *,
    head: tuple[Repository, str],
    base: str,
    title: str,
    body: str | None,
    draft: bool = False,
) -> Thread:
    """Open a pull request from a branch, of a fork or of the repository itself."""
    there, branch = head
    tip = there.bare.resolve(f"refs/heads/{branch}")
    start = repository.bare.resolve(f"refs/heads/{base}")
    assert tip is not None
    assert start is not None
    thread = threads.open_issue(world, repository, caller, title, body)
    part = PullPart(world.next(), there, there.owner, branch, tip, base, start, draft)
    part.last_pusher = caller.account
    thread.pull = part
    _fetch(repository, thread)
    _note_commits(world, repository, part)
    try_merge(world, repository, thread)
    threads.tell(world, repository, thread, "opened", caller)
    reviews.request_owners(world, repository, thread, caller)
    return thread


def _fetch(repository: Repository, thread: Thread) -> None:
    """Bring the head of a pull request into its repository, as refs/pull/N/head."""
    part = thread.part
    ref = f"refs/pull/{thread.number}/head"
    if part.head_repository is repository:
        repository.bare.move(ref, part.head)
    elif part.head_repository is not None:
        repository.bare.take(part.head_repository.bare, f"refs/heads/{part.head_branch}", ref)


def _note_commits(world: World, repository: Repository, part: PullPart) -> None:
    """Remember when each commit came, for the timeline."""
    start = repository.bare.merge_base(part.base, part.head) or part.base
    for entry in repository.bare.commits(start, part.head):
        part.pushed.setdefault(entry.sha, (world.clock.now, world.next()))


def try_merge(world: World, repository: Repository, thread: Thread) -> None:
    """Find out by a real merge whether an open pull request can be merged: refs/pull/N/merge."""
    part = thread.part
    base = repository.bare.resolve(f"refs/heads/{part.base_branch}")
    if thread.state != "open" or base is None or part.tested == (base, part.head):
        return
    part.tested = (base, part.head)
    tree = repository.bare.merged_tree(base, part.head)
    part.mergeable = tree is not None
    if tree is not None:
        author = _signed(world, thread.author)
        text = f"Merge {part.head} into {base}"
        by = Signature(*GITHUB, world.clock.now)
        part.test_merge = repository.bare.write_commit(tree, [base, part.head], text, author, by)
        repository.bare.move(f"refs/pull/{thread.number}/merge", part.test_merge)


def _signed(world: World, account: Account) -> Signature:
    return Signature(account.name or account.login, account.email, world.clock.now)


def synchronise(
    world: World, repository: Repository, thread: Thread, new: str, caller: Caller
) -> None:
    """Let a pull request follow its branch, which was pushed to."""
    part = thread.part
    old, kept = part.head, _difference(repository, part)
    part.head, part.last_pusher = new, caller.account
    part.base = repository.bare.resolve(f"refs/heads/{part.base_branch}") or part.base
    _fetch(repository, thread)
    thread.updated = world.clock.now
    if not repository.bare.is_ancestor(old, new):
        at = f"{world.site.api}/repos/{repository.full_name}/commits/{new}"
        said = {"commit_id": new, "commit_url": at}
        threads.happened(world, thread, "head_ref_force_pushed", caller, **said)
    _note_commits(world, repository, part)
    try_merge(world, repository, thread)
    threads.tell(world, repository, thread, "synchronize", caller, before=old, after=new)
    reviews.request_owners(world, repository, thread, caller)
    if _difference(repository, part) != kept and rules.dismisses_stale(world, repository, part):
        for review in [one for one in part.reviews if one.state == "APPROVED"]:
            reviews.dismiss(world, repository, thread, review, caller, "")


def _difference(repository: Repository, part: PullPart) -> bytes:
    """Return what a pull request changes, as git lists it."""
    start = repository.bare.merge_base(part.base, part.head) or part.base
    return repository.bare.known(
        "diff-tree", "-r", "-z", "--no-renames", start, part.head, of=(start, part.head)
    )


def merge(
    world: World,
    repository: Repository,
    thread: Thread,
    caller: Caller,
    *,
    method: str,
    title: str | None,
    message: str | None,
) -> str:
    """Merge a pull request; return the commit that its base is at then. Raises Refused."""
    part = thread.part
    base = repository.bare.resolve(f"refs/heads/{part.base_branch}")
    assert base is not None
    made = _merged(world, repository, thread, caller, base, method, title, message)
    if made is None:
        raise Refused(405, "Pull Request is not mergeable")
    part.base = base
    repository.bare.move(f"refs/heads/{part.base_branch}", made, base)
    mark_merged(world, repository, thread, caller, made)
    return made


def _merged(
    world: World,
    repository: Repository,
    thread: Thread,
    caller: Caller,
    base: str,
    method: str,
    title: str | None,
    message: str | None,
) -> str | None:
    """Return the commit that merging makes, None where it conflicts."""
    assert caller.account is not None
    part, bare = thread.part, repository.bare
    by = Signature(*GITHUB, world.clock.now)
    if method == "rebase":
        tip: str | None = base
        for entry in bare.commits(base, part.head):
            tree = bare.picked_tree(entry.sha, tip) if tip else None
            author = Signature(entry.author[0], entry.author[1], world.clock.now)
            tip = (
                bare.write_commit(tree, [tip], entry.message, author, by) if tree and tip else None
            )
        return tip
    tree = bare.merged_tree(base, part.head)
    if tree is None:
        return None
    if method == "squash":
        said = [f"* {one.message}" for one in bare.commits(base, part.head)]
        subject = title or f"{thread.title} (#{thread.number})"
        text = f"{subject}\n\n{message if message is not None else chr(10).join(said)}"
        return bare.write_commit(tree, [base], text, _signed(world, thread.author), by)
    source = f"{part.head_owner.login}/{part.head_branch}"
    subject = title or f"Merge pull request #{thread.number} from {source}"
    text = f"{subject}\n\n{thread.title if message is None else message}"
    author = _signed(world, caller.account)
    return bare.write_commit(tree, [base, part.head], text, author, by)


def mark_merged(
    world: World, repository: Repository, thread: Thread, caller: Caller, commit: str
) -> None:
    """Let a pull request be merged, as the base has its commits now."""
    part = thread.part
    part.merged, part.merged_by, part.merge_commit = world.clock.now, caller.account, commit
    part.mergeable = None
    thread.state, thread.closed, thread.closed_by = "closed", world.clock.now, caller.account
    at = f"{world.site.api}/repos/{repository.full_name}/commits/{commit}"
    threads.happened(world, thread, "merged", caller, commit_id=commit, commit_url=at)
    threads.happened(world, thread, "closed", caller, state_reason=None)
    threads.tell(world, repository, thread, "closed", caller)
