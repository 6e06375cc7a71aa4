"""The report `mentors`: who lacks one, what mentors carry, who has too much at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from microcred.mentoring import FIRST_YEAR, Pair, Scene, candidates, first_steps, loads, pairs
from microcred.mentoring import unmentored as lacking
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.whereabouts import end_of, school_names
from microcred.words import counted

_NOTES: Final = (
    (
        "Somebody may mentor who holds an award; where their organisation says so, one for each "
        "that their teacher works on."
    ),
    "Who could mentor is told of those who chose to be on the list of mentors.",
)
PERSON, SCHOOL = Column("id", "Id"), Column("school", "School")


def mentors_report(ground: Ground) -> Report:
    """Return what a coordinator needs to give everybody a mentor and time."""
    names = school_names(ground.offers)
    school = ground.only("school", {*names, *_schools(ground)})
    facts = ground.facts
    scene = Scene(facts, ground.offers, end_of(ground), ground.today, ground.credentials)
    found = [one for one in pairs(scene) if school in (None, facts.people[one.person].school)]
    without = lacking(found)
    return Report(
        "mentors",
        "Mentors",
        ground.today,
        tuple(_says(found, without)),
        (
            _without(scene, without, names),
            _loads(scene, found, names),
            _first_year(scene, school),
            _first_steps(scene, school),
            _offers(scene),
        ),
        _NOTES,
    )


RECIPE: Final = Recipe(
    "mentors",
    "Who lacks a mentor, what mentors carry, and with what to begin.",
    mentors_report,
    only=("school",),
    private=True,
)


def _schools(ground: Ground) -> set[str]:
    return {one.school for one in ground.facts.people.values() if one.school}


def _says(found: Sequence[Pair], without: Sequence[Pair]) -> Iterator[str]:
    fit = len(found) - len(without)
    have = counted(fit, "person has", "people have")
    yield f"{have} the mentor they need; {len(without):,} lack one."
    new = sum(one.first_year for one in without)
    if new:
        yield f"{counted(new, 'of them is', 'of them are')} in the first year of teaching."


def _without(scene: Scene, without: Sequence[Pair], names: dict[str, str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in without:
        person = scene.facts.people[one.person]
        could = ", ".join(candidates(scene, person)) or None
        school = names.get(person.school or "", person.school)
        first = "yes" if one.first_year else "no"
        lacks = ", ".join(one.lacks) or None
        rows.append((one.person, school, first, one.fit.value, one.mentor, lacks, could))
    columns = (
        PERSON,
        SCHOOL,
        Column("first_year", "First year"),
        Column("why", "Why"),
        Column("mentor", "Mentor"),
        Column("lacks", "What the mentor does not hold"),
        Column("could", "Who could"),
    )
    return Table("without", "Who lacks the mentor they need", columns, tuple(rows))


def _loads(scene: Scene, found: Sequence[Pair], names: dict[str, str]) -> Table:
    by_mentor: dict[str, list[Pair]] = {}
    for one in found:
        if one.mentor:
            by_mentor.setdefault(one.mentor, []).append(one)
    rows: list[tuple[Cell, ...]] = []
    for mentor, theirs in sorted(by_mentor.items(), key=lambda item: (-len(item[1]), item[0])):
        person = scene.facts.people.get(mentor)
        school = names.get(person.school or "", person.school) if person else None
        met = [one for pair in theirs for one in scene.meetings.get((mentor, pair.person), ())]
        last = max((one.on for one in met), default=None)
        unmet = sum((mentor, pair.person) not in scene.meetings for pair in theirs)
        new = sum(pair.first_year for pair in theirs)
        held = len(scene.held.get(mentor, ()))
        rows.append((mentor, school, held, len(theirs), new, len(met), last, unmet))
    columns = (
        Column("mentor", "Mentor"),
        SCHOOL,
        Column("awards", "Awards held", Kind.COUNT),
        Column("people", "People", Kind.COUNT),
        Column("first_year", "In their first year", Kind.COUNT),
        Column("meetings", "Meetings", Kind.COUNT),
        Column("last", "Last met", Kind.DAY),
        Column("unmet", "Not met yet", Kind.COUNT),
    )
    return Table("loads", "What mentors carry", columns, tuple(rows), Bars("mentor", "people"))


def _first_year(scene: Scene, school: str | None) -> Table:
    rows = tuple(
        (
            one.person,
            len(one.underway),
            one.most,
            one.over,
            ", ".join(one.underway) or None,
            scene.facts.people[one.person].mentor,
        )
        for one in loads(scene)
        if school in (None, scene.facts.people[one.person].school)
    )
    columns = (
        PERSON,
        Column("underway", "Under way", Kind.COUNT),
        Column("most", "At a time", Kind.COUNT),
        Column("over", "Too many", Kind.COUNT),
        Column("which", "Which"),
        Column("mentor", "Mentor"),
    )
    return Table("first-year", "What first-year teachers work on", columns, rows)


def _first_steps(scene: Scene, school: str | None) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for _, person in sorted(scene.facts.people.items()):
        planned = person.id in scene.goals or FIRST_YEAR in person.tags
        if not planned or school not in (None, person.school):
            continue
        for number, step in enumerate(first_steps(scene, person), start=1):
            low, high = (step.hours.min, step.hours.max) if step.hours else (None, None)
            rows.append((person.id, number, step.credential, low, high, step.source))
    columns = (
        PERSON,
        Column("step", "Step", Kind.COUNT),
        Column("credential", "Micro-credential"),
        Column("least", "Hours at least", Kind.HOURS),
        Column("most", "Hours at most", Kind.HOURS),
        Column("source", "From"),
    )
    title = "With what to begin: a suggestion, in no order that anybody is held to"
    return Table("first-steps", title, columns, tuple(rows))


def _offers(scene: Scene) -> Table:
    """Return what each organisation gives beside the task."""
    rows = tuple(
        (document.model.name, support.kind.value, support.text)
        for document in scene.offers.organizations.values()
        for support in document.model.supports
    )
    columns = (
        Column("organisation", "Organisation"),
        Column("kind", "What"),
        Column("text", "How"),
    )
    return Table("support", "What else supports them", columns, rows)
