"""The check on the head, and the labels and assignees, that show where a submission stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from microcred.bot.actions import Show, State, Status
from microcred.bot.labelling import EVALUATOR, STATE, is_ours
from microcred.bot.matter import Matter
from microcred.bot.sharing import speaks
from microcred.bot.stage import Stage
from microcred.bot.standing import may_be_awarded

NOTHING_HANDED_IN: Final = "This hands nothing in."
NOT_READ: Final = "This could not be read; we try again."

_SAYS: Final[Mapping[Stage, tuple[State, str]]] = {
    Stage.TO_MEND: (State.FAILURE, "Something is to be mended first: see the comment."),
    Stage.UNKNOWN: (State.PENDING, "Not everything could be checked: see the comment."),
    Stage.WAITING: (State.PENDING, "It waits until others of the same account are decided."),
    Stage.DRAFT: (State.PENDING, "A draft: not handed in yet."),
    Stage.SCORING: (State.PENDING, "With the evaluators."),
    Stage.HELD: (State.PENDING, "On hold: the evidence could not be opened or compared."),
    Stage.ADJUDICATION: (State.PENDING, "With the evaluators: they differ where it decides."),
    Stage.RESUBMIT: (State.PENDING, "Not yet: the next attempt is awaited."),
    Stage.CLOSED: (State.FAILURE, "Not yet, after the last attempt."),
    Stage.WITHDRAWN: (State.FAILURE, "Taken back by whoever handed it in."),
}
_MET: Final = "Met: may be merged at exactly this commit."
_OTHER_HEAD: Final = "The decision is about another commit."


def definitions_status(matter: Matter) -> Status:
    """Return what the check says where a pull request hands nothing in, or cannot be read."""
    unread = bool(matter.problems)
    state = State.PENDING if unread else State.SUCCESS
    return Status(matter.pull.head, state, NOT_READ if unread else NOTHING_HANDED_IN)


def status(matter: Matter, stage: Stage) -> Status | None:
    """Return what the check is to say of the head, None where nothing can be merged any more.

    None too where another pull request at this head speaks for it. Only an award decided for
    exactly this head, with nothing against it, is a success.
    """
    if not speaks(matter):
        return None
    head = matter.pull.head
    if stage is Stage.AWARD:
        if may_be_awarded(matter):
            return Status(head, State.SUCCESS, _MET)
        return Status(head, State.PENDING, _OTHER_HEAD)
    said = _SAYS.get(stage)
    return Status(head, *said) if said else None


def show(matter: Matter, stage: Stage, evaluators: Sequence[str]) -> Show:
    """Return the labels and assignees that are to be shown, ours alone."""
    labels = (f"{STATE}{stage.value}", *(f"{EVALUATOR}{one}" for one in sorted(evaluators)))
    found = (matter.evaluators.find(one) for one in evaluators)
    logins = (one.login for one in found if one and one.login)
    return Show(matter.pull.number, labels, tuple(sorted(logins)))


def is_shown(matter: Matter, wanted: Show) -> bool:
    """True where labels and assignees are as they are to be shown."""
    ours = {one for one in matter.pull.labels if is_ours(one)}
    known = {one.login.lower() for one in matter.evaluators.evaluators if one.login}
    there = {one.lower() for one in matter.pull.assignees} & known
    return ours == set(wanted.labels) and there == {one.lower() for one in wanted.assignees}
