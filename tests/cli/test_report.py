"""`microcred report` as coordinators run it."""

import json
import re
import stat
from pathlib import Path

import pytest

from microcred.reports import REPORTS
from tests.cli.running import run
from tests.folder import good, put
from tests.programmes_run import PROGRAMMES

DAY = ("--on", "2026-11-21")
EXPERTISE = PROGRAMMES / "c29-expertise"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return good(tmp_path / "programme")


def people(root: Path, **tables: str) -> Path:
    folder = root.parent / "people"
    for name, text in tables.items():
        put(folder, f"{name}.csv", text)
    return folder


def report(root: Path, *words: str | Path):
    return run(root, "report", *words)


def test_without_a_name_it_lists_what_there_is(root):
    done = report(root)
    assert done.exit_code == 0
    named = [line.split()[0] for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert named == [*REPORTS, "all"]
    assert all(len(line) <= 100 for line in done.stdout.splitlines())


REFUSED = {
    "a misspelt report": (
        ("expertice",),
        "There is no report `expertice`. Did you mean `expertise`?",
    ),
    "a key that it does not take": (
        ("schools", "--only", "skill=x"),
        "There is no key of --only for this report: `skill`. Known: `school`.",
    ),
    "a key without a value": (("schools", "--only", "school"), "Write --only as KEY=VALUE"),
    "a key twice": (
        ("schools", "--only", "school=a", "--only", "school=b"),
        "--only school is there twice.",
    ),
    "a table that it has not": (
        ("schools", "--table", "coverag"),
        "There is no table of the report schools: `coverag`. Did you mean `coverage`?",
    ),
    "CSV of several tables": (("schools", "--format", "csv"), "CSV is of one table"),
    "all as text": (("all",), "`report all` is a page: add `--format html --out FILE`."),
    "no day": (("schools", "--on", "2026-02-29"), "'2026-02-29' does not match the format"),
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
def test_what_does_not_exist_is_answered_clearly(root, words):
    asked, says = words
    done = report(root, *asked)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in " ".join(done.stderr.split())


def test_nothing_is_reported_of_what_could_not_be_read(root):
    folder = people(root, roster="id,school\np2p2p2,\np2p2p2,\n", awards="person,credential\nx,y\n")
    done = report(root, "schools", "--people", folder)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "roster.csv:3: P13" in done.stderr
    assert "awards.csv:1: D02" in done.stderr
    assert done.stderr.endswith("No report was made of what could not all be read.\n")


def test_a_program_is_told_of_problems_as_json(root):
    folder = people(root, roster="id,school\np2p2p2,\np2p2p2,\n")
    done = report(root, "schools", "--people", folder, "--format", "json")
    assert done.exit_code == 1
    assert [one["code"] for one in json.loads(done.stdout)["problems"]] == ["P13"]


def test_the_private_folder_may_not_lie_in_the_repository(root):
    put(root, "people/roster.csv", "id\np2p2p2\n")
    done = report(root, "schools", "--people", root / "people")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "people:1: D13" in done.stderr


def test_the_page_of_all_reports_is_written_outside_of_the_programme_only(root, tmp_path):
    inside = report(root, "all", *DAY, "--format", "html", "--out", root / "all.html")
    assert inside.exit_code == 2
    assert "tells of people" in inside.stderr
    assert not (root / "all.html").exists()
    out = tmp_path / "all.html"
    done = report(root, "all", *DAY, "--format", "html", "--out", out)
    assert (done.exit_code, done.stdout) == (0, f"wrote {out}\n")
    text = out.read_text("utf-8")
    shown = set(re.findall('<section id="([a-z]+)"', text))
    silent = text.partition("Nothing to tell in ")[2].partition(".</p>")[0].count("“")
    together = {recipe.name for recipe in REPORTS.values() if not recipe.alone}
    assert shown <= together
    assert len(shown) + silent == len(together), "what has nothing to tell is named at least"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_what_cannot_be_written_is_said(root, tmp_path):
    put(tmp_path, "file", "")
    out = tmp_path / "file" / "page.html"
    done = report(root, "schools", "--format", "html", "--out", out)
    assert done.exit_code == 1
    assert "could not be written" in done.stderr
