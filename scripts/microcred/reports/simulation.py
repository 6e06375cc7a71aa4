"""A simulation as a report: who would get what, and what it would cost, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from microcred.recognition.entitlement import Entitlement, Status
from microcred.recognition.simulating import Cost, Simulation
from microcred.recognition.wording import gives, money
from microcred.reports.entitled import CURRENCY, PERSON
from microcred.reports.report import Bars, Cell, Column, Kind, Report, Table
from microcred.words import counted, day, listed

NOT_ADOPTED: Final = (
    "This is a simulation: nothing was adopted, no file was changed, and nobody is owed anything."
)

NO_RULE: Final = "no rule"


def simulation_report(found: Simulation, owner: str) -> Report:
    """Return the report on a simulation; `owner` is what the rule's organisation is called."""
    rule = found.proposed
    return Report(
        "simulate",
        f"Simulation of “{rule.name}” ({rule.id}) of {owner}",
        found.on,
        (NOT_ADOPTED, *_who(found), *_cost(found)),
        (
            Table("people", "Who would get what", _PEOPLE, tuple(_people(found))),
            Table("costs", "What it would cost", _COSTS, tuple(map(_row, found.costs)), _CHART),
            Table("rewards", "What would be given", _REWARDS, tuple(_rewards(found))),
        ),
        tuple(_notes(found)),
    )


_PEOPLE: Final = (
    PERSON,
    Column("now", "As it stands"),
    Column("then", "As proposed"),
    Column("counted", "Counted", Kind.COUNT),
    Column("to-go", "To go", Kind.COUNT),
    Column("reached", "Reached", Kind.DAY),
    Column("change", "Change"),
)
_COSTS: Final = (
    Column("year", "Year"),
    CURRENCY,
    Column("now", "As it stands", Kind.MONEY),
    Column("then", "As proposed", Kind.MONEY),
    Column("others", "Other rules", Kind.MONEY),
    Column("more", "More", Kind.MONEY),
)
_CHART: Final = Bars("year", "then")
_REWARDS: Final = (
    Column("gives", "Gives"),
    Column("now", "People as it stands", Kind.COUNT),
    Column("then", "People as proposed", Kind.COUNT),
)


def _who(found: Simulation) -> Iterator[str]:
    now = sum(_reached(one.now) for one in found.outcomes)
    then = sum(_reached(one.then) for one in found.outcomes)
    many = counted(then, "person", "people")
    if found.stands is None:
        yield f"{many} of {len(found.outcomes):,} would reach it; as yet there is no such rule."
        return
    yield f"{many} of {len(found.outcomes):,} would reach it; as it stands, {now:,} do."
    lost = sum(_reached(one.now) and not _reached(one.then) for one in found.outcomes)
    if lost:
        many = counted(lost, "person", "people")
        yield f"{many} would no longer reach it. An amendment instead takes nothing away."


def _cost(found: Simulation) -> Iterator[str]:
    """Yield what is paid more, or less, up to this year and in each that follows."""
    this = found.on.year
    spans = (
        (f"up to the end of {this}", [one for one in found.costs if one.year <= this]),
        *((f"in {year}", [one for one in found.costs if one.year == year])
          for year in sorted({one.year for one in found.costs if one.year > this})),
    )  # fmt: skip
    said = [f"{text} {_sum(costs)}" for text, costs in spans if costs]
    yield f"It would cost, beside what is paid now: {'; '.join(said) or 'nothing'}."


def _sum(costs: list[Cost]) -> str:
    sums: dict[str, Decimal] = {}
    for one in costs:
        sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.more
    return listed(
        [
            f"{money(abs(much), currency)} {'more' if much >= 0 else 'less'}"
            for currency, much in sorted(sums.items())
        ]
    )


def _people(found: Simulation) -> Iterator[tuple[Cell, ...]]:
    for one in found.outcomes:
        then = one.then
        yield (
            one.person,
            one.now.status.value if one.now else NO_RULE,
            then.status.value if then else NO_RULE,
            len(then.counted) if then else None,
            then.to_go if then else None,
            then.reached if then else None,
            _change(one.now, then),
        )


def _change(now: Entitlement | None, then: Entitlement | None) -> str:
    """Return what somebody would get that they do not get now, and what no longer."""
    before, after = _given(now), _given(then)
    said = [
        *(_more(what, after[what], before[what]) for what in after if after[what] != before[what]),
        *(f"no longer {what}" for what in before if what not in after),
        *(f"not paid again: {one.paid_by} pays" for one in (then.withheld[:1] if then else ())),
    ]
    return "; ".join(said) or "none"


def _more(what: str, then: int, now: int) -> str:
    if now == 0:
        return f"gets {what}" if then == 1 else f"gets {what}, {then} times"
    return f"gets {what}, {counted(then, 'time')} and not {counted(now, 'time')}"


def _given(one: Entitlement | None) -> Counter[str]:
    """Return what somebody is given, and how often up to the end of the years reckoned."""
    return Counter(gives(due.reward) for due in one.dues) if one else Counter()


def _row(cost: Cost) -> tuple[Cell, ...]:
    return (str(cost.year), cost.currency, cost.now, cost.then, cost.others, cost.more)


def _rewards(found: Simulation) -> Iterator[tuple[Cell, ...]]:
    now = [what for one in found.outcomes for what in _given(one.now)]
    then = [what for one in found.outcomes for what in _given(one.then)]
    for what in dict.fromkeys([*then, *now]):
        yield (what, now.count(what), then.count(what))


def _notes(found: Simulation) -> Iterator[str]:
    first = found.proposed.effective.first
    if found.on != found.today:
        yield f"Reckoned for {day(found.on)}, when all of it would hold."
    yield "Awards that people would earn because of the rule are not foreseen."
    before = {
        held.credential
        for one in found.outcomes
        for held in (one.then.outside if one.then else ())
        if held.awarded < first
    }
    if before:
        yield (
            f"Awards from before {day(first)} do not count, since the rule begins on that day; "
            "`--set effective.from=DAY` shows what an earlier day comes to."
        )
    for year in sorted({one.year for one in found.costs if one.others})[:1]:
        yield (
            f"From {year} on other rules of the same owner would pay otherwise, since it pays for "
            "an award once."
        )


def _reached(one: Entitlement | None) -> bool:
    return one is not None and one.status is Status.REACHED
