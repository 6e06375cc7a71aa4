"""Time the catalog: cold, nothing changed, one changed, check, search, the first view, and Hugo.

Then signing, beside Node.js and openssl; pages of awards, beside just writing their bytes; what
recognition rules come to; and every report.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks import awards, recognition, reports, signing
from benchmarks.first_view import first_view_bytes
from benchmarks.hugo_site import hugo_site
from benchmarks.measure import Cost, machine, measure
from benchmarks.synthetic import definition, programme

REPOSITORY = Path(__file__).parent.parent
MICROCRED = Path(sys.executable).with_name("microcred")
RUNS_OF_HUGO = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    size: int
    what: str
    cost: Cost | None = None
    note: str = ""


def main() -> None:
    """Run the benchmark and print a table; with --json, write the figures too."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", default="100,1000,10000", help="sizes, separated by commas")
    parser.add_argument("--awards", type=int, default=awards.COUNT, help="how many awards")
    parser.add_argument("--json", type=Path, help="a file to write the figures to")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="microcred-bench-") as folder:
        for size in sizes:
            print(f"measuring {size:,} ...", file=sys.stderr)
            rows += _measured(Path(folder) / str(size), size)
            shutil.rmtree(Path(folder) / str(size))
        print("measuring awards ...", file=sys.stderr)
        ledger = awards.measured(Path(folder), REPOSITORY, given.awards)
    print("measuring signatures ...", file=sys.stderr)
    signed = signing.measured()
    print("measuring recognition rules ...", file=sys.stderr)
    recognised = recognition.measured(recognition.AWARDS, recognition.RULES)
    print("measuring reports ...", file=sys.stderr)
    reported = reports.measured(reports.PEOPLE)
    _show(rows)
    signing.show(signed)
    awards.show(ledger)
    recognition.show(recognised)
    reports.show(reported)
    if given.json:
        more = {
            "signing": signing.as_data(signed),
            "awards": awards.as_data(ledger),
            "recognition": recognition.as_data(recognised),
            "reports": reports.as_data(reported),
        }
        data = {**_as_data(rows), **more}
        given.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def _measured(folder: Path, size: int) -> list[Row]:
    root, site = folder / "programme", folder / "site"
    programme(root, size, REPOSITORY)
    build = (MICROCRED, "build", "--root", root, "--site", site, "--no-search")
    rows = [Row(size, "check", measure((MICROCRED, "check", "--root", root)))]
    cold = measure(build)
    rows.append(Row(size, "cold build", cold, f"{_pages(site):,} pages of HTML"))
    rows.append(Row(size, "nothing changed", measure(build)))
    definition(root, size // 2, edition=1)
    rows.append(Row(size, "one changed", measure(build)))
    rows.append(_first_view(size, site))
    rows += _against_hugo(folder, size, root, site, cold)
    pagefind = (sys.executable, "-m", "pagefind", "--site", site, "--quiet")
    rows.append(Row(size, "search index (Pagefind)", measure(pagefind)))
    return rows


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def _first_view(size: int, site: Path) -> Row:
    found = first_view_bytes(site, "catalog/")
    note = "no browser found: not measured" if found is None else f"{found / 1000:.0f} KB gzip"
    return Row(size, "first view of the catalog", note=note)


def _against_hugo(folder: Path, size: int, root: Path, site: Path, cold: Cost) -> list[Row]:
    """Return Hugo's time on the same files, and ours, each the median of runs in turn."""
    if size != 1000:
        return []
    hugo = shutil.which("hugo")
    if hugo is None:
        return [Row(size, "Hugo", note="not installed: not compared (on Debian: apt install hugo)")]
    content = folder / "hugo"
    hugo_site(root, content)
    theirs, ours = [], [cold]
    for _ in range(RUNS_OF_HUGO):
        shutil.rmtree(folder / "out", ignore_errors=True)
        theirs.append(measure((hugo, "--quiet", "-s", content, "-d", folder / "out")))
        shutil.rmtree(root / ".microcred", ignore_errors=True)
        shutil.rmtree(site, ignore_errors=True)
        command = (MICROCRED, "build", "--root", root, "--site", site, "--no-search")
        ours.append(measure(command))
    other, own = _middle(theirs), _middle(ours[1:])
    ratio = f"ours takes {own.wall / other.wall:.1f} times as long (median of {RUNS_OF_HUGO})"
    return [
        Row(size, "Hugo, same files and pages", other, f"{_pages(folder / 'out'):,} pages of HTML"),
        Row(size, "cold build beside Hugo", own, ratio),
    ]


def _middle(costs: Sequence[Cost]) -> Cost:
    memory = [cost.memory for cost in costs if cost.memory is not None]
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.cpu for cost in costs),
        max(memory, default=None),
    )


def _show(rows: Sequence[Row]) -> None:
    table = Table(title=f"{machine()}, Python {sys.version.split()[0]}, {_today()}")
    for column in ("micro-credentials", "what", "wall s", "CPU s", "memory MB", ""):
        table.add_column(column, justify="left" if column in ("what", "") else "right")
    for row in rows:
        cost = row.cost
        figures = ("", "", "") if cost is None else _figures(cost)
        table.add_row(f"{row.size:,}", row.what, *figures, row.note)
    console = Console(width=120)
    console.print(table)
    if exponent := _exponent(rows):
        console.print(f"The processor time of a cold build grows with exponent {exponent:.2f}.")


def _today() -> date:
    return datetime.now().astimezone().date()


def _figures(cost: Cost) -> tuple[str, str, str]:
    return (
        f"{cost.wall:.2f}",
        f"{cost.cpu:.2f}",
        f"{cost.memory:.0f}" if cost.memory is not None else "",
    )


def _exponent(rows: Sequence[Row]) -> float | None:
    """Return how processor time grows between the two largest sizes: 1 is in proportion."""
    cold = {row.size: row.cost.cpu for row in rows if row.what == "cold build" and row.cost}
    if len(cold) < 2:
        return None
    small, large = sorted(cold)[-2:]
    return math.log(cold[large] / cold[small]) / math.log(large / small)


def _as_data(rows: Sequence[Row]) -> dict[str, object]:
    return {
        "machine": machine(),
        "python": sys.version.split()[0],
        "date": _today().isoformat(),
        "exponent": _exponent(rows),
        "rows": [
            {
                "size": row.size,
                "what": row.what,
                "wall": row.cost and round(row.cost.wall, 3),
                "cpu": row.cost and round(row.cost.cpu, 3),
                "memory": row.cost and row.cost.memory and round(row.cost.memory),
                "note": row.note,
            }
            for row in rows
        ],
    }


if __name__ == "__main__":
    main()
