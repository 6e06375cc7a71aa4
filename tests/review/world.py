"""A small world to decide in: a release with three criteria, and six evaluators who may score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from microcred.model.evaluators import Evaluators, Person
from microcred.model.release import Release
from microcred.model.scorecard import ReviewEvent, Scored
from microcred.model.submission import Readiness
from microcred.review import Case, Decision, Round, decide

SUBMISSION: Final = "k3f9q2m7"
EARNER: Final = "k7m2p4"
HASH: Final = "a1" * 32
TODAY: Final = date(2026, 11, 21)
LEVELS: Final = ("not-yet", "meets", "strong")
CRITERIA: Final = ("choice", "pause", "voices")
NAMES: Final = {
    "choice": "Choosing questions",
    "pause": "Pausing after the question",
    "voices": "Who gets to speak",
}
BEGIN: Final = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
"""When the first attempt was handed in. Times are told in hours since then."""


def hours(count: float) -> datetime:
    """Return a moment."""
    return BEGIN + timedelta(hours=count)


def head(attempt: int) -> str:
    """Return the commit of an attempt."""
    return f"{attempt:x}" * 40


def release(
    *,
    critical: Sequence[str] = ("pause",),
    pass_rule: Any = "every-criterion",
    same_school: bool = False,
    **scoring: Any,
) -> Release:
    """Return a release; by default of two scorers, a third where they are apart, three attempts."""
    settled = {"scorers": 2, "adjudication": "third-scorer", "attempts": 3}
    return Release.model_validate(
        {
            "credential": {
                "id": "wait-time",
                "version": "1.0",
                "language": "en",
                "name": "Wait Time",
                "description": "Pause after you ask.",
                "competency": "The teacher pauses after a question.",
                "area": "talk",
                "depth": "foundation",
                "provider": {"name": "Ours", "origin": "in-house"},
                "license": "CC-BY-4.0",
                "audience": {"subjects": ["any"], "grades": [], "roles": [], "stages": []},
                "evidence": [
                    {"id": "clips", "name": "Two recordings", "kind": "video", "prompt": "Two."},
                    {"id": "tally", "name": "A tally", "kind": "data", "prompt": "One."},
                ],
                "rubric": "wait-time",
                "scoring": {"after_last": "coaching", **settled, **scoring},
            },
            "rubric": {
                "id": "wait-time",
                "version": "1.0",
                "levels": [
                    {"id": "not-yet", "name": "Not yet"},
                    {"id": "meets", "name": "Meets", "passing": True},
                    {"id": "strong", "name": "Strong"},
                ],
                "criteria": [
                    {"id": one, "name": NAMES[one], "critical": one in critical} for one in CRITERIA
                ],
                "pass_rule": pass_rule,
            },
            "settings": {"bar_same_school": same_school},
        }
    )


def evaluator(name: str, **changes: Any) -> dict[str, Any]:
    """Return an evaluator's entry, one who may score."""
    known = {"credentials": ["wait-time"], "trained": "2026-09-01", "earner": "none"}
    return {"id": name, **known, **changes}


def listed(*entries: Mapping[str, Any]) -> Evaluators:
    """Return a register of evaluators."""
    return Evaluators.model_validate({"evaluators": entries})


PANEL: Final = ("ana", "ben", "cem", "dee", "eli")
LEAD: Final = "lou"
EVERYONE: Final = listed(*map(evaluator, PANEL), evaluator(LEAD, lead=True))


def scored(
    who: str, levels: str, *, at: float = 1, attempt: int = 1, commit: str = "", **card: Any
) -> Scored:
    """Return a complete scorecard. `levels` has a letter for each criterion: n, m, s or -.

    A dash leaves the criterion out. `card` changes fields of the card.
    """
    given = {"n": "not-yet", "m": "meets", "s": "strong"}
    fields = {
        "submission": SUBMISSION,
        "credential": "wait-time@1.0",
        "attempt": attempt,
        "conflict": "none",
        "scores": [
            _score(who, criterion, given[letter])
            for criterion, letter in zip(CRITERIA, levels, strict=True)
            if letter != "-"
        ],
    }
    whole = {
        "evaluator": who,
        "at": hours(at),
        "commit": commit or head(attempt),
        "card": {**fields, **card},
    }
    return Scored.model_validate(whole)


def _score(who: str, criterion: str, level: str) -> dict[str, str]:
    why = {"criterion": criterion, "level": level, "why": f"{who} saw it.", "where": "02:10"}
    return {**why, "feedback": f"{who}: try {criterion} again."} if level == "not-yet" else why


def round_(attempt: int = 1, *cards: Scored, **changes: Any) -> Round:
    """Return a round that is ready, handed in a hundred hours after the one before."""
    fields = {"handed_in": hours(100 * (attempt - 1)), "readiness": Readiness.READY, **changes}
    return Round(attempt=attempt, head=head(attempt), scorecards=cards, **fields)


def event(kind: str, by: str, at: float, reason: str | None = None) -> ReviewEvent:
    """Return an event."""
    return ReviewEvent.model_validate({"kind": kind, "by": by, "at": hours(at), "reason": reason})


def case(*rounds: Round, **changes: Any) -> Case:
    """Return a case of these rounds."""
    fields: dict[str, Any] = {
        "submission": SUBMISSION,
        "release": release(),
        "release_hash": HASH,
        "earner": Person(id=EARNER),
        "events": (),
        "evaluators": EVERYONE,
        "today": TODAY,
        **changes,
    }
    return Case(rounds=rounds, **fields)


def stands(given: Case) -> str:
    """Return the outcome, the attempt, and a letter for the level of each criterion."""
    decision = decide(given)
    return f"{decision.outcome} {decision.attempt} {levels(decision)}"


def levels(decision: Decision) -> str:
    """Return a letter for the level of each criterion, a dash where it is open."""
    letters = {None: "-", "not-yet": "n", "meets": "m", "strong": "s"}
    return "".join(letters[one.level] for one in decision.criteria)


def first(*cards: str) -> Round:
    """Return a first round with a scorecard of each of the panel: `mms`, or `eli mms`."""
    names = ("ana", "ben", "cem", "dee", "eli")
    words = (card.split() for card in cards)
    whole = zip(names, words, strict=False)
    return round_(1, *(scored(*([name, *said][-2:])) for name, said in whole))


def second(*cards: str, **changes: Any) -> Round:
    """Return a second round with a scorecard of each of the panel."""
    names = ("ana", "ben", "cem", "dee")
    whole = zip(names, cards, strict=False)
    scorecards = (scored(name, said, at=101, attempt=2) for name, said in whole)
    return round_(2, *scorecards, **changes)


NOT_YET: Final = ("mnn", "mnn")
