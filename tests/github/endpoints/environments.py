"""Deployment environments: who may deploy from where, after whose review."""

from __future__ import annotations

from typing import Any

from tests.github.accounts import Role
from tests.github.calls import Call, Refused, Response, missing, page_of, route
from tests.github.clock import stamp
from tests.github.configured import Environment
from tests.github.shapes.people import node_id, user

REPO = "/repos/{owner}/{repo}"
ENVIRONMENTS = f"{REPO}/environments"
ONE = f"{ENVIRONMENTS}/{{environment_name}}"
POLICIES = f"{ONE}/deployment-branch-policies"
ADMIN = "administration:write"


def environment_of(call: Call) -> Environment:
    """Return the environment of a path. Raises Refused."""
    found = call.repository.environments.get(call.params["environment_name"])
    if found is None:
        raise missing()
    return found


def _shape(call: Call, one: Environment) -> Any:
    at = f"{call.site.api}/repos/{call.repository.full_name}/environments/{one.name}"
    page = f"{call.site.web}/{call.repository.full_name}/deployments/activity_log"
    return {
        "id": one.id,
        "node_id": node_id("Environment", one.id),
        "name": one.name,
        "url": at,
        "html_url": f"{page}?environments_filter={one.name}",
        "created_at": stamp(one.made),
        "updated_at": stamp(one.updated),
        "protection_rules": _protections(call, one),
        "deployment_branch_policy": one.policy,
    }


def _protections(call: Call, one: Environment) -> list[Any]:
    found: list[Any] = []
    if one.wait_timer:
        found.append({"type": "wait_timer", "wait_timer": one.wait_timer})
    if one.reviewers:
        people = [call.world.numbered(int(each["id"])) for each in one.reviewers]
        listed = [
            {"type": "User", "reviewer": user(call.site, person)} for person in people if person
        ]
        who = {"prevent_self_review": one.prevent_self_review, "reviewers": listed}
        found.append({"type": "required_reviewers", **who})
    if one.policy is not None:
        found.append({"type": "branch_policy"})
    return [
        {"id": one.id * 10 + place, "node_id": node_id("Gate", one.id * 10 + place), **each}
        for place, each in enumerate(found)
    ]


@route(f"GET {ENVIRONMENTS}", "actions:read")
def list_environments(call: Call) -> Any:
    """List the environments."""
    found = [_shape(call, one) for one in call.repository.environments.values()]
    page, headers = page_of(call, found)
    return Response(200, {"total_count": len(found), "environments": page}, headers)


@route(f"GET {ONE}", "actions:read")
def getenvironment_of(call: Call) -> Any:
    """Give an environment."""
    return _shape(call, environment_of(call))


@route(f"PUT {ONE}", ADMIN, role=Role.ADMIN)
def putenvironment_of(call: Call) -> Any:
    """Add or change an environment: what is not given goes back to how it is at first."""
    name, body, repository = call.params["environment_name"], call.body, call.repository
    gates = bool(body.get("reviewers") or body.get("wait_timer"))
    if repository.private and gates and repository.owner.plan != "enterprise":
        raise Refused(422, "Failed to create the environment protection rule.")
    policy = body.get("deployment_branch_policy")
    if policy and policy["protected_branches"] == policy["custom_branch_policies"]:
        raise Refused(
            422, "protected_branches and custom_branch_policies cannot have the same value"
        )
    found = repository.environments.get(name)
    if found is None:
        found = Environment(call.world.next(), name, call.now, call.now)
        repository.environments[name] = found
    found.updated = call.now
    found.wait_timer = int(body.get("wait_timer") or 0)
    found.prevent_self_review = bool(body.get("prevent_self_review", False))
    found.reviewers = list(body.get("reviewers") or [])
    found.policy = policy
    if not (policy and policy["custom_branch_policies"]):
        found.branches.clear()
    return _shape(call, found)


@route(f"DELETE {ONE}", ADMIN, role=Role.ADMIN, status=204)
def deleteenvironment_of(call: Call) -> Any:
    """Take an environment away, with its secrets."""
    del call.repository.environments[environment_of(call).name]


def _policies(found: Environment) -> list[Any]:
    return list(found.branches.values())


@route(f"GET {POLICIES}", "actions:read")
def list_policies(call: Call) -> Any:
    """List the branches that may deploy."""
    found = _policies(environment_of(call))
    page, headers = page_of(call, found)
    return Response(200, {"total_count": len(found), "branch_policies": page}, headers)


@route(f"POST {POLICIES}", ADMIN, role=Role.ADMIN)
def add_policy(call: Call) -> Any:
    """Let another branch deploy."""
    found = environment_of(call)
    if not (found.policy and found.policy["custom_branch_policies"]):
        raise missing()
    kind = str(call.body.get("type", "branch"))
    if any((one["name"], one["type"]) == (call.body["name"], kind) for one in _policies(found)):
        return Response(303, None)
    number = call.world.next()
    made = {"id": number, "node_id": node_id("DeploymentBranchPolicy", number)}
    made |= {"name": str(call.body["name"]), "type": kind}
    found.branches[number] = made
    return made


@route(f"DELETE {POLICIES}/{{branch_policy_id}}", ADMIN, role=Role.ADMIN, status=204)
def delete_policy(call: Call) -> Any:
    """Let a branch deploy no more."""
    branches = environment_of(call).branches
    if branches.pop(call.number("branch_policy_id"), None) is None:
        raise missing()
