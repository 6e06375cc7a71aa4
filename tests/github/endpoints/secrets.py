"""Variables and secrets, of repositories and of environments."""

from __future__ import annotations

from typing import Any

from tests.github.accounts import Role
from tests.github.calls import Call, Refused, Response, invalid, missing, page_of, route
from tests.github.clock import stamp
from tests.github.configured import Secret, Variable
from tests.github.endpoints.environments import ONE, REPO, environment_of


def _variables(call: Call) -> dict[str, Variable]:
    """Return where the variables of a path are kept."""
    if "environment_name" in call.params:
        return environment_of(call).variables
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


def _secrets(call: Call) -> dict[str, Secret]:
    """Return where the secrets of a path are kept."""
    if "environment_name" in call.params:
        return environment_of(call).secrets
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
