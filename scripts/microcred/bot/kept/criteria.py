"""What was seen of each criterion, and what the teacher can do next."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.bot.inert import inert, prose, quoted
from microcred.bot.stage import Stage
from microcred.bot.view import View
from microcred.review import Case, CriterionVerdict
from microcred.words import listed

LONGEST = 2000
"""How many characters of one feedback are shown; the review has all of it."""


def feedback(view: View) -> str:
    """Return what is met, and of each criterion that is not what the evaluators say to do next."""
    case, decision = view.matter.case, view.matter.decision
    if case is None or decision is None or view.stage in (Stage.WITHDRAWN, Stage.SHUT):
        return ""
    met = [one for one in decision.criteria if one.met]
    unmet = [one for one in decision.criteria if one.met is False]
    names = _names(case)
    parts = []
    if met:
        known = listed([f"“{inert(names[one.criterion])}”" for one in met])
        parts.append(f"**Met, and it stays met.** {known}.")
    if unmet:
        parts.append("#### Not met yet")
        parts += [_unmet(one, case, names) for one in unmet]
    return "\n\n".join(parts)


def _unmet(verdict: CriterionVerdict, case: Case, names: dict[str, str]) -> str:
    rubric = case.release.rubric
    levels = {one.id: one.name for one in rubric.levels} if rubric else {}
    critical = " This one is needed for the award." if verdict.critical else ""
    level = inert(levels.get(verdict.level or "", ""))
    head = f"**{inert(names[verdict.criterion])}**: {level}.{critical} {prose(verdict.why)}"
    return "\n\n".join([head, *_next(verdict)])


def _next(verdict: CriterionVerdict) -> Iterator[str]:
    if verdict.where:
        yield f"Where they looked: {inert(listed(list(verdict.where)), 400)}."
    if verdict.feedback:
        yield "What you can do next:"
    for text in verdict.feedback:
        yield quoted(text, LONGEST)


def _names(case: Case) -> dict[str, str]:
    rubric = case.release.rubric
    return {one.id: one.name for one in rubric.criteria} if rubric else {}
