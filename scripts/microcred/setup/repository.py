"""The repository itself: its branch, who can see it, and how pull requests are merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from microcred.model.vocabulary import Mode
from microcred.setup.found import (
    Difference,
    Finding,
    Found,
    Request,
    State,
    differing,
    settled,
    unseen,
)
from microcred.setup.target import Role, Target

NAME = "Repository"
MERGING = "Merging"
PERMISSION = "Administration"


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield what has to be known."""
    yield target.path()


def look(target: Target, found: Found) -> Iterator[Finding]:
    """Yield where the repository stands."""
    answer = found.get(target.path())
    if answer is None or answer.status != 200 or not isinstance(answer.data, dict):
        yield unseen(NAME, answer, PERMISSION)
        return
    said = answer.data
    if not (said.get("permissions") or {}).get("admin"):
        yield _no_administrator(target)
    yield _branch(said)
    yield _visibility(target, said)
    yield _merging(target, said)


def _no_administrator(target: Target) -> Finding:
    says = f"your token is not that of an administrator of {target.repository}"
    fix = "Have somebody run this who administers it: most settings are shown to them alone."
    return Finding(NAME, State.UNKNOWN, says, fix=fix)


def _branch(said: dict[str, Any]) -> Finding:
    now = {"default branch": said.get("default_branch")}
    differences = differing(now, {"default branch": "main"})
    fix = "Rename it on GitHub: Settings, General, Default branch. Clones have to follow."
    return settled(NAME, "the branch is main", "the branch is not main", differences, fix=fix)


def _visibility(target: Target, said: dict[str, Any]) -> Finding:
    private = target.role is Role.SUBMISSIONS or (
        target.role is Role.WHOLE and target.program.mode is Mode.PRIVATE
    )
    wanted = "private" if private else "public"
    now = "private" if said.get("private") else "public"
    differences = () if now == wanted else (Difference("visibility", now, wanted),)
    fix = (
        "Make it private before anybody hands in: Settings, General, Danger zone."
        if private
        else "Make it public: Settings, General, Danger zone. All that was ever committed is then "
        "public, so look through it first."
    )
    return settled(NAME, f"it is {wanted}", f"it is {now}", differences, fix=fix)


def _merging(target: Target, said: dict[str, Any]) -> Finding:
    wanted = {
        "allow_merge_commit": True,
        "allow_squash_merge": False,
        "allow_rebase_merge": False,
        "allow_auto_merge": False,
        "delete_branch_on_merge": target.setup.merging.delete_branch,
        "has_issues": True,
    }
    return settled(
        MERGING,
        "pull requests are merged by merge commits alone",
        "pull requests can be merged so that the commit that was judged is lost",
        differing(said, wanted),
        Request("PATCH", target.path(), wanted),
    )
