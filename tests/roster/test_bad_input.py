"""Bad input as a coordinator meets it: all of it told in one run, by line, nobody named."""

from pathlib import Path

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from microcred.cli import cli
from microcred.document import Source
from microcred.roster import FILES, decoded, facts_of
from tests.folder import good, put
from tests.roster.offering import HERON, PILOT, offers
from tests.roster.test_folder import GOOD

ROSTER = """\
id,email,name,organisation,school,mentor,started
k7m2p4,ada@people.example,Ada Invented,heron,north,q8w3r5,2026-09-01
q8w3r5,bo@people.example,Bo Invented,heron,south,k7m2p4,2027-02-29
k7m2p4,cy@people.example,Cy Invented,heron,north,,
z2z2z2,ada@people.example,=cmd|' /C calc'!A0,heron,north,,
r8t5v6,eve@people.example,Eve Invented,heron,,,2026-09-01
"""
APPLICATIONS = """\
series,person,at
pilot,k7m2p4,2026-08-02T08:00:00
pilot,r8t5v6,2026-08-02T08:00:00Z
pilots,r8t5v6,2026-08-02T08:00:00Z
"""


def reported(folder: Path, *words: str) -> tuple[int, str]:
    """Return how `microcred report cohort` exits, and all it says."""
    root = good(folder / "programme")
    put(root, "program/organizations/heron.yml", HERON)
    put(root, "program/cohorts/pilot.yml", PILOT)
    given_ = ("--root", str(root), "--people", str(folder / "people"), "--on", "2026-11-21")
    done = CliRunner().invoke(cli, ["report", "cohort", *given_, *words], prog_name="microcred")
    return done.exit_code, done.stdout + done.stderr


def test_everything_is_told_in_one_run(tmp_path):
    put(tmp_path, "people/roster.csv", ROSTER)
    put(tmp_path, "people/applications.csv", APPLICATIONS)
    put(tmp_path, "people/plans.csv", "person,goal\nr8t5v6,Zoës Ziel\n".encode("cp1252"))
    code, said = reported(tmp_path)
    assert code == 1
    lines = [line for line in said.splitlines() if ".csv:" in line]
    assert lines == [
        "applications.csv:2: D03 `at` is “…”, which is without its distance from UTC",
        "applications.csv:4: D11 there is no series of cohorts pilots here",
        (
            "plans.csv:2: D04 this is not UTF-8 text, but probably Windows-1252 "
            "(in Excel: plain “CSV”)"
        ),
        "roster.csv:3: D03 `started` is “…”, and 2027 has no 29 February",
        "roster.csv:4: P13 the id of k7m2p4 is that of the person on line 2",
        (
            "roster.csv:5: D05 the cell `name` begins as a formula, which a spreadsheet would "
            "work out"
        ),
        (
            "roster.csv:6: D08 no school is recorded for r8t5v6, so no count by school has them "
            "(warning)"
        ),
    ]
    assert "Invented" not in said
    assert "people.example" not in said
    assert "Traceback" not in said


def test_mended_it_is_a_report(tmp_path):
    for name, text in GOOD.items():
        if name in ("roster.csv", "applications.csv"):
            put(tmp_path, f"people/{name}", text)
    code, said = reported(tmp_path, "--table", "cohorts")
    assert code == 0, said
    assert "1 application; 1 seat taken in “Autumn” and nobody waits." in said


def test_a_formula_never_comes_out_of_a_report(tmp_path):
    """What a plan says may begin with anything but a formula; what it came from is refused."""
    put(tmp_path, "people/roster.csv", GOOD["roster.csv"])
    put(tmp_path, "people/plans.csv", "person,goal\nk7m2p4,@SUM(A1:A9)\n")
    code, said = reported(tmp_path)
    assert code == 1
    assert "plans.csv:2: D05 the cell `goal` begins as a formula" in said
    assert "SUM" not in said


def test_a_circle_of_mentors_is_told_once_all_can_be_read(tmp_path):
    text = "id,mentor\nk7m2p4,q8w3r5\nq8w3r5,r8t5v6\nr8t5v6,k7m2p4\n"
    put(tmp_path, "people/roster.csv", text)
    code, said = reported(tmp_path)
    assert code == 1
    circle = "k7m2p4 → q8w3r5 → r8t5v6 → k7m2p4"
    assert f"roster.csv:2: D07 these mentor each other in a circle: {circle}" in said


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FILES), st.text(max_size=300), st.binary(max_size=60), st.booleans())
def test_no_text_is_too_odd_to_be_told_of(name, text, data, headed):
    """Whatever a file holds, there is an answer, and the other files are read."""
    head = GOOD.get(name, "people:\n").partition("\n")[0] + "\n" if headed else ""
    source = decoded(name, head.encode() + text.encode("utf-8", errors="replace") + data)
    other = "awards.csv" if name != "awards.csv" else "meetings.csv"
    sources = {other: Source(other, GOOD[other])}
    if isinstance(source, Source):
        sources[name] = source
    facts = facts_of(sources, offers()).facts
    assert len(facts.earned if other == "awards.csv" else facts.meetings) == 1
