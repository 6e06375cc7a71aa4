"""What GitHub Actions may do: whose actions run, what their token may, and who waits for a look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from microcred.setup.found import Finding, Found, Request, differing, settled, unseen
from microcred.setup.target import Target

NAME = "GitHub Actions"
OUTSIDE = "Outside contributors"
PERMISSION = "Administration"

_PERMISSIONS = "/actions/permissions"
_SELECTED = f"{_PERMISSIONS}/selected-actions"
_TOKEN = f"{_PERMISSIONS}/workflow"
_OUTSIDE = f"{_PERMISSIONS}/fork-pr-contributor-approval"
_PRIVATE_FORKS = f"{_PERMISSIONS}/fork-pr-workflows-private-repos"


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield what has to be known."""
    for path in (_PERMISSIONS, _TOKEN, _outside(target, found)):
        yield target.path(path)
    if _said(found, target.path(_PERMISSIONS)).get("allowed_actions") == "selected":
        yield target.path(_SELECTED)


def look(target: Target, found: Found) -> Iterator[Finding]:
    """Yield where the settings of GitHub Actions stand."""
    yield _allowed(target, found)
    yield _token(target, found)
    yield _strangers(target, found)


def _allowed(target: Target, found: Found) -> Finding:
    path, selected = target.path(_PERMISSIONS), target.path(_SELECTED)
    answer = found.get(path)
    if answer is None or answer.status != 200:
        return unseen(NAME, answer, PERMISSION)
    wanted = {"enabled": True, "allowed_actions": "selected", "sha_pinning_required": True}
    engine = target.setup.workflows.engine
    chosen = {
        "github_owned_allowed": True,
        "verified_allowed": False,
        "patterns_allowed": [f"{engine}/*", f"{engine}@*"] if engine else [],
    }
    differences = (
        *differing(_said(found, path), wanted),
        *differing(_said(found, selected), chosen),
    )
    return settled(
        NAME,
        "only actions that GitHub publishes can run, each named by its commit",
        "other actions can run than those that this programme uses",
        differences,
        Request("PUT", path, wanted),
        Request("PUT", selected, chosen),
    )


def _token(target: Target, found: Found) -> Finding:
    path = target.path(_TOKEN)
    answer = found.get(path)
    if answer is None or answer.status != 200:
        return unseen(NAME, answer, PERMISSION)
    propose = target.reviews and target.setup.workflows.propose
    wanted = {
        "default_workflow_permissions": "read",
        "can_approve_pull_request_reviews": propose,
    }
    return settled(
        NAME,
        "a workflow's token may read, and no more than its jobs say",
        "a workflow's token may do other things than this programme needs",
        differing(_said(found, path), wanted),
        Request("PUT", path, wanted),
    )


def _strangers(target: Target, found: Found) -> Finding:
    path = target.path(_outside(target, found))
    answer = found.get(path)
    if answer is None or answer.status != 200:
        return unseen(OUTSIDE, answer, PERMISSION)
    wanted: dict[str, Any] = {"approval_policy": "all_external_contributors"}
    if path.endswith(_PRIVATE_FORKS):
        wanted = {
            "run_workflows_from_fork_pull_requests": False,
            "send_write_tokens_to_workflows": False,
            "send_secrets_and_variables": False,
            "require_approval_for_fork_pr_workflows": True,
        }
    return settled(
        OUTSIDE,
        "a workflow that a stranger brings waits until somebody looked at it",
        "a workflow that a stranger brings can run before anybody looked at it",
        differing(_said(found, path), wanted),
        Request("PUT", path, wanted),
    )


def _outside(target: Target, found: Found) -> str:
    """Return where GitHub keeps this for a repository that all can see, and for a private one."""
    return _PRIVATE_FORKS if _said(found, target.path()).get("private") else _OUTSIDE


def _said(found: Found, path: str) -> Mapping[str, Any]:
    answer = found.get(path)
    return answer.data if answer and isinstance(answer.data, dict) else {}
