"""Accounts: who asks, and others by login or number."""

from __future__ import annotations

from typing import Any

from tests.github.accounts import Role
from tests.github.calls import NO_SCOPE, Call, Refused, missing, route
from tests.github.shapes.people import profile, user
from tests.github.shapes.repositories import permissions


@route("GET /user")
def get_me(call: Call) -> Any:
    """Give the one who asks; a program is nobody."""
    if call.caller.is_integration:
        raise Refused(403, NO_SCOPE)
    return profile(call.site, call.account)


@route("GET /users/{username}")
def get_user(call: Call) -> Any:
    """Give an account by its login."""
    return profile(call.site, call.world.find(call.params["username"]))


@route("GET /user/{account_id}")
def get_numbered(call: Call) -> Any:
    """Give an account by its number."""
    found = call.world.numbered(call.number("account_id"))
    if found is None:
        raise missing()
    return profile(call.site, found)


@route("GET /repos/{owner}/{repo}/collaborators/{username}/permission", "metadata:read")
def get_permission(call: Call) -> Any:
    """Say what somebody may."""
    if call.role < Role.READ or call.caller.kind == "none":
        raise Refused(403, "Must have push access to view collaborator permission.")
    account = call.world.find(call.params["username"])
    role = call.repository.role(account)
    shape = user(call.site, account)
    shape |= {"permissions": permissions(role), "role_name": role.name.lower()}
    return {"permission": role.old, "role_name": role.name.lower(), "user": shape}
