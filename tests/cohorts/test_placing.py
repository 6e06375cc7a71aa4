"""Who has a seat, who waits, and whose application is refused."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.cohorts import Placement, place
from microcred.model.cohort import Series
from microcred.model.people import Application

OPENS = datetime(2026, 8, 1, tzinfo=UTC)
CLOSES = datetime(2026, 9, 1, tzinfo=UTC)
STARTS, ENDS = "2026-10-01", "2027-06-30"


def series(*seats: Any) -> Series:
    """Return a series of cohorts with so many seats each."""
    return Series.model_validate(
        {
            "id": "pilot",
            "name": "Pilot",
            "organization": "heron",
            "status": "in-force",
            "applications": {"opens": OPENS, "closes": CLOSES},
            "cohorts": [
                {"id": f"c{n}", "name": f"C{n}", "seats": one, "starts": STARTS, "ends": ENDS}
                for n, one in enumerate(seats, start=1)
            ],
        }
    )


def applied(person: str, minutes: int = 0, withdrawn: int | None = None) -> Application:
    """Return an application so many minutes after they open, withdrawn after so many."""
    return Application(
        series="pilot",
        person=person,
        at=OPENS + timedelta(minutes=minutes),
        withdrawn=None if withdrawn is None else OPENS + timedelta(minutes=withdrawn),
    )


def shown(found: Placement) -> dict[str, str]:
    """Return the lists in short."""
    lists = {cohort: [one.person for one in people] for cohort, people in found.cohorts.items()}
    lists |= {
        "waiting": [one.person for one in found.waiting],
        "withdrawn": [one.person for one in found.withdrawn],
        "refused": [one.application.person for one in found.refused],
    }
    return {name: " ".join(people) for name, people in lists.items() if people}


CASES: dict[str, tuple[Series, list[Application], dict[str, str]]] = {
    "nobody": (series(2), [], {}),
    "by moment, not by line": (
        series(1),
        [applied("bbb", 2), applied("aaa", 1)],
        {"c1": "aaa", "waiting": "bbb"},
    ),
    "by id where the moment is the same": (
        series(1),
        [applied("bbb"), applied("aaa")],
        {"c1": "aaa", "waiting": "bbb"},
    ),
    "one cohort after another": (
        series(1, 1),
        [applied("aaa", 1), applied("bbb", 2), applied("ccc", 3)],
        {"c1": "aaa", "c2": "bbb", "waiting": "ccc"},
    ),
    "everyone": (
        series(1, "everyone"),
        [applied("aaa", 1), applied("bbb", 2), applied("ccc", 3)],
        {"c1": "aaa", "c2": "bbb ccc"},
    ),
    "a freed seat goes to the first who waits, and nobody else moves": (
        series(1, 1),
        [applied("aaa", 1, 90), applied("bbb", 2), applied("ccc", 3), applied("ddd", 4)],
        {"c1": "ccc", "c2": "bbb", "waiting": "ddd", "withdrawn": "aaa"},
    ),
    "who waits and withdraws gets no seat": (
        series(1),
        [applied("aaa", 1, 90), applied("bbb", 2, 80), applied("ccc", 3)],
        {"c1": "ccc", "withdrawn": "bbb aaa"},
    ),
    "who withdraws at that very moment gets no seat either": (
        series(1),
        [applied("aaa", 1, 90), applied("bbb", 2, 90), applied("ccc", 3)],
        {"c1": "ccc", "withdrawn": "aaa bbb"},
    ),
    "who was promoted may withdraw": (
        series(1),
        [applied("aaa", 1, 90), applied("bbb", 2, 95), applied("ccc", 3)],
        {"c1": "ccc", "withdrawn": "aaa bbb"},
    ),
    "two seats of two cohorts at one moment": (
        series(1, 1),
        [applied("bbb", 2, 90), applied("aaa", 1, 90), applied("ccc", 3), applied("ddd", 4)],
        {"c1": "ccc", "c2": "ddd", "withdrawn": "aaa bbb"},
    ),
    "twice: the first counts": (
        series(1),
        [applied("bbb", 3), applied("aaa", 4), applied("aaa", 1)],
        {"c1": "aaa", "waiting": "bbb", "refused": "aaa"},
    ),
    "again after a withdrawal: the second counts, where it stands": (
        series(1, 1),
        [applied("aaa", 1, 2), applied("bbb", 3), applied("aaa", 4), applied("ccc", 5)],
        {"c1": "aaa", "c2": "bbb", "waiting": "ccc", "withdrawn": "aaa"},
    ),
    "outside of the window": (
        series(9),
        [
            applied("aaa", -1),
            applied("bbb", 0),
            applied("ccc", 31 * 24 * 60),
            applied("ddd", 31 * 24 * 60 + 1),
        ],
        {"c1": "bbb ccc", "refused": "aaa ddd"},
    ),
    "for another series": (
        series(9),
        [applied("aaa"), applied("bbb").model_copy(update={"series": "other"})],
        {"c1": "aaa"},
    ),
    "a seat freed after the cohort ended goes to nobody": (
        series(1),
        [applied("aaa", 1, 365 * 24 * 60), applied("bbb", 2)],
        {"waiting": "bbb", "withdrawn": "aaa"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_lists(case):
    offered, applications, expected = CASES[case]
    assert shown(place(offered, applications)) == expected


def test_whoever_is_refused_is_told_why():
    asked = [applied("aaa", -1), applied("bbb", 1), applied("bbb", 2), applied("ccc", 50_000)]
    assert [one.why for one in place(series(1), asked).refused] == [
        "applications open at 2026-08-01T00:00:00Z",
        "they applied before, at 2026-08-01T00:01:00Z",
        "applications closed at 2026-09-01T00:00:00Z",
    ]


def test_who_was_promoted_and_from_whom():
    (promotion,) = place(series(1), [applied("aaa", 1, 90), applied("bbb", 2)]).promoted
    assert (promotion.person, promotion.cohort, promotion.instead_of) == ("bbb", "c1", "aaa")
    assert promotion.at == OPENS + timedelta(minutes=90)


def test_what_comes_later_is_left_out():
    asked = [applied("aaa", 1, 90), applied("bbb", 2), applied("ccc", 60)]
    found = place(series(1), asked, until=OPENS + timedelta(minutes=59))
    assert shown(found) == {"c1": "aaa", "waiting": "bbb"}


def test_2500_applications_for_two_cohorts_of_500():
    found = place(series(500, 500), [applied(f"t{n:04}", n % 7) for n in range(2500)])
    assert [len(one) for one in found.cohorts.values()] == [500, 500]
    assert len(found.waiting) == 1500


@st.composite
def _asked(draw: st.DrawFn) -> list[Application]:
    """Draw applications of some people, who may withdraw, apply twice, or too late."""
    people = st.sampled_from([f"p{n:02}" for n in range(12)])
    found = draw(st.lists(st.tuples(people, st.integers(-2, 30), st.booleans()), max_size=25))
    return [applied(who, at, at + 40 if gone else None) for who, at, gone in found]


SEATS = st.lists(st.one_of(st.integers(1, 4), st.just("everyone")), min_size=1, max_size=3)


@given(SEATS, _asked(), st.randoms())
def test_the_order_of_lines_never_matters(seats, asked, random):
    shuffled = list(asked)
    random.shuffle(shuffled)
    assert place(series(*seats), asked) == place(series(*seats), shuffled)


@given(SEATS, _asked())
def test_every_application_is_in_one_list_and_no_cohort_is_overfull(seats, asked):
    found = place(series(*seats), asked)
    lists = [*found.cohorts.values(), found.waiting, found.withdrawn]
    counted = sum(map(len, lists)) + len(found.refused)
    assert counted == len(asked)
    for room, people in zip(seats, found.cohorts.values(), strict=True):
        assert room == "everyone" or len(people) <= room
    held = [one.person for people in (*found.cohorts.values(), found.waiting) for one in people]
    assert len(held) == len(set(held))


@given(st.lists(st.integers(1, 4), min_size=1, max_size=3), st.integers(1, 20), st.data())
def test_a_withdrawal_moves_exactly_the_first_who_waits(seats, many, data):
    asked = [applied(f"p{n:02}", n) for n in range(many)]
    gone = data.draw(st.integers(0, many - 1))
    before = place(series(*seats), asked)
    asked[gone] = applied(f"p{gone:02}", gone, 90)
    after = place(series(*seats), asked)
    seat = before.placed.pop(f"p{gone:02}", None)
    moved = {
        person: cohort
        for person, cohort in after.placed.items()
        if before.placed.get(person) != cohort
    }
    first = before.waiting[0].person if before.waiting and seat else None
    assert moved == ({first: seat} if first else {})
    assert [one.person for one in after.waiting] == [
        one.person for one in before.waiting if one.person not in {first, f"p{gone:02}"}
    ]
