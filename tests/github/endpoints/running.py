"""Runs started by hand, the limits, and files taken away."""

from __future__ import annotations

from typing import Any

from tests.github import workflows
from tests.github.accounts import Role
from tests.github.calls import Call, Refused, missing, route
from tests.github.endpoints.repositories import commit_files
from tests.github.shapes.repositories import git_commit

REPO = "/repos/{owner}/{repo}"


@route(
    f"POST {REPO}/actions/workflows/{{workflow_id}}/dispatches",
    "actions:write",
    role=Role.WRITE,
    status=204,
)
def dispatch_workflow(call: Call) -> Any:
    """Start a workflow that is meant for that. Raises Refused."""
    given = str(call.body["ref"]).removeprefix("refs/heads/")
    ref = f"refs/heads/{given}"
    sha = call.repository.bare.resolve(ref)
    if sha is None:
        raise Refused(422, f"No ref found for: {given}")
    wanted = call.params["workflow_id"]
    found = [
        one
        for one in workflows.of(call.repository.bare, sha)
        if one.path == f"{workflows.FOLDER}/{wanted}"
    ]
    if not found:
        raise missing()
    if "workflow_dispatch" not in found[0].triggers:
        raise Refused(422, "Workflow does not have 'workflow_dispatch' trigger")
    said = {"inputs": call.body.get("inputs"), "ref": ref, "workflow": found[0].path}
    call.world.emit(call.repository, "workflow_dispatch", None, call.caller, said, ref=ref, sha=sha)


@route(f"POST {REPO}/dispatches", "contents:write", role=Role.WRITE, status=204)
def dispatch_repository(call: Call) -> Any:
    """Tell workflows of the default branch that something happened elsewhere."""
    said = {
        "branch": call.repository.default_branch,
        "client_payload": call.body.get("client_payload") or {},
        "installation": {"id": 1, "node_id": "MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uMQ=="},
    }
    ref = f"refs/heads/{call.repository.default_branch}"
    call.world.emit(
        call.repository,
        "repository_dispatch",
        str(call.body["event_type"]),
        call.caller,
        said,
        ref=ref,
        sha=call.repository.bare.resolve(ref) or "",
    )


@route("GET /rate_limit")
def get_limits(call: Call) -> Any:
    """Say how many calls are left."""
    headers = call.world.limits.headers(call.caller.token)
    one = {
        name: int(headers[f"x-ratelimit-{name}"])
        for name in ("limit", "remaining", "reset", "used")
    }
    return {"resources": {"core": one, "search": one}, "rate": one}


@route(f"DELETE {REPO}/contents/{{path}}", "contents:write", role=Role.WRITE)
def delete_content(call: Call) -> Any:
    """Take a file away in a commit of its own."""
    body, bare, path = call.body, call.repository.bare, call.params["path"]
    branch = str(body.get("branch", call.repository.default_branch))
    old = bare.resolve(f"refs/heads/{branch}")
    if old is None or bare.blob(old, path) is None:
        raise missing()
    if bare.line("rev-parse", f"{old}:{path}") != body["sha"]:
        raise Refused(409, f"{path} does not match {body['sha']}")
    made = commit_files(call, branch, old, {path: None}, str(body["message"]))
    return {"content": None, "commit": git_commit(call.site, call.repository, bare.commit(made))}
