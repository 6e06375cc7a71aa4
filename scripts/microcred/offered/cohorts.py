"""What may be wrong with series of cohorts: H01 to H08."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from microcred.document import Document
from microcred.model.cohort import Series
from microcred.model.organization import Part
from microcred.model.pathway import Standing
from microcred.offered.finding import Around, Finding, own_name, problems, twice
from microcred.offered.offers import ORGANIZATIONS, PATHWAYS, RECOGNITION
from microcred.problem import Problem, Severity


def cohort_problems(around: Around) -> Iterator[Problem]:
    """Yield every problem with series of cohorts."""
    for document in around.offers.series.values():
        findings = chain.from_iterable(check(document, around) for check in _CHECKS)
        yield from problems(document, findings)


def _named(document: Document[Series], around: Around) -> Iterator[Finding]:
    yield from own_name(document, "H01", document.model.id)


def _names(document: Document[Series], around: Around) -> Iterator[Finding]:
    model = document.model
    yield from around.file(("organization",), "H02", ORGANIZATIONS, model.organization)
    for number, partner in enumerate(model.partners):
        yield from around.file(("partners", number), "H02", ORGANIZATIONS, partner)
    yield from around.file(("pathway",), "H02", PATHWAYS, model.pathway)
    for number, rule in enumerate(model.rules):
        yield from around.file(("rules", number), "H02", RECOGNITION, rule)


def _days(document: Document[Series], around: Around) -> Iterator[Finding]:
    """Yield H03 for days that do not follow on each other."""
    model = document.model
    window = model.applications
    if window.closes <= window.opens:
        message = "applications close before they open"
        yield Finding(("applications", "closes"), "H03", message, "Correct one of the two.")
    for number, cohort in enumerate(model.cohorts):
        at = ("cohorts", number)
        if cohort.ends and cohort.ends < cohort.starts:
            message = f"{cohort.name} ends before it starts"
            yield Finding((*at, "ends"), "H03", message, "Correct one of the two days.")
        before = model.cohorts[number - 1] if number else None
        if before and cohort.starts < before.starts:
            message = f"{cohort.name} starts before {before.name}, which is filled first"
            yield Finding((*at, "starts"), "H03", message, "Put them in the order of their days.")


def _listed_once(document: Document[Series], around: Around) -> Iterator[Finding]:
    model = document.model
    yield from twice(("cohorts",), "H04", [one.id for one in model.cohorts], "the cohort")
    yield from twice(("tags",), "H04", model.tags, "the tag")
    yield from twice(("partners",), "H04", model.partners, "the partner")
    yield from twice(("rules",), "H04", model.rules, "the rule")
    yield from twice(("funders",), "H04", model.funders, "the funder")


def _seats(document: Document[Series], around: Around) -> Iterator[Finding]:
    """Yield H05 for a series nobody could join, H06 for a cohort nobody is left for."""
    model = document.model
    if not model.cohorts and model.status is Standing.IN_FORCE:
        message = "this series takes applications, and has no cohort"
        fix = "Add one, or write `status: draft` while it is planned."
        yield Finding(("cohorts",), "H05", message, fix)
    for number, cohort in enumerate(model.cohorts[:-1]):
        if cohort.seats == "everyone":
            after = model.cohorts[number + 1].name
            message = f"{cohort.name} has a seat for everyone, so nobody is left for {after}"
            fix = "Say how many seats it has, or take out the cohorts after it."
            yield Finding(("cohorts", number, "seats"), "H06", message, fix)


def _partners(document: Document[Series], around: Around) -> Iterator[Finding]:
    for number, partner in enumerate(document.model.partners):
        found = around.offers.organizations.get(partner)
        if found and Part.ASSISTANCE not in found.model.parts:
            message = f"{partner} assists here, and `parts` of {found.path} does not say so"
            yield Finding(("partners", number), "H07", message, "Add `assistance` to its `parts`.")


def _dated(document: Document[Series], around: Around) -> Iterator[Finding]:
    if document.model.source and document.model.as_of is None:
        message = "nothing says on which day the source was read"
        yield Finding(("source",), "H08", message, "Add `as_of:` with the day.", Severity.WARNING)


_CHECKS: Final[tuple[Callable[[Document[Series], Around], Iterator[Finding]], ...]] = (
    _named,
    _names,
    _days,
    _listed_once,
    _seats,
    _partners,
    _dated,
)
