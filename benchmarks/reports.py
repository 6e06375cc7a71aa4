"""Time every report: participants of several numbers, each with fifteen micro-credentials.

`python -m benchmarks.reports`; with --people for other sizes. Each report is a run of `microcred
report NAME --format json` on a programme and a private folder on the disk, so that reading both is
part of what is measured. It prints a table, and the exponent of the time over the participants.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from benchmarks.measure import machine, measure
from microcred.model.identity import timestamp
from microcred.reports import REPORTS

PEOPLE: Final = (1_250, 2_500, 5_000)
EACH: Final = 15
SCHOOLS: Final = 50
LIMIT: Final = 10.0
"""Seconds that a report may take for the largest number."""
TODAY: Final = date(2026, 11, 21)
MICROCRED: Final = Path(sys.executable).with_name("microcred")
SKILLS: Final = tuple(f"skill-{number:02}" for number in range(EACH))


@dataclass(frozen=True, slots=True)
class Took:
    """How long a report took, in seconds of wall and of processor, and its peak memory in MB."""

    report: str
    people: int
    seconds: float
    processor: float
    memory: float | None


def measured(sizes: Sequence[int]) -> list[Took]:
    """Return how long each report takes for each number of participants."""
    found: list[Took] = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="microcred-reports-") as folder:
            root, people = Path(folder) / "programme", Path(folder) / "people"
            write(root, people, size)
            _other(root, Path(folder) / "other")
            found += [_measured(name, root, people, size) for name in REPORTS]
    return found


def _measured(name: str, root: Path, people: Path, size: int) -> Took:
    on = ("--on", TODAY.isoformat(), "--format", "json", "--out", people.parent / "out.json")
    beside = ("--with", people.parent / "other") if REPORTS[name].alone else ()
    command = (MICROCRED, "report", name, "--root", root, "--people", people, *on, *beside)
    cost = measure(command)
    return Took(name, size, cost.wall, cost.cpu, cost.memory)


def exponent(found: Sequence[Took]) -> float:
    """Return the slope of processor time over people, both as logarithms, by least squares."""
    xs, ys = [math.log(one.people) for one in found], [math.log(one.processor) for one in found]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


# --- what is measured on ---


def write(root: Path, people: Path, size: int) -> None:
    """Write a programme, and a private folder of so many participants. Always the same ones."""
    for path, text in _programme(size).items():
        file = root / "program" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    people.mkdir()
    for name, head, rows in _tables(size):
        (people / f"{name}.csv").write_text("\n".join([head, *rows, ""]), "utf-8")


def _other(root: Path, target: Path) -> None:
    """Write another programme to compare with: the same under another name."""
    shutil.copytree(root, target)
    settings = target / "program" / "program.yml"
    settings.write_text(settings.read_text("utf-8").replace("Benchmark", "Other"), "utf-8")


def _programme(size: int) -> dict[str, str]:
    schools = ", ".join(f"{{id: school-{n:02}, name: School {n}}}" for n in range(SCHOOLS))
    skills = "".join(
        f"  - {{id: {one}, name: {one}, hours: {{min: 5, max: 9}}, area: literacy}}\n"
        for one in SKILLS
    )
    rule = (
        "name: Rule\nowner: district\nstatus: in-force\neffective: {from: 2023-07-01}\n"
        "source: {text: Made up for a benchmark}\nas_of: 2026-11-21\n"
    )
    return {
        "program.yml": (
            "format: 1\nname: Benchmark\ntagline: Made up\nurl: https://benchmark.example/\n"
            "mode: private\ntime_zone: America/Chicago\nlanguage: en\n"
        ),
        "issuer.yml": "name: Benchmark\nurl: https://benchmark.example/\n",
        "organizations/district.yml": (
            "id: district\nname: District\nkind: district\nparts: [issuer, adopter, recogniser]\n"
            f"first_year_load: 1\nschools: [{schools}]\n"
            f"adopts: [{{catalog: catalog, credentials: [any], since: 2023-07-01}}]\n"
            "needs: [{id: reading, name: Reading, area: literacy, wanted: 5000}]\n"
        ),
        "adopted/catalog.yml": (
            "id: catalog\nname: Catalog\nissuer: district\nsource: {text: Made up}\n"
            f"as_of: 2026-11-21\ncredentials:\n{skills}"
        ),
        "pathways/path.yml": (
            "id: path\nname: Path\norganization: district\nstatus: in-force\ngoal: Made up\n"
            f"requirements: [{{id: all, name: All, at_least: 12, from: [{', '.join(SKILLS)}]}}]\n"
        ),
        "cohorts/year.yml": (
            "id: year\nname: Year\norganization: district\nstatus: in-force\npathway: path\n"
            'applications: {opens: "2023-01-01T00:00:00Z", closes: "2026-12-31T00:00:00Z"}\n'
            "tags: [first-year, veteran]\ncohorts:\n"
            f"  - {{id: one, name: One, seats: {size // 3}, starts: 2023-07-01}}\n"
            f"  - {{id: two, name: Two, seats: {size // 3}, starts: 2024-07-01}}\n"
            "  - {id: rest, name: Rest, seats: everyone, starts: 2025-07-01}\n"
        ),
        "recognition/pay.yml": (
            f"id: pay\n{rule}counts: {{from: [any], at_least: 12, window: {{begins: first-award, "
            'years: 2}}\nrewards: [{kind: pay, amount: "500.00", per: year, permanent: true}]\n'
        ),
        "recognition/renewal.yml": (
            f"id: renewal\n{rule}strand: recertification\ncounts: {{from: [any]}}\n"
            'rewards: [{kind: hours, amount: "5", per: award, toward: renewal}]\n'
        ),
        "recognition/lists.yml": (
            f"id: lists\n{rule}counts: {{from: [any], at_least: 3}}\n"
            "rewards: [{kind: list, list: mentors}]\n"
        ),
    }


def _tables(size: int) -> Iterator[tuple[str, str, Iterator[str]]]:
    yield (
        "roster",
        "id,email,name,organisation,school,stage,tags,mentor,started,shows",
        (_person(n, size) for n in range(size)),
    )
    yield "applications", "series,person,at,tags", (_application(n) for n in range(size))
    yield (
        "awards",
        "person,credential,version,submitted,awarded,revoked,catalog",
        (_award(n, nth) for n in range(size) for nth in range(EACH)),
    )
    yield (
        "work",
        "person,credential,started,submitted,attempts,awarded,hours,before,after,results",
        (_work(n, nth) for n in range(size) for nth in range(EACH)),
    )
    yield "meetings", "mentor,person,on", (_meeting(n, size) for n in range(size))
    yield "plans", "person,goal,credentials", (_plan(n) for n in range(0, size, 3))


def _person(n: int, size: int) -> str:
    tag = "first-year" if n % 4 == 0 else "veteran"
    mentor = f"p{_mentor(n, size):05}" if n % 5 else ""
    shows = "expertise mentors" if n % 3 == 0 else ""
    place = f"district,school-{n % SCHOOLS:02}"
    return f"p{n:05},p{n}@people.example,Person {n},{place},early,{tag},{mentor},2023-08-01,{shows}"


def _mentor(n: int, size: int) -> int:
    """Return who mentors somebody: one of the fifth that has no mentor themselves."""
    return (n * 7 % (size // 5)) * 5


def _application(n: int) -> str:
    at = datetime(2023, 1, 2, tzinfo=UTC) + timedelta(minutes=n * 7919 % 200_000)
    return f"year,p{n:05},{timestamp(at)},{'first-year' if n % 4 == 0 else 'veteran'}"


def _moments(n: int, nth: int) -> tuple[date, datetime, datetime]:
    begun = date(2023, 7, 1) + timedelta(days=(n * 7 + nth * 60) % 1000)
    handed = datetime(begun.year, begun.month, begun.day, 15, tzinfo=UTC) + timedelta(
        days=20 + n % 30
    )
    return begun, handed, handed + timedelta(days=9)


def _award(n: int, nth: int) -> str:
    _, handed, awarded = _moments(n, nth)
    revoked = timestamp(awarded + timedelta(days=30)) if (n + nth) % 100 == 0 else ""
    moments = f"{timestamp(handed)},{timestamp(awarded)},{revoked}"
    return f"p{n:05},{SKILLS[nth]},1.0,{moments},catalog"


def _work(n: int, nth: int) -> str:
    begun, handed, awarded = _moments(n, nth)
    moments = f"{begun},{timestamp(handed)},{1 + n % 3},{timestamp(awarded)}"
    first, second = 1 + n % 2, (n + nth) % 3
    measures = f"{4 + n % 9},{20 + n % 30},{25 + n % 40},pauses={first} questions={second}"
    return f"p{n:05},{SKILLS[nth]},{moments},{measures}"


def _meeting(n: int, size: int) -> str:
    day = date(2024, 9, 1) + timedelta(days=n % 300)
    return f"p{_mentor(n, size):05},p{n:05},{day}"


def _plan(n: int) -> str:
    return f"p{n:05},Goal {n},{SKILLS[n % EACH]} {SKILLS[(n + 4) % EACH]}"


# --- the figures ---


def as_data(found: Sequence[Took]) -> dict[str, Any]:
    """Return the figures as plain values."""
    by_report = _by_report(found).items()
    grown = {name: round(exponent(each), 2) for name, each in by_report if len(each) > 1}
    return {"limit": LIMIT, "exponents": grown, "reports": [asdict(one) for one in found]}


def _by_report(found: Sequence[Took]) -> dict[str, list[Took]]:
    return {name: [one for one in found if one.report == name] for name in REPORTS}


def show(found: Sequence[Took]) -> None:
    """Print a table of the figures, and whether every report is within the limit."""
    title = f"Reports, {EACH} micro-credentials each; seconds, and those of processor"
    table = Table(title=f"{title} ({machine()})")
    sizes = sorted({one.people for one in found})
    for name in ("report", *(f"{size:,} people" for size in sizes), "memory MB", "exponent"):
        table.add_column(name, justify="left" if name == "report" else "right")
    for name, each in _by_report(found).items():
        memory = max((one.memory for one in each if one.memory is not None), default=None)
        grown = f"{exponent(each):.2f}" if len(each) > 1 else ""
        ordered = sorted(each, key=lambda one: one.people)
        seconds = [f"{one.seconds:.1f} ({one.processor:.1f})" for one in ordered]
        table.add_row(name, *seconds, "" if memory is None else f"{memory:,.0f}", grown)
    Console(width=110).print(table)
    slowest = max(found, key=lambda one: one.seconds)
    said = "within" if slowest.seconds <= LIMIT else "NOT within"
    print(f"The slowest, {slowest.report}, took {slowest.seconds:.1f} s, {said} {LIMIT:g} s.")


def main() -> None:
    """Run the benchmark; fail where a report takes longer than the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", default=",".join(map(str, PEOPLE)), help="with commas")
    parser.add_argument("--json", type=Path, help="a file to write the figures to")
    given = parser.parse_args()
    found = measured([int(size) for size in given.people.split(",")])
    show(found)
    if given.json:
        given.json.write_text(json.dumps(as_data(found), indent=2) + "\n", encoding="utf-8")
    sys.exit(0 if max(one.seconds for one in found) <= LIMIT else 1)


if __name__ == "__main__":
    main()
