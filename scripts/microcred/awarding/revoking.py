"""What may follow an award: it is revoked, or shows its earner's name no more.

A revocation sets a bit of a status list, which is then signed anew, and leaves the credential as it
is. A name that is withdrawn makes a new file of the credential, valid from then on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from microcred import git, places, status_list
from microcred.awarding.giving import Means
from microcred.awarding.landing import Landed, Made, Step, land, no_step
from microcred.awarding.scene import Scene, Stopped, scene
from microcred.definition import UNREAD
from microcred.document import Source
from microcred.ledger import (
    Standing,
    line_bytes,
    name_withdrawn,
    names_shown,
    revoked,
    sha256,
    without_name,
)
from microcred.ledger.problems import wrong
from microcred.model.identity import timestamp
from microcred.problem import Problem
from microcred.rules.rule import Rule
from microcred.rules.submission import HandedIn
from microcred.rules.submission_names import no_graded_name, nobody_else_is_named
from microcred.rules.submission_privacy import no_email, no_personal_number, no_phone_number
from microcred.verify.jsontext import NotJson, read_object

_PERSONAL: Final[tuple[Rule[HandedIn], ...]] = (
    no_email,
    no_phone_number,
    no_personal_number,
    no_graded_name,
    nobody_else_is_named,
)


class Unknown(Exception):
    """There is no such award."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed for an award. `already` is True where nothing had to be done."""

    standing: Standing
    already: bool = False


def revoke(
    root: Path, means: Means, award: str, reason: str, step: Step = no_step
) -> Landed[Followed]:
    """Revoke an award for a reason that anyone may read: no rule of `unfit` may find fault with it.

    Raises Unknown, and what `award` of this package raises.
    """
    make = partial(_revoked, root, means, award, reason, step)
    return land(root, make, at=means.at, why="Revoke", step=step)


def withdraw_name(root: Path, means: Means, award: str, step: Step = no_step) -> Landed[Followed]:
    """Sign an award anew without its earner's name. Raises what `revoke` raises."""
    make = partial(_unnamed, root, means, award, step)
    return land(root, make, at=means.at, why="Withdraw a name", step=step)


def unfit(reason: str, today: date) -> tuple[Problem, ...]:
    """Return what of a reason may not be published: it is told to everybody, for good."""
    source = Source("--reason", reason)
    handed = HandedIn(source, UNREAD, UNREAD, UNREAD, today, today)
    return tuple(problem for rule in _PERSONAL for problem in rule.problems(handed))


def _revoked(
    root: Path, means: Means, award: str, reason: str, step: Step, head: str
) -> Made[Followed]:
    now = scene(root, head, means.key)
    standing = _standing(now, award)
    if standing.revoked:
        return Made(None, Followed(standing, already=True))
    listed = standing.status.list
    line = revoked(standing, means.at, reason)
    changes = {
        places.LOG: now.log + line_bytes(line),
        places.status_list(listed): _list(root, now, means, listed, standing.status.index),
    }
    step("signed")
    return _commit(root, head, changes, f"Revoke {award}", means.at, Followed(standing))


def _list(root: Path, now: Scene, means: Means, number: int, index: int) -> bytes:
    """Return a status list with one more bit; no bit that was ever set is lost."""
    bits = _bits(root, now, number)
    for one in now.ledger.revoked(number) | {index}:
        bits = status_list.with_bit(bits, one)
    program, did = now.issuing.program, now.issuing.did
    document = status_list.document(program, did, number, bits, means.at)
    return now.signed(document, means.at, means.key)


def _bits(root: Path, now: Scene, number: int) -> bytes:
    """Return the bits of a list as main has it. Raises Stopped where they cannot be read."""
    path = places.status_list(number)
    data = git.show(root, now.main.revision, path)
    try:
        return status_list.bits_of(read_object(data or b""))
    except (NotJson, status_list.BadStatusList) as why:
        said = f"this status list cannot be used: {why}"
    raise Stopped((wrong("A14", path, said),))


def _unnamed(root: Path, means: Means, award: str, step: Step, head: str) -> Made[Followed]:
    now = scene(root, head, means.key)
    standing = _standing(now, award)
    document = _document(root, now, standing)
    if not names_shown(document):
        return Made(None, Followed(standing, already=True))
    bare = without_name({key: value for key, value in document.items() if key != "proof"})
    data = now.signed(bare | {"validFrom": timestamp(means.at)}, means.at, means.key)
    line = name_withdrawn(award, means.at, data, means.key.multikey)
    changes = {places.LOG: now.log + line_bytes(line), places.award(award): data}
    step("signed")
    return _commit(root, head, changes, f"Withdraw a name: {award}", means.at, Followed(standing))


def _document(root: Path, now: Scene, standing: Standing) -> dict[str, Any]:
    """Return an award as main has it. Raises Stopped where that is not what was logged."""
    path = places.award(standing.award)
    data = git.show(root, now.main.revision, path) or b""
    if sha256(data) != standing.sha256:
        raise Stopped((wrong("A06", path, "this award is not as the log says it was written"),))
    return read_object(data)


def _standing(now: Scene, award: str) -> Standing:
    if award not in now.ledger.awards:
        if meant := now.ledger.submissions.get(award):
            raise Unknown(f"{award} is a submission; its award is {meant.award}")
        raise Unknown(f"there is no award {award} here")
    return now.ledger.awards[award]


def _commit(
    root: Path, head: str, changes: dict[str, bytes], subject: str, at: datetime, told: Followed
) -> Made[Followed]:
    tip = git.commit_on(root, parents=[head], changes=changes, subject=subject, at=at)
    return Made(tip, told)
