"""What a scorecard lacks, or holds too much of, to be scored by a release."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from microcred.model.rubric import Criterion, Rubric
from microcred.model.scorecard import CriterionScore, Scorecard
from microcred.saying import Saying
from microcred.words import listed
from microcred.yamltext import Location


class Gap(NamedTuple):
    """One thing that keeps a scorecard from counting, and where in the model it is."""

    at: Location
    code: str
    message: str
    fix: str


def gaps(card: Scorecard, rubric: Rubric, open_criteria: Collection[str]) -> Iterator[Gap]:
    """Yield what keeps a scorecard from being complete, None missing that is needed to decide.

    Each open criterion needs a level of the rubric, once; one that is not met needs a reason and
    feedback. Criteria that were met before may be scored again, which changes nothing.
    """
    known = {criterion.id: criterion for criterion in rubric.criteria}
    scored: set[str] = set()
    for number, score in enumerate(card.scores):
        at: Location = ("scores", number)
        criterion = known.get(score.criterion)
        if criterion is None:
            yield _unknown_criterion(at, score, rubric)
        elif criterion.id in scored:
            yield _twice(at, criterion)
        elif score.level not in {level.id for level in rubric.levels}:
            yield _unknown_level(at, score, criterion, rubric)
        elif score.criterion in open_criteria and not met(rubric, score.level):
            yield from _unexplained(at, score, criterion, rubric)
        scored.add(score.criterion)
    for wanted in rubric.criteria:
        if wanted.id in open_criteria and wanted.id not in scored:
            yield _missing(wanted, rubric)


def met(rubric: Rubric, level: str) -> bool:
    """True where a level meets a criterion. Levels are listed from lowest to highest."""
    ids = [one.id for one in rubric.levels]
    passing = rubric.passing_level
    return passing is not None and level in ids and ids.index(level) >= ids.index(passing.id)


def _unknown_criterion(at: Location, score: CriterionScore, rubric: Rubric) -> Gap:
    known = _choice(one.id for one in rubric.criteria)
    message = f"`{score.criterion}` is not a criterion of this rubric"
    return Gap((*at, "criterion"), "K03", message, f"Write {known}.")


def _twice(at: Location, criterion: Criterion) -> Gap:
    message = f"“{criterion.name}” is scored a second time"
    return Gap(
        (*at, "criterion"), "K06", message, "Keep the one that holds, and take the other out."
    )


def _unknown_level(
    at: Location, score: CriterionScore, criterion: Criterion, rubric: Rubric
) -> Gap:
    levels = _choice(one.id for one in rubric.levels)
    message = f"`{score.level}`, given for “{criterion.name}”, is not a level of this rubric"
    return Gap((*at, "level"), "K04", message, f"Write {levels}.")


def _unexplained(
    at: Location, score: CriterionScore, criterion: Criterion, rubric: Rubric
) -> Iterator[Gap]:
    level = next(one.name for one in rubric.levels if one.id == score.level)
    said = {"name": criterion.name, "level": level}
    if score.why is None:
        yield Gap((*at, "why"), "K11", _NO_WHY(**said), _WHY())
    if score.feedback is None:
        yield Gap((*at, "feedback"), "K12", _NO_FEEDBACK(**said), _FEEDBACK())


_NO_WHY = Saying("K11.unmet", "“{name}” is scored {level}, but `why` is missing")
_WHY = Saying("K11.unmet.fix", "Say what you saw, or looked for and did not find.")
_NO_FEEDBACK = Saying("K12", "“{name}” is scored {level}, but `feedback` is missing")
_FEEDBACK = Saying("K12.fix", "Say what the teacher can do next.")


def _missing(criterion: Criterion, rubric: Rubric) -> Gap:
    levels = _choice(one.name for one in rubric.levels)
    fix = _LEVEL(id=criterion.id, levels=levels)
    return Gap(("scores",), "K07", _NO_LEVEL(name=criterion.name), fix)


_NO_LEVEL = Saying("K07", "“{name}” has no level")
_LEVEL = Saying("K07.fix", "Score `{id}`: {levels}.")


def _choice(names: Iterator[str]) -> str:
    return listed([f"`{name}`" for name in names], "or")
