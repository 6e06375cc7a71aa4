"""The page says of a scorecard what is said when it is handed in, and comes to the same result."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import strategies as st

from microcred.document import Document
from microcred.model.decision import Outcome
from microcred.model.release import Release
from microcred.problem import Problem
from microcred.review import decide
from microcred.review.combining import passes
from microcred.review.terms import Terms
from microcred.scorecards import problems, received
from microcred.scorecards import spoken as words
from microcred.site.score import release_given
from microcred.yamltext import Lines
from tests.review.world import CRITERIA, HASH, case, first, release
from tests.scorecards.sample import TASK
from tests.site.score.core import values
from tests.site.score.drafts import RELEASES, as_task, card_of, drafts, many, task

UNSAID = ("K13", "K16")
"""What is only said of a text, since a model cannot lack it."""

Said = tuple[str, str, str, str]


def by_page(found: list[dict[str, Any]], given_release: Release) -> list[list[dict[str, Any]]]:
    given_ = release_given(given_release, HASH)
    return values("problems", [{"draft": one, "release": given_} for one in found])


def told(problem: dict[str, Any]) -> Said:
    return problem["code"], problem["severity"], problem["message"], problem["fix"]


def by_us(draft: dict[str, Any], given_release: Release) -> Counter[Said]:
    document = Document("card.md", card_of(draft, given_release), Lines(1, {}))
    found = problems(document, as_task(draft["task"], given_release))
    return Counter((one.code, one.severity.value, one.message, one.fix) for one in found)


@pytest.mark.parametrize("by", RELEASES, ids=["every", "one and critical", "two", "no rule"])
def test_they_agree_on_any_draft(by):
    found = many(drafts(by), 150)
    for draft, said in zip(found, by_page(found, by), strict=True):
        heard = Counter(told(one) for one in said if one["code"] not in UNSAID)
        assert heard == by_us(draft, by)


ONE = {"level": "not-yet", "why": "", "where": "", "feedback": ""}
DRAFT: dict[str, Any] = {
    "format": 1, "task": task(None, ""), "independent": True, "scores": {}, "checks": {},
    "feedback": "", "locked": False, "saved": "",
}  # fmt: skip


def test_they_agree_on_what_a_text_can_lack():
    """An empty scorecard, handed in as it is, and the page before anything was chosen."""
    (said,) = by_page([DRAFT | {"independent": False}], TASK.release)
    empty = """### Scorecard

Submission: k3f9q2m7
Attempt: 1
Micro-credential: wait-time@1.0
Conflict of interest:

#### Evidence

- Two recordings, item 1:
- Two recordings, item 2:
- A tally, item 1:

#### End of scorecard
"""
    heard = Counter(map(of_problem, received("card.md", empty, TASK).problems))
    assert Counter(map(told, said)) == heard
    assert {one["code"] for one in said} == {"K07", "K13", "K16"}


def of_problem(one: Problem) -> Said:
    return one.code, one.severity.value, one.message, one.fix


LEAD = {
    "a level": ({}, ["score", "choice", "level"], "K07"),
    "why, for one that is not met": ({"choice": ONE}, ["score", "choice", "why"], "K11"),
    "feedback": ({"choice": ONE | {"why": "x"}}, ["score", "choice", "feedback"], "K12"),
    "why, for one that is met": ({"choice": ONE | {"level": "meets"}}, ["score", "choice", "why"],
                                 "K11"),
    "where": ({"choice": ONE | {"level": "strong", "why": "x"}}, ["score", "choice", "where"],
              "K17"),
    "a name": ({"choice": ONE | {"level": "meets", "why": "Ms. Ortiz saw it", "where": "p. 1"}},
               ["score", "choice", "why"], "K14"),
}  # fmt: skip


@pytest.mark.parametrize(("scores", "at", "code"), LEAD.values(), ids=LEAD)
def test_each_leads_to_the_field_that_it_is_about(scores, at, code):
    (said,) = by_page([DRAFT | {"scores": scores}], release())
    assert (at, code) in [(one["at"], one["code"]) for one in said]


def test_every_sentence_that_the_page_has_is_said_by_it():
    cases = [DRAFT | {"scores": scores} for scores, _, _ in LEAD.values()]
    cases.append(DRAFT | {"independent": False})
    said = {text for one in by_page(cases, release()) for problem in one for text in told(problem)}
    for one in words.sayings():
        begin = one.text.partition("{")[0]
        assert any(text.startswith(begin) for text in said), one.name


def test_they_agree_on_when_it_is_enough():
    some = st.frozensets(st.sampled_from(CRITERIA))
    drawn = many(st.tuples(st.sampled_from(RELEASES), some, some), 200)
    cases = [
        {"release": release_given(by, HASH), "met": sorted(met | before)}
        for by, met, before in drawn
    ]
    expected = [passes(Terms(by, before), met) for by, met, before in drawn]
    assert values("passes", cases) == expected


ALONE = [release(scorers=1), release(scorers=1, pass_rule={"at_least": 2}),
         release(scorers=1, pass_rule={"at_least": 1}, critical=())]  # fmt: skip
LETTERS = {"n": "not-yet", "m": "meets", "s": "strong"}


@pytest.mark.parametrize("by", ALONE, ids=["every", "two and critical", "one"])
def test_the_result_is_what_is_decided_where_one_evaluator_is_enough(by):
    levels = [a + b + c for a in LETTERS for b in LETTERS for c in LETTERS]
    drafts_ = [
        DRAFT | {"scores": {one: ONE | {"level": LETTERS[letter]}
                            for one, letter in zip(CRITERIA, given_, strict=True)}}
        for given_ in levels
    ]  # fmt: skip
    results = values(
        "outcome", [{"draft": one, "release": release_given(by, HASH)} for one in drafts_]
    )
    decided = [decide(case(first(one), release=by)).outcome for one in levels]
    words_of = {Outcome.AWARD: "award", Outcome.RESUBMIT: "again"}
    assert results == [words_of[one] for one in decided]


OPEN = {
    "nothing is scored": ({}, None, "open"),
    "the rest may still do": ({"choice": "meets"}, None, "open"),
    "one is not met and all must be": ({"choice": "not-yet"}, None, "again"),
    "what is left was met before": ({"choice": "strong"}, ["choice"], "award"),
    "all that is left is not met": ({"choice": "not-yet"}, ["choice"], "again"),
}


@pytest.mark.parametrize(("levels", "still", "expected"), OPEN.values(), ids=OPEN)
def test_it_is_open_as_long_as_it_rests_on_what_is_not_scored(levels, still, expected):
    scores = {one: ONE | {"level": level} for one, level in levels.items()}
    draft = DRAFT | {"task": task(still, ""), "scores": scores}
    (found,) = values("outcome", [{"draft": draft, "release": release_given(release(), HASH)}])
    assert found == expected
