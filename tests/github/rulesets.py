"""Which rules hold for whom: rulesets, the refs they mean, and who may go past them."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from tests.github.accounts import Caller, Role
from tests.github.configured import Ruleset
from tests.github.state import Repository
from tests.github.world import World

Rule = dict[str, Any]

REPOSITORY_ROLES = {5: Role.ADMIN, 2: Role.MAINTAIN, 4: Role.WRITE, 3: Role.TRIAGE, 1: Role.READ}


PREFIXES = {"branch": "refs/heads/", "tag": "refs/tags/"}


def applying(world: World, repository: Repository, ref: str) -> Iterator[Ruleset]:
    """Yield the rulesets that hold for a ref: of its repository, and of the organisation."""
    for one in [*repository.owner.rulesets.values(), *repository.rulesets.values()]:
        given = one.given
        prefix = PREFIXES.get(given.get("target", "branch"))
        named = prefix is not None and ref.startswith(prefix)
        if named and given["enforcement"] == "active" and _meant(repository, given, ref):
            yield one


def _meant(repository: Repository, given: Rule, ref: str) -> bool:
    """Return whether a ruleset's conditions mean a ref of a repository."""
    conditions = given.get("conditions") or {}
    names = conditions.get("ref_name") or {"include": [], "exclude": []}
    default = f"refs/heads/{repository.default_branch}"
    fits = any(_fits(one, ref, default) for one in names.get("include", []))
    barred = any(_fits(one, ref, default) for one in names.get("exclude", []))
    where = conditions.get("repository_name")
    if where is not None:
        fits = fits and any(_fits(one, repository.name, "") for one in where.get("include", []))
        barred = barred or any(_fits(one, repository.name, "") for one in where.get("exclude", []))
    return fits and not barred


def _fits(pattern: str, name: str, default: str) -> bool:
    if pattern == "~ALL":
        return True
    return name == default if pattern == "~DEFAULT_BRANCH" else fnmatchcase(name, pattern)


def bypasses(repository: Repository, ruleset: Ruleset, caller: Caller, *, merging: bool) -> bool:
    """Return whether somebody may go past a ruleset. A GITHUB_TOKEN never may."""
    for actor in ruleset.given.get("bypass_actors") or []:
        mode = actor.get("bypass_mode", "always")
        if (mode in {"always", "exempt"} or merging) and _is_actor(repository, actor, caller):
            return True
    return False


def _is_actor(repository: Repository, actor: Rule, caller: Caller) -> bool:
    kind, number = actor["actor_type"], actor.get("actor_id")
    if kind == "DeployKey":
        return caller.kind == "deploy-key"
    if kind == "Integration":
        return caller.kind == "app" and caller.app is not None and caller.app.id == number
    if caller.kind != "user" or caller.account is None:
        return False
    if kind == "RepositoryRole":
        return repository.role(caller.account) >= REPOSITORY_ROLES[int(number or 0)]
    if kind == "User":
        return caller.account.number == number
    return kind == "OrganizationAdmin" and caller.account.number in repository.owner.owners


def held_to(
    world: World, repository: Repository, ref: str, caller: Caller, *, merging: bool
) -> Iterator[Rule]:
    """Yield the rules that hold for what somebody does to a ref."""
    for ruleset in applying(world, repository, ref):
        if not bypasses(repository, ruleset, caller, merging=merging):
            yield from ruleset.given.get("rules") or []
