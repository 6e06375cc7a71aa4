"""The page docs/rules.md, written from the rules themselves.

To bring it up to date: `microcred docs`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from microcred.model.vocabulary import Status
from microcred.problem import Severity
from microcred.rules import CATALOG_RULES, DEFINITION_RULES
from microcred.rules.elsewhere import CHECKED_ELSEWHERE, CheckedElsewhere
from microcred.rules.rule import EVERY_STATUS, Rule

_HEAD = """\
<!-- Written from scripts/microcred/rules by `microcred docs`. Do not edit by hand. -->

# Rules

`microcred check` reports every problem in one run, as `path:line: CODE message`. Each code stands
for one rule; it never changes its meaning and is never used for another.

- An **error** must be mended before anything is published.
- A **warning** is for a person to judge; it stops nothing.
- What **could not be checked** is said to be so, and is never taken to be fine.

A draft or planned micro-credential is held only to the rules that name its status. Limits that are
this project's own, rather than a standard's, are settings: `thresholds` in `program/program.yml`.
Rules that look for words look for English ones. Where a rule reports some of its cases as milder or
graver, it says so.
"""

_ELSEWHERE = """\
## Files, fields, settings and releases

These are checked before the rules above can look at a definition, or outside of any definition.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""


def rules_page() -> str:
    """Return docs/rules.md as Markdown: a list, each rule in full, then all other codes."""
    rules = every_rule()
    sections = "\n".join(_section(rule) for rule in rules)
    return f"{_HEAD}\n{_index(rules)}\n{sections}\n{_ELSEWHERE}{_table(CHECKED_ELSEWHERE)}"


def every_rule() -> list[Rule[Any]]:
    """Return all rules, in the order of their codes."""
    return sorted([*DEFINITION_RULES, *CATALOG_RULES], key=lambda one: one.code)


def _index(rules: Iterable[Rule[Any]]) -> str:
    lines = [
        "## Micro-credentials and rubrics",
        "",
        "| Code | What holds | If not |",
        "|---|---|---|",
    ]
    for rule in rules:
        lines.append(f"| [{rule.code}](#{rule.code.lower()}) | {rule.says} | {rule.severity} |")
    return "\n".join([*lines, ""])


def _section(rule: Rule[Any]) -> str:
    return "\n".join([f"### {rule.code}", "", f"**{rule.says}**", "", *_facts(rule), ""])


def _facts(rule: Rule[Any]) -> Iterator[str]:
    yield f"- Severity: {rule.severity}"
    yield f"- Applies to: {_statuses(rule.statuses)}"
    yield f"- Why: {rule.reason}"
    yield f"- Source: {rule.source}"
    yield f"- How to mend it: {rule.fix}"
    if rule.note:
        yield f"- Note: {rule.note}"


def _statuses(statuses: frozenset[Status]) -> str:
    if statuses == EVERY_STATUS:
        return "every status"
    return ", ".join(status.value for status in Status if status in statuses)


def _table(codes: Iterable[CheckedElsewhere]) -> str:
    return "".join(
        f"| {one.code} | {one.says} | {_IF_NOT[one.severity]} | {one.fix} |\n" for one in codes
    )


_IF_NOT = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.UNKNOWN: "could not be checked",
}
