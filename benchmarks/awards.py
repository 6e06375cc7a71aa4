"""Time award pages: how fast they are written, beside how fast the same bytes can be written.

What is measured is what a build does from the ledger to the published pages: looking for what
changed, the log, reading, laying out, writing, moving. The same files are written by processes of
the same number that do nothing else, the two in turn. Then whole builds: nothing changed, and one
award revoked.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks import ledger
from benchmarks.measure import Cost, measure
from microcred.award_pages.found import found
from microcred.award_pages.ledger import Place, Shown, opened
from microcred.files import walk
from microcred.ledger import line_bytes
from microcred.model.ledger import Happening, LogLine
from microcred.places import LOG
from microcred.pool import chunks, crew, spread
from microcred.settings import read_settings
from microcred.survey import Survey

MICROCRED = Path(sys.executable).with_name("microcred")
COUNT = 100_000
ROUNDS = 3
CHUNK = 500
FOLDERS = ("awards", "earners")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: awards a second laid out and published, and their bytes just written.

    `ratio` is the median of the rounds'. Builds are in seconds; `rewritten` are the files that one
    revocation changed.
    """

    awards: int
    files: int
    megabytes: float
    ours: float
    raw: float
    ratio: float
    cold: float
    unchanged: float
    revoked: float
    rewritten: int


def measured(folder: Path, source: Path, count: int = COUNT) -> Measured:
    """Return what was measured of so many awards for the catalog at `source`."""
    root = folder / "programme"
    ledger.programme(root, source, count)
    build = partial(measure, (MICROCRED, "build", "--root", root, "--site", folder / "site"))
    cold = build(["--no-search"])
    still = median(build(["--no-search"]).wall for _ in range(ROUNDS))
    before = _times(folder / "site")
    _revoke_one(root)
    revoked = build(["--no-search"])
    changed = _times(folder / "site").items() ^ before.items()
    shutil.rmtree(folder / "site")
    rounds = [_round(root, folder / "site") for _ in range(ROUNDS)]
    files = rounds[0].files
    return Measured(
        awards=count,
        files=len(files),
        megabytes=sum(size for _, size in files) / 1e6,
        ours=median(count / one.ours for one in rounds),
        raw=median(count / one.raw for one in rounds),
        ratio=median(one.raw / one.ours for one in rounds),
        cold=cold.wall,
        unchanged=still,
        revoked=revoked.wall,
        rewritten=len({path for path, _ in changed}),
    )
