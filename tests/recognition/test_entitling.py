"""How people stand under rules: windows, lists, groups, caps and renewals."""

from __future__ import annotations

from datetime import date

import pytest

from microcred.recognition.entitlement import Status
from tests.recognition.ruled import (
    LIST,
    counts,
    deadline,
    earned,
    facts,
    one,
    rule,
    stand,
)

IN_TIME = (earned("skill-1", "2016-09-01"), earned("skill-2", "2017-01-10"))
YEAR = {"begins": "2015-07-01", "years": 1}
DAYS = {"begins": "2015-07-01", "days": 365}
LEAP = {"effective": {"from": "2015-07-01"}}

LAST_DAY = {
    "day 0": (rule(), "2016-07-01", True),
    "the day before": (rule(effective={"from": "2016-01-01"}), "2016-06-30", False),
    "day 365": (rule(), "2017-07-01", True),
    "day 366": (rule(), "2017-07-02", False),
    "365 days over 29 February": (rule(counts=counts(window=DAYS), **LEAP), "2016-06-30", True),
    "366 days over 29 February": (rule(counts=counts(window=DAYS), **LEAP), "2016-07-01", False),
    "a year over 29 February": (rule(counts=counts(window=YEAR), **LEAP), "2016-07-01", True),
    "a year and a day": (rule(counts=counts(window=YEAR), **LEAP), "2016-07-02", False),
    "a last day": (
        rule(counts=counts(window={"begins": "2016-07-01", "until": "2017-03-01"})),
        "2017-03-01",
        True,
    ),
    "after a last day": (
        rule(counts=counts(window={"begins": "2016-07-01", "until": "2017-03-01"})),
        "2017-03-02",
        False,
    ),
    "before the rule": (rule(counts=counts(window=None)), "2016-06-30", False),
    "after the rule": (
        rule(effective={"from": "2016-07-01", "until": "2017-01-31"}, counts=counts(window=None)),
        "2017-02-01",
        False,
    ),
}


@pytest.mark.parametrize(("given", "day", "counted"), LAST_DAY.values(), ids=LAST_DAY)
def test_the_days_that_count(given, day, counted):
    found = one(given, facts(earned("skill-1", day)))
    assert [len(found.counted), len(found.outside)] == ([1, 0] if counted else [0, 1])


@pytest.mark.parametrize(("hour", "counted"), [(23, 1), (0, 0)])
def test_a_day_ends_where_the_programme_is(hour, counted):
    day = "2017-07-01" if hour else "2017-07-02"
    assert len(one(rule(), facts(earned("skill-1", day, hour=hour))).counted) == counted


def test_three_of_the_list_reach_it_and_a_fourth_is_kept():
    found = one(rule(), facts(*IN_TIME, earned("skill-3", "2017-02-01")))
    assert (found.status, found.reached, found.to_go) == (Status.REACHED, date(2017, 2, 1), 0)
    found = one(rule(), facts(*IN_TIME, *(earned(LIST[n], "2017-02-01") for n in (2, 3))))
    assert (len(found.counted), found.surplus, len(found.from_which)) == (4, 1, 16)


def test_what_is_off_the_list_counts_for_nothing():
    found = one(rule(), facts(*IN_TIME, earned("elsewhere", "2017-02-01")))
    assert (found.status, found.to_go) == (Status.OVER, 1)
    assert found.from_which == LIST[2:]


def test_any_stands_for_every_one():
    found = one(rule(counts=counts(**{"from": ["any"]})), facts(earned("elsewhere", "2017-02-01")))
    assert (len(found.counted), found.from_which, found.to_go) == (1, (), 2)


def test_before_the_last_day_time_is_left():
    found = one(rule(), facts(*IN_TIME), today=date(2017, 7, 1))
    assert (found.status, deadline(found)) == (Status.UNDER_WAY, date(2017, 7, 1))
    assert one(rule(), facts(*IN_TIME), today=date(2017, 7, 2)).status is Status.OVER


def test_a_rule_that_does_not_hold_yet_counts_nothing():
    found = one(rule(effective={"from": "2099-07-01"}), facts(*IN_TIME))
    assert (found.status, found.counted, found.to_go) == (Status.NOT_YET, (), 3)


def test_what_came_after_the_day_asked_about_is_unknown_then():
    known = facts(*IN_TIME, earned("skill-3", "2017-02-01"))
    assert one(rule(), known, today=date(2017, 1, 31)).to_go == 1


def test_a_renewal_counts_once_and_another_one_counts():
    renewed = facts(*IN_TIME, earned("skill-1", "2017-03-01", version="2.0"))
    assert len(one(rule(), renewed).counted) == 2
    assert len(one(rule(), facts(*IN_TIME, earned("skill-9", "2017-03-01"))).counted) == 3


def test_a_renewal_stands_in_for_an_award_of_before():
    known = facts(earned("skill-1", "2015-01-01"), earned("skill-1", "2017-03-01"))
    found = one(rule(), known)
    assert ([kept.day for kept in found.counted], len(found.outside)) == ([date(2017, 3, 1)], 1)


class TestByTheDayOfSubmission:
    BY = rule(counts=counts(by="submitted"))
    AWARD = earned("skill-1", "2017-08-15", submitted="2017-07-01")

    def test_what_was_handed_in_on_the_last_day_counts_whenever_it_was_awarded(self):
        found = one(self.BY, facts(self.AWARD))
        assert (found.counted[0].day, found.counted[0].since) == (
            date(2017, 7, 1),
            date(2017, 8, 15),
        )
        assert one(rule(), facts(self.AWARD)).counted == ()

    def test_where_the_day_is_not_known_nobody_can_tell(self):
        found = one(self.BY, facts(earned("skill-1", "2017-01-01")))
        assert (found.counted, len(found.unclear)) == ((), 1)


class TestATimeOfOnesOwn:
    ENROLLED = rule(counts=counts(window={"begins": "enrolled", "days": 365}))
    FIRST = rule(counts=counts(window={"begins": "first-award", "days": 365}))

    def test_it_begins_on_the_day_one_joined(self):
        person = {"id": "k7m2p4", "started": "2016-10-01"}
        days = ("2016-09-30", "2016-10-01", "2017-10-01", "2017-10-02")
        awards = [earned(slug, day) for slug, day in zip(LIST, days, strict=False)]
        found = one(self.ENROLLED, facts(*awards, people=[person]))
        assert [kept.held.credential for kept in found.counted] == ["skill-2", "skill-3"]
        assert deadline(found) == date(2017, 10, 1)

    def test_where_that_day_is_not_known_nobody_can_tell(self):
        found = one(self.ENROLLED, facts(*IN_TIME))
        assert (found.status, found.counted, len(found.outside)) == (Status.UNKNOWN, (), 2)

    def test_it_begins_with_the_first_award_that_counts(self):
        awards = (earned("elsewhere", "2016-08-01"), *IN_TIME, earned("skill-3", "2017-09-01"))
        found = one(self.FIRST, facts(*awards))
        assert (found.status, deadline(found)) == (Status.REACHED, date(2017, 9, 1))

    def test_an_award_of_before_the_rule_begins_nothing(self):
        found = one(self.FIRST, facts(earned("skill-5", "2016-06-30"), *IN_TIME))
        assert (len(found.counted), deadline(found)) == (2, date(2017, 9, 1))

    def test_nobody_is_late_who_has_not_begun(self):
        found = one(self.FIRST, facts(people=[{"id": "k7m2p4"}]))
        assert (found.status, found.deadlines) == (Status.UNDER_WAY, ())


class TestGroups:
    """Four in all: one and two from two groups that share one, the rest from a list."""

    GROUPED = rule(
        counts=counts(
            at_least=4,
            groups=[
                {"id": "bias", "name": "Bias", "from": ["skill-1", "skill-2"]},
                {"id": "read", "name": "Reading", "from": ["skill-2", "lit-1"], "at_least": 2},
            ],
        )
    )

    def stand(self, *slugs):
        return one(self.GROUPED, facts(*(earned(slug, "2017-01-01") for slug in slugs)))

    def test_one_from_each_and_enough_of_all(self):
        found = self.stand("skill-1", "skill-2", "lit-1", "skill-9")
        assert (found.status, found.groups, found.to_go) == (Status.REACHED, (), 0)

    def test_an_award_serves_one_group_and_moves_where_that_helps(self):
        assert self.stand("skill-2", "skill-1", "lit-1", "skill-9").status is Status.REACHED
        found = self.stand("skill-2", "lit-1", "skill-8", "skill-9")
        assert (found.status, found.to_go) == (Status.OVER, 1)
        assert [left.to_go for left in found.groups] == [1]
        assert found.from_which == ("skill-1",)

    def test_what_serves_one_group_may_move_to_the_one_that_lacks(self):
        found = self.stand("skill-2", "lit-1")
        assert (found.to_go, found.from_which[:2]) == (2, ("skill-1", "skill-3"))

    def test_it_is_reached_with_the_award_that_the_groups_still_lacked(self):
        group = [{"id": "read", "name": "Reading", "from": ["lit-1"]}]
        known = facts(*IN_TIME, earned("lit-1", "2017-03-01"))
        found = one(rule(counts=counts(at_least=2, groups=group)), known)
        assert (found.reached, found.dues[0].awards[-1].held.credential) == (
            date(2017, 3, 1),
            "lit-1",
        )

    def test_an_amendment_cannot_ask_for_fewer_than_the_groups_do(self):
        fewer = {
            "on": "2016-08-01",
            "effective": "2016-08-01",
            "approved_by": "B",
            "why": "W",
            "at_least": 1,
        }
        counted = counts(groups=self.GROUPED.counts.groups, at_least=4)
        found = one(rule(counts=counted, amendments=[fewer]), facts(*IN_TIME))
        assert found.needs == 3

    def test_the_groups_together_may_take_more_than_the_rule_says(self):
        few = rule(counts=counts(groups=self.GROUPED.counts.groups, at_least=1))
        assert one(few, facts(earned("skill-1", "2017-01-01"))).to_go == 2


class TestCaps:
    AWARDS = facts(*(earned(LIST[n], f"201{6 + n // 3}-1{n % 3}-05") for n in range(6)))

    @pytest.mark.parametrize(("per", "kept"), [("ever", 2), ("year", 4)])
    def test_the_first_ones_count(self, per, kept):
        capped = rule(
            counts=counts(at_least=1, window=None),
            cap={"at_most": 2, "per": per},
            rewards=[{"kind": "pay", "amount": "100.00", "per": "award"}],
        )
        found = one(capped, self.AWARDS)
        assert (len(found.counted), len(found.capped)) == (kept, 6 - kept)
        assert sum(due.amount for due in found.dues) == 100 * kept


def test_a_draft_would_count():
    found = one(rule(status="draft"), facts(*IN_TIME, earned("skill-3", "2017-02-01")))
    assert (found.would, found.status, len(found.dues)) == (True, Status.REACHED, 1)


def test_rules_and_people_come_in_the_order_of_their_ids():
    people = [{"id": "zed"}, {"id": "amy"}]
    found = stand(
        [rule(id="b"), rule(id="a")], facts(earned("skill-1", "2017-01-01"), people=people)
    )
    assert [(each.rule.id, each.person) for each in found] == [
        (name, person) for name in "ab" for person in ("amy", "k7m2p4", "zed")
    ]
