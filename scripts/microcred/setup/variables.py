"""The two variables by which the workflows of private mode know which repository they are in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from microcred.setup.found import Difference, Finding, Found, Request, settled, unseen
from microcred.setup.target import Role, Target, named

NAME = "Variables"
PERMISSION = "Variables"

SUBMISSIONS: Final = "MICROCRED_SUBMISSIONS"
CATALOG: Final = "MICROCRED_CATALOG"

_LIST: Final = "/actions/variables?per_page=30"


def wanted(target: Target) -> dict[str, str]:
    """Return the variables of a repository: where the other one of the two is."""
    if target.role is Role.CATALOG:
        return {SUBMISSIONS: named(target.program.submissions_repository) or ""}
    if target.role is Role.SUBMISSIONS:
        return {CATALOG: named(target.program.repository) or ""}
    return {}


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield what has to be known."""
    if wanted(target):
        yield target.path(_LIST)


def look(target: Target, found: Found) -> Iterator[Finding]:
    """Yield where the variables stand."""
    if not wanted(target):
        return
    answer = found.get(target.path(_LIST))
    if answer is None or answer.status != 200:
        yield unseen(NAME, answer, PERMISSION)
        return
    now = {one["name"]: one["value"] for one in answer.data.get("variables") or []}
    for name, value in wanted(target).items():
        if not value:
            fix = "Give `repository` in program/program.yml, the address of the public one."
            difference = Difference(name, now.get(name, "not set"), "the other repository")
            yield settled(NAME, "", "the other repository is not known", (difference,), fix=fix)
            continue
        same = now.get(name) == value
        differences = () if same else (Difference(name, now.get(name, "not set"), value),)
        there = target.path(f"/actions/variables/{name}")
        request = (
            Request("PATCH", there, {"name": name, "value": value})
            if name in now
            else Request("POST", target.path("/actions/variables"), {"name": name, "value": value})
        )
        fine = f"{name} names the other repository"
        yield settled(NAME, fine, f"{name} does not name it", differences, request)
