"""Rulesets of repositories and of organisations."""

from __future__ import annotations

from typing import Any

from tests.github.accounts import ACTIONS_APP, Account, Role
from tests.github.calls import NO_RIGHTS, Call, Refused, Response, invalid, missing, page_of, route
from tests.github.clock import stamp
from tests.github.configured import Ruleset
from tests.github.rulesets import applying
from tests.github.shapes.people import node_id
from tests.github.state import Repository

REPO = "/repos/{owner}/{repo}/rulesets"
ORG = "/orgs/{org}/rulesets"
ADMIN = "administration:write"
DEFAULTS: dict[str, Any] = {
    "target": "branch",
    "bypass_actors": [],
    "conditions": None,
    "rules": [],
}


def _summary(call: Call, one: Ruleset) -> dict[str, Any]:
    kind = "repos" if one.source_type == "Repository" else "orgs"
    page = f"{call.site.web}/{one.source}/rules/{one.id}"
    return {
        "id": one.id,
        "name": one.given["name"],
        "target": one.given["target"],
        "source_type": one.source_type,
        "source": one.source,
        "enforcement": one.given["enforcement"],
        "node_id": node_id("RepositoryRuleset", one.id),
        "_links": {
            "self": {"href": f"{call.site.api}/{kind}/{one.source}/rulesets/{one.id}"},
            "html": {"href": page},
        },
        "created_at": stamp(one.made),
        "updated_at": stamp(one.updated),
    }


def _whole(call: Call, one: Ruleset, *, may_change: bool) -> dict[str, Any]:
    """Return a ruleset; who may go past it is told only to those who may change it."""
    shape = {**_summary(call, one), "rules": one.given["rules"]}
    if one.given["conditions"] is not None:
        shape["conditions"] = one.given["conditions"]
    if may_change:
        shape["bypass_actors"] = one.given["bypass_actors"]
    return shape


def _take(given: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Return a ruleset as it is kept. Raises Refused."""
    found = {**DEFAULTS, **before, **given}
    for actor in found["bypass_actors"] or []:
        if actor["actor_type"] == "Integration" and actor.get("actor_id") == ACTIONS_APP:
            said = (
                "Actor GitHub Actions integration must be part of the ruleset source or owner"
                " organization"
            )
            raise Refused(422, "Validation Failed", [said])
        if actor["actor_type"] == "DeployKey" and actor.get("bypass_mode") == "pull_request":
            raise invalid("RepositoryRuleset", "bypass_actors")
        actor.setdefault("bypass_mode", "always")
        actor.setdefault("actor_id", None)
    return found


def _named(rulesets: dict[int, Ruleset], name: str, but: Ruleset | None = None) -> None:
    if any(one.given["name"] == name and one is not but for one in rulesets.values()):
        raise Refused(422, "Validation Failed", ["Name must be unique"])


def _add(call: Call, keep: dict[int, Ruleset], source: str, kind: str) -> Ruleset:
    _named(keep, str(call.body["name"]))
    made = Ruleset(call.world.next(), source, kind, call.now, call.now, _take(call.body, {}))
    keep[made.id] = made
    return made


def _change(call: Call, keep: dict[int, Ruleset]) -> Ruleset:
    one = _find(call, keep)
    _named(keep, str(call.body.get("name", one.given["name"])), one)
    one.given, one.updated = _take(call.body, one.given), call.now
    return one


def _find(call: Call, keep: dict[int, Ruleset]) -> Ruleset:
    found = keep.get(call.number("ruleset_id"))
    if found is None:
        raise missing()
    return found


def _listed(call: Call, found: list[Ruleset]) -> Response:
    page, headers = page_of(call, found)
    return Response(200, [_summary(call, one) for one in page], headers)


# --- of a repository ---


@route(f"GET {REPO}", "metadata:read")
def list_rulesets(call: Call) -> Any:
    """List rulesets, those of the organisation too unless they are not wanted."""
    parents = call.query("includes_parents") != "false"
    above = call.repository.owner.rulesets.values() if parents else []
    return _listed(call, [*call.repository.rulesets.values(), *above])


@route(f"POST {REPO}", ADMIN, role=Role.ADMIN, status=201)
def create_ruleset(call: Call) -> Any:
    """Add a ruleset. One in a private repository takes a plan that is paid for."""
    _check_plan(call.repository)
    made = _add(call, call.repository.rulesets, call.repository.full_name, "Repository")
    return _whole(call, made, may_change=True)


def _check_plan(repository: Repository) -> None:
    if repository.private and repository.owner.plan == "free":
        said = "Upgrade to GitHub Pro or make this repository public to enable this feature."
        raise Refused(403, said)


@route(f"GET {REPO}/{{ruleset_id}}", "metadata:read")
def get_ruleset(call: Call) -> Any:
    """Give a ruleset in full."""
    both = {**call.repository.owner.rulesets, **call.repository.rulesets}
    return _whole(call, _find(call, both), may_change=call.role >= Role.ADMIN)


@route(f"PUT {REPO}/{{ruleset_id}}", ADMIN, role=Role.ADMIN)
def change_ruleset(call: Call) -> Any:
    """Change a ruleset; what is not given stays."""
    return _whole(call, _change(call, call.repository.rulesets), may_change=True)


@route(f"DELETE {REPO}/{{ruleset_id}}", ADMIN, role=Role.ADMIN, status=204)
def delete_ruleset(call: Call) -> Any:
    """Take a ruleset away."""
    del call.repository.rulesets[_find(call, call.repository.rulesets).id]


@route("GET /repos/{owner}/{repo}/rules/branches/{branch}", "metadata:read")
def rules_of_branch(call: Call) -> Any:
    """List the rules that hold for a branch."""
    found = [
        {
            **rule,
            "ruleset_source_type": one.source_type,
            "ruleset_source": one.source,
            "ruleset_id": one.id,
        }
        for one in applying(call.world, call.repository, f"refs/heads/{call.params['branch']}")
        for rule in one.given["rules"]
    ]
    page, headers = page_of(call, found)
    return Response(200, page, headers)


# --- of an organisation ---


def _organization(call: Call) -> Account:
    """Return the organisation of a path, to its owners. Raises Refused."""
    found = call.world.find(call.params["org"])
    if found.kind != "Organization":
        raise missing()
    if call.account.number not in found.owners:
        raise Refused(403, NO_RIGHTS)
    return found


@route(f"GET {ORG}")
def list_org_rulesets(call: Call) -> Any:
    """List the rulesets of an organisation."""
    return _listed(call, list(_organization(call).rulesets.values()))


@route(f"POST {ORG}", status=201)
def create_org_ruleset(call: Call) -> Any:
    """Add a ruleset for repositories of an organisation, which takes a plan that is paid for."""
    found = _organization(call)
    if found.plan == "free":
        raise Refused(403, "Upgrade to GitHub Team to enable this feature.")
    return _whole(call, _add(call, found.rulesets, found.login, "Organization"), may_change=True)


@route(f"GET {ORG}/{{ruleset_id}}")
def get_org_ruleset(call: Call) -> Any:
    """Give a ruleset of an organisation."""
    return _whole(call, _find(call, _organization(call).rulesets), may_change=True)


@route(f"PUT {ORG}/{{ruleset_id}}")
def change_org_ruleset(call: Call) -> Any:
    """Change a ruleset of an organisation."""
    return _whole(call, _change(call, _organization(call).rulesets), may_change=True)
