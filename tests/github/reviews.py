"""What happens to reviews: asked for, handed in, edited, dismissed."""

from __future__ import annotations

from tests.github import owners, threads
from tests.github.accounts import Account, Caller
from tests.github.shapes import threads as shapes
from tests.github.shapes.people import user
from tests.github.state import Repository
from tests.github.talk import Review, Thread
from tests.github.world import World

STATES = {"APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED", "COMMENT": "COMMENTED"}


def submit(
    world: World,
    repository: Repository,
    thread: Thread,
    caller: Caller,
    *,
    event: str,
    body: str,
    commit: str,
) -> Review:
    """Hand in a review."""
    assert caller.account is not None
    now = world.clock.now
    made = Review(world.next(), caller.account, body, STATES[event], commit, now, now)
    part = thread.part
    part.reviews.append(made)
    part.requested = [one for one in part.requested if one is not made.author]
    moment = threads.happened(world, thread, "reviewed", caller)
    moment.review = made
    tell_review(world, repository, thread, made, "submitted", caller)
    return made


def edit_review(
    world: World, repository: Repository, thread: Thread, one: Review, caller: Caller, body: str
) -> None:
    """Change what a review says; what it judged and when it was handed in stay."""
    before, one.body, one.edited = one.body, body, world.clock.now
    thread.updated = world.clock.now
    changes = {"body": {"from": before}}
    tell_review(world, repository, thread, one, "edited", caller, changes=changes)


def dismiss(
    world: World, repository: Repository, thread: Thread, one: Review, caller: Caller, message: str
) -> None:
    """Let a review count no longer."""
    known = {"state": one.state.lower(), "review_id": one.id, "dismissal_message": message or None}
    if not message:
        known["dismissal_commit_id"] = thread.part.head
    one.state = "DISMISSED"
    threads.happened(world, thread, "review_dismissed", caller, dismissed_review=known)
    tell_review(world, repository, thread, one, "dismissed", caller)


def tell_review(
    world: World,
    repository: Repository,
    thread: Thread,
    one: Review,
    action: str,
    caller: Caller,
    **more: object,
) -> None:
    """Tell that something happened to a review."""
    part = thread.part
    review = shapes.review(world.site, repository, thread, one)
    said = {
        "review": {**review, "state": one.state.lower()},
        "pull_request": shapes.pull(world.site, repository, thread),
        **more,
    }
    world.emit(
        repository,
        "pull_request_review",
        action,
        caller,
        said,
        ref=f"refs/pull/{thread.number}/merge",
        sha=part.test_merge or "",
        fork=part.head_repository is not repository,
        number=thread.number,
    )


def request_review(
    world: World, repository: Repository, thread: Thread, caller: Caller, account: Account
) -> None:
    """Ask somebody for a review, once, and never the author."""
    part = thread.part
    assert caller.account is not None
    if account in part.requested or account is thread.author:
        return
    part.requested.append(account)
    who, by = user(world.site, account), user(world.site, caller.account)
    said = {"requested_reviewer": who, "review_requester": by}
    threads.happened(world, thread, "review_requested", caller, **said)
    threads.tell(world, repository, thread, "review_requested", caller, requested_reviewer=who)


def request_owners(world: World, repository: Repository, thread: Thread, caller: Caller) -> None:
    """Ask those for a review who own a file that it changes and may write, as GitHub does."""
    part = thread.part
    if part.draft:
        return
    lines = owners.read(repository.bare, part.base)
    heard = {one.author for one in part.reviews}
    start = repository.bare.merge_base(part.base, part.head) or part.base
    for _, path in repository.bare.changed(start, part.head):
        for login in owners.able(world, repository, owners.of(lines, path)):
            account = world.find(login)
            if account not in heard:
                request_review(world, repository, thread, caller, account)
