"""What is given besides money: roles, and the lists of who mentors and who presents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from microcred.model.evaluators import Shows
from microcred.model.recognition import RewardKind
from microcred.recognition.entitlement import Due, Entitlement
from microcred.recognition.wording import gives
from microcred.reports.entitled import OWNER, PERSON, RULE, chosen, rules, standings
from microcred.reports.report import Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.words import counted


class Given(NamedTuple):
    """Something that a person is given, and under which rule."""

    entitlement: Entitlement
    due: Due


def rewards(ground: Ground) -> Report:
    """Return the report: roles, mentors, presenters, and all that each rule has given."""
    fits = chosen(ground)
    given = [
        Given(one, due) for one in standings(ground, rules(ground)) if fits(one) for due in one.dues
    ]
    roles = [one for one in given if one.due.reward.kind is RewardKind.ROLE]
    tables = (
        Table("roles", "Roles", _ROLES, tuple(_role(ground, one) for one in roles)),
        Table("mentors", "Mentors", _LIST, tuple(_listed(ground, given, "mentors"))),
        Table("presenters", "Presenters", _LIST, tuple(_listed(ground, given, "presenters"))),
        Table("all", "All that is given", _ALL, tuple(_summary(given))),
    )
    many = counted(
        len({one.entitlement.person for one in given if not one.entitlement.would}),
        "person",
        "people",
    )
    return Report(
        "rewards",
        "Roles and lists",
        ground.today,
        (f"{many} reached a rule in force.",),
        tables,
        (
            "The lists are for coordinators; a public page shows only who chose it in the roster.",
            "What a draft would give is marked, and is not given.",
        ),
    )


RECIPE: Final = Recipe(
    "rewards",
    "Who has which role, and who is on the lists of mentors and presenters.",
    rewards,
    only=("rule", "owner", "school", "person"),
    private=True,
)

_SINCE: Final = Column("since", "Since", Kind.DAY)
_STATUS: Final = Column("status", "Status")
_ROLES: Final = (PERSON, Column("role", "Role"), _SINCE, OWNER, RULE, _STATUS)
_LIST: Final = (PERSON, _SINCE, OWNER, RULE, _STATUS, Column("shown", "Shown publicly"))
_ALL: Final = (
    RULE,
    Column("gives", "Gives"),
    _STATUS,
    Column("people", "People", Kind.COUNT),
    Column("times", "Times", Kind.COUNT),
)


def _role(ground: Ground, one: Given) -> tuple[Cell, ...]:
    role = one.due.reward.role
    return (one.entitlement.person, role, one.due.day, *_whose(ground, one))


def _listed(ground: Ground, given: Sequence[Given], name: str) -> Iterator[tuple[Cell, ...]]:
    for one in given:
        if one.due.reward.kind is RewardKind.LIST and one.due.reward.list == name:
            person = ground.facts.people.get(one.entitlement.person)
            shown = "yes" if person and Shows(name) in person.shows else "no"
            yield (one.entitlement.person, one.due.day, *_whose(ground, one), shown)


def _whose(ground: Ground, one: Given) -> tuple[Cell, ...]:
    rule = one.entitlement.rule
    return (ground.offers.organization_name(rule.owner), rule.id, _status(one.entitlement))


def _status(one: Entitlement) -> str:
    return "would be given" if one.would else "given"


def _summary(given: Sequence[Given]) -> Iterator[tuple[Cell, ...]]:
    groups: dict[tuple[str, str, str], list[str]] = {}
    for one in given:
        rule, reward = one.entitlement.rule, one.due.reward
        key = (rule.id, gives(reward), _status(one.entitlement))
        groups.setdefault(key, []).append(one.entitlement.person)
    for key, people in sorted(groups.items()):
        yield (*key, len(set(people)), len(people))
