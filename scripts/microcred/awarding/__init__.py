"""The award job: what is decided is signed, published and logged, at once or not at all.

docs/decisions/0015-the-award-job.md tells how.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from microcred import git, places
from microcred.awarding.giving import Batch, Given, Means
from microcred.awarding.landing import Landed, Made, Step, Unsaved, land, no_step
from microcred.awarding.scene import Scene, Stopped, scene
from microcred.deciding import Loaded, load, opened
from microcred.ledger import Refused, read_decision
from microcred.model.decision import DecisionRecord, Outcome
from microcred.places import SUBMISSIONS
from microcred.problem import Problem, verdict
from microcred.proof import ProofProblem

__all__ = ["Awarded", "Given", "Landed", "Means", "NotGiven", "Stopped", "Unsaved", "award"]


@dataclass(frozen=True, slots=True)
class NotGiven:
    """A submission without an award. `outcome` is None where that cannot be told.

    `refused` is True where it was decided, and something forbids the award.
    """

    submission: str
    why: str
    outcome: Outcome | None = None
    next_step: str = ""
    refused: bool = True
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Awarded:
    """What a run of the award job did: the awards it gave, and why others got none."""

    given: Sequence[Given] = ()
    not_given: list[NotGiven] = field(default_factory=list)


def award(
    root: Path,
    means: Means,
    today: date,
    submissions: Iterable[str] = (),
    step: Step = no_step,
) -> Landed[Awarded]:
    """Give every award that is decided and was not given; or of these submissions alone.

    `today` is the programme's day. Each decision is derived anew. `step` is told of every step
    once it is done. Raises Stopped, Unsaved and KeyProblem before anything happens, GitUnavailable
    outside a repository with a branch main.
    """
    make = partial(_make, root, means, today, tuple(submissions), step)
    return land(root, make, at=means.at, why="Award", step=step)


def _make(
    root: Path, means: Means, today: date, asked: tuple[str, ...], step: Step, head: str
) -> Made[Awarded]:
    now = scene(root, head, means.key)
    done = Awarded()
    found = [load(root, one, means.roster, today, now.main) for one in _wanted(root, now, asked)]
    decided = [one for one in found if _is_due(now, one, done)]
    step("decided")
    earners = {one.case.earner.id for one in decided if one.case}
    batch = Batch(now, means, _earlier(root, head, earners))
    merged = [one for one in decided if _give(batch, one, done)]
    step("signed")
    done.given = tuple(batch.given)
    return Made(_commits(root, head, batch, merged, step) if merged else None, done)


def _wanted(root: Path, now: Scene, asked: tuple[str, ...]) -> list[str]:
    """Return the submissions to look at: those asked for, or all that main has no decision of."""
    if asked:
        return sorted(set(asked))
    merged = {
        attempt.submission
        for path in git.listing(root, now.main.revision, SUBMISSIONS)
        if (attempt := places.attempt(path))
    }
    return sorted({*opened(root), *merged} - now.ledger.submissions.keys())


def _is_due(now: Scene, found: Loaded, done: Awarded) -> bool:
    """True where an award is due; else it is told why not."""
    given = now.ledger.submissions.get(found.submission)
    decision = found.decision
    if given:
        why = f"it was awarded already: {given.award}"
        done.not_given.append(NotGiven(found.submission, why, Outcome.AWARD, refused=False))
    elif not verdict(found.problems).passed or decision is None:
        why = "it cannot be decided before its problems are mended"
        done.not_given.append(NotGiven(found.submission, why, problems=found.problems))
    elif decision.outcome is not Outcome.AWARD:
        told = decision.outcome, decision.next_step
        done.not_given.append(NotGiven(found.submission, decision.why, *told, refused=False))
    else:
        return True
    return False


def _earlier(root: Path, head: str, earners: set[str]) -> list[DecisionRecord]:
    """Return the decisions that main has of these earners. Raises Stopped for one it cannot read.

    Their files are looked through as bytes first: of many, few are read as YAML.
    """
    if not earners:
        return []
    entries = git.entries(root, head, SUBMISSIONS)
    wanted = [entry for entry in entries if places.is_decision(entry.path)]
    names = [earner.encode() for earner in earners]
    found = [
        read_decision(path, data)
        for path, data in git.contents(root, wanted)
        if any(name in data for name in names)
    ]
    if problems := tuple(one for one in found if isinstance(one, Problem)):
        raise Stopped(problems)
    return [one for one in found if isinstance(one, DecisionRecord) and one.earner in earners]


def _give(batch: Batch, found: Loaded, done: Awarded) -> bool:
    """Return whether an award was given; else it is told why not."""
    if found.case is None or found.decision is None:
        return False
    try:
        batch.give(found.case, found.decision, found.attempts)
    except Refused as why:
        said = str(why)
    except ProofProblem as why:
        said = f"its credential cannot be signed: {why}"
    else:
        return True
    done.not_given.append(NotGiven(found.submission, said, Outcome.AWARD))
    return False


def _commits(root: Path, head: str, batch: Batch, merged: Sequence[Loaded], step: Step) -> str:
    """Return the commit that holds it all: each branch merged, then the ledger on top."""
    for one in merged:
        if one.tip and not git.contains(root, head, one.tip):
            head = git.commit_on(
                root,
                parents=[head, one.tip],
                changes=dict(one.files),
                subject=f"Merge submission {one.submission}",
                at=batch.means.at,
            )
            step(f"merged {one.submission}")
    tip = git.commit_on(
        root, parents=[head], changes=batch.files, subject=_subject(batch), at=batch.means.at
    )
    step("recorded")
    return tip


def _subject(batch: Batch) -> str:
    if len(batch.given) == 1:
        (given,) = batch.given
        return f"Award {given.award}: {given.credential}"
    return f"Award {len(batch.given)} micro-credentials"
