"""Rules about how a submission is scored, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.definition import Definition
from microcred.model.credential import Scoring
from microcred.model.vocabulary import Mode
from microcred.problem import Severity
from microcred.rules.rule import Finding, found, rule


def _scoring(definition: Definition) -> Scoring:
    return definition.credential.model.scoring or Scoring()


def _lacking(definition: Definition, field: str, message: str) -> Finding:
    text = f"`scoring.{field}` is missing: {message}"
    return found(definition.credential, ("scoring", field), text)


@rule(
    "L18",
    "A teacher knows when to expect an answer.",
    severity=Severity.WARNING,
    reason="Waiting without a date is what makes people give up.",
    source="Published turnarounds: BloomBoard 5 business days, Digital Promise 14, Delaware "
    "3 to 4 weeks.",
    fix="Add `turnaround_days`, in school days.",
)
def turnaround_is_stated(definition: Definition) -> Iterator[Finding]:
    """Yield when no turnaround is stated."""
    if _scoring(definition).turnaround_days is None:
        yield _lacking(definition, "turnaround_days", "nobody knows when to expect an answer")


@rule(
    "L19",
    "A teacher knows how often to try, and what follows the last attempt.",
    severity=Severity.WARNING,
    reason="Resubmitting is a normal part of learning, so it should hold no surprise.",
    source="BloomBoard: three attempts, then a coach. Utah: without limit.",
    fix="Add `attempts: 3` and `after_last: coaching`, or `attempts: unlimited`.",
)
def attempts_are_stated(definition: Definition) -> Iterator[Finding]:
    """Yield when the number of attempts, or what follows the last, is not stated."""
    scoring = _scoring(definition)
    if scoring.attempts is None:
        yield _lacking(definition, "attempts", "nobody knows how often one may try")
    elif scoring.attempts != "unlimited" and scoring.after_last is None:
        yield _lacking(definition, "after_last", "nobody knows what follows the last attempt")


@rule(
    "L20",
    "It says how many people score, whether they know whose work it is, and who settles a split.",
    severity=Severity.WARNING,
    reason="What an award is worth depends on how it was judged.",
    source="Delaware's Department of Education and BloomBoard: two scorers who do not know the "
    "teacher.",
    fix="Add it under `scoring`.",
    note="One scorer cannot disagree, so `adjudication` is asked for from two on. Blind scoring "
    "in open mode is an error: a pull request shows its author.",
)
def scoring_is_described(definition: Definition) -> Iterator[Finding]:
    """Yield what is not said of the scoring, and a promise of blindness that cannot be kept."""
    scoring = _scoring(definition)
    if scoring.scorers is None:
        yield _lacking(definition, "scorers", "nobody knows how many people score")
    if scoring.blind is None:
        yield _lacking(definition, "blind", "nobody knows whether evaluators see whose work it is")
    if scoring.adjudication is None and scoring.scorers != 1:
        yield _lacking(definition, "adjudication", "nobody knows who settles a split")
    if scoring.blind and definition.program.mode is Mode.OPEN:
        yield found(
            definition.credential,
            ("scoring", "blind"),
            "`scoring.blind` cannot be kept in open mode: a pull request shows its author",
            "Write `blind: false`, or set `mode: private` in program/program.yml.",
            Severity.ERROR,
        )


@rule(
    "L21",
    "It says what an evaluator must know, and nobody scores their own work.",
    reason="Who judges decides what the award is worth, and nobody can vouch for themselves.",
    source="Education Week: “Questions also surround who or what body should assess the "
    "teachers' work.”",
    fix="Say in `qualification` what an evaluator can show: practice, training, agreement.",
)
def evaluators_are_qualified(definition: Definition) -> Iterator[Finding]:
    """Yield when no qualification is stated, or when self-review is not barred."""
    if _scoring(definition).qualification is None:
        yield _lacking(definition, "qualification", "anybody could score")
    if not definition.program.review.bar_self:
        yield Finding(
            "program/program.yml",
            1,
            "`review.bar_self` is false: people may score their own work",
            "Set it to true, or leave it out.",
        )
