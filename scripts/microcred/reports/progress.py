"""How far everybody has come under each recognition rule: what counts, what is to go, when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from microcred.model.recognition import Begins, RecognitionRule
from microcred.recognition.entitlement import Entitlement, Status
from microcred.recognition.wording import approved, gives
from microcred.reports.cells import percent
from microcred.reports.entitled import (
    PERSON,
    RULE,
    chosen,
    credentials,
    rules,
    standings,
    strangers,
)
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table


def progress(ground: Ground) -> Report:
    """Return the report: rules, people, deadlines, and awards that do not count and why."""
    fits, asked = chosen(ground), rules(ground)
    found = [one for one in standings(ground, asked) if fits(one)]
    by_rule = [list(group) for _, group in groupby(found, key=lambda one: one.rule.id)]
    return Report(
        "progress",
        "Progress under recognition rules",
        ground.today,
        tuple(map(_said, by_rule)) or ("No rule asked for is for anybody here.",),
        (
            Table("rules", "Rules", _RULES, tuple(map(_summary, by_rule)), _CHART),
            Table("people", "People", _PEOPLE, tuple(map(_person, found))),
            Table("awards", "What counts, and what would", _AWARDS, tuple(map(_awards, found))),
            Table("owed", "What is given", _OWED, tuple(_owed(found))),
            Table("deadlines", "Deadlines", _DEADLINES, tuple(_deadlines(by_rule))),
            Table("left-out", "Awards that do not count", _LEFT_OUT, tuple(_left_out(found))),
        ),
        (
            "Who has one award that counts has started.",
            "What would count under a draft counts for nothing until the rule is in force.",
            *strangers(ground, asked),
        ),
    )


RECIPE: Final = Recipe(
    "progress",
    "Who has what under each recognition rule, what is to go, and until when.",
    progress,
    only=("rule", "owner", "school", "person"),
    private=True,
)

_RULES: Final = (
    RULE,
    Column("name", "Name"),
    Column("status", "Status"),
    Column("people", "People", Kind.COUNT),
    Column("started", "Started", Kind.COUNT),
    Column("reached", "Reached", Kind.COUNT),
    Column("share", "Of who started", Kind.SHARE),
)
_CHART: Final = Bars("name", "reached", "started")
_PEOPLE: Final = (
    RULE,
    PERSON,
    Column("standing", "Standing"),
    Column("counted", "Counted", Kind.COUNT),
    Column("needed", "Needed", Kind.COUNT),
    Column("to-go", "To go", Kind.COUNT),
    Column("surplus", "Surplus", Kind.COUNT),
    Column("reached", "Reached", Kind.DAY),
    Column("deadline", "Deadline", Kind.DAY),
)
_AWARDS: Final = (
    RULE,
    PERSON,
    Column("has", "Has"),
    Column("to-go", "To go", Kind.COUNT),
    Column("from-which", "From which"),
)
_OWED: Final = (
    RULE,
    PERSON,
    Column("gives", "Gives"),
    Column("first", "First", Kind.DAY),
    Column("times", "Times so far", Kind.COUNT),
    Column("status", "Status"),
)
_DEADLINES: Final = (
    RULE,
    PERSON,
    Column("deadline", "Deadline", Kind.DAY),
    Column("since", "Since", Kind.DAY),
    Column("by", "By"),
    Column("why", "Why"),
    Column("holds", "Holds"),
)
_LEFT_OUT: Final = (
    RULE,
    PERSON,
    Column("credential", "Micro-credential"),
    Column("awarded", "Awarded", Kind.DAY),
    Column("why", "Why"),
)


def _said(found: Sequence[Entitlement]) -> str:
    rule = found[0].rule
    started, reached = _started(found), _reached(found)
    share = f" ({percent(reached / started)} %)" if started else ""
    would = ", once it is in force" if found[0].would else ""
    return f"{rule.name}: {started} started, {reached} complete{share}{would}."


def _summary(found: Sequence[Entitlement]) -> tuple[Cell, ...]:
    rule, started, reached = found[0].rule, _started(found), _reached(found)
    share = reached / started if started else None
    return (rule.id, rule.name, rule.status.value, len(found), started, reached, share)


def _started(found: Sequence[Entitlement]) -> int:
    return sum(bool(one.counted) for one in found)


def _reached(found: Sequence[Entitlement]) -> int:
    return sum(one.status is Status.REACHED for one in found)


def _person(one: Entitlement) -> tuple[Cell, ...]:
    return (
        one.rule.id,
        one.person,
        standing(one),
        len(one.counted),
        one.needs,
        one.to_go,
        one.surplus,
        one.reached,
        one.deadline.day if one.deadline else None,
    )


def standing(one: Entitlement) -> str:
    """Return how a person stands, and that a draft has not happened yet."""
    if one.status is Status.NOT_YET:
        return f"{'would begin' if one.would else 'begins'} on {one.rule.effective.first}"
    return f"would be {one.status.value}" if one.would else one.status.value


def _awards(one: Entitlement) -> tuple[Cell, ...]:
    has = credentials(each.held.credential for each in one.counted)
    return (one.rule.id, one.person, has, one.to_go, _from_which(one))


def _owed(found: Sequence[Entitlement]) -> Iterator[tuple[Cell, ...]]:
    for one in found:
        times: dict[str, list[date]] = {}
        for due in one.dues:
            times.setdefault(gives(due.reward), []).append(due.day)
        for what, days in times.items():
            status = "would be given" if one.would else "given"
            yield (one.rule.id, one.person, what, days[0], len(days), status)
        yield from _withheld(one)


def _withheld(one: Entitlement) -> Iterator[tuple[Cell, ...]]:
    """Yield what is not given, as another rule of an owner who pays once was due first."""
    days: dict[tuple[str, str], list[date]] = {}
    for lost in one.withheld:
        days.setdefault((gives(lost.due.reward), lost.paid_by), []).append(lost.due.day)
    for (what, payer), asked in days.items():
        status = f"not paid: {payer} was due first, and {one.rule.owner} pays for an award once"
        yield (one.rule.id, one.person, what, asked[0], len(asked), status)


def _from_which(one: Entitlement) -> str:
    """Return what would count next; for groups, from which of them how many are to come."""
    if one.groups:
        return "; ".join(
            f"{left.to_go} of {left.group.name}: {credentials(left.from_which)}"
            for left in one.groups
        )
    return credentials(one.from_which) or ("any" if one.to_go else "")


def _deadlines(by_rule: Sequence[Sequence[Entitlement]]) -> Iterator[tuple[Cell, ...]]:
    """Yield what is the same for everybody once, and what is somebody's own with their id."""
    for found in by_rule:
        rule, shared = found[0].rule, _shared(found[0].rule)
        told = set()
        for one in found:
            general = [end for end in one.deadlines if not end.personal]
            for end in one.deadlines:
                who = "everybody" if shared and not end.personal else one.person
                if (who, end) not in told:
                    told.add((who, end))
                    holds = end in (one.deadline, general[-1]) if shared else end is one.deadline
                    said = "yes" if holds else "no longer"
                    yield (rule.id, who, end.day, end.since, approved(end), end.why, said)


def _shared(rule: RecognitionRule) -> bool:
    """Return whether time begins on the same day for everybody."""
    windows = (rule.counts.window, *(change.window for change in rule.amendments))
    return not any(window and isinstance(window.begins, Begins) for window in windows)


def _left_out(found: Sequence[Entitlement]) -> Iterator[tuple[Cell, ...]]:
    for one in found:
        why = [
            *((held, _outside(one)) for held in one.outside),
            *((kept.held, "more than the rule counts") for kept in one.capped),
            *((held, "the day of submission is not recorded") for held in one.unclear),
            *((held, f"revoked on {held.revoked}") for held in one.revoked),
        ]
        for held, said in why:
            yield (one.rule.id, one.person, held.credential, held.awarded, said)


def _outside(one: Entitlement) -> str:
    if one.status is Status.NOT_YET:
        return "the rule does not hold yet"
    if one.status is Status.UNKNOWN:
        return "the day on which the time began is not in the roster"
    return "outside of the time"
