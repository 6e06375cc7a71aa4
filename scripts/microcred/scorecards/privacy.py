"""Words of an evaluator that may identify a student: found by the rules that submissions have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from microcred.document import Source
from microcred.model.submission import EvidenceItem
from microcred.problem import Severity
from microcred.rules.rule import Finding, Rule
from microcred.rules.submission import HandedIn
from microcred.rules.submission_names import no_graded_name, nobody_else_is_named
from microcred.rules.submission_privacy import no_email, no_personal_number, no_phone_number

RULES: Final[tuple[Rule[HandedIn], ...]] = (
    no_email,
    no_phone_number,
    no_graded_name,
    nobody_else_is_named,
    no_personal_number,
)


@dataclass(frozen=True, slots=True)
class _Words:
    """As much of a submission as these rules look at: its text, and no evidence."""

    source: Source
    evidence: tuple[EvidenceItem, ...] = ()

    @property
    def submission(self) -> _Words:
        return self

    def on(
        self, line: int, message: str, fix: str | None = None, severity: Severity | None = None
    ) -> Finding:
        return Finding(self.source.path, line, message, fix, severity)


def identifying(text: str) -> Iterator[tuple[Severity, str, str]]:
    """Yield how sure it is, what is wrong, and how to mend it, for each thing in a text."""
    words = cast("HandedIn", _Words(Source("", text)))
    for rule in RULES:
        for finding in rule.check(words):
            yield finding.severity or rule.severity, finding.message, finding.fix or rule.fix
