"""How a submission is scored and what follows, said to the teacher who sends it."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.model.credential import Achievement, Scoring, Validity
from microcred.model.program import Review
from microcred.model.vocabulary import Adjudication, AfterLast
from microcred.words import counted, number, sentence


def scoring_words(achievement: Achievement, settings: Review) -> dict[str, list[str]]:
    """Return sentences under the headings `who`, `answer` and `lasts`; a heading may be empty."""
    scoring = achievement.scoring or Scoring()
    return {
        "who": [*_who(scoring), *(_barred(settings) if scoring.scorers else ())],
        "answer": list(_answer(scoring)),
        "lasts": list(_lasts(achievement.validity)),
    }


def _who(scoring: Scoring) -> Iterator[str]:
    if scoring.scorers == 1:
        yield "One evaluator scores what you send, row by row."
    elif scoring.scorers:
        count = sentence(number(scoring.scorers))
        yield f"{count} evaluators score what you send, each on their own, row by row."
    if scoring.blind is not None:
        known = "are not told" if scoring.blind else "can see"
        yield f"Evaluators {known} whose work it is."
    if scoring.adjudication and scoring.scorers != 1:
        yield _DIFFER[scoring.adjudication]


_DIFFER = {
    Adjudication.THIRD_SCORER: "Where they differ on a result that counts, another one scores it.",
    Adjudication.CONSENSUS: "Where they differ, they talk it through until they agree.",
    Adjudication.LEAD_EVALUATOR: "Where they differ, the lead evaluator decides.",
}


def _barred(settings: Review) -> Iterator[str]:
    if settings.bar_self and settings.bar_same_school:
        yield "Nobody scores their own work, or that of a colleague at their school."
    elif settings.bar_self:
        yield "Nobody scores their own work."


def _answer(scoring: Scoring) -> Iterator[str]:
    if scoring.turnaround_days:
        days = counted(scoring.turnaround_days, "school day")
        yield f"You have an answer within {days}: a level for every row, and why."
    if scoring.attempts == "unlimited":
        yield "Not met yet? You can revise and send it again as often as you like."
    elif scoring.attempts == 1:
        yield "You can send it once."
    elif scoring.attempts:
        again = _times(scoring.attempts - 1)
        yield f"Not met yet? You can revise and send it again, {again} at most."
    if scoring.attempts and scoring.attempts != 1:
        yield "Rows you have met stay met."
    if scoring.after_last and scoring.attempts != "unlimited":
        yield _AFTER[scoring.after_last]


_AFTER = {
    AfterLast.COACHING: "After the last time you are offered coaching.",
    AfterLast.NEW_APPLICATION: "After the last time you start again with a new submission.",
    AfterLast.CLOSED: "After the last time you cannot send it again.",
}


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def _lasts(validity: object) -> Iterator[str]:
    if isinstance(validity, Validity):
        yield f"The badge lasts {counted(validity.years, 'year')}."
        if validity.renew_from_days:
            days = counted(validity.renew_from_days, "day")
            yield f"You can renew it during its last {days}."
    elif validity == "none":
        yield "The badge does not expire."
