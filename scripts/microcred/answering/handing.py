"""A file that was handed in to a pull request of its own, under an opaque id.

It is taken in as on any machine, in a clone that is thrown away: its branch is pushed, then its
pull request opened. Run again with the same file, whatever is missing of that is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from microcred import git, intake, places
from microcred.answering.desk import Desk
from microcred.answering.looking import Look, looked
from microcred.attempt import read_attempt
from microcred.bot.actions import Propose
from microcred.bot.pull import Pull
from microcred.document import Source
from microcred.files import MAX_BYTES
from microcred.gathering import one_each
from microcred.gathering.others import handing_in
from microcred.github import MANY
from microcred.intake import TakenIn
from microcred.intake.earner import with_earner
from microcred.model.identity import release_parts
from microcred.places import Attempt
from microcred.problem import Problem

HANDED: Final = "refs/microcred/handed"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """An attempt that lies on its branch there, and its pull request.

    `taken` is None where an earlier run had pushed it already.
    """

    place: Attempt
    pull: int
    taken: TakenIn | None = None


@dataclass(frozen=True, slots=True)
class _Incoming:
    """The file, and whose it is; or the submission that it goes on with."""

    source: Source
    earner: str = ""
    submission: str | None = None


def hand_in(
    desk: Desk,
    source: Source,
    below: Callable[[int], int],
    *,
    earner: str = "",
    submission: str | None = None,
) -> HandedIn | tuple[Problem, ...]:
    """Return where a file was handed in, or every problem that stands against it.

    A first attempt needs `earner`; with `submission` it is the next one there. `below` draws random
    numbers. Raises Stopped, GitHubUnavailable, GitHubRefused and GitUnavailable.
    """
    incoming = _Incoming(source, earner, submission)
    with looked(desk) as look:
        pulls = desk.github.open_pulls()
        look = replace(look, pulls=pulls, whole=len(pulls) < MANY)
        tips = _branches(look)
        _gather(look, incoming)
        if place := _there(look, incoming, tips):
            return HandedIn(place, _pull(look, place))
        means = intake.Means(desk.at, look.scene.today, below, desk.roster)
        root = look.scene.root
        taken = intake.take_in(root, source, means, earner=earner, submission=submission)
        if not isinstance(taken, TakenIn):
            return taken
        ref = places.branch_ref(taken.place.submission)
        git.push(root, desk.there, ref, taken.commit, tips.get(taken.place.submission))
        return HandedIn(taken.place, _pull(look, taken.place), taken)


def _branches(look: Look) -> dict[str, str]:
    """Return where the branch of each submission is there; those with a pull request open here."""
    root, there = look.scene.root, look.desk.there
    found = git.remote_refs(root, there, f"{places.BRANCHES}/*")
    tips = {name.rpartition("/")[2]: tip for name, tip in found.items()}
    tips = {submission: tip for submission, tip in tips.items() if places.is_submission(submission)}
    git.fetch(root, there, {places.branch_ref(one): f"{HANDED}/{one}" for one in tips}, lean=True)
    for pull in look.pulls:
        submission = pull.branch.rpartition("/")[2]
        if pull.repository == look.desk.github.repository and submission in tips:
            git.move(root, places.branch_ref(submission), tips[submission], None)
    return tips


def _gather(look: Look, incoming: _Incoming) -> None:
    """Gather what is open of the same person for the same, so that it is known where it stands."""
    look.fetch(look.pulls)
    document = read_attempt(incoming.source.path, incoming.source.text).document
    slug = release_parts(document.model.credential)[0] if document else None
    wanted = [
        look.gather(_numbered(look, one.number))
        for one in handing_in(look.scene.root, look.pulls)
        if (one.place.slug == slug and one.earner == incoming.earner)
        or one.place.submission == incoming.submission
    ]
    one_each(look.scene, wanted, look.pulls, whole=look.whole)


def _there(look: Look, incoming: _Incoming, tips: dict[str, str]) -> Attempt | None:
    """Return where just this file lies already, pushed by a run that ended before it was done."""
    root = look.scene.root
    for submission, tip in sorted(tips.items()):
        if incoming.submission not in (None, submission):
            continue
        for place, data in _attempts(root, submission, tip):
            if data == _written(look, incoming, data):
                return place
    return None


def _attempts(root: Path, submission: str, tip: str) -> Iterator[tuple[Attempt, bytes]]:
    """Yield the last attempt of a submission."""
    own = [
        (place, entry)
        for entry in git.entries(root, tip, places.SUBMISSIONS)
        if (place := places.attempt(entry.path)) and place.submission == submission
        if entry.mode == git.FILE and entry.size <= MAX_BYTES
    ]
    for place, entry in sorted(own, key=lambda one: one[0].number)[-1:]:
        yield place, dict(git.contents(root, [entry]))[entry.path]


def _written(look: Look, incoming: _Incoming, there: bytes) -> bytes | None:
    """Return the file as it would be handed in, with the id of the earner in it."""
    document = read_attempt(incoming.source.path, incoming.source.text).document
    other = read_attempt("there", there.decode("utf-8", errors="replace")).document
    if document is None or other is None:
        return None
    whose = incoming.earner or other.model.earner.id
    roster = look.desk.roster
    written = with_earner(incoming.source, document, whose, look.scene.program, roster)
    return written.text.encode() if isinstance(written, Source) else None


def _pull(look: Look, place: Attempt) -> int:
    """Return the pull request of a submission, opened now where there is none."""
    branch = places.branch(place.submission)
    repository = look.desk.github.repository
    for pull in look.pulls:
        if (pull.repository, pull.branch) == (repository, branch):
            return pull.number
    title = f"Submission {place.submission}"
    body = f"Handed in for {place.slug}, by the programme. Where it stands is said below."
    action = Propose(branch, place.path, "", title, body)
    return look.desk.github.propose(action)


def _numbered(look: Look, number: int) -> Pull:
    return next(one for one in look.pulls if one.number == number)
