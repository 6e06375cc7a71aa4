"""Deployment environments, and variables and secrets of repositories and environments."""

from __future__ import annotations

from typing import Any

from tests.github.calls import Call, Refused, Response, invalid, missing, page_of, route
from tests.github.clock import stamp
from tests.github.shapes.people import node_id, user
from tests.github.state import Environment, Role, Secret, Variable

REPO = "/repos/{owner}/{repo}"
ENVIRONMENTS = f"{REPO}/environments"
ONE = f"{ENVIRONMENTS}/{{environment_name}}"
POLICIES = f"{ONE}/deployment-branch-policies"
ADMIN = "administration:write"


def _environment(call: Call) -> Environment:
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
def get_environment(call: Call) -> Any:
    """Give an environment."""
    return _shape(call, _environment(call))


@route(f"PUT {ONE}", ADMIN, role=Role.ADMIN)
def put_environment(call: Call) -> Any:
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
def delete_environment(call: Call) -> Any:
    """Take an environment away, with its secrets."""
    del call.repository.environments[_environment(call).name]


def _policies(found: Environment) -> list[Any]:
    return list(found.branches.values())


@route(f"GET {POLICIES}", "actions:read")
def list_policies(call: Call) -> Any:
    """List the branches that may deploy."""
    found = _policies(_environment(call))
    page, headers = page_of(call, found)
    return Response(200, {"total_count": len(found), "branch_policies": page}, headers)


@route(f"POST {POLICIES}", ADMIN, role=Role.ADMIN)
def add_policy(call: Call) -> Any:
    """Let another branch deploy."""
    found = _environment(call)
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
    branches = _environment(call).branches
    if branches.pop(call.number("branch_policy_id"), None) is None:
        raise missing()


# --- variables ---


def _variables(call: Call) -> dict[str, Variable]:
    """Return where the variables of a path are kept."""
    if "environment_name" in call.params:
        return _environment(call).variables
    return call.repository.variables


def _variable_shape(one: Variable) -> Any:
    times = {"created_at": stamp(one.made), "updated_at": stamp(one.updated)}
    return {"name": one.name, "value": one.value, **times}


def list_variables(call: Call) -> Any:
    """List variables."""
    found = [_variable_shape(one) for one in _variables(call).values()]
    page, headers = page_of(call, found)
    return Response(200, {"total_count": len(found), "variables": page}, headers)


def create_variable(call: Call) -> Any:
    """Add a variable."""
    keep, name = _variables(call), str(call.body["name"]).upper()
    if name in keep:
        raise Refused(409, "Already exists - Variable already exists")
    if name.startswith("GITHUB_"):
        raise invalid("Variable", "name")
    keep[name] = Variable(name, str(call.body["value"]), call.now, call.now)
    return {}


def _variable(call: Call) -> Variable:
    found = _variables(call).get(call.params["name"].upper())
    if found is None:
        raise missing()
    return found


def get_variable(call: Call) -> Any:
    """Give a variable."""
    return _variable_shape(_variable(call))


def change_variable(call: Call) -> Any:
    """Change a variable."""
    one = _variable(call)
    one.value, one.updated = str(call.body.get("value", one.value)), call.now


def delete_variable(call: Call) -> Any:
    """Take a variable away."""
    del _variables(call)[_variable(call).name]


# --- secrets ---


def _secrets(call: Call) -> dict[str, Secret]:
    """Return where the secrets of a path are kept."""
    if "environment_name" in call.params:
        return _environment(call).secrets
    return call.repository.secrets


def _secret_shape(one: Secret) -> Any:
    return {"name": one.name, "created_at": stamp(one.made), "updated_at": stamp(one.updated)}


def list_secrets(call: Call) -> Any:
    """List the names of secrets; nobody is told what they hold."""
    found = [_secret_shape(one) for one in _secrets(call).values()]
    page, headers = page_of(call, found)
    return Response(200, {"total_count": len(found), "secrets": page}, headers)


def get_key(call: Call) -> Any:
    """Give the key that secrets are to be sealed with."""
    _secrets(call)
    return {"key_id": call.world.seal.name, "key": call.world.seal.public}


def put_secret(call: Call) -> Any:
    """Take in a sealed secret."""
    keep, name = _secrets(call), call.params["secret_name"].upper()
    sealed = str(call.body["encrypted_value"])
    if call.body["key_id"] != call.world.seal.name or call.world.seal.opened(sealed) is None:
        raise Refused(422, "Bad request - Key ID or encrypted value does not match")
    before = keep.get(name)
    keep[name] = Secret(name, sealed, before.made if before else call.now, call.now)
    return Response(204, None) if before else Response(201, {})


def delete_secret(call: Call) -> Any:
    """Take a secret away."""
    if _secrets(call).pop(call.params["secret_name"].upper(), None) is None:
        raise missing()


def get_secret(call: Call) -> Any:
    """Give a secret's name and times."""
    found = _secrets(call).get(call.params["secret_name"].upper())
    if found is None:
        raise missing()
    return _secret_shape(found)


for _at, _value, _box in (
    (f"{REPO}/actions", "variables", "secrets"),
    (ONE, "environments", "environments"),
):
    for _key, _handler, _status in (
        (f"GET {_at}/variables", list_variables, 200),
        (f"POST {_at}/variables", create_variable, 201),
        (f"GET {_at}/variables/{{name}}", get_variable, 200),
        (f"PATCH {_at}/variables/{{name}}", change_variable, 204),
        (f"DELETE {_at}/variables/{{name}}", delete_variable, 204),
        (f"GET {_at}/secrets", list_secrets, 200),
        (f"GET {_at}/secrets/public-key", get_key, 200),
        (f"GET {_at}/secrets/{{secret_name}}", get_secret, 200),
        (f"PUT {_at}/secrets/{{secret_name}}", put_secret, 201),
        (f"DELETE {_at}/secrets/{{secret_name}}", delete_secret, 204),
    ):
        _scope = _value if "/variables" in _key else _box
        _level = "read" if _key.startswith("GET") else "write"
        route(_key, f"{_scope}:{_level}", role=Role.WRITE, status=_status)(_handler)
