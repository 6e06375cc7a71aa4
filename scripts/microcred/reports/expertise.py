"""Who is good at what, of those who chose to be shown; and what nobody at a school holds."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from microcred.model.evaluators import Shows
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.suppression import told
from microcred.reports.whereabouts import holdings, least_of, school_names
from microcred.words import counted

NO_SCHOOL: Final = "no school"


class Holder(NamedTuple):
    """Somebody who holds a micro-credential and chose to be shown."""

    skill: str
    school: str
    person: str
    name: str | None
    since: Cell


def expertise(ground: Ground) -> Report:
    """Return the report: skill, school and people; how many by skill; what a school lacks."""
    holders = _holders(ground)
    people = len({one.person for one in holders})
    return Report(
        "expertise",
        "Who is good at what",
        ground.today,
        (f"{counted(people, 'person', 'people')} chose to be shown and hold something.",),
        (_people(ground, holders), _counts(ground, holders), _gaps(ground, holders)),
        (
            "Only people who chose it are here (`shows: expertise` in the roster), also in counts.",
            f"A count below {least_of(ground.offers)} is not told.",
        ),
    )


RECIPE: Final = Recipe(
    "expertise",
    "Who is good at what, by skill and school, of those who chose to be shown.",
    expertise,
    only=("school", "skill"),
    private=True,
)


def _holders(ground: Ground) -> list[Holder]:
    school = ground.only("school", _schools(ground))
    skill = ground.only("skill", ground.offers.known)
    zone = ZoneInfo(ground.program.time_zone)
    found = [
        Holder(
            slug,
            person.school or NO_SCHOOL,
            person.id,
            person.name,
            one.awarded.astimezone(zone).date(),
        )
        for who, held in holdings(ground).items()
        if (person := ground.facts.people.get(who)) and Shows.EXPERTISE in person.shows
        for slug, one in held.items()
    ]
    return sorted(
        one
        for one in found
        if (school is None or one.school == school) and (skill is None or one.skill == skill)
    )


def _schools(ground: Ground) -> set[str]:
    lived = {person.school for person in ground.facts.people.values() if person.school}
    return lived | set(school_names(ground.offers))


def _people(ground: Ground, holders: list[Holder]) -> Table:
    names = school_names(ground.offers)
    columns = (
        Column("skill", "Skill"),
        Column("school", "School"),
        Column("person", "Id"),
        Column("name", "Name"),
        Column("since", "Since", Kind.DAY),
    )
    rows = tuple(
        (
            ground.offers.credential_name(one.skill),
            names.get(one.school, one.school),
            one.person,
            one.name,
            one.since,
        )
        for one in holders
    )
    return Table("people", "Who holds what", columns, rows)


def _counts(ground: Ground, holders: list[Holder]) -> Table:
    """Return how many hold each skill, at how many schools; small counts withheld."""
    least = least_of(ground.offers)
    by_skill = Counter(one.skill for one in holders)
    ordered = sorted(by_skill, key=lambda skill: (-by_skill[skill], skill))
    rows = tuple(
        (ground.offers.credential_name(skill), told(by_skill[skill], least)) for skill in ordered
    )
    columns = (Column("skill", "Skill"), Column("people", "People", Kind.COUNT))
    return Table("counts", "How many hold each skill", columns, rows, Bars("skill", "people"))


def _gaps(ground: Ground, holders: list[Holder]) -> Table:
    """Return what nobody who is shown holds, for each school that has people."""
    names = school_names(ground.offers)
    present = {(one.school, one.skill) for one in holders}
    asked, skill = ground.options.get("school"), ground.options.get("skill")
    schools = [asked] if asked else sorted(_schools(ground))
    skills = [skill] if skill else sorted(ground.offers.known)
    rows = tuple(
        (names.get(school, school), ground.offers.credential_name(one))
        for school in schools
        for one in skills
        if (school, one) not in present
    )
    columns = (Column("school", "School"), Column("skill", "Skill"))
    return Table("gaps", "What nobody shown at a school holds", columns, rows)
