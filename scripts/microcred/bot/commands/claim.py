"""`/claim`: an evaluator takes a submission on."""

from __future__ import annotations

from microcred.assignment import Because, assign
from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import NOT_THIS_ONE, NOTHING_KNOWN, may_not, names, stands
from microcred.bot.inert import prose
from microcred.bot.moves import Move, Way
from microcred.bot.speaker import Role
from microcred.review import to_score
from microcred.words import day


def _act(given: Given, room: Room) -> Reply:
    me = given.by.evaluator
    if room.case is None or me is None:
        return Reply(NOTHING_KNOWN)
    if since := room.assigned.get(me):
        return Reply(f"You have it already, since {day(since.date())}.")
    if to_score(room.case) is None:
        return Reply(f"There is nothing to score now. {stands(room)}")
    if wrong := may_not(room.case, me, given.at):
        return Reply(wrong)
    return _taken(me, given, room)


def _taken(me: str, given: Given, room: Room) -> Reply:
    """Return that somebody has it from now on, or why they do not."""
    if room.case is None:
        return Reply(NOTHING_KNOWN)
    others = [one for one in room.assigned if one != me]
    known = assign(room.case, others, {}, given.at, declined=room.declined)
    left = room.declined - {me}
    after = assign(room.case, [*others, me], {}, given.at, declined=left)
    passed = next((one for one in after.passed_over if one.evaluator == me), None)
    if passed is not None:
        shown = passed.because not in (Because.BARRED, Because.PREVIOUS_SCORER)
        return Reply(prose(passed.why) if shown else NOT_THIS_ONE)
    here = [one for one in known.evaluators if one in others]
    if here and not known.new and not known.unfilled:
        said = f"{names(here)} {'has' if len(here) == 1 else 'have'} it already."
        return Reply(f"{said} If somebody gives it back with `/release`, you can claim it.")
    move = Move(evaluator=me, at=given.at, way=Way.CLAIMED)
    return Reply("It is yours to score. `/release` gives it back.", moves=(move,))


COMMAND = Command(
    "claim",
    Role.EVALUATOR,
    "/claim",
    "takes the submission on: you are going to score it.",
    _act,
    ("take", "assign"),
)
