"""Micro-credentials by the evidence behind them, and what federal law asks of such learning."""

from __future__ import annotations

from typing import Final

from microcred.labels import label
from microcred.model.credential import Credential, Essa
from microcred.model.vocabulary import Status, Vary
from microcred.reports.needs import serving
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table, one_of
from microcred.words import counted, listed

NONE: Final = "none"
TIERS: Final = ("1", "2", "3", "4", NONE)
DAY_OF_WORK: Final = 8
"""Hours beyond which work cannot be done in one day."""


def evidence(ground: Ground) -> Report:
    """Return the report: the strongest evidence first, with the needs that each one serves."""
    tier = ground.only("tier", TIERS)
    found = [
        model
        for model in sorted(ground.credentials.values(), key=_order)
        if model.status is not Status.RETIRED
        and tier in (None, _tier(model.essa))
        and _needed(ground, model.id)
    ]
    fit = sum(_fits(model) for model in found)
    return Report(
        "evidence",
        "What evidence stands behind micro-credentials",
        ground.today,
        (f"{fit:,} of {counted(len(found), 'micro-credential')}: both words of the law fit.",),
        (_table(ground, found), _by_tier(found)),
        (
            (
                "Evidence-based, after section 8101(21)(A) of the Every Student Succeeds Act: a "
                "tier from 1 to 3 with its study, or tier 4 with a rationale and an evaluation."
            ),
            (
                "Sustained, after 8101(42), which leaves out stand-alone, one-day and short-term "
                f"workshops: evidence from more than one day, or at least {DAY_OF_WORK + 1} hours. "
                "This is how we read it, and no legal advice."
            ),
        ),
    )


RECIPE: Final = Recipe(
    "evidence",
    "Micro-credentials by tier of evidence, for a tier or a need; which fit Title II.",
    evidence,
    only=("tier", "need"),
)


def _tier(essa: Essa | None) -> str:
    return str(essa.tier) if essa else NONE


def _order(model: Credential) -> tuple[int, str]:
    return TIERS.index(_tier(model.essa)), model.id


def _needed(ground: Ground, slug: str) -> bool:
    """True where no need is asked for, or where this serves the one that is."""
    asked = ground.options.get("need")
    needs = [need for one in ground.offers.organizations.values() for need in one.model.needs]
    if asked is None:
        return True
    one_of("need", asked, {need.id for need in needs})
    return any(slug in serving(ground, need) for need in needs if need.id == asked)


def _based(model: Credential) -> bool:
    """True where a tier is claimed with what 8101(21)(A) asks for it."""
    essa = model.essa
    if essa is None:
        return False
    return bool(essa.study) if essa.tier < 4 else bool(essa.rationale and essa.evaluation)


def _sustained(model: Credential) -> bool:
    days = any(Vary.DATE in slot.vary and slot.min > 1 for slot in model.evidence)
    return days or (model.hours is not None and model.hours.min > DAY_OF_WORK)


def _fits(model: Credential) -> bool:
    return _based(model) and _sustained(model)


def _table(ground: Ground, found: list[Credential]) -> Table:
    columns = (
        Column("credential", "Micro-credential"),
        Column("tier", "Evidence"),
        Column("rests", "Rests on"),
        Column("based", "Evidence-based"),
        Column("sustained", "Sustained"),
        Column("needs", "Serves the need"),
    )
    rows = tuple(
        (
            model.name,
            label("tier", _tier(model.essa)),
            _rests_on(model.essa),
            _yes(_based(model)),
            _yes(_sustained(model)),
            listed(_needs(ground, model.id)) or None,
        )
        for model in found
    )
    return Table("credentials", "The strongest evidence first", columns, rows)


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def _rests_on(essa: Essa | None) -> Cell:
    if essa is None:
        return None
    return (essa.study or essa.rationale) if essa.tier < 4 else essa.rationale


def _needs(ground: Ground, slug: str) -> list[str]:
    return [
        f"{need.name} ({one.model.name})"
        for one in ground.offers.organizations.values()
        for need in one.model.needs
        if slug in serving(ground, need)
    ]


def _by_tier(found: list[Credential]) -> Table:
    columns = (Column("tier", "Evidence"), Column("credentials", "Micro-credentials", Kind.COUNT))
    rows = tuple(
        (label("tier", tier), sum(_tier(model.essa) == tier for model in found)) for tier in TIERS
    )
    return Table("tiers", "How many of each tier", columns, rows, Bars("tier", "credentials"))
