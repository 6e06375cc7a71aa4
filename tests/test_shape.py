"""What a file's shape lacks, in words that its author understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from microcred.document import read_yaml
from microcred.model.base import Day, Flag, Model
from microcred.model.credential import (
    Alignment,
    Audience,
    Citation,
    Credential,
    Essa,
    Hours,
    Image,
    Owner,
    Retirement,
    Scoring,
    Validity,
)
from microcred.model.evidence import EvidenceSlot
from microcred.model.program import Calendar, Issuer, Program, Thresholds
from microcred.model.rubric import AtLeast, Criterion, Level, Rubric
from microcred.shape import shape_problems
from microcred.yamltext import Lines, Location
from tests.folder import GOOD


class Lasting(Model):
    validity: Validity | Literal["none"] | None = None


class Passing(Model):
    pass_rule: Literal["every-criterion"] | AtLeast | None = None


WORDS = [
    # a field that is missing, or unknown
    (Hours, "min: 1", "1 M01 `max` is missing. Add `max:` with its value."),
    (Hours, "min: 1\nmax: 2\nMax: 3", "3 M02 `Max` is not a field of this file. {spelling}"),
    (Hours, "min: 1\nmax: 2\nm-x: 3", "3 M02 `m-x` is not a field of this file. {spelling}"),
    (Hours, "min: 1\nmax: 2\n<<: {a: b}", "3 M02 `<<` is not a field of this file. {spelling}"),
    (
        Hours,
        'min: 1\nmax: 2\n"a\\nb": 3',
        "3 M02 `a[U+000A]b` is not a field of this file. {spelling}",
    ),
    # numbers
    (
        Hours,
        "min: 1.5\nmax: 2",
        "1 M03 `min` is “1.5”, which is not a whole number. Write a whole number.",
    ),
    (
        Hours,
        "min: 1e400\nmax: 2",
        "1 M03 `min` is “1e400”, which is not a whole number. Write a whole number.",
    ),
    (
        Hours,
        "min: 1\nmax: many",
        "2 M03 `max` is “many”, which is not a whole number. Write a whole number.",
    ),
    (Hours, "min: 0\nmax: 2", "1 M03 `min` is “0”, which is too small. Write a number from 1 on."),
    (
        Hours,
        "min: 1\nmax: 2000",
        "2 M03 `max` is “2000”, which is too large. Write a number up to 1000.",
    ),
    (Hours, "min:\nmax: 2", "1 M03 `min` is empty. Write a whole number, or remove the field."),
    (
        Hours,
        "min: []\nmax: 2",
        "1 M03 `min` is a list, which is not a whole number. Write a whole number.",
    ),
    (
        Hours,
        f"min: {'9' * 5000}\nmax: 2",
        f"1 M03 `min` is “{'9' * 60}…”, which is too large. Write a smaller number.",
    ),
    (
        Thresholds,
        "overlap: 0",
        "1 M03 `overlap` is “0”, which is too small. Write a number above 0.",
    ),
    (
        Thresholds,
        "overlap: 1e400",
        "1 M03 `overlap` is “1e400”, which is too large. Write a number up to 1.",
    ),
    (
        Thresholds,
        "overlap: nan",
        "1 M03 `overlap` is “nan”, which is too large. Write a number up to 1.",
    ),
    (
        Thresholds,
        "overlap: half",
        "1 M03 `overlap` is “half”, which is not a number. Write a number.",
    ),
    # days
    *(
        (
            Retirement,
            f"on: {day}\nwhy: so",
            (
                f"1 M03 `on` is “{day}”, which is not a day of the calendar. "
                "Write the date as in 2027-06-30."
            ),
        )
        for day in ("2027-02-30", "6/30/2027", "soon", "86400", "20270630", "2027-06-30T00:00:00")
    ),
    (
        Calendar,
        "holidays: [2026-11-26, 2026-11-31]",
        (
            "1 M03 `holidays[2]` is “2026-11-31”, which is not a day of the calendar. "
            "Write the date as in 2027-06-30."
        ),
    ),
    # true or false
    *(
        (
            Level,
            f"id: a\nname: b\npassing: {word}",
            f"3 M03 `passing` is “{word}”, which is neither true nor false. Write true or false.",
        )
        for word in ("yes", "no", "on", "1", "True", "maybe")
    ),
    # closed lists
    (
        Audience,
        "subjects: [any]\nroles: [teacher]\nstages: [early]\ngrades: [k2]",
        (
            "4 M03 `grades[1]` is “k2”, which is not one of its values. "
            "Write `pre-k`, `k-2`, `3-5`, `6-8` or `9-12`."
        ),
    ),
    (
        Calendar,
        "school_days: [monday]",
        (
            "1 M03 `school_days[1]` is “monday”, which is not one of its values. "
            "Write `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`."
        ),
    ),
    # lists, blocks and texts
    (
        Calendar,
        "holidays: 2026-11-26",
        (
            "1 M03 `holidays` is “2026-11-26”, which is not a list. "
            "Write a list: [a, b], or one item a line, each after `- `."
        ),
    ),
    (
        EvidenceSlot,
        "id: a\nname: b\nkind: video\nprompt: c\nwords: [200]",
        "5 M03 `words` has too few values. Write two numbers, as in [200, 500].",
    ),
    (
        EvidenceSlot,
        "id: a\nname: b\nkind: video\nprompt: c\nwords: []",
        "5 M03 `words` has too few values. Write two numbers, as in [200, 500].",
    ),
    (
        EvidenceSlot,
        "id: a\nname: b\nkind: video\nprompt: c\nwords: [1, 2, 3]",
        "5 M03 `words` is a list of too many values. Write two numbers, as in [200, 500].",
    ),
    (
        Rubric,
        'id: a\nversion: "1.0"\nlevels: [low]\ncriteria: []',
        (
            "3 M03 `levels[1]` is “low”, which is not a block of fields. "
            "Write `field: value` lines, indented, below it."
        ),
    ),
    (
        Criterion,
        "id: a\nname: b\ndescriptors: good",
        (
            "3 M03 `descriptors` is “good”, which is not a block of fields. "
            "Write `field: value` lines, indented, below it."
        ),
    ),
    (Level, "id: a\nname: [b]", "2 M03 `name` is a list, which is not a text. Write a text."),
    (
        Level,
        "id: a\nname: {b: c}",
        "2 M03 `name` is a block of fields, which is not a text. Write a text.",
    ),
    (Level, "id: a\nname: ''", "2 M03 `name` is empty. Write something here, or remove the field."),
    (
        Level,
        "id: a\nname: ' '",
        "2 M03 `name` is empty. Write something here, or remove the field.",
    ),
    (
        Level,
        f"id: a\nname: {'x' * 300}",
        f"2 M03 `name` is “{'x' * 60}…”, which is too long. Cut it to 200 characters or fewer.",
    ),
    (
        Level,
        'id: a\nname: "b\\nc"',
        "2 M03 `name` is “b[U+000A]c”, which is not of the right form. Keep it on one line.",
    ),
    # ids, versions, addresses and the like
    (Level, "id: ../x\nname: b", "1 M03 `id` is “../x”, which is not of the right form. {slug}"),
    (
        Level,
        "id: Wait Time\nname: b",
        "1 M03 `id` is “Wait Time”, which is not of the right form. {slug}",
    ),
    (
        Level,
        "id: w\u0430it\nname: b",
        (
            "1 M03 `id` is “w\u0430it”, which is not of the right form "
            "(“\u0430” is CYRILLIC SMALL LETTER A). {slug}"
        ),
    ),
    (
        Criterion,
        "id: a\nname: b\ndescriptors:\n  low: x\n  Not yet: y",
        "5 M03 `descriptors.Not yet` is not named as it should be. {slug}",
    ),
    (
        Criterion,
        "id: a\nname: b\ndescriptors: {l\u043ew: x}",
        (
            "3 M03 `descriptors.l\u043ew` is not named as it should be "
            "(“\u043e” is CYRILLIC SMALL LETTER O). {slug}"
        ),
    ),
    (
        Rubric,
        "id: a\nversion: v1\nlevels: []\ncriteria: []",
        (
            "2 M03 `version` is “v1”, which is not of the right form. "
            'Use numbers and dots in quotes, as in `"1.0"`.'
        ),
    ),
    (
        Issuer,
        "name: a\nurl: good.example",
        (
            "2 M03 `url` is “good.example”, which is not of the right form. "
            "Write a whole web address that starts with https://."
        ),
    ),
    (
        Issuer,
        "name: a\nurl: javascript:alert(1)",
        (
            "2 M03 `url` is “javascript:alert(1)”, which is not of the right form. "
            "Write a whole web address that starts with https://."
        ),
    ),
    (
        Issuer,
        "name: a\nurl: https://a.example\nemail: a",
        "3 M03 `email` is “a”, which is not of the right form. Write an e-mail address.",
    ),
    (
        Citation,
        "citation: a\nyear: 1986\nfinding: b\ndoi: https://doi.org/10.1/2",
        (
            "4 M03 `doi` is “https://doi.org/10.1/2”, which is not of the right form. "
            "Write the DOI alone, as in 10.1177/002248718603700110."
        ),
    ),
    (
        Citation,
        "citation: a\nyear: 1986\nfinding: b\nisbn: 12",
        (
            "4 M03 `isbn` is “12”, which is not of the right form. "
            "Write the 10 or 13 digits of the ISBN, with or without hyphens."
        ),
    ),
    (
        Citation,
        "citation: a\nyear: 1986\nfinding: b\neric: 370885",
        (
            "4 M03 `eric` is “370885”, which is not of the right form. "
            "Write the number that ERIC gives it, as in ED506645 or EJ1079374."
        ),
    ),
    (
        Image,
        "alt: a\ncode: wt",
        "2 M03 `code` is “wt”, which is not of the right form. Write two capital letters.",
    ),
    # where one of several kinds will do
    (
        Lasting,
        "validity: 3",
        (
            "1 M03 `validity` is “3”, which does not fit here. "
            "Write `field: value` lines, indented, below it, or write `none`."
        ),
    ),
    (
        Lasting,
        "validity: {years: x}",
        "1 M03 `validity.years` is “x”, which is not a whole number. Write a whole number.",
    ),
    (
        Lasting,
        "validity:\n  renew_from_days: 3",
        "1 M01 `validity.years` is missing. Add `years:` with its value.",
    ),
    (
        Lasting,
        "validity:\n  years: 3\n  for: ever",
        "3 M02 `validity.for` is not a field of this file. {spelling}",
    ),
    (
        Owner,
        "name: a\ncontact: nobody",
        (
            "2 M03 `contact` is “nobody”, which does not fit here. Write an e-mail address, "
            "or write a whole web address that starts with https://."
        ),
    ),
    (
        Scoring,
        "attempts: many",
        (
            "1 M03 `attempts` is “many”, which does not fit here. Write a whole number, "
            "or write `unlimited`."
        ),
    ),
    (
        Scoring,
        "attempts: 0",
        (
            "1 M03 `attempts` is “0”, which does not fit here. Write a number from 1 on, "
            "or write `unlimited`."
        ),
    ),
    (
        Passing,
        "pass_rule: most",
        (
            "1 M03 `pass_rule` is “most”, which does not fit here. "
            "Write `every-criterion`, or write `field: value` lines, indented, below it."
        ),
    ),
    (
        Passing,
        "pass_rule: []",
        (
            "1 M03 `pass_rule` is a list, which does not fit here. "
            "Write `every-criterion`, or write `field: value` lines, indented, below it."
        ),
    ),
    (
        Passing,
        "pass_rule:\n  at_least: 2\n  and: [crit]",
        "3 M03 `pass_rule.and[1]` is “crit”, which is not one of its values. Write `critical`.",
    ),
]
PHRASES = {
    "spelling": "Check its spelling and indentation, or remove it.",
    "slug": "Use small letters a–z, digits and single hyphens, as in `wait-time`.",
}


@pytest.mark.parametrize(("model", "text", "words"), WORDS, ids=[text[1][:50] for text in WORDS])
def test_words(model, text, words):
    told = read_yaml("a.yml", text, model).problems
    assert [f"{one.line} {one.code} {one.message}. {one.fix}" for one in told] == [
        words.format(**PHRASES)
    ]


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Lasting, "validity: none"),
        (Lasting, "validity:"),
        (Lasting, "validity: {years: 3}"),
        (Scoring, "attempts: unlimited"),
        (Scoring, "attempts: 3"),
        (Level, "id: a\nname: b\npassing: true"),
        (Level, "id: 012\nname: no"),
        (Retirement, "on: 2028-02-29\nwhy: so"),
        (Passing, "pass_rule: {at_least: 2, and: [critical]}"),
        (Owner, "name: a\ncontact: a@b.example"),
        (Owner, "name: a\ncontact: https://b.example/"),
    ],
)
def test_what_fits(model, text):
    assert not read_yaml("a.yml", text, model).problems


def test_models_made_in_code_take_what_their_fields_are():
    class Made(Model):
        day: Day
        flag: Flag

    assert Made(day=date(2027, 6, 30), flag=True).day == date(2027, 6, 30)
    assert AtLeast.model_validate({"at_least": 2, "and": ["critical"]}).and_ == ("critical",)
    assert Validity(years=3).renew_from_days == 90
    assert Essa(tier=1).study is None
    assert Alignment.model_fields.keys() >= {"framework", "code"}


# --- every field, spoiled in every way ---


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
