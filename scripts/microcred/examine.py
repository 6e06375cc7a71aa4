"""One micro-credential from its files to a definition and every problem with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TypeVar

from pydantic import BaseModel

from microcred.characters import stranger
from microcred.definition import UNREAD, Definition, readable
from microcred.document import Document, Reading, Source, read_markdown, read_yaml
from microcred.model.credential import Credential
from microcred.model.program import Program
from microcred.model.rubric import Rubric
from microcred.model.vocabulary import Status
from microcred.places import credential_path, rubric_path
from microcred.problem import Problem, Severity
from microcred.releases import definition_matches_release, release_path, unsound
from microcred.rules import definition_problems
from microcred.starters.unwritten import unwritten

Reader = Callable[[str], Source | Problem]
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Examined:
    """A definition, if its own file could be understood, and what is wrong with it.

    Its rubric is UNREAD where that could not be, and so is the programme.
    """

    definition: Definition | None
    problems: tuple[Problem, ...]


def examine(
    slug: str, read: Reader, released: Mapping[str, bytes], program: Program | None, today: date
) -> Examined:
    """Return the definition `slug` and all problems with its files, in the order of their lines.

    `released` maps each frozen version to the bytes of its release; `program` is None where it
    cannot be read.
    """
    read = cache(read)
    credential = _reading(credential_path(slug), read, Credential, read_markdown)
    problems = list(credential.problems)
    for version, data in released.items():
        problems += unsound(release_path(slug, version), data)
    if credential.document is None:
        return Examined(None, tuple(sorted(problems)))
    problems += named_after_file(credential.document, credential.document.model.id, slug)
    rubric = _rubric(credential.document, read)
    problems += rubric.problems
    definition = Definition(
        credential.document,
        UNREAD if rubric.problems else rubric.document,
        program or UNREAD,
        today,
    )
    problems += _unwritten(definition, read)
    problems += definition_problems(definition)
    problems += readable(definition_matches_release(definition, released))
    return Examined(definition, tuple(sorted(problems)))


def _unwritten(definition: Definition, read: Reader) -> Iterator[Problem]:
    """Yield the places where the starter's text still stands, in the definition and its rubric."""
    model = definition.credential.model
    paths = [definition.credential.path, *([rubric_path(model.rubric)] if model.rubric else [])]
    for path in paths:
        source = read(path)
        if isinstance(source, Source):
            yield from unwritten(path, source.text, draft=model.status is Status.DRAFT)


def named_after_file(document: Document[M], identity: str, name: str) -> Iterator[Problem]:
    """Yield F09 when a file's `id` is not its name."""
    if identity != name:
        remark = f" ({odd})" if (odd := stranger(name)) else ""
        yield Problem(
            document.path,
            document.line("id"),
            "F09",
            Severity.ERROR,
            f"`id` is “{identity}”, but the file is named “{name}”{remark}",
            "Make the two the same. The address of the page comes from them.",
        )


def examine_rubric(slug: str, read: Reader) -> tuple[Problem, ...]:
    """Return the problems of a rubric that no micro-credential uses."""
    reading = _reading(rubric_path(slug), read, Rubric, read_yaml)
    if reading.document is None:
        return reading.problems
    unused = Problem(
        rubric_path(slug),
        1,
        "F12",
        Severity.WARNING,
        "no micro-credential uses this rubric",
        f"Name it in a micro-credential (`rubric: {slug}`), or remove it.",
    )
    return (unused, *named_after_file(reading.document, reading.document.model.id, slug))


def _rubric(credential: Document[Credential], read: Reader) -> Reading[Rubric]:
    slug = credential.model.rubric
    if slug is None:
        return Reading(None)
    path = rubric_path(slug)
    reading = _reading(path, read, Rubric, read_yaml)
    if reading.document is not None:
        mismatch = tuple(named_after_file(reading.document, reading.document.model.id, slug))
        return replace(reading, problems=(*reading.problems, *mismatch))
    return replace(reading, problems=tuple(_named_by(credential, reading.problems, path)))


def _named_by(
    credential: Document[Credential], problems: Iterable[Problem], path: str
) -> Iterator[Problem]:
    """Yield the problems, a missing rubric being reported where it is named."""
    for problem in problems:
        if problem.code != "F10":
            yield problem
            continue
        yield replace(
            problem,
            path=credential.path,
            line=credential.line("rubric"),
            message=f"the rubric {path} does not exist",
            fix="Write it (`microcred new rubric NAME` makes a starter), or correct the name.",
        )


def _reading(
    path: str, read: Reader, model: type[M], parse: Callable[[str, str, type[M]], Reading[M]]
) -> Reading[M]:
    source = read(path)
    if isinstance(source, Problem):
        return Reading(None, (source,))
    return parse(path, source.text, model)
