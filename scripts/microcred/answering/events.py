"""One event: the pull requests or the issue it is about, and what is done about them."""

from __future__ import annotations

from dataclasses import replace

from microcred.answering.desk import Desk, Report
from microcred.answering.issues import settle_issue
from microcred.answering.looking import Look, Stopped, looked
from microcred.answering.sweeping import sweep
from microcred.bot.actions import CALLS
from microcred.bot.happening import Happening, Kind
from microcred.bot.pull import Pull
from microcred.bot.sharing import place
from microcred.gathering.others import handing_in
from microcred.git import GitUnavailable
from microcred.github import GitHubRefused, GitHubUnavailable

FEW = 100
"""How many open pull requests are looked at for one event: what one call shows, the newest."""

SAME = 2
"""How many pull requests with the head of a review are looked at that are not known to be open."""

LEAST = 2
"""Fewer calls than these are no use: one pull request is read, and something said of it."""


def answer(desk: Desk, happening: Happening) -> Report:
    """Return what was done about something that happened. It is safe to do that twice."""
    report = Report()
    try:
        with looked(desk) as look:
            _answer(look, happening, report)
    except Stopped as stopped:
        report.problems = stopped.problems
    except (GitHubUnavailable, GitHubRefused, GitUnavailable) as why:
        report.stopped = str(why)
    return report


def _answer(look: Look, happening: Happening, report: Report) -> None:
    if happening.kind is Kind.SWEEP:
        sweep(look, report)
        return
    start = look.desk.github.spent
    newest = look.desk.github.open_pulls(FEW)
    look = replace(look, pulls=newest, whole=len(newest) < FEW)
    if happening.kind is Kind.ISSUE and happening.number is not None:
        left = CALLS - (look.desk.github.spent - start)
        report.outcomes.append(settle_issue(look, happening.number, left))
        return
    wanted = _wanted(look, happening)
    if not wanted:
        head = f"with the head {happening.head}" if happening.head else f"#{happening.number}"
        report.notes.append(f"there is no pull request {head} now; nothing to do")
    look.fetch(wanted)
    for pull in wanted:
        left = CALLS - (look.desk.github.spent - start)
        if report.outcomes and left < LEAST:
            report.notes.append(f"#{pull.number} is left to the next scheduled run")
            continue
        report.outcomes.append(look.settle(happening, pull, left))


def _wanted(look: Look, happening: Happening) -> list[Pull]:
    """Return what an event is about: by its number, or by its head as Git knows it."""
    known = {one.number: one for one in look.pulls}
    github = look.desk.github
    if happening.number is not None:
        return [known.get(happening.number) or github.untold(happening.number)]
    numbers = sorted(number for number, head in look.heads.items() if head == happening.head)
    if still_open := [known[number] for number in numbers if number in known]:
        return _in_order(look, still_open)
    return [github.untold(number) for number in numbers[-SAME:]]


def _in_order(look: Look, pulls: list[Pull]) -> list[Pull]:
    """Return the pull requests at one commit, the one first that the commit is about."""
    if len(pulls) == 1:
        return pulls
    look.fetch(pulls)
    earners = {one.number: one.earner for one in handing_in(look.scene.root, pulls)}
    bot = look.desk.bot
    return sorted(
        pulls, key=lambda one: place(one.number, one.author.number, earners.get(one.number), bot)
    )
