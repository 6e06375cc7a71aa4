"""Rules about plain language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.definition import Definition
from microcred.problem import Severity
from microcred.rules.passages import Passage, judged_by, told_to_teachers
from microcred.rules.prose import measure, prose
from microcred.rules.rule import Finding, rule
from microcred.rules.vocabulary import KNOWN_ABBREVIATIONS

SHORTEST_MEASURED = 20
"""Words below which the grade of a single passage says nothing."""


@rule(
    "L28",
    "A tired teacher can read it.",
    severity=Severity.WARNING,
    reason="Long sentences and unexplained abbreviations keep out newcomers, and colleagues who "
    "read English as another language.",
    source="NEA's guidance to avoid abbreviations. The grade is Flesch–Kincaid's (Kincaid, "
    "Fishburne, Rogers and Chissom, 1975); its limit is ours: `thresholds.reading_grade`.",
    fix="Shorten its sentences, and use short words where they say the same.",
    note="The grade covers what teachers are told, not research or rubric, and is measured in "
    "English only; syllables are estimated from spelling. Abbreviations that all of a programme's "
    "readers know go into `abbreviations` in program/program.yml.",
)
def plain_language(definition: Definition) -> Iterator[Finding]:
    """Yield the hardest passage of a hard text, and abbreviations not explained at first use."""
    told = list(told_to_teachers(definition))
    if definition.credential.model.language.split("-")[0] == "en":
        yield from _too_hard(told, definition.program.thresholds.reading_grade)
    known = KNOWN_ABBREVIATIONS.union(definition.program.abbreviations)
    yield from _unexplained([*told, *judged_by(definition)], known)


def _too_hard(passages: list[Passage], limit: float) -> Iterator[Finding]:
    running = [passage for passage in passages if passage.at[-1] != "name"]
    grade = measure("\n\n".join(passage.text for passage in running)).grade
    if grade <= limit:
        return
    measures = [(measure(passage.text), passage) for passage in running]
    longer = [pair for pair in measures if pair[0].words >= SHORTEST_MEASURED]
    size, hardest = max(longer or measures, key=lambda pair: pair[0].grade)
    yield hardest.found(
        f"the text reads at grade {grade:.1f}, above {limit:g}; "
        f"hardest is {hardest.name}, at {size.grade:.1f}"
    )


_CAPITALS = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z0-9]{1,15}(?=s?\b)(?![-’'][A-Z])")
_ROMAN = re.compile(r"[IVX]+")


def _unexplained(passages: list[Passage], known: frozenset[str]) -> Iterator[Finding]:
    everything = "\n".join(passage.text for passage in passages)
    unknown = {short for short in _CAPITALS.findall(everything) if _abbreviation(short)} - known
    for passage in passages if unknown else ():
        text = prose(passage.text)
        for match in _CAPITALS.finditer(text):
            if (short := match[0]) not in unknown:
                continue
            unknown.remove(short)
            if not _explained(text, match.start(), match.end()):
                message = f"{passage.name} uses “{short}” without saying what it stands for"
                fix = f"Write it out at its first use, with ({short}) after it."
                yield passage.found(message, fix)


def _abbreviation(short: str) -> bool:
    return sum(map(str.isalpha, short)) > 1 and not _ROMAN.fullmatch(short)


def _explained(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip(), text[end:].removeprefix("s").lstrip()
    return after.startswith("(") or (before.endswith("(") and after.startswith(")"))
