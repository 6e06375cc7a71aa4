"""Build the catalog site. A build that fails leaves the last good site as it is.

The steps: read the settings; examine each micro-credential that changed and write its pages; look
at the catalog as a whole; stop here if anything is wrong; let the engine lay out what changed; make
the published folder the same as the one in the workshop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from microcred import __version__, engine, git
from microcred.check import Examination, release_problems, together
from microcred.document import Document
from microcred.files import mirror, write_if_changed
from microcred.model.program import Program
from microcred.pool import Progress, chunks, no_progress, spread
from microcred.problem import Problem, verdict
from microcred.settings import Settings, read_settings
from microcred.site.catalog_files import catalog_files, catalog_pages
from microcred.site.history import Change
from microcred.site.shell import FRONT_MATTER, PAGE
from microcred.survey import Survey
from microcred.units import Bench, Done, Task, run
from microcred.workshop import (
    Memory,
    SHARD_SIZE,
    Workshop,
    clear,
    output,
    recall,
    remember,
    sweep,
)

CHUNK = 25
WORKSHOP = ".microcred"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to."""

    problems: tuple[Problem, ...]
    checked: int
    pages: int

    @property
    def published(self) -> bool:
        """True when the site was made; False when problems prevented it."""
        return verdict(self.problems).passed
