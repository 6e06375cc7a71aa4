"""Commands that the program names can be typed as they stand, however it was started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from microcred.cli import cli
from microcred.cli.started import started_as
from tests.folder import good

PACKAGE = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Return a folder with a program of our name in it, and another one beside."""
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        program = tmp_path / folder / "microcred"
        program.write_text("#!/bin/sh\n", encoding="utf-8")
        program.chmod(0o755)
    return tmp_path


def test_by_its_name_where_path_has_it(programs):
    here = str(programs / "here")
    assert started_as("microcred", here) == "microcred"
    assert started_as(f"{here}/microcred", here) == "microcred"


def test_by_its_place_where_path_has_another_one_or_none(programs):
    here = f"{programs}/here/microcred"
    assert started_as(here, str(programs / "there")) == here
    assert started_as(here, "") == here
    assert started_as(".venv/bin/microcred", "") == ".venv/bin/microcred"
    assert started_as("my env/bin/microcred", "") == "'my env/bin/microcred'"


def test_as_a_module_of_python():
    assert started_as("/a/microcred/__main__.py") == f"{sys.executable} -m microcred"


def asked(name: str, *words: str) -> str:
    done = CliRunner().invoke(cli, words, prog_name=name)
    return done.stdout + done.stderr


def test_all_that_a_verb_names_is_written_that_way(tmp_path):
    root = str(good(tmp_path / "programme"))
    name = ".venv/bin/microcred"
    assert f"run `{name} check`" in asked(name, "new", "credential", "Another", "--root", root)
    assert f"with `{name} keys new`" in asked(name, "keys", "list", "--root", root)
    out = str(tmp_path / "key")
    assert f"with `{name} keys new`" in asked(name, "keys", "rotate", "--root", root, "--out", out)
    for file in (tmp_path / "programme/credentials").glob("*.md"):
        file.unlink()
    assert f"`{name} new credential" in asked(name, "check", "--root", root)
    assert "`microcred new credential" in asked(name, "check", "--root", root, "--format", "github")


def test_a_word_behind_the_name_that_is_no_verb_is_left_alone(tmp_path):
    root = good(tmp_path / "programme")
    (root / "program/issuer.yml").write_text("name: microcred sample\nurl: nowhere\n")
    said = asked("mc", "check", "microcred sample", "--root", str(root))
    assert "'microcred sample'" in said


def test_from_the_command_line_as_it_is(tmp_path):
    words = [sys.executable, "-m", "microcred", "keys", "list", "--root", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=PACKAGE)
    assert f"`{sys.executable} -m microcred keys new`" in done.stdout
