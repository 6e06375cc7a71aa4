"""An attempt is never edited after it was scored: the decision alone; Git's part is elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.attempt import changed_attempts
from microcred.releases import Change

FOLDER = "submissions/wait-time/k3f9q2m7"
ONE, TWO, THREE = (f"{FOLDER}/attempt-{number}.md" for number in (1, 2, 3))
DECISION = f"{FOLDER}/decision.yml"


def found(merged=(), proposed=(), present=None):
    problems = changed_attempts(merged, list(proposed), present or {})
    return [str(problem).replace(f"{FOLDER}/", "") for problem in problems]


def merged_problem(path, what="changed"):
    name = path.rpartition("/")[2]
    return (
        f"{name}:1: S39 this attempt was {what} after it was merged; evaluators scored what it "
        "said before"
    )


def proposed_problem(path, what="changed"):
    return merged_problem(path, what).replace("it was merged", "the next one was handed in")


ADDED = Change(ONE, None, "a")


def test_merged_and_as_it_was():
    assert found([ADDED], present={ONE: "a"}) == []


@pytest.mark.parametrize(
    ("changes", "present", "what"),
    [
        ([ADDED], {ONE: "b"}, "changed"),
        ([ADDED], {}, "removed"),
        ([Change(ONE, "a", "b"), ADDED], {ONE: "b"}, "changed"),
        ([Change(ONE, "b", "a"), Change(ONE, "a", "b"), ADDED], {ONE: "a"}, "changed"),
        ([Change(ONE, "a", None), ADDED], {}, "removed"),
        ([Change(ONE, None, "a"), Change(ONE, "a", None), ADDED], {ONE: "a"}, "changed"),
    ],
)
def test_merged_and_edited(changes, present, what):
    assert found(changes, present=present) == [merged_problem(ONE, what)]


def test_a_decision_is_guarded_elsewhere():
    assert found([Change(DECISION, "a", "b"), Change(DECISION, None, "a")]) == []


def test_on_a_branch_the_newest_attempt_may_change():
    proposed = [Change(ONE, "a", "b"), ADDED]
    assert found(proposed=proposed, present={ONE: "c"}) == []


def test_on_a_branch_the_first_may_change_until_the_second_is_there():
    proposed = [Change(TWO, None, "x"), Change(ONE, "a", "b"), ADDED]
    assert found(proposed=proposed, present={ONE: "b", TWO: "y"}) == []


@pytest.mark.parametrize(
    ("proposed", "present", "what"),
    [
        ([Change(TWO, None, "x"), ADDED], {ONE: "b", TWO: "x"}, "changed"),
        ([Change(ONE, "a", "b"), Change(TWO, None, "x"), ADDED], {ONE: "b", TWO: "x"}, "changed"),
        ([Change(ONE, "a", None), Change(TWO, None, "x"), ADDED], {TWO: "x"}, "removed"),
        # in one commit with the next attempt: Git lists a commit's files by their paths
        ([Change(ONE, "a", "b"), Change(TWO, None, "x"), ADDED], {ONE: "b", TWO: "x"}, "changed"),
    ],
)
def test_on_a_branch_not_afterwards(proposed, present, what):
    assert found(proposed=proposed, present=present) == [proposed_problem(ONE, what)]


def test_each_attempt_is_guarded_once_the_next_is_there():
    proposed = [Change(THREE, None, "z"), Change(TWO, None, "y"), ADDED]
    present = {ONE: "a", TWO: "changed", THREE: "changed"}
    assert found(proposed=proposed, present=present) == [proposed_problem(TWO)]


def test_what_was_merged_before_the_branch_began_is_told_of_once():
    assert found([ADDED], [Change(ONE, "a", "b")], {ONE: "b"}) == [merged_problem(ONE)]
    proposed = [Change(TWO, None, "x"), Change(ONE, "a", "b")]
    assert found([ADDED], proposed, {ONE: "c", TWO: "x"}) == [merged_problem(ONE)]


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=6), st.sampled_from("abc"))
def test_what_was_ever_edited_is_always_found(blobs, now):
    """`blobs` is what the file held after each of its commits, the first one first."""
    before = [None, *blobs]
    history = [Change(ONE, old, new) for old, new in zip(before, blobs, strict=False) if old != new]
    edited = len(set(blobs)) > 1 or now != blobs[0]
    assert bool(found(reversed(history), present={ONE: now})) == edited
