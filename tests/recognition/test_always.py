"""What holds of every rule: order never matters, more never takes anything away."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.recognition.ruled import LIST, at, counts, earned, extension, facts, one, rule

FIRST = date(2015, 7, 1)
DAYS = st.integers(-60, 800).map(lambda days: FIRST + timedelta(days))
AWARDS = st.lists(
    st.builds(
        lambda slug, day, hour, later: earned(
            slug, day.isoformat(), hour=hour, submitted=day.isoformat()
        )._replace(awarded=at((day + timedelta(later)).isoformat(), hour)),
        st.sampled_from(LIST[:6]),
        DAYS,
        st.integers(0, 23),
        st.integers(0, 40),
    ),
    max_size=12,
    unique=True,
)
WINDOWS = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {"begins": st.sampled_from(["2015-07-01", "2015-09-15", "first-award"])},
        optional={"days": st.integers(1, 700), "years": st.integers(1, 2)},
    ),
)
GROUPS = st.sampled_from(
    [
        [],
        [{"id": "a", "name": "A", "from": LIST[:3], "at_least": 2}],
        [
            {"id": "a", "name": "A", "from": LIST[:2]},
            {"id": "b", "name": "B", "from": LIST[1:4], "at_least": 2},
        ],
    ]
)
REWARDS = [
    {"kind": "pay", "amount": "500.00", "per": "year", "permanent": "true"},
    {"kind": "pay", "amount": "100.00", "per": "award"},
    {"kind": "role", "role": "teacher leader"},
]
RULES = st.builds(
    lambda window, groups, least, by, cap: {
        "effective": {"from": "2015-07-01"},
        "counts": counts(window=window, groups=groups, at_least=least, by=by),
        "cap": cap,
        "rewards": REWARDS,
    },
    WINDOWS,
    GROUPS,
    st.integers(1, 5),
    st.sampled_from(["submitted", "awarded"]),
    st.none() | st.builds(lambda most: {"at_most": most}, st.integers(1, 5)),
)
TODAY = date(2018, 7, 1)


def holds(fields, *awards, **more):
    """Return how somebody with awards stands under a rule on 1 July 2018."""
    return one(rule(**fields), facts(*awards, people=[{"id": "k7m2p4"}], **more), today=TODAY)


def paid(found):
    """Return all the money that is due."""
    return sum(due.amount for due in found.dues)


@settings(max_examples=300)
@given(RULES, AWARDS, st.randoms())
def test_the_order_of_awards_never_matters(fields, awards, random):
    mixed = list(awards)
    random.shuffle(mixed)
    assert holds(fields, *awards)._replace(rule=None) == holds(fields, *mixed)._replace(rule=None)


@given(RULES, AWARDS)
def test_as_many_are_told_as_there_are(fields, awards):
    found = holds(fields, *awards)
    own = [award for award in awards if award.credential in LIST]
    told = {kept.held.credential for kept in (*found.counted, *found.capped)}
    outside = {held.credential for held in (*found.outside, *found.unclear)}
    assert told | outside == {award.credential for award in own}
    assert found.to_go == 0 or found.reached is None


@given(
    RULES,
    AWARDS,
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 900)).map(
            lambda days: extension(
                (FIRST + timedelta(days[0])).isoformat(), (FIRST + timedelta(days[1])).isoformat()
            )
        ),
        max_size=3,
    ),
)
def test_an_extension_never_loses_anything(fields, awards, extensions):
    before = holds(fields, *awards)
    after = holds(fields, *awards, extensions=tuple(extensions))
    _nothing_lost(before, after)
    for number in range(len(extensions)):
        _nothing_lost(holds(fields, *awards, extensions=tuple(extensions[:number])), after)


AMENDMENTS = st.builds(
    lambda on, later, window, least: {
        "on": (FIRST + timedelta(on)).isoformat(),
        "effective": (FIRST + timedelta(on + later)).isoformat(),
        "approved_by": "Board",
        "why": "A reason",
        "window": window,
        "at_least": least,
    },
    st.integers(0, 900),
    st.integers(-30, 90),
    WINDOWS,
    st.none() | st.integers(1, 6),
)


@given(RULES, AWARDS, st.lists(AMENDMENTS, min_size=1, max_size=3))
def test_no_amendment_takes_what_was_reached_before_it(fields, awards, amendments):
    first = min(max(change["on"], change["effective"]) for change in amendments)
    eve = date.fromisoformat(first) - timedelta(1)
    known = facts(*awards, people=[{"id": "k7m2p4"}])
    before = one(rule(**fields), known, today=eve)
    after = one(rule(**fields, amendments=amendments), known, today=max(TODAY, eve))
    if before.reached:
        assert after.reached == before.reached
        assert set(before.dues) <= set(after.dues)


@given(RULES, AWARDS)
def test_a_longer_window_counts_at_least_as_much(fields, awards):
    counted = fields["counts"]
    if not counted["window"] or "days" not in counted["window"]:
        return
    longer = {**counted["window"], "days": counted["window"]["days"] + 30}
    after = holds(fields | {"counts": counted | {"window": longer}}, *awards)
    _nothing_lost(holds(fields, *awards), after)


@settings(max_examples=300)
@given(RULES, AWARDS, st.integers(0, 11))
def test_a_revocation_accounts_for_all_that_was_due(fields, awards, place):
    if not awards:
        return
    place %= len(awards)
    gone = awards[place]._replace(revoked=at("2018-06-30"))
    before = holds(fields, *awards)
    after = holds(fields, *awards[:place], gone, *awards[place + 1 :])
    kept = {(due.day, due.reward) for due in after.dues}
    dropped = {(due.day, due.reward) for due in after.dropped}
    assert {(due.day, due.reward) for due in before.dues} <= kept | dropped


def _nothing_lost(before, after):
    assert {one.held for one in before.counted} <= {one.held for one in after.counted}
    assert paid(after) >= paid(before)
    if before.reached:
        assert after.reached
        assert after.reached <= before.reached
