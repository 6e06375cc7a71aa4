"""Rules about the catalog as a whole: no two micro-credentials for one competency."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from microcred.model.vocabulary import Status
from microcred.problem import Severity
from microcred.rules.catalog import Catalog
from microcred.rules.rule import Finding, rule
from microcred.rules.vocabulary import STOP_WORDS


class Overlap(NamedTuple):
    """Two statements, by their place, and the share of their words that they have in common."""

    later: int
    earlier: int
    similarity: float


@rule(
    "L26",
    "No two micro-credentials certify the same competency.",
    severity=Severity.WARNING,
    reason="Two awards for one skill are worth less than one, and let people count it twice.",
    source="Mary Strain of Teaching Matters in Education Week: “collecting them like coins in "
    "video games”. The limit is ours: `thresholds.overlap` in program/program.yml.",
    fix="Make one of the two, or say in the competency what is different.",
    statuses=frozenset({Status.ACTIVE, Status.PLANNED}),
    note="Compared are the sets of words, small words left out (Jaccard's index: shared words over "
    "all words). Where several are alike, each but one is reported, with one it resembles.",
)
def competencies_are_distinct(catalog: Catalog) -> Iterator[Finding]:
    """Yield each competency that is too much like another one."""
    competing = sorted(
        (one for one in catalog.entries if one.status in (Status.ACTIVE, Status.PLANNED)),
        key=lambda one: one.path,
    )
    statements = [significant_words(one.competency) for one in competing]
    for overlap in overlaps(statements, catalog.program.thresholds.overlap):
        one, other = competing[overlap.later], competing[overlap.earlier]
        message = f"`competency` shares {overlap.similarity:.0%} of its words with {other.path}"
        yield Finding(one.path, one.competency_line, message)


_WORD = re.compile(r"\w+")


def significant_words(statement: str) -> frozenset[str]:
    """Return the words that say which competency is meant, without a plural's s."""
    found = _WORD.findall(statement.casefold())
    return frozenset(
        word.removesuffix("s") if len(word) > 3 else word
        for word in found
        if word not in STOP_WORDS
    )


def overlaps(statements: Sequence[frozenset[str]], threshold: float) -> Iterator[Overlap]:
    """Yield, for each statement, the first before it whose Jaccard similarity is above `threshold`.

    Order is by size, then place, so that of statements that are alike all but one are reported.
    An inverted index of each statement's rarest words finds candidates. It misses none: sets
    that are similar enough share a word among their first few in one common order (prefix
    filtering; Bayardo, Ma and Srikant, 2007, “Scaling up all pairs similarity search”).
    """
    frequency = Counter(word for statement in statements for word in statement)
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(statements)), key=lambda place: (len(statements[place]), place)):
        statement = statements[place]
        rarest = sorted(statement, key=lambda word: (frequency[word], word))
        shared = ceil(threshold * len(rarest) - _ROUNDING)
        candidates = (
            earlier for word in rarest[: len(rarest) - shared + 1] for earlier in index[word]
        )
        if match := _first_match(place, candidates, statements, threshold):
            yield match
        kept = ceil(2 * threshold / (1 + threshold) * len(rarest) - _ROUNDING)
        for word in rarest[: len(rarest) - kept + 1]:
            index[word].append(place)


_ROUNDING = 1e-9
"""Keeps a product such as 0.6 * 5 from being rounded up past the whole number it is."""


def _first_match(
    place: int, candidates: Iterator[int], statements: Sequence[frozenset[str]], threshold: float
) -> Overlap | None:
    mine = statements[place]
    for earlier in candidates:
        other = statements[earlier]
        shared = len(mine & other)
        similarity = shared / (len(mine) + len(other) - shared)
        if similarity > threshold:
            return Overlap(place, earlier, similarity)
    return None
