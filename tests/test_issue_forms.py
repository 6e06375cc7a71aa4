"""The issue form in a programme's folder: written, and told of when it is not current."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from microcred.bot.form import CONFIG, FORM
from microcred.cli import cli
from microcred.issue_forms import issue_form_problems, issue_forms
from microcred.settings import read_program
from microcred.survey import Survey
from tests.folder import CREDENTIAL, PROGRAM, another, edit, put, text_of
from tests.ledgers import beginnings
from tests.whole import REPOSITORY

TODAY = date(2026, 11, 21)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an open programme in which think-time is released, and nothing else."""
    root = beginnings(tmp_path / "programme")
    edit(root, PROGRAM, "mode: private", "mode: open")
    another(root, "not-released", "Another", "The teacher does something else, for all to see.")
    return root


def codes(root: Path) -> list[str]:
    survey = Survey(root)
    document = read_program(survey.read).document
    found = issue_form_problems(survey, document.model if document else None, TODAY)
    return [f"{one.path} {one.code} {one.severity.value}" for one in found]


def test_what_is_written_lists_what_is_open_and_released(root):
    assert run_form(root) == (0, f"wrote {FORM}\nwrote {CONFIG}\n")
    form = yaml.safe_load(text_of(root, FORM))
    assert form["body"][1]["attributes"]["options"] == ["Think Time (think-time@1.0)"]
    assert codes(root) == []
    assert run_form(root, "--check") == (0, "")


def run_form(root: Path, *words: str) -> tuple[int, str]:
    asked = ["github", "form", "--root", str(root), *words]
    done = CliRunner().invoke(cli, asked, prog_name="microcred")
    return done.exit_code, done.output


def test_without_any_there_is_nothing_to_tell(root):
    assert codes(root) == []


def test_one_that_is_not_current_is_told_of(root):
    run_form(root)
    edit(root, PROGRAM, "evidence_hosts: [drive.google.com]", "evidence_hosts: [box.example]")
    assert codes(root) == [f"{FORM} I09 warning"]
    said = f"Error: out of date: {FORM}. Run this without --check.\n"
    assert run_form(root, "--check") == (1, said)
    assert run_form(root) == (0, f"wrote {FORM}\n")
    edit(root, CREDENTIAL, "status: active", "status: planned")
    assert codes(root) == [f"{FORM} I09 warning"]
    assert run_form(root) == (0, f"removed {FORM}\n")


def test_in_private_mode_it_must_not_be_there(root):
    run_form(root)
    edit(root, PROGRAM, "mode: open", "mode: private")
    assert codes(root) == [f"{FORM} I10 error", f"{CONFIG} I09 warning"]
    assert run_form(root, "--check") == (1, f"Error: must not be there: {FORM}\n")
    assert run_form(root) == (0, f"removed {FORM}\nwrote {CONFIG}\n")
    assert not (root / FORM).exists()
    assert codes(root) == []


def test_a_programme_that_cannot_be_read(root):
    run_form(root)
    put(root, PROGRAM, "mode: [")
    assert codes(root) == []
    code, said = run_form(root)
    assert code == 1
    assert "Nothing was written: program/program.yml cannot be read." in said


def test_a_link_in_its_place_is_not_followed(root, tmp_path):
    put(tmp_path, "secret", "secret")
    (root / ".github/ISSUE_TEMPLATE").mkdir(parents=True)
    (root / FORM).symlink_to(tmp_path / "secret")
    assert codes(root) == [f"{FORM} F06 error"]


def test_ours_is_current():
    survey = Survey(REPOSITORY)
    document = read_program(survey.read).document
    assert document
    for path, text in issue_forms(survey, document.model, TODAY).items():
        file = REPOSITORY / path
        assert (file.read_text(encoding="utf-8") if file.exists() else None) == text
