"""An owner that pays for an award once: who pays, who does not, and that order never matters."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from microcred.recognition.paying_once import paid_once
from tests.recognition.ruled import LATER, counts, earned, facts, organization, rule, stand

ONCE = organization("heron", pays_once="true")
EACH = rule(
    id="each",
    counts=counts(at_least=1, window=None, **{"from": ["skill-1", "skill-2"]}),
    rewards=[{"kind": "pay", "amount": "100.00", "per": "award"}],
)
THREE = rule(id="three", rewards=[{"kind": "pay", "amount": "500.00", "per": "year"}])
AWARDS = facts(
    earned("skill-1", "2016-09-01"),
    earned("skill-3", "2016-10-01"),
    earned("skill-4", "2016-11-01"),
)
TODAY = date(2018, 1, 1)


def settled(*rules, known=AWARDS, owner=ONCE):
    """Return what each rule pays in the end, and what it does not pay since another has."""
    found = paid_once(stand(rules, known, owner, today=TODAY), [owner])
    return {
        one.rule.id: ([due.amount for due in one.dues], [lost.paid_by for lost in one.withheld])
        for one in found
    }


def test_the_rule_that_fell_due_first_pays_and_the_other_never_does():
    assert settled(EACH, THREE) == {"each": ([100], []), "three": ([], ["each", "each"])}


def test_the_order_of_rules_never_matters():
    other = rule(id="also", counts=counts(at_least=1))
    orders = [settled(*order) for order in permutations([EACH, THREE, other])]
    assert all(one == orders[0] for one in orders)


def test_it_says_which_award_was_paid_for():
    found = list(paid_once(stand([EACH, THREE], AWARDS, ONCE, today=TODAY), [ONCE]))
    assert [lost.award.held.credential for lost in found[1].withheld] == ["skill-1", "skill-1"]


def test_awards_that_no_other_rule_pays_for_are_paid():
    known = facts(*AWARDS.earned, earned("skill-2", "2016-12-01"))
    assert settled(EACH, known=known)["each"] == ([100, 100], [])


def test_on_one_day_the_rule_that_has_held_for_longer_pays():
    old = rule(id="zz-old", effective={"from": "2016-01-01"}, counts=counts(at_least=1))
    new = rule(id="aa-new", counts=counts(at_least=1))
    assert settled(new, old) == {"aa-new": ([], ["zz-old"]), "zz-old": ([500], [])}


def test_an_owner_that_does_not_mind_pays_both():
    assert settled(EACH, THREE, owner=organization("heron")) == {
        "each": ([100], []),
        "three": ([500, 500], []),
    }


def test_the_rules_of_two_owners_and_drafts_are_no_conflict():
    others = rule(id="others", owner="crane", counts=counts(at_least=1))
    draft = rule(id="draft", status="draft", counts=counts(at_least=1))
    found = settled(EACH, others, draft)
    assert found == {"draft": ([500], []), "each": ([100], []), "others": ([500], [])}


def test_a_role_is_no_payment():
    role = rule(id="role", rewards=[{"kind": "role", "role": "leader"}])
    found = list(paid_once(stand([EACH, role], AWARDS, ONCE, today=LATER), [ONCE]))
    assert len(found[1].dues) == 1


class TestWhatWasRevoked:
    """Only what was due before an award was revoked can drop out."""

    GONE = facts(
        earned("skill-1", "2016-09-01"),
        earned("skill-3", "2016-10-01", revoked="2017-01-10"),
        earned("skill-4", "2016-11-01"),
    )

    def dropped(self, *rules, known=GONE, owner=ONCE):
        found = paid_once(stand(rules, known, owner, today=TODAY), [owner])
        return {one.rule.id: [due.day.isoformat() for due in one.dropped] for one in found}

    def test_what_another_rule_had_paid_for_cannot_drop_out(self):
        assert self.dropped(EACH, THREE) == {"each": [], "three": []}

    def test_where_both_are_paid_it_drops_out(self):
        once = rule(id="three")
        found = self.dropped(EACH, once, owner=organization("heron"))
        assert found == {"each": [], "three": ["2016-11-01"]}

    def test_what_was_paid_drops_out_also_where_it_is_paid_for_once(self):
        other = rule(id="zz", counts=counts(at_least=1, **{"from": ["skill-3"]}))
        last = rule(
            id="three", counts=counts(at_least=3, **{"from": ["skill-1", "skill-3", "skill-4"]})
        )
        assert self.dropped(other, last) == {"three": [], "zz": ["2016-10-01"]}

    def test_what_would_have_fallen_due_later_was_never_due(self):
        known = facts(
            earned("skill-1", "2016-09-01", revoked="2016-10-10"),
            earned("skill-3", "2016-10-01"),
            earned("skill-4", "2016-11-01"),
        )
        assert self.dropped(rule(id="three"), known=known) == {"three": []}
