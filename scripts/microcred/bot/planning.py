"""What happened, and all that is known of it, to what is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.bot.actions import Action, Close, Keep, Status
from microcred.bot.happening import Happening, Kind
from microcred.bot.hearing import heard
from microcred.bot.kept import kept_body
from microcred.bot.matter import Matter
from microcred.bot.memory import remembered
from microcred.bot.showing import definitions_status, is_shown, show
from microcred.bot.speaking import moments, replies
from microcred.bot.stage import Stage
from microcred.bot.standing import hands_in
from microcred.bot.view import View, view


def plan(happening: Happening, matter: Matter) -> tuple[Action, ...]:
    """Return what is to be done about one pull request, the most important first.

    They are to be done in this order, and none after one that could not be done: the comment that
    is kept says what was done before it. Nothing is returned that is done already, so what is left
    over is found again by the next call.
    """
    if happening.kind is Kind.ISSUE:
        return ()
    if not hands_in(matter):
        return tuple(_definitions(matter))
    return tuple(_submission(view(matter, sweep=happening.kind is Kind.SWEEP)))


def _definitions(matter: Matter) -> Iterator[Action]:
    """Yield what is to be done where nothing is handed in: the check, and answers to commands."""
    wanted = definitions_status(matter)
    open_still = matter.pull.open and not matter.pull.merged
    if open_still and matter.pull.checked != (wanted.state.value, wanted.description):
        yield wanted
    memory = remembered(matter.pull, matter.bot, matter.at)
    yield from replies(matter, memory, heard(matter).replies)


def _submission(seen: View) -> Iterator[Action]:
    """Yield what is to be done about a submission."""
    if seen.status and not _is_said(seen, seen.status):
        yield seen.status
    yield from replies(seen.matter, seen.memory, seen.heard.replies)
    yield from _keep(seen)
    shown = show(seen.matter, seen.stage, tuple(seen.asking.since))
    if not is_shown(seen.matter, shown):
        yield shown
    if seen.stage is Stage.WITHDRAWN and seen.matter.pull.open:
        yield Close(seen.matter.pull.number)
    yield from moments(seen)


def _is_said(seen: View, wanted: Status) -> bool:
    """True where the check says so already: by what it was seen to say, else by what we noted."""
    if seen.matter.pull.checked is not None:
        return seen.matter.pull.checked == (wanted.state.value, wanted.description)
    noted = seen.memory.mark.status
    said = noted and (noted.sha, noted.state, noted.description)
    return said == (wanted.sha, wanted.state.value, wanted.description)


def _keep(seen: View) -> Iterator[Action]:
    body, kept = kept_body(seen), seen.memory.kept
    if kept is None or _lines(kept.body) != _lines(body):
        yield Keep(seen.matter.pull.number, body, kept.id if kept else None)


def _lines(text: str) -> list[str]:
    """Return the lines of a text, however they end: GitHub need not keep that."""
    return [line.rstrip() for line in text.strip().splitlines()]
