"""What a GITHUB_TOKEN may: from the trigger, the fork, and the `permissions:` that are declared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

READ_ONLY_FROM_FORKS = {"pull_request", "pull_request_review", "pull_request_review_comment"}
SCOPES = (
    "actions",
    "attestations",
    "checks",
    "contents",
    "deployments",
    "discussions",
    "id-token",
    "issues",
    "models",
    "packages",
    "pages",
    "pull-requests",
    "repository-projects",
    "security-events",
    "statuses",
)
LEVELS = {"read", "write", "none"}

Declared = Mapping[str, str] | str | None


def scopes(
    workflow: Declared, job: Declared, *, default: str, trigger: str, fork: bool
) -> dict[str, str]:
    """Return what a job's token may, each scope with read or write.

    `workflow` and `job` are what is declared there, None for nothing; a job's own declaration
    replaces the workflow's whole, and a scope that is not in it is none. `default` is the
    repository's setting, read or write. On a fork's pull request write becomes read.
    """
    declared = job if job is not None else workflow
    found = _default(default) if declared is None else _plain(declared)
    if fork and trigger in READ_ONLY_FROM_FORKS:
        found = {name: "read" for name in found if name != "id-token"}
    return {**found, "metadata": "read"}


def _default(level: str) -> dict[str, str]:
    if level == "read":
        return {"contents": "read", "packages": "read"}
    return {name: "write" for name in SCOPES if name != "id-token"}


def _plain(declared: Mapping[str, str] | str) -> dict[str, str]:
    """Return what was declared, scope by scope; raises ValueError for what GitHub does not know."""
    if isinstance(declared, str):
        if declared not in {"read-all", "write-all"}:
            raise ValueError(f"permissions: {declared}")
        return dict.fromkeys(SCOPES, declared.removesuffix("-all"))
    for name, level in declared.items():
        if name not in SCOPES or level not in LEVELS:
            raise ValueError(f"permissions: {name}: {level}")
    return {name: level for name, level in declared.items() if level != "none"}


def capped(callers: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    """Return what a called workflow's job may: no more than the job that calls it."""
    order: dict[Any, int] = {None: 0, "read": 1, "write": 2}
    found = {
        name: min(level, callers.get(name), key=lambda one: order[one])
        for name, level in wanted.items()
    }
    return {name: level for name, level in found.items() if level}
