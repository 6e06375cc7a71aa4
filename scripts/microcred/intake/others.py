"""What else was handed in or awarded that stands against taking a submission in.

U07 the same files were handed in before · U08 the earner has another submission open · U09 the
earner holds the award already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Final

from microcred import deciding, git, places
from microcred.attempt import copied_files, handed_in, read_attempt
from microcred.attempt.copies import Fingerprint
from microcred.committed import Committed
from microcred.document import Document, Source
from microcred.files import MAX_BYTES, decoded
from microcred.ledger import Held, Refused, held, ledger, may_award, read_decision, read_log
from microcred.ledger.log import MAX_LOG
from microcred.model.decision import DecisionRecord, Outcome
from microcred.model.evaluators import Roster
from microcred.model.identity import release_parts
from microcred.model.release import Release
from microcred.model.submission import Submission
from microcred.problem import Problem, Severity

ENDED: Final = frozenset({Outcome.CLOSED, Outcome.WITHDRAWN})


@dataclass(frozen=True)
class Handed:
    """An attempt that can be read: whose it is, and which files it names.

    `submission` is None for the one that comes in.
    """

    source: Source
    document: Document[Submission]
    submission: str | None = None
    merged: bool = False

    @property
    def earner(self) -> str:
        """Return whose it is."""
        return self.document.model.earner.id

    @property
    def slug(self) -> str:
        """Return the micro-credential it is for."""
        return release_parts(self.document.model.credential)[0]

    @cached_property
    def fingerprints(self) -> tuple[Fingerprint, ...]:
        """Return those of its files, placeholders left out."""
        path, settled = self.source.path, self.submission is not None
        return tuple(
            Fingerprint(item.sha256, self.earner, path, self._line(number), settled)
            for number, item in enumerate(self.document.model.evidence)
            if handed_in(item)
        )

    @property
    def files(self) -> frozenset[str]:
        """Return the fingerprints of its files alone."""
        return frozenset(one.sha256 for one in self.fingerprints)

    def problem(self, code: str, message: str, fix: str) -> Problem:
        """Return a problem with what it is for."""
        line = self.document.line("credential")
        return Problem(self.source.path, line, code, Severity.ERROR, message, fix)

    def _line(self, number: int) -> int:
        return self.document.line("evidence", number, "sha256")


@dataclass(frozen=True, slots=True)
class Scene:
    """What an attempt that comes in is held against. `own` is the submission it goes on with."""

    main: Committed
    roster: Roster | None
    at: datetime
    today: date
    own: str | None = None

    def outcome(self, submission: str) -> Outcome | None:
        """Return where a submission stands, None where that cannot be told."""
        root = self.main.root
        decision = deciding.load(root, submission, self.roster, self.today, self.main).decision
        return decision.outcome if decision else None


def other_problems(
    scene: Scene, source: Source, document: Document[Submission]
) -> Iterator[Problem]:
    """Yield everything that stands against taking an attempt in; S40 among it is a warning."""
    incoming = Handed(source, document)
    others = list(_others(scene, incoming))
    yield from _copies(scene, incoming, others)
    if scene.own is None:
        yield from _still_open(scene, incoming, others)
        yield from _held_already(scene, incoming)


def _others(scene: Scene, incoming: Handed) -> Iterator[Handed]:
    """Yield the attempts handed in before that name one of the same files, or the same earner.

    Of those that are not merged, only those for the same micro-credential are looked at.
    """
    main = scene.main
    merged = git.entries(main.root, main.revision, places.SUBMISSIONS)
    yield from _attempts(main, incoming, merged, merged=True)
    for submission in deciding.opened(main.root):
        folder = places.folder(incoming.slug, submission)
        proposed = git.entries(main.root, places.branch_ref(submission), folder)
        yield from _attempts(main, incoming, proposed, merged=False)


def _attempts(
    main: Committed, incoming: Handed, entries: Sequence[git.Entry], *, merged: bool
) -> Iterator[Handed]:
    marks = [mark.encode() for mark in (incoming.earner, *incoming.files)]
    found = {one.path: place for one in entries if (place := places.attempt(one.path))}
    wanted = [one for one in entries if one.path in found and one.size <= MAX_BYTES]
    for path, data in git.contents(main.root, wanted):
        source = decoded(path, data) if any(mark in data for mark in marks) else None
        if isinstance(source, Source) and (document := read_attempt(path, source.text).document):
            yield Handed(source, document, found[path].submission, merged)


def _copies(scene: Scene, incoming: Handed, others: Sequence[Handed]) -> Iterator[Problem]:
    """Yield U07 where all files were handed in before, S40 for each that somebody else had."""
    for other in others:
        if other.submission == scene.own and other.source.text == incoming.source.text:
            message = f"this is {other.source.path.rpartition('/')[2]} once more"
            yield incoming.problem("U07", message, "Hand in what the feedback asks for.")
    strangers = (one for one in others if one.submission != scene.own)
    same = (one for one in strangers if one.files == incoming.files != frozenset())
    if twin := next((one for one in same if not _taken_back(scene, one)), None):
        message = f"exactly these files were handed in already: submission {twin.submission}"
        fix = "If this is the next attempt there, take it in with `--submission`."
        yield incoming.problem("U07", message, fix)
    known = [mark for one in others if one.files != incoming.files for mark in one.fingerprints]
    for problem in copied_files([*incoming.fingerprints, *known]):
        if problem.path == incoming.source.path:
            yield problem


def _taken_back(scene: Scene, other: Handed) -> bool:
    return (
        not other.merged
        and other.submission is not None
        and scene.outcome(other.submission) is Outcome.WITHDRAWN
    )


def _still_open(scene: Scene, incoming: Handed, others: Sequence[Handed]) -> Iterator[Problem]:
    """Yield U08 for another submission of the same earner and micro-credential that goes on."""
    theirs = {one.submission for one in others if not one.merged and one.earner == incoming.earner}
    for submission in sorted(one for one in theirs if one):
        outcome = scene.outcome(submission)
        if outcome not in ENDED:
            stands = f", which is not decided ({outcome.value})" if outcome else ""
            message = (
                f"{incoming.earner} has handed in for {incoming.slug} already: submission "
                f"{submission}{stands}"
            )
            fix = (
                f"Take this in as its next attempt with `--submission {submission}`, or have that "
                f"one taken back first: `microcred withdraw {submission}`."
            )
            yield incoming.problem("U08", message, fix)


def _held_already(scene: Scene, incoming: Handed) -> Iterator[Problem]:
    """Yield U09 where the earner holds a live award that is not to be renewed yet."""
    try:
        may_award(_held(scene, incoming), scene.at)
    except Refused as why:
        message = f"{incoming.earner} needs no new award for {incoming.slug}: {why}"
        yield incoming.problem("U09", message, "Tell the teacher; the award's page says the same.")


def _held(scene: Scene, incoming: Handed) -> Iterator[Held]:
    main = scene.main
    folder = f"{places.SUBMISSIONS}/{incoming.slug}"
    entries = git.entries(main.root, main.revision, folder)
    decisions = [one for one in entries if places.is_decision(one.path)]
    read = (read_decision(path, data) for path, data in git.contents(main.root, decisions))
    theirs = [
        one for one in read if isinstance(one, DecisionRecord) and one.earner == incoming.earner
    ]
    if not theirs:
        return
    lines, _ = read_log(git.show(main.root, main.revision, places.LOG, MAX_LOG) or b"")
    standings = ledger(lines).awards
    offered = main.offers(scene.today)
    for one in theirs:
        release = offered(one.credential).release
        standing = standings.get(one.award)
        validity = release.credential.validity if isinstance(release, Release) else None
        yield held(one.award, one.decided, standing.revoked if standing else None, validity)
