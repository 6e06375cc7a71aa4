"""The repository on GitHub looked at, and brought to what `.github/microcred-setup.yml` says.

Every setting is set to a value, never toggled: whatever was cut off is done by running it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol

from microcred.github import GitHubRefused, GitHubUnavailable
from microcred.github.sealing import sealed
from microcred.setup import (
    Answer,
    Finding,
    Request,
    State,
    Supply,
    Target,
    asks,
    findings,
    needs_plan,
    plan_finding,
)
from microcred.setup.signing import DEPLOY_KEY, SIGNING_KEY
from microcred.setup.writer import TITLE

_ROUNDS: Final = 5
"""How often answers may lead to further questions."""


class Asked(Protocol):
    """What speaks to GitHub: microcred.github.GitHub."""

    def request(self, method: str, path: str, body: Any = None) -> Any:
        """Return what GitHub answers. Raises GitHubRefused or GitHubUnavailable."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What only this machine can give. `new_key` makes a deploy key: its private and public half.

    `signing_key` is the private key that signs awards, None where it was not named.
    """

    new_key: Callable[[], tuple[str, str]] = field(repr=False)
    signing_key: str | None = field(default=None, repr=False)


@dataclass(slots=True)
class Applied:
    """What was done, and where each part stands after it."""

    done: list[Request] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()


def look(github: Asked, target: Target) -> tuple[Finding, ...]:
    """Return where each part of the setup stands. What could not be asked is unknown."""
    found: dict[str, Answer] = {}
    for _ in range(_ROUNDS):
        wanted = dict.fromkeys(asks(target, found))
        if not wanted:
            break
        for path in wanted:
            found[path] = _answer(github, "GET", path)
    return findings(target, found)


def apply(github: Asked, target: Target, secrets: Secrets) -> Applied:
    """Change what differs, as far as GitHub lets it; whatever it refuses hides nothing else."""
    applied = Applied()
    refused: dict[str, Finding] = {}
    before = look(github, target)
    for finding in before:
        if finding.state is State.CHANGE and (no := _send(github, finding, applied)):
            refused[finding.part] = no
    supplies = {one for finding in before for one in finding.supplies}
    if Supply.DEPLOY_KEY in supplies and (no := _renew(github, target, secrets, applied)):
        refused[no.part] = no
    key = secrets.signing_key if Supply.SIGNING_KEY in supplies else None
    if key is not None and (no := _store(github, target, SIGNING_KEY, key, applied)):
        refused[no.part] = no
    after = look(github, target)
    applied.findings = tuple(_why(finding, refused) for finding in after)
    return applied


def _send(github: Asked, finding: Finding, applied: Applied) -> Finding | None:
    """Send what a finding asks for; return why that ended, None where all was done."""
    for request in finding.requests:
        answer = _answer(github, request.method, request.path, request.body)
        if answer.status != 200:
            return _refusal(finding.part, answer)
        applied.done.append(request)
    return None


def _renew(github: Asked, target: Target, secrets: Secrets, applied: Applied) -> Finding | None:
    """Make a deploy key: its private half a secret, its public half in place of any of ours.

    In this order a run that is cut off leaves no key behind whose private half is lost.
    """
    private, public = secrets.new_key()
    part = "Who writes to main"
    if no := _store(github, target, DEPLOY_KEY, private, applied):
        return replace(no, part=part)
    listed = _answer(github, "GET", target.path("/keys?per_page=100"))
    ours = [one["id"] for one in listed.data or [] if one.get("title") == TITLE]
    requests = [Request("DELETE", target.path(f"/keys/{number}")) for number in ours]
    body = {"title": TITLE, "key": public, "read_only": False}
    requests.append(Request("POST", target.path("/keys"), body))
    return _send(github, Finding(part, State.CHANGE, "", requests=tuple(requests)), applied)


def _store(
    github: Asked, target: Target, name: str, secret: str, applied: Applied
) -> Finding | None:
    """Keep a secret in the signing environment; return why that could not be done."""
    folder = target.path("/environments/signing/secrets")
    answer = _answer(github, "GET", f"{folder}/public-key")
    if answer.status != 200:
        return _refusal("Secrets", answer)
    body = {"encrypted_value": sealed(answer.data["key"], secret), "key_id": answer.data["key_id"]}
    put = Request("PUT", f"{folder}/{name}", body)
    return _send(github, Finding("Secrets", State.CHANGE, "", requests=(put,)), applied)


def _answer(github: Asked, method: str, path: str, body: Any = None) -> Answer:
    try:
        return Answer(200, github.request(method, path, body))
    except GitHubRefused as no:
        return Answer(no.status, None, str(no))
    except GitHubUnavailable as why:
        return Answer(0, None, str(why))


def _refusal(part: str, answer: Answer) -> Finding:
    if plan := needs_plan(answer):
        return plan_finding(part, plan)
    fix = "Use the token of an administrator of the repository, or set it by hand on GitHub."
    state = State.BY_HAND if answer.status else State.UNKNOWN
    return Finding(part, state, f"GitHub did not change it: {answer.why}", fix=fix)


def _why(finding: Finding, refused: dict[str, Finding]) -> Finding:
    """Return a finding that still stands with the reason that GitHub gave for it."""
    no = refused.get(finding.part)
    if no is None or finding.state is not State.CHANGE:
        return finding
    return replace(no, differences=finding.differences)
