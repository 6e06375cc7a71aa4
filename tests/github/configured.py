"""What is set: rulesets, keys, environments, variables, secrets, and what Actions may."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.github.accounts import Account


@dataclass(eq=False)
class Ruleset:
    """Rules on branches, just as they were given."""

    id: int
    source: str
    source_type: str
    made: datetime
    updated: datetime
    given: dict[str, Any]


@dataclass(eq=False)
class DeployKey:
    """A key for Git alone, of one repository."""

    id: int
    title: str
    key: str
    read_only: bool
    made: datetime
    by: Account


def public_part(text: str) -> str | None:
    """Return the kind and the bytes of a public key without its comment, None for no key."""
    words = text.split()
    if len(words) < 2 or not words[0].startswith(("ssh-", "ecdsa-", "sk-")):
        return None
    try:
        b64decode(words[1], validate=True)
    except Error:
        return None
    return " ".join(words[:2])


@dataclass(eq=False)
class Environment:
    """A deployment environment."""

    id: int
    name: str
    made: datetime
    updated: datetime
    wait_timer: int = 0
    prevent_self_review: bool = False
    reviewers: list[dict[str, Any]] = field(default_factory=list)
    policy: dict[str, bool] | None = None
    branches: dict[int, dict[str, Any]] = field(default_factory=dict)
    secrets: dict[str, Secret] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)


@dataclass(eq=False)
class Variable:
    """A variable of a repository or an environment."""

    name: str
    value: str
    made: datetime
    updated: datetime


@dataclass(eq=False)
class Secret:
    """A secret: the sealed box as it came; the world's seal opens it."""

    name: str
    sealed: str
    made: datetime
    updated: datetime


@dataclass(eq=False)
class ActionsSettings:
    """What a repository lets GitHub Actions do; at first what a new organisation has."""

    enabled: bool = True
    allowed: str = "all"
    pinned: bool = False
    selected: dict[str, Any] = field(
        default_factory=lambda: {
            "github_owned_allowed": True,
            "verified_allowed": False,
            "patterns_allowed": [],
        }
    )
    default: str = "read"
    may_approve: bool = False
    approval: str = "first_time_contributors"
    private_forks: dict[str, Any] = field(
        default_factory=lambda: {
            "run_workflows_from_fork_pull_requests": False,
            "send_write_tokens_to_workflows": False,
            "send_secrets_and_variables": False,
            "require_approval_for_fork_pr_workflows": False,
        }
    )
