"""Whose submission it is: the id that the programme gives, written into the text that came in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pydantic import TypeAdapter, ValidationError

from microcred.attempt import UNASSIGNED
from microcred.attempt.whose import with_id
from microcred.characters import printable
from microcred.document import Document, Source
from microcred.model.evaluators import Roster
from microcred.model.identity import EarnerId
from microcred.model.program import Program
from microcred.model.submission import Submission
from microcred.model.vocabulary import Mode
from microcred.problem import Problem, Severity

_ID: Final[TypeAdapter[str]] = TypeAdapter(EarnerId)


def with_earner(
    source: Source,
    document: Document[Submission],
    earner: str,
    program: Program,
    roster: Roster | None,
) -> Source | tuple[Problem, ...]:
    """Return the text with the earner's id in it; nothing else of it changes.

    Or U10 where the id is none of this programme's, or the text names somebody else's; U05 where
    the roster does not know it.
    """
    if strange := tuple(_strange(earner, program, roster, source.path)):
        return strange
    named, line = document.model.earner.id, document.line("earner", "id")
    if named not in (earner, UNASSIGNED):
        said = f"this names the earner {named}, and is to be taken in for {earner}"
        return (_wrong(source.path, said, "Find out whose it is, and correct the other.", line),)
    if written := with_id(source.text, document, earner):
        return Source(source.path, written)
    said = "the earner's id could not be written in here"
    fix = f"Write `earner: {{id: {UNASSIGNED}}}` on one line."
    return (_wrong(source.path, said, fix, line),)


def _strange(earner: str, program: Program, roster: Roster | None, path: str) -> Iterator[Problem]:
    account = earner.startswith("github:")
    if not _is_id(earner) or earner == UNASSIGNED:
        said = f"“{printable(earner[:70])}” is not the id of an earner"
        yield _wrong(path, said, "Give an id such as k7m2p4, or github:1234567 in open mode.")
    elif program.mode is Mode.OPEN and not account:
        said = f"in open mode an earner is a GitHub account, by its number, and not {earner}"
        yield _wrong(path, said, "Give `github:` and the number (api.github.com/users/NAME, `id`).")
    elif program.mode is Mode.PRIVATE and account:
        said = f"in private mode an earner is an opaque id of the roster, and not {earner}"
        yield _wrong(path, said, "Give the id that the roster has for this person.")
    elif roster and not account and roster.find(earner) is None:
        message = f"{earner} is not in the roster, so nobody could be awarded"
        fix = "Add the person to the roster, or correct the id."
        yield Problem(path, 1, "U05", Severity.ERROR, message, fix)


def _is_id(text: str) -> bool:
    try:
        return bool(_ID.validate_python(text))
    except ValidationError:
        return False


def _wrong(path: str, message: str, fix: str, line: int = 1) -> Problem:
    return Problem(path, line, "U10", Severity.ERROR, message, fix)
