"""What a teacher can do from here: the next attempt, an appeal, to take it back, to ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from microcred.bot.inert import link
from microcred.bot.kept.addresses import next_attempt
from microcred.bot.kept.room import Room
from microcred.bot.stage import Stage
from microcred.bot.view import View
from microcred.model.scorecard import EventKind, ReviewEvent
from microcred.model.vocabulary import Mode

_APPEAL: Final = (
    "**See it otherwise?** Write `/appeal because …` in a comment. Evaluators who have not scored "
    "it then look at what was not met. You can do so once."
)
_APPEAL_FOR_THEM: Final = (
    "**The teacher sees it otherwise?** Write `/appeal because …` here for them. Evaluators who "
    "have not scored it then look at what was not met. That can be done once."
)
_WITHDRAW: Final = "**Take it back?** Write `/withdraw` in a comment. That is for good."
_WITHDRAW_FOR_THEM: Final = (
    "**The teacher takes it back?** Write `/withdraw` here for them. That is for good."
)


def ways(view: View, room: Room) -> str:
    """Return what a teacher can do now."""
    rows = [f"- {one}" for one in _ways(view, room.again)]
    return "\n".join(["#### What you can do\n", *rows]) if rows else ""


def _ways(view: View, text: bool) -> Iterator[str]:
    if view.stage in (Stage.AWARDED, Stage.WITHDRAWN, Stage.MERGED, Stage.SHUT):
        return
    if view.stage is Stage.RESUBMIT:
        yield from _again(view, text)
    private = view.matter.program.mode is Mode.PRIVATE
    if view.stage in (Stage.RESUBMIT, Stage.CLOSED) and not _appealed(view):
        yield _APPEAL_FOR_THEM if private else _APPEAL
    if view.stage is Stage.HELD:
        yield "**Once it is changed**, say so in a comment. The evaluators read it."
    yield _WITHDRAW_FOR_THEM if private else _WITHDRAW
    yield "**Unsure?** Write `/status` or `/help` in a comment, at the beginning of a line."


def _again(view: View, text: bool) -> Iterator[str]:
    decision = view.matter.decision
    unmet = [one.criterion for one in decision.criteria if not one.met] if decision else []
    address = next_attempt(view.matter, unmet, text=text)
    if address is None:
        yield (
            "**Try again.** The copy that your file was in is gone, so write `/withdraw` here and "
            "hand in a new submission, or ask your coordinator."
        )
        return
    what = "what you wrote before is filled in" if text else "copy from your last attempt"
    page = link("Open the form for your next attempt", address)
    if view.matter.program.mode is Mode.PRIVATE:
        page = link("The form for the next attempt", address)
    yield f"**Try again.** {page}: {what}, and what is not met yet is marked."


def _appealed(view: View) -> bool:
    events = (one for one in view.heard.entries if isinstance(one, ReviewEvent))
    return any(one.kind is EventKind.APPEALED for one in events)
