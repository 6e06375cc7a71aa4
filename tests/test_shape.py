"""What a file's shape lacks, in words that its author understands."""

from __future__ import annotations

from typing import Literal

import pytest

from microcred.document import read_yaml
from microcred.model.base import Model
from microcred.model.credential import (
    Audience,
    Citation,
    Hours,
    Image,
    Owner,
    Retirement,
    Scoring,
    Validity,
)
from microcred.model.evidence import EvidenceSlot
from microcred.model.program import Calendar, Issuer, Thresholds
from microcred.model.rubric import AtLeast, Criterion, Level, Rubric


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
