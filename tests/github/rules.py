"""What rulesets ask of a push and of a merge, in GitHub's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.github import owners
from tests.github.accounts import Account, Caller, Role
from tests.github.bare import ABSENT, Bare
from tests.github.rulesets import Rule, applying, held_to
from tests.github.state import Repository
from tests.github.talk import PullPart, Thread
from tests.github.world import NOBODY, World

PASSING = {"success", "neutral", "skipped"}


# --- pushes ---


def against_push(
    world: World, repository: Repository, caller: Caller, bare: Bare, update: tuple[str, str, str]
) -> list[str]:
    """Return why a ref may not be moved. `bare` also finds what is only just pushed."""
    found = [] if update[2] == ABSENT else list(barred_workflows(repository, caller, bare, update))
    for rule in held_to(world, repository, update[0], caller, merging=False):
        check = PUSH_RULES.get(rule["type"])
        if check is not None:
            said = check(repository, bare, update, rule.get("parameters") or {})
            found += [said] if said else []
    return list(dict.fromkeys(found))


def barred_workflows(
    repository: Repository, caller: Caller, bare: Bare, update: tuple[str, str, str]
) -> Iterator[str]:
    """Yield the workflows that come with a commit and that a program's token may not change."""
    if not caller.is_integration or caller.has("workflows", "write"):
        return
    _, old, new = update
    known = bare.resolve(f"refs/heads/{repository.default_branch}") if old == ABSENT else old
    start = bare.merge_base(known, new) if known else None
    for _, path in bare.changed(start, new) if start else ():
        if path.startswith(".github/workflows/"):
            yield (
                f"refusing to allow a GitHub App to create or update workflow `{path}`"
                " without `workflows` permission"
            )


PushRule = Callable[[Repository, Bare, tuple[str, str, str], Rule], str | None]


def _creation(_: Repository, __: Bare, update: tuple[str, str, str], ___: Rule) -> str | None:
    return "Cannot create ref due to creations being restricted." if update[1] == ABSENT else None


def _update(_: Repository, __: Bare, update: tuple[str, str, str], ___: Rule) -> str | None:
    return None if ABSENT in update[1:] else "Cannot update this protected ref."


def _deletion(_: Repository, __: Bare, update: tuple[str, str, str], ___: Rule) -> str | None:
    return "Cannot delete this protected ref." if update[2] == ABSENT else None


def _no_force(_: Repository, bare: Bare, update: tuple[str, str, str], __: Rule) -> str | None:
    _ref, old, new = update
    if ABSENT in (old, new) or bare.is_ancestor(old, new):
        return None
    return "Cannot force-push to this branch"


def _by_pull(_: Repository, __: Bare, update: tuple[str, str, str], ___: Rule) -> str | None:
    return None if ABSENT in update[1:] else "Changes must be made through a pull request."


def _linear(_: Repository, bare: Bare, update: tuple[str, str, str], __: Rule) -> str | None:
    _ref, old, new = update
    if ABSENT in (old, new) or all(len(one.parents) < 2 for one in bare.commits(old, new)):
        return None
    return "This branch must not contain merge commits."


def _checked(
    repository: Repository, _: Bare, update: tuple[str, str, str], given: Rule
) -> str | None:
    if ABSENT in update[1:]:
        return None
    return next(_unmet_checks(repository, update[2], given), None)


def _signed(_: Repository, __: Bare, update: tuple[str, str, str], ___: Rule) -> str | None:
    return None if update[2] == ABSENT else "Commits must have verified signatures."


PUSH_RULES: dict[str, PushRule] = {
    "creation": _creation,
    "update": _update,
    "deletion": _deletion,
    "non_fast_forward": _no_force,
    "pull_request": _by_pull,
    "required_linear_history": _linear,
    "required_status_checks": _checked,
    "required_signatures": _signed,
}


# --- merges ---


def against_merge(
    world: World, repository: Repository, thread: Thread, caller: Caller, method: str
) -> list[str]:
    """Return why a pull request may not be merged in a way."""
    part = thread.part
    found: list[str] = []
    ref = f"refs/heads/{part.base_branch}"
    for rule in held_to(world, repository, ref, caller, merging=True):
        given = rule.get("parameters") or {}
        if rule["type"] == "update":
            found.append("Cannot update this protected ref.")
        elif rule["type"] == "required_status_checks":
            found += _unmet_checks(repository, part.head, given)
            if given.get("strict_required_status_checks_policy") and _is_behind(repository, part):
                found.append("This branch must be up to date with the base branch before merging.")
        elif rule["type"] == "pull_request":
            found += _unmet_reviews(world, repository, thread, given)
            allowed = given.get("allowed_merge_methods")
            if allowed and method and method not in allowed:
                found.append(f"The {method} merge method is not allowed on this branch.")
        elif rule["type"] == "required_linear_history" and method == "merge":
            found.append("This branch must not contain merge commits.")
    return list(dict.fromkeys(found))


def _is_behind(repository: Repository, part: PullPart) -> bool:
    tip = repository.bare.resolve(f"refs/heads/{part.base_branch}")
    return tip is None or not repository.bare.is_ancestor(tip, part.head)


def _unmet_checks(repository: Repository, sha: str, given: Rule) -> Iterator[str]:
    """Yield each required check that is not green on a commit.

    A check bound to an app counts only from that app. Where a status and a check run share the
    name, both must be green.
    """
    for wanted in given.get("required_status_checks", []):
        context, app = wanted["context"], wanted.get("integration_id")
        statuses = [
            one.state
            for one in repository.statuses.get(sha, [])
            if one.context == context and app in {None, one.by.app.id if one.by.app else None}
        ]
        runs = [
            one.conclusion or one.status
            for one in repository.checks.get(sha, [])
            if one.name == context and app in {None, one.app.id}
        ]
        last = [*statuses[-1:], *runs[-1:]]
        if not last:
            yield f'Required status check "{context}" is expected.'
        elif not set(last) <= PASSING:
            bad = set(last) - PASSING
            word = "pending" if bad <= {"pending", "queued", "in_progress"} else "failing"
            yield f'Required status check "{context}" is {word}.'


def last_words(part: PullPart) -> dict[int, tuple[Account, str]]:
    """Return the last approval or request for changes of each person; comments change nothing."""
    found: dict[int, tuple[Account, str]] = {}
    for review in part.reviews:
        if review.state != "COMMENTED":
            found[review.author.number] = (review.author, review.state)
    return found


def _unmet_reviews(
    world: World, repository: Repository, thread: Thread, given: Rule
) -> Iterator[str]:
    part = thread.part
    words = last_words(part)
    writers = [
        (account, state)
        for account, state in words.values()
        if repository.role(account) >= Role.WRITE
    ]
    approving = [account for account, state in writers if state == "APPROVED"]
    needed = given.get("required_approving_review_count", 0)
    if len(approving) < needed:
        plural = "s are" if needed > 1 else " is"
        yield (
            f"At least {needed} approving review{plural} required by reviewers with write access."
        )
    if needed and any(state == "CHANGES_REQUESTED" for _, state in writers):
        yield "Changes have been requested by a reviewer with write access."
    if given.get("require_last_push_approval") and not any(
        one is not part.last_pusher for one in approving
    ):
        yield "New changes require approval from someone other than the last pusher."
    if given.get("require_code_owner_review"):
        names = {one.login.lower() for one in approving}
        base = repository.bare.resolve(f"refs/heads/{part.base_branch}") or part.base
        start = repository.bare.merge_base(base, part.head) or base
        paths = [path for _, path in repository.bare.changed(start, part.head)]
        for missing in owners.waited_for(world, repository, base, paths, names):
            yield f"Waiting on code owner review from {missing}."


def dismisses_stale(world: World, repository: Repository, part: PullPart) -> bool:
    """Return whether approvals of what was there before a push no longer count."""
    return any(
        rule["type"] == "pull_request"
        and (rule.get("parameters") or {}).get("dismiss_stale_reviews_on_push")
        for ruleset in applying(world, repository, f"refs/heads/{part.base_branch}")
        for rule in ruleset.given.get("rules") or []
    )


def mergeable_state(world: World, repository: Repository, thread: Thread) -> str:
    """Return what GitHub says of whether a pull request can be merged."""
    part = thread.pull
    if part is None or part.mergeable is None:
        return "unknown"
    if not part.mergeable:
        return "dirty"
    if part.draft or against_merge(world, repository, thread, NOBODY, ""):
        return "blocked"
    last = {one.context: one.state for one in repository.statuses.get(part.head, [])}
    return "clean" if set(last.values()) <= {"success"} else "unstable"
