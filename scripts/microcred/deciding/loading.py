"""A branch, what was recorded beside it, and main to a case.

U05 the person who handed in is not in the roster, or there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from microcred import places
from microcred.attempt import offered_for, read_attempt, readable_parts
from microcred.committed import Committed
from microcred.deciding.branch import Branch, Turn
from microcred.definition import UNREAD
from microcred.document import Document, Source
from microcred.ledger import read_decision
from microcred.model.decision import DecisionRecord
from microcred.model.evaluators import Evaluators, Person, Roster
from microcred.model.program import Program
from microcred.model.release import Release, digest, release_bytes
from microcred.model.submission import Submission
from microcred.model.vocabulary import Mode
from microcred.offers import Offers
from microcred.problem import Problem, Severity
from microcred.review import Case, Decision, Turned, arranged, decide
from microcred.reviews import Reviews
from microcred.rules.submission import HandedIn
from microcred.rules.submissions import submission_problems
from microcred.starters.unwritten import unwritten


@dataclass(frozen=True)
class Loaded:
    """What is known of a submission. While there are problems, nothing may be awarded for it.

    `case` is None where a decision has nothing to rest on. `attempts` are what was handed in, the
    first one first, `turns` where and when. `files` are their bytes at `tip`, the end of the
    branch, by their paths. `merged` is True where main has them already, `record` what was decided
    when it was awarded.
    """

    submission: str
    case: Case | None = None
    problems: tuple[Problem, ...] = ()
    attempts: tuple[Submission, ...] = ()
    turns: tuple[Turn, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    tip: str | None = None
    merged: bool = False
    record: DecisionRecord | None = None

    @cached_property
    def decision(self) -> Decision | None:
        """Return where it stands, None where that cannot be told."""
        return decide(self.case) if self.case else None


@dataclass(frozen=True, slots=True)
class Handed:
    """One attempt that can be read."""

    turn: Turn
    source: Source
    document: Document[Submission]


def loaded(
    main: Committed,
    submission: str,
    branch: Branch,
    recorded: Reviews,
    roster: Roster | None,
    today: date,
) -> Loaded:
    """Return what is known of the submission on a branch, and every problem with it."""
    read = [_handed(turn) for turn in branch.turns]
    handed = [one for one in read if isinstance(one, Handed)]
    unread = chain.from_iterable(one for one in read if not isinstance(one, Handed))
    program = main.program.document.model if main.program.document else None
    offered = main.offers(today)
    release = offered(handed[0].document.model.credential).release if handed else None
    case, unknown = None, None
    if program and isinstance(release, Release) and len(handed) == len(read):
        person, unknown = _person(handed[0], program, release, roster)
        case = _case(main, submission, release, person, handed, recorded, today)
    record = _record(main, branch)
    problems = chain(
        branch.problems,
        [record] if isinstance(record, Problem) else [],
        recorded.problems,
        main.program.problems,
        main.evaluators.problems,
        unread,
        _rule_problems(program or UNREAD, offered, handed, today),
        _half_read(program or UNREAD, offered, handed, branch.turns, today),
        [unknown] if unknown else [],
    )
    attempts = tuple(one.document.model for one in handed)
    return Loaded(
        submission,
        case,
        tuple(sorted(set(problems))),
        attempts,
        branch.turns,
        branch.files,
        branch.tip,
        branch.merged,
        None if isinstance(record, Problem) else record,
    )


def _record(main: Committed, branch: Branch) -> DecisionRecord | Problem | None:
    """Return the decision that main has of a submission, None where it has none."""
    if not branch.merged or not branch.turns:
        return None
    place = branch.turns[0].place
    path = places.decision(place.slug, place.submission)
    data = main.read_bytes(path)
    if isinstance(data, Problem):
        return None if data.code == "F10" else data
    return read_decision(path, data)


def _handed(turn: Turn) -> Handed | tuple[Problem, ...]:
    if isinstance(turn.source, Problem):
        return (turn.source,)
    reading = read_attempt(turn.source.path, turn.source.text)
    return Handed(turn, turn.source, reading.document) if reading.document else reading.problems


def _case(
    main: Committed,
    submission: str,
    release: Release,
    person: Person,
    handed: Sequence[Handed],
    recorded: Reviews,
    today: date,
) -> Case:
    evaluators = main.evaluators.document
    return Case(
        submission,
        release,
        digest(release_bytes(release)),  # a release is read only where it is as it is written
        person,
        tuple(arranged([_turned(one) for one in handed], recorded.scorecards)),
        recorded.events,
        evaluators.model if evaluators else Evaluators(),
        today,
    )


def _turned(one: Handed) -> Turned:
    turn = one.turn
    return Turned(turn.place.number, turn.head, turn.handed_in, one.document.model.status)


def _person(
    first: Handed, program: Program, release: Release, roster: Roster | None
) -> tuple[Person, Problem | None]:
    """Return who handed in, and U05 where only the roster could say who that is."""
    earner = first.document.model.earner.id
    known = roster.find(earner) if roster else None
    if known or program.mode is Mode.OPEN:
        return known or Person(id=earner), None
    if roster:
        message = f"{earner} is not in the roster, so nobody can tell who handed this in"
        fix = "Add the person to the roster, or correct the id with a new attempt."
    elif release.settings.bar_same_school:
        message = "without the roster nobody can tell at which school the earner works"
        fix = "Name the roster with `--roster FILE` or MICROCRED_ROSTER."
    else:
        return Person(id=earner), None
    line = first.document.line("earner", "id")
    problem = Problem(first.source.path, line, "U05", Severity.UNKNOWN, message, fix)
    return Person(id=earner), problem


def _rule_problems(
    program: Program, offered: Offers, handed: Sequence[Handed], today: date
) -> Iterator[Problem]:
    """Yield what is wrong with each attempt, by the rules that it was to be held to."""
    earlier: list[tuple[int, Submission]] = []
    for one in handed:
        yield from submission_problems(
            HandedIn(
                one.source,
                one.document,
                offered(one.document.model.credential),
                program,
                today,
                handed[0].turn.handed_in.date(),
                one.turn.place,
                tuple(earlier),
                settled=one is not handed[-1],
            )
        )
        earlier.append((one.turn.place.number, one.document.model))
    for one in handed[-1:]:
        yield from unwritten(one.source.path, one.source.text)


def _half_read(
    program: Program,
    offered: Offers,
    handed: Sequence[Handed],
    turns: Sequence[Turn],
    today: date,
) -> Iterator[Problem]:
    """Yield what is wrong with the parts that can be read of a last attempt that cannot as such."""
    last = turns[-1] if turns else None
    if last is None or isinstance(last.source, Problem) or last in [one.turn for one in handed]:
        return
    if document := readable_parts(last.source.path, last.source.text):
        earlier = tuple((one.turn.place.number, one.document.model) for one in handed)
        known = offered_for(document, offered)
        begun = turns[0].handed_in.date()
        yield from submission_problems(
            HandedIn(last.source, document, known, program, today, begun, last.place, earlier)
        )
