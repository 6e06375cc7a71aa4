"""The rigor profile: each question's formula, case by case."""

from dataclasses import fields
from datetime import date

import pytest

from microcred.model.credential import Essa, Scoring
from microcred.model.evidence import EvidenceSlot
from microcred.model.vocabulary import Adjudication
from microcred.site.rigor import (
    RigorAnswer,
    amount,
    directness,
    freshness,
    research_strength,
    rigor_profile,
    scoring_care,
    student_focus,
)
from tests.site.example import credential, rubric

TODAY = date(2026, 11, 21)


def slot(kind, **more):
    given = {"id": kind, "name": kind, "kind": kind, "prompt": "Send it.", **more}
    given["max"] = max(given.get("min", 1), 1)
    return EvidenceSlot.model_validate(given)


def row(*evidence, name="row"):
    return {"id": name, "name": name, "evidence": list(evidence), "descriptors": {}}


def test_the_profile_asks_six_questions_and_gives_no_total():
    model = credential()
    answers = rigor_profile(model, rubric(), model.reviewed, model.review_by, TODAY)
    assert [answer.question for answer in answers] == [
        "Is the evidence from real teaching?",
        "How carefully is it scored?",
        "How much evidence is there?",
        "Does it look at students?",
        "How strong is the research?",
        "How fresh is the review?",
    ]
    assert [field.name for field in fields(RigorAnswer)] == ["question", "steps", "word", "reason"]


CARE = (
    "Two evaluators; a third one where they differ; they can see whose work it is. "
    "This does not show how often they agree."
)
RATIONALE = (
    "Tier 4 of ESSA: a reasoned case, and a plan to examine its effects. "
    "Four sources, from 1986 to 2005."
)


def test_the_example_is_answered_in_full():
    model = credential()
    answers = rigor_profile(model, rubric(), model.reviewed, model.review_by, TODAY)
    assert [(answer.steps, answer.word, answer.reason) for answer in answers] == [
        (4, "Direct", "Asks to see the practice itself: audio or video."),
        (3, "Carefully", CARE),
        (4, "Ample", "Two occasions that differ in date and topic, and two kinds of evidence."),
        (4, "Clearly", "1 of 2 rows is scored from evidence of what changed for them."),
        (1, "A rationale", RATIONALE),
        (4, "Current", "Reviewed on 20 November 2026. Next review by 30 November 2027."),
    ]  # fmt: skip


def test_a_bare_definition_gets_words_for_what_is_missing():
    bare = credential(evidence=None, scoring=None, essa=None, research=None, rubric=None)
    answers = rigor_profile(bare, None, None, None, TODAY)
    assert [answer.steps for answer in answers] == [0] * 6
    assert all(answer.word and answer.reason for answer in answers)


DIRECTNESS = {
    "a recording": ([slot("video")], 4),
    "an observation": ([slot("observation")], 4),
    "a recording or another": ([slot("video", alternatives=["audio"])], 4),
    "a photo may stand in": ([slot("video", alternatives=["photo"])], 3),
    "work may stand in": ([slot("video", any_of="a"), slot("student-work", any_of="a")], 3),
    "an optional recording": ([slot("video", min=0), slot("data")], 2),
    "one firm, one loose": ([slot("audio"), slot("video", alternatives=["link"])], 4),
    "student work": ([slot("student-work"), slot("reflection")], 2),
    "a plan": ([slot("lesson-plan")], 2),
    "words": ([slot("overview"), slot("reflection")], 1),
    "a link": ([slot("link")], 1),
    "nothing": ([], 0),
}


@pytest.mark.parametrize(("slots", "steps"), DIRECTNESS.values(), ids=DIRECTNESS)
def test_directness(slots, steps):
    assert directness(tuple(slots)).steps == steps


SCORING = {
    "nothing": (None, 0),
    "no number": (Scoring(blind=True), 0),
    "one": (Scoring(scorers=1), 1),
    "one, blind": (Scoring(scorers=1, blind=True), 2),
    "one with a rule for others": (Scoring(scorers=1, adjudication=Adjudication.CONSENSUS), 1),
    "two": (Scoring(scorers=2, blind=False), 2),
    "two with a rule": (Scoring(scorers=2, adjudication=Adjudication.LEAD_EVALUATOR), 3),
    "two, blind, with a rule": (
        Scoring(scorers=2, blind=True, adjudication=Adjudication.THIRD_SCORER),
        4,
    ),
    "five": (Scoring(scorers=5), 2),
}


@pytest.mark.parametrize(("scoring", "steps"), SCORING.values(), ids=SCORING)
def test_scoring_care(scoring, steps):
    assert scoring_care(scoring).steps == steps


def test_agreement_is_not_claimed_from_a_definition():
    assert "does not show how often they agree" in scoring_care(Scoring(scorers=2)).reason


AMOUNT = {
    "nothing": ([], 0),
    "words only": ([slot("reflection")], 0),
    "one": ([slot("video"), slot("reflection")], 1),
    "one of two": ([slot("data", any_of="a"), slot("student-work", any_of="a")], 1),
    "two kinds": ([slot("video"), slot("data")], 2),
    "two alike": ([slot("video", min=2)], 2),
    "an occasion": ([slot("video", vary=["date"]), slot("data")], 2),
    "two occasions": ([slot("video", min=2, vary=["date"]), slot("data")], 3),
    "two occasions of one kind": ([slot("video", min=2, vary=["date", "class"])], 3),
    "two ways": ([slot("video", min=2, vary=["date", "class"]), slot("data")], 4),
    "three occasions": ([slot("video", min=3, vary=["date"]), slot("data")], 4),
}


@pytest.mark.parametrize(("slots", "steps"), AMOUNT.values(), ids=AMOUNT)
def test_amount(slots, steps):
    assert amount(tuple(slots)).steps == steps


IMPACT = slot("data", impact=True)
FOCUS = {
    "nothing": ([slot("lesson-plan")], None, 0),
    "seen": ([slot("video", shows_students=True)], None, 1),
    "work": ([slot("student-work")], None, 1),
    "asked": ([IMPACT], rubric(criteria=[row("video")]), 2),
    "asked, no rubric": ([IMPACT], None, 2),
    "one row of three": ([IMPACT], rubric(criteria=[row("data"), row("x"), row("y")]), 3),
    "one row of two": ([IMPACT], rubric(criteria=[row("data"), row("x")]), 4),
}


@pytest.mark.parametrize(("slots", "judged_by", "steps"), FOCUS.values(), ids=FOCUS)
def test_student_focus(slots, judged_by, steps):
    assert student_focus(tuple(slots), judged_by).steps == steps


@pytest.mark.parametrize(
    ("tier", "steps", "word"),
    [(1, 4, "Strong"), (2, 3, "Moderate"), (3, 2, "Promising"), (4, 1, "A rationale")],
)
def test_research_follows_the_tier(tier, steps, word):
    answer = research_strength(credential(essa=Essa(tier=tier)))
    assert (answer.steps, answer.word) == (steps, word)


SOURCES = {
    "none": ([], "Not stated", "No sources are given yet."),
    "one": (
        [{"citation": "A", "year": 1999, "finding": "B"}],
        "Cited",
        "No evidence tier is stated. One source, of 1999.",
    ),
    "one year": (
        [{"citation": "A", "year": 1999, "finding": "B"}] * 2,
        "Cited",
        "No evidence tier is stated. Two sources, of 1999.",
    ),
}


@pytest.mark.parametrize(("research", "word", "reason"), SOURCES.values(), ids=SOURCES)
def test_research_without_a_tier(research, word, reason):
    answer = research_strength(credential(essa=None, research=research))
    assert (answer.word, answer.reason) == (word, reason)


FRESHNESS = {
    "nothing": (None, None, 0, "Not stated"),
    "due only": (None, date(2027, 1, 1), 1, "Planned"),
    "overdue yesterday": (date(2026, 11, 1), date(2026, 11, 20), 1, "Overdue"),
    "due today": (date(2026, 11, 1), TODAY, 4, "Current"),
    "today": (TODAY, date(2027, 1, 1), 4, "Current"),
    "365 days": (date(2025, 11, 21), date(2027, 1, 1), 4, "Current"),
    "366 days": (date(2025, 11, 20), date(2027, 1, 1), 3, "Recent"),
    "730 days": (date(2024, 11, 21), date(2027, 1, 1), 3, "Recent"),
    "731 days": (date(2024, 11, 20), date(2027, 1, 1), 2, "Ageing"),
    "no next one": (TODAY, None, 3, "Recent"),
    "old, no next one": (date(2020, 1, 1), None, 2, "Ageing"),
}


@pytest.mark.parametrize(("reviewed", "due", "steps", "word"), FRESHNESS.values(), ids=FRESHNESS)
def test_freshness(reviewed, due, steps, word):
    answer = freshness(reviewed, due, TODAY)
    assert (answer.steps, answer.word) == (steps, word)
