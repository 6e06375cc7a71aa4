"""The ruleset on main: who may change it, and what has to be green before.

That microcred/decision is bound to GitHub Actions keeps people and other apps from saying it. It
does not keep a workflow from it that a pull request brings: its job may have that name. So those
wait for a look (`workflows`), our own status stands beside theirs and both are needed, and the
award job decides anew whatever any check says. docs/decisions/0022-workflows.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from microcred.setup.found import (
    Answer,
    Difference,
    Finding,
    Found,
    Request,
    settled,
    shown,
    unseen,
)
from microcred.setup.target import Target

NAME = "Rules on main"
PERMISSION = "Administration"
RULESET: Final = "microcred: main"

_LIST: Final = "/rulesets?includes_parents=false&per_page=100"


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield what has to be known: the list of rulesets, then ours."""
    yield target.path(_LIST)
    if number := _ours(found.get(target.path(_LIST))):
        yield target.path(f"/rulesets/{number}")


def look(target: Target, found: Found) -> Iterator[Finding]:
    """Yield where the ruleset stands."""
    listed = found.get(target.path(_LIST))
    if listed is None or listed.status != 200:
        yield unseen(NAME, listed, PERMISSION)
        return
    wanted, number = ruleset(target), _ours(listed)
    if number is None:
        differences: tuple[Difference, ...] = (Difference("ruleset", "not there", RULESET),)
        request = Request("POST", target.path("/rulesets"), wanted)
    else:
        path = target.path(f"/rulesets/{number}")
        answer = found.get(path)
        if answer is None or answer.status != 200 or "bypass_actors" not in (answer.data or {}):
            yield unseen(NAME, answer, PERMISSION)
            return
        differences = tuple(_differences(answer.data, wanted))
        request = Request("PUT", path, wanted)
    says = "main changes by reviewed pull requests, and by the award job's own pushes"
    yield settled(NAME, says, "main can be changed by others, or otherwise", differences, request)


def ruleset(target: Target) -> dict[str, Any]:
    """Return the ruleset as GitHub's API takes it."""
    main = target.setup.main
    bypass = (
        {"actor_id": None, "actor_type": "DeployKey", "bypass_mode": "always"}
        if main.writer == "deploy-key"
        else {"actor_id": main.writer.app, "actor_type": "Integration", "bypass_mode": "always"}
    )
    check = {"context": main.check, "integration_id": main.check_app}
    approvals = {
        "required_approving_review_count": main.approvals,
        "dismiss_stale_reviews_on_push": True,
        "require_code_owner_review": True,
        "require_last_push_approval": main.approvals > 0,
        "required_review_thread_resolution": False,
        "allowed_merge_methods": list(target.setup.merging.methods),
    }
    checks = {
        "strict_required_status_checks_policy": False,
        "do_not_enforce_on_create": False,
        "required_status_checks": [check],
    }
    rules: list[dict[str, Any]] = [
        {"type": "deletion"},
        {"type": "non_fast_forward"},
        {"type": "pull_request", "parameters": approvals},
    ]
    if target.reviews:
        rules.append({"type": "required_status_checks", "parameters": checks})
    return {
        "name": RULESET,
        "target": "branch",
        "enforcement": "active",
        "bypass_actors": [bypass],
        "conditions": {"ref_name": {"include": ["refs/heads/main"], "exclude": []}},
        "rules": rules,
    }


def _ours(listed: Answer | None) -> int | None:
    """Return the number of the ruleset that is ours, None where there is none."""
    if listed is None or not isinstance(listed.data, list):
        return None
    return next((one["id"] for one in listed.data if one.get("name") == RULESET), None)


def _differences(now: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[Difference]:
    for name in ("target", "enforcement", "conditions"):
        if now.get(name) != wanted[name]:
            yield Difference(name, shown(now.get(name)), shown(wanted[name]))
    if _actors(now) != _actors(wanted):
        yield Difference("may push past it", _named(now), _named(wanted))
    is_now, is_wanted = _rules(now), _rules(wanted)
    for kind in sorted(is_now.keys() | is_wanted.keys()):
        if kind not in is_now or kind not in is_wanted:
            there = kind in is_now
            yield Difference(kind, _there(there), _there(not there))
            continue
        for name, value in is_wanted[kind].items():
            if is_now[kind].get(name) != value:
                yield Difference(f"{kind}: {name}", shown(is_now[kind].get(name)), shown(value))


def _rules(ruleset: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {rule["type"]: rule.get("parameters") or {} for rule in ruleset.get("rules", [])}


def _actors(ruleset: Mapping[str, Any]) -> set[tuple[str, Any, str]]:
    return {
        (
            one["actor_type"],
            None if one["actor_type"] == "DeployKey" else one.get("actor_id"),
            one["bypass_mode"],
        )
        for one in ruleset.get("bypass_actors") or []
    }


def _named(ruleset: Mapping[str, Any]) -> str:
    actors = sorted(f"{kind} {number or ''}".strip() for kind, number, _ in _actors(ruleset))
    return ", ".join(actors) or "nobody"


def _there(there: bool) -> str:
    return "there" if there else "not there"
