"""What every pull request of a run is looked at with: the programme as main has it, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from microcred import git
from microcred.committed import Committed
from microcred.model.evaluators import Evaluators, Roster
from microcred.model.program import Program
from microcred.problem import Problem, verdict


@dataclass(frozen=True, slots=True)
class Scene:
    """The programme, who people are, and when it is. `bot` is the number of our own account."""

    main: Committed
    program: Program
    evaluators: Evaluators
    roster: Roster | None
    bot: int
    at: datetime
    today: date

    @property
    def root(self) -> Path:
        """Return the programme's folder."""
        return self.main.root


def scene(root: Path, roster: Roster | None, bot: int, at: datetime) -> Scene | tuple[Problem, ...]:
    """Return what a run is done with, or what keeps main from telling that.

    Raises GitUnavailable where there is no branch main.
    """
    main = Committed(root)
    if git.resolve(root, main.revision) is None:
        raise git.GitUnavailable("there is no branch main here")
    program = main.program
    if program.document is None or not verdict(program.problems).passed:
        return program.problems
    evaluators = main.evaluators.document
    settings = program.document.model
    return Scene(
        main,
        settings,
        evaluators.model if evaluators else Evaluators(),
        roster,
        bot,
        at,
        at.astimezone(ZoneInfo(settings.time_zone)).date(),
    )
