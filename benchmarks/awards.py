"""Time award pages: how fast they are written, beside how fast the same bytes can be written.

What is measured is what a build does from the ledger to the published pages: looking for what
changed, the log, reading, laying out, writing, moving. The same files are written by processes of
the same number that do nothing else, the two in turn. Then whole builds: nothing changed, and one
award revoked.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
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
from benchmarks.measure import Cost, machine, measure
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


@dataclass(frozen=True, slots=True)
class Round:
    """One turn of each, in seconds; and the files that both wrote, with their sizes."""

    ours: float
    raw: float
    files: tuple[tuple[str, int], ...]


def measured(folder: Path, source: Path, count: int = COUNT) -> Measured:
    """Return what was measured of so many awards for the catalog at `source`."""
    root, site = folder / "programme", folder / "site"
    ledger.programme(root, source, count)
    with (root / "program/program.yml").open("a", encoding="utf-8") as settings:
        settings.write("site_max_mb: 100000\n")
    cold = _build(root, site)
    unchanged = median(_build(root, site).wall for _ in range(ROUNDS))
    before = _times(site)
    _revoke_one(root)
    revoked = _build(root, site)
    rewritten = {path for path, _ in _times(site).items() ^ before.items()}
    shutil.rmtree(site)
    rounds = [_round(root, folder) for _ in range(ROUNDS)]
    files = rounds[0].files
    return Measured(
        awards=count,
        files=len(files),
        megabytes=sum(size for _, size in files) / 1e6,
        ours=median(count / one.ours for one in rounds),
        raw=median(count / one.raw for one in rounds),
        ratio=median(one.raw / one.ours for one in rounds),
        cold=cold.wall,
        unchanged=unchanged,
        revoked=revoked.wall,
        rewritten=len(rewritten),
    )


def _build(root: Path, site: Path) -> Cost:
    return measure((MICROCRED, "build", "--root", root, "--site", site, "--no-search"))


def _times(site: Path) -> dict[str, int]:
    """Return when each file that shows an award was written."""
    found = (f"{top}/{path}" for top in FOLDERS for path in walk(site / top))
    return {path: (site / path).stat().st_mtime_ns for path in found}


def _revoke_one(root: Path) -> None:
    log = root / LOG
    data = log.read_bytes()
    first = LogLine.model_validate_json(data.partition(b"\n")[0])
    line = LogLine(
        at=datetime(2026, 11, 1, tzinfo=UTC),
        event=Happening.REVOKED,
        award=first.award,
        sha256=first.sha256,
        reason="For measuring.",
    )
    log.write_bytes(data + line_bytes(line))


def _round(root: Path, folder: Path) -> Round:
    """Let both write into an empty folder, one after the other."""
    site = folder / "round"
    ours = _timed_ours(root, site, folder / "stage")
    found = (f"{top}/{path}" for top in FOLDERS for path in walk(site / top))
    files = tuple(sorted((path, (site / path).stat().st_size) for path in found))
    shutil.rmtree(site)
    raw = _timed_raw(site, files)
    shutil.rmtree(site)
    return Round(ours, raw, files)


def _timed_ours(root: Path, site: Path, workshop: Path) -> float:
    settings, _ = read_settings(Survey(root).read)
    shell = (root / ".microcred/shell/site/shell/index.html").read_text(encoding="utf-8")
    if settings is None:
        raise RuntimeError("the programme has no settings")
    program, issuer = settings.program.model, settings.issuer.model
    shown = Shown(program, issuer, shell, "benchmark", date(2026, 11, 21))
    shutil.rmtree(workshop, ignore_errors=True)
    site.mkdir()
    os.sync()
    start = time.perf_counter()
    pages, problems = opened(Place(root, site, workshop), shown, found(root))
    with crew() as workers:
        if pages is None or [*problems, *pages.stage(workers)]:
            raise RuntimeError("the ledger of the benchmark has problems")
    pages.publish()
    return time.perf_counter() - start


def _timed_raw(site: Path, files: Sequence[tuple[str, int]]) -> float:
    """Return how long it takes to write files of these names and sizes, and do nothing else."""
    os.sync()
    start = time.perf_counter()
    for top in FOLDERS:
        (site / top).mkdir(parents=True)
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
        file = os.open(f"{site}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(file, data[:size])
        os.close(file)


def show(found: Measured) -> None:
    """Print what was measured."""
    table = Table(title=f"{found.awards:,} awards: {machine()}, Python {sys.version.split()[0]}")
    table.add_column("what")
    table.add_column("", justify="right")
    for what, value in (
        ("pages and data, awards a second", f"{found.ours:,.0f}"),
        ("the same files just written, awards a second", f"{found.raw:,.0f}"),
        ("ours of that", f"{found.ratio:.0%}"),
        ("files", f"{found.files:,}"),
        ("megabytes", f"{found.megabytes:,.0f}"),
        ("cold build, s", f"{found.cold:.1f}"),
        ("nothing changed, s", f"{found.unchanged:.2f}"),
        ("one revoked, s", f"{found.revoked:.2f}"),
        ("files that this rewrote", f"{found.rewritten:,}"),
    ):
        table.add_row(what, value)
    Console(width=120).print(table)


def as_data(found: Measured) -> dict[str, object]:
    """Return what was measured, for a program to read."""
    return asdict(found)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="microcred-bench-") as place:
        count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
        show(measured(Path(place), Path(__file__).parent.parent, count))
