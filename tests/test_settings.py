"""The programme's settings, and every problem with them."""

from __future__ import annotations

import pytest

from microcred.document import Source
from microcred.problem import Problem, Severity
from microcred.settings import ISSUER, PROGRAM, read_program, read_settings, unknown_on_shelves
from tests.folder import GOOD

FILES = {path: (GOOD / path).read_text(encoding="utf-8") for path in (PROGRAM, ISSUER)}


def reader(changes):
    """Return what reads the good settings with changes; None takes a file away."""
    files = {**FILES, **changes}

    def read(path):
        if files[path] is None:
            return Problem(path, 1, "F10", Severity.ERROR, "this file does not exist", "Add it.")
        return Source(path, files[path])

    return read


def program(old, new):
    assert FILES[PROGRAM].count(old) == 1
    return {PROGRAM: FILES[PROGRAM].replace(old, new)}


def test_good_settings():
    settings, problems = read_settings(reader({}))
    assert not problems
    assert settings is not None
    assert settings.program.model.name == "Good example"
    assert settings.issuer.model.url == "https://good.example/"
    assert settings.program.line("time_zone") == 6


ZONE = "“{}” is not a time zone"
OPEN = {PROGRAM: FILES[PROGRAM].replace("private", "open") + "review:\n  bar_same_school: true\n"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            program("https://good.example/", "https://good.example"),
            ["program/program.yml:4: P01 `url` does not end in a slash"],
        ),
        *(
            (
                program("America/Chicago", zone),
                [f"program/program.yml:6: P02 “{zone}” is not a time zone"],
            )
            for zone in ("Chicago", "../../etc/passwd", "CST6", "america/chicago")
        ),
        (
            OPEN,
            [
                (
                    "program/program.yml:10: P04 `bar_same_school` needs to know who works where, "
                    "which only private mode does"
                )
            ],
        ),
    ],
)
def test_settings_that_do_not_fit(changes, expected):
    settings, problems = read_settings(reader(changes))
    assert settings is not None
    assert [str(problem) for problem in problems] == expected
    assert all(problem.fix.endswith((".", "/")) for problem in problems)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({PROGRAM: None}, ["program/program.yml:1: F10 this file does not exist"]),
        (
            {PROGRAM: None, ISSUER: None},
            [
                "program/program.yml:1: F10 this file does not exist",
                "program/issuer.yml:1: F10 this file does not exist",
            ],
        ),
        ({ISSUER: ""}, ["program/issuer.yml:1: F02 this file holds no fields"]),
        (
            {ISSUER: "name: a", PROGRAM: "mode: ["},
            [
                "program/program.yml:1: F02 a value or a closing bracket is missing here",
                "program/issuer.yml:1: M01 `url` is missing",
            ],
        ),
        (
            {ISSUER: "name: a", **program("https://good.example/", "https://good.example")},
            [
                "program/program.yml:4: P01 `url` does not end in a slash",
                "program/issuer.yml:1: M01 `url` is missing",
            ],
        ),
    ],
    ids=["no program", "nothing", "an empty issuer", "both broken", "one of each"],
)
def test_settings_that_cannot_be_understood(changes, expected):
    settings, problems = read_settings(reader(changes))
    assert settings is None
    assert [str(problem) for problem in problems] == expected


def test_the_program_can_be_understood_without_the_issuer():
    reading = read_program(reader({ISSUER: None}))
    assert reading.document is not None
    assert not reading.problems


def test_a_calendar_has_a_school_day():
    text = FILES[PROGRAM] + "calendar:\n  school_days: []\n"
    (problem,) = read_program(reader({PROGRAM: text})).problems
    assert (problem.line, problem.code) == (text.count("\n"), "P16")
    assert "so no answer would ever be due" in problem.message
    assert read_program(reader({PROGRAM: text.replace("[]", "[sat]")})).problems == ()


@pytest.mark.parametrize("mode", ["open", "private"])
@pytest.mark.parametrize("barred", ["true", "false"])
def test_colleagues_can_be_barred_in_private_mode_only(mode, barred):
    text = FILES[PROGRAM].replace("private", mode) + f"review: {{bar_same_school: {barred}}}\n"
    told = [problem.code for problem in read_program(reader({PROGRAM: text})).problems]
    assert told == (["P04"] if (mode, barred) == ("open", "true") else [])


def test_shelves_name_what_is_in_the_catalog():
    shelves = (
        "shelves:\n"
        "  - {id: a, title: First year, lead: b, first: [think-time]}\n"
        "  - id: c\n    title: Later\n    lead: d\n    first:\n      - think-time\n      - lost\n"
    )
    document = read_program(reader({PROGRAM: FILES[PROGRAM] + shelves})).document
    assert document is not None
    assert not list(unknown_on_shelves(document, {"think-time", "lost"}))
    (problem,) = unknown_on_shelves(document, {"think-time"})
    assert str(problem) == (
        "program/program.yml:16: P03 the shelf “Later” names lost, which is not in the catalog"
    )
