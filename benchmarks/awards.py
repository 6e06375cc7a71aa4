"""Time award pages: how fast they are written, beside how fast the same bytes can be written.

What is measured is what a build does from the ledger to the published pages: looking for what
changed, the log, reading, laying out, writing, moving. The same files are written by processes of
the same number that do nothing else, the two in turn.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from microcred.award_pages.found import found
from microcred.award_pages.ledger import Place, Shown, opened
from microcred.files import walk
from microcred.pool import chunks, crew, spread

ROUNDS = 3
CHUNK = 500
FOLDERS = ("awards", "earners")


@dataclass(frozen=True, slots=True)
class Rates:
    """Awards a second: laid out and published; and their bytes just written. `size` in bytes."""

    ours: float
    raw: float
    files: int
    size: int

    @property
    def ratio(self) -> float:
        """Return how much of the raw rate ours is."""
        return self.ours / self.raw


def rates(root: Path, site: Path, shown: Shown, rounds: int = ROUNDS) -> Rates:
    """Return the median rates of rounds in which the two take turns."""
    ours, raw, files, count = [], [], _Files(), 0
    for _ in range(rounds):
        _clear(site)
        seconds, count = _timed_ours(root, site, shown)
        ours.append(count / seconds)
        files = files or _Files.of(site)
        _clear(site)
        raw.append(count / _timed_raw(site, files))
    _clear(site)
    return Rates(median(ours), median(raw), len(files), sum(size for _, size in files))


class _Files(list[tuple[str, int]]):
    """Paths below a site and their sizes, folder by folder."""

    @classmethod
    def of(cls, site: Path) -> _Files:
        """Return all that a site shows of awards."""
        found = (f"{top}/{path}" for top in FOLDERS for path in walk(site / top))
        return cls(sorted((path, (site / path).stat().st_size) for path in found))


def _timed_ours(root: Path, site: Path, shown: Shown) -> tuple[float, int]:
    os.sync()
    start = time.perf_counter()
    place = Place(root, site, root / ".microcred")
    ledger, problems = opened(place, shown, found(root))
    with crew() as workers:
        if ledger is None or [*problems, *ledger.stage(workers)]:
            raise RuntimeError("the ledger of the benchmark has problems")
    ledger.publish()
    return time.perf_counter() - start, len(ledger.logged)


def _timed_raw(site: Path, files: _Files) -> float:
    """Return how long it takes to write files of these names and sizes, and do nothing else."""
    os.sync()
    start = time.perf_counter()
    for top in FOLDERS:
        (site / top).mkdir()
    with crew() as workers:
        for _ in spread(workers, partial(_write, site), chunks(files, CHUNK)):
            pass
    return time.perf_counter() - start


def _write(site: Path, files: Sequence[tuple[str, int]]) -> None:
    made: set[str] = set()
    data = b"x" * max(size for _, size in files)
    for path, size in files:
        folder = path.rpartition("/")[0]
        if folder not in made:
            made.add(folder)
            (site / folder).mkdir(exist_ok=True)
        file = os.open(site / path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(file, data[:size])
        os.close(file)


def _clear(site: Path) -> None:
    for top in FOLDERS:
        shutil.rmtree(site / top, ignore_errors=True)
