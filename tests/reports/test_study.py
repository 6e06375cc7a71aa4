"""The export for a study: what it tells, and what nobody can work out from it."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microcred.reports.report import NOT_TOLD, NoSuch, Report
from microcred.reports.study import study_report
from tests.reports.grounds import ground, worked

STATES = ("none", "begun", "once", "again", "earned", "later")


def rows(report: Report, table: str) -> list[dict[str, Any]]:
    """Return a table as rows by column."""
    found = next(one for one in report.tables if one.id == table)
    return [dict(zip((c.id for c in found.columns), row, strict=True)) for row in found.rows]


def many(counts: dict[str, int], first: int = 0, slug: str = "pause", **more: Any) -> list[Any]:
    """Return the work of so many people in each state, one after the other."""
    states = [state for state, count in counts.items() for _ in range(count)]
    return [
        worked(first + n, slug, state, **more) for n, state in enumerate(states) if state != "none"
    ]


def test_a_cohort_large_enough_is_told_in_full():
    counts = {"none": 10, "begun": 9, "once": 8, "again": 7, "earned": 20, "later": 6}
    report = study_report(ground([60], many(counts)))
    assert rows(report, "work") == [
        {
            "cohort": "pilot/c1",
            "credential": "pause",
            "started": 50,
            "submitted": 41,
            "resubmitted": 13,
            "earned": 26,
            "days": 33,
        }
    ]
    states = rows(report, "states")[0]
    assert [states[name] for name in ("begun", "submitted_once", "resubmitted_only")] == [9, 8, 7]
    assert (states["earned_at_first"], states["earned_later"]) == (20, 6)
    assert rows(report, "cohorts")[0]["people"] == 60


def test_what_is_small_is_withheld_and_what_would_tell_it():
    counts = {"none": 10, "begun": 2, "once": 8, "again": 7, "earned": 20, "later": 6}
    found = rows(study_report(ground([53], many(counts))), "work")[0]
    assert found["started"] is NOT_TOLD
    assert (found["submitted"], found["resubmitted"], found["earned"]) == (41, 13, 26)


def test_a_small_cohort_is_not_told_of_at_all():
    report = study_report(ground([4], many({"earned": 4}) + many({"later": 4}, slug="probe")))
    for table in ("cohorts", "work", "states"):
        for row in rows(report, table):
            told = {name: cell for name, cell in row.items() if cell is not NOT_TOLD}
            assert set(told) <= {"cohort", "credential"}


def test_few_people_with_much_work_are_few_people():
    """Two people resubmitted three times together: six pieces of work, and yet two people."""
    counts = {"none": 20, "earned": 20, "later": 3}
    work = many(counts) + many({"none": 40, "later": 3}, slug="probe")
    states = rows(study_report(ground([43], work)), "states")
    (every,) = (row for row in states if row["credential"] == "all")
    assert every["earned_later"] is NOT_TOLD


def test_a_part_asked_for_alone_tells_no_more_than_the_whole():
    counts = {"none": 10, "begun": 3, "once": 9, "earned": 20}
    others = {"none": 9, "begun": 12, "once": 9, "earned": 20}
    work = many(counts) + many(others, first=42)
    whole = rows(study_report(ground([42, 50], work)), "states")
    for cohort in ("c1", "c2"):
        part = rows(study_report(ground([42, 50], work, options={"cohort": cohort})), "states")
        assert part == [row for row in whole if row["cohort"] == f"pilot/{cohort}"]
    with pytest.raises(NoSuch, match="c9"):
        study_report(ground([42, 50], work, options={"cohort": "c9"}))


def test_criteria():
    work = many({"earned": 12}, results=("wait=1", "ask=2")) + many(
        {"none": 12, "once": 6}, results=("wait=0",)
    )
    found = rows(study_report(ground([30], work)), "criteria")
    assert [(row["criterion"], *list(row.values())[3:]) for row in found] == [
        ("ask", NOT_TOLD, 12, NOT_TOLD),
        ("wait", 12, NOT_TOLD, 6),
    ]


def test_criteria_do_not_tell_how_many_submitted():
    """Two began and handed in nothing: whoever knew how many are in a row would know that."""
    work = many({"begun": 2, "earned": 20}, results=("wait=1",))
    report = study_report(ground([22], work))
    assert rows(report, "work")[0]["submitted"] is NOT_TOLD
    assert rows(report, "criteria")[0]["met_at_first"] is NOT_TOLD


@st.composite
def _people(draw: st.DrawFn) -> list[list[str]]:
    """Draw the states of people of a cohort in two micro-credentials."""
    common = st.sampled_from(STATES)
    return draw(st.lists(st.lists(common, min_size=2, max_size=2), min_size=1, max_size=25))


@settings(deadline=None)
@given(_people(), _people())
def test_no_small_count_is_told_nor_a_difference_of_two_told_ones(first, second):
    work = [
        worked(n, slug, state)
        for n, states in enumerate([*first, *second])
        for slug, state in zip(("pause", "probe"), states, strict=True)
        if state != "none"
    ]
    report = study_report(ground([len(first), len(second)], work))
    for row in rows(report, "work"):
        size = len(first) if row["cohort"] == "pilot/c1" else len(second)
        shown = {name: row[name] for name in ("started", "submitted", "earned")}
        told = [count for count in (size, *shown.values()) if count is not NOT_TOLD]
        for one, other in product(told, told):
            assert not 0 < one - other < 5
        assert row["resubmitted"] is NOT_TOLD or row["resubmitted"] >= 5
