"""The frameworks of standards that a programme has imported: program/frameworks/."""

from __future__ import annotations

from collections.abc import Iterator

from microcred import files
from microcred.case_package import MAX_PACKAGE, kept_framework
from microcred.model.framework import Framework
from microcred.places import FRAMEWORKS
from microcred.problem import Problem
from microcred.survey import Survey


def frameworks(survey: Survey) -> tuple[dict[str, Framework], tuple[Problem, ...]]:
    """Return the frameworks that can be read, by their ids, and why the others cannot."""
    found: dict[str, Framework] = {}
    problems: list[Problem] = []
    for name in files.names(survey.root, FRAMEWORKS, ".json"):
        path = f"{FRAMEWORKS}/{name}.json"
        data = survey.read_bytes(path, MAX_PACKAGE)
        source = files.decoded(path, data) if isinstance(data, bytes) else data
        kept = source if isinstance(source, Problem) else kept_framework(path, source.text)
        if isinstance(kept, Problem):
            problems.append(kept)
        else:
            found[name] = kept
    return found, tuple(problems)


def framework_problems(survey: Survey) -> Iterator[Problem]:
    """Yield every problem with the imported frameworks."""
    yield from files.strays(survey.root, FRAMEWORKS, ".json", frozenset())
    yield from frameworks(survey)[1]
