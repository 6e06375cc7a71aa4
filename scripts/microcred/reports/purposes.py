"""What micro-credentials are offered for: how many, how many awards, and what they cost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from microcred.labels import label
from microcred.model.vocabulary import Purpose, Status
from microcred.reports.costs import Costs, cost_cells, cost_columns, costs
from microcred.reports.report import Bars, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.suppression import told
from microcred.reports.whereabouts import holdings, least_of
from microcred.words import counted


def purposes(ground: Ground) -> Report:
    """Return the report: each of the purposes with its micro-credentials, awards and cost."""
    offered = _offered(ground)
    awards = Counter(slug for held in holdings(ground).values() for slug in held)
    paid = costs(ground)
    none = [label("purpose", one) for one in Purpose if not offered[one]]
    return Report(
        "purposes",
        "What micro-credentials are for",
        ground.today,
        (
            f"{counted(sum(awards.values()), 'award')} held.",
            *(f"Nothing is offered for: {', '.join(none)}." for _ in none[:1]),
        ),
        (_table(ground, offered, awards, paid),),
        (
            "One micro-credential may serve several purposes, so rows do not add up.",
            (
                "Cost is the pay that rules in force have given until the day. Pay for several "
                "awards is shared equally among them; a share is told with each purpose it served."
            ),
            f"Fewer than {least_of(ground.offers)} awards are not told, nor what they cost.",
        ),
    )


RECIPE: Final = Recipe(
    "purposes", "Micro-credentials, awards and cost for each of the five purposes.", purposes
)


def _offered(ground: Ground) -> Mapping[Purpose, set[str]]:
    """Return the micro-credentials that serve each purpose and are open."""
    found: dict[Purpose, set[str]] = defaultdict(set)
    for slug, served, open_now in _known(ground):
        for one in served if open_now else ():
            found[one].add(slug)
    return found


def _known(ground: Ground) -> Iterator[tuple[str, tuple[Purpose, ...], bool]]:
    for slug, model in ground.credentials.items():
        yield slug, model.purposes, model.status is Status.ACTIVE
    for document in ground.offers.adopted.values():
        for one in document.model.credentials:
            if one.id not in ground.credentials:
                yield one.id, one.purposes, True


def _table(
    ground: Ground,
    offered: Mapping[Purpose, set[str]],
    awards: Mapping[str, int],
    paid: Costs,
) -> Table:
    serving: dict[Purpose, set[str]] = defaultdict(set)
    for slug, served, _ in _known(ground):
        for one in served:
            serving[one].add(slug)
    least = least_of(ground.offers)
    rows = []
    for one in Purpose:
        total = sum(awards.get(slug, 0) for slug in serving[one])
        count = told(total, least) if serving[one] else 0
        cells = cost_cells(paid, serving[one])
        kept = cells if isinstance(count, int) else tuple(count for _ in cells)
        rows.append((label("purpose", one), len(offered[one]), count, *kept))
    columns = (
        Column("purpose", "Purpose"),
        Column("credentials", "Micro-credentials", Kind.COUNT),
        Column("awards", "Awards", Kind.COUNT),
        *cost_columns(paid),
    )
    return Table("purposes", "Awards by purpose", columns, tuple(rows), Bars("purpose", "awards"))
