"""Changes that somebody thinks of: what may be set, and what is refused in words."""

from __future__ import annotations

import pytest

from microcred.model.recognition import Amendment, RecognitionRule
from microcred.recognition.proposing import BadChange, changed, with_amendment
from tests.recognition.ruled import rule

CHANGES = {
    "counts.at_least=12": lambda one: one.counts.at_least == 12,
    "at_least=12": lambda one: one.counts.at_least == 12,
    "window.days=730": lambda one: (one.counts.window.days, one.counts.window.years) == (730, None),
    "window.years=2": lambda one: (one.counts.window.days, one.counts.window.years) == (None, 2),
    "by=submitted": lambda one: one.counts.by == "submitted",
    "effective.from=2015-01-01": lambda one: one.effective.first.year == 2015,
    "rewards.0.amount=600": lambda one: str(one.rewards[0].amount) == "600",
    "rewards.0.permanent=true": lambda one: one.rewards[0].permanent,
    "counts.from=skill-1, skill-2": lambda one: one.counts.choices == ("skill-1", "skill-2"),
    "cap.at_most=2": lambda one: one.cap.at_most == 2,
    "window=": lambda one: one.counts.window is None,
}


@pytest.mark.parametrize(("change", "holds"), CHANGES.items(), ids=CHANGES)
def test_a_change(change, holds):
    before = rule()
    assert holds(RecognitionRule.model_validate(changed(before, [change])))
    assert before == rule()


def test_no_change_changes_nothing():
    assert RecognitionRule.model_validate(changed(rule(), [])) == rule()


def test_changes_come_one_after_the_other():
    data = changed(rule(), ["at_least=4", "at_least=5"])
    assert RecognitionRule.model_validate(data).counts.at_least == 5


@pytest.mark.parametrize(
    "change",
    ["at_least", "=12", "a..b=1", "rewards.7.amount=1", "rewards.x=1", "id.x=1", "id.x.y=1"],
)
def test_what_cannot_be_set_is_refused(change):
    with pytest.raises(BadChange, match=change.replace(".", r"\.")):
        changed(rule(), [change])


def test_an_amendment_is_added_after_others():
    fields = {"on": "2017-01-01", "effective": "2017-02-01", "approved_by": "B", "why": "W"}
    first = Amendment.model_validate(fields)
    amended = RecognitionRule.model_validate(with_amendment(rule(amendments=[fields]), first))
    assert amended.amendments == (first, first)
