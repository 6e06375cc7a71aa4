"""Pull requests brought into a clone that is somebody's own, where nothing of theirs may be lost.

A branch or a chain of reviews here is only moved where it came from GitHub before, which the ref
`refs/microcred/brought/<id>` remembers, or where what it has is part of what comes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from microcred import git, places
from microcred.answering.desk import Desk
from microcred.answering.looking import Look, looked
from microcred.bot.matter import Matter
from microcred.bot.pull import Pull
from microcred.gathering import one_each
from microcred.git import GitUnavailable
from microcred.github import MANY, GitHubRefused, GitHubUnavailable

BROUGHT: Final = places.BROUGHT

KEPT: Final = (
    "this clone has {what} of its own for submission {submission}, which would be lost; gather in "
    "a clone made for it"
)

OTHER: Final = "submission {submission} is handed in by #{number}, which was brought in its place"


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of one pull request: `why_not` says why its submission was not brought here.

    `instead` is the number of another one by which it was.
    """

    number: int
    matter: Matter | None = None
    why_not: str | None = None
    instead: int | None = None


def bring(desk: Desk, numbers: Collection[int] = ()) -> list[Brought]:
    """Return what came of these pull requests, or of all that are open.

    Raises Stopped, GitHubUnavailable, GitHubRefused and GitUnavailable before anything is changed.
    """
    with looked(desk) as look:
        pulls = desk.github.open_pulls()
        look = replace(look, pulls=pulls, whole=len(pulls) < MANY)
        known = {one.number: one for one in pulls}
        asked = sorted(set(numbers) or known)
        wanted = [known.get(number) or desk.github.untold(number) for number in asked]
        look.fetch(wanted)
        brought = _bring(look, [_gathered(look, one) for one in wanted])
        missing = any(one.why_not and one.instead is None for one in brought)
        if look.whole and not numbers and not missing:
            _only(desk.source, {one.matter.submission for one in brought if one.matter})
        return brought


def _only(source: Path, submissions: Collection[str | None]) -> None:
    """Let go of what came from pull requests that were closed; say that all that are open are here.

    What was merged stays, and so does what is not as it came.
    """
    listed = git.listing(source, places.MAIN, places.SUBMISSIONS)
    merged = {place.submission for path in listed if (place := places.attempt(path))}
    for name, record in git.refs(source, BROUGHT).items():
        submission = name.rpartition("/")[2]
        if submission not in submissions and submission not in merged:
            _let_go(source, submission, set(git.parents(source, record)))
    main, marked = (git.resolve(source, ref) for ref in (places.MAIN, places.GATHERED))
    if main and main != marked:
        git.move(source, places.GATHERED, main, marked)


def _let_go(source: Path, submission: str, came: Collection[str]) -> None:
    refs = (places.branch_ref(submission), places.reviews(submission))
    for ref in refs:
        here = git.resolve(source, ref)
        if here in came and git.checked_out(source) != ref:
            git.move(source, ref, None, here)


def _gathered(look: Look, pull: Pull) -> Brought:
    try:
        return Brought(pull.number, look.gather(pull))
    except (GitHubUnavailable, GitHubRefused, GitUnavailable) as why:
        return Brought(pull.number, why_not=str(why))


def _bring(look: Look, gathered: Collection[Brought]) -> list[Brought]:
    """Return what came of each: of several with one submission, one alone is brought."""
    matters = [one.matter for one in gathered if one.matter]
    each = one_each(look.scene, matters, look.pulls, whole=look.whole)
    return [_brought(look, one, each) for one in gathered]


def _brought(look: Look, one: Brought, each: Mapping[str, Matter]) -> Brought:
    if one.matter is None or one.matter.submission is None:
        return one
    matter = each[one.matter.submission]
    if matter.pull.number != one.number:
        number = matter.pull.number
        why_not = OTHER.format(number=number, submission=matter.submission)
        return Brought(one.number, why_not=why_not, instead=number)
    try:
        _into(look.desk, look.scene.root, one.matter.submission)
    except GitUnavailable as why:
        return Brought(one.number, why_not=str(why))
    return Brought(one.number, matter)


def _into(desk: Desk, root: Path, submission: str) -> None:
    """Bring a submission from `root` into the clone. Raises GitUnavailable where it may not be.

    What comes is remembered before it is there, so that a run that ends in between loses nothing.
    """
    source, record = desk.source, f"{BROUGHT}/{submission}"
    refs = (places.branch_ref(submission), places.reviews(submission))
    new = {ref: found for ref in refs if (found := git.resolve(root, ref))}
    old = {ref: found for ref in refs if (found := git.resolve(source, ref))}
    before = git.resolve(source, record)
    _may_move(desk, root, submission, old, new)
    if before and new == old:
        return
    passing = {ref: f"{BROUGHT}-passing/{submission}/{place}" for place, ref in enumerate(new)}
    git.fetch(source, git.elsewhere(str(git.top(root))), passing)
    parents = list(dict.fromkeys([*new.values(), *old.values()]))
    note = git.commit_on(source, parents=parents, changes={}, subject="Gather", at=desk.at)
    git.move(source, record, note, before)
    for ref in refs:
        if new.get(ref) != old.get(ref):
            git.move(source, ref, new.get(ref), old.get(ref))
    for ref, place in passing.items():
        git.move(source, place, None, new[ref])


def _may_move(
    desk: Desk, root: Path, submission: str, old: Mapping[str, str], new: Mapping[str, str]
) -> None:
    """Raise GitUnavailable where something would be lost, or is checked out."""
    branch, reviews = places.branch_ref(submission), places.reviews(submission)
    record = git.resolve(desk.source, f"{BROUGHT}/{submission}")
    came = set(git.parents(desk.source, record)) if record else set()
    for ref, what in ((branch, "commits"), (reviews, "scorecards")):
        mine = old.get(ref)
        part = mine and ref in new and git.contains(root, new[ref], mine)
        if mine and mine not in came and not part:
            raise GitUnavailable(KEPT.format(what=what, submission=submission))
    if git.checked_out(desk.source) == branch and new.get(branch) != old.get(branch):
        name = places.branch(submission)
        raise GitUnavailable(f"{name} is checked out here; switch to main first")
