"""What stands against a pull request beside the decision, and whether it may be awarded.

B01 it changes more than the attempts of its one submission · B02 another account handed in than the
attempts name · B03 it is to go to another branch than main · B04 it was made from an issue, and
somebody else changed its branch since then.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from microcred import places
from microcred.bot.hearing import Heard
from microcred.bot.matter import Matter
from microcred.characters import printable
from microcred.model.decision import Outcome
from microcred.model.scorecard import EventKind, ReviewEvent
from microcred.model.vocabulary import Mode
from microcred.problem import Problem, Severity, verdict

MAIN: Final = places.MAIN.rpartition("/")[2]
SHOWN: Final = 5
"""How many files are named where others are touched than may be."""

_OURS: Final = (f"{places.SUBMISSIONS}/", f"{places.AWARDS}/")
"""Where a pull request can change nothing but by an attempt of its own."""


def hands_in(matter: Matter) -> bool:
    """True for a pull request that is about a submission, or touches where they are kept."""
    return matter.submission is not None or any(one.startswith(_OURS) for one in matter.touched)


def obstacles(matter: Matter) -> tuple[Problem, ...]:
    """Return all that keeps a submission from being awarded: its problems, and those of the way in.

    The fields of the file are told of by `matter.problems`; that it came in by a pull request of
    another account, with other files, or to another branch, is told of here.
    """
    found = [*_foreign(matter), *_another(matter), *_elsewhere(matter), *_rewritten(matter)]
    known = [one for one in matter.problems if one.code != "U03" or not found]
    return tuple(sorted({*known, *found}))


def may_be_awarded(matter: Matter) -> bool:
    """True when the decision is an award for exactly the head, and nothing stands against it."""
    decision = matter.decision
    return (
        decision is not None
        and decision.outcome is Outcome.AWARD
        and decision.head == matter.pull.head
        and matter.submission is not None
        and verdict(obstacles(matter)).passed
    )


def withdrawn(said: Heard) -> ReviewEvent | None:
    """Return by what a submission was taken back, also where nothing in it can be read."""
    events = (one for one in said.entries if isinstance(one, ReviewEvent))
    return next((one for one in events if one.kind is EventKind.WITHDRAWN), None)


def _foreign(matter: Matter) -> Iterator[Problem]:
    """Yield B01 where something else is touched than attempts of this one submission."""
    own = [place for path in matter.touched if (place := _own(matter, path))]
    others = [path for path in matter.touched if _own(matter, path) is None]
    folders = {(place.slug, place.submission) for place in own}
    if not others and len(folders) == 1:
        return
    shown = ", ".join(printable(path[:120]) for path in others[:SHOWN])
    more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
    if others:
        said = f"this pull request also changes what is not yours to hand in: {shown}{more}"
        said = said.replace("also ", "") if not own else said
    else:
        said = "this pull request adds no attempt of one submission"
    yield Problem(
        matter.pull.branch[:120],
        1,
        "B01",
        Severity.ERROR,
        said,
        "Hand in by a pull request that adds your own attempt-1.md and nothing else. The submit "
        "page makes one for you; close this one.",
    )


def _own(matter: Matter, path: str) -> places.Attempt | None:
    place = places.attempt(path)
    return place if place and place.submission == matter.submission else None


def _another(matter: Matter) -> Iterator[Problem]:
    """Yield B02 in open mode, where the account that hands in is who earns the award."""
    author = f"github:{matter.pull.author.number}"
    if matter.program.mode is not Mode.OPEN:
        return
    for one in matter.attempts:
        named = one.submission.earner.id
        if named != author:
            yield Problem(
                one.place.path,
                1,
                "B02",
                Severity.ERROR,
                f"this is handed in by the account {author}, and names {named} as the earner",
                f"Write `id: {author}` under `earner`, or hand it in from the other account.",
            )


def _elsewhere(matter: Matter) -> Iterator[Problem]:
    if matter.pull.base != MAIN:
        yield Problem(
            matter.pull.branch[:120],
            1,
            "B03",
            Severity.ERROR,
            f"this pull request is to go to “{printable(matter.pull.base[:80])}”, not to {MAIN}",
            f"Choose {MAIN} as the base: “Edit”, beside the title.",
        )


def _rewritten(matter: Matter) -> Iterator[Problem]:
    """Yield B04: only we add to what was made from an issue, and only what an issue says."""
    pull = matter.pull
    if pull.proposed not in (None, pull.head):
        yield Problem(
            pull.branch[:120],
            1,
            "B04",
            Severity.ERROR,
            f"this was made from issue #{pull.issue} at {pull.proposed[:10]}, and somebody who can "
            "write here changed it since then",
            f"Whoever did that puts the branch {printable(pull.branch[:80])} back to that commit. "
            "Or take this one back, with `/withdraw` in a comment, and write a new issue.",
        )
