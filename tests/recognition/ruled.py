"""Rules, people and awards in as few words as can be, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from microcred.earned import Earned
from microcred.facts import Facts
from microcred.model.evaluators import Person
from microcred.model.organization import Organization
from microcred.model.people import Extension
from microcred.model.recognition import RecognitionRule
from microcred.recognition.entitlement import Entitlement
from microcred.recognition.entitling import entitlements

ZONE = ZoneInfo("America/New_York")
LATER = date(2099, 1, 1)
LIST = tuple(f"skill-{number}" for number in range(1, 21))


def rule(**changes: Any) -> RecognitionRule:
    """Return a rule: three of twenty in a year from 1 July 2016, for one payment of 500 dollars."""
    fields: dict[str, Any] = {
        "id": "three-in-a-year",
        "name": "Three in a year",
        "owner": "heron",
        "status": "in-force",
        "effective": {"from": "2016-07-01"},
        "source": {"text": "Minutes of the board"},
        "as_of": "2016-06-01",
        "counts": counts(),
        "rewards": [{"kind": "pay", "amount": "500.00"}],
    }
    return RecognitionRule.model_validate(fields | changes)


def counts(**changes: Any) -> dict[str, Any]:
    """Return what is counted: three of twenty in a year from 1 July 2016."""
    window = {"begins": "2016-07-01", "days": 365}
    return {"from": list(LIST), "at_least": 3, "window": window} | changes


def earned(
    credential: str, day: str, person: str = "k7m2p4", hour: int = 12, **more: Any
) -> Earned:
    """Return an award given at an hour of a day in New York; days of `more` are there too."""
    days = {"submitted", "revoked"}
    told: dict[str, Any] = {
        key: at(value, hour) if key in days and value else value for key, value in more.items()
    }
    return Earned(person, credential, at(day, hour), **told)


def at(day: str, hour: int = 12) -> datetime:
    """Return an hour of a day in New York."""
    return datetime.fromisoformat(f"{day}T{hour:02}:30:00").replace(tzinfo=ZONE)


def facts(*awards: Earned, people: Iterable[Mapping[str, Any]] = (), **more: Any) -> Facts:
    """Return facts with these awards; of people the fields of the roster are given."""
    known = {one["id"]: Person.model_validate(one) for one in people}
    return Facts(people=known, earned=awards, **more)


def extension(until: str, on: str, **changes: Any) -> Extension:
    """Return more time for one person."""
    fields = {
        "rule": "three-in-a-year",
        "person": "k7m2p4",
        "until": until,
        "on": on,
        "approved_by": "Superintendent",
        "why": "Family leave",
    }
    return Extension.model_validate(fields | changes)


def organization(name: str, **changes: Any) -> Organization:
    """Return a district."""
    fields = {"id": name, "name": name.title(), "kind": "district", "parts": ["recogniser"]}
    return Organization.model_validate(fields | changes)


def stand(
    given: RecognitionRule | Iterable[RecognitionRule],
    known: Facts,
    *organizations: Organization,
    today: date = LATER,
    horizon: date | None = None,
) -> list[Entitlement]:
    """Return how everybody stands under rules on a day."""
    rules = [given] if isinstance(given, RecognitionRule) else given
    return list(entitlements(rules, known, organizations, ZONE, today, horizon))


def deadline(found: Entitlement) -> date | None:
    """Return the last day that holds."""
    return found.deadline.day if found.deadline else None


def one(given: RecognitionRule, known: Facts, **asked: Any) -> Entitlement:
    """Return how the one person there is stands under a rule."""
    (found,) = stand(given, known, **asked)
    return found
