"""What reports on recognition share: who stands how under which of the rules asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from microcred.model.organization import Organization
from microcred.model.recognition import RecognitionRule, Whom
from microcred.offered.adopting import adopted_by
from microcred.recognition.entitlement import Entitlement
from microcred.recognition.entitling import entitlements
from microcred.recognition.paying_once import paid_once
from microcred.recognition.whom import EVERYBODY, belongs, meant
from microcred.reports.report import Column, Ground, Kind, NoSuch
from microcred.words import counted, listed

RULE: Final = Column("rule", "Rule")
PERSON: Final = Column("person", "Id")
OWNER: Final = Column("owner", "Organisation")
CURRENCY: Final = Column("currency", "Currency")
AMOUNT: Final = Column("amount", "Amount", Kind.MONEY)


def organizations(ground: Ground) -> tuple[Organization, ...]:
    """Return all organisations of a programme."""
    return tuple(document.model for document in ground.offers.organizations.values())


def rules(ground: Ground) -> tuple[RecognitionRule, ...]:
    """Return the rules that `--only rule=` and `--only owner=` ask for, all of them else."""
    every = [document.model for document in ground.offers.rules.values()]
    rule = ground.only("rule", ground.offers.rules)
    owner = ground.only("owner", {one.owner for one in every})
    return tuple(one for one in every if rule in (None, one.id) and owner in (None, one.owner))


def standings(
    ground: Ground,
    asked: Sequence[RecognitionRule],
    horizon: date | None = None,
) -> tuple[Entitlement, ...]:
    """Return how everybody stands under the rules asked for.

    Whether an owner has paid already is looked at with all of its rules.
    """
    wanted = {one.id for one in asked}
    bodies = organizations(ground)
    owners = {one.owner for one in asked if one.owner in _paying_once(bodies)}
    every = [document.model for document in ground.offers.rules.values()]
    needed = (one for one in every if one.id in wanted or one.owner in owners)
    zone = ZoneInfo(ground.program.time_zone)
    adopted = adopted_by(ground.offers)
    found = entitlements(needed, ground.facts, bodies, zone, ground.today, horizon, adopted)
    return tuple(one for one in paid_once(found, bodies) if one.rule.id in wanted)


def chosen(ground: Ground) -> Callable[[Entitlement], bool]:
    """Return what tells whether a person is of the school and the id that are asked for."""
    people = ground.facts.people
    school = ground.only("school", {one.school for one in people.values() if one.school})
    person = ground.only("person", people.keys() | {one.person for one in ground.facts.earned})

    def fits(one: Entitlement) -> bool:
        known = people.get(one.person)
        return person in (None, one.person) and school in (None, known.school if known else None)

    return fits


def strangers(ground: Ground, asked: Iterable[RecognitionRule]) -> tuple[str, ...]:
    """Return notes on people with awards, and rules for some people alone that pass them over."""
    people, own = ground.facts.people, belongs(organizations(ground))
    belonging = {one: own(person) for one, person in people.items()}
    there = frozenset().union(*belonging.values())
    whom = [(one, meant(one, placed=bool(there))) for one in asked]
    earners = {one.person for one in ground.facts.earned}
    notes = []
    if any(one != EVERYBODY for _, one in whom):
        off = len(earners - people.keys())
        notes.append((off, "not on the roster, so rules that are for some"))
    if any(one.organizations for _, one in whom):
        nowhere = sum(one in earners and not found for one, found in belonging.items())
        notes.append((nowhere, "of no organisation there, so rules that are for an organisation's"))
    return (
        *(f"{_earners(many)} {said} people alone pass them over." for many, said in notes if many),
        *(_nobodys(one) for one, of in whom if _is_nobodys(of, there)),
    )


def _earners(many: int) -> str:
    return counted(many, "person with awards is", "people with awards are")


def _is_nobodys(whom: Whom, there: Collection[str]) -> bool:
    return bool(whom.organizations) and not set(whom.organizations) & set(there)


def _nobodys(rule: RecognitionRule) -> str:
    named = listed(rule.whom.organizations or (rule.owner,))
    return (
        f"{rule.id} is for nobody: nobody on the roster belongs to {named}. "
        "`whom: {organizations: [any]}` makes a rule one for everybody."
    )


def asked_day(ground: Ground, key: str) -> date | None:
    """Return the day that an option gives. Raises NoSuch where it is none."""
    text = ground.options.get(key)
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NoSuch(f"`{text}` is no day; write {key} as in {key}=2027-06-30.") from None


def credentials(found: Iterable[str]) -> str:
    """Return micro-credentials in one cell, parted by spaces as the private folder has lists."""
    return " ".join(found)


def _paying_once(bodies: Iterable[Organization]) -> set[str]:
    return {one.id for one in bodies if one.pays_once}
