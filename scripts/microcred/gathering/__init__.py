"""A pull request to what Git and the programme know of it: the submission, its reviews, its case.

What the pull request says is written into the same refs that a submission has on a machine of its
own, so that from there on nothing new decides: `refs/heads/submission/<id>` names its head, and
`refs/microcred/reviews/<id>` what was said on it, written anew each time. That is done in a
repository that is thrown away, and these refs are never pushed.

G01 the pull request's files cannot be read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from microcred import deciding, git, places, reviews
from microcred.attempt import Completion, read_attempt
from microcred.bot.hearing import heard
from microcred.bot.matter import Matter, Turned
from microcred.bot.pull import Pull
from microcred.deciding import Loaded
from microcred.definition import UNREAD
from microcred.document import Source
from microcred.gathering.addresses import addresses
from microcred.gathering.fetching import fetch_heads, heads, pull_ref, throw_away
from microcred.gathering.others import Open, ahead, handing_in, loads, others_problems, rivals
from microcred.gathering.scene import Scene, scene
from microcred.gathering.touching import Touched, touched
from microcred.model.submission import Readiness, Submission
from microcred.problem import Problem, Severity
from microcred.review import decide
from microcred.rules.submission import HandedIn

__all__ = [
    "Scene",
    "fetch_heads",
    "gather",
    "heads",
    "pull_ref",
    "rivals",
    "scene",
    "throw_away",
    "touched",
]


def gather(
    scene: Scene, pull: Pull, pulls: Collection[Pull] = (), *, whole: bool = False
) -> Matter:
    """Return all that is known of a pull request whose head was fetched.

    `pulls` are those known to be open, the heads of its rivals fetched too; `whole` says that there
    are no others. Overwrites the two refs of its submission. Raises GitUnavailable where those
    cannot be written.
    """
    head = git.resolve(scene.root, pull_ref(pull.number))
    if head is None:
        return _unread(scene, pull, "its commits could not be fetched")
    pull = replace(pull, head=head)
    try:
        found = touched(scene.root, head)
    except git.GitUnavailable as why:
        return _unread(scene, pull, str(why))
    if found is None:
        return _unread(scene, pull, "it shares no history with main")
    matter = replace(_matter(scene, pull), touched=found.paths, submission=found.submission)
    if whole:
        matter = replace(matter, loads=loads(pull, pulls))
    return _submitted(scene, matter, found, pulls) if found.submission else matter


def _submitted(scene: Scene, matter: Matter, found: Touched, pulls: Collection[Pull]) -> Matter:
    """Return what is known of a pull request that hands in."""
    submission = str(matter.submission)
    ref = places.branch_ref(submission)
    git.move(scene.root, ref, matter.pull.head, git.resolve(scene.root, ref))
    reviews.rewrite(scene.root, submission, ())
    matter = _told(scene, matter, _load(scene, matter))
    if entries := heard(matter).entries:
        reviews.rewrite(scene.root, submission, entries)
        matter = _told(scene, matter, _load(scene, matter))
    if matter.pull.merged:
        return matter
    others = tuple(handing_in(scene.root, rivals(scene.program, matter.pull, pulls)))
    problems = {
        *matter.problems,
        *addresses(scene.root, matter.pull.head, found.base),
        *_against_others(matter, others),
    }
    known = ahead(matter.pull, others) if pulls else None
    return replace(matter, problems=tuple(sorted(problems)), ahead=known)


def _load(scene: Scene, matter: Matter) -> Loaded:
    return deciding.load(
        scene.root,
        str(matter.submission),
        scene.roster,
        scene.today,
        scene.main,
        since=matter.pull.opened,
    )


def _told(scene: Scene, matter: Matter, loaded: Loaded) -> Matter:
    """Return the matter with what was loaded; a draft on GitHub is one here, whatever it says."""
    case = loaded.case
    if case and matter.pull.draft:
        *before, last = case.rounds
        case = replace(case, rounds=(*before, replace(last, readiness=Readiness.DRAFT)))
    return replace(
        matter,
        attempts=tuple(_turned(scene, loaded)),
        problems=loaded.problems,
        case=case,
        decision=decide(case) if case else None,
        record=loaded.record,
    )


def _turned(scene: Scene, loaded: Loaded) -> Iterator[Turned]:
    """Yield the attempts that can be read, the first one first."""
    offered = scene.main.offers(scene.today)
    earlier: list[tuple[int, Submission]] = []
    for turn in loaded.turns:
        if not isinstance(turn.source, Source):
            continue
        document = read_attempt(turn.source.path, turn.source.text).document
        if document is None:
            continue
        on = offered(document.model.credential)
        begun = loaded.turns[0].handed_in.date()
        before = tuple(earlier)
        handed = HandedIn(
            turn.source, document, on, scene.program, scene.today, begun, turn.place, before
        )
        asked: Completion | None = handed.completion if on.release not in (None, UNREAD) else None
        moment = min(turn.handed_in, scene.at)
        yield Turned(turn.place, turn.head, moment, turn.source.text, document.model, asked)
        earlier.append((turn.place.number, document.model))


def _against_others(matter: Matter, others: Collection[Open]) -> Iterator[Problem]:
    if matter.attempts:
        first = matter.attempts[0]
        number, author = matter.pull.number, matter.pull.author.number
        own = Open(number, author, first.place, first.submission.earner.id)
        yield from others_problems(own, tuple(others))


def _matter(scene: Scene, pull: Pull) -> Matter:
    return Matter(
        pull=pull,
        touched=(),
        program=scene.program,
        evaluators=scene.evaluators,
        bot=scene.bot,
        at=scene.at,
        today=scene.today,
    )


def _unread(scene: Scene, pull: Pull, why: str) -> Matter:
    message = f"could not read what this pull request changes: {why}"
    fix = "It is looked at again within the hour. If this stays so, open a new pull request."
    place = f"refs/pull/{pull.number}/head"
    problem = Problem(place, 1, "G01", Severity.UNKNOWN, message, fix)
    return replace(_matter(scene, pull), problems=(problem,))
