"""Who pushes to main: one deploy key, or a GitHub App, and nobody else.

GitHub lets every deploy key that may write past the ruleset, not one of them. So any other is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from microcred.setup.found import (
    Difference,
    Finding,
    Found,
    State,
    Supply,
    settled,
    unseen,
)
from microcred.setup.target import Target

NAME = "Who writes to main"
PERMISSION = "Administration"
TITLE: Final = "microcred award job"

_LIST: Final = "/keys?per_page=100"


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield what has to be known."""
    yield target.path(_LIST)


def look(target: Target, found: Found) -> Iterator[Finding]:
    """Yield which deploy keys may write."""
    answer = found.get(target.path(_LIST))
    if answer is None or answer.status != 200 or not isinstance(answer.data, list):
        yield unseen(NAME, answer, PERMISSION)
        return
    writing = [one for one in answer.data if not one.get("read_only")]
    ours = [one for one in writing if one.get("title") == TITLE]
    if target.setup.main.writer == "deploy-key":
        yield _our_key(ours)
    others = [one for one in writing if one not in ours[:1]]
    if target.setup.main.writer != "deploy-key":
        others = writing
    yield _others(others)


def _our_key(ours: list[Any]) -> Finding:
    if ours:
        return Finding(NAME, State.FINE, "the award job has a deploy key that may write")
    return Finding(
        NAME,
        State.CHANGE,
        "the award job has no deploy key",
        (Difference("deploy key", "not there", f"{TITLE}, may write"),),
        supplies=(Supply.DEPLOY_KEY,),
    )


def _others(others: list[Any]) -> Finding:
    differences = tuple(
        Difference(f"deploy key “{str(one.get('title'))[:80]}”", "may write", "not there")
        for one in others
    )
    fix = "Remove it, or make it read-only: Settings, Deploy keys. Each that may write is a way in."
    says = "another deploy key may push to main, past all rules"
    return settled(NAME, "no other deploy key may write", says, differences, fix=fix)
