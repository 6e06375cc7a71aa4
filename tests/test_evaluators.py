"""The register of evaluators, and every problem with it."""

import re
from datetime import date

import pytest

from microcred.document import Document, Source
from microcred.evaluators import evaluator_problems, may_score, read_evaluators
from microcred.model.evaluators import Evaluator, Evaluators
from microcred.model.program import Program
from microcred.problem import Problem, Severity
from microcred.settings import read_program
from tests.folder import PROGRAM, TODAY, text_of
from tests.whole import REPOSITORY

KNOWN = {"think-time", "wait-time"}
HEAD = "format: 1\nevaluators:\n"
EVA = "  - {id: eva, school: north, credentials: [any], trained: 2026-08-01"


def program(mode: str = "private", barred: str = "true") -> Program:
    """Return settings of either mode."""
    text = (
        "format: 1\nname: Heron\ntagline: Small skills\nurl: https://heron.example/\n"
        "time_zone: America/Chicago\nlanguage: en\n"
        f"mode: {mode}\nreview: {{bar_same_school: {barred}}}\n"
    )
    document = read_program(lambda path: Source(path, text)).document
    assert document is not None
    return document.model


def read(text: str, *, silent: bool = False) -> Document[Evaluators]:
    """Return the evaluators in a text; unless they are silent on it, they hand in nothing."""
    if not silent:
        text = re.sub(r"(- \{id: \w+)(?!.*earner:)", r"\1, earner: none", text)
        text = re.sub(r"(- id: \w+)\n", r"\1\n    earner: none\n", text)
    reading = read_evaluators(lambda path: Source(path, text))
    assert reading.document is not None, reading.problems
    return reading.document


def told(text: str, settings: Program | None = None, *, active: str = "") -> list[str]:
    """Return what is said of the evaluators in a text, as `line: CODE message`."""
    found = evaluator_problems(read(text), settings or program(), KNOWN, set(active.split()), TODAY)
    return [f"{one.line}: {one.code} {one.message}" for one in found]


def test_good_evaluators():
    assert told(f"{HEAD}{EVA}}}\n", active="wait-time think-time") == []


def test_there_need_not_be_any():
    def missing(path: str) -> Problem:
        return Problem(path, 1, "F10", Severity.ERROR, "this file does not exist", "Add it.")

    assert read_evaluators(missing) == read_evaluators(missing)
    assert read_evaluators(missing).document is None
    assert read_evaluators(missing).problems == ()


def test_a_file_that_cannot_be_read_is_not_taken_for_none():
    problem = Problem("x", 1, "F06", Severity.ERROR, "this is a link to somewhere else", "Put it.")
    assert read_evaluators(lambda path: problem).problems == (problem,)
    reading = read_evaluators(lambda path: Source(path, "evaluators: [{id: Eva}]"))
    assert [str(one) for one in reading.problems] == [
        "program/evaluators.yml:1: M01 `evaluators[1].credentials` is missing",
        "program/evaluators.yml:1: M03 `evaluators[1].id` is “Eva”, which is not of the right form",
    ]


TWO = "  - {id: omar, school: south, credentials: [any], trained: 2026-08-01"
CASES = {
    "twice by id": (
        f"{EVA}}}\n{TWO}}}\n{EVA}}}\n",
        ["5: P05 eva is listed a second time, so they would score twice"],
    ),
    "twice by account": (
        f"{EVA}, github: 7, login: a}}\n{TWO}, github: 7, login: b}}\n",
        ["4: P05 eva and omar have the same GitHub account, so they would score twice"],
    ),
    "twice by their own id": (
        f"{EVA}, earner: k7m2p4}}\n{TWO}, earner: k7m2p4}}\n",
        ["4: P05 eva and omar have the same id as an earner, so they would score twice"],
    ),
    "accounts of their own": (
        f"{EVA}, github: 7, login: eva-h}}\n{TWO}, github: 8, login: eva}}\n",
        [],
    ),
    "twice by login": (
        f"{EVA}, github: 7, login: Heron}}\n{TWO}, github: 8, login: heron}}\n",
        ["4: P05 eva and omar have the same login, so it names one of them"],
    ),
    "a login without a number": (
        f"{EVA}, login: eva-h}}\n",
        ["3: P15 eva has a login and no number, and logins pass from one to another"],
    ),
    "a number without a login": (
        f"{EVA}, github: 7}}\n",
        ["3: P15 no login is recorded for eva, so nobody can mention or assign them"],
    ),
    "away before it begins": (
        (
            f"{EVA}}}\n  - id: omar\n    school: south\n    credentials: [any]\n"
            "    trained: 2026-08-01\n    away:\n      - {from: 2026-12-01, until: 2026-12-01}\n"
            "      - from: 2027-01-08\n        until: 2027-01-04\n"
        ),
        ["12: P10 omar is away until 2027-01-04, and from 2027-01-08 on"],
    ),
    "an unknown micro-credential": (
        (
            f"{EVA}}}\n  - id: omar\n    school: south\n    trained: 2026-08-01\n"
            "    credentials:\n      - wait-time\n      - waiting\n"
        ),
        ["10: P06 omar may score waiting, which is not in the catalog"],
    ),
    "nothing to score": (
        "  - {id: omar, school: south, credentials: [], trained: 2026-08-01}\n",
        ["3: P06 omar may score nothing: `credentials` is empty"],
    ),
    "no training": (
        "  - {id: omar, school: south, credentials: [any]}\n",
        ["3: P07 no day is recorded on which omar was trained on the rubrics"],
    ),
    "a lead without training": (
        "  - {id: lea, school: south, credentials: [any], lead: true}\n",
        ["3: P07 lea is a lead evaluator, and no day of training is recorded"],
    ),
    "no school": (
        "  - {id: omar, credentials: [any], trained: 2026-08-01}\n",
        [
            (
                "3: P09 no school is recorded for omar, and colleagues of one school do not score "
                "each other here"
            )
        ],
    ),
    "over before it began": (
        f"{EVA}, until: 2026-07-31}}\n",
        ["3: P10 eva may score until 2026-07-31, and was trained after that"],
    ),
    "two accounts of one person": (
        f"{EVA}, github: 7, login: e, earner: github:8}}\n",
        ["3: P10 `earner` of eva is another GitHub account than `github`"],
    ),
    "one account, told twice": (f"{EVA}, github: 7, login: e, earner: github:7}}\n", []),
}


@pytest.mark.parametrize(("people", "expected"), CASES.values(), ids=CASES)
def test_what_is_wrong_with_evaluators(people, expected):
    assert told(HEAD + people) == expected


def test_all_is_told_in_one_run():
    text = f"{HEAD}{EVA}}}\n  - {{id: eva, credentials: [lost], until: 2026-01-01, lead: true}}\n"
    assert [line.split()[1] for line in told(text)] == ["P06", "P07", "P09", "P05"]


def test_every_problem_says_how_to_mend_it():
    for people, _ in CASES.values():
        for one in evaluator_problems(read(HEAD + people), program(), KNOWN, KNOWN, TODAY):
            assert one.fix.endswith("."), one


@pytest.mark.parametrize(
    ("fields", "severity"), [("", Severity.WARNING), (", lead: true", Severity.ERROR)]
)
def test_somebody_in_training_may_be_listed_but_not_as_a_lead(fields, severity):
    text = f"{HEAD}  - {{id: omar, school: south, credentials: [any]{fields}}}\n"
    (problem,) = evaluator_problems(read(text), program(), KNOWN, (), TODAY)
    assert problem.severity is severity


@pytest.mark.parametrize(
    ("mode", "github", "expected"),
    [
        ("private", "", []),
        ("private", ", github: 7, login: e", []),
        ("open", ", github: 7, login: e", []),
        (
            "open",
            "",
            ["3: P08 no GitHub account is recorded for eva, so nobody can tell who it is"],
        ),
    ],
)
def test_in_open_mode_evaluators_have_accounts(mode, github, expected):
    assert told(f"{HEAD}{EVA}{github}}}\n", program(mode, "false")) == expected


def test_in_private_mode_evaluators_say_whether_they_hand_in():
    silent = read(f"{HEAD}{EVA}}}\n", silent=True)
    (problem,) = evaluator_problems(silent, program(), KNOWN, (), TODAY)
    assert (problem.line, problem.code, problem.severity) == (3, "P14", Severity.WARNING)
    assert "nothing tells whether eva hands in too" in problem.message
    assert "earner: none" in problem.fix


def test_two_who_hand_in_nothing_are_two():
    assert told(f"{HEAD}{EVA}, earner: none}}\n{TWO}, earner: none}}\n") == []


def test_schools_matter_only_where_colleagues_are_barred():
    people = CASES["no school"][0]
    assert told(HEAD + people, program(barred="false")) == []


@pytest.mark.parametrize(
    ("fields", "day", "may"),
    [
        ("credentials: [any], trained: 2026-08-01", "2026-08-01", True),
        ("credentials: [any], trained: 2026-08-01", "2026-07-31", False),
        ("credentials: [any]", "2026-08-01", False),
        ("credentials: [wait-time], trained: 2026-08-01", "2026-08-01", True),
        ("credentials: [think-time], trained: 2026-08-01", "2026-08-01", False),
        ("credentials: [any], trained: 2026-08-01, until: 2026-09-01", "2026-09-01", True),
        ("credentials: [any], trained: 2026-08-01, until: 2026-09-01", "2026-09-02", False),
    ],
)
def test_who_may_score_what_and_when(fields, day, may):
    person: Evaluator = read(f"{HEAD}  - {{id: eva, {fields}}}\n").model.evaluators[0]
    assert may_score(person, "wait-time", date.fromisoformat(day)) is may


def test_what_is_open_can_be_scored_by_somebody():
    text = f"{HEAD}  - {{id: eva, school: n, credentials: [wait-time], trained: 2026-08-01}}\n"
    assert told(text, active="wait-time think-time") == [
        "2: P11 think-time takes submissions, and nobody listed may score it today"
    ]
    assert told("format: 1\n", active="wait-time") == [
        "1: P11 wait-time takes submissions, and nobody listed may score it today"
    ]


def test_the_sample_programme_can_score_all_it_offers():
    sample = read(text_of(REPOSITORY, "program/evaluators.yml"), silent=True)
    settings = read_program(lambda path: Source(path, text_of(REPOSITORY, PROGRAM))).document
    assert settings is not None
    every = {path.stem for path in (REPOSITORY / "credentials").glob("*.md")}
    assert len(every) >= 22
    assert list(evaluator_problems(sample, settings.model, every, every, TODAY)) == []
    people = sample.model.evaluators
    assert any(one.lead for one in people)
    for slug in every:
        assert sum(may_score(one, slug, TODAY) for one in people) >= 4
    assert "@" not in text_of(REPOSITORY, "program/evaluators.yml")
