"""All shapes that were met, and how they are learnt from what is met."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, Final

from microcred.proof.canonical import Load
from microcred.proof.contexts import load as known
from microcred.proof.covered import MAX_TEXT
from microcred.proof.shapes import Reading, Shape, reading, shape

MAX_SHAPES: Final = 16
"""How many shapes the documents of one kind may have; what has yet another is left to pyld."""

MAX_LESSONS: Final = 64
"""How often shapes of one kind are made anew, since each time takes as long as plain signing."""


@dataclass(slots=True)
class Kind:
    """What was met of one kind of document: the shapes, and structures met without having one."""

    shapes: list[Shape] = field(default_factory=list)
    met: list[Reading] = field(default_factory=list)
    lessons: int = 0


class Atlas:
    """Canonical N-Quads of many documents, filled into the shapes of those before."""

    def __init__(self, load: Load = known) -> None:
        self._kinds: dict[Hashable, Kind] = {}
        self._load = load
        self.shapes = 0
        """How many shapes were made. What came of the newest one is yet to be compared."""

    def quads(self, document: dict[str, Any], data: bytes) -> list[bytes] | None:
        """Return the canonical N-Quads, in parts, of a document whose compact JSON is `data`.

        None where only pyld can tell. The caller then asks it, and it says what is wrong.
        """
        if len(data) > MAX_TEXT:
            return None
        kind = self._kinds.setdefault(_kind(document), Kind())
        for each in kind.shapes:
            texts = each.texts(data)
            if texts is not None:
                return each.quads(texts)
        learnt = self._learnt(kind, reading(data.decode()))
        texts = learnt.texts(data) if learnt else None
        return learnt.quads(texts) if learnt and texts is not None else None

    def _learnt(self, kind: Kind, like: Reading) -> Shape | None:
        """Return a new shape that fits a document and those before it, None where there is none."""
        if kind.lessons >= MAX_LESSONS:
            return None
        kind.lessons += 1
        for before in (*(each.examples for each in kind.shapes), *((each,) for each in kind.met)):
            if before[0].between == like.between:
                made = shape((*before, like), self._load)
                if made:
                    others = [each for each in kind.shapes if each.examples is not before]
                    kind.shapes = [made, *others][:MAX_SHAPES]
                    kind.met = [each for each in kind.met if each is not before[0]]
                    self.shapes += 1
                    return made
        kind.met = [like, *kind.met][:MAX_SHAPES]
        return None


def _kind(document: dict[str, Any]) -> Hashable:
    """Return what documents of one shape share, cheaply told: the achievement, how many parts."""
    subject, evidence = document.get("credentialSubject"), document.get("evidence")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    name = achievement.get("id") if isinstance(achievement, dict) else None
    parts = len(evidence) if isinstance(evidence, list) else 0
    return name if isinstance(name, str) else "", len(document), parts
