"""What may be wrong with pathways: W01 to W10."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final

from microcred.document import Document
from microcred.model.pathway import Group, Pathway, Requirement
from microcred.offered.finding import Around, Finding, arrows, circles, own_name, problems, twice
from microcred.offered.offers import ORGANIZATIONS
from microcred.pathways import MAX_WAYS, everything_of, progress, ways_count
from microcred.problem import Problem, Severity
from microcred.words import counted
from microcred.yamltext import Location


def pathway_problems(around: Around) -> Iterator[Problem]:
    """Yield every problem with pathways."""
    for document in around.offers.pathways.values():
        findings = chain.from_iterable(check(document, around) for check in _CHECKS)
        yield from problems(document, findings)


def group_findings(
    at: Location, groups: Sequence[Group], around: Around, names: str, asks: str, again: str
) -> Iterator[Finding]:
    """Yield what is wrong with groups at a place, by codes for unknown, too many, twice."""
    yield from twice(at, again, [one.id for one in groups], "the group")
    for number, one in enumerate(groups):
        where = (*at, number)
        yield from around.credentials((*where, "from"), names, one.choices)
        yield from twice((*where, "from"), again, one.choices, "the micro-credential")
        yield from too_many(where, asks, one.at_least, one.choices)


def too_many(
    at: Location, code: str, at_least: int | None, choices: Sequence[str]
) -> Iterator[Finding]:
    """Yield a finding where a list is shorter than what is asked from it."""
    offered = len(set(choices))
    if not offered:
        message = "there is nothing to choose from: `from` is empty"
        yield Finding((*at, "from"), code, message, "Name micro-credentials.")
    elif at_least is not None and at_least > offered:
        message = f"this asks for {at_least} of {offered}, so nobody could ever have enough"
        fix = f"Name more of them, or write `at_least: {offered}`."
        yield Finding((*at, "at_least"), code, message, fix)


def _named(document: Document[Pathway], around: Around) -> Iterator[Finding]:
    yield from own_name(document, "W01", document.model.id)


def _names(document: Document[Pathway], around: Around) -> Iterator[Finding]:
    model = document.model
    yield from around.file(("organization",), "W02", ORGANIZATIONS, model.organization)
    for number, one in enumerate(model.requirements):
        at = ("requirements", number)
        yield from around.credentials((*at, "from"), "W02", one.choices)
        for place, way in enumerate(one.either):
            yield from around.credentials((*at, "either", place), "W02", way)
    for number, first in enumerate(model.prerequisites):
        at = ("prerequisites", number)
        yield from around.credential((*at, "credential"), "W02", first.credential)
        yield from around.credentials((*at, "needs"), "W02", first.needs)
    if model.capstone:
        yield from around.credential(("capstone",), "W02", model.capstone)


def _kinds(document: Document[Pathway], around: Around) -> Iterator[Finding]:
    """Yield W03 for a step that does not say in exactly one way what it takes."""
    for number, one in enumerate(document.model.requirements):
        at = ("requirements", number)
        given = [name for name, value in _ways(one) if value]
        if len(given) != 1:
            said = f"{len(given)} of them: {', '.join(given)}" if given else "none of them"
            message = f"the step “{one.name}” has {said}, and takes one of `from`, `groups`, "
            fix = "Keep the one that says what it takes; a second step can ask for the other."
            yield Finding(at, "W03", f"{message}`either`", fix)
        elif one.at_least is not None and not one.choices:
            message = f"`at_least` counts what is in `from`, and this step has `{given[0]}`"
            fix = "Take it out; each group has its own."
            yield Finding((*at, "at_least"), "W03", message, fix)


def _ways(one: Requirement) -> tuple[tuple[str, object], ...]:
    return ("from", one.choices), ("groups", one.groups), ("either", one.either)


def _asked(document: Document[Pathway], around: Around) -> Iterator[Finding]:
    """Yield W04 for a list shorter than what is asked from it, and for a path without steps."""
    if not document.model.requirements:
        message = "this pathway has no steps, so everybody would have completed it"
        yield Finding(("requirements",), "W04", message, "Add at least one step.")
    for number, one in enumerate(document.model.requirements):
        at = ("requirements", number)
        if one.choices:
            yield from too_many(at, "W04", one.at_least, one.choices)
        yield from group_findings((*at, "groups"), one.groups, around, "W02", "W04", "W05")
        for place, way in enumerate(one.either):
            if not way:
                message = "this alternative is empty, so everybody would have it"
                yield Finding((*at, "either", place), "W04", message, "Name micro-credentials.")


def _listed_once(document: Document[Pathway], around: Around) -> Iterator[Finding]:
    model = document.model
    yield from twice(("requirements",), "W05", [one.id for one in model.requirements], "the step")
    for number, one in enumerate(model.requirements):
        at = ("requirements", number)
        yield from twice((*at, "from"), "W05", one.choices, "the micro-credential")
        for place, way in enumerate(one.either):
            yield from twice((*at, "either", place), "W05", way, "the micro-credential")
    begun = [one.credential for one in model.prerequisites]
    yield from twice(("prerequisites",), "W05", begun, "what is needed before")
    if model.capstone and model.capstone in _in_steps(model):
        message = f"{model.capstone} is the capstone, and is named among the steps before it"
        yield Finding(("capstone",), "W05", message, "Keep one of the two.")


def _in_steps(model: Pathway) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(everything_of, model.requirements)))


def _order(document: Document[Pathway], around: Around) -> Iterator[Finding]:
    """Yield W06 for prerequisites that nobody could meet."""
    needs: dict[str, set[str]] = {}
    places: dict[str, int] = {}
    for number, one in enumerate(document.model.prerequisites):
        needs.setdefault(one.credential, set()).update(one.needs)
        places.setdefault(one.credential, number)
        if not one.needs:
            message = f"nothing is named that {one.credential} needs"
            fix = "Name it, or take this out."
            yield Finding(("prerequisites", number, "needs"), "W06", message, fix)
    for way in circles(needs):
        message = f"each of these needs the next, so nobody could begin: {arrows(way)}"
        at = ("prerequisites", places[way[0]])
        yield Finding(at, "W06", message, "Take out the one that can be done first.")
    for number, one in enumerate(document.model.prerequisites):
        if document.model.capstone in one.needs:
            message = f"{document.model.capstone} comes last, and {one.credential} needs it"
            fix = "Take it out of `needs`, or make another one the capstone."
            yield Finding(("prerequisites", number, "needs"), "W06", message, fix)


def _enough(document: Document[Pathway], around: Around) -> Iterator[Finding]:
    """Yield W07 where each step could be met, but not all of them, as an award counts once."""
    model = document.model
    if any(_kinds(document, around)) or any(_asked(document, around)):
        return
    if (ways := ways_count(model)) > MAX_WAYS:
        message = f"there are {ways:,} ways through this pathway, and at most {MAX_WAYS} are tried"
        fix = "Ask for some of a list where the order does not matter: `from` and `at_least`."
        yield Finding(("requirements",), "W10", message, fix)
    elif lacks := sum(step.to_go for step in progress(model, _in_steps(model)).steps):
        message = (
            f"an award counts once, so with every one of the lists {counted(lacks, 'award')} would "
            "still be missing"
        )
        fix = "Name more of them, ask for fewer, or write `shared: true`."
        yield Finding(("requirements",), "W07", message, fix)


def _of_use(document: Document[Pathway], around: Around) -> Iterator[Finding]:
    model = document.model
    on_it = _in_steps(model) | {model.capstone}
    for number, one in enumerate(model.prerequisites):
        if one.credential not in on_it:
            message = f"{one.credential} is not on this pathway, so what it needs is of no use here"
            fix = "Take it out, or name it in a step."
            at = ("prerequisites", number, "credential")
            yield Finding(at, "W08", message, fix, Severity.WARNING)


def _dated(document: Document[Pathway], around: Around) -> Iterator[Finding]:
    if document.model.source and document.model.as_of is None:
        message = "nothing says on which day the source was read"
        yield Finding(("source",), "W09", message, "Add `as_of:` with the day.", Severity.WARNING)


_CHECKS: Final[tuple[Callable[[Document[Pathway], Around], Iterator[Finding]], ...]] = (
    _named,
    _names,
    _kinds,
    _asked,
    _listed_once,
    _order,
    _enough,
    _of_use,
    _dated,
)
