"""A request answered as GitHub does: who asks, may they, is it as described, what comes of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from tests.github import deviations, spec
from tests.github.accounts import Caller, Role
from tests.github.calls import (
    NO_RIGHTS,
    NO_SCOPE,
    Call,
    Refused,
    Request,
    Response,
    Route,
    match,
    missing,
)
from tests.github.state import Repository
from tests.github.world import NOBODY, World


def answer(world: World, request: Request) -> tuple[Response, str | None, Caller]:
    """Return the answer, the operation (None where it is not here), and who asked."""
    with world.lock:
        found = match(request.method, request.path)
        key = found[0].key if found else None
        caller = NOBODY
        try:
            caller = world.caller(request.token)
            if found is None:
                world.unknown.append(f"{request.method} {request.path}")
                raise missing()
            response = _handled(world, request, found[0], found[1], caller)
        except Refused as refused:
            response = _refusal(refused, key)
        if key is not None:
            _hold_answer(world, key, response)
        return response, key, caller


def _handled(
    world: World, request: Request, route: Route, params: dict[str, str], caller: Caller
) -> Response:
    params = {name: unquote(value) for name, value in params.items()}
    repo = _repository(world, params, caller)
    call = Call(world, caller, request, params, repo)
    _check_access(call, route)
    problems = [
        problem
        for problem in spec.wrong_in_request(route.key, request.body)
        if not deviations.allowed(problem)
    ]
    if problems:
        world.violations += problems
        raise Refused(422, "Invalid request.\n\n" + problems[0])
    said = route.handler(call)
    world.unknown += [f"{route.key} with ?{name}=" for name in call.unheard]
    return said if isinstance(said, Response) else Response(route.status, said)


def _repository(world: World, params: dict[str, str], caller: Caller) -> Repository | None:
    """Return the repository of a path, where the one who asks may see it. Raises Refused."""
    if "owner" not in params or "repo" not in params:
        return None
    found = world.repository(params["owner"], params["repo"])
    if found is None or found.deleted or not _sees(found, caller):
        raise missing()
    return found


def _sees(repository: Repository, caller: Caller) -> bool:
    if caller.is_integration:
        return not repository.private or caller.reaches(repository)
    return repository.role(caller.account) >= Role.READ


def _check_access(call: Call, route: Route) -> None:
    """Hold a request to what its token may. Raises Refused."""
    if route.writes and call.caller.kind in {"none", "deploy-key"}:
        raise Refused(401, "Requires authentication")
    if call.repo is None:
        if call.caller.is_integration and route.writes:
            raise Refused(403, NO_SCOPE)
        return
    if call.caller.is_integration:
        _check_scopes(call, route)
    elif call.repo.role(call.caller.account) < route.role:
        raise Refused(403, NO_RIGHTS) if route.writes else missing()


def _check_scopes(call: Call, route: Route) -> None:
    """Hold a program's token to its scopes: what is public can be read by all."""
    here = call.caller.reaches(call.repository)
    public = not call.repository.private and route.role <= Role.READ
    if not route.writes and (public or not route.scopes):
        return
    scopes = call.caller.scopes if here and call.caller.scopes is not None else {}
    if not any(_grants(scopes, one) for one in route.scopes):
        raise Refused(403, NO_SCOPE)


def _grants(scopes: Any, wanted: str) -> bool:
    name, _, level = wanted.partition(":")
    return bool(scopes.get(name) == "write" or scopes.get(name) == level)


def _refusal(refused: Refused, key: str | None) -> Response:
    body: dict[str, Any] = {
        "message": refused.message,
        "documentation_url": spec.help_page(key),
        "status": str(refused.status),
    }
    if refused.errors:
        body["errors"] = refused.errors
    return Response(refused.status, body)


def _hold_answer(world: World, key: str, response: Response) -> None:
    """Hold an answer to GitHub's description; what breaks it turns the test red."""
    world.violations += [
        problem
        for problem in spec.wrong_in_response(key, response.status, response.body)
        if not deviations.allowed(problem)
    ]
