"""What can go wrong, and when: the moments of a life, each made ready for many submissions at once.

A case is one submission of a teacher of its own, brought to just before the moment. What happens at
it is told to the bot, with one of its calls failing; then it is told again.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from microcred.answering.awarding import award_there
from microcred.bot.issues import proposal
from microcred.github import GitHubRefused, GitHubUnavailable
from tests.awarding.job import means
from tests.bot.form.answered import issue_text
from tests.github.faults import Fault
from tests.github.people import Person
from tests.lives import NAME, SCOPES, Life

HERE = Path(__file__).parents[2]
KILLED = "killed"
FAULTS: tuple[Fault | str, ...] = (
    Fault.SERVER_ERROR,
    Fault.BAD_GATEWAY,
    Fault.SECONDARY_LIMIT,
    Fault.NOT_FOUND,
    Fault.TIME_OUT,
    Fault.SILENCE,
    Fault.STALE,
    KILLED,
)
"""Each call meets each of these once."""


@dataclass
class Case:
    """One submission, or issue, of a teacher of its own."""

    life: Life
    teacher: Person
    submission: str
    number: int = 0

    def hand_in(self) -> None:
        """Hand in for the first time."""
        text = self.life.text(number=self.teacher.number)
        path = self.life.path(1, self.submission)
        self.number = self.teacher.proposes(self.life.repo, path, text).number

    def score(self, who: str, **levels: Any) -> None:
        """Let an evaluator score it."""
        pull = self.life.proposal(self.number)
        self.life.score(who, pull, submission=self.submission, **levels)

    def comment(self, text: str) -> None:
        """Let its teacher say something."""
        self.teacher.comments(self.life.proposal(self.number), text)

    def write(self) -> None:
        """Write an issue with the form."""
        made = self.teacher.opens_issue(self.life.repo, "Mine", issue_text())
        self.number, self.submission = made.number, proposal(NAME, made.number)


@dataclass(frozen=True)
class Moment:
    """Something that happens: how it is made ready, what happens, and what wakes the bot.

    `calls` is how many it takes where nothing goes wrong.
    """

    name: str
    ready: tuple[Callable[[Case], None], ...]
    happens: Callable[[Case], None]
    kind: str
    calls: int


def scored(who: str, **levels: Any) -> Callable[[Case], None]:
    """Return what an evaluator does."""
    return lambda case: case.score(who, **levels)


MOMENTS = (
    Moment("a submission is handed in", (), Case.hand_in, "pull", 5),
    Moment(
        "the scorecard that decides",
        (Case.hand_in, scored("eva")),
        scored("omar"),
        "review",
        5,
    ),
    Moment(
        "it is taken back", (Case.hand_in,), lambda case: case.comment("/withdraw"), "comment", 5
    ),
    Moment("an issue with the form", (), Case.write, "issue", 5),
    Moment(
        "the award job",
        (Case.hand_in, scored("eva")),
        scored("omar"),
        "award",
        5,
    ),
)


def cases(life: Life, count: int) -> list[Case]:
    """Return so many submissions to be, each of a teacher of its own."""
    letters = "abcdefghjkmnpqrstuvwxyz"
    return [
        Case(
            life,
            life.hub.person(f"teacher{at}", number=5000 + at),
            f"case{letters[at // 20]}{letters[at % 20]}zz",
        )
        for at in range(count)
    ]


def make_ready(life: Life, moment: Moment, every: list[Case]) -> None:
    """Bring submissions to just before a moment, the bot having seen all that came before."""
    for step in moment.ready:
        life.hub.clock.forward(hours=1)
        for case in every:
            step(case)
        if moment.kind != "award":  # the job itself looks at all there is
            life.sweep()
    life.hub.clock.forward(hours=1)


def settle(life: Life) -> None:
    """Let scheduled runs come until there is nothing left to do."""
    while life.sweep().actions:
        life.hub.clock.forward(minutes=1)


def deliver(life: Life, moment: Moment, case: Case) -> None:
    """Tell the bot, or let the award job run; whatever goes wrong is for the next time."""
    if moment.kind == "award":
        try:
            award(life)
        except (GitHubUnavailable, GitHubRefused):
            return
    else:
        head = life.head(life.proposal(case.number)) if moment.kind == "review" else None
        life.bot(moment.kind, None if head else case.number, head)


def award(life: Life) -> None:
    """Run the award job."""
    award_there(life.desk(), means(len(life.hub.calls), life.hub.clock.now))


@contextmanager
def failing(life: Life, at: int, fault: Fault) -> Iterator[None]:
    """Let the call of that number, from now, meet a fault."""
    life.hub.faults.silence = 0.1
    life.hub.faults.retry_after = 60
    life.hub.faults.at(at, fault)
    yield
    life.hub.faults.clear()


def deliver_and_kill(life: Life, moment: Moment, case: Case, at: int) -> bool:
    """Tell the bot in a process that is killed once so many calls are done; True if it was."""
    head = life.head(life.proposal(case.number)) if moment.kind == "review" else None
    told = {
        "api": life.hub.api,
        "token": life.repo.actions_token(SCOPES),
        "clone": str(life.clone),
        "at": life.hub.clock.now.isoformat(),
        "kind": moment.kind,
        "number": None if head else case.number,
        "head": head,
        "seed": len(life.hub.calls),
    }
    words = [sys.executable, "-m", "tests.answering.killed", json.dumps(told)]
    with subprocess.Popen(words, cwd=HERE, stderr=subprocess.PIPE) as child:
        life.hub.faults.after(at, child.kill)
        _, said = child.communicate()
    life.hub.faults.clear()
    assert child.returncode <= 0, said.decode()
    return child.returncode < 0
