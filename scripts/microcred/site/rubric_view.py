"""A rubric as a page shows it: the same for the earner, the evaluator and the printer."""

from __future__ import annotations

from collections.abc import Sequence

from microcred.model.evidence import EvidenceSlot
from microcred.model.rubric import AtLeast, Criterion, Rubric
from microcred.words import listed


def rubric_view(rubric: Rubric, slots: Sequence[EvidenceSlot]) -> dict[str, object]:
    """Return the rubric's rule in words, its levels, and a row for each criterion.

    A row has a cell for each level, in their order.
    """
    names = {slot.id: slot.name for slot in slots}
    levels = [{"id": level.id, "name": level.name, "passing": level.passing}
              for level in rubric.levels]  # fmt: skip
    return {
        "rule": pass_rule(rubric),
        "key_note": _key_note(rubric),
        "levels": levels,
        "rows": [_row(rubric, criterion, names) for criterion in rubric.criteria],
    }


def pass_rule(rubric: Rubric) -> str:
    """Return when a submission passes; every criterion must be met unless the rubric says less."""
    level = rubric.passing_level
    if level is None:
        return ""
    best = rubric.levels[-1] is level
    reach = f"To pass: “{level.name}”" if best else f"To pass: “{level.name}” or better"
    if not isinstance(rubric.pass_rule, AtLeast):
        return f"{reach} on every row."
    rows = f"at least {rubric.pass_rule.at_least} of {len(rubric.criteria)} rows"
    among = ", the key rows among them" if "critical" in rubric.pass_rule.and_ else ""
    return f"{reach} on {rows}{among}."


def _key_note(rubric: Rubric) -> str:
    """Return what a key row is, where there is one."""
    if not any(criterion.critical for criterion in rubric.criteria):
        return ""
    return "A key row is at the heart of the skill: nothing else can make up for it."


def _row(rubric: Rubric, criterion: Criterion, names: dict[str, str]) -> dict[str, object]:
    evidence = [names.get(slot, slot) for slot in criterion.evidence]
    cells = [criterion.descriptors.get(level.id, "") for level in rubric.levels]
    return {
        "id": criterion.id,
        "name": criterion.name,
        "critical": criterion.critical,
        "evidence": listed([f"“{name}”" for name in evidence]),
        "cells": cells,
    }
