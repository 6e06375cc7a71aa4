"""The award job on GitHub: what is due is gathered anew, awarded, pushed, and then told.

All of it happens in a clone that is thrown away, and counts once main is pushed. Whoever loses the
race for main does all of it anew. A run that ends in between is ended by the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from microcred import git, places
from microcred.answering.desk import Desk, Done
from microcred.answering.doing import Doing
from microcred.answering.looking import Look, looked, seen
from microcred.awarding import Awarded, Means, Unsaved, award
from microcred.awarding.landing import Made, land
from microcred.bot.actions import CALLS
from microcred.bot.happening import Happening, Kind
from microcred.bot.labelling import STATE
from microcred.bot.matter import Matter
from microcred.bot.planning import plan
from microcred.bot.pull import Pull
from microcred.bot.stage import Stage
from microcred.bot.standing import may_be_awarded
from microcred.gathering import gather, one_each
from microcred.gathering.others import handing_in
from microcred.git import GitUnavailable
from microcred.github import MANY, GitHubRefused, GitHubUnavailable
from microcred.ledger import ledger, read_log
from microcred.ledger.log import MAX_LOG
from microcred.places import LOG, MAIN, SUBMISSIONS

TRIES: Final = 20
"""How often all is done anew because somebody else moved main there meanwhile."""

FEW: Final = 10
"""How many submissions are looked at that are not labelled as decided: what one event may cost."""

LATELY: Final = timedelta(days=7)

Step = Callable[[str], None]


@dataclass(slots=True)
class Given:
    """What a run did: the awards, what was told about them, and what else is to be said."""

    awarded: Awarded = field(default_factory=Awarded)
    settled: list[Done] = field(default_factory=list)
    unread: list[Done] = field(default_factory=list)
    behind: str | None = None


def award_there(
    desk: Desk, means: Means, submissions: Collection[str] = (), step: Step = lambda _: None
) -> Given:
    """Return what came of awarding all that is due, or of these submissions alone.

    Raises Stopped, what `awarding.award` raises, GitHubUnavailable, GitHubRefused and
    GitUnavailable: then nothing was awarded that is not on main there.
    """
    for _ in range(TRIES):
        with suppress(git.Moved):
            return _award(desk, means, submissions, step)
    raise GitUnavailable("others move main all the time; try again later")


def _award(desk: Desk, means: Means, submissions: Collection[str], step: Step) -> Given:
    with looked(desk) as look:
        root, before = look.scene.root, git.resolve(look.scene.root, MAIN)
        pulls = desk.github.open_pulls()
        look = replace(look, pulls=pulls, whole=len(pulls) < MANY)
        found, done = _gathered(look, submissions), Given()
        due = _due(look, found)
        done.unread = [Done(one.pull.number, (), why=one.why) for one in _unread(found)]
        step("gathered")
        if due:
            done.awarded = award(root, means, look.scene.today, sorted(due)).told
            step("awarded")
            after = git.resolve(root, MAIN)
            if after and after != before:
                git.push(root, desk.there, MAIN, after, before)
            step("pushed")
        look = replace(look, scene=seen(desk, root))
        given = [due[one.submission].pull for one in done.awarded.given]
        done.settled = [_tell(look, replace(one, open=False, merged=True)) for one in given]
        step("told")
        if not given:
            done.settled = [look.settle(_AWARDED, one) for one in _untold(look)]
        done.behind = follow(desk.source, root)
        step("followed")
        return done


def anything_due(desk: Desk) -> bool:
    """True where an award is due, or where that could not be told of one that was decided.

    Nothing is changed. What was decided is labelled so or merged; of anything else, that it cannot
    be read wakes nobody. Raises Stopped, GitHubUnavailable, GitHubRefused and GitUnavailable.
    """
    with looked(desk) as look:
        pulls = desk.github.open_pulls()
        look = replace(look, pulls=pulls, whole=len(pulls) < MANY)
        found = _gathered(look, ())
        return bool(_due(look, found)) or any(
            one.pull.merged or _is_labelled(one.pull) for one in _unread(found)
        )


@dataclass(frozen=True, slots=True)
class _Unread:
    """A pull request that may be due, and why that could not be told."""

    pull: Pull
    why: str


_AWARDED: Final = Happening(Kind.PULL)


def _due(look: Look, found: Collection[Matter | _Unread]) -> dict[str, Matter]:
    """Return what is to be awarded, by its submission, whose refs are then its own."""
    matters = (one for one in found if isinstance(one, Matter))
    each = one_each(look.scene, matters, look.pulls, whole=look.whole)
    return {submission: one for submission, one in each.items() if _is_due(one)}


def _unread(found: Collection[Matter | _Unread]) -> list[_Unread]:
    return [one for one in found if isinstance(one, _Unread)]


def _is_due(matter: Matter) -> bool:
    """True for what is to be awarded: it may be, and is merged where that is done by hand."""
    by_hand = matter.program.reviewing.merge == "by-hand"
    return matter.record is None and may_be_awarded(matter) and (matter.pull.merged or not by_hand)


def _gathered(look: Look, submissions: Collection[str]) -> list[Matter | _Unread]:
    """Return what is known of each pull request that may be due; of these submissions alone."""
    wanted = [*_merged(look, submissions), *_decided(look, submissions)]
    look.fetch(wanted)
    return [_gather(look, pull) for pull in wanted]


def _gather(look: Look, pull: Pull) -> Matter | _Unread:
    try:
        return look.gather(pull)
    except (GitHubUnavailable, GitHubRefused, GitUnavailable) as why:
        if isinstance(why, GitHubUnavailable) and why.until:
            raise
        return _Unread(pull, str(why))


def _decided(look: Look, submissions: Collection[str]) -> list[Pull]:
    """Return the open pull requests to look at: those labelled as decided, and a few others.

    Those are the ones that something happened to last: one that was decided just now has its label
    once the next scheduled run was there. No label awards anything; it only tells where to look.
    What cannot be read as an attempt was not decided, and is not asked about.
    """
    waiting = [one for one in look.pulls if not one.draft]
    look.fetch(waiting)
    readable = {
        one.number
        for one in handing_in(look.scene.root, waiting)
        if one.earner and (not submissions or one.place.submission in submissions)
    }
    waiting = [one for one in waiting if one.number in readable]
    others = sorted((one for one in waiting if not _is_labelled(one)), key=_last, reverse=True)
    few = others if submissions else others[:FEW]
    return [*filter(_is_labelled, waiting), *few]


def _is_labelled(pull: Pull) -> bool:
    return f"{STATE}{Stage.AWARD.value}" in pull.labels


def _last(pull: Pull) -> datetime:
    return pull.updated or datetime.min.replace(tzinfo=UTC)


def _merged(look: Look, submissions: Collection[str]) -> Iterator[Pull]:
    """Yield the pull requests by which submissions came to main that have no decision there."""
    root, github = look.scene.root, look.desk.github
    lines, _ = read_log(git.show(root, MAIN, LOG, MAX_LOG) or b"")
    signed = ledger(lines).submissions.keys()
    paths = git.listing(root, MAIN, SUBMISSIONS)
    unsigned = {place.submission: place for path in paths if (place := places.attempt(path))}
    asked: set[int] = set()
    for submission, place in sorted(unsigned.items()):
        if submission in signed or (submissions and submission not in submissions):
            continue
        folder = places.folder(place.slug, submission)
        brought = git.first_parents(root, MAIN, folder)
        for number in github.pulls_of(brought[0].id) if brought else ():
            if number not in asked and number in look.heads:
                asked.add(number)
                yield github.untold(number)


def _tell(look: Look, pull: Pull) -> Done:
    """Return what came of telling that a pull request was awarded."""
    doing = Doing(look.desk, look.scene, CALLS)
    matter = gather(look.scene, pull, look.pulls, whole=look.whole)
    return doing.perform(pull.number, plan(_AWARDED, matter), matter.pull)


def _untold(look: Look) -> Iterator[Pull]:
    """Yield those merged lately of which nobody was told yet: an earlier run ended in between."""
    state = f"{STATE}{Stage.AWARDED.value}"
    closed = look.desk.github.closed_pulls(look.desk.at - LATELY)
    waiting = [one for one in closed if one.merged and state not in one.labels]
    look.fetch(waiting)
    submitted = {one.number for one in handing_in(look.scene.root, waiting)}
    yield from (one for one in waiting if one.number in submitted)


def follow(source: Path, root: Path) -> str | None:
    """Bring main of `source` to what it is in `root`; return why it was not, None where it was.

    A main with commits of its own is left alone.
    """
    tip = git.resolve(root, MAIN)
    passing = "refs/microcred/passing/main"
    if tip is None or git.resolve(source, MAIN) in (tip, None):
        return None
    git.fetch(source, git.elsewhere(str(git.top(root))), {MAIN: passing})
    try:
        if not git.contains(source, tip, MAIN):
            return "main here has commits of its own; bring the two together with git"
        land(source, lambda _: Made(tip, None), at=git.moment(source, tip), why="Follow")
    except (GitUnavailable, Unsaved) as why:
        return str(why)
    finally:
        git.move(source, passing, None, tip)
    return None
