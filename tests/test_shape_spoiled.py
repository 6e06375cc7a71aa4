"""Every field of every kind of file, spoiled in every way: one clear problem each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from microcred.model.credential import (
    Credential,
)
from microcred.model.program import Issuer, Program
from microcred.model.rubric import Rubric
from microcred.shape import shape_problems
from microcred.yamltext import Lines, Location
from tests.folder import GOOD


def full(path: str, **more: Any) -> dict[str, Any]:
    text = Path(GOOD, path).read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")[0]
    return {**yaml.load(text, Loader=yaml.BaseLoader), **more}


WHOLE: dict[type[BaseModel], dict[str, Any]] = {
    Credential: full(
        "credentials/think-time.md",
        validity={"years": "3", "renew_from_days": "90"},
        purposes=["licensure"],
        policy_uses=["evaluation"],
        opens="soon",
        retired={"on": "2026-06-30", "why": "so", "replaced_by": "other"},
        research_limits="some",
        omitted_parts={"overview": "a", "artefacts": "b", "reflection": "c"},
        supports="some",
        narrative="Hello",
    ),
    Rubric: full("rubrics/think-time.yml", pass_rule={"at_least": "2", "and": ["critical"]}),
    Program: full(
        "program/program.yml",
        calendar={"school_days": ["mon"], "holidays": ["2026-11-26"]},
        evidence_hosts=["drive.example.com"],
        review={"bar_self": "true", "bar_same_school": "false"},
        thresholds={"criteria_max": "7", "overlap": "0.6", "reading_grade": "12"},
        abbreviations=["ERIC"],
        shelves=[{"id": "a", "title": "b", "lead": "c", "stages": ["early"], "first": ["d"]}],
        repository="https://git.example/",
    ),
    Issuer: full("program/issuer.yml", description="a", email="a@b.example"),
}

JUNK: tuple[Any, ...] = (
    *(None, "", " ", "x", "X y", "-1", "0", "99999", "1.5", "1e400", "nan", "9" * 5000),
    *("x" * 5000, "2027-02-30", "\u0430", "a\nb", "true", "../x", "<script>"),
    *([], ["x"], [None], ["1", "2", "3"], [["x"]], {}, {"x": "y"}, {"X y": "z"}, {"\u0430": {}}),
)


def places(value: Any, at: Location = ()) -> Iterator[Location]:
    if at:
        yield at
    for step, inside in entries_of(value):
        yield from places(inside, (*at, step))


def spoiled(data: Any, at: Location, junk: Any) -> Any:
    data = deepcopy(data)
    *way, last = at
    inside = data
    for step in way:
        inside = inside[step]
    inside[last] = deepcopy(junk)
    return data


def lines_of(value: Any) -> Lines:
    return Lines(1, {step: lines_of(inside) for step, inside in entries_of(value)})


def entries_of(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


@pytest.mark.parametrize("model", WHOLE, ids=lambda model: model.__name__)
def test_the_whole_file_is_right(model):
    model.model_validate(WHOLE[model])


@pytest.mark.parametrize("model", WHOLE, ids=lambda model: model.__name__)
def test_every_field_spoiled_in_every_way_gives_one_clear_problem(model):
    refused = 0
    for at in places(WHOLE[model]):
        for junk in JUNK:
            data = spoiled(WHOLE[model], at, junk)
            try:
                model.model_validate(data)
            except ValidationError as error:
                refused += 1
                said = list(shape_problems(error.errors(), lines_of(data)))
                assert said
                for one in said:
                    assert one.at[: len(at)] == at or one.code == "M01", (at, junk, one)
                    assert "of the right kind" not in one.message, (at, junk, one)
                    assert "docs/" not in one.fix
                    assert "matches" not in one.fix, (at, junk, one)
                    assert "nput" not in one.message + one.fix
                    assert len(one.message) < 300
                assert len({one.at for one in said}) == len(said), (at, junk, said)
    assert refused > 80
