"""A pull request to what Git and the programme know of it: the submission, its reviews, its case.

What the pull request says is written into the same refs that a submission has on a machine of its
own, so that from there on nothing new decides: `refs/heads/submission/<id>` names its head, and
`refs/microcred/reviews/<id>` what was said on it, written anew each time. That is done in a
repository that is thrown away, and these refs are never pushed.

G01 the pull request's files cannot be read, or not all that Git knows of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from microcred import deciding, git, places, reviews
from microcred.attempt import Completion, read_attempt
from microcred.bot.hearing import heard
from microcred.bot.matter import Matter, Turned
from microcred.bot.pull import Pull
from microcred.bot.standing import may_be_awarded, obstacles
from microcred.deciding import Loaded
from microcred.definition import UNREAD
from microcred.document import Source
from microcred.gathering.addresses import addresses
from microcred.gathering.fetching import fetch_heads, heads, pull_ref, throw_away
from microcred.gathering.others import Open, ahead, handing_in, loads, others_problems, rivals
from microcred.gathering.scene import Scene, scene
from microcred.gathering.touching import Touched, touched
from microcred.model.submission import Readiness, Submission
from microcred.problem import Problem, Severity, verdict
from microcred.review import decide
from microcred.rules.submission import HandedIn

__all__ = [
    "Scene",
    "fetch_heads",
    "gather",
    "heads",
    "one_each",
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
    are no others. Overwrites the two refs of its submission. What Git cannot tell of it is one of
    its problems: it keeps nobody else's from being gathered.
    """
    head = git.resolve(scene.root, pull_ref(pull.number))
    if head is None:
        return _unread(_matter(scene, pull), "its commits could not be fetched")
    matter = _matter(scene, replace(pull, head=head))
    try:
        found = touched(scene.root, head)
        if found is None:
            return _unread(matter, "it shares no history with main")
        matter = replace(matter, touched=found.paths, submission=found.submission)
        if whole:
            matter = replace(matter, loads=loads(pull, pulls))
        return _submitted(scene, matter, found, pulls) if found.submission else matter
    except git.GitUnavailable as why:
        return _unread(matter, str(why))


def one_each(
    scene: Scene, matters: Iterable[Matter], pulls: Collection[Pull] = (), *, whole: bool = False
) -> dict[str, Matter]:
    """Return one pull request for each submission that some hand in, by its id.

    Of several with one id it is the one that was merged, else one that may be awarded, else one
    against which nothing stands, else the oldest. That one is gathered once more, so that the refs
    of the submission are its own, whoever else was gathered meanwhile. `pulls` and `whole` are as
    for `gather`.
    """
    found: dict[str, list[Matter]] = {}
    for one in matters:
        if one.submission:
            found.setdefault(one.submission, []).append(one)
    return {
        submission: several[0]
        if len(several) == 1
        else gather(scene, min(several, key=_rank).pull, pulls, whole=whole)
        for submission, several in found.items()
    }


def _rank(matter: Matter) -> tuple[bool, bool, bool, int]:
    stands = not verdict(obstacles(matter)).passed
    return not matter.pull.merged, not may_be_awarded(matter), stands, matter.pull.number


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
    if matter.record and not git.contains(scene.root, matter.pull.head, matter.record.head):
        return replace(matter, record=None, problems=(*matter.problems, _taken(matter)))
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
        problems=tuple(map(_on_github, loaded.problems)),
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


def _taken(matter: Matter) -> Problem:
    """Return G02 for the id of a submission that was awarded by another pull request."""
    message = f"submission {matter.submission} was handed in and awarded by another pull request"
    fix = "Close this one, and hand in anew by the submit page, which draws another id."
    return Problem(matter.pull.branch[:120], 1, "G02", Severity.ERROR, message, fix)


_ANEW = "It is looked at again within the hour. If this stays so, open a new pull request."


def _on_github(problem: Problem) -> Problem:
    """Return a problem with what mends it for somebody who has no clone."""
    return replace(problem, fix=_ANEW) if problem.code == "U12" else problem


def _unread(matter: Matter, why: str) -> Matter:
    """Return what is known of a pull request of which Git cannot tell all: nothing decides it."""
    message = f"could not read what this pull request changes: {why}"
    place = f"refs/pull/{matter.pull.number}/head"
    problem = Problem(place, 1, "G01", Severity.UNKNOWN, message, _ANEW)
    return replace(matter, problems=(*matter.problems, problem))
