"""What people are told of a decision: whole texts, held to a golden file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from microcred.model.submission import Readiness
from microcred.review import Case, decide
from tests.review.world import (
    EARNER,
    NOT_YET,
    case,
    event,
    first,
    release,
    round_,
    scored,
    second,
)

GOLDEN = Path(__file__).parent / "golden" / "told.txt"
NOT_OPENED = {"slot": "clips", "item": 2, "result": "not-opened", "note": "It asks for a login."}
DIFFERS = {"slot": "tally", "result": "differs"}
APPEALED = (event("appealed", EARNER, 50),)
CASES: dict[str, Case] = {
    "nothing": case(),
    "draft": case(round_(1, readiness=Readiness.DRAFT)),
    "nobody scored": case(round_(1)),
    "one of two": case(first("mmm")),
    "one of one": case(round_(1), release=release(scorers=1)),
    "second attempt": case(first(*NOT_YET), second("-mm")),
    "no rubric": case(first("mmm"), release=release().model_copy(update={"rubric": None})),
    "held": case(round_(1, scored("ana", "mmm", checks=[NOT_OPENED, DIFFERS]))),
    "held by an event": case(round_(1), events=(event("held", "ana", 2, "The site is down."),)),
    "a third scorer": case(first("mmm", "mnm")),
    "consensus": case(first("mmm", "nnm"), release=release(adjudication="consensus")),
    "a lead evaluator": case(first("mmm", "mnm"), release=release(adjudication="lead-evaluator")),
    "award": case(first("mmm", "sms")),
    "settled by a lead": case(
        first("mmm", "mnm", "lou mmm"), release=release(adjudication="lead-evaluator")
    ),
    "award by a part": case(
        first("nmm", "nmm"), release=release(pass_rule={"at_least": 2, "and": ["critical"]})
    ),
    "by three": case(first("nmm", "mnm", "mnm")),
    "send again": case(first(*NOT_YET)),
    "send again without end": case(first(*NOT_YET), release=release(attempts="unlimited")),
    "closed": case(first(*NOT_YET), release=release(attempts=1)),
    "closed for good": case(
        first(*NOT_YET), release=release(attempts=1, after_last="closed"), events=()
    ),
    "start again": case(first(*NOT_YET), release=release(attempts=1, after_last="new-application")),
    "appealed": case(first(*NOT_YET), release=release(attempts=1), events=APPEALED),
    "appeal decided": case(
        round_(
            1,
            *first(*NOT_YET).scorecards,
            scored("cem", "-mn", at=60),
            scored("dee", "-mn", at=60),
        ),
        release=release(attempts=1),
        events=APPEALED,
    ),
    "withdrawn": case(first("mmm"), events=(event("withdrawn", EARNER, 5),)),
}


def told(given: Case) -> Iterator[str]:
    decision = decide(given)
    yield f"{decision.outcome}. {decision.why}"
    yield f"Next: {decision.next_step}"
    for verdict in decision.criteria:
        yield f"- {verdict.criterion}: {verdict.why}"
        yield from (f"  feedback: {words}" for words in verdict.feedback)
        yield from (f"  where: {words}" for words in verdict.where)


def everything() -> str:
    return "\n".join(f"## {name}\n" + "\n".join(told(one)) + "\n" for name, one in CASES.items())


def test_what_people_are_told():
    assert everything() == GOLDEN.read_text(encoding="utf-8")


def test_nobody_fails():
    assert not re.search(r"\b(?:fail|reject|den(?:y|ied)|hash)", everything(), re.IGNORECASE)
    assert "!" not in everything()
