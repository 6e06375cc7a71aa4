"""Awards of this repository's ledger, as reports and recognition rules see them.

D14 reports know whose an award is, and when its evidence was handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from typing import Final

from microcred import git, places
from microcred.earned import Earned
from microcred.ledger import Ledger, Standing, ledger, read_decision, read_log
from microcred.ledger.log import MAX_LOG
from microcred.model.decision import DecisionRecord
from microcred.model.identity import release_parts
from microcred.places import AWARDS, LOG
from microcred.pool import chunks, crew, spread
from microcred.problem import Problem, Severity
from microcred.survey import Survey

CHUNK: Final = 2_000
EVER: Final = datetime(1970, 1, 2, tzinfo=UTC)


def registered(survey: Survey, each: int = CHUNK) -> tuple[tuple[Earned, ...], tuple[Problem, ...]]:
    """Return every award of the ledger, revoked ones too, and what reports would not know.

    `submitted` is when the attempt that earned it was written, as Git has it; where it came to main
    at once, when that was. Whether the ledger may be trusted is for `check` to say. Beyond `each`
    awards their decisions are read by several processes.
    """
    known, problems = _log(survey)
    if not known.awards:
        return (), problems
    standings = tuple(known.awards.values())
    runs = chunks(standings, each)
    with crew() if len(runs) > 1 else nullcontext() as workers:
        batches = spread(workers, partial(_decisions, survey), runs)
        decisions = list(chain.from_iterable(batches))
    handed_in = _moments(survey, decisions)
    if isinstance(handed_in, Problem):
        problems, handed_in = (*problems, handed_in), {}
    earned = tuple(
        _earned(standing, found, handed_in)
        for standing, found in zip(standings, decisions, strict=True)
        if isinstance(found, DecisionRecord)
    )
    return earned, (*problems, *_unknown(decisions))


def _log(survey: Survey) -> tuple[Ledger, tuple[Problem, ...]]:
    data = survey.read_bytes(LOG, MAX_LOG)
    if isinstance(data, Problem):
        return Ledger(), () if data.code == "F10" else (data,)
    lines, problems = read_log(data)
    known = ledger(lines)
    return known, (*problems, *known.problems)


def _decisions(
    survey: Survey, standings: Sequence[Standing]
) -> list[DecisionRecord | Problem | None]:
    """Return the decision behind each award, why it cannot be read, or None where there is none."""
    return [_decision(survey, standing) for standing in standings]


def _decision(survey: Survey, standing: Standing) -> DecisionRecord | Problem | None:
    slug, _ = release_parts(standing.credential)
    path = places.decision(slug, standing.submission)
    data = survey.read_bytes(path)
    if isinstance(data, Problem):
        return None if data.code == "F10" else data
    return read_decision(path, data)


def _moments(
    survey: Survey, decisions: Iterable[DecisionRecord | Problem | None]
) -> Mapping[str, datetime] | Problem:
    """Return when each attempt that earned an award was written, by the submission's id."""
    found = [one for one in decisions if isinstance(one, DecisionRecord)]
    try:
        written = git.additions(survey.root, "HEAD", EVER)
        commits = {node.id: node.at for node in git.ancestry(survey.root, "HEAD")}
    except git.GitUnavailable as why:
        said = f"could not tell when evidence was handed in: {why}"
        fix = "Run this in a full clone of the repository (in a workflow: `fetch-depth: 0`)."
        return Problem(AWARDS, 1, "D14", Severity.UNKNOWN, said, fix)
    moments: dict[str, datetime] = {}
    for one in found:
        slug, _ = release_parts(one.credential)
        node = written.get(places.Attempt(slug, one.submission, one.attempt).path)
        at = (node.at if node else None) or commits.get(one.head)
        if at is not None:
            moments[one.submission] = at
    return moments


def _earned(
    standing: Standing, decision: DecisionRecord, handed_in: Mapping[str, datetime]
) -> Earned:
    slug, version = release_parts(standing.credential)
    return Earned(
        person=decision.earner,
        credential=slug,
        awarded=standing.awarded,
        version=version,
        submitted=handed_in.get(standing.submission),
        revoked=standing.revoked,
        award=standing.award,
        renews=standing.renews,
    )


def _unknown(decisions: Iterable[DecisionRecord | Problem | None]) -> Iterator[Problem]:
    """Yield why decisions cannot be read, and one warning for all that are kept elsewhere."""
    found = list(decisions)
    yield from (one for one in found if isinstance(one, Problem))
    if count := found.count(None):
        awards = "1 award is" if count == 1 else f"{count:,} awards are"
        said = (
            f"{awards} left out: the decisions are not in this repository, so nobody can tell here "
            "whose they are"
        )
        fix = "Make the report where submissions are kept, or list them in awards.csv."
        yield Problem(LOG, 1, "D14", Severity.WARNING, said, fix)
