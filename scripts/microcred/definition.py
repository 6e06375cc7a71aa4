"""A definition: a micro-credential with its rubric, as its author has them now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn, TypeVar

from microcred.document import Document
from microcred.model.credential import Credential
from microcred.model.program import Program
from microcred.model.rubric import Rubric

T = TypeVar("T")


class Unreadable(Exception):
    """Something was asked of a part of a definition that could not be read."""


class _Unread:
    """Stands in for a part that could not be read: whatever is asked of it ends the rule."""

    def __getattr__(self, name: str) -> NoReturn:
        raise Unreadable(name)

    def _asked(self, *_: object) -> NoReturn:
        raise Unreadable("a value")

    __hash__ = __iter__ = __len__ = __contains__ = __str__ = __format__ = _asked
    __lt__ = __le__ = __gt__ = __ge__ = _asked


UNREAD: Any = _Unread()


@dataclass(frozen=True, slots=True)
class Definition:
    """A micro-credential, its rubric and the programme's settings, on a given day.

    A rubric or programme that is there but cannot be read is UNREAD: rules then say what they can
    without it, and nothing that may be untrue.
    """

    credential: Document[Credential]
    rubric: Document[Rubric] | None
    program: Program
    today: date


def readable(found: Iterator[T]) -> Iterator[T]:
    """Yield what is found until something is asked for that could not be read."""
    with suppress(Unreadable):
        yield from found
