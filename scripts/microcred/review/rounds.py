"""Round after round of a submission: what is met stays met, and the rest is open again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from microcred.model.decision import Outcome
from microcred.model.scorecard import EventKind, Scored
from microcred.review.case import Case, CriterionVerdict, Reason, Round, Uncounted
from microcred.review.combining import Combined, State
from microcred.review.counting import Panel
from microcred.review.judging import Judged, judged
from microcred.review.terms import Terms, attempts
from microcred.review.verdicts import verdicts
from microcred.words import counted

DECIDED = frozenset({Outcome.AWARD, Outcome.RESUBMIT})
NOTHING = Judged(Outcome.DRAFT, Panel((), (), ()), Combined(State.WAITING, {}))


@dataclass(frozen=True, slots=True)
class Appeal:
    """A fresh panel for what one attempt has not met, from a moment on."""

    attempt: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Window:
    """The time that belongs to one round; None where it is not known or has no end.

    `ends` is False where a next attempt is there and nobody knows when it was handed in.
    """

    since: datetime | None
    until: datetime | None
    last: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a submission stands after some of its rounds.

    `at` is the round it stands in, and `judged` what came of that. `decided` is the last round that
    was decided, and `scorers` those who decided. `verdicts` holds the criteria decided so far.
    """

    at: Round | None = None
    judged: Judged = NOTHING
    appealed: bool = False
    decided: Round | None = None
    scorers: frozenset[str] = frozenset()
    verdicts: Mapping[str, CriterionVerdict] = field(default_factory=dict)
    counted: tuple[Scored, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()

    @property
    def met(self) -> frozenset[str]:
        """Return the criteria that are met, for good."""
        return frozenset(one.criterion for one in self.verdicts.values() if one.met)


def standing(case: Case, appeal: Appeal | None = None) -> Standing:
    """Return where a submission stands after all of its rounds."""
    every = sorted(case.rounds, key=lambda one: (one.attempt, one.head))
    limit = attempts(case.release)
    allowed = [one for one in every if limit is None or one.attempt <= limit]
    now = Standing()
    for number, one in enumerate(allowed):
        now = _after(case, now, one, _window(one, allowed[number + 1 :]), appeal)
    for one in every[len(allowed) :]:
        said = f"The release allows {counted(limit or 0, 'attempt')}, and this one came after."
        now = _uncounted(now, one.scorecards, Reason.NOT_ASKED_FOR, said)
    return now


def as_of(case: Case, at: datetime) -> Case:
    """Return the case as it was at a moment."""
    rounds = (
        replace(one, scorecards=tuple(card for card in one.scorecards if card.at <= at))
        for one in case.rounds
        if one.handed_in is None or one.handed_in <= at
    )
    events = tuple(one for one in case.events if one.at <= at)
    return replace(case, rounds=tuple(rounds), events=events)


def _window(one: Round, later: Sequence[Round]) -> Window:
    ends = [following.handed_in for following in later if following.handed_in is not None]
    known = not later or later[0].handed_in is not None
    return Window(one.handed_in, min(ends, default=None), not later, known)


def _after(
    case: Case, now: Standing, one: Round, window: Window, appeal: Appeal | None
) -> Standing:
    """Return where a submission stands after one more round."""
    if now.judged.outcome is Outcome.AWARD:
        said = "The submission had been decided before this attempt."
        return _uncounted(now, one.scorecards, Reason.NOT_ASKED_FOR, said)
    if now.appealed and now.judged.outcome not in DECIDED:
        said = "The appeal on the attempt before is decided first."
        return _uncounted(now, one.scorecards, Reason.WAITING, said)
    if appeal is not None and appeal.attempt == one.attempt:
        return _appealed(case, now, one, window, appeal)
    result = _first(case, now, one, window)
    if window.last or result.outcome in DECIDED:
        return _taken(case, now, one, result)
    said = "The next attempt was handed in before this one was decided."
    skipped = _uncounted(now, result.panel.counting, Reason.SUPERSEDED, said)
    return replace(skipped, uncounted=(*skipped.uncounted, *result.panel.uncounted))


def _first(case: Case, now: Standing, one: Round, window: Window) -> Judged:
    """Return what a round came to by its ordinary panel."""
    return judged(_during(case, window), one, Terms(case.release, now.met, window.until))


def _appealed(case: Case, now: Standing, one: Round, window: Window, appeal: Appeal) -> Standing:
    """Return where a submission stands after a round that went to a second, fresh panel.

    What the first panel saw met stays met. The fresh one scores the rest.
    """
    before = _only(one, [card for card in one.scorecards if card.at <= appeal.at])
    earlier = _first(as_of(case, appeal.at), now, before, window)
    then = _taken(case, now, before, earlier)
    if then.met == now.met:  # nothing rests on the first panel
        said = "An appeal gave this attempt to a fresh panel."
        dropped = _uncounted(then, earlier.panel.counting, Reason.PREVIOUS_SCORER, said)
        then = replace(dropped, counted=now.counted)
    after = _only(one, [card for card in one.scorecards if card.at > appeal.at])
    terms = Terms(case.release, then.met, None, then.scorers)
    fresh = judged(_since(case, appeal.at), after, terms)
    return replace(_taken(case, then, one, fresh), appealed=True)


def _only(one: Round, scorecards: Sequence[Scored]) -> Round:
    return replace(one, scorecards=tuple(scorecards))


def _during(case: Case, window: Window) -> Case:
    """Return the case with the events that concern one round.

    Stepping back holds for the rounds after it too. Where it is not known when the next attempt
    was handed in, nothing can be said to hold this one.
    """
    since = case if window.since is None else _since(case, window.since)
    events = since.events if window.until is None else as_of(since, window.until).events
    if not window.ends:
        events = tuple(event for event in events if event.kind is EventKind.RECUSED)
    return replace(case, events=events)


def _since(case: Case, at: datetime) -> Case:
    """Return the case without what was held or released up to a moment."""
    kept = (one for one in case.events if one.kind is EventKind.RECUSED or one.at >= at)
    return replace(case, events=tuple(kept))


def _taken(case: Case, now: Standing, one: Round, result: Judged) -> Standing:
    """Return where a submission stands with the result of a round taken in."""
    after = replace(
        now,
        at=one,
        judged=result,
        appealed=False,
        counted=(*now.counted, *result.panel.counting),
        uncounted=(*now.uncounted, *result.panel.uncounted),
    )
    if result.outcome not in DECIDED:
        return after
    return replace(
        after,
        decided=one,
        scorers=now.scorers | {card.evaluator for card in result.panel.counting},
        verdicts={**now.verdicts, **_verdicts(case, one, result)},
    )


def _verdicts(case: Case, one: Round, result: Judged) -> dict[str, CriterionVerdict]:
    rubric = Terms(case.release).rubric
    return verdicts(rubric, one.attempt, result.combined, result.panel.counting)


def _uncounted(now: Standing, cards: Collection[Scored], reason: Reason, why: str) -> Standing:
    left_out = (Uncounted(card, reason, why) for card in cards)
    return replace(now, uncounted=(*now.uncounted, *left_out))
