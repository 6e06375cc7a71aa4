"""Never two live awards of an earner for one micro-credential, but for a renewal."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.ledger import Held, Refused, may_award
from tests.ledgers import AWARDED

FIVE_YEARS = AWARDED.replace(year=2031)
OLD = Held("old", AWARDED, FIVE_YEARS, 90)


def days(number):
    return timedelta(days=number)


def test_a_first_award_renews_nothing():
    assert may_award([], AWARDED) is None


@pytest.mark.parametrize(
    ("at", "renews"),
    [
        (FIVE_YEARS - days(90), "old"),
        (FIVE_YEARS - days(1), "old"),
        (FIVE_YEARS, None),
        (FIVE_YEARS + days(400), None),
    ],
)
def test_an_award_is_renewed_in_its_last_days_and_won_anew_after_them(at, renews):
    assert may_award([OLD], at) == renews


@pytest.mark.parametrize("at", [AWARDED, AWARDED + days(30), FIVE_YEARS - days(91)])
def test_before_that_another_one_is_refused(at):
    with pytest.raises(Refused) as refused:
        may_award([OLD], at)
    assert str(refused.value) == "they hold old for it, which can be renewed from 2031-08-23 on"


def test_what_never_expires_is_never_renewed():
    with pytest.raises(Refused, match="they hold old for it, which does not expire"):
        may_award([Held("old", AWARDED)], AWARDED + days(9000))


def test_a_revoked_award_stands_in_nobodys_way():
    assert may_award([Held("old", AWARDED, revoked=AWARDED)], AWARDED + days(1)) is None


def test_a_renewal_is_what_is_renewed_next():
    renewal = Held("new", FIVE_YEARS - days(30), FIVE_YEARS.replace(year=2036), 90)
    with pytest.raises(Refused, match="they hold new"):
        may_award([renewal, OLD], FIVE_YEARS - days(10))
    assert may_award([OLD, renewal], FIVE_YEARS.replace(year=2036) - days(10)) == "new"


DAY = st.integers(0, 4000)
ASKED = st.tuples(DAY, st.integers(1, 10), st.integers(0, 8000))


@given(st.lists(ASKED, max_size=6), DAY)
def test_who_is_allowed_never_holds_two_but_in_the_last_days_of_one(asked, day):
    """Replay what is asked for in its order; whatever is allowed is held, revoked in the end."""
    held: list[Held] = []
    for number, (awarded, years, lasting) in enumerate(sorted(asked)):
        moment = AWARDED + days(awarded)
        try:
            may_award(held, moment)
        except Refused:
            continue
        until, ended = moment + days(365 * years), moment + days(lasting)
        held.append(Held(str(number), moment, until, 90, ended))
    at = AWARDED + days(day)
    live = [one for one in held if one.awarded <= at and one.live(at)]
    assert len([one for one in live if one.renewable and at < one.renewable]) <= 1
