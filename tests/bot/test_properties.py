"""What holds in every life of a submission, whatever people do and in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from microcred.bot import marker
from microcred.bot.happening import Kind
from microcred.bot.hearing import heard
from microcred.bot.pull import Verdict
from microcred.bot.standing import may_be_awarded, obstacles
from microcred.model.decision import Outcome
from microcred.model.scorecard import ReviewEvent, Scored
from microcred.problem import verdict
from tests.bot.life import BOT, Life

Step = Callable[[Life], object]

EVALUATORS = st.sampled_from(["ana", "ben", "cem", "dee", "lou"])
LEVELS = st.sampled_from(["mmm", "mms", "mnm", "nnn", "mm-", "-m-", "xxx"])
COMMANDS = st.sampled_from(
    [
        *("/help", "/status", "/decide", "/claim", "/release", "/recuse because", "/resume"),
        *("/hold it asks for a login", "/reassign ben to cem", "/reassign ana", "/nonsense"),
        *("/withdraw", "/appeal because of this", "/hold\n/resume", "Thank you.", "> /withdraw"),
    ]
)
PROBLEM = Life.problem("S21", "this link is on another host", "Move it.")


@st.composite
def reviewing(draw: st.DrawFn) -> Step:
    who, levels = draw(EVALUATORS), draw(LEVELS)
    said = draw(st.sampled_from([None, *Verdict]))
    if levels == "xxx":
        return lambda life: life.reviews(who, body="Looks good.", verdict=said)
    return lambda life: life.reviews(who, levels, said)


@st.composite
def speaking(draw: st.DrawFn) -> Step:
    who, text = draw(st.one_of(EVALUATORS, st.just("teacher"))), draw(COMMANDS)
    edited = draw(st.booleans()) and draw(st.booleans())
    return lambda life: life.says(who, text, edited=edited)


@st.composite
def changing(draw: st.DrawFn) -> Step:
    place, text = draw(st.integers(0, 9)), draw(st.one_of(COMMANDS, LEVELS))

    def change(life: Life) -> None:
        theirs = [one.id for one in life.pull.comments if one.by.number != BOT]
        every = [*theirs, *(one.id for one in life.pull.reviews)]
        if every:
            life.edit(every[place % len(every)], text)

    return change


def pushing(life: Life) -> None:
    """Push the next attempt where one is asked for, else the last one anew."""
    decision = life.decision()
    again = decision.outcome is Outcome.RESUBMIT
    life.hand_in(len(life.attempts) + again)


def troubled(life: Life) -> None:
    life.problems = () if life.problems else (PROBLEM,)


def agreed(levels: str) -> Step:
    """Let two evaluators hand in the same levels."""

    def agree(life: Life) -> None:
        life.run()
        for who in ("ana", "ben"):
            life.reviews(who, levels)
        life.run()

    return agree


BEGINNINGS: st.SearchStrategy[list[Step]] = st.sampled_from(
    [
        [],
        [agreed("mms")],
        [agreed("mnm")],
        [agreed("mnm"), pushing],
        [agreed("mnm"), pushing, agreed("-m-")],
        [lambda life: life.reviews("ana", "mmm"), lambda life: life.reviews("ben", "mnm")],
    ]
)
STEPS: st.SearchStrategy[Step] = st.one_of(
    reviewing(),
    speaking(),
    changing(),
    st.just(pushing),
    st.just(troubled),
    st.integers(1, 400).map(lambda hours: lambda life: life.tick(hours)),
    st.sampled_from([Kind.PULL, Kind.SWEEP]).map(lambda kind: lambda life: life.run(kind)),
)
LIVES = st.tuples(BEGINNINGS, st.lists(STEPS, max_size=8)).map(lambda two: [*two[0], *two[1]])
MANY = settings(max_examples=50)


def lived(steps: list[Step]) -> Life:
    life = Life().hand_in()
    for step in steps:
        step(life)
    return life


@MANY
@given(LIVES)
def test_once_all_is_done_there_is_nothing_more_to_do(steps):
    life = lived(steps).settle()
    for kind in (Kind.SWEEP, Kind.PULL, Kind.COMMENT, Kind.REVIEW):
        assert life.plan(kind) == ()


@MANY
@given(LIVES)
def test_success_is_said_only_of_an_award_for_just_this_head(steps):
    life = lived(steps).settle()
    decision = life.decision()
    if life.check == "success":
        assert decision.outcome is Outcome.AWARD
        assert decision.head == life.pull.head
        assert verdict(life.problems).passed
        assert verdict(obstacles(life.matter())).passed
    assert (life.check == "success") == (may_be_awarded(life.matter()) and life.pull.open)


@MANY
@given(LIVES, st.integers(0, 4), st.integers(0, 4))
def test_a_run_that_is_cut_off_changes_nothing_in_the_end(steps, first, second):
    life, other = lived(steps), lived(steps)
    other.run(Kind.SWEEP, most=first)
    other.run(Kind.PULL, most=second)
    assert ended(other.settle()) == ended(life.settle())


def ended(life: Life) -> tuple[Any, ...]:
    """Return what is left in the end: one comment, one decision, each thing answered once."""
    decision = life.decision()
    answered = sorted(one for mark in marks(life) for one in mark)
    assert len(answered) == len(set(answered)), "something was answered twice"
    return decision.outcome, life.check, life.stands, life.entries(), answered


def marks(life: Life) -> list[list[str]]:
    found = (marker.read(one, BOT) for one in life.ours())
    said = (one.said for one in found if one and one.name == marker.ANSWER)
    return [[f"{one['id']} {one['text']}" for one in mark.get("answered", ())] for mark in said]


@MANY
@given(LIVES)
def test_there_is_one_comment_that_is_kept(steps):
    life = lived(steps).settle()
    assert "### Wait Time: " in life.kept
    assert len(life.kept) < 65_000


@MANY
@given(LIVES, st.randoms(use_true_random=False))
def test_the_order_in_which_github_lists_things_changes_nothing(steps, chance):
    life = lived(steps)
    comments, reviews = [*life.pull.comments], [*life.pull.reviews]
    chance.shuffle(comments)
    chance.shuffle(reviews)
    shuffled = replace(life.pull, comments=tuple(comments), reviews=tuple(reviews))
    matter = life.matter()
    assert heard(replace(matter, pull=shuffled)) == heard(matter)


@MANY
@given(LIVES)
def test_what_was_heard_is_heard_again_with_the_case_it_led_to(steps):
    life = lived(steps)
    bare = replace(life.matter(), case=life.bare())
    assert heard(bare) == heard(life.matter())


NOISE = st.lists(
    st.tuples(
        st.sampled_from(["stranger", "teacher"]),
        st.sampled_from(["mmm", "nnn", "/claim", "/hold", "/resume", "/recuse", "/reassign ana"]),
        st.sampled_from(Verdict),
    ),
    max_size=4,
)


@MANY
@given(LIVES, NOISE)
def test_nobody_who_may_not_changes_where_it_stands(steps, noise):
    quiet, loud = lived(steps), lived(steps)
    for who, what, said in noise:
        if what.startswith("/"):
            loud.says(who, what)
        else:
            loud.reviews(who, what, said)
    loud.now = quiet.now = max(loud.now, quiet.now)
    assert standing(loud) == standing(quiet)
    assert standing(loud.settle()) == standing(quiet.settle())


def standing(life: Life) -> tuple[Any, ...]:
    decision = life.decision()
    return decision.outcome, decision.criteria, decision.counted, decision.uncounted


@MANY
@given(LIVES)
def test_only_listed_evaluators_and_the_earner_bring_anything_about(steps):
    for one in lived(steps).settle().entries():
        if isinstance(one, Scored):
            assert one.evaluator in {"ana", "ben", "cem", "dee", "lou"}
        elif isinstance(one, ReviewEvent):
            assert one.by in {"ana", "ben", "cem", "dee", "lou", "github:5001"}


@MANY
@given(LIVES)
def test_everybody_who_gives_a_command_is_answered(steps):
    life = lived(steps).settle()
    told = {one.split()[0] for mark in marks(life) for one in mark}
    for one in life.pull.comments:
        plain = one.body.startswith("/") and one.by.number != BOT
        assert not plain or f"comment-{one.id}" in told
