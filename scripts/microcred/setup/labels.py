"""The labels that the bot shows where a submission stands with. They decide nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from microcred.bot.labelling import STATE
from microcred.bot.stage import Stage
from microcred.setup.found import Difference, Finding, Found, Request, State, unseen
from microcred.setup.target import Target

NAME = "Labels"
PERMISSION = "Issues"

_COLOURS: Final = {
    Stage.TO_MEND: ("d4a72c", "Something is to be mended by who hands in"),
    Stage.UNKNOWN: ("fbca04", "Something could not be checked; it is looked at again"),
    Stage.WAITING: ("fbca04", "Waits for its turn"),
    Stage.DRAFT: ("c5c5c5", "Not handed in yet"),
    Stage.SCORING: ("1d76db", "Evaluators are at it"),
    Stage.HELD: ("fbca04", "Something could not be opened; the clock stands still"),
    Stage.ADJUDICATION: ("8250df", "Evaluators saw it differently; another one looks"),
    Stage.AWARD: ("0e8a16", "Everything that was asked for is met"),
    Stage.RESUBMIT: ("d4a72c", "What is unmet may be handed in again"),
    Stage.CLOSED: ("6e7781", "The last attempt is decided"),
    Stage.WITHDRAWN: ("6e7781", "Taken back by who handed it in"),
    Stage.SHUT: ("6e7781", "Closed without an award"),
    Stage.MERGED: ("0e8a16", "Merged; the award is signed next"),
    Stage.AWARDED: ("0e8a16", "Awarded and published"),
}
_LIST: Final = "/labels?per_page=100"


def wanted() -> dict[str, tuple[str, str]]:
    """Return the colour and the meaning of each label, by its name."""
    return {f"{STATE}{stage.value}": said for stage, said in _COLOURS.items()}


def asks(target: Target, found: Found) -> Iterator[str]:
    """Yield what has to be known."""
    if target.reviews:
        yield target.path(_LIST)


def look(target: Target, found: Found) -> Iterator[Finding]:
    """Yield which labels are missing; how others look is left to people."""
    if not target.reviews:
        return
    answer = found.get(target.path(_LIST))
    if answer is None or answer.status != 200 or not isinstance(answer.data, list):
        yield unseen(NAME, answer, PERMISSION)
        return
    there = {one.get("name") for one in answer.data}
    missing = {name: said for name, said in wanted().items() if name not in there}
    if not missing:
        yield Finding(NAME, State.FINE, "the labels that show where a submission stands are there")
        return
    yield Finding(
        NAME,
        State.CHANGE,
        "labels are missing that show where a submission stands",
        tuple(Difference(name, "not there", said) for name, (_, said) in missing.items()),
        tuple(
            Request(
                "POST", target.path("/labels"), {"name": name, "color": colour, "description": said}
            )
            for name, (colour, said) in missing.items()
        ),
    )
