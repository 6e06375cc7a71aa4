"""The environment that holds the signing key: for main alone, and with people who let it run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from microcred.setup.found import (
    MISSING,
    Answer,
    Difference,
    Finding,
    Found,
    Request,
    State,
    Supply,
    differing,
    settled,
    unseen,
)
from microcred.setup.target import Target

NAME = "Signing environment"
SECRETS = "Secrets"
PERMISSION = "Administration"

SIGNING_KEY: Final = "MICROCRED_SIGNING_KEY"
DEPLOY_KEY: Final = "MICROCRED_DEPLOY_KEY"
APP_KEY: Final = "MICROCRED_APP_KEY"

_ENVIRONMENT: Final = "/environments/signing"
_BRANCHES: Final = f"{_ENVIRONMENT}/deployment-branch-policies"
_SECRETS: Final = f"{_ENVIRONMENT}/secrets?per_page=100"
_REPOSITORY_SECRETS: Final = "/actions/secrets?per_page=100"


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield what has to be known."""
    yield target.path(_REPOSITORY_SECRETS)
    if not target.signs:
        return
    yield target.path(_ENVIRONMENT)
    for name in _reviewers(target):
        yield _account(name)
    if _status(found, target.path(_ENVIRONMENT)) == 200:
        yield target.path(_BRANCHES)
        yield target.path(_SECRETS)


def look(target: Target, found: Found) -> Iterator[Finding]:
    """Yield where the environment and its secrets stand."""
    if target.signs:
        yield from _environment(target, found)
        yield from _secrets(target, found)
    yield from _exposed(target, found)


def _environment(target: Target, found: Found) -> Iterator[Finding]:
    path = target.path(_ENVIRONMENT)
    answer, there = found.get(path), _status(found, path) == 200
    if answer is None or answer.status not in {200, MISSING}:
        yield unseen(NAME, answer, PERMISSION)
        return
    strangers = [one for one in _reviewers(target) if _status(found, _account(one)) != 200]
    if strangers:
        yield _nobody_known(strangers, [found.get(_account(one)) for one in strangers])
        return
    reviewers = [_reviewer(found, one) for one in _reviewers(target)]
    if not target.setup.signing.reviewers:
        yield _undecided()
    wanted = _wanted(target, reviewers)
    now = _now(answer.data) if there else {}
    only_main = [one["name"] for one in _listed(found, target.path(_BRANCHES), "branch_policies")]
    requests = [Request("PUT", path, wanted)]
    if "main" not in only_main:
        policy = {"name": "main", "type": "branch"}
        requests.append(Request("POST", target.path(_BRANCHES), policy))
    branches = differing({"branches": sorted(only_main)}, {"branches": ["main"]})
    extra = [one for one in only_main if one != "main"]
    if extra:
        fix = f"Remove the other branches there: Settings, Environments, signing: {extra}."
        yield settled(NAME, "", "other branches than main may sign", branches, fix=fix)
    differences = differing(now, wanted) + (() if extra else branches)
    says = "only main may sign" + ("" if reviewers else ", and nobody needs to let it")
    yield settled(NAME, says, "the key is not kept as it should be", differences, *requests)


def _undecided() -> Finding:
    says = "it is not decided who lets a signing run go on"
    fix = (
        "Name one to six people under `signing: reviewers` in .github/microcred-setup.yml. Or "
        "write "
        "`nobody`: awards are then signed as soon as they are decided, and whoever gets a change "
        "of a workflow into main can use the key."
    )
    return Finding(NAME, State.BY_HAND, says, fix=fix)


def _wanted(target: Target, reviewers: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "prevent_self_review": bool(reviewers) and not target.setup.signing.self_review,
        "reviewers": reviewers,
        "deployment_branch_policy": {"protected_branches": False, "custom_branch_policies": True},
    }


def _now(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return an environment as it is set, in the form in which it is wanted."""
    rules = {one.get("type"): one for one in said.get("protection_rules") or []}
    review = rules.get("required_reviewers") or {}
    reviewers = [
        {"type": one["type"], "id": one["reviewer"]["id"]} for one in review.get("reviewers") or []
    ]
    return {
        "prevent_self_review": bool(review.get("prevent_self_review")),
        "reviewers": sorted(reviewers, key=lambda one: (one["type"], one["id"])),
        "deployment_branch_policy": said.get("deployment_branch_policy"),
    }


def _nobody_known(names: list[str], answers: list[Answer | None]) -> Finding:
    says = f"GitHub knows no {' and no '.join(names)}, who should let signing go on"
    if any(answer is None or answer.status != MISSING for answer in answers):
        says = f"GitHub could not tell who {' and '.join(names)} are"
    fix = "Correct `reviewers` in .github/microcred-setup.yml, or run this again."
    return Finding(NAME, State.UNKNOWN, says, fix=fix)


def _secrets(target: Target, found: Found) -> Iterator[Finding]:
    path = target.path(_SECRETS)
    if _status(found, target.path(_ENVIRONMENT)) == MISSING:
        kept: set[str] = set()
    elif _status(found, path) != 200:
        yield unseen(SECRETS, found.get(path), "Environments")
        return
    else:
        kept = {one["name"] for one in _listed(found, path, "secrets")}
    yield _signing_key(kept)
    writer = DEPLOY_KEY if target.setup.main.writer == "deploy-key" else APP_KEY
    yield _writers_key(writer, kept)


def _signing_key(kept: set[str]) -> Finding:
    if SIGNING_KEY in kept:
        return Finding(SECRETS, State.FINE, f"{SIGNING_KEY} is there")
    return Finding(
        SECRETS,
        State.BY_HAND,
        "there is no key to sign with",
        (Difference(SIGNING_KEY, "not there", "in the environment signing"),),
        fix="Run this with `--apply --signing-key FILE`, the file that `microcred keys new` wrote.",
        supplies=(Supply.SIGNING_KEY,),
    )


def _writers_key(name: str, kept: set[str]) -> Finding:
    if name in kept:
        return Finding(SECRETS, State.FINE, f"{name} is there")
    difference = Difference(name, "not there", "in the environment signing")
    if name == DEPLOY_KEY:
        says = "the award job has nothing to push with"
        supplies = (Supply.DEPLOY_KEY,)
        return Finding(SECRETS, State.CHANGE, says, (difference,), supplies=supplies)
    fix = "Make a private key in the App's settings, and store it: Settings, Environments, signing."
    says = "the App's private key is not there"
    return Finding(SECRETS, State.BY_HAND, says, (difference,), fix=fix)


def _exposed(target: Target, found: Found) -> Iterator[Finding]:
    """Yield the secrets that lie where every workflow of the repository can read them."""
    path = target.path(_REPOSITORY_SECRETS)
    if _status(found, path) != 200:
        yield unseen(SECRETS, found.get(path), "Secrets")
        return
    ours = {SIGNING_KEY, DEPLOY_KEY, APP_KEY}
    out = sorted(ours & {one["name"] for one in _listed(found, path, "secrets")})
    differences = tuple(
        Difference(name, "a secret of the whole repository", "in the environment signing alone")
        for name in out
    )
    fix = (
        "Remove it there: Settings, Secrets and variables, Actions. Any workflow of any branch "
        "could have read it, so take it for known: `microcred keys rotate`, then `compromised`."
    )
    fine, says = "none of ours is open to all workflows", "a key is open to all workflows"
    yield settled(SECRETS, fine, says, differences, fix=fix)


def _reviewers(target: Target) -> tuple[str, ...]:
    named = target.setup.signing.reviewers
    return () if isinstance(named, str) else named


def _account(name: str) -> str:
    owner, _, team = name.partition("/")
    return f"/orgs/{owner}/teams/{team}" if team else f"/users/{owner}"


def _reviewer(found: Found, name: str) -> dict[str, Any]:
    kind = "Team" if "/" in name else "User"
    return {"type": kind, "id": found[_account(name)].data["id"]}


def _status(found: Found, path: str) -> int:
    answer = found.get(path)
    return answer.status if answer else 0


def _listed(found: Found, path: str, name: str) -> list[Any]:
    answer = found.get(path)
    data = answer.data if answer and isinstance(answer.data, dict) else {}
    return data.get(name) or []
