"""What evaluators need: who is asked, what is to be scored, and an empty scorecard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from microcred.bot.commands.telling import NOT_THIS_ONE, left_out
from microcred.bot.inert import code, fenced, inert, link
from microcred.bot.kept.addresses import items, score_page
from microcred.bot.kept.room import Room
from microcred.bot.matter import Turned
from microcred.bot.stage import WITH_EVALUATORS, Stage
from microcred.bot.view import View
from microcred.review import Uncounted, to_score
from microcred.scorecards import Task, blank_block
from microcred.words import day

_HOW: Final = (
    "Open each item, compare its fingerprint, fill in the scorecard, and paste it into a review: "
    "“Files changed”, “Review changes”, then “Approve” or “Request changes” as the levels say."
)
_COMMANDS: Final = (
    "**Commands.** `/claim`, `/release`, `/recuse`, `/hold because …`, `/resume`, `/help`."
)
_NO_ROOM: Final = "*What is for evaluators has no room here. Ask with `/decide` or `/status`.*"


def for_evaluators(view: View, room: Room) -> str:
    """Return the fold for evaluators, empty where there is nothing to score."""
    task, turned = _task(view)
    if task is None or turned is None:
        return ""
    if not room.evaluators:
        return _NO_ROOM
    page = link("Open the page for scoring", score_page(view.matter, task, turned, text=room.text))
    parts = [
        _asked(view),
        f"**Score it.** {page}, or fill in the scorecard below. {_HOW}",
        *_evidence(view, turned),
        *_counting(view),
        _COMMANDS,
        *_blank(task, room),
    ]
    inside = "\n\n".join(parts)
    return f"<details>\n<summary>For evaluators</summary>\n\n{inside}\n\n</details>"


def _task(view: View) -> tuple[Task | None, Turned | None]:
    """Return what is to be scored now, and the attempt that it is."""
    task = to_score(view.matter.case) if view.matter.case else None
    if task is None or view.stage not in (*WITH_EVALUATORS, Stage.MERGED):
        return None, None
    for one in view.matter.attempts:
        if one.place.number == task.attempt:
            return replace(task, items=Counter(item.slot for item in items(one))), one
    return None, None


def _asked(view: View) -> str:
    since = [f"{inert(name)} since {day(at.date())}" for name, at in view.asking.since.items()]
    return f"**Asked to score it.** {'; '.join(since) or 'Nobody yet; `/claim` takes it on'}."


def _evidence(view: View, turned: Turned) -> Iterator[str]:
    """Yield the items with their links and fingerprints."""
    release = view.matter.case.release if view.matter.case else None
    names = {one.id: one.name for one in release.credential.evidence} if release else {}
    rows = []
    for one in items(turned):
        label = _opened(view, f"{names.get(one.slot, one.slot)}, item {one.item}", one.url)
        rows.append(f"- {label}: {one.bytes:,} bytes, fingerprint `{one.sha256}`")
    if rows:
        yield "\n".join(["**The evidence.**\n", *rows])


def _opened(view: View, label: str, address: str) -> str:
    """Return a link, for hosts that the programme allows; else the address as text."""
    host = (urlsplit(address).hostname or "").lower()
    allowed = address.startswith("https://") and host in view.matter.program.evidence_hosts
    return link(label, address) if allowed else f"{inert(label)} ({code(address)})"


def _counting(view: View) -> Iterator[str]:
    """Yield which scorecards count, and which do not and why; never what they say."""
    decision = view.matter.decision
    if decision is None:
        return
    now = decision.attempt
    if names := [inert(one.evaluator) for one in decision.counted if one.card.attempt == now]:
        yield f"**In and counted.** {', '.join(names)}."
    others = [one for one in decision.uncounted if one.scored.card.attempt == now]
    if rows := [f"- {_left_out(one)}" for one in others]:
        yield "\n".join(["**In, and not counted.**\n", *rows])


def _left_out(one: Uncounted) -> str:
    why = left_out(one)
    said = (
        "may not score this submission; a coordinator can tell why." if why == NOT_THIS_ONE else why
    )
    return f"{inert(one.scored.evaluator)}, on {day(one.scored.at.date())}: {said}"


def _blank(task: Task, room: Room) -> Iterator[str]:
    if room.blank:
        yield "**An empty scorecard.** Copy all of it."
        yield fenced(blank_block(task))
    else:
        yield "An empty scorecard has no room here; the page for scoring makes one."
