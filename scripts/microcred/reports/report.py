"""What a report is: sentences and tables, made of what is known, written out by others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from microcred.words import listed

if TYPE_CHECKING:
    from microcred.facts import Facts
    from microcred.model.credential import Credential
    from microcred.model.framework import Framework
    from microcred.model.program import Program
    from microcred.offered.offers import Offers
    from microcred.reports.exported import Exported


class Withheld(Enum):
    """A figure that is known and not told, since it would tell of single people."""

    NOT_TOLD = "not told"


NOT_TOLD: Final = Withheld.NOT_TOLD

Cell = str | int | float | Decimal | date | Withheld | None
"""One value of a table. None is what nobody knows, or what does not apply."""

SHOWN: Final = 20
"""How many names are told where one of them was to be named."""


class Kind(StrEnum):
    """What the values of a column are. A share is of 1; money has its currency beside it."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    HOURS = "hours"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, and the words above it."""

    id: str
    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of a table: the columns of its labels, of the solid bars and of what follows them."""

    label: str
    solid: str
    hatched: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table, each row with a cell for each column. `chart` is drawn above it on a page."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: Bars | None = None

    def __post_init__(self) -> None:
        """Refuse rows that are not of the columns."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of table {self.id} has not a cell for each column")

    def place(self, column: str) -> int:
        """Return where a column stands in each row."""
        return [one.id for one in self.columns].index(column)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found on a day: first in sentences, then in tables, then what to know of both."""

    name: str
    title: str
    on: date
    says: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


class TrailStep(NamedTuple):
    """A step on the way to an award. `holds` is None where nobody can work it out anew."""

    step: str
    where: str
    fingerprint: str | None
    holds: bool | None


def no_trail(award: str) -> tuple[TrailStep, ...]:
    """Return no step: for reports that are made without a ledger."""
    return ()


class NoSuch(ValueError):
    """An option names what does not exist. Its text is for the person who typed it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a report may know.

    `credentials` are our own micro-credentials, and `frameworks` the imported standards, by id;
    `others` are figures that other programmes exported, by the programmes' names. `trail` says how
    an award came to be.
    """

    offers: Offers
    facts: Facts
    program: Program
    today: date
    credentials: Mapping[str, Credential] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    others: Mapping[str, Exported] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    trail: Callable[[str], tuple[TrailStep, ...]] = no_trail

    def only(self, key: str, known: Iterable[str]) -> str | None:
        """Return what `--only key=…` asks for, or None where nothing is asked.

        Raises NoSuch where it is none of `known`.
        """
        asked = self.options.get(key)
        return None if asked is None else one_of(key, asked, known)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A report that can be asked for: its name, what it is for, and what makes it.

    `only` are the keys that `--only` takes. `private` is one that tells of people, each by itself.
    `alone` is one that needs an answer first, so that it is no part of the page of all reports.
    `scores` is one that looks at every scorecard.
    """

    name: str
    says: str
    make: Callable[[Ground], Report]
    only: tuple[str, ...] = ()
    private: bool = False
    alone: bool = False
    scores: bool = False


def one_of(what: str, asked: str, known: Iterable[str]) -> str:
    """Return what was asked for. Raises NoSuch where it is none of those that are known."""
    names = sorted(set(known))
    if asked in names:
        return asked
    close = [f"`{name}`" for name in get_close_matches(asked, names, n=3)]
    known = listed([f"`{name}`" for name in names[:SHOWN]]) or "none"
    more = " and more" if len(names) > SHOWN else ""
    hint = f"Did you mean {listed(close, 'or')}?" if close else f"Known: {known}{more}."
    raise NoSuch(f"There is no {what} `{asked}`. {hint}")
