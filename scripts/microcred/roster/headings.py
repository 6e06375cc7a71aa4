"""Whether names of columns are those of a list of people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self


@dataclass(frozen=True, slots=True)
class Heading:
    """The names of columns, in small letters and without what parts their words.

    `page` is a table of a page, where “Person” may be anybody; `report` one of a report as text,
    where an “Id” is a person's; `tagged` is False where tags and days say nothing of people.
    """

    columns: frozenset[str]
    page: bool = False
    report: bool = False
    tagged: bool = True

    @classmethod
    def of(
        cls, cells: Iterable[str], *, page: bool = False, report: bool = False, tagged: bool = True
    ) -> Self:
        """Return the names in cells; none where one is too long for a name of a column."""
        names = [re.sub(r"[\W_]+", "", cell).lower() for cell in cells]
        fit = all(len(name) <= LONGEST for name in names)
        return cls(frozenset(names) - {""} if fit else frozenset(), page, report, tagged)


LONGEST: Final = 40
_ADDRESSES: Final = frozenset({"email", "emailaddress", "mail", "workemail", "schoolemail"})
_FIRST: Final = frozenset({"firstname", "givenname", "forename", "first"})
_LAST: Final = frozenset({"lastname", "surname", "familyname", "last"})
_TEACHERS: Final = frozenset(
    {"teacher", "teachername", "nameofteacher", "educator", "employee", "employeename"}
)
_NAMES: Final = frozenset({"name", "fullname", "id", "school", *_FIRST, *_LAST, *_TEACHERS})
_OF_A_TEACHER: Final = frozenset(
    {"school", "grade", "subject", "district", "mentor", "id", "stage", "award", "credential",
     "microcredential", "badge", "amount", *_ADDRESSES}
)  # fmt: skip
_OF_A_PERSON: Final = frozenset(
    {"mentor", "stage", "shows", "school", *_ADDRESSES, *_FIRST, *_LAST}
)
_TAGS: Final = frozenset({"started", "tags"})
_OF_OURS: Final = frozenset({"person", "evaluator", "mentor"})
_ROLES: Final = frozenset({"role", "for", "about", "topic", "what", "office"})


def lists_people(heading: Heading, *, contacts: bool = False) -> bool:
    """Return whether the columns are a roster's, or another table's of people.

    With `contacts` names and addresses beside what somebody is there for are none.
    """
    names = heading.columns
    reached = names & _ADDRESSES and names & _NAMES and not (contacts and names & _ROLES)
    named = (names & _FIRST and names & _LAST) or (names & _TEACHERS and names & _OF_A_TEACHER)
    return bool(reached or named) or _roster(heading) or (not heading.page and _ours(heading))


def _roster(heading: Heading) -> bool:
    """Return whether an id stands beside what a roster says of people."""
    names = heading.columns
    told = names & (_OF_A_PERSON | _TAGS if heading.tagged else _OF_A_PERSON)
    return "id" in names and len(told) > ("name" not in names)


def _ours(heading: Heading) -> bool:
    """Return whether it is a table of the private folder, or one that a report has of people."""
    names = heading.columns
    scores = {"submission", "evaluator", "passed"} <= names
    seats = {"series", "id"} <= names or (heading.report and "id" in names)
    return scores or seats or (len(names) > 1 and bool(names & _OF_OURS))
