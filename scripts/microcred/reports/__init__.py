"""The reports that can be asked for. A new one is a module here, and a line below."""

from __future__ import annotations

from typing import Final

from microcred.reports import (
    cohort,
    comparison,
    evidence,
    expertise,
    hours,
    impact,
    licence,
    mentors,
    needs,
    pathways,
    payroll,
    programme,
    progress,
    purposes,
    quality,
    rewards,
    schools,
    standards,
    study,
)
from microcred.reports.report import Recipe

RECIPES: Final[tuple[Recipe, ...]] = (
    cohort.RECIPE,
    mentors.RECIPE,
    hours.RECIPE,
    impact.RECIPE,
    study.RECIPE,
    pathways.RECIPE,
    expertise.RECIPE,
    schools.RECIPE,
    standards.RECIPE,
    needs.RECIPE,
    purposes.RECIPE,
    evidence.RECIPE,
    quality.RECIPE,
    programme.RECIPE,
    comparison.RECIPE,
    progress.RECIPE,
    payroll.RECIPE,
    licence.RECIPE,
    rewards.RECIPE,
)

REPORTS: Final = {recipe.name: recipe for recipe in RECIPES}
