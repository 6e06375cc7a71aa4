"""docs/coverage.yml and the tests of its rows to docs/coverage.md.

`python -m tests.coverage` writes the page anew; with --check it only says whether it is current.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, NamedTuple

from pydantic import Field

from microcred.document import read_yaml
from microcred.model.base import Line, Model, Text
from tests.programmes_run import ROW

ROOT: Final = Path(__file__).parent.parent
ROWS: Final = "docs/coverage.yml"
PAGE: Final = "docs/coverage.md"
WANTED: Final = (
    *(f"P{number}" for number in range(1, 27)),
    *(f"C{number}" for number in range(1, 45)),
)


class Row(Model):
    """One row. `lacks` is what its test does not show yet."""

    row: Annotated[str, Field(pattern=ROW)]
    source: Annotated[str, Field(pattern="^S[0-4]$", alias="from")]
    says: Line
    shows: Text
    lacks: Text | None = None


class Coverage(Model):
    """docs/coverage.yml."""

    sources: dict[str, Line]
    rows: tuple[Row, ...]


class Found(NamedTuple):
    """A test of a row, and the folders of tests/programmes that it runs."""

    name: str
    file: str
    programmes: tuple[str, ...]


def coverage() -> Coverage:
    """Return what docs/coverage.yml holds."""
    reading = read_yaml(ROWS, (ROOT / ROWS).read_text("utf-8"), Coverage)
    assert reading.document, "\n".join(map(str, reading.problems))
    return reading.document.model


def row_tests() -> list[Found]:
    """Return every test in tests/test_rows_*.py that is named by a row, in order."""
    files = sorted((ROOT / "tests").glob("test_rows_*.py"))
    return sorted(found for file in files for found in _tests(file) if row_of(found.name))


def row_of(test: str) -> str | None:
    """Return the row that a test is named by: P8 for `test_p08_florida_waiting_list`."""
    match = re.match(r"test_([pc])([0-9]{2})_", test)
    return f"{match[1].upper()}{int(match[2])}" if match else None


def page() -> str:
    """Return docs/coverage.md."""
    known = coverage()
    by_row: dict[str | None, list[Found]] = defaultdict(list)
    for found in row_tests():
        by_row[row_of(found.name)].append(found)
    return "\n".join(_lines(known, by_row)) + "\n"


def _tests(file: Path) -> Iterator[Found]:
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            texts = [
                one.value
                for one in ast.walk(node)
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            folders = tuple(one for one in texts if re.fullmatch("[pc][0-9]{2}-[a-z0-9-]+", one))
            yield Found(node.name, file.name, folders)


def _lines(known: Coverage, by_row: Mapping[str | None, list[Found]]) -> Iterator[str]:
    done = sum(row.row in by_row for row in known.rows)
    yield "<!-- Written from docs/coverage.yml by `python -m tests.coverage`: not by hand. -->"
    yield ""
    yield "# What the articles ask for"
    yield ""
    yield (
        "This project grew from five articles. Each fact, wish and worry in them is a row here, in "
        f"our own words, with the tests that show what becomes of it. {done} of {len(known.rows)} "
        "rows have one."
    )
    yield ""
    yield (
        "A test copies a folder of `tests/programmes/`, runs the command line on it and compares "
        "what it prints with what is kept there. `make mutate` alters one number in each folder, "
        "and its test has to fail."
    )
    yield ""
    for key, source in known.sources.items():
        yield f"- {key}: {source}"
    for title, letter in (("Programmes", "P"), ("Process, roles, risks and wishes", "C")):
        yield from (
            "",
            f"## {title}",
            "",
            "| Row | From | What it says | What its tests show | Tests |",
        )
        yield "|---|---|---|---|---|"
        yield from (
            _line(one, by_row.get(one.row, [])) for one in known.rows if one.row[0] == letter
        )


_HEAD: Final = "| Row | From | What it says | What its tests show | Tests |"


def _line(row: Row, found: list[Found]) -> str:
    if not found:
        return f"| {row.row} | {row.source} | {row.says} | – | **not done yet** |"
    shows = f"{row.shows} **Not yet:** {row.lacks}" if row.lacks else row.shows
    names = ", ".join(f"`{one.name}`" for one in found)
    return f"| {row.row} | {row.source} | {row.says} | {shows} | {names} |"


def main(words: list[str]) -> None:
    """Write the page where it differs; with --check, exit with 1 then."""
    file, text = ROOT / PAGE, page()
    if file.is_file() and file.read_text("utf-8") == text:
        return
    if "--check" in words:
        sys.exit(f"{PAGE} is out of date: run `python -m tests.coverage`.")
    file.write_text(text, "utf-8")
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    main(sys.argv[1:])
