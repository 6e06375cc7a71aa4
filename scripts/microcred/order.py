"""What a build is asked for, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from microcred.problem import Problem, verdict


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the programme at `root` into `site`, as of `today`.

    `workers` is False where this process has threads, beside which others cannot safely be forked.
    `queue` is a file of the queue's figures, made where submissions are kept; without one they are
    those of this clone.
    """

    root: Path
    site: Path
    today: date
    engine: str = "mkdocs"
    search: bool = True
    workers: bool = True
    queue: Path | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: its problems, the files checked, the pages laid out."""

    problems: tuple[Problem, ...]
    checked: int
    pages: int = 0

    @property
    def published(self) -> bool:
        """True when the site was made; False when problems prevented it."""
        return verdict(self.problems).passed


class NotOurs(Exception):
    """A site was to be put where something else is; the text says where."""
