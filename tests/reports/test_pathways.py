"""The report `pathways`: who is on a pathway, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from microcred.earned import Earned
from microcred.facts import Facts
from microcred.model.people import Application
from microcred.model.program import Program
from microcred.reports.pathways import pathways_report
from microcred.reports.report import Ground, NoSuch, Report, Table
from tests.offered.programme import SOUND, altered, reading
from tests.site.example import PROGRAM

TODAY = date(2026, 11, 22)
TALK = "program/pathways/talk.yml"


def moment(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


def ground(*earned: Earned, applications: tuple[Application, ...] = (), **options: str) -> Ground:
    offers, _ = reading(SOUND)
    facts = Facts(earned=earned, applications=applications)
    return Ground(offers, facts, Program.model_validate(PROGRAM), TODAY, options=options)


def table(report: Report, name: str) -> Table:
    return next(one for one in report.tables if one.id == name)


def people(report: Report) -> list[tuple[object, ...]]:
    return [row[1:5] for row in table(report, "people").rows]


def test_what_was_revoked_or_comes_later_does_not_count() -> None:
    report = pathways_report(
        ground(
            Earned("ana", "wait-time", moment(1)),
            Earned("ana", "think-aloud", moment(2), revoked=moment(20)),
            Earned("ana", "feedback", moment(25)),
        )
    )

    assert people(report) == [("ana", 1, 3, "3 more")]


def test_who_applied_is_on_it_and_who_withdrew_or_holds_nothing_of_it_is_not() -> None:
    asked = Application(series="first", person="ben", at=moment(3))
    gone = Application(series="first", person="cem", at=moment(3), withdrawn=moment(4))
    report = pathways_report(
        ground(Earned("dan", "elsewhere", moment(1)), applications=(asked, gone))
    )

    assert people(report) == [("ben", 0, 4, "4 more")]


def test_one_person_can_be_asked_for_and_an_unknown_one_is_told() -> None:
    both = (Earned("ana", "wait-time", moment(1)), Earned("ben", "wait-time", moment(1)))

    assert [row[0] for row in people(pathways_report(ground(*both, person="ben")))] == ["ben"]
    with pytest.raises(NoSuch, match="ana"):
        pathways_report(ground(*both, person="anna"))
    with pytest.raises(NoSuch, match="talk"):
        pathways_report(ground(*both, pathway="tlak"))


def test_nobody_is_on_a_draft_and_that_is_said() -> None:
    offers, _ = reading(altered(TALK, ("status: in-force", "status: draft")))
    report = pathways_report(replace(ground(Earned("ana", "wait-time", moment(1))), offers=offers))

    assert people(report) == []
    assert "“Talk”" in report.notes[0]


def test_it_says_how_many_completed_it_and_what_comes_first() -> None:
    done = [
        Earned("ana", slug, moment(1))
        for slug in ("wait-time", "think-aloud", "feedback", "planning")
    ]
    report = pathways_report(ground(*done, Earned("ben", "think-aloud", moment(1))))

    assert report.says == ("2 people are on “Talk”, and 1 completed it (50 %).",)
    assert table(report, "pathways").rows == (("Talk", 2, 1, 1, 0.5),)
    first = [row[6] for row in table(report, "steps").rows if row[1] == "ben"]
    assert "wait-time before peer-talk" in first
