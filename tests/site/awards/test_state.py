"""How an award stands on a day, and when that changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.site.awards.state import State, state_on, turning

UNTIL = date(2031, 11, 21)


@pytest.mark.parametrize(
    ("day", "until", "window", "revoked", "state"),
    [
        ("2026-11-22", None, 0, False, "valid"),
        ("2126-11-22", None, 90, False, "valid"),
        ("2026-11-22", UNTIL, 90, False, "valid"),
        ("2031-08-23", UNTIL, 90, False, "valid"),
        ("2031-08-24", UNTIL, 90, False, "renew"),
        ("2031-11-21", UNTIL, 90, False, "renew"),
        ("2031-11-21", UNTIL, 0, False, "valid"),
        ("2031-11-22", UNTIL, 90, False, "expired"),
        ("2031-11-22", UNTIL, 0, False, "expired"),
        ("2026-11-22", UNTIL, 90, True, "revoked"),
        ("2040-11-22", UNTIL, 90, True, "revoked"),
        ("2040-11-22", None, 90, True, "revoked"),
    ],
)
def test_the_state_on_a_day(day, until, window, revoked, state) -> None:
    assert state_on(date.fromisoformat(day), until, window, revoked=revoked) == state


def test_what_others_may_rely_on() -> None:
    assert [state for state in State if state.stands] == [State.VALID, State.RENEWABLE]
    assert [state.ribbon for state in State] == ["", "", "-expired", "-revoked"]


@given(
    day=st.dates(date(2026, 1, 1), date(2040, 1, 1)),
    until=st.none() | st.dates(date(2026, 1, 1), date(2040, 1, 1)),
    window=st.integers(0, 730),
    revoked=st.booleans(),
)
def test_the_state_stays_until_it_turns_and_then_is_another(day, until, window, revoked) -> None:
    now = state_on(day, until, window, revoked=revoked)
    turn = turning(day, until, window, revoked=revoked)
    if turn is None:
        assert state_on(date(2199, 1, 1), until, window, revoked=revoked) == now
        return
    assert turn > day
    assert state_on(turn - timedelta(days=1), until, window, revoked=revoked) == now
    assert state_on(turn, until, window, revoked=revoked) != now
