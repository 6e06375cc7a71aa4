"""What reports may know: all that is finished, and a reason where something is not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from microcred.cli import cli
from microcred.reporting import ground
from tests.folder import TODAY, edit, good, put, text_of

RULE, PATHWAY = "program/recognition/mine.yml", "program/pathways/mine.yml"

ORGANISATION = """\
id: your-organisation
name: Heron Schools
kind: district
parts: [adopter, recogniser]
"""


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return good(tmp_path / "programme")


def run(programme: Path, *words: str):
    return CliRunner().invoke(cli, [*words, "--root", str(programme)])


@pytest.fixture
def unfilled(programme: Path) -> Path:
    """Return a programme with two starters that nobody has filled in."""
    for kind in ("recognition", "pathway"):
        assert run(programme, "new", kind, "mine").exit_code == 0
    return programme


def test_drafts_that_nobody_filled_in_stop_no_report(unfilled: Path) -> None:
    found = ground(unfilled, None, TODAY)
    assert found.unread == (PATHWAY, RULE)
    assert found.problems == ()
    assert found.ground is not None
    assert "mine" not in found.ground.offers.pathways
    assert "mine" not in found.ground.offers.rules


@pytest.mark.parametrize("report", ["programme", "payroll", "pathways"])
def test_a_report_says_what_it_left_out(unfilled: Path, report: str) -> None:
    made = run(unfilled, "report", report, "--on", "2026-11-21")
    assert made.exit_code == 0
    assert made.stderr.splitlines() == [
        f"Left out, a draft that still says WRITE: {path}" for path in (PATHWAY, RULE)
    ]
    assert "mine" not in made.stdout


def test_a_rule_in_force_is_never_left_out(unfilled: Path) -> None:
    edit(unfilled, RULE, "status: draft", "status: in-force")
    found = ground(unfilled, None, TODAY)
    assert found.ground is None
    assert found.unread == (PATHWAY,)
    assert {one.path for one in found.problems} == {RULE}


def test_a_draft_that_is_filled_in_and_wrong_is_told(unfilled: Path) -> None:
    text = text_of(unfilled, PATHWAY).replace("WRITE", "Say")
    (unfilled / PATHWAY).write_text(text, encoding="utf-8")
    found = ground(unfilled, None, TODAY)
    assert found.ground is None
    assert {one.path for one in found.problems} == {PATHWAY}


def test_a_draft_that_still_says_write_and_is_right_otherwise_is_told_of(unfilled: Path) -> None:
    home = "program/organizations/your-organisation.yml"
    put(unfilled, home, ORGANISATION)
    found = ground(unfilled, None, TODAY)
    assert found.unread == (PATHWAY,)
    assert found.ground is not None
    assert "mine" in found.ground.offers.rules
