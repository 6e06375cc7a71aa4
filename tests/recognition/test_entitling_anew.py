"""How people stand once a rule was amended, time was extended, or an award was revoked."""

from __future__ import annotations

from datetime import date

import pytest

from microcred.recognition.entitlement import Status
from tests.recognition.ruled import (
    counts,
    deadline,
    earned,
    extension,
    facts,
    one,
    rule,
)

IN_TIME = (earned("skill-1", "2016-09-01"), earned("skill-2", "2017-01-10"))


class TestAmendments:
    """Mineola's: a year became two, by a decision of 15 October 2017."""

    AMENDED = rule(
        amendments=[
            {
                "on": "2017-10-15",
                "effective": "2017-10-16",
                "approved_by": "Board of Education",
                "why": "The work took longer than expected",
                "window": {"begins": "2016-07-01", "years": 2},
            }
        ]
    )
    LATE = facts(*IN_TIME, earned("skill-3", "2017-08-15"))

    def test_awards_of_before_the_decision_count_from_the_day_it_holds(self):
        found = one(self.AMENDED, self.LATE)
        assert (found.status, found.reached) == (Status.REACHED, date(2017, 10, 16))
        assert found.dues[0].day == date(2017, 10, 16)

    def test_before_the_decision_it_was_over(self):
        assert one(self.AMENDED, self.LATE, today=date(2017, 10, 15)).status is Status.OVER

    def test_both_deadlines_are_told_and_who_approved(self):
        found = one(self.AMENDED, self.LATE)
        assert [(end.day, end.approved_by) for end in found.deadlines] == [
            (date(2017, 7, 1), None),
            (date(2018, 7, 1), "Board of Education"),
        ]

    def test_who_had_reached_it_keeps_the_day(self):
        known = facts(*IN_TIME, earned("skill-3", "2017-02-01"))
        assert one(self.AMENDED, known).reached == date(2017, 2, 1)

    def test_nothing_is_lost_where_more_is_asked_or_less_time_given(self):
        harder = {
            "on": "2017-03-01",
            "effective": "2017-03-01",
            "approved_by": "Board",
            "why": "A new contract",
            "at_least": 9,
            "window": {"begins": "2016-07-01", "days": 30},
        }
        known = facts(*IN_TIME, earned("skill-3", "2017-02-01"), earned("skill-4", "2017-04-01"))
        found = one(rule(amendments=[harder]), known)
        assert (found.reached, len(found.counted)) == (date(2017, 2, 1), 3)
        assert one(rule(amendments=[harder]), facts(*IN_TIME)).to_go == 7

    @pytest.mark.parametrize(("day", "counted"), [("2017-06-30", 1), ("2017-07-01", 0)])
    def test_a_rule_that_ends_later_counts_longer(self, day, counted):
        longer = {
            "on": "2016-12-01",
            "effective": "2016-12-01",
            "approved_by": "Board",
            "why": "It did well",
            "until": "2017-06-30",
        }
        ends = {"from": "2016-07-01", "until": "2016-12-31"}
        amended = rule(effective=ends, counts=counts(window=None), amendments=[longer])
        found = one(amended, facts(earned("skill-1", day)))
        assert (len(found.counted), deadline(found)) == (counted, date(2017, 6, 30))

    def test_an_amendment_to_come_changes_nothing_yet(self):
        for today, many in ((date(2017, 3, 31), 3), (date(2017, 4, 1), 2)):
            easier = {
                "on": "2017-03-01",
                "effective": "2017-04-01",
                "approved_by": "Board",
                "why": "A new contract",
                "at_least": 2,
            }
            found = one(rule(amendments=[easier]), facts(*IN_TIME), today=today)
            assert (found.needs, bool(found.reached)) == (many, many == 2)

    def test_what_was_decided_late_holds_from_the_decision_on(self):
        late = {
            "on": "2017-10-15",
            "effective": "2017-07-01",
            "approved_by": "Board",
            "why": "The work took longer than expected",
            "window": {"begins": "2016-07-01", "years": 2},
        }
        assert one(rule(amendments=[late]), self.LATE).reached == date(2017, 10, 15)

    def test_more_is_asked_of_who_had_not_reached_it(self):
        more = {
            "on": "2017-01-15",
            "effective": "2017-01-15",
            "approved_by": "Board",
            "why": "A new contract",
            "at_least": 4,
        }
        third = earned("skill-3", "2017-01-15")
        found = one(rule(amendments=[more]), facts(*IN_TIME, third))
        assert (found.reached, found.to_go) == (None, 1)
        eve = earned("skill-3", "2017-01-14")
        assert one(rule(amendments=[more]), facts(*IN_TIME, eve)).reached == date(2017, 1, 14)

    @pytest.mark.parametrize(("day", "counted"), [("2018-07-01", 1), ("2018-07-02", 0)])
    def test_the_last_day_of_the_amended_time_counts_too(self, day, counted):
        assert len(one(self.AMENDED, facts(earned("skill-1", day))).counted) == counted

    @pytest.mark.parametrize(("day", "counted"), [("2017-02-28", 1), ("2017-03-01", 0)])
    def test_less_time_is_given_from_the_day_it_holds(self, day, counted):
        shorter = {
            "on": "2017-03-01",
            "effective": "2017-03-01",
            "approved_by": "Board",
            "why": "A new contract",
            "window": {"begins": "2016-07-01", "days": 30},
        }
        found = one(rule(amendments=[shorter]), facts(earned("skill-1", day)))
        assert len(found.counted) == counted

    def test_fewer_that_are_needed_reach_it_on_the_day_that_holds(self):
        easier = {
            "on": "2017-03-01",
            "effective": "2017-04-01",
            "approved_by": "Board",
            "why": "A new contract",
            "at_least": 2,
        }
        assert one(rule(amendments=[easier]), facts(*IN_TIME)).reached == date(2017, 4, 1)


class TestExtensions:
    LATE = (*IN_TIME, earned("skill-3", "2017-08-15"))

    def test_one_person_has_more_time_and_it_says_who_approved(self):
        known = facts(*self.LATE, extensions=(extension("2017-09-01", "2017-06-20"),))
        found = one(rule(), known)
        assert (found.status, found.reached) == (Status.REACHED, date(2017, 8, 15))
        assert [(end.day, end.approved_by) for end in found.deadlines] == [
            (date(2017, 7, 1), None),
            (date(2017, 9, 1), "Superintendent"),
        ]

    @pytest.mark.parametrize(("day", "counted"), [("2017-09-01", 1), ("2017-09-02", 0)])
    def test_its_last_day_counts_too(self, day, counted):
        more = extension("2017-09-01", "2017-06-20")
        assert (
            len(one(rule(), facts(earned("skill-1", day), extensions=(more,))).counted) == counted
        )

    def test_nobody_else_has(self):
        more = extension("2017-09-01", "2017-06-20", person="somebody")
        assert one(rule(), facts(*self.LATE, extensions=(more,))).status is Status.OVER

    def test_it_holds_from_the_day_it_was_decided(self):
        known = facts(*self.LATE, extensions=(extension("2017-09-01", "2017-10-05"),))
        assert one(rule(), known).reached == date(2017, 10, 5)
        assert one(rule(), known, today=date(2017, 10, 4)).status is Status.OVER

    def test_one_that_is_shorter_than_the_rule_takes_nothing(self):
        known = facts(*IN_TIME, extensions=(extension("2016-12-01", "2016-10-05"),))
        found = one(rule(), known)
        assert (len(found.counted), deadline(found)) == (2, date(2017, 7, 1))

    def test_a_second_one_does_not_move_what_the_first_had_let_count(self):
        twice = (extension("2017-09-01", "2017-06-20"), extension("2018-09-01", "2017-12-01"))
        assert one(rule(), facts(*self.LATE, extensions=twice)).reached == date(2017, 8, 15)


class TestRevocation:
    AWARDS = (*IN_TIME, earned("skill-3", "2017-02-01", revoked="2017-05-01"))

    def test_a_revoked_award_drops_out_and_is_told(self):
        found = one(rule(), facts(*self.AWARDS))
        assert (found.status, found.to_go, found.dues) == (Status.OVER, 1, ())
        assert [gone.credential for gone in found.revoked] == ["skill-3"]
        assert [(due.day, str(due.amount)) for due in found.dropped] == [
            (date(2017, 2, 1), "500.00")
        ]

    def test_until_then_it_counts(self):
        found = one(rule(), facts(*self.AWARDS), today=date(2017, 4, 30))
        assert (found.status, found.dropped) == (Status.REACHED, ())

    def test_earned_anew_it_counts_again(self):
        again = facts(*self.AWARDS, earned("skill-3", "2017-06-01"))
        found = one(rule(), again)
        assert [due.day for due in found.dues] == [date(2017, 6, 1)]
        assert [due.day for due in found.dropped] == [date(2017, 2, 1)]

    def test_it_drops_out_too_where_time_began_with_it(self):
        first = rule(counts=counts(at_least=1, window={"begins": "first-award", "days": 30}))
        known = facts(earned("skill-1", "2017-01-01", revoked="2017-02-01"))
        found = one(first, known)
        assert [gone.credential for gone in found.revoked] == ["skill-1"]
        assert [due.day for due in found.dropped] == [date(2017, 1, 1)]
        assert (found.outside, found.deadlines) == ((), ())

    def test_one_that_never_counted_is_not_told_as_dropped(self):
        known = facts(earned("skill-1", "2019-01-01", revoked="2019-02-01"))
        found = one(rule(), known)
        assert (found.revoked, found.dropped, len(found.outside)) == ((), (), 1)

    def test_another_award_may_stand_in(self):
        found = one(rule(), facts(*self.AWARDS, earned("skill-4", "2017-02-01")))
        assert (found.reached, found.dropped) == (date(2017, 2, 1), ())
