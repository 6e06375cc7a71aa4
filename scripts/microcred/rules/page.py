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
from microcred.rules.frameworks import CHECKED_IN_FRAMEWORKS
from microcred.rules.issue_form import CHECKED_IN_ISSUES
from microcred.rules.ledger import CHECKED_IN_LEDGER
from microcred.rules.offers import CHECKED_IN_OFFERS
from microcred.rules.people import CHECKED_IN_PEOPLE
from microcred.rules.rule import EVERY_STATUS, Rule
from microcred.rules.scorecard import CHECKED_IN_SCORECARDS
from microcred.rules.settings import CHECKED_IN_SETTINGS
from microcred.rules.submissions import ALWAYS, COMPLETENESS, SUBMISSION_RULES
from microcred.rules.two_repositories import CHECKED_BETWEEN_REPOSITORIES

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

_SUBMISSIONS = """\
## Submissions

A submission is held to these until it was decided on, and to those about names and places for as
long as it is kept. A draft may be incomplete: what it lacks are warnings.

"""

_SCORECARDS = """\
## Scorecards

`microcred score` holds a scorecard to these before it is recorded. What keeps one from counting is
looked at again whenever it is decided.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""

_ELSEWHERE = """\
## Files, fields, settings and releases

These are checked before the rules above can look at a definition, or outside of any definition.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""

_SETTINGS = """
## Settings and people

These are about `program/program.yml`, `program/evaluators.yml`, the roster, and what is made of
them.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""

_OFFERS = """
## Organisations, pathways, cohorts and recognition

These are about the files in `program/organizations/`, `program/adopted/`, `program/pathways/`,
`program/cohorts/` and `program/recognition/`. A micro-credential may be ours or of an adopted
catalog.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""

_PEOPLE = """
## The private folder

What is known of people, beside who they are, lies in tables outside of the repository. Whatever
reads them, as `microcred report` does, holds them to these first. No message quotes a cell.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""

_FRAMEWORKS = """
## Frameworks of standards, and other programmes

What `microcred import case` takes in, and what `microcred report comparison` is given.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""

_ISSUES = """
## The issue form

Whoever hands in by an issue is told of these in the answer to it, beside the rules for submissions.
The last two are about the form itself; `microcred check` tells of them.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""

_LEDGER = """
## Awards

What was published is permanent: awards, their decisions, the log of what happened to them, and the
status lists that tell verifiers which were revoked. `microcred award` and `microcred revoke` write
them, and nothing else does.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""

_TWO = """
## Two repositories

In private mode what was handed in may be kept in a private repository, the rest in a public one.
`microcred publish` holds the two to these before it brings anything from one to the other.

| Code | What holds | If not | How to mend it |
|---|---|---|---|
"""


def rules_page() -> str:
    """Return docs/rules.md as Markdown: a list, each rule in full, then all other codes."""
    rules = every_rule()
    definitions = "\n".join(_section(rule, f"Applies to: {_statuses(rule)}") for rule in rules)
    submissions = "\n".join(_section(rule, f"Holds: {_holds(rule)}") for rule in SUBMISSION_RULES)
    return (
        f"{_HEAD}\n## Micro-credentials and rubrics\n\n{_index(rules)}\n{definitions}\n"
        f"{_SUBMISSIONS}{_index(SUBMISSION_RULES)}\n{submissions}\n"
        f"{_SCORECARDS}{_table(CHECKED_IN_SCORECARDS)}\n"
        f"{_ELSEWHERE}{_table(CHECKED_ELSEWHERE)}"
        f"{_SETTINGS}{_table(CHECKED_IN_SETTINGS)}"
        f"{_OFFERS}{_table(CHECKED_IN_OFFERS)}"
        f"{_PEOPLE}{_table(CHECKED_IN_PEOPLE)}"
        f"{_FRAMEWORKS}{_table(CHECKED_IN_FRAMEWORKS)}"
        f"{_ISSUES}{_table(CHECKED_IN_ISSUES)}"
        f"{_LEDGER}{_table(CHECKED_IN_LEDGER)}"
        f"{_TWO}{_table(CHECKED_BETWEEN_REPOSITORIES)}"
    )


def every_rule() -> list[Rule[Any]]:
    """Return all rules about definitions, in the order of their codes."""
    return sorted([*DEFINITION_RULES, *CATALOG_RULES], key=lambda one: one.code)


def _index(rules: Iterable[Rule[Any]]) -> str:
    lines = [
        "| Code | What holds | If not |",
        "|---|---|---|",
    ]
    for rule in rules:
        lines.append(f"| [{rule.code}](#{rule.code.lower()}) | {rule.says} | {rule.severity} |")
    return "\n".join([*lines, ""])


def _section(rule: Rule[Any], scope: str) -> str:
    return "\n".join([f"### {rule.code}", "", f"**{rule.says}**", "", *_facts(rule, scope), ""])


def _facts(rule: Rule[Any], scope: str) -> Iterator[str]:
    yield f"- Severity: {rule.severity}"
    yield f"- {scope}"
    yield f"- Why: {rule.reason}"
    yield f"- Source: {rule.source}"
    yield f"- How to mend it: {rule.fix}"
    if rule.note:
        yield f"- Note: {rule.note}"


def _statuses(rule: Rule[Any]) -> str:
    if rule.statuses == EVERY_STATUS:
        return "every status"
    return ", ".join(status.value for status in Status if status in rule.statuses)


def _holds(rule: Rule[Any]) -> str:
    if rule in ALWAYS:
        return "for as long as it is kept"
    return "until decided on" + ("; a warning in a draft" if rule in COMPLETENESS else "")


def _table(codes: Iterable[CheckedElsewhere]) -> str:
    return "".join(
        f"| {_named(one.code)} | {one.says} | {_IF_NOT[one.severity]} | {one.fix} |\n"
        for one in codes
    )


def _named(code: str) -> str:
    """Return a code that a link can lead to."""
    return f'<span id="{code.lower()}">{code}</span>'


_IF_NOT = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.UNKNOWN: "could not be checked",
}
