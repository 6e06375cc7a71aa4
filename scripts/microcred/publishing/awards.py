"""The ledger, and what belongs to it, from the private repository to the public one.

Just that: awards, the log, status lists, releases that are not there yet, and that a key is no more
trusted. Never what was handed in, who decided what, or a word of a review. The commit is made in
the public repository, and none of the private one's is among those before it.

R03 the public ledger is not how the private one began · R04 an award is signed with a key that the
public repository does not trust · R05 a release differs · R08 the private repository was not pushed
· A06 an award is not as it was logged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from microcred import git, places
from microcred.awarding.landing import Landed, Made, Step, no_step
from microcred.awarding.scene import Stopped
from microcred.committed import Committed
from microcred.document import Source
from microcred.git import Entry, Remote
from microcred.keyring import read_keys, without_trust
from microcred.ledger import Ledger, ledger, read_log, sha256
from microcred.ledger import problems as told
from microcred.ledger.log import MAX_LOG
from microcred.model.keys import KeyRing
from microcred.places import AWARDS, KEYS, LOG
from microcred.problem import Problem
from microcred.publishing.moving import move_main, upstream
from microcred.publishing.sides import Sides, main_of, sides, wrong
from microcred.releases import FOLDER, named


@dataclass(frozen=True, slots=True)
class Published:
    """What was brought to the public repository: numbers alone.

    `awards` are new ones, `changed` those signed anew or without a name; `keys` are distrusted.
    """

    awards: int = 0
    changed: int = 0
    lists: int = 0
    releases: int = 0
    keys: int = 0

    @property
    def nothing(self) -> bool:
        """True where all of it was there already."""
        return self == Published()


def publish(
    private: Path,
    public: Path,
    at: datetime,
    *,
    source: Remote | None = None,
    there: Remote | None = None,
    step: Step = no_step,
) -> Landed[Published]:
    """Bring main of the public repository to what main of the private one has of the ledger.

    Where `there` is given, main of that repository, and the folder after it; `source` is where the
    private one has to be pushed to before. Raises Stopped and Unsaved before anything happens,
    GitUnavailable.
    """
    if source and not git.contains(private, upstream(private, source), main_of(private)):
        said = "main of the private repository was not pushed yet, and must never be behind"
        raise Stopped((wrong("R08", LOG, said, "Push it first, then run this again."),))
    make = partial(_make, private, public, at)
    return move_main(public, make, at=at, why="Publish", there=there, step=step)


def _make(private: Path, public: Path, at: datetime, head: str) -> Made[Published]:
    both = sides(private, public, main_of(private), head)
    if problems := tuple(_behind(both)):
        raise Stopped(problems)
    ours, theirs = _ledger(both.private), _ledger(both.public)
    keys = _keys(both)
    awards = _awards(both, ours)
    releases = _releases(both)
    changes: dict[str, bytes | Entry | None] = {**awards, **releases, **keys}
    if problems := (*_unlike(awards, ours), *_untrusted(both, keys, ours, theirs)):
        raise Stopped(problems)
    done = Published(
        awards=len(ours.awards.keys() - theirs.awards.keys()),
        changed=sum(places.award_named(path) in theirs.awards for path in awards),
        lists=sum(map(places.is_status_list, awards)),
        releases=len(releases),
        keys=len(keys),
    )
    if not changes:
        return Made(None, done)
    subject = f"Publish {done.awards} awards" if done.awards != 1 else "Publish 1 award"
    tip = git.commit_on(public, parents=[head], changes=changes, subject=subject, at=at)
    return Made(tip, done)


def _log(side: Committed) -> bytes:
    return git.show(side.root, side.revision, LOG, MAX_LOG) or b""


def _ledger(side: Committed) -> Ledger:
    """Return what the log of a repository tells. Raises Stopped where it cannot be read."""
    lines, unread = read_log(_log(side))
    known = ledger(lines)
    if unread or known.problems:
        raise Stopped((*unread, *known.problems))
    return known


def _behind(both: Sides) -> Iterator[Problem]:
    """Yield R03 where the public ledger has what the private one has not, or had not first."""
    fix = (
        "Fetch the private repository first. If that is not it, something was written to the "
        "public ledger by hand: restore it from Git; only this command writes there."
    )
    if not _log(both.private).startswith(_log(both.public)):
        said = "the public log is not how the private one begins"
        yield wrong("R03", LOG, said, fix)
    ours = {entry.path for entry in _kept(both.private)}
    for entry in _kept(both.public):
        if entry.path not in ours:
            yield wrong("R03", entry.path, "the private repository does not have this", fix)


def _kept(side: Committed) -> Iterator[Entry]:
    """Yield the files of a ledger: awards, status lists and the log, and nothing else."""
    for entry in git.entries(side.root, side.revision, AWARDS):
        path = entry.path
        ledgers = path == LOG or places.award_named(path) or places.is_status_list(path)
        if entry.mode == git.FILE and ledgers:
            yield entry


def _awards(both: Sides, known: Ledger) -> dict[str, bytes]:
    """Return the files of the private ledger that the public one has not, or otherwise."""
    there = {entry.path: entry.id for entry in _kept(both.public)}
    lists = {places.status_list(number) for number in known.taken()}
    wanted = [
        entry
        for entry in _kept(both.private)
        if there.get(entry.path) != entry.id
        and (entry.path in (LOG, *lists) or places.award_named(entry.path) in known.awards)
    ]
    return dict(git.contents(both.private.root, wanted, MAX_LOG))


def _unlike(awards: Mapping[str, bytes], known: Ledger) -> Iterator[Problem]:
    """Yield A06 for each award that is not as the log says it was written."""
    for path, data in awards.items():
        award = places.award_named(path)
        if award and known.awards[award].sha256 != sha256(data):
            yield told.wrong("A06", path, "this award is not as the log says it was written")


def _releases(both: Sides) -> dict[str, bytes]:
    """Return the releases that the public repository has not. Raises Stopped where one differs."""
    there = {one.path: one for one in _frozen(both.public)}
    ours = list(_frozen(both.private))
    fix = "A release never changes: find out which of the two is the first, and restore it."
    differ = [one for one in ours if one.path in there and there[one.path].id != one.id]
    if differ:
        said = "this release is another one in the public repository"
        raise Stopped(tuple(wrong("R05", one.path, said, fix) for one in differ))
    return dict(git.contents(both.private.root, [one for one in ours if one.path not in there]))


def _frozen(side: Committed) -> Iterator[Entry]:
    entries = git.entries(side.root, side.revision, FOLDER)
    return (one for one in entries if one.mode == git.FILE and named(one.path))


def _keys(both: Sides) -> dict[str, bytes]:
    """Return keys.yml of the public repository with what was distrusted in the private one."""
    source = both.public.read(KEYS)
    if isinstance(source, Problem):
        return {}
    trusted = {one.key for one in _ring(both.public).trusted}
    text = source.text
    for one in _ring(both.private).keys:
        if one.compromised and one.key in trusted:
            text = without_trust(text, one.key, one.compromised)
    return {} if text == source.text else {KEYS: text.encode()}


def _ring(side: Committed) -> KeyRing:
    document = read_keys(side.read).document
    return document.model if document else KeyRing()


def _untrusted(
    both: Sides, keys: Mapping[str, bytes], ours: Ledger, theirs: Ledger
) -> Iterator[Problem]:
    """Yield R04 for each key that signed what is new, and that the public repository distrusts."""
    text = keys.get(KEYS)
    ring = _ring(both.public)
    if text:
        document = read_keys(lambda path: Source(path, text.decode())).document
        ring = document.model if document else ring
    trusted = {one.key for one in ring.trusted}
    new = {
        standing.key
        for award, standing in ours.awards.items()
        if theirs.awards.get(award) != standing
    }
    for key in sorted(new - trusted):
        said = f"awards are signed with {key}, which the public repository does not trust"
        fix = f"Add the key to {KEYS} in the public repository first, as `microcred keys` wrote it."
        yield wrong("R04", KEYS, said, fix)
