"""Who mentors whom, who has too much at a time, and with what to begin."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from microcred.document import Document
from microcred.earned import Earned
from microcred.facts import Facts
from microcred.mentoring import Fit, Scene, candidates, first_steps, loads, pairs, unmentored
from microcred.model.adopted import AdoptedCatalog
from microcred.model.cohort import Series
from microcred.model.evaluators import Person
from microcred.model.organization import Organization
from microcred.model.pathway import Pathway
from microcred.model.people import Application, Goal, Work
from microcred.offered.offers import Named, Offers
from microcred.yamltext import Lines

TODAY = date(2026, 11, 21)
AT = datetime(2026, 11, 22, 5, 59, tzinfo=UTC)
BEFORE = datetime(2026, 10, 1, tzinfo=UTC)
HOURS = {"pause": (8, 10), "probe": (4, 6), "praise": (4, 9), "listen": None}


def document(model: Any) -> Document[Any]:
    return Document("x.yml", model, Lines(1))


def offers(mentors_hold: str = "any", first_year_load: int | None = 1) -> Offers:
    """Return a district with two schools, a catalog of four, a pathway and a series on it."""
    district = Organization.model_validate(
        {
            "id": "heron", "name": "Heron", "kind": "district", "parts": ["recogniser"],
            "schools": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
            "mentors_hold": mentors_hold, "first_year_load": first_year_load,
        }
    )  # fmt: skip
    catalog = AdoptedCatalog.model_validate(
        {
            "id": "college", "name": "College", "issuer": "heron", "as_of": TODAY,
            "source": {"text": "invented"},
            "credentials": [
                {"id": slug, "name": slug, "hours": hours and {"min": hours[0], "max": hours[1]}}
                for slug, hours in HOURS.items()
            ],
        }
    )  # fmt: skip
    pathway = Pathway.model_validate(
        {
            "id": "talk", "name": "Talk", "organization": "heron", "status": "in-force",
            "goal": "Talk", "capstone": "listen",
            "requirements": [{"id": "all", "name": "All", "from": ["pause", "probe", "praise"]}],
            "prerequisites": [{"credential": "probe", "needs": ["pause"]}],
        }
    )  # fmt: skip
    series = Series.model_validate(
        {
            "id": "pilot", "name": "Pilot", "organization": "heron", "status": "in-force",
            "applications": {"opens": BEFORE, "closes": AT}, "pathway": "talk",
            "cohorts": [{"id": "one", "name": "One", "seats": 9, "starts": TODAY}],
        }
    )  # fmt: skip
    return Offers(
        {"heron": document(district)},
        {"college": document(catalog)},
        {"talk": document(pathway)},
        {"pilot": document(series)},
        {},
        {slug: Named(slug, "college") for slug in HOURS},
    )


def person(name: str, **fields: Any) -> Person:
    return Person.model_validate({"id": name, "school": "north", **fields})


def scene(*people: Person, offered: Offers | None = None, **facts: Any) -> Scene:
    """Return a scene; `earned` are pairs of person and micro-credential."""
    facts["earned"] = tuple(Earned(who, what, BEFORE) for who, what in facts.get("earned", ()))
    known = Facts({one.id: one for one in people}, **facts)
    return Scene(known, offered or offers(), AT, TODAY)


NEW = {"tags": ["first-year"]}


def fits(seen: Scene) -> dict[str, str]:
    return {pair.person: pair.fit.value for pair in pairs(seen)}


def test_a_mentor_holds_an_award():
    people = (
        person("ana", mentor="bob", **NEW),
        person("bob"),
        person("cyd", mentor="dee"),
        person("dee"),
    )
    found = scene(*people, earned=[("bob", "pause")])
    assert fits(found) == {"ana": "fits", "cyd": "the mentor holds no award"}


def test_a_revoked_award_is_none():
    seen = scene(person("ana", mentor="bob"), person("bob"))
    revoked = Earned("bob", "pause", BEFORE, revoked=BEFORE)
    seen = Scene(Facts(seen.facts.people, (revoked,)), seen.offers, AT, TODAY)
    assert fits(seen) == {"ana": Fit.HOLDS_NONE}


@pytest.mark.parametrize(
    ("held", "fit", "lacks"), [("probe", Fit.FITS, ()), ("pause", Fit.LACKS, ("probe",))]
)
def test_a_mentor_may_have_to_hold_that_very_one(held, fit, lacks):
    (pair,) = pairs(
        scene(
            person("ana", mentor="bob", organisation="heron"),
            person("bob"),
            offered=offers("same"),
            earned=[("bob", held)],
            work=(Work(person="ana", credential="probe", started=TODAY),),
        )
    )
    assert (pair.fit, pair.lacks) == (fit, lacks)


def test_who_has_nobody():
    """First-year teachers always; others who learn and do not mentor."""
    people = (
        person("ana", **NEW),
        person("bob"),
        person("cyd", mentor="bob"),
        person("dee"),
        person("eve"),
    )
    found = pairs(
        scene(
            *people,
            earned=[("bob", "pause")],
            goals=(Goal(person="dee", goal="Talk"), Goal(person="bob", goal="Talk")),
        )
    )
    assert [pair.person for pair in unmentored(tuple(found))] == ["ana", "dee"]


def test_who_could_mentor():
    people = (
        person("ana", **NEW),
        person("bob", shows=["mentors"], school="south"),
        person("cyd", shows=["mentors"]),
        person("dee", shows=["mentors"]),
        person("eve", mentor="cyd"),
        person("flo", shows=["expertise"]),
        person("gil", shows=["mentors"]),
    )
    held = [(one, "pause") for one in ("bob", "cyd", "dee", "flo")]
    seen = scene(*people, earned=held)
    assert candidates(seen, people[0]) == ("dee", "cyd", "bob")
    assert candidates(seen, people[0], most=1) == ("dee",)


def test_nobody_mentors_their_own_mentor():
    people = (person("ana"), person("bob", shows=["mentors"], mentor="ana"))
    assert candidates(scene(*people, earned=[("bob", "pause")]), people[0]) == ()


def test_first_year_teachers_have_one_thing_at_a_time():
    work = [
        Work(person="ana", credential="pause", started=date(2026, 10, 1)),
        Work(person="ana", credential="probe", started=date(2026, 11, 1)),
        Work(person="ana", credential="praise", started=date(2026, 12, 1)),
        Work(person="bob", credential="pause", started=date(2026, 10, 1)),
        Work(person="cyd", credential="pause", started=date(2026, 10, 1)),
    ]
    people = (person("ana", **NEW), person("bob"), person("cyd", **NEW))
    found = list(loads(scene(*people, work=tuple(work), earned=[("cyd", "pause")])))
    assert [(one.person, one.underway, one.over) for one in found] == [
        ("ana", ("pause", "probe"), 1),
        ("cyd", (), 0),
    ]
    free = scene(*people, work=tuple(work), offered=offers(first_year_load=None))
    assert list(loads(free)) == []


def steps(seen: Scene, who: Person) -> list[tuple[str, str]]:
    return [(one.credential, one.source) for one in first_steps(seen, who)]


ANA = person("ana")
APPLIED = Application(series="pilot", person="ana", at=BEFORE)


def test_first_steps_of_a_pathway():
    """The fewest hours first; what needs another first waits, and the capstone comes last."""
    seen = scene(ANA, applications=(APPLIED,))
    assert steps(seen, ANA) == [
        ("praise", "the pathway Talk"),
        ("pause", "the pathway Talk"),
    ]
    seen = scene(ANA, applications=(APPLIED,), earned=[("ana", "pause")])
    assert steps(seen, ANA) == [
        ("probe", "the pathway Talk"),
        ("praise", "the pathway Talk"),
    ]


def test_first_steps_of_their_own_plan_come_first():
    plan = (Goal(person="ana", goal="Listen more", credentials=("listen", "probe")),)
    seen = scene(ANA, goals=plan)
    assert steps(seen, ANA) == [
        ("probe", "their plan: Listen more"),
        ("listen", "their plan: Listen more"),
    ]


def test_a_first_year_teacher_is_given_one_step_and_none_while_busy():
    ana = person("ana", **NEW)
    assert steps(scene(ana, applications=(APPLIED,)), ana) == [("praise", "the pathway Talk")]
    busy = (Work(person="ana", credential="pause", started=TODAY),)
    assert steps(scene(ana, applications=(APPLIED,), work=busy), ana) == []
