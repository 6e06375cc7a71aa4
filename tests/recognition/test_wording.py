"""What rules give, in words."""

import pytest

from microcred.model.recognition import Reward
from microcred.recognition.wording import gives

GIVES = {
    "500.00 USD once": {"kind": "pay", "amount": "500"},
    "1,500.50 CAD a year": {"kind": "pay", "amount": "1500.5", "currency": "CAD", "per": "year"},
    "500.00 USD a year, for good": {
        "kind": "pay",
        "amount": "500",
        "per": "year",
        "permanent": "true",
    },
    "40.00 USD for each award": {"kind": "pay", "amount": "40", "per": "award"},
    "10 hours toward renewal": {"kind": "hours", "amount": "10.00", "toward": "renewal"},
    "1 hour for each award": {"kind": "hours", "amount": "1", "per": "award"},
    "0.5 credits": {"kind": "credits", "amount": "0.50"},
    "counts for a licence toward renewal": {"kind": "licence", "toward": "renewal"},
    "the role of teacher leader": {"kind": "role", "role": "teacher leader"},
    "a place on the list of mentors": {"kind": "list", "list": "mentors"},
}


@pytest.mark.parametrize(("expected", "reward"), GIVES.items(), ids=GIVES)
def test_what_is_given(expected, reward):
    assert gives(Reward.model_validate(reward)) == expected
