"""docs/github-calls.md: what a life costs in requests, as the GitHub of the tests counted them.

python -m tests.answering.calls writes the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from microcred.bot.actions import CALLS
from tests.answering.moments import FAULTS, MOMENTS, award
from tests.bot.form.answered import issue_text
from tests.lives import Life, lives

PAGE = Path(__file__).parents[2] / "docs" / "github-calls.md"
REPOSITORY = "/repos/{owner}/{repo}"

WHAT = {
    "GET /pulls": "Which pull requests are open; of an award, which were closed lately",
    "GET /pulls/{pull_number}": "One that is not among the newest hundred",
    "GET /issues/{issue_number}/timeline": "All that was said on it: comments, reviews, dismissals",
    "GET /commits/{ref}/status": "What the check says, where no comment remembers it",
    "GET /commits/{commit_sha}/pulls": "By which one a submission was merged by hand",
    "GET /issues": "Issues with the form that were missed",
    "GET /issues/{issue_number}": "An issue, or whose it is",
    "POST /statuses/{sha}": "The check `microcred/decision`",
    "POST /issues/{issue_number}/comments": "An answer, or the comment that is kept, once",
    "PATCH /issues/comments/{comment_id}": "That comment, brought up to date",
    "PATCH /issues/{issue_number}": "Labels and assignees together, or closing",
    "POST /pulls": "A pull request from an issue",
}


@dataclass
class Counting:
    """Counts the calls of one thing that happens after the other."""

    life: Life
    rows: list[tuple[str, Counter[str]]] = field(default_factory=list)

    def count(self, name: str, act: Callable[[], object]) -> None:
        """Count what something costs."""
        before = len(self.life.hub.calls)
        act()
        routes = (_short(str(one.route)) for one in self.life.hub.calls[before:])
        self.rows.append((name, Counter(routes)))

    def scored(self, number: int, which: str, attempt: int = 1, level: str = "meets") -> None:
        """Count two scorecards on a pull request."""
        pull = self.life.proposal(number)
        for place, who in (("first", "eva"), ("second", "omar")):
            self.life.hub.clock.forward(hours=1)
            self.life.score(who, pull, attempt=attempt, questions=level)
            event = partial(self.life.bot, "review", head=self.life.head(pull))
            self.count(f"The {place} scorecard{which}", event)


def one_attempt(life: Life) -> Counting:
    """Count a life with one attempt."""
    counting = Counting(life)
    pull = life.hand_in()
    counting.count("It is handed in", lambda: life.bot("pull", pull.number))
    counting.scored(pull.number, "")
    life.hub.clock.forward(hours=1)
    counting.count("It is awarded", lambda: award(life))
    return counting


def two_attempts(life: Life) -> Counting:
    """Count a life with two attempts."""
    counting = Counting(life)
    pull = life.hand_in()
    counting.count("It is handed in", lambda: life.bot("pull", pull.number))
    counting.scored(pull.number, ": not yet", level="not-yet")
    life.hub.clock.forward(hours=1)
    life.again(pull, 2)
    counting.count("The second attempt", lambda: life.bot("pull", pull.number))
    counting.scored(pull.number, " of it", attempt=2)
    life.hub.clock.forward(hours=1)
    counting.count("It is awarded", lambda: award(life))
    return counting


def others(life: Life) -> Counting:
    """Count what else happens."""
    life.repo.state.actions.may_approve = True
    counting = Counting(life)
    pull = life.hand_in()
    life.bot("pull", pull.number)
    counting.count("The same event once more", lambda: life.bot("pull", pull.number))
    life.ada.comments(pull, "/status")
    counting.count("A command is answered", lambda: life.bot("comment", pull.number))
    life.ada.comments(pull, "/withdraw")
    counting.count("It is taken back", lambda: life.bot("comment", pull.number))
    idea = life.ben.proposes(life.repo, "docs/idea.md", "An idea.\n")
    counting.count("A pull request that hands nothing in", lambda: life.bot("pull", idea.number))
    issue = life.ben.opens_issue(life.repo, "Mine", issue_text())
    counting.count("An issue with the form", lambda: life.bot("issue", issue.number))
    life.sweep()
    life.sweep()
    counting.count("A sweep with two open and one closed lately, nothing left to do", life.sweep)
    return counting


LIVES = (one_attempt, two_attempts, others)


def page(tables: Sequence[Counting]) -> str:
    """Return the page; `tables` are what each of LIVES came to."""
    seen = {route for counting in tables for _, routes in counting.rows for route in routes}
    unknown = seen - WHAT.keys()
    assert not unknown, unknown
    return _PAGE.format(
        most=CALLS,
        one=_table(tables[0].rows, total=True),
        one_total=_total(tables[0]),
        two=_table(tables[1].rows, total=True),
        two_total=_total(tables[1]),
        others=_table(tables[2].rows, total=False),
        what=_listed((f"`{route}`", says) for route, says in WHAT.items() if route in seen),
        faults=_listed((one.name, str(one.calls * len(FAULTS))) for one in MOMENTS),
        tried=sum(one.calls for one in MOMENTS) * len(FAULTS),
        ways=len(FAULTS),
    )


def measured() -> list[Counting]:
    """Return what each life costs."""
    return [_measured(live) for live in LIVES]


def _measured(live: Callable[[Life], Counting]) -> Counting:
    with TemporaryDirectory() as folder, lives(Path(folder)) as life:
        return live(life)


def _short(route: str) -> str:
    return route.replace(REPOSITORY, "")


def _total(counting: Counting) -> int:
    return sum(sum(routes.values()) for _, routes in counting.rows)


def _table(rows: list[tuple[str, Counter[str]]], *, total: bool) -> str:
    lines = [
        (name, str(sum(routes.values())), ", ".join(_times(one) for one in routes.items()))
        for name, routes in rows
    ]
    if total:
        lines.append(("**Together**", f"**{sum(sum(one.values()) for _, one in rows)}**", ""))
    return _listed(lines)


def _times(counted: tuple[str, int]) -> str:
    route, times = counted
    return f"`{route}`" if times == 1 else f"{times} × `{route}`"


def _listed(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


_PAGE = """\
# What it costs on GitHub

GitHub gives the token of a workflow a thousand requests an hour for a repository. The bot spends at
most {most} on one event: what Git can tell it asks Git, and what does not fit is left to the next
scheduled run, which finds it by comparing. Reading takes two: which pull requests are open, and
all that was said on this one.

This page is written from the log of the tests' own GitHub, which holds every request and answer
against GitHub's own description; a test compares it with what they count. Addresses are below
`/repos/OWNER/NAME`.

## A life with one attempt

{one_total} requests.

| What happens | Requests | Which |
|---|---|---|
{one}

## A life with two attempts

{two_total} requests.

| What happens | Requests | Which |
|---|---|---|
{two}

## What else happens

| What happens | Requests | Which |
|---|---|---|
{others}

## What they are for

| Request | What for |
|---|---|
{what}

A conversation with more than a hundred entries, and in a scheduled run more than a hundred open
pull requests, take one request more for each hundred. What Git fetches and pushes, GitHub does not
count.

## What went wrong in the tests

{tried} faults are tried: each call of these moments in turn, in {ways} ways. They are 500; 502
although it was done; 403 for a secondary limit; 404; no answer, and nothing done; no answer,
although it was done; 409, as for a commit that is not the newest; and the process killed once it
was done. Then the same event is told again. In the end there is one comment that is kept, one
answer to each thing, one check, one pull request for each issue and one award for each decision,
and nothing is lost.

| Moment | Faults |
|---|---|
{faults}
"""


if __name__ == "__main__":
    PAGE.write_text(page(measured()), encoding="utf-8")
