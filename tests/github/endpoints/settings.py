"""Settings of a repository: deploy keys, pages, and what GitHub Actions may."""

from __future__ import annotations

from typing import Any

from tests.github.accounts import Role
from tests.github.calls import Call, Refused, Response, invalid, missing, page_of, route
from tests.github.clock import stamp
from tests.github.configured import DeployKey, public_part

REPO = "/repos/{owner}/{repo}"
ADMIN = "administration:write"
READ_ADMIN = "administration:read"

# --- deploy keys ---


def _key(call: Call, one: DeployKey) -> Any:
    return {
        "id": one.id,
        "key": one.key,
        "url": f"{call.site.api}/repos/{call.repository.full_name}/keys/{one.id}",
        "title": one.title,
        "verified": True,
        "created_at": stamp(one.made),
        "read_only": one.read_only,
        "added_by": one.by.login,
        "last_used": None,
        "enabled": True,
    }


@route(f"GET {REPO}/keys", READ_ADMIN, role=Role.ADMIN)
def list_keys(call: Call) -> Any:
    """List the deploy keys."""
    page, headers = page_of(call, [_key(call, one) for one in call.repository.keys.values()])
    return Response(200, page, headers)


@route(f"POST {REPO}/keys", ADMIN, role=Role.ADMIN, status=201)
def add_key(call: Call) -> Any:
    """Add a deploy key; each key is for one repository alone."""
    text = public_part(str(call.body["key"]))
    taken = {
        one.key
        for repository in call.world.repositories.values()
        for one in repository.keys.values()
    }
    if text is None:
        raise invalid(
            "PublicKey", "key", "custom", "key is invalid. You must supply a key in OpenSSH"
        )
    if text in taken:
        raise invalid("PublicKey", "key", "custom", "key is already in use")
    made = DeployKey(
        call.world.next(),
        str(call.body.get("title") or "key"),
        text,
        bool(call.body.get("read_only", False)),
        call.now,
        call.account,
    )
    call.repository.keys[made.id] = made
    return _key(call, made)


def _found(call: Call) -> DeployKey:
    found = call.repository.keys.get(call.number("key_id"))
    if found is None:
        raise missing()
    return found


@route(f"GET {REPO}/keys/{{key_id}}", READ_ADMIN, role=Role.ADMIN)
def get_key(call: Call) -> Any:
    """Give a deploy key."""
    return _key(call, _found(call))


@route(f"DELETE {REPO}/keys/{{key_id}}", ADMIN, role=Role.ADMIN, status=204)
def delete_key(call: Call) -> Any:
    """Take a deploy key away."""
    del call.repository.keys[_found(call).id]


# --- pages ---


@route(f"GET {REPO}/pages", "pages:read")
def get_pages(call: Call) -> Any:
    """Give the Pages site."""
    if call.repository.pages is None:
        raise missing()
    return _pages(call)


def _pages(call: Call) -> Any:
    owner, name = call.repository.owner.login.lower(), call.repository.name
    kept = call.repository.pages or {}
    return {
        "url": f"{call.site.api}/repos/{call.repository.full_name}/pages",
        "status": None,
        "cname": kept.get("cname"),
        "custom_404": False,
        "html_url": f"https://{kept.get('cname') or f'{owner}.github.io/{name}'}/",
        "build_type": kept.get("build_type", "legacy"),
        "source": kept.get("source", {"branch": call.repository.default_branch, "path": "/"}),
        "public": True,
        "https_enforced": kept.get("https_enforced", True),
    }


@route(f"POST {REPO}/pages", "pages:write", role=Role.ADMIN, status=201)
def create_pages(call: Call) -> Any:
    """Let a repository have a Pages site; a private one takes a plan that is paid for."""
    if call.repository.pages is not None:
        raise Refused(409, "GitHub Pages is already enabled.")
    if call.repository.private and call.repository.owner.plan == "free":
        raise Refused(422, "Your current plan does not support GitHub Pages for this repository.")
    call.repository.pages = dict(call.body)
    return _pages(call)


@route(f"PUT {REPO}/pages", "pages:write", role=Role.ADMIN, status=204)
def change_pages(call: Call) -> Any:
    """Change the Pages site."""
    if call.repository.pages is None:
        raise missing()
    call.repository.pages |= call.body


# --- GitHub Actions ---

ACTIONS = f"{REPO}/actions/permissions"


@route(f"GET {ACTIONS}", READ_ADMIN, role=Role.ADMIN)
def get_actions(call: Call) -> Any:
    """Say whether Actions run, and which."""
    kept = call.repository.actions
    shape: dict[str, Any] = {"enabled": kept.enabled, "sha_pinning_required": kept.pinned}
    if kept.enabled:
        at = f"{call.site.api}/repos/{call.repository.full_name}/actions/permissions"
        shape |= {"allowed_actions": kept.allowed}
        if kept.allowed == "selected":
            shape |= {"selected_actions_url": f"{at}/selected-actions"}
    return shape


@route(f"PUT {ACTIONS}", ADMIN, role=Role.ADMIN, status=204)
def set_actions(call: Call) -> Any:
    """Let Actions run, and which."""
    kept, body = call.repository.actions, call.body
    kept.enabled = bool(body["enabled"])
    kept.allowed = str(body.get("allowed_actions", kept.allowed))
    kept.pinned = bool(body.get("sha_pinning_required", kept.pinned))


@route(f"GET {ACTIONS}/selected-actions", READ_ADMIN, role=Role.ADMIN)
def get_selected(call: Call) -> Any:
    """Say which actions may run where they are selected."""
    _check_selected(call)
    return call.repository.actions.selected


@route(f"PUT {ACTIONS}/selected-actions", ADMIN, role=Role.ADMIN, status=204)
def set_selected(call: Call) -> Any:
    """Select actions."""
    _check_selected(call)
    call.repository.actions.selected |= call.body


def _check_selected(call: Call) -> None:
    if call.repository.actions.allowed != "selected":
        raise Refused(409, "Conflict")


@route(f"GET {ACTIONS}/workflow", READ_ADMIN, role=Role.ADMIN)
def get_workflow(call: Call) -> Any:
    """Say what a GITHUB_TOKEN may where nothing is declared."""
    kept = call.repository.actions
    return {
        "default_workflow_permissions": kept.default,
        "can_approve_pull_request_reviews": kept.may_approve,
    }


@route(f"PUT {ACTIONS}/workflow", ADMIN, role=Role.ADMIN, status=204)
def set_workflow(call: Call) -> Any:
    """Set what a GITHUB_TOKEN may where nothing is declared."""
    kept, body = call.repository.actions, call.body
    kept.default = str(body.get("default_workflow_permissions", kept.default))
    kept.may_approve = bool(body.get("can_approve_pull_request_reviews", kept.may_approve))


@route(f"GET {ACTIONS}/fork-pr-contributor-approval", READ_ADMIN, role=Role.ADMIN)
def get_approval(call: Call) -> Any:
    """Say whose pull requests' workflows wait for approval."""
    return {"approval_policy": call.repository.actions.approval}


@route(f"PUT {ACTIONS}/fork-pr-contributor-approval", ADMIN, role=Role.ADMIN, status=204)
def set_approval(call: Call) -> Any:
    """Set whose pull requests' workflows wait for approval."""
    call.repository.actions.approval = str(call.body["approval_policy"])


@route(f"GET {ACTIONS}/fork-pr-workflows-private-repos", READ_ADMIN, role=Role.ADMIN)
def get_private_forks(call: Call) -> Any:
    """Say what workflows of a fork's pull request may do in a private repository."""
    return _private_forks(call)


@route(f"PUT {ACTIONS}/fork-pr-workflows-private-repos", ADMIN, role=Role.ADMIN, status=204)
def set_private_forks(call: Call) -> Any:
    """Set what workflows of a fork's pull request may do in a private repository."""
    _private_forks(call).update(call.body)


def _private_forks(call: Call) -> dict[str, Any]:
    if not call.repository.private:
        raise missing()
    return call.repository.actions.private_forks
