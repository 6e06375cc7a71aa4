"""The texts of a definition that people read, each with the place it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from microcred.definition import Definition, readable
from microcred.document import Document
from microcred.model.credential import Credential
from microcred.model.rubric import Rubric
from microcred.rules.rule import Finding, field_name, found
from microcred.yamltext import Location


class Passage(NamedTuple):
    """One text of a file."""

    document: Document[Credential] | Document[Rubric]
    at: Location
    text: str

    @property
    def name(self) -> str:
        """Return how its author is told of it: `evidence[2].prompt`."""
        return f"`{field_name(self.at)}`" if self.at != ("narrative",) else "the text below `---`"

    def found(self, message: str, fix: str | None = None) -> Finding:
        """Return a finding at this passage."""
        return found(self.document, self.at, message, fix)


def search(pattern: re.Pattern[str], passages: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    """Yield each passage in which the pattern is found, with what was found first.

    All passages are searched at once before each alone, since nearly always there is nothing.
    """
    listed = list(passages)
    if not pattern.search("\n".join(passage.text for passage in listed)):
        return
    for passage in listed:
        if match := pattern.search(passage.text):
            yield passage, match[0]


def search_any_case(
    pattern: re.Pattern[str], passages: Iterable[Passage]
) -> Iterator[tuple[Passage, str]]:
    """Yield the same for a pattern in small letters, whatever the case of the text."""
    lowered = (passage._replace(text=passage.text.lower()) for passage in passages)
    return search(pattern, lowered)


def told_to_teachers(definition: Definition) -> Iterator[Passage]:
    """Yield what a teacher reads before starting, in the order of the page; no research."""
    document = definition.credential
    for at, text in _fields(document.model):
        if text:
            yield Passage(document, at, text)


def judged_by(definition: Definition) -> Iterator[Passage]:
    """Yield what a submission is judged by: completion, then criteria and their descriptors."""
    document = definition.credential
    for number, line in enumerate(document.model.completion):
        yield Passage(document, ("completion", number), line)
    if definition.rubric is not None:
        yield from readable(_scored_by(definition.rubric))


def _scored_by(rubric: Document[Rubric]) -> Iterator[Passage]:
    for number, criterion in enumerate(rubric.model.criteria):
        yield Passage(rubric, ("criteria", number, "name"), criterion.name)
        for level, text in criterion.descriptors.items():
            yield Passage(rubric, ("criteria", number, "descriptors", level), text)


def _fields(model: Credential) -> Iterator[tuple[Location, str | None]]:
    yield ("name",), model.name
    yield ("description",), model.description
    yield ("competency",), model.competency
    yield ("narrative",), model.narrative
    if model.method:
        yield ("method", "summary"), model.method.summary
        for number, component in enumerate(model.method.components):
            yield ("method", "components", number, "text"), component.text
    for number, slot in enumerate(model.evidence):
        yield ("evidence", number, "name"), slot.name
        yield ("evidence", number, "prompt"), slot.prompt
        yield ("evidence", number, "consent"), slot.consent
        yield ("evidence", number, "transcript"), slot.transcript
    if model.scoring:
        yield ("scoring", "qualification"), model.scoring.qualification
    yield ("supports",), model.supports
    yield ("integrity",), model.integrity
