"""What GitHub answered, and what follows from it for each part of the setup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

OK: Final = 200
FORBIDDEN: Final = 403
MISSING: Final = 404


@dataclass(frozen=True, slots=True)
class Answer:
    """What GitHub answered to one question; `data` is JSON. 0 where it could not be asked."""

    status: int
    data: Any = None
    why: str = ""


Found = Mapping[str, Answer]
"""Every question that was put, by its path, such as `/repos/district/badges/pages`."""


@dataclass(frozen=True, slots=True)
class Request:
    """A change of one setting through GitHub's API. What it sends is no secret."""

    method: str
    path: str
    body: Any = None


class State(StrEnum):
    """Whether a part of the setup is as wanted. `UNKNOWN` is never fine."""

    FINE = "fine"
    CHANGE = "change"
    BY_HAND = "by-hand"
    UNKNOWN = "unknown"


class Supply(StrEnum):
    """What only the machine that runs this can give."""

    DEPLOY_KEY = "deploy-key"
    SIGNING_KEY = "signing-key"


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting, as it is and as it is wanted."""

    setting: str
    now: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Where one part stands. `requests` bring it to what is wanted, `fix` says what a person does.

    `supplies` are secrets that are to be made or read, and stored, for it.
    """

    part: str
    state: State
    says: str
    differences: tuple[Difference, ...] = ()
    requests: tuple[Request, ...] = ()
    fix: str = ""
    supplies: tuple[Supply, ...] = field(default=())


def differing(now: Mapping[str, Any], wanted: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return each wanted setting that has another value now; what is not wanted is left alone."""
    return tuple(
        Difference(name, shown(now.get(name)), shown(value))
        for name, value in wanted.items()
        if now.get(name) != value
    )


def shown(value: Any) -> str:
    """Return a value as a person reads it."""
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def settled(
    part: str,
    fine: str,
    otherwise: str,
    differences: tuple[Difference, ...],
    *requests: Request,
    fix: str = "",
) -> Finding:
    """Return that a part is fine, or the change that it needs; without requests it is by hand."""
    if not differences:
        return Finding(part, State.FINE, fine)
    state = State.CHANGE if requests else State.BY_HAND
    return Finding(part, state, otherwise, differences, requests, fix)


def unseen(part: str, answer: Answer | None, permission: str) -> Finding:
    """Return that a part could not be looked at, with the permission that a token needs for it."""
    if answer is None:
        return Finding(part, State.UNKNOWN, "this was not asked for", fix="Run this again.")
    if answer.status == 0:
        return Finding(part, State.UNKNOWN, answer.why, fix="Run this again later.")
    if plan := needs_plan(answer):
        return plan_finding(part, plan)
    says = f"GitHub does not show this to you ({answer.why or answer.status})"
    fix = f"Use the token of an administrator that may read and write “{permission}”."
    return Finding(part, State.UNKNOWN, says, fix=fix)


def needs_plan(answer: Answer) -> str | None:
    """Return what GitHub says where it asks for a paid plan, else None."""
    asked = answer.status in {FORBIDDEN, 422} and "upgrade to" in answer.why.lower()
    return answer.why if asked else None


def plan_finding(part: str, said: str) -> Finding:
    """Return that a part needs a plan of GitHub's that this repository is not on."""
    fix = (
        "Keep the repository public, or take that plan. Without either, agree with everybody who "
        "may write here that main changes by pull requests alone."
    )
    return Finding(part, State.BY_HAND, f"GitHub offers this on another plan: {said}", fix=fix)
