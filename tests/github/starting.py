"""Which runs an event starts: of which workflows, on which commit, and whether they must wait."""

from __future__ import annotations

from collections.abc import Iterator

from tests.github import workflows
from tests.github.accounts import Account, Role
from tests.github.bare import ABSENT
from tests.github.runs import Run, default_branch
from tests.github.state import Repository
from tests.github.tokens import READ_ONLY_FROM_FORKS
from tests.github.workflows import Occasion, Workflow
from tests.github.world import Event, World

DISPATCHES = {"workflow_dispatch", "repository_dispatch"}


DEEPEST = 3  # how many runs may start one another by workflow_run


def triggers(event: Event) -> tuple[str, ...]:
    """Return the names by which workflows know an event."""
    twice = ("pull_request", "pull_request_target")
    return twice if event.name == "pull_request" else (event.name,)


def started(world: World, event: Event) -> Iterator[Run]:
    """Yield the runs that an event starts, of the workflows where GitHub looks for them."""
    repository = event.repository
    barred = event.caller.kind == "actions" and event.name not in DISPATCHES
    if repository.parent is not None or not repository.actions.enabled:
        return
    # What a run of a workflow tells of itself is told by GitHub, whoever began it.
    if barred and event.name != "workflow_run":
        return
    depth = event.cause.depth + 1 if isinstance(event.cause, Run) else 0
    if depth > DEEPEST:
        return
    for trigger in triggers(event):
        where = default_branch(repository)
        if trigger in {"push", *READ_ONLY_FROM_FORKS, *DISPATCHES}:
            where = {"ref": event.ref, "sha": event.sha}
        if not where["sha"] or where["sha"] == ABSENT:
            continue
        occasion = _occasion(repository, event, trigger)
        for workflow in workflows.of(repository.bare, where["sha"]):
            chosen = event.name != "workflow_dispatch" or event.payload["workflow"] == workflow.path
            if chosen and workflows.starts(workflow, trigger, occasion):
                yield _run(world, event, trigger, workflow, where, depth)


def _occasion(repository: Repository, event: Event, trigger: str) -> Occasion:
    payload, bare = event.payload, repository.bare
    if trigger == "push":
        old = payload["before"] if payload["before"] != ABSENT else None
        paths = [path for _, path in bare.changed(old, event.sha)] if old else []
        branch = event.ref.removeprefix("refs/heads/")
        return Occasion(None, branch, tuple(paths))
    if trigger.startswith("pull_request"):
        part = repository.threads[event.number or 0].part
        start = bare.merge_base(part.base, part.head) or part.base
        paths = [path for _, path in bare.changed(start, part.head)]
        return Occasion(event.action, part.base_branch, tuple(paths))
    if trigger == "workflow_run":
        run = payload["workflow_run"]
        return Occasion(event.action, run["head_branch"], (), run["name"])
    return Occasion(event.action, cron=payload.get("schedule"))


def _run(
    world: World,
    event: Event,
    trigger: str,
    workflow: Workflow,
    where: dict[str, str],
    depth: int,
) -> Run:
    repository = event.repository
    part = repository.threads[event.number].pull if event.number else None
    about = part is not None and trigger.startswith("pull_request")
    number = repository.run_number.get(workflow.path, 0) + 1
    repository.run_number[workflow.path] = number
    waiting = trigger in READ_ONLY_FROM_FORKS and event.fork and _must_wait(world, event)
    return Run(
        world,
        world.next(),
        number,
        world.next(),
        repository,
        workflow,
        event,
        trigger,
        where["ref"],
        where["sha"],
        part.head_branch if part and about else where["ref"].removeprefix("refs/heads/"),
        part.head if part and about else where["sha"],
        waiting,
        depth,
        "completed" if waiting else "queued",
        "action_required" if waiting else None,
    )


def _must_wait(world: World, event: Event) -> bool:
    """Return whether a fork's pull request waits for approval: who opened it or did this is new."""
    thread = event.repository.threads[event.number or 0]
    who = {thread.author, event.caller.account}
    return any(_is_new(world, event.repository, one) for one in who if one is not None)


def _is_new(world: World, repository: Repository, account: Account) -> bool:
    if repository.role(account) >= Role.WRITE or account.number in repository.owner.members:
        return False
    policy = repository.actions.approval
    if policy == "all_external_contributors":
        return True
    anywhere = policy == "first_time_contributors_new_to_github"
    places = list(world.repositories.values()) if anywhere else [repository]
    return not any(one.association(account) == "CONTRIBUTOR" for one in places)
