"""A programme in a repository, with submissions on branches and the reviews beside them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from microcred import git, places, reviews
from microcred.document import read_markdown, read_yaml
from microcred.model.credential import Credential
from microcred.model.program import Review
from microcred.model.release import digest, freeze, release_bytes
from microcred.model.rubric import Rubric
from microcred.model.scorecard import EventKind, ReviewEvent, Scorecard, Scored
from microcred.releases import release_path
from tests import folder
from tests.folder import CREDENTIAL, RUBRIC, put, text_of
from tests.handed import complete

SUBMISSION = "k3f9q2m7"
NAME = "think-time@1.0"
BEGUN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
FOLDER = f"submissions/think-time/{SUBMISSION}"
EVALUATORS = """\
format: 1
evaluators:
  - {id: eva, earner: none, school: north, credentials: [any], trained: 2026-08-01}
  - {id: omar, earner: none, school: south, credentials: [any], trained: 2026-08-01}
  - {id: zoe, school: east, credentials: [any], trained: 2026-08-01, earner: z2z2z2}
  - {id: lea, earner: none, school: west, credentials: [any], trained: 2026-08-01, lead: true}
"""
ROSTER = """\
format: 1
people:
  - {id: k7m2p4, email: ana@school.example, school: hill}
  - {id: q8w3r5, email: bo@school.example, school: north}
"""


def programme(target: Path, *, barred: bool = False, blind: bool = True) -> Path:
    """Make a repository of programmes/good with a frozen release and evaluators."""
    folder.repository(target)
    folder.good(target / "copy")
    for path in sorted((target / "copy").iterdir()):
        path.rename(target / path.name)
    (target / "copy").rmdir()
    definition = text_of(target, CREDENTIAL)
    put(target, CREDENTIAL, definition.replace("blind: true", f"blind: {str(blind).lower()}"))
    settings = text_of(target, folder.PROGRAM)
    put(target, folder.PROGRAM, settings + f"review: {{bar_same_school: {str(barred).lower()}}}\n")
    put(target, places.EVALUATORS, EVALUATORS)
    put(target, release_path("think-time", "1.0"), frozen(target, Review(bar_same_school=barred)))
    folder.commit(target, "Begin")
    return target


def frozen(root: Path, review: Review) -> bytes:
    """Return the release of think-time as it stands in a folder."""
    credential = read_markdown(CREDENTIAL, text_of(root, CREDENTIAL), Credential).document
    rubric = read_yaml(RUBRIC, text_of(root, RUBRIC), Rubric).document
    assert credential
    assert rubric
    return release_bytes(freeze(credential.model, rubric.model, review))


def hand_in(root: Path, attempt: int = 1, submission: str = SUBMISSION, **changes: Any) -> str:
    """Put an attempt on a submission's branch, as `intake` does; return the commit."""
    path = places.Attempt("think-time", submission, attempt).path
    return on_branch(root, {path: handed(**changes).encode()}, attempt, submission)


def handed(**changes: Any) -> str:
    """Return the text of a clean attempt at think-time@1.0, with changes."""
    return complete(NAME, **changes).replace("## Your class and your questions", "## Your class")


def on_branch(
    root: Path, changes: dict[str, bytes | None], day: int = 1, submission: str = SUBMISSION
) -> str:
    """Commit any files on a submission's branch, so many days after it began."""
    ref = places.branch_ref(submission)
    tip = git.resolve(root, ref)
    made = git.commit_on(
        root,
        parents=[tip or str(git.resolve(root, places.MAIN))],
        changes=changes,
        subject="Hand in",
        at=BEGUN + timedelta(days=7 * (day - 1)),
    )
    git.move(root, ref, made, tip)
    return made


def tip(root: Path, submission: str = SUBMISSION) -> str:
    """Return the commit that a submission's branch is at."""
    found = git.resolve(root, places.branch_ref(submission))
    assert found
    return found


def card(**changes: Any) -> Scorecard:
    """Return a scorecard on which everything is met; `questions="not-yet"` sets a level."""
    levels = {one: changes.pop(one, "meets") for one in ("questions", "silence")}
    scores = [
        {"criterion": criterion, "level": level, "why": "Seen at 3:12.", "where": "3:12"}
        | ({} if level == "meets" else {"feedback": "Wait a little longer."})
        for criterion, level in levels.items()
        if level
    ]
    fields = {"submission": SUBMISSION, "credential": NAME, "attempt": 1, "conflict": "none"}
    return Scorecard.model_validate({**fields, "scores": scores, **changes})


def score(root: Path, evaluator: str, *, hours: int = 24, **changes: Any) -> Scored:
    """Record a scorecard for what the branch is at, so many hours after it was begun."""
    submission = changes.get("submission", SUBMISSION)
    scored = Scored(
        evaluator=evaluator,
        at=BEGUN + timedelta(hours=hours),
        commit=changes.pop("commit", None) or tip(root, submission),
        card=card(**changes),
    )
    reviews.record(root, submission, scored)
    return scored


def happen(
    root: Path, kind: EventKind, by: str, *, hours: int = 30, reason: str | None = None
) -> ReviewEvent:
    """Record an event."""
    event = ReviewEvent(kind=kind, at=BEGUN + timedelta(hours=hours), by=by, reason=reason)
    reviews.record(root, SUBMISSION, event)
    return event


def release_hash(root: Path) -> str:
    """Return the hash of think-time@1.0 as main has it."""
    data = git.show(root, places.MAIN, release_path("think-time", "1.0"))
    assert data
    return digest(data)
