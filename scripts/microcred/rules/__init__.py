"""The rules that definitions and the catalog are held to, one registry line each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from microcred.definition import Definition
from microcred.entry import Entry
from microcred.model.program import Program
from microcred.problem import Problem
from microcred.rules import (
    access,
    badge,
    competency,
    evidence,
    judging,
    language,
    method,
    overlap,
    privacy,
    research,
    rubric,
    scoring,
    size,
    upkeep,
)
from microcred.rules.catalog import Catalog
from microcred.rules.rule import Rule

DEFINITION_RULES: tuple[Rule[Definition], ...] = (
    competency.one_competency,
    method.method_with_research,
    method.components_are_scored,
    research.sources_can_be_found,
    access.resources_are_open,
    evidence.three_parts,
    rubric.evidence_and_criteria_match,
    rubric.levels_are_described,
    rubric.pass_rule_is_stated,
    judging.completion_is_apart,
    evidence.written_parts_have_a_range,
    evidence.evidence_from_practice,
    judging.attendance_is_not_scored,
    competency.consistent_use_is_shown,
    evidence.student_impact_is_asked_for,
    privacy.shown_students_are_protected,
    size.hours_are_estimated,
    scoring.turnaround_is_stated,
    scoring.attempts_are_stated,
    scoring.scoring_is_described,
    scoring.evaluators_are_qualified,
    research.tier_is_supported,
    judging.credit_is_not_scored,
    upkeep.dates_fit_status,
    size.small_enough,
    language.plain_language,
    upkeep.alignments_lead_somewhere,
    upkeep.can_be_listed,
    access.words_beside_media,
    privacy.integrity_is_stated,
    privacy.nobody_is_named,
    evidence.slots_can_be_filled,
    badge.title_can_be_drawn,
)
"""About one definition at a time, in the order of their codes."""

CATALOG_RULES: tuple[Rule[Catalog], ...] = (
    overlap.competencies_are_distinct,
    badge.badges_can_be_told_apart,
)
"""About all of them together."""


def definition_problems(definition: Definition) -> Iterator[Problem]:
    """Yield every problem of one definition, by rules that its status is held to."""
    status = definition.credential.model.status
    for rule in DEFINITION_RULES:
        if status in rule.statuses:
            yield from rule.problems(definition)


def catalog_problems(
    entries: Sequence[Entry], program: Program, frozen: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield every problem that only shows when the whole catalog is seen together."""
    catalog = Catalog(entries, program, frozen)
    for rule in CATALOG_RULES:
        yield from rule.problems(catalog)
