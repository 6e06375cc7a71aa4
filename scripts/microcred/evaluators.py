"""program/evaluators.yml, read and checked.

P05 an evaluator is listed once · P06 what they may score is in the catalog · P07 they are trained ·
P08 in open mode their GitHub account is named · P09 their school is named where colleagues are
barred · P10 their days and accounts agree · P11 everything open can be scored · P14 in private mode
they say whether they hand in · P15 account and login are both named.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Final

from microcred.document import Document, Reading, read_yaml
from microcred.model.evaluators import NOBODY, Evaluator, Evaluators
from microcred.model.program import Program
from microcred.model.vocabulary import Mode
from microcred.places import EVALUATORS
from microcred.problem import Problem, Severity
from microcred.settings import Reader
from microcred.yamltext import Location

ANY: Final = "any"

Finding = tuple[Location, str, Severity, str, str]
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def read_evaluators(read: Reader) -> Reading[Evaluators]:
    """Return the register of evaluators. No document and no problem where there is no such file."""
    source = read(EVALUATORS)
    if isinstance(source, Problem):
        return Reading(None, () if source.code == "F10" else (source,))
    return read_yaml(EVALUATORS, source.text, Evaluators)


def evaluator_problems(
    document: Document[Evaluators],
    program: Program,
    known: Collection[str],
    open_now: Collection[str],
    today: date,
) -> Iterator[Problem]:
    """Yield P05 to P11, P14 and P15.

    `known` are the micro-credentials of the catalog, `open_now` the active ones.
    """
    people = document.model.evaluators
    for number, person in enumerate(people):
        for check in _CHECKS:
            for at, code, severity, message, fix in check(person, program, known):
                where = ("evaluators", number, *at)
                yield Problem(document.path, document.line(*where), code, severity, message, fix)
        yield from _again(document, people, number)
    for slug in sorted(open_now):
        if not any(may_score(person, slug, today) for person in people):
            yield _nobody(document, slug)


def may_score(person: Evaluator, slug: str, today: date) -> bool:
    """True for somebody listed as qualified, trained and in date; not yet for a given earner."""
    return (
        not {slug, ANY}.isdisjoint(person.credentials)
        and person.trained is not None
        and person.trained <= today
        and (person.until is None or today <= person.until)
    )


# --- one evaluator ---


def _scored_by(person: Evaluator, program: Program, known: Collection[str]) -> Iterator[Finding]:
    at = ("credentials",)
    if not person.credentials:
        message = f"{person.id} may score nothing: `credentials` is empty"
        yield at, "P06", ERROR, message, f"Name micro-credentials, or write [{ANY}]."
    for place, slug in enumerate(person.credentials):
        if slug not in known and slug != ANY:
            message = f"{person.id} may score {slug}, which is not in the catalog"
            yield (*at, place), "P06", ERROR, message, "Correct the name, or take it off."


def _trained(person: Evaluator, program: Program, known: Collection[str]) -> Iterator[Finding]:
    if person.trained is None and person.lead:
        message = f"{person.id} is a lead evaluator, and no day of training is recorded"
        fix = "Add `trained:` with the day. Until then their scorecards do not count."
        yield ("lead",), "P07", ERROR, message, fix
    elif person.trained is None:
        message = f"no day is recorded on which {person.id} was trained on the rubrics"
        fix = "Add `trained:` when they are. Until then their scorecards do not count."
        yield (), "P07", WARNING, message, fix


def _account(person: Evaluator, program: Program, known: Collection[str]) -> Iterator[Finding]:
    if program.mode is Mode.OPEN and person.github is None:
        message = f"no GitHub account is recorded for {person.id}, so nobody can tell who it is"
        fix = "Add `github:` and its number (api.github.com/users/NAME, `id`)."
        yield (), "P08", ERROR, message, fix


def _login(person: Evaluator, program: Program, known: Collection[str]) -> Iterator[Finding]:
    if person.login is not None and person.github is None:
        message = f"{person.id} has a login and no number, and logins pass from one to another"
        fix = f"Add `github:` and its number (api.github.com/users/{person.login}, `id`)."
        yield ("login",), "P15", ERROR, message, fix
    elif person.login is None and person.github is not None:
        message = f"no login is recorded for {person.id}, so nobody can mention or assign them"
        fix = f"Add `login:` with the account's name (api.github.com/user/{person.github})."
        yield ("github",), "P15", WARNING, message, fix


def _earner(person: Evaluator, program: Program, known: Collection[str]) -> Iterator[Finding]:
    if program.mode is Mode.PRIVATE and person.earner is None:
        message = (
            f"nothing tells whether {person.id} hands in too, and nobody scores their own work"
        )
        fix = (
            f"Add `earner:` with their id of the roster, or `earner: {NOBODY}`. Until then their "
            "scorecards do not count."
        )
        yield (), "P14", WARNING, message, fix


def _school(person: Evaluator, program: Program, known: Collection[str]) -> Iterator[Finding]:
    if program.review.bar_same_school and person.school is None:
        message = (
            f"no school is recorded for {person.id}, and colleagues of one school do not score "
            "each other here"
        )
        fix = "Add `school:`. Until then their scorecards do not count."
        yield (), "P09", WARNING, message, fix


def _agree(person: Evaluator, program: Program, known: Collection[str]) -> Iterator[Finding]:
    if person.until and person.trained and person.until < person.trained:
        message = f"{person.id} may score until {person.until}, and was trained after that"
        yield ("until",), "P10", ERROR, message, "Correct one of the two days."
    for place, away in enumerate(person.away):
        if away.last < away.first:
            message = f"{person.id} is away until {away.last}, and from {away.first} on"
            yield ("away", place, "until"), "P10", ERROR, message, "Correct one of the two days."
    account = f"github:{person.github}"
    if (
        person.github
        and person.earner
        and person.earner.startswith("github:")
        and (person.earner != account)
    ):
        message = f"`earner` of {person.id} is another GitHub account than `github`"
        yield ("earner",), "P10", ERROR, message, f"Write `earner: {account}`, or leave it out."


_Check = Callable[[Evaluator, Program, Collection[str]], Iterator[Finding]]
_CHECKS: Final[tuple[_Check, ...]] = (
    _scored_by,
    _trained,
    _account,
    _login,
    _earner,
    _school,
    _agree,
)


# --- several of them ---


def _again(
    document: Document[Evaluators], people: Sequence[Evaluator], number: int
) -> Iterator[Problem]:
    """Yield P05 for each way in which an evaluator is one listed before."""
    person = people[number]
    for field, said in _THEIR_OWN:
        value = _value(person, field)
        earlier = next((one for one in people[:number] if _value(one, field) == value), None)
        if value in (None, NOBODY) or earlier is None:
            continue
        message = f"{earlier.id} and {person.id} have the same {said}, so they would score twice"
        if field == "id":
            message = f"{person.id} is listed a second time, so they would score twice"
        if field == "login":
            message = f"{earlier.id} and {person.id} have the same login, so it names one of them"
        fix = "List each person once. While this stands, their scorecards do not count."
        if field == "login":
            fix = "Correct one of the two."
        line = document.line("evaluators", number, field)
        yield Problem(document.path, line, "P05", ERROR, message, fix)


_THEIR_OWN: Final = (
    ("id", "id"),
    ("github", "GitHub account"),
    ("login", "login"),
    ("earner", "id as an earner"),
)


def _value(person: Evaluator, field: str) -> object:
    """Return what nobody else may have; logins are one however they are written."""
    value = getattr(person, field)
    return value.casefold() if field == "login" and value else value


def _nobody(document: Document[Evaluators], slug: str) -> Problem:
    message = f"{slug} takes submissions, and nobody listed may score it today"
    fix = f"Add {slug} to `credentials` of somebody trained, or train somebody."
    line = document.line("evaluators")
    return Problem(document.path, line, "P11", WARNING, message, fix)
