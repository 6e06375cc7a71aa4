"""What was decided of each criterion, and the evaluators' words on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from microcred.model.rubric import Criterion, Rubric
from microcred.model.scorecard import CriterionScore, Scored
from microcred.review.case import CriterionVerdict
from microcred.review.combining import Combined
from microcred.scorecards.gaps import met
from microcred.words import listed, number, sentence


def verdicts(
    rubric: Rubric, attempt: int, together: Combined, cards: Sequence[Scored]
) -> dict[str, CriterionVerdict]:
    """Return the verdict on each criterion that a panel decided, by the criterion's id."""
    ordered = sorted(cards, key=lambda card: (card.at, card.evaluator))
    return {
        criterion.id: _verdict(rubric, criterion, attempt, together, _scores(criterion, ordered))
        for criterion in rubric.criteria
        if criterion.id in together.levels
    }


def still_open(criterion: Criterion, attempt: int, *, scoring: bool) -> CriterionVerdict:
    """Return the verdict on a criterion that nobody decided yet."""
    why = f"It is open in attempt {attempt}." if scoring else "It has not been scored yet."
    return CriterionVerdict(criterion.id, None, None, criterion.critical, attempt, why)


def _scores(criterion: Criterion, cards: Sequence[Scored]) -> list[CriterionScore]:
    return [
        score for card in cards for score in card.card.scores if score.criterion == criterion.id
    ]


def _verdict(
    rubric: Rubric,
    criterion: Criterion,
    attempt: int,
    together: Combined,
    scores: Sequence[CriterionScore],
) -> CriterionVerdict:
    level = together.levels[criterion.id]
    return CriterionVerdict(
        criterion.id,
        level,
        met(rubric, level),
        criterion.critical,
        attempt,
        " ".join(_why(rubric, criterion, together, scores)),
        tuple(dict.fromkeys(score.feedback for score in scores if score.feedback)),
        tuple(dict.fromkeys(score.where for score in scores if score.where)),
    )


def _why(
    rubric: Rubric, criterion: Criterion, together: Combined, scores: Sequence[CriterionScore]
) -> Iterator[str]:
    """Yield sentences: how many saw which level, which stands, and what they wrote."""
    names = {level.id: level.name for level in rubric.levels}
    seen = Counter(score.level for score in scores)
    yield _seen([(names[level], seen[level]) for level in names if seen[level]])
    stands = names[together.levels[criterion.id]]
    if criterion.id in together.settled:
        yield f"A lead evaluator settled it: {stands}."
    elif len(seen) > 1:
        yield f"{stands} stands."
    for score in scores:
        if score.why:
            yield f"“{score.why}”"


def _seen(counts: Sequence[tuple[str, int]]) -> str:
    """Return “Both evaluators saw Meets.”, or how many saw which level."""
    if len(counts) == 1:
        name, count = counts[0]
        everyone = {1: "One evaluator", 2: "Both evaluators"}.get(
            count, f"All {number(count)} evaluators"
        )
        return f"{everyone} saw {name}."
    (name, count), *others = counts
    first = f"{number(count)} evaluator{'s' if count > 1 else ''} saw {name}"
    said = [first, *(f"{number(count)} saw {name}" for name, count in others)]
    return sentence(f"{listed(said)}.")
