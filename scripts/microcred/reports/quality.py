"""Whether badges tell what they should: who passes at once, who is strict, what stands alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from microcred.model.credential import Credential
from microcred.model.evidence import EvidenceSlot
from microcred.model.pathway import Standing
from microcred.model.people import Score, Work
from microcred.model.vocabulary import WRITTEN_KINDS, Status
from microcred.pathways import everything_on
from microcred.reports.agreement import agreement, compared
from microcred.reports.costs import Costs, cost_cells, cost_columns, costs
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.whereabouts import holdings
from microcred.words import counted, listed

T = TypeVar("T", Work, Score)

ENOUGH: Final = 20
"""How many must have handed in before all of them passing at once says something."""


def quality(ground: Ground) -> Report:
    """Return the report: each micro-credential, each evaluator, awards that lead nowhere."""
    asked = ground.only("credential", ground.offers.known)
    slugs = [asked] if asked else sorted(ground.offers.known)
    paid = costs(ground)
    work, scores = _grouped(ground.facts.work), _grouped(ground.facts.scores)
    rows = tuple(_row(ground, slug, work[slug], scores[slug], paid) for slug in slugs)
    flagged = sum(bool(row[-1]) for row in rows)
    held, outside = _outside(ground)
    return Report(
        "quality",
        "How far badges can be trusted",
        ground.today,
        (
            f"{counted(flagged, 'micro-credential')} of {len(rows):,} to look at.",
            f"{outside:,} of {counted(held, 'award')} held outside any pathway or goal.",
        ),
        (
            Table("credentials", "Passed at the first try", _columns(paid), rows, _CHART),
            _evaluators(ground),
            _alone(ground),
        ),
        _NOTES,
    )


RECIPE: Final = Recipe(
    "quality",
    "Who passes at the first try, how strict evaluators are, how far they agree, what is stale.",
    quality,
    only=("credential",),
    private=True,
    scores=True,
)


def _columns(paid: Costs) -> tuple[Column, ...]:
    """Return the columns of the first table, one for each currency among them."""
    return (*_COLUMNS, *cost_columns(paid), Column("look", "Look at"))


_COLUMNS: Final = (
    Column("credential", "Micro-credential"),
    Column("handed-in", "Handed in", Kind.COUNT),
    Column("first", "First try", Kind.COUNT),
    Column("rate", "Rate", Kind.SHARE),
    Column("pairs", "Pairs of levels", Kind.COUNT),
    Column("equal", "Equal", Kind.SHARE),
    Column("kappa", "Kappa", Kind.NUMBER),
)
_CHART: Final = Bars("credential", "rate")
_NOTES: Final = (
    (
        f"Looked at: all of {ENOUGH} or more passed at the first try; one item of evidence is "
        "enough; the definition is past its `review_by` or has none."
    ),
    (
        "Equal is the share of levels on which two evaluators agree; kappa (weighted, linear) "
        "takes off what chance alone would give. 80 % equal is not a kappa of 0.8."
    ),
)


def _grouped(rows: Iterable[T]) -> defaultdict[str, list[T]]:
    """Return rows by their micro-credential."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for one in rows:
        found[one.credential].append(one)
    return found


def _row(
    ground: Ground, slug: str, work: Sequence[Work], scores: Sequence[Score], paid: Costs
) -> tuple[Cell, ...]:
    done = [one for one in work if one.attempts]
    first = sum(_at_once(one) for one in done)
    rate = first / len(done) if done else None
    found = agreement(scores)
    flags = listed(list(_flags(ground.credentials.get(slug), first, len(done), ground.today)))
    name = ground.offers.credential_name(slug)
    figures = (name, len(done), first, rate, found.pairs, found.equal, found.kappa)
    return (*figures, *cost_cells(paid, {slug}), flags or None)


def _at_once(work: Work) -> bool:
    return work.attempts == 1 and work.awarded is not None


def _flags(model: Credential | None, first: int, done: int, today: date) -> Iterator[str]:
    if done >= ENOUGH and first == done:
        yield f"all {done:,} passed at once"
    if model is None or model.status is Status.RETIRED:
        return
    if sum(map(_items, model.evidence)) <= 1:
        yield "one item of evidence"
    if model.review_by is None:
        yield "never due for review"
    elif model.review_by < today:
        yield f"review due since {model.review_by.isoformat()}"


def _items(slot: EvidenceSlot) -> int:
    """Return how many items a slot asks for at least, none where it is written for the occasion."""
    return 0 if slot.kind in WRITTEN_KINDS else slot.min


def _evaluators(ground: Ground) -> Table:
    """Return each evaluator's cards, how many passed, and how they stand beside others."""
    cards: dict[str, list[Score]] = defaultdict(list)
    for score in ground.facts.scores:
        cards[score.evaluator].append(score)
    beside = compared(ground.facts.scores)
    columns = (
        Column("evaluator", "Evaluator"),
        Column("cards", "Scorecards", Kind.COUNT),
        Column("passed", "Passing", Kind.SHARE),
        Column("levels", "Levels compared", Kind.COUNT),
        Column("higher", "Higher than others by", Kind.NUMBER),
    )
    rows = tuple(
        (
            one,
            len(cards[one]),
            sum(score.passed for score in cards[one]) / len(cards[one]),
            found.levels,
            found.higher,
        )
        for one, found in beside.items()
    )
    return Table("evaluators", "Evaluators beside one another", columns, rows)


def _alone(ground: Ground) -> Table:
    """Return the awards that no pathway in force names and no goal of their holder either."""
    on_path, goals = _on_pathways(ground), _goals(ground)
    count = Counter(
        slug
        for who, held in holdings(ground).items()
        for slug in held
        if slug not in on_path and slug not in goals.get(who, ())
    )
    ordered = sorted(count, key=lambda slug: (-count[slug], slug))
    rows = tuple((ground.offers.credential_name(slug), count[slug]) for slug in ordered)
    columns = (Column("credential", "Micro-credential"), Column("awards", "Awards", Kind.COUNT))
    title = "Awards outside any pathway or goal"
    return Table("outside", title, columns, rows, Bars("credential", "awards"))


def _outside(ground: Ground) -> tuple[int, int]:
    held = sum(map(len, holdings(ground).values()))
    counts = (row[1] for row in _alone(ground).rows)
    return held, sum(count for count in counts if isinstance(count, int))


def _on_pathways(ground: Ground) -> set[str]:
    paths = (document.model for document in ground.offers.pathways.values())
    return {slug for one in paths if one.status is Standing.IN_FORCE for slug in everything_on(one)}


def _goals(ground: Ground) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for goal in ground.facts.goals:
        found[goal.person].update(goal.credentials)
    return found
