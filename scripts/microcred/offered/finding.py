"""What is wrong in a file of offers, and how that becomes problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Final, NamedTuple, TypeVar

from microcred.document import MAX_PROBLEMS, Document
from microcred.model.base import Model
from microcred.offered.offers import (
    ADOPTED,
    COHORTS,
    ORGANIZATIONS,
    PATHWAYS,
    RECOGNITION,
    Named,
    Offers,
)
from microcred.problem import Problem, Severity
from microcred.yamltext import Location

M = TypeVar("M", bound=Model)
T = TypeVar("T")

ANY: Final = "any"
HINTS: Final = 10
"""How many names of one file are compared with all there are, for the one that was meant."""


class Finding(NamedTuple):
    """What is wrong at a place of a file. `unknown` is a name that is not among `near`."""

    at: Location
    code: str
    message: str
    fix: str
    severity: Severity = Severity.ERROR
    unknown: str | None = None
    near: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What the files of a programme name, those among them that cannot be read."""

    offers: Offers
    names: Mapping[str, Collection[str]]

    @property
    def known(self) -> Mapping[str, Named] | None:
        """Return the micro-credentials that may be named; None where some could not be read."""
        read_all = len(self.offers.adopted) == len(self.names.get(ADOPTED, ()))
        return self.offers.known if read_all else None

    def credentials(
        self, at: Location, code: str, slugs: Sequence[str], *, any_too: bool = False
    ) -> Iterator[Finding]:
        """Yield a finding for each name of a micro-credential that is not known."""
        if self.known is None:
            return
        for place, slug in enumerate(slugs):
            if slug not in self.known and not (any_too and slug == ANY):
                yield self._unknown((*at, place), code, "micro-credential", slug, self.known)

    def credential(self, at: Location, code: str, slug: str) -> Iterator[Finding]:
        """Yield a finding where a micro-credential is not known."""
        if self.known is not None and slug not in self.known:
            yield self._unknown(at, code, "micro-credential", slug, self.known)

    def file(self, at: Location, code: str, folder: str, one: str | None) -> Iterator[Finding]:
        """Yield a finding where a file is named that is not in its folder."""
        if one is not None and one not in self.names.get(folder, ()):
            yield self._unknown(at, code, _KINDS[folder], one, self.names.get(folder, ()))

    def _unknown(
        self, at: Location, code: str, kind: str, one: str, among: Collection[str]
    ) -> Finding:
        return Finding(
            at,
            code,
            f"there is no {kind} “{one}” here",
            "Correct the name, or take it out.",
            unknown=one,
            near=among,
        )


_KINDS: Final = {
    ORGANIZATIONS: "organisation",
    ADOPTED: "adopted catalog",
    PATHWAYS: "pathway",
    COHORTS: "series of cohorts",
    RECOGNITION: "recognition rule",
}


def own_name(document: Document[M], code: str, one: str) -> Iterator[Finding]:
    """Yield a finding where a file is not named after the id in it."""
    name = document.path.rpartition("/")[2].removesuffix(".yml")
    if one != name:
        fix = f"Write `id: {name}`, or name the file {one}.yml."
        yield Finding(("id",), code, f"`id` is {one}, and the file's name is {name}", fix)


def twice(at: Location, code: str, values: Sequence[str], what: str) -> Iterator[Finding]:
    """Yield a finding for each value that is in a list before; `at` is the place of the list."""
    seen: set[str] = set()
    for place, value in enumerate(values):
        if value in seen:
            said = f"{what} {value} is here a second time"
            yield Finding((*at, place), code, said, "Keep one of the two.")
        seen.add(value)


def circles(needs: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each way around from a name back to itself, once, beginning with its first name.

    `needs` are the names that each name leads to. Of names that share ways around, one way is told.
    """
    done: set[str] = set()
    for start in sorted(needs):
        way: list[str] = []
        branches = [iter((start,))]
        while branches:
            one = next(branches[-1], None)
            if one is None:
                branches.pop()
                done.update(way[-1:])
                del way[-1:]
            elif one in way:
                yield _from_first(way[way.index(one) :])
            elif one not in done:
                way.append(one)
                branches.append(iter(sorted(needs.get(one, ()))))


def _from_first(way: Sequence[str]) -> tuple[str, ...]:
    first = way.index(min(way))
    return (*way[first:], *way[:first])


def arrows(way: Sequence[str]) -> str:
    """Return `a → b → a` for a way around."""
    return " → ".join([*way, way[0]])


def problems(document: Document[M], findings: Iterable[Finding]) -> Iterator[Problem]:
    """Yield the problems that findings make, with what was meant where a name is misspelt."""
    hints = HINTS
    found = iter(findings)
    for one in islice(found, MAX_PROBLEMS):
        fix = one.fix
        if one.unknown is not None and hints:
            hints -= 1
            fix = f"{_meant(one.unknown, one.near)}{fix}"
        line = document.line(*one.at)
        yield Problem(document.path, line, one.code, one.severity, one.message, fix)
    if (more := next(found, None)) is not None:
        said = "more is wrong in this file from here on"
        line = document.line(*more.at)
        yield Problem(document.path, line, more.code, more.severity, said, "Mend that above first.")


def _meant(unknown: str, among: Collection[str]) -> str:
    close = get_close_matches(unknown, among, n=1)
    return f"Did you mean {close[0]}? " if close else ""
