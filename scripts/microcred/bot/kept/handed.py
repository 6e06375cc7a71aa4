"""What is in, what is missing, and what is to be mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from microcred.attempt import Need
from microcred.bot.inert import inert, link, prose
from microcred.bot.kept.addresses import edit_page, rule_page
from microcred.bot.matter import Matter, Turned
from microcred.bot.stage import Stage
from microcred.bot.view import View
from microcred.problem import Problem, Severity
from microcred.words import closed, counted, listed, sentence

SHOWN: Final = 25
"""How many problems are listed at most."""

IN_COMMITS: Final = frozenset({"S38"})
"""What no change to the file mends, since it is in the commit that brought it."""

_QUIET: Final = frozenset({Stage.AWARDED, Stage.WITHDRAWN, Stage.SHUT})
_DECIDED: Final = frozenset({Stage.AWARD, Stage.RESUBMIT, Stage.CLOSED, Stage.MERGED})


def what_is_in(view: View) -> str:
    """Return what of the things asked for is in, and what is missing."""
    last = view.matter.attempts[-1] if view.matter.attempts else None
    if last is None or last.completion is None or view.stage in _QUIET | _DECIDED:
        return ""
    asked = last.completion
    if not asked.missing:
        return f"**What is in.** Attempt {last.place.number} has all that is asked for: {asked}."
    head = f"**What is in.** {sentence(str(asked))}. Still missing:"
    return "\n".join([f"{head}\n", *(f"- {_missing(need)}" for need in asked.missing)])


def _missing(need: Need) -> str:
    names = listed([f"“{inert(slot.name)}”" for slot in need.slots], "or")
    count = f" ({need.there} of {need.needed})" if need.needed > 1 else ""
    return f"{names}{count}. {inert(need.slots[0].prompt, 400)}"


def to_mend(view: View) -> str:
    """Return what is to be mended and how, then what is only to be thought about."""
    if view.stage in _QUIET:
        return ""
    worst = [one for one in view.obstacles if one.severity is Severity.ERROR]
    unsure = [one for one in view.obstacles if one.severity is Severity.UNKNOWN]
    mild = [one for one in view.obstacles if one.severity is Severity.WARNING]
    parts = [
        *_section("To mend", worst, view),
        *_where(view, worst),
        *_section("Could not be checked", unsure, view),
        *_section("To look at once more, though it stops nothing", mild, view),
    ]
    return "\n\n".join(parts)


def _section(title: str, problems: Sequence[Problem], view: View) -> Iterator[str]:
    if not problems:
        return
    rows = [f"- {_problem(one, view.matter)}" for one in problems[:SHOWN]]
    if len(problems) > SHOWN:
        rows.append(f"- And {counted(len(problems) - SHOWN, 'other thing')} of this kind.")
    yield "\n".join([f"#### {title}\n", *rows])


def _problem(problem: Problem, matter: Matter) -> str:
    place = _place(problem, matter)
    said = f"{closed(prose(sentence(problem.message)))} {prose(problem.fix)}"
    return f"{place}{said} ({link(problem.code, rule_page(matter.program, problem.code))})"


def _place(problem: Problem, matter: Matter) -> str:
    """Return in which line of which attempt, where a problem is in one."""
    paths = [one.place.path for one in matter.attempts]
    if problem.path not in paths or problem.code in IN_COMMITS:
        return ""
    name = f"{problem.path.rpartition('/')[2]}, line" if len(paths) > 1 else "Line"
    return f"**{name} {problem.line}.** "


def _where(view: View, wrong: Sequence[Problem]) -> Iterator[str]:
    """Yield where to change the attempt, where that is what mends it."""
    last: Turned | None = view.matter.attempts[-1] if view.matter.attempts else None
    if last is None or not any(_in_file(one, last) for one in wrong):
        return
    if address := edit_page(view.matter, last.place.path):
        yield f"{link('Open your file to change it', address)}; we look again once you save it."


def _in_file(problem: Problem, turned: Turned) -> bool:
    return problem.path == turned.place.path and problem.code not in IN_COMMITS
