"""An attempt stays as it was scored, also before the next one is there.

U13 an attempt was changed or removed after it was scored, and nobody had held it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from microcred import git, places
from microcred.deciding.branch import Branch
from microcred.model.identity import release_parts
from microcred.model.scorecard import EventKind, Scored
from microcred.problem import Problem, Severity
from microcred.review.holds import HOLDING
from microcred.reviews import Reviews


def edited_after_scoring(
    root: Path, submission: str, branch: Branch, recorded: Reviews
) -> Iterator[Problem]:
    """Yield U13 once for each attempt that is not what one of its scorecards judged.

    A change that an evaluator's hold asked for is none. Raises GitUnavailable.
    """
    heads = {turn.place.number: turn.head for turn in branch.turns}
    told: set[str] = set()
    for scored in sorted(recorded.scorecards, key=lambda one: one.at):
        slug, _ = release_parts(scored.card.credential)
        place = places.Attempt(slug, submission, scored.card.attempt)
        head = heads.get(place.number, branch.tip)
        if place.path in told or not scored.card.scores or scored.card.conflict != "none":
            continue
        if _differs(root, scored.commit, head, place.path) and not _asked_for(
            _changed_at(root, scored.commit, head, place.path), recorded, place.number
        ):
            told.add(place.path)
            yield _edited(scored, place.path, gone=_blob(root, head, place.path) is None)


def _differs(root: Path, judged: str, head: str, path: str) -> bool:
    """True where a commit that was judged had another file there than the head of its round."""
    if judged == head or git.resolve(root, judged) is None:
        return False
    before = _blob(root, judged, path)
    return before is not None and before != _blob(root, head, path)


def _blob(root: Path, revision: str, path: str) -> str | None:
    found = git.entries(root, revision, path)
    return next((one.id for one in found if one.path == path), None)


def _changed_at(root: Path, judged: str, head: str, path: str) -> datetime | None:
    """Return when a file was changed first after it was judged, None where no commit says so."""
    commits = git.first_parents(root, head, path, since=judged)
    return git.moment(root, commits[-1].id) if commits else None


def _asked_for(at: datetime | None, recorded: Reviews, attempt: int) -> bool:
    """True where an evaluator's hold was open at a moment: then the same attempt is mended."""
    if at is None:
        return False
    cards = [one for one in recorded.scorecards if one.card.attempt == attempt and one.at <= at]
    events = [one for one in recorded.events if one.at <= at]
    held = [(one.by, one.at) for one in events if one.kind is EventKind.HELD]
    held += [(one.evaluator, one.at) for one in cards if _holds(one)]
    released = [one.at for one in events if one.kind is EventKind.RELEASED]
    return any(
        not any(moment >= since for moment in released) and not _scored_since(cards, by, since)
        for by, since in held
    )


def _holds(scored: Scored) -> bool:
    return any(check.result in HOLDING for check in scored.card.checks)


def _scored_since(cards: Sequence[Scored], by: str, since: datetime) -> bool:
    return any(card.evaluator == by and card.at > since for card in cards)


def _edited(scored: Scored, path: str, *, gone: bool) -> Problem:
    name, did = path.rpartition("/")[2], "removed" if gone else "changed"
    return Problem(
        path,
        1,
        "U13",
        Severity.ERROR,
        f"{name} was {did} after {scored.evaluator} scored it on {scored.at:%Y-%m-%d}",
        f"Put it back as it was, and hand in what is new as attempt {scored.card.attempt + 1}.",
    )
