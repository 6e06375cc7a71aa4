"""tests/programmes/broken is wrong in every way; expected.txt lists every problem with it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from microcred.document import read_markdown, read_yaml
from microcred.model.credential import Credential
from microcred.model.program import Issuer, Program
from microcred.model.rubric import Rubric
from microcred.problem import Problem
from microcred.rules import catalog_problems, definition_problems
from microcred.rules.page import every_rule
from microcred.rules.rule import Definition
from microcred.site.entry import entry

BROKEN = Path(__file__).parents[1] / "programmes" / "broken"
TODAY = date(2026, 11, 21)


def text(path: str) -> str:
    return (BROKEN / path).read_text(encoding="utf-8")


def problems() -> Iterator[Problem]:
    program = read_yaml("program/program.yml", text("program/program.yml"), Program).document
    assert program is not None
    yield from read_yaml("program/issuer.yml", text("program/issuer.yml"), Issuer).problems
    entries = []
    for file in sorted((BROKEN / "credentials").glob("*.md")):
        path = f"credentials/{file.name}"
        reading = read_markdown(path, text(path), Credential)
        yield from reading.problems
        if reading.document is None:
            continue
        rubric = None
        if slug := reading.document.model.rubric:
            rubric_reading = read_yaml(f"rubrics/{slug}.yml", text(f"rubrics/{slug}.yml"), Rubric)
            yield from rubric_reading.problems
            rubric = rubric_reading.document
        definition = Definition(reading.document, rubric, program.model, TODAY)
        entries.append(entry(definition))
        yield from definition_problems(definition)
    yield from catalog_problems(entries, program.model)


def test_every_problem_is_found():
    found = "".join(f"{problem}\n" for problem in sorted(problems()))
    assert found == (BROKEN / "expected.txt").read_text(encoding="utf-8")


def test_every_rule_and_shape_check_is_broken():
    expected = {problem.code for problem in problems()}
    assert expected >= {rule.code for rule in every_rule()}
    assert expected >= {"F02", "F03", "F04", "F08", "M01", "M02", "M03"}


def test_every_problem_says_how_to_mend_it():
    for problem in problems():
        assert problem.fix.endswith((".", "…")), problem
