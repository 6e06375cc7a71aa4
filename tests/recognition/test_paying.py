"""The lines of a payroll: what falls due in a time, and what is told and not paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from microcred.recognition.paying import Payable, pay_lines, totals
from tests.recognition.ruled import LIST, counts, earned, facts, rule, stand

EACH = rule(
    counts=counts(at_least=1, window=None),
    rewards=[
        {"kind": "pay", "amount": "100.10", "per": "award"},
        {"kind": "role", "role": "leader"},
    ],
)
YEARLY = rule(rewards=[{"kind": "pay", "amount": "500.00", "per": "year", "permanent": "true"}])
AWARDS = (
    earned("skill-1", "2016-09-01"),
    earned("skill-2", "2016-10-01", revoked="2016-12-24"),
    earned("skill-3", "2016-11-01"),
)


def lines(given, first, last, today="2019-06-30", known=None):
    """Return the lines of a time, as kind, day and amount."""
    day = date.fromisoformat(today)
    found = stand(given, known or facts(*AWARDS), today=day, horizon=date(2030, 1, 1))
    begin = date.fromisoformat(first) if first else None
    paid = pay_lines(found, begin, date.fromisoformat(last), day)
    return [(one.kind, one.due.day.isoformat(), str(one.amount)) for one in paid]


TIMES = {
    "all of it": (
        None,
        "2019-06-30",
        [
            (Payable.DUE, "2016-09-01", "100.10"),
            (Payable.DUE, "2016-11-01", "100.10"),
            (Payable.DROPPED, "2016-10-01", "0.00"),
        ],
    ),
    "the first and the last day": (
        "2016-09-01",
        "2016-11-01",
        [
            (Payable.DUE, "2016-09-01", "100.10"),
            (Payable.DUE, "2016-11-01", "100.10"),
            (Payable.DROPPED, "2016-10-01", "0.00"),
        ],
    ),
    "the days between": (
        "2016-09-02",
        "2016-10-31",
        [(Payable.DROPPED, "2016-10-01", "0.00")],
    ),
    "when it was revoked": (
        "2016-12-01",
        "2016-12-31",
        [(Payable.DROPPED, "2016-10-01", "0.00")],
    ),
    "long after": ("2017-01-01", "2019-06-30", []),
}


@pytest.mark.parametrize(("first", "last", "expected"), TIMES.values(), ids=TIMES)
def test_what_a_time_holds(first, last, expected):
    assert lines(EACH, first, last) == expected


def test_what_is_after_today_is_to_come():
    known = facts(*(earned(slug, "2016-09-01") for slug in LIST[:3]))
    assert lines(YEARLY, "2018-01-01", "2019-12-31", known=known) == [
        (Payable.DUE, "2018-09-01", "500.00"),
        (Payable.TO_COME, "2019-09-01", "500.00"),
    ]


def test_yearly_pay_that_was_revoked_is_told_once_after_that():
    days = [("skill-1", None), ("skill-2", "2018-03-01"), ("skill-3", None)]
    known = facts(*(earned(slug, "2016-09-01", revoked=gone) for slug, gone in days))
    found = lines(YEARLY, None, "2021-12-31", known=known)
    assert [(kind, day) for kind, day, _ in found] == [
        (Payable.DROPPED, "2016-09-01"),
        (Payable.DROPPED, "2017-09-01"),
        (Payable.DROPPED, "2018-09-01"),
    ]
    assert lines(YEARLY, "2019-01-01", "2019-06-30", known=known) == []
    in_march = lines(YEARLY, "2018-03-01", "2018-03-31", known=known)
    assert [day for _, day, _ in in_march] == ["2016-09-01", "2017-09-01"]


def test_it_says_what_was_revoked_and_what_takes_its_place():
    awards = [earned(slug, "2016-09-01") for slug in LIST[:2]]
    gone = earned("skill-3", "2016-09-01", revoked="2016-12-24")
    found = stand(rule(), facts(*awards, gone, earned("skill-4", "2017-01-05")))
    last = date(2020, 1, 1)
    dropped = [one for one in pay_lines(found, None, last, last) if one.kind is Payable.DROPPED]
    assert [one.note for one in dropped] == [
        (
            "500.00 USD are not due: skill-3 was revoked on 2016-12-24; other awards make it due "
            "on 2017-01-05; look whether an earlier export paid it"
        )
    ]


def test_drafts_pay_nothing():
    draft = rule(**{**EACH.model_dump(by_alias=True), "status": "draft"})
    assert lines(draft, None, "2019-06-30") == []


def test_totals_are_by_currency_and_exact():
    two = rule(
        counts=counts(at_least=1, window=None),
        rewards=[
            {"kind": "pay", "amount": "0.10", "per": "award"},
            {"kind": "pay", "amount": "0.20", "per": "award", "currency": "CAD"},
        ],
    )
    known = facts(*(earned(slug, "2016-09-01") for slug in LIST[:3]))
    day = date(2017, 1, 1)
    found = totals(pay_lines(stand(two, known, today=day), None, day, day))
    assert found == {"CAD": Decimal("0.60"), "USD": Decimal("0.30")}
    assert list(found) == ["CAD", "USD"]
