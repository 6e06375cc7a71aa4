"""`/decide`: why a submission stands where it does. It decides nothing: only scorecards do.

A command that decided would have to quote the full commit, or come as a review. A scorecard comes
as one, so no command needs to.
"""

from __future__ import annotations

from collections.abc import Iterator

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import NOTHING_KNOWN, stands
from microcred.bot.inert import inert, prose
from microcred.bot.speaker import Role
from microcred.review import Case, CriterionVerdict

_NOTHING_DECIDED = "No command decides; the scorecards do, together."


def _act(given: Given, room: Room) -> Reply:
    if room.case is None or room.decision is None:
        return Reply(f"{_NOTHING_DECIDED} {NOTHING_KNOWN}")
    rows = "\n".join(_rows(room.case, room.decision.criteria))
    head = room.decision.head
    judged = f"\n\nAll of this is about commit `{head}`." if head else ""
    return Reply(f"{_NOTHING_DECIDED} {stands(room)}\n\n{rows}{judged}")


def _rows(case: Case, criteria: tuple[CriterionVerdict, ...]) -> Iterator[str]:
    rubric = case.release.rubric
    names = {one.id: one.name for one in rubric.criteria} if rubric else {}
    levels = {one.id: one.name for one in rubric.levels} if rubric else {}
    for one in criteria:
        level = levels.get(one.level or "", "open")
        name = inert(names.get(one.criterion, one.criterion))
        yield f"- **{name}**: {inert(level)}. {prose(one.why)}"


COMMAND = Command(
    "decide",
    Role.ANYBODY,
    "/decide",
    "tells you, criterion by criterion, why it stands where it does. It decides nothing.",
    _act,
    ("decision", "why"),
)
