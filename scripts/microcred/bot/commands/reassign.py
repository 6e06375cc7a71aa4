"""`/reassign`: a lead evaluator gives a submission to somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from microcred.assignment import assign
from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import NOTHING_KNOWN, names, stands
from microcred.bot.inert import code
from microcred.bot.moves import Move, Way
from microcred.bot.speaker import Role
from microcred.review import to_score

_HOW = (
    "Write who has it and who is to have it: `/reassign ana to ben`. With one name, somebody who "
    "has it is relieved, and anybody else is asked to score it too."
)


def _act(given: Given, room: Room) -> Reply:
    if room.case is None:
        return Reply(NOTHING_KNOWN)
    if to_score(room.case) is None:
        return Reply(f"There is nothing to score now. {stands(room)}")
    words = [word.strip("@,.;:") for word in given.rest.split()]
    wanted = [word for word in words if word and word.lower() not in ("to", "from", "and", "by")]
    if not 1 <= len(wanted) <= 2:
        return Reply(f"{_HOW} Now it is with {names(list(room.assigned))}.")
    found = [_evaluator(room, word) for word in wanted]
    if unknown := [word for word, who in zip(wanted, found, strict=True) if who is None]:
        return Reply(_unknown(room, unknown[0]))
    return _reassigned([who for who in found if who], given, room)


def _evaluator(room: Room, word: str) -> str | None:
    """Return the evaluator whose id or login a word is."""
    spelt = word.lower()
    for one in room.matter.evaluators.evaluators:
        if spelt in (one.id, (one.login or "").lower()):
            return one.id
    return None


def _unknown(room: Room, word: str) -> str:
    known = [one.id for one in room.matter.evaluators.evaluators]
    near = get_close_matches(word.lower()[:64], known, n=1)
    hint = f" Did you mean `{near[0]}`?" if near else ""
    return f"{code(word[:64])} is nobody whom `program/evaluators.yml` lists.{hint} {_HOW}"


def _reassigned(who: Sequence[str], given: Given, room: Room) -> Reply:
    *_, last = who
    leaving = who[0] if len(who) == 2 or last in room.assigned else None
    coming = last if len(who) == 2 or last not in room.assigned else None
    if leaving is not None and leaving not in room.assigned:
        return Reply(f"{leaving} does not have it. It is with {names(list(room.assigned))}.")
    if coming is not None and not _able(coming, leaving, given, room):
        return Reply(f"{coming} cannot score this one. A coordinator can look up why.")
    moves = []
    if leaving is not None:
        moves.append(Move(evaluator=leaving, at=given.at, way=Way.REPLACED))
    if coming is not None:
        moves.append(Move(evaluator=coming, at=given.at, way=Way.NAMED))
    came = f"{coming} is asked to score it." if coming else "Somebody else is asked to score it."
    went = f"{leaving} is relieved of it. " if leaving else ""
    return Reply(went + came, moves=tuple(moves))


def _able(who: str, leaving: str | None, given: Given, room: Room) -> bool:
    if room.case is None or who in room.assigned:
        return False
    others = [one for one in room.assigned if one != leaving]
    after = assign(room.case, [*others, who], {}, given.at, declined=room.declined - {who})
    return who in after.evaluators


COMMAND = Command(
    "reassign",
    Role.LEAD,
    "/reassign ana to ben",
    "gives the submission to somebody else.",
    _act,
)
