"""The ledger of awards looked through: the log, every award, the status lists, and Git's memory.

A04 an award is not in the log · A12 a decision has no award · A13 two live awards of one earner ·
A17 something in awards/ is no part of it · A18 the programme's address changed after an award ·
A19 a proposal changes it · A20 a run of the award job was not ended · A21 the decisions are kept in
another repository, and are checked there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import chain
from pathlib import Path

from microcred import files, git, places
from microcred.audit.award import FORGED, Seen, see
from microcred.audit.lists import list_problems
from microcred.audit.past import past, past_problems, proposal_problems, unended
from microcred.audit.proofs import Proofs
from microcred.audit.setting import Setting, setting
from microcred.ledger import Held, Ledger, Standing, ledger, read_log
from microcred.ledger.holding import unfounded
from microcred.ledger.log import MAX_LOG
from microcred.ledger.problems import unknown, wrong
from microcred.model.program import Program
from microcred.places import AWARDS, LOG, SUBMISSIONS
from microcred.pool import chunks, spread
from microcred.problem import Problem, Severity
from microcred.settings import PROGRAM, read_program
from microcred.survey import Survey

__all__ = ["audit_problems"]

CHUNK = 500


def audit_problems(
    survey: Survey, program: Program | None, workers: Executor | None = None
) -> Iterator[Problem]:
    """Yield every problem of the ledger. `program` is None where it cannot be read."""
    listed = tuple(files.below(survey.root, AWARDS))
    yield from (one for one in listed if isinstance(one, Problem))
    found = [one for one in listed if isinstance(one, str)]
    decisions = _decisions(survey)
    known, problems = _log(survey, found)
    yield from chain(problems, known.problems, _strays(found, known), _forged(decisions, known))
    yield from _history(survey.root, [*found, *decisions])
    if known.awards:
        yield from _awards(survey, program, known, workers)


def _decisions(survey: Survey) -> list[str]:
    listed = files.below(survey.root, SUBMISSIONS)
    return [path for path in listed if isinstance(path, str) and places.is_decision(path)]


def _log(survey: Survey, found: Sequence[str]) -> tuple[Ledger, tuple[Problem, ...]]:
    if LOG not in found:
        return Ledger(), ()
    data = survey.read_bytes(LOG, MAX_LOG)
    if isinstance(data, Problem):
        return Ledger(), (data,)
    lines, problems = read_log(data)
    return ledger(lines), problems


def _strays(found: Iterable[str], known: Ledger) -> Iterator[Problem]:
    """Yield A04 for awards that nobody logged, and A17 for what is no part of the ledger."""
    lists = {places.status_list(number) for number in known.taken()}
    for path in found:
        award = places.award_named(path)
        if award is None and path not in (LOG, f"{AWARDS}/README.md", *lists):
            said = "this is no part of the ledger of awards, or lies in the wrong folder of it"
            yield wrong("A17", path, said, FORGED)
        elif award is not None and award not in known.awards:
            yield wrong("A04", path, "the log does not know this award", FORGED)


def _forged(decisions: Iterable[str], known: Ledger) -> Iterator[Problem]:
    """Yield A12 for decisions that came to no award: the award job writes both at once."""
    awarded = known.submissions
    for path in decisions:
        submission = path.split("/")[2]
        if submission not in awarded:
            said = "there is a decision here, but no award that came of it"
            yield wrong("A12", path, said, FORGED)


def _history(root: Path, found: Sequence[str]) -> Iterator[Problem]:
    try:
        remembered = past(root)
        present = {path: git.blob_id((root / path).read_bytes()) for path in found}
        yield from past_problems(root, remembered, present)
        yield from chain(proposal_problems(root), unended(root))
    except git.GitUnavailable as why:
        if found:
            said = f"could not check whether what was published was changed since: {why}"
            fix = "Run this in a full clone of the repository (in a workflow: `fetch-depth: 0`)."
            yield unknown("A08", AWARDS, said, fix)


def _awards(
    survey: Survey, program: Program | None, known: Ledger, workers: Executor | None
) -> Iterator[Problem]:
    """Yield the problems of each award, then those that only show when all are seen together."""
    elsewhere = program is not None and _elsewhere(survey, program)
    held_against = (
        setting(survey, program, elsewhere=elsewhere) if program else f"{PROGRAM} cannot be read"
    )
    if isinstance(held_against, str):
        fix = "Mend that first; the awards are checked afterwards."
        yield unknown("A09", AWARDS, f"could not check the awards: {held_against}", fix)
        return
    work = partial(_see_chunk, held_against)
    seen = tuple(
        chain.from_iterable(spread(workers, work, chunks(tuple(known.awards.values()), CHUNK)))
    )
    yield from chain.from_iterable(one.problems for one in seen)
    if program and elsewhere:
        yield _kept_elsewhere(program, len(seen))
    yield from _moved(held_against, seen)
    yield from _twice(seen, known.awards)
    yield from list_problems(held_against, known)


def _elsewhere(survey: Survey, program: Program) -> bool:
    """True in the public repository of two: nothing was ever handed in there."""
    if program.submissions_repository is None or survey.attempts or _decisions(survey):
        return False
    try:
        past = git.history(survey.root, SUBMISSIONS)
        return not any(_of_somebody(change.path) for commit in past for change in commit.changes)
    except git.GitUnavailable:  # told of already
        return True


def _of_somebody(path: str) -> bool:
    return places.attempt(path) is not None or places.is_decision(path)


def _kept_elsewhere(program: Program, count: int) -> Problem:
    awards = "1 award rests" if count == 1 else f"{count:,} awards rest"
    said = (
        f"{awards} on decisions that are kept in {program.submissions_repository}: whether they "
        "support them, and whether anybody holds two, is checked there and not here"
    )
    fix = "Nothing has to be done here. Run `microcred check` in that repository too."
    return Problem(AWARDS, 1, "A21", Severity.WARNING, said, fix)


def _see_chunk(held_against: Setting, some: Sequence[Standing]) -> list[Seen]:
    proofs = Proofs()
    return [see(held_against, proofs, standing) for standing in some]


def _moved(held_against: Setting, seen: Sequence[Seen]) -> Iterator[Problem]:
    """Yield A18 for each issuer that awards name and that is not this programme's."""
    ours = held_against.issuing.did
    others: dict[str, list[str]] = {}
    for one in seen:
        if one.issuer is not None and one.issuer != ours:
            others.setdefault(one.issuer, []).append(one.award)
    for issuer, awards in sorted(others.items()):
        said = (
            f"{len(awards):,} of the awards (say {awards[0]}) are issued by {issuer}, but by `url` "
            f"this programme is {ours}, so nobody could verify them"
        )
        fix = "Set `url` back to what it was: it cannot change after the first award."
        yield wrong("A18", PROGRAM, said, fix, _line_of_url(held_against.survey))


def _line_of_url(survey: Survey) -> int:
    program = read_program(survey.read).document
    return program.line("url") if program else 1


def _twice(seen: Sequence[Seen], known: Mapping[str, Standing]) -> Iterator[Problem]:
    """Yield A13 for awards that their earner should not have got, having one."""
    holders: dict[tuple[str, str], list[Held]] = {}
    for one in seen:
        if one.holder and one.held:
            holders.setdefault(one.holder, []).append(one.held)
    for held in holders.values():
        renews = {one.award: known[one.award].renews for one in held}
        for award, why in unfounded(held, renews):
            fix = "Revoke the one that should not be: `microcred revoke ID --reason TEXT`."
            yield wrong("A13", places.award(award), f"this award {why}", fix)
