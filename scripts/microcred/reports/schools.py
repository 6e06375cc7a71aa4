"""How many of each school hold what: counts of everybody, the small ones withheld."""

from __future__ import annotations

from collections import Counter
from typing import Final

from microcred.reports.report import Bars, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.suppression import Matrix, matrix
from microcred.reports.whereabouts import holdings, least_of, school_names
from microcred.words import counted

ALL: Final = "all"


def schools(ground: Ground) -> Report:
    """Return the report: a matrix of school and micro-credential with the totals of both."""
    names = school_names(ground.offers)
    lived = {person.school for person in ground.facts.people.values() if person.school}
    every = sorted(lived | names.keys())
    asked = ground.only("school", every)
    counts: Counter[tuple[str, str]] = Counter()
    for who, held in holdings(ground).items():
        person = ground.facts.people.get(who)
        if person and person.school:
            counts.update((person.school, slug) for slug in held)
    skills = sorted({skill for _, skill in counts})
    least = max([least_of(ground.offers), *(least_of(ground.offers, one) for one in every)])
    found = matrix(counts, every, skills, least)
    shown = [asked] if asked else every
    return Report(
        "schools",
        "Which schools hold what",
        ground.today,
        (f"{counted(len(every), 'school')}, {counted(len(skills), 'micro-credential')} held.",),
        (_coverage(ground, found, shown, skills, names), _totals(ground, found, skills)),
        (
            f"A count below {least} is not told, nor one that would give such a one away.",
            "Everybody with a school is counted, by what they hold on the day.",
        ),
    )


RECIPE: Final = Recipe(
    "schools",
    "How many of each school hold what; small counts are withheld.",
    schools,
    only=("school",),
)


def _coverage(
    ground: Ground, found: Matrix, shown: list[str], skills: list[str], names: dict[str, str]
) -> Table:
    columns = (
        Column("school", "School"),
        *(Column(one, ground.offers.credential_name(one), Kind.COUNT) for one in skills),
        Column(ALL, "All awards", Kind.COUNT),
    )
    rows = tuple(
        (
            names.get(school, school),
            *(found.cells[school, skill] for skill in skills),
            found.rows[school],
        )
        for school in shown
    )
    return Table("coverage", "Holders by school", columns, rows, Bars("school", ALL))


def _totals(ground: Ground, found: Matrix, skills: list[str]) -> Table:
    columns = (Column("skill", "Micro-credential"), Column("people", "Holders", Kind.COUNT))
    rows = tuple((ground.offers.credential_name(one), found.columns[one]) for one in skills)
    return Table("totals", "Holders in all schools", columns, rows, Bars("skill", "people"))
