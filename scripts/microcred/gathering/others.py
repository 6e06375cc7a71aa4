"""What else is open that stands against a pull request, and how much its people have to do.

G02 another pull request hands in the same submission, and is older or was awarded · G03 an older
one hands in for the same person and micro-credential. Whoever came first goes on; so a thousand of
them are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from microcred import git, places
from microcred.attempt import read_attempt
from microcred.bot.labelling import EVALUATOR
from microcred.bot.pull import Pull
from microcred.document import Source
from microcred.files import MAX_BYTES, decoded
from microcred.gathering.fetching import pull_ref
from microcred.gathering.touching import touched
from microcred.model.program import Program
from microcred.model.vocabulary import Mode
from microcred.places import Attempt
from microcred.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Open:
    """An open pull request that hands in: its author's number, and what it says of itself."""

    number: int
    author: int
    place: Attempt
    earner: str | None = None


def rivals(program: Program, pull: Pull, pulls: Collection[Pull]) -> tuple[Pull, ...]:
    """Return the other open pull requests that could hand in for the same person.

    In open mode those are the same account's: that nobody hands in for another is seen elsewhere.
    """
    mine = program.mode is not Mode.OPEN
    found = (one for one in pulls if one.number != pull.number and one.open)
    return tuple(one for one in found if mine or one.author.number == pull.author.number)


def handing_in(root: Path, pulls: Collection[Pull]) -> Iterator[Open]:
    """Yield those of some pull requests that hand something in, as far as their heads are here."""
    for one in sorted(pulls, key=lambda pull: pull.number):
        head = git.resolve(root, pull_ref(one.number))
        try:
            place = _place(root, head) if head else None
            earner = _earner(root, head, place) if head and place else None
        except git.GitUnavailable:
            continue
        if place:
            yield Open(one.number, one.author.number, place, earner)


def others_problems(own: Open, others: Sequence[Open]) -> Iterator[Problem]:
    """Yield G02 and G03 for each older pull request that hands in the same, or for the same."""
    for other in others:
        if other.number >= own.number:
            continue
        if other.place.submission == own.place.submission:
            message = f"pull request #{other.number} hands in this submission already"
            fix = f"Go on in #{other.number}, and close this one."
            yield Problem(own.place.path, 1, "G02", Severity.ERROR, message, fix)
        elif other.place.slug == own.place.slug and other.earner == own.earner is not None:
            message = f"#{other.number} is open for {own.place.slug} already, for the same person"
            fix = (
                f"Go on in #{other.number} with its next attempt, and close this one; or take that "
                "one back first, with `/withdraw` in a comment there."
            )
            yield Problem(own.place.path, 1, "G03", Severity.ERROR, message, fix)


def loads(pull: Pull, pulls: Collection[Pull]) -> Mapping[str, int]:
    """Return how many other submissions each evaluator has open, by what labels show."""
    shown = (label for one in pulls if one.number != pull.number for label in one.labels)
    return Counter(one.removeprefix(EVALUATOR) for one in shown if one.startswith(EVALUATOR))


def ahead(pull: Pull, others: Sequence[Open]) -> int:
    """Return how many older submissions a pull request's author has open."""
    return sum(one.author == pull.author.number and one.number < pull.number for one in others)


def _place(root: Path, head: str) -> Attempt | None:
    """Return the first attempt that a head hands in, None where it hands in nothing."""
    found = touched(root, head)
    places_of = [
        place for path in (found.paths if found else ()) if (place := places.attempt(path))
    ]
    return min(places_of, key=lambda one: (one.submission, one.number), default=None)


def _earner(root: Path, head: str, place: Attempt) -> str | None:
    for entry in git.entries(root, head, place.path):
        if entry.mode == git.FILE and entry.size <= MAX_BYTES:
            ((path, data),) = git.contents(root, [entry])
            source = decoded(path, data)
            document = (
                read_attempt(path, source.text).document if isinstance(source, Source) else None
            )
            return document.model.earner.id if document else None
    return None
