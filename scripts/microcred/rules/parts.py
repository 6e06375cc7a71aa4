"""Small questions that several rules ask of a definition's lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from microcred.definition import Definition
from microcred.model.credential import Credential
from microcred.model.evidence import EvidenceSlot
from microcred.model.rubric import Criterion


def criteria(definition: Definition) -> tuple[Criterion, ...]:
    """Return the rubric's criteria; none without a rubric."""
    return definition.rubric.model.criteria if definition.rubric else ()


def artefacts(model: Credential) -> tuple[EvidenceSlot, ...]:
    """Return the slots that are not text written for the submission."""
    return tuple(slot for slot in model.evidence if not slot.written)


def demands(model: Credential) -> list[list[EvidenceSlot]]:
    """Return what may be handed in, each as the slots that a teacher may choose from for it.

    Slots of one `any_of` group are one demand, any other slot is one of its own.
    """
    groups: dict[str | int, list[EvidenceSlot]] = {}
    for number, slot in enumerate(model.evidence):
        groups.setdefault(slot.any_of or number, []).append(slot)
    return list(groups.values())


def repeated(names: Sequence[str]) -> Iterator[int]:
    """Yield the place of each name that was there before."""
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            yield number
        seen.add(name)
