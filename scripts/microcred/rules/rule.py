"""What a rule is: a pure generator of findings, with its reason, source and fix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from microcred.definition import readable
from microcred.document import Document
from microcred.model.credential import Credential
from microcred.model.rubric import Rubric
from microcred.model.vocabulary import Status
from microcred.problem import Problem, Severity
from microcred.yamltext import Location

PUBLISHED = frozenset({Status.ACTIVE, Status.RETIRED})
EVERY_STATUS = frozenset(Status)


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a rule does not hold, and why. `fix` and `severity` override the rule's own."""

    path: str
    line: int
    message: str
    fix: str | None = None
    severity: Severity | None = None


def found(
    document: Document[Credential] | Document[Rubric],
    at: Location,
    message: str,
    fix: str | None = None,
    severity: Severity | None = None,
) -> Finding:
    """Return a finding about the part of a document at `at`, or the nearest part around it."""
    return Finding(document.path, document.line(*at), message, fix, severity)


def field_name(at: Location) -> str:
    """Return how authors are told of a field: `evidence[2].prompt`, counted from 1."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in at)
    return "".join(steps).removeprefix(".")


S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """A rule about a subject S. A code never changes its meaning and is never reused."""

    code: str
    says: str
    severity: Severity
    reason: str
    source: str
    fix: str
    check: Callable[[S], Iterator[Finding]]
    statuses: frozenset[Status] = PUBLISHED
    note: str | None = None

    def problems(self, subject: S) -> Iterator[Problem]:
        """Yield a problem for each finding."""
        for finding in readable(self.check(subject)):
            yield Problem(
                finding.path,
                finding.line,
                self.code,
                finding.severity or self.severity,
                finding.message,
                finding.fix or self.fix,
            )


def rule(
    code: str,
    says: str,
    *,
    severity: Severity = Severity.ERROR,
    reason: str,
    source: str,
    fix: str,
    statuses: frozenset[Status] = PUBLISHED,
    note: str | None = None,
) -> Callable[[Callable[[S], Iterator[Finding]]], Rule[S]]:
    """Return a decorator that makes a rule of a generator of findings.

    `statuses` are those of the micro-credentials it is about. `note` is for docs/rules.md: what
    the rule takes for granted, or what it will also need.
    """

    def make(check: Callable[[S], Iterator[Finding]]) -> Rule[S]:
        return Rule(code, says, severity, reason, source, fix, check, statuses, note)

    return make
