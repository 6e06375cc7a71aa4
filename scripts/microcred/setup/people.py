"""The evaluators' accounts: that each login is still the account whose number is on record.

Logins are renamed and used again by others; who somebody is, the number says. A login only serves
to mention and assign people, and to ask them as owners of files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from microcred.model.evaluators import Evaluator
from microcred.setup.found import (
    MISSING,
    Difference,
    Finding,
    Found,
    State,
    settled,
    unseen,
)
from microcred.setup.target import Target

NAME = "Evaluators"
OWNERS = "Owners of files"
PERMISSION = "Contents"

_OWNERS = "/codeowners/errors"


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield what has to be known."""
    for one in _with_login(target):
        yield f"/users/{one.login}"
    yield target.path(_OWNERS)


def look(target: Target, found: Found) -> Iterator[Finding]:
    """Yield where logins and numbers of evaluators part, and owners whom GitHub does not know."""
    for one in _with_login(target):
        yield _account(one, found)
    yield _owners(target, found)


def _with_login(target: Target) -> Iterator[Evaluator]:
    return (one for one in target.evaluators.evaluators if one.login)


def _account(one: Evaluator, found: Found) -> Finding:
    answer = found.get(f"/users/{one.login}")
    where = f"Correct {one.id} in program/evaluators.yml"
    if answer is not None and answer.status == MISSING:
        says = f"GitHub has no account {one.login} any more, which {one.id} was"
        fix = f"{where}: ask them for the new name; the number stays."
        return Finding(NAME, State.BY_HAND, says, fix=fix)
    if answer is None or answer.status != 200:
        return unseen(NAME, answer, "Metadata")
    number = answer.data.get("id")
    if one.github is None:
        fix = f"{where}: add `github: {number}`, if {one.login} is theirs. Without it none counts."
        difference = Difference(f"{one.id}: github", "not set", str(number))
        return settled(NAME, "", f"{one.id} has a login and no number", (difference,), fix=fix)
    differences = (
        ()
        if number == one.github
        else (Difference(f"{one.id}: the account {one.login}", str(number), str(one.github)),)
    )
    fix = f"{where}: somebody else has that login now. Their number is the one that counts."
    fine = f"{one.login} is {one.id}"
    return settled(NAME, fine, f"{one.login} is not {one.id}", differences, fix=fix)


def _owners(target: Target, found: Found) -> Finding:
    answer = found.get(target.path(_OWNERS))
    if answer is not None and answer.status == MISSING:
        says = "there is no file CODEOWNERS on main, so no owner is asked"
        fix = "Write it with `microcred github codeowners`, and commit it."
        return Finding(OWNERS, State.BY_HAND, says, fix=fix)
    if answer is None or answer.status != 200:
        return unseen(OWNERS, answer, PERMISSION)
    errors: list[dict[str, Any]] = answer.data.get("errors") or []
    differences = tuple(
        Difference(f"CODEOWNERS:{one.get('line')}", str(one.get("kind")), "an owner who may write")
        for one in errors
    )
    fix = "Let them into the repository with the role Write; GitHub asks nobody else."
    fine = "GitHub knows every owner in CODEOWNERS"
    return settled(OWNERS, fine, "GitHub passes over some owners", differences, fix=fix)
